"""Physical and financial execution of activities and products (METHOD 4)."""

from collections.abc import Iterator
from decimal import Decimal
from functools import cache

from sheetgen.language.message import Message, message
from sheetgen.measuring.against_past import odd
from sheetgen.measuring.by_month import mean_of_months
from sheetgen.measuring.figure_oddities import odd_measures, unprogrammed
from sheetgen.measuring.following import derived, derived_before
from sheetgen.measuring.history import History
from sheetgen.measuring.money_oddities import doubted_money, too_much
from sheetgen.measuring.slipped_scale import odd_money
from sheetgen.measuring.standing import Said
from sheetgen.measuring.trend import activity_before, trend_measures
from sheetgen.model.expectation import Expectation
from sheetgen.model.figure import HUNDRED, Gap, Value, percent_of
from sheetgen.model.formulas.ratio import Difference, Ratio
from sheetgen.model.formulas.read import KnownBefore, Planned
from sheetgen.model.formulas.sums import LessSum, SumByMonth, SumOf
from sheetgen.model.kinds import Aggregation
from sheetgen.model.measure import Measure, MeasuredItem, quantities_of
from sheetgen.model.period import december
from sheetgen.model.plan import Activity
from sheetgen.model.quantities import QUANTITIES
from sheetgen.model.role import BUDGET, MONEY, SPENT
from sheetgen.model.rollup import Rollup

_ACTUAL, _PROGRAMMED = QUANTITIES["actual"], QUANTITIES["programmed"]


def measure_activity(
    activity: Activity, expectation: Expectation, said: Said, history: History
) -> MeasuredItem:
    """The measures of an activity, or of a product that its office reports."""
    actual = said.measure(activity, "actual")
    pim = said.measure(activity, BUDGET)
    accrued = said.measure(activity, SPENT)
    measures = execution(activity, expectation, actual, pim, accrued, history)
    return MeasuredItem(
        item=activity,
        period=expectation.period,
        due=expectation.due,
        measures=(
            *measures,
            *said.differences(activity),
            *odd_measures(expectation, actual, measures[0], history),
            *odd_money(activity, pim, accrued, history),
            *doubted_money(activity, expectation, pim, accrued, history),
            *trend_measures(
                expectation,
                actual,
                next(each for each in measures if each.name == "progress"),
                history,
                activity_before(activity, expectation, history),
            ),
        ),
        notes=said.notes(activity),
    )


def measure_product(
    product: Activity,
    expectation: Expectation,
    own: tuple[MeasuredItem, ...],
    same: MeasuredItem | None,
    said: Said,
    history: History,
    rollup: Rollup = Rollup.NONE,
) -> MeasuredItem:
    """The measures of a product: reported, or following from its activities as declared.

    Money of a product that is not reported is the exact sum of its activities; of a reported one,
    the differences from those sums are measures of their own. ``own`` are the activities of its
    element; ``same`` is the item it repeats (rollup same-as).
    """
    if product.reported:
        reported = measure_activity(product, expectation, said, history)
        differences = tuple(_difference(reported, own, name) for name in MONEY)
        return MeasuredItem(
            item=product,
            period=expectation.period,
            due=expectation.due,
            measures=(
                *reported.measures,
                *(each for each in differences if each),
                *(_outside(reported, own) if rollup.counts_once else ()),
            ),
            notes=reported.notes,
        )
    actual = derived(product, own, same, rollup)
    known = derived_before(product, own, same, rollup, history, expectation.period.year)
    pim, accrued = _sum(BUDGET, own), _sum(SPENT, own)
    return MeasuredItem(
        item=product,
        period=expectation.period,
        due=expectation.due,
        measures=execution(product, expectation, actual, pim, accrued, known),
        notes=(),
    )


def execution(
    activity: Activity,
    expectation: Expectation,
    actual: Measure,
    pim: Measure,
    accrued: Measure,
    history: History,
) -> tuple[Measure, ...]:
    """Goal, executed, physical, progress, money, financial and lag, each with its cells."""
    goal = _planned("target", expectation.target)
    executed = _executed(activity, expectation, actual, history)
    physical = Measure.of(QUANTITIES["physical"], Ratio(executed or actual, goal))
    financial = Measure.of(QUANTITIES["financial"], Ratio(accrued, pim))
    return (
        goal,
        actual,
        *([_planned("programmed", expectation.programmed)] if expectation.scheduled else []),
        *([] if executed is None else [executed]),
        physical,
        measure_progress(activity, expectation, actual, history),
        pim,
        accrued,
        financial,
        Measure.of(QUANTITIES["lag"], Difference(financial, physical)),
        *_ahead_of_due(activity, expectation, physical, financial),
        *unprogrammed(activity, expectation, actual),
        *too_much(pim, accrued),
        *_schedule_gap(activity, expectation),
    )


def _executed(
    activity: Activity, expectation: Expectation, actual: Measure, history: History
) -> Measure | None:
    """What was executed to date where the office is asked for the month alone, else None.

    Not-accumulated work adds up over the months of the year that are known (METHOD 4).
    """
    if activity.aggregation is not Aggregation.NOT_ACCUMULATED:
        return None
    before = tuple(
        Measure.of(_ACTUAL, KnownBefore(each.actual, each.places))
        for each in history.in_year(activity.code, expectation.period.year)
        if isinstance(each.actual, Decimal)
    )
    return Measure.of(QUANTITIES["executed"], SumByMonth(actual, before))


