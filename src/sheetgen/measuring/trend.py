"""Where an item comes from: its progress before, how long it falls, last year's figure, targets.

Each exists only where the periods it needs are known: an absent measure satisfies no rule.
"""

from collections.abc import Callable, Iterator, Sequence
from decimal import Decimal
from itertools import pairwise

from sheetgen.measuring.history import History
from sheetgen.model.expectation import Expectation
from sheetgen.model.figure import Value, percent_of, quotient
from sheetgen.model.measure import Measure
from sheetgen.model.period import Period
from sheetgen.model.place import Place
from sheetgen.model.plan import Activity, Actual, Aggregation, Indicator, Programmed, Target

_NONE = Decimal(0)
ProgressAt = Callable[[Period], Value | None]
"""The progress of an earlier due period with its places; None where it is not known."""
Held = Callable[[Indicator, Decimal, Decimal], Decimal | None]
"""An indicator's progress tipo I of an actual against a target; None where there is none."""


def trend_measures(
    expectation: Expectation,
    actual: Measure,
    progress: Measure,
    history: History,
    before: ProgressAt,
) -> Iterator[Measure]:
    """What earlier periods say beside this one's actual and progress."""
    yield from _of_progress(expectation, progress, before)
    yield from _of_last_year(expectation, actual, history)


def _of_progress(
    expectation: Expectation, progress: Measure, before: ProgressAt
) -> Iterator[Measure]:
    """The progress of the due period before, and for how many periods in a row it falls."""
    found = list(_back(expectation, before))
    if not found:
        return
    (_, last), *_ = found
    yield _measure("progress_before", last, "percent", "progress of the due period before")
    if isinstance(progress.figure, Decimal):
        now = Value(progress.figure, progress.places)
        line = [now, *(value for _, value in found)]
        falls = 0
        for later, earlier in pairwise(line):
            if not _is_below(later, earlier):
                break
            falls += 1
        read = Value(Decimal(falls), tuple(p for each in line[: falls + 1] for p in each.places))
        yield _measure(
            "periods_falling", read, "count", "due periods in a row below the one before"
        )


def _is_below(later: Value, earlier: Value) -> bool:
    figures = (later.figure, earlier.figure)
    return all(isinstance(each, Decimal) for each in figures) and figures[0] < figures[1]  # type: ignore[operator]  # both are figures


def _back(expectation: Expectation, before: ProgressAt) -> Iterator[tuple[Period, Value]]:
    """The due periods before, the latest first, as far as their progress is known."""
    for at in expectation.due_before:
        found = before(at)
        if found is None:
            return
        yield at, found


def _of_last_year(expectation: Expectation, actual: Measure, history: History) -> Iterator[Measure]:
    """The figure of the same month of the year before, and by how much this one differs."""
    at = expectation.period
    known = history.at(expectation.item.code, Period(at.year - 1, at.month))
    if known is None or not isinstance(known.actual, Decimal):
        return
    last = Value(known.actual, known.places)
    yield _measure("actual_last_year", last, "item", "actual of the same month of last year")
    if isinstance(actual.figure, Decimal) and known.actual > _NONE:
        change = percent_of(actual.figure - known.actual, known.actual)
        yield _measure(
            "year_change",
            Value(change, (*actual.places, *known.places)),
            "percent",
            "(actual - actual_last_year) / actual_last_year * 100",
        )


def target_trend(targets: Sequence[Target], target: Measure, period: Period) -> Iterator[Measure]:
    """The last target before this period's, and by how much this one differs from it.

    Of a target that was changed within its own period nothing is known here.
    """
    earlier = [each for each in targets if each.period < period]
    last = max(earlier, key=lambda each: each.period, default=None)
    if last is None or not isinstance(last.figure, Decimal):
        return
    yield _measure("target_before", Value(last.figure, (last.place,)), "item", "planned")
    if isinstance(target.figure, Decimal):
        change = Value(target.figure - last.figure, (*target.places, last.place))
        yield _measure("target_change", change, "item", "target - target_before")


def indicator_before(
    indicator: Indicator, targets: Sequence[Target], history: History, held: Held
) -> ProgressAt:
    """Tipo I of earlier periods, against the targets of then."""
    by_period = {each.period: each for each in targets}

    def before(at: Period) -> Value | None:
        known, target = history.at(indicator.code, at), by_period.get(at)
        if known is None or target is None:
            return None
        if not isinstance(known.actual, Decimal) or not isinstance(target.figure, Decimal):
            return None
        figure = held(indicator, known.actual, target.figure)
        return None if figure is None else Value(figure, (*known.places, target.place))

    return before


def activity_before(activity: Activity, expectation: Expectation, history: History) -> ProgressAt:
    """What was executed of what was programmed to date, in the earlier months of the same year."""

    def before(at: Period) -> Value | None:
        known = history.at(activity.code, at)
        months = [each for each in expectation.months if each.period <= at and each.figure]
        if at.year != expectation.period.year or not months:
            return None
        if activity.aggregation is Aggregation.NOT_ACCUMULATED:
            return _mean_of_months(activity, months, history)
        if known is None or not isinstance(known.actual, Decimal):
            return None
        return _to_date(activity, months, known)

    return before


def _to_date(activity: Activity, months: Sequence[Programmed], known: Actual) -> Value | None:
    if not isinstance(known.actual, Decimal):
        return None
    adds = activity.aggregation is Aggregation.ACCUMULATED
    counted = months if adds else months[-1:]
    programmed = sum((each.figure for each in counted), _NONE)
    places = (*known.places, *(each.place for each in counted))
    return Value(percent_of(known.actual, programmed), places)


def _mean_of_months(
    activity: Activity, months: Sequence[Programmed], history: History
) -> Value | None:
    ratios: list[Decimal] = []
    places: list[Place] = []
    for month in months:
        known = history.at(activity.code, month.period)
        if known is not None and isinstance(known.actual, Decimal):
            ratios.append(known.actual / month.figure)
            places += (*known.places, month.place)
    if not ratios:
        return None
    mean = quotient(sum(ratios, _NONE) * 100, Decimal(len(ratios)))
    return Value(mean, tuple(places))


def _measure(name: str, value: Value, unit: str, formula: str) -> Measure:
    return Measure(
        name=name,
        figure=value.figure,
        unit=unit,
        formula=formula,
        places=tuple(dict.fromkeys(value.places)),
    )
