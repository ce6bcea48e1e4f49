"""From what the offices said to measured items, one for each item of the plan."""

from sheetgen.measuring.execution import measure_activity, measure_product
from sheetgen.measuring.history import History
from sheetgen.measuring.progress import measure_indicator
from sheetgen.measuring.said import Said
from sheetgen.model.expectation import Expectation
from sheetgen.model.measure import MeasuredItem
from sheetgen.model.observation import Observation
from sheetgen.model.period import Period
from sheetgen.model.plan import Indicator, Kind, Plan, Target


def measure(
    plan: Plan,
    period: Period,
    expectations: tuple[Expectation, ...],
    observations: tuple[Observation, ...],
    history: History,
) -> tuple[MeasuredItem, ...]:
    """Every item of the plan with its measures, in the order of the plan.

    ``observations`` are those of this plan and period; an item nobody spoke of is measured too.
    Products come after the activities they follow from, and return to their own position.
    """
    said = Said.of(observations)
    targets = _by_code(plan.targets)
    elements = {element.code: element for element in plan.elements}
    measured: dict[str, MeasuredItem] = {}
    for each in sorted(expectations, key=lambda each: each.item.kind is Kind.PRODUCT):
        item = each.item
        if isinstance(item, Indicator):
            found = measure_indicator(item, each, said, history, targets, period)
        elif item.kind is Kind.PRODUCT:
            element = elements[item.element]
            found = measure_product(item, each, element, measured, said, history)
        else:
            found = measure_activity(item, each, said, history)
        measured[item.code] = found
    return tuple(measured[each.item.code] for each in expectations)


def _by_code(targets: tuple[Target, ...]) -> dict[str, tuple[Target, ...]]:
    by_code: dict[str, tuple[Target, ...]] = {}
    for target in targets:
        by_code[target.code] = (*by_code.get(target.code, ()), target)
    return by_code