def _planned(name: str, value: Value) -> Measure:
    return Measure.of(QUANTITIES[name], Planned(value.figure, value.places))


def measure_progress(
    activity: Activity, expectation: Expectation, actual: Measure, history: History
) -> Measure:
    """The percentage judged: against what is programmed to date, or the goal in December."""
    quantity = QUANTITIES["progress"]
    if not expectation.scheduled:
        executed = _executed(activity, expectation, actual, history)
        goal = _planned("target", expectation.target)
        standing = None if expectation.due else Gap.NOT_DUE
        return Measure.of(quantity, Ratio(executed or actual, goal), standing)
    if activity.aggregation is Aggregation.NOT_ACCUMULATED:
        return Measure.of(quantity, mean_of_months(activity, expectation, actual, history))
    return Measure.of(quantity, Ratio(actual, _planned("programmed", expectation.programmed)))


def _ahead_of_due(
    activity: Activity, expectation: Expectation, physical: Measure, financial: Measure
) -> Iterator[Measure]:
    """Points of the goal done beyond both what is paid and, before December, what is due.

    The year's money is due when the year closes; until then work that follows its schedule is paid
    at the pace of its money. Work beyond the goal has no money that it could be ahead of. Where
    nothing is due yet, there is none.
    """
    done, paid, goal = physical.figure, financial.figure, expectation.target.figure
    if isinstance(done, Gap) or isinstance(paid, Gap) or isinstance(goal, Gap):
        return
    at = expectation.period
    words = {"physical": physical.quantity.word, "financial": financial.quantity.word}
    planned = [each for each in expectation.months if each.figure]
    places = [place for each in (physical, financial) for place in each.places]
    if at == december(at.year):
        if expectation.scheduled and not planned:
            return
        how = message("least of {physical} and 100, less {financial}", **words)
    elif planned:
        due = sum((each.figure for each in planned), Decimal(0))
        if activity.aggregation is Aggregation.LAST_VALUE:
            due = planned[-1].figure
        paid = max(paid, percent_of(due, goal))
        places += [each.place for each in planned]
        how = _beside_programmed(**words)
    else:
        return
    yield odd("advance_due", min(done, HUNDRED) - paid, how, places)


@cache
def _beside_programmed(physical: Message, financial: Message) -> Message:
    return message(
        "least of {physical} and 100, less the largest of {financial} and {programmed} / {goal}"
        " × 100",
        programmed=_PROGRAMMED.word,
        goal=QUANTITIES["target"].word,
        physical=physical,
        financial=financial,
    )


def _schedule_gap(activity: Activity, expectation: Expectation) -> Iterator[Measure]:
    """How much of the goal no month of the year programs, told when the year closes."""
    goal, months = expectation.target.figure, expectation.months
    december_now = expectation.period == december(expectation.period.year)
    if not december_now or not months or isinstance(goal, Gap):
        return
    made = sum((each.figure for each in months), Decimal(0))
    if activity.aggregation is Aggregation.LAST_VALUE:
        made = next((each.figure for each in reversed(months) if each.figure), Decimal(0))
    how = message("{goal} − what the year programs", goal=QUANTITIES["target"].word)
    yield odd("schedule_gap", goal - made, how, [activity.goal_place, *(m.place for m in months)])


def _outside(product: MeasuredItem, own: tuple[MeasuredItem, ...]) -> Iterator[Measure]:
    """How far a total counted once lies outside the largest of its parts and their sum."""
    total, *quantities = quantities_of((product, *own))
    units = {each.item.unit_name for each in (product, *own)}
    parts = [each for each in quantities if each is not None]
    known = [each.figure for each in parts if isinstance(each.figure, Decimal)]
    if total is None or not isinstance(total.figure, Decimal) or not known or len(units) != 1:
        return
    over = total.figure - sum(known) if len(known) == len(own) else Decimal(0)
    figure = max(over, max(known) - total.figure, Decimal(0))
    how = message("distance of {actual} from [largest part, sum of the parts]", actual=_ACTUAL.word)
    places = [place for each in parts for place in each.places]
    yield odd("outside_parts", figure, how, total.places, places)


def _sum(name: str, own: tuple[MeasuredItem, ...]) -> Measure:
    """A measure over a product's activities, added up; unknown where one is unknown."""
    quantity = QUANTITIES[name]
    parts = tuple(each for item in own if (each := item.measure(name)) is not None)
    codes = tuple(item.item.code for item in own)
    return Measure.of(quantity, SumOf(quantity, parts, codes))


def _difference(product: MeasuredItem, own: tuple[MeasuredItem, ...], name: str) -> Measure | None:
    """A reported product's money less the sum of its activities; None where either is unknown."""
    reported, total = product.measure(name), _sum(name, own)
    if reported is None or isinstance(reported.figure, Gap) or isinstance(total.figure, Gap):
        return None
    return Measure.of(QUANTITIES[f"{name}_difference"], LessSum(reported, total))
