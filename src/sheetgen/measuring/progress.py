"""Progress of an indicator: tipo I against the target, tipo II from the baseline (METHOD 2, 3)."""

from collections.abc import Mapping
from decimal import Decimal

from sheetgen.measuring.history import History
from sheetgen.measuring.oddities import odd_measures
from sheetgen.measuring.said import Said
from sheetgen.measuring.trend import indicator_before, target_trend, trend_measures
from sheetgen.model.expectation import Expectation
from sheetgen.model.figure import Figure, Gap, first_gap, percent_of
from sheetgen.model.measure import Measure, MeasuredItem
from sheetgen.model.period import Period
from sheetgen.model.place import Place
from sheetgen.model.plan import Aggregation, Indicator, Target
from sheetgen.model.traits import Direction
from sheetgen.model.yardstick import FORMULAS, Way, held, way_at, way_of

_NONE = Decimal(0)


def measure_indicator(
    indicator: Indicator,
    expectation: Expectation,
    said: Said,
    history: History,
    targets: Mapping[str, tuple[Target, ...]],
    period: Period,
) -> MeasuredItem:
    """An indicator's measures: target, actual, baseline, progress and progress_2."""
    actual = said.measure(indicator, "actual", "item")
    target = Measure(
        name="target",
        figure=expectation.target.figure,
        unit="item",
        formula="planned",
        places=expectation.target.places,
    )
    baseline = Measure(
        name="baseline",
        figure=indicator.baseline,
        unit="item",
        formula="planned",
        places=(indicator.baseline_place,),
    )
    tipo_1 = _tipo_1(indicator, expectation.due, (actual, target, baseline))
    measures = [
        target,
        actual,
        baseline,
        tipo_1,
        _tipo_2(indicator, expectation.due, (actual, target, baseline), history, targets, period),
    ]
    difference = said.difference(indicator, "actual")
    mine = targets.get(indicator.code, ())
    return MeasuredItem(
        item=indicator,
        period=expectation.period,
        due=expectation.due,
        measures=(
            *measures,
            *([difference] if difference else []),
            *odd_measures(expectation, actual, target, history),
            *trend_measures(
                expectation,
                actual,
                tipo_1,
                history,
                indicator_before(indicator, mine, history, _held),
            ),
            *target_trend(mine, target, period),
        ),
        notes=said.notes(indicator),
    )


def _tipo_1(indicator: Indicator, due: bool, read: tuple[Measure, Measure, Measure]) -> Measure:  # noqa: FBT001 - a fact of the calendar, not a switch
    actual, target, baseline = read
    figure, formula = progress(indicator, actual.figure, target.figure)
    gap = first_gap(*([] if due else [Gap.NOT_DUE]), figure)
    counted = baseline.places if formula == FORMULAS[Way.FROM_BASELINE] else ()
    return Measure(
        name="progress",
        figure=figure if gap is None else gap,
        unit="percent",
        formula=formula,
        places=(*actual.places, *target.places, *counted),
    )


def progress(indicator: Indicator, actual: Figure, target: Figure) -> tuple[Figure, str]:
    """Tipo I in percent and its formula, or the reason why there is none (METHOD 2).

    The baseline plays a part only below zero, where a ratio does not measure. The permissible pair
    is a cliff: 100 or 0, never a ratio.
    """
    ascending = indicator.direction is Direction.ASCENDING
    gap = first_gap(actual, target, *([Gap.ZERO_TARGET] if ascending and target == _NONE else []))
    if gap is not None or isinstance(actual, Gap) or isinstance(target, Gap):
        return gap or Gap.NOT_COMPUTED, FORMULAS[way_of(indicator)]
    way = way_at(indicator, actual, target)
    return held(way, actual, target, indicator.baseline), FORMULAS[way]


def _held(indicator: Indicator, actual: Decimal, target: Decimal) -> Decimal | None:
    figure, _ = progress(indicator, actual, target)
    return figure if isinstance(figure, Decimal) else None


def _tipo_2(
    indicator: Indicator,
    due: bool,  # noqa: FBT001 - a fact of the calendar, not a switch
    read: tuple[Measure, Measure, Measure],
    history: History,
    targets: Mapping[str, tuple[Target, ...]],
    period: Period,
) -> Measure:
    actual, target, baseline = read
    if indicator.aggregation is Aggregation.ACCUMULATED:
        figure, places = _accumulated(indicator, actual, history, targets, period)
        formula = "sum of actuals / sum of targets * 100"
    else:
        figure = progress_from_baseline(indicator, actual.figure, target.figure, baseline.figure)
        places = tuple(place for measure in read for place in measure.places)
        formula = FORMULAS[Way.FROM_BASELINE]
    gap = first_gap(*([] if due else [Gap.NOT_DUE]), figure)
    return Measure(
        name="progress_2",
        figure=figure if gap is None else gap,
        unit="percent",
        formula=formula,
        places=places,
    )


def progress_from_baseline(
    indicator: Indicator, actual: Figure, target: Figure, baseline: Figure
) -> Figure:
    """Tipo II of an indicator that is not accumulated, in percent (METHOD 3)."""
    gap = first_gap(actual, target, baseline)
    if gap is not None:
        return gap
    if isinstance(actual, Gap) or isinstance(target, Gap) or isinstance(baseline, Gap):
        return Gap.NOT_COMPUTED
    if indicator.aggregation.is_permissible or target == baseline:
        return Gap.NOT_COMPUTED
    return percent_of(actual - baseline, target - baseline)


def _accumulated(
    indicator: Indicator,
    actual: Measure,
    history: History,
    targets: Mapping[str, tuple[Target, ...]],
    period: Period,
) -> tuple[Figure, tuple[Place, ...]]:
    """Sum of actuals over sum of targets, over the periods that have a target (METHOD 3).

    A past actual that is not known makes the sum unknown: it is never taken for 0.
    """
    due = [t for t in targets.get(indicator.code, ()) if t.period <= period]
    if not any(t.period == period and isinstance(t.figure, Decimal) for t in due):
        return Gap.NO_TARGET, (indicator.place,)
    known = [t for t in due if not isinstance(t.figure, Gap)]
    actuals: list[Figure] = []
    places: list[Place] = []
    for each in known:
        past = history.at(indicator.code, each.period)
        if each.period == period:
            actuals.append(actual.figure)
            places += actual.places
        else:
            actuals.append(past.actual if past else Gap.NOT_SUBMITTED)
            places += past.places if past else ()
        places.append(each.place)
    gap = first_gap(*actuals)
    total = sum((t.figure for t in known if isinstance(t.figure, Decimal)), _NONE)
    if gap is None and total <= _NONE:
        gap = Gap.NOT_COMPUTED if total else Gap.ZERO_TARGET  # below zero a ratio does not measure
    if gap is not None:
        return gap, tuple(places)
    reached = sum((each for each in actuals if isinstance(each, Decimal)), _NONE)
    return percent_of(reached, total), tuple(places)
