"""Not-accumulated work: the months of a year, each held against what is programmed in it."""

from collections.abc import Sequence

from sheetgen.measuring.history import History
from sheetgen.model.expectation import Expectation
from sheetgen.model.figure import Gap
from sheetgen.model.formula import Formula
from sheetgen.model.formulas.mean_by_month import MeanByMonth, Month
from sheetgen.model.formulas.read import KnownBefore, Planned
from sheetgen.model.measure import Measure
from sheetgen.model.period import Period
from sheetgen.model.plan import Activity, Item, Programmed
from sheetgen.model.quantities import QUANTITIES

_ACTUAL, _PROGRAMMED = QUANTITIES["actual"], QUANTITIES["programmed"]


def mean_of_months(
    activity: Activity, expectation: Expectation, actual: Measure, history: History
) -> Formula:
    """The mean of the monthly ratios of the months programmed, as far as known (METHOD 4)."""
    return _mean(activity, expectation, expectation.months, actual, history)


def months_before(
    activity: Activity, expectation: Expectation, months: Sequence[Programmed], history: History
) -> Formula:
    """The same of some months before alone."""
    nothing = Measure.of(_ACTUAL, KnownBefore(Gap.NOT_SUBMITTED, ()))
    return _mean(activity, expectation, months, nothing, history)


def _mean(
    activity: Activity,
    expectation: Expectation,
    months: Sequence[Programmed],
    actual: Measure,
    history: History,
) -> Formula:
    this, programmed = expectation.period, expectation.programmed
    return MeanByMonth(
        actual,
        Measure.of(_PROGRAMMED, Planned(programmed.figure, programmed.places)),
        tuple(
            Month(
                each.period,
                actual if each.period == this else actual_before(activity, history, each.period),
                Measure.of(_PROGRAMMED, Planned(each.figure, (each.place,))),
            )
            for each in months
            if each.figure
        ),
        this,
    )


def actual_before(item: Item, history: History, period: Period) -> Measure:
    """What was reported of an item in an earlier period; nobody sent it where none is known."""
    past = history.at(item.code, period)
    known = KnownBefore(past.actual, past.places) if past else KnownBefore(Gap.NOT_SUBMITTED, ())
    return Measure.of(_ACTUAL, known)
