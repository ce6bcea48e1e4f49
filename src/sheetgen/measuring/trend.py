"""Where an item comes from: its progress before, how long it falls, last year's figure, targets.

Each exists only where the periods it needs are known: an absent measure satisfies no rule.
"""

from collections.abc import Callable, Iterator, Sequence
from decimal import Decimal

from sheetgen.language.message import Message, message
from sheetgen.measuring.by_month import months_before
from sheetgen.measuring.history import History
from sheetgen.measuring.progress_of import progress
from sheetgen.model.expectation import Expectation
from sheetgen.model.figure import Value, percent_of
from sheetgen.model.formula import Formula, in_signs
from sheetgen.model.formulas.ratio import Difference, Ratio
from sheetgen.model.formulas.read import Found, KnownBefore, Planned
from sheetgen.model.kinds import Aggregation
from sheetgen.model.measure import Measure
from sheetgen.model.period import Period
from sheetgen.model.plan import Activity, Actual, Indicator, Programmed, Target
from sheetgen.model.quantities import QUANTITIES
from sheetgen.model.timetable import Rows

_NONE = Decimal(0)
ProgressAt = Callable[[Period], Value | None]
"""The progress of an earlier due period with its places; None where it is not known."""


def trend_measures(
    expectation: Expectation,
    actual: Measure,
    now: Measure,
    history: History,
    before: ProgressAt,
) -> Iterator[Measure]:
    """What earlier periods say beside this one's actual and progress."""
    yield from _of_progress(expectation, now, before)
    yield from _of_last_year(expectation, actual, history)


def _of_progress(
    expectation: Expectation, judged: Measure, before: ProgressAt
) -> Iterator[Measure]:
    """The progress of the due period before, and for how many periods in a row it falls."""
    known = _back(expectation, before)
    last = next(known, None)
    if last is None:
        return
    how = message("progress of the due period before")
    measured = _found("progress_before", last, how)
    yield measured
    if isinstance(judged.figure, Decimal):
        if isinstance(last.figure, Decimal):
            yield Measure.of(QUANTITIES["progress_change"], Difference(judged, measured))
        falling = [Value(judged.figure, judged.places)]
        earlier: Value | None = last
        while earlier is not None and _is_below(falling[-1], earlier):
            falling.append(earlier)
            earlier = next(known, None)
        falls = len(falling) - 1
        read = Value(Decimal(falls), tuple(p for each in falling for p in each.places))
        yield _found("periods_falling", read, message("due periods in a row below the one before"))


def _is_below(later: Value, earlier: Value) -> bool:
    figures = (later.figure, earlier.figure)
    return all(isinstance(each, Decimal) for each in figures) and figures[0] < figures[1]  # type: ignore[operator]  # both are figures


def _back(expectation: Expectation, before: ProgressAt) -> Iterator[Value]:
    """The progress of the due periods before, the latest first, as far as it is known."""
    for at in expectation.due_before:
        found = before(at)
        if found is None:
            return
        yield found


def _of_last_year(expectation: Expectation, actual: Measure, history: History) -> Iterator[Measure]:
    """The figure of the same month of the year before, and by how much this one differs."""
    at = expectation.period
    known = history.at(expectation.item.code, Period(at.year - 1, at.month))
    if known is None or not isinstance(known.actual, Decimal):
        return
    last = Value(known.actual, known.places)
    how = message("{actual} of the same month of last year")
    before = _found("actual_last_year", last, how, actual=actual)
    yield before
    if isinstance(actual.figure, Decimal) and known.actual > _NONE:
        change = percent_of(actual.figure - known.actual, known.actual)
        yield _found(
            "year_change",
            Value(change, (*actual.places, *known.places)),
            in_signs("({actual} − {before}) / {before} × 100"),
            actual=actual,
            before=before,
        )


def indicator_before(indicator: Indicator, targets: Rows[Target], history: History) -> ProgressAt:
    """Tipo I of earlier periods, against the targets of then."""

    def before(at: Period) -> Value | None:
        known, target = history.at(indicator.code, at), targets.of_period(at)
        if known is None or target is None:
            return None
        if not isinstance(known.actual, Decimal) or not isinstance(target.figure, Decimal):
            return None
        return _known(
            progress(indicator, known.actual, target.figure, known.places, (target.place,))
        )

    return before


def activity_before(activity: Activity, expectation: Expectation, history: History) -> ProgressAt:
    """What was executed of what was programmed to date, in the earlier months of the same year."""

    def before(at: Period) -> Value | None:
        known = history.at(activity.code, at)
        months = [each for each in expectation.months if each.period <= at and each.figure]
        if at.year != expectation.period.year or not months:
            return None
        if activity.aggregation is Aggregation.NOT_ACCUMULATED:
            return _known(months_before(activity, expectation, months, history))
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
    executed = Measure.of(QUANTITIES["actual"], KnownBefore(known.actual, known.places))
    due = tuple(each.place for each in counted)
    return _known(Ratio(executed, Measure.of(QUANTITIES["programmed"], Planned(programmed, due))))


def _known(formula: Formula) -> Value | None:
    """What a formula gives, where that is a figure."""
    figure = formula.figure
    return Value(figure, formula.places) if isinstance(figure, Decimal) else None


def _found(name: str, value: Value, how: Message, **named: Measure) -> Measure:
    places = tuple(dict.fromkeys(value.places))
    return Measure.of(QUANTITIES[name], Found(value.figure, places, how, tuple(named.items())))
