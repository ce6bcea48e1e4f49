"""Progress of an indicator: tipo I against the target, tipo II from the baseline (METHOD 2, 3)."""

from decimal import Decimal

from sheetgen.measuring.by_month import actual_before
from sheetgen.measuring.figure_oddities import baseline_of, odd_measures
from sheetgen.measuring.history import History
from sheetgen.measuring.standing import Said
from sheetgen.measuring.trend import indicator_before, trend_measures
from sheetgen.model.expectation import Expectation
from sheetgen.model.figure import Gap
from sheetgen.model.formula import Formula
from sheetgen.model.formulas.against_target import AgainstTarget, FromBaseline
from sheetgen.model.formulas.read import Planned
from sheetgen.model.formulas.sums import SumsRatio
from sheetgen.model.kinds import Aggregation
from sheetgen.model.measure import Measure, MeasuredItem
from sheetgen.model.period import Period
from sheetgen.model.plan import Indicator, Target
from sheetgen.model.quantities import QUANTITIES
from sheetgen.model.timetable import Rows

_ACTUAL, _TARGET = QUANTITIES["actual"], QUANTITIES["target"]


def measure_indicator(
    indicator: Indicator,
    expectation: Expectation,
    said: Said,
    history: History,
    targets: Rows[Target],
    period: Period,
) -> MeasuredItem:
    """An indicator's measures: target, actual, baseline, progress and progress_2."""
    actual = said.measure(indicator, "actual")
    target = target_of(expectation)
    baseline = baseline_of(indicator)
    tipo_2 = (
        _accumulated(indicator, actual, history, targets, period)
        if indicator.aggregation is Aggregation.ACCUMULATED
        else from_baseline(indicator, actual, target, baseline)
    )
    tipo_1 = against_target(indicator, expectation, actual, baseline)
    return MeasuredItem(
        item=indicator,
        period=expectation.period,
        due=expectation.due,
        measures=(
            target,
            *yearly_target(expectation),
            actual,
            baseline,
            tipo_1,
            Measure.of(QUANTITIES["progress_2"], tipo_2, _not_due(expectation)),
            *said.differences(indicator),
            *odd_measures(expectation, actual, target, history),
            *trend_measures(
                expectation,
                actual,
                tipo_1,
                history,
                indicator_before(indicator, targets, history),
            ),
        ),
        notes=said.notes(indicator),
    )


def target_of(expectation: Expectation) -> Measure:
    """The target of the period, or the goal of the year."""
    target = expectation.target
    follows = expectation.target_follows
    return Measure.of(_TARGET, Planned(target.figure, target.places, follows))


def yearly_target(expectation: Expectation) -> tuple[Measure, ...]:
    """The year's target, where it is not that of the period."""
    year = expectation.yearly
    if year is None or year.figure == expectation.target.figure:
        return ()
    return (Measure.of(QUANTITIES["target_year"], Planned(year.figure, year.places)),)


def against_target(
    indicator: Indicator, expectation: Expectation, actual: Measure, baseline: Measure
) -> Measure:
    """Tipo I, the progress that is judged."""
    formula = AgainstTarget(indicator, actual, target_of(expectation), baseline)
    return Measure.of(QUANTITIES["progress"], formula, _not_due(expectation))


def _not_due(expectation: Expectation) -> Gap | None:
    return None if expectation.due else Gap.NOT_DUE


def from_baseline(
    indicator: Indicator, actual: Measure, target: Measure, baseline: Measure
) -> Formula:
    """Tipo II of an indicator that is not accumulated (METHOD 3)."""
    permissible = indicator.aggregation.is_permissible
    return FromBaseline(actual, target, baseline, is_defined=not permissible)


def _accumulated(
    indicator: Indicator,
    actual: Measure,
    history: History,
    targets: Rows[Target],
    period: Period,
) -> Formula:
    """Sum of actuals over sum of targets, over the periods that have a target (METHOD 3).

    A past actual that is not known makes the sum unknown: it is never taken for 0.
    """
    due = [t for t in targets if t.period <= period]
    if not any(t.period == period and isinstance(t.figure, Decimal) for t in due):
        return SumsRatio((), (), none=Gap.NO_TARGET, because=(indicator.place,))
    known = [t for t in due if not isinstance(t.figure, Gap)]
    return SumsRatio(
        tuple(
            actual if t.period == period else actual_before(indicator, history, t.period)
            for t in known
        ),
        tuple(Measure.of(_TARGET, Planned(t.figure, (t.place,))) for t in known),
    )
