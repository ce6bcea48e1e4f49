"""From what the offices said to measured items, one for each item of the plan."""

from collections.abc import Collection, Iterator, Sequence

from sheetgen.measuring.execution import measure_activity, measure_product
from sheetgen.measuring.history import History
from sheetgen.measuring.pace import pace_measures
from sheetgen.measuring.progress import measure_indicator
from sheetgen.measuring.revised import revised_measures
from sheetgen.measuring.standing import Said
from sheetgen.model.expectation import Expectation
from sheetgen.model.forecasting import Forecasting, covered
from sheetgen.model.kinds import Kind
from sheetgen.model.measure import Measure, MeasuredItem
from sheetgen.model.observation import Observation
from sheetgen.model.own_figures import OwnFigure, made_by
from sheetgen.model.period import Period
from sheetgen.model.plan import Activity, Element, Indicator, Item, Plan, Target
from sheetgen.model.timetable import Rows
from sheetgen.records import replace


def measure(
    plan: Plan,
    period: Period,
    expectations: tuple[Expectation, ...],
    observations: tuple[Observation, ...],
    history: History,
    figures: tuple[OwnFigure, ...] = (),
    codes: Collection[str] | None = None,
    forecasting: Forecasting | None = None,
) -> tuple[MeasuredItem, ...]:
    """Every item of the plan with its measures, in the order of the plan.

    ``observations`` are those of this plan and period; an item nobody spoke of is measured too.
    ``figures`` are those that forms ask for on their own account; ``codes`` are the items wanted,
    where not all are: what they follow from is measured with them. Nothing is said of where the
    pace leads without ``forecasting``.
    Products come after the activities they follow from, and return to their own position.
    """
    if codes is not None:
        needed = needed_for(plan, codes)
        expectations = tuple(each for each in expectations if each.item.code in needed)
        observations = tuple(each for each in observations if each.code in needed)
    said, year = Said.of(observations), covered(plan, period.year)
    elements = {element.code: element for element in plan.elements}
    measured: dict[str, MeasuredItem] = {}
    own: dict[str, list[MeasuredItem]] = {}
    for each in sorted(expectations, key=lambda each: _after(each.item, elements)):
        item, mine = each.item, _since(plan, each.item)
        if isinstance(item, Indicator):
            found = measure_indicator(item, each, said, history, mine, period)
        elif item.kind is Kind.PRODUCT:
            same = measured.get(elements[item.element].same_as or "")
            activities = tuple(own.get(item.element, ()))
            found = measure_product(
                item, each, activities, same, said, history, elements[item.element].rollup
            )
        else:
            found = measure_activity(item, each, said, history)
            own.setdefault(item.element, []).append(found)
        more = (*_own_measures(found, figures, said), *revised_measures(plan, each))
        if forecasting is not None:
            more = (*more, *pace_measures(found, each, history, mine, forecasting, year))
        measured[item.code] = replace(found, measures=(*found.measures, *more)) if more else found
    wanted = (each.item.code for each in expectations)
    return tuple(measured[code] for code in wanted if codes is None or code in codes)


def _own_measures(
    measured: MeasuredItem, figures: Sequence[OwnFigure], said: Said
) -> Iterator[Measure]:
    """Those of one item; a product that no office reports has none."""
    item = measured.item
    if not figures or (isinstance(item, Activity) and not item.reported):
        return
    by_field = {each.name: each for each in measured.measures}
    for each in figures:
        if item.kind.value not in each.kinds:
            continue
        formula = (
            said.read(item, each.field)
            if each.recipe is None
            else made_by(each.recipe, [by_field[name] for name in each.recipe.of])
        )
        by_field[each.field] = made = Measure.of(each.quantity, formula)
        yield made


def needed_for(plan: Plan, codes: Collection[str]) -> frozenset[str]:
    """What must be measured to measure these items: a product follows from what stands below it."""
    elements = {element.code: element for element in plan.elements}
    products = {
        each.element: elements[each.element].same_as
        for each in plan.activities
        if each.kind is Kind.PRODUCT and each.code in codes
    }
    below = {
        each.code
        for each in plan.activities
        if each.element in products and each.kind is not Kind.PRODUCT
    }
    found = below.union(codes, (code for code in products.values() if code is not None))
    return frozenset(found) if found == set(codes) else needed_for(plan, found)


def _after(item: Item, elements: dict[str, Element]) -> int:
    """Activities and indicators first, then products, last those that repeat another item."""
    if item.kind is not Kind.PRODUCT:
        return 0
    return 2 if elements[item.element].rollup.repeats else 1


def _since(plan: Plan, item: Item) -> Rows[Target]:
    """The targets of an item since the year in which its plan began."""
    mine = plan.targets.of_item(item.code)
    return mine if plan.from_ is None else mine.since(plan.from_.year)
