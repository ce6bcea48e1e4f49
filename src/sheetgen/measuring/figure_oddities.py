"""Measures that ask whether a figure can be right (METHOD 7), beside its plan.

Each exists only where it can be computed and something is due: an absent one satisfies no rule.
"""

from collections.abc import Iterator
from decimal import Decimal
from typing import assert_never

from sheetgen.language.message import message
from sheetgen.measuring.against_past import against_past, odd
from sheetgen.measuring.history import History
from sheetgen.measuring.slipped_scale import odd_scale
from sheetgen.model.expectation import Expectation
from sheetgen.model.formulas.baseline_sense import runs_against_plan
from sheetgen.model.formulas.ratio import Difference, Times
from sheetgen.model.formulas.read import Planned
from sheetgen.model.kinds import Aggregation
from sheetgen.model.measure import Measure
from sheetgen.model.period import december
from sheetgen.model.plan import Activity, Indicator
from sheetgen.model.quantities import QUANTITIES
from sheetgen.model.traits import Direction, Frequency


def odd_measures(
    expectation: Expectation, actual: Measure, target: Measure, history: History
) -> tuple[Measure, ...]:
    """All that can be said of the figure beside its plan and its own past."""
    item = expectation.item
    return (
        *(_beside_plan(item, expectation, actual, target) if isinstance(item, Indicator) else ()),
        *against_past(expectation, actual, history),
        *odd_scale(expectation, actual, history),
    )


def unprogrammed(item: Activity, expectation: Expectation, actual: Measure) -> Iterator[Measure]:
    """What was executed where nothing is programmed: to date, or in the month that is asked."""
    if not expectation.scheduled or not isinstance(actual.figure, Decimal):
        return
    at = expectation.period
    months = [each for each in expectation.months if not item.of_month or each.period == at]
    if not any(each.figure for each in months):
        places = [each.place for each in months] or [item.goal_place]
        how = message("{actual} where nothing is programmed", actual=actual.quantity.word)
        yield odd("unprogrammed", actual.figure, how, actual.places, places)


def _beside_plan(
    item: Indicator, expectation: Expectation, actual: Measure, target: Measure
) -> Iterator[Measure]:
    if not expectation.due:
        return
    whole = expectation.period == december(expectation.period.year)
    if _is_of_a_year(item) and (whole or isinstance(target.figure, Decimal)):
        yield from _beside_baseline(item, actual, target)
    said, aim = actual.figure, target.figure
    if isinstance(said, Decimal) and isinstance(aim, Decimal):
        falling = _is_better_below(item)
        beyond = Difference(target, actual) if falling else Difference(actual, target)
        yield Measure.of(QUANTITIES["distance_from_target"], beyond)
        if said > 0 and aim > 0 and not item.aggregation.is_permissible:
            yield Measure.of(QUANTITIES["scale_ratio"], Times(actual, target))


def _is_better_below(item: Indicator) -> bool:
    """Whether less than the target is better: of what should fall, or may be so much at most."""
    most = item.aggregation is Aggregation.MAXIMUM_PERMISSIBLE
    return most or item.direction is Direction.DESCENDING


def baseline_of(item: Indicator) -> Measure:
    """The baseline that the plan gives."""
    return Measure.of(QUANTITIES["baseline"], Planned(item.baseline, (item.baseline_place,)))


def _is_of_a_year(item: Indicator) -> bool:
    """Whether a figure of one period says of a year what the baseline says of its own.

    What adds up over the year says so of a part of it only.
    """
    parts = item.aggregation is Aggregation.ACCUMULATED
    return not parts or item.frequency is Frequency.ANNUAL


def _beside_baseline(item: Indicator, actual: Measure, target: Measure) -> Iterator[Measure]:
    baseline = baseline_of(item)
    start, said, aim = item.baseline, actual.figure, target.figure
    if isinstance(aim, Decimal) and isinstance(start, Decimal):
        yield Measure.of(QUANTITIES["target_minus_baseline"], Difference(target, baseline))
    # A plan that runs against its own baseline is a question to the plan, not to the office.
    against = runs_against_plan(item, aim)
    if isinstance(said, Decimal) and isinstance(start, Decimal) and not against:
        match item.direction:
            case Direction.ASCENDING:
                better = Difference(actual, baseline)
            case Direction.DESCENDING:
                better = Difference(baseline, actual)
            case Direction.UNDEFINED:
                return
            case _:
                assert_never(item.direction)
        yield Measure.of(QUANTITIES["distance_from_baseline"], better)
