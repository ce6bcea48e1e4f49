"""What is needed a month from now on, and where the present pace leads by December.

Of figures that add up and of which more is better: what activities executed to date, and indicators
that are to rise and whose values are of their period. The pace is what was done of what was
programmed (of the months gone where nothing is programmed by month). The range is the mean error
of the forecasts that earlier months would have made of where the item stands now; how often such a
forecast is right is told by leaving out each month known and forecasting it by the pace of the
others.
"""

from collections.abc import Callable, Iterator, Sequence
from decimal import Decimal
from functools import cache, partial
from itertools import pairwise

from sheetgen.language.message import Message, message, message_n
from sheetgen.measuring.history import History
from sheetgen.model.expectation import Expectation
from sheetgen.model.figure import HUNDRED, counted
from sheetgen.model.forecasting import WHOLE_YEAR, Forecasting, PlanYear
from sheetgen.model.formula import Formula
from sheetgen.model.formulas.pace import (
    MONTHS,
    AtLeast,
    ByCalendar,
    ByMonths,
    LeftByMonths,
    Scaled,
    places_for,
    shared,
)
from sheetgen.model.formulas.ratio import Ratio
from sheetgen.model.formulas.read import Found, KnownBefore, Planned
from sheetgen.model.formulas.sums import Total
from sheetgen.model.kinds import Aggregation
from sheetgen.model.measure import Measure, MeasuredItem
from sheetgen.model.period import Period, december
from sheetgen.model.place import Place
from sheetgen.model.plan import Activity, Indicator, Target
from sheetgen.model.quantities import QUANTITIES
from sheetgen.model.timetable import Rows
from sheetgen.model.traits import Direction
from sheetgen.records import Struct, replace

_NONE = Decimal(0)


class Point(Struct, frozen=True):
    """A month known: what was done to date, and what was programmed to date."""

    done: Decimal
    due: Decimal
    places: tuple[Place, ...] = ()


class Track(Struct, frozen=True, kw_only=True):
    """An item's way through the year, up to the month that is measured, the last of its points.

    ``goal`` is what is asked by December, ``whole`` what is programmed up to then; ``end``
    forecasts by the pace, where anything is still programmed. ``own`` is told with what is needed,
    ``scale`` with the forecast alone, which of most has too few points to be made.
    """

    goal: Measure
    done: Measure
    points: tuple[Point, ...]
    whole: Decimal
    end: Callable[[], Measure] | None
    own: tuple[Measure, ...] = ()
    scale: Callable[[], tuple[Measure, ...]] = tuple


def pace_measures(
    found: MeasuredItem,
    expectation: Expectation,
    history: History,
    targets: Rows[Target],
    settings: Forecasting,
    year: PlanYear = WHOLE_YEAR,
) -> Iterator[Measure]:
    """What is told of the pace of an item in the months of ``year`` that its plan covers.

    Nothing in December, where its figures do not add, or where less of them is better.
    """
    at = expectation.period
    if at.month == MONTHS or found.item.aggregation is not Aggregation.ACCUMULATED:
        return
    if isinstance(found.item, Indicator):
        if found.item.direction is Direction.DESCENDING:
            return  # nothing is needed of what should be less
        track = _of_indicator(found, expectation, history, targets)
    else:
        track = _of_activity(found, found.item, expectation, history, year)
    if track is None:
        return
    yield from track.own
    goal = track.goal.figure
    shown = places_for(goal) if isinstance(goal, Decimal) else 1
    if isinstance(found.item, Activity):
        gone = at.month - year.before
        yield Measure.of(QUANTITIES["pace_per_month"], ByMonths(track.done, gone, shown))
    left = year.last - at.month
    if left:
        needed = LeftByMonths(track.goal, track.done, left, shown)
        yield Measure.of(QUANTITIES["needed_per_month"], needed)
    else:
        track = replace(track, end=None)
    yield from _forecast(track, settings, shown)
    if isinstance(found.item, Activity):
        yield from _as_last_year(track, found.item, at, history, shown)


def _of_activity(
    found: MeasuredItem,
    activity: Activity,
    expectation: Expectation,
    history: History,
    covered: PlanYear,
) -> Track | None:
    at, year = expectation.period, list(expectation.year.dated)
    goal, done = found.measure("target"), found.measure("actual")
    if goal is None or done is None or not isinstance(done.figure, Decimal):
        return None
    if not isinstance(goal.figure, Decimal) or goal.figure <= _NONE:
        return None

    def due(until: Period) -> Decimal:
        if not expectation.scheduled:
            return Decimal(min(until.month, covered.last) - covered.before)
        due = (figure for period, figure in year if period <= until)
        return sum((each for each in due if isinstance(each, Decimal)), _NONE)

    known = tuple(
        Point(each.actual, due(each.period), each.places)
        for each in history.in_year(activity.code, at.year)
        if isinstance(each.actual, Decimal)
    )
    points = (*known, Point(done.figure, due(at), done.places))
    whole = due(december(at.year))
    shown = places_for(goal.figure)
    programmed = found.measure("programmed")
    track = Track(goal=goal, done=done, points=points, whole=whole, end=None)
    if not expectation.scheduled:
        return replace(
            track,
            end=partial(_end, ByCalendar(done, at.month - covered.before, shown, covered.months)),
        )
    if programmed is None or not whole > points[-1].due > _NONE:
        return track

    @cache
    def for_year() -> Measure:
        of_year = Planned(whole, tuple(each.place for each in expectation.year))
        return Measure.of(QUANTITIES["programmed_year"], of_year)

    return replace(
        track,
        end=lambda: _end(Scaled(done, for_year(), programmed, shown)),
        scale=lambda: (for_year(),),
    )


def _end(formula: Formula) -> Measure:
    return Measure.of(QUANTITIES["forecast_end"], formula)


def _of_indicator(
    found: MeasuredItem, expectation: Expectation, history: History, targets: Rows[Target]
) -> Track | None:
    """Values and targets since the plan began; unknown where the value of a due period is."""
    at, item = expectation.period, found.item
    actual = found.measure("actual")
    upto = (each for each in targets if each.period <= december(at.year))
    asked = sorted(upto, key=lambda each: each.period)
    if actual is None:
        return None
    aims = [Measure.of(QUANTITIES["target"], Planned(each.figure, (each.place,))) for each in asked]
    values: list[Measure] = []
    points: list[Point] = []
    done = due = _NONE
    for target in asked:
        if target.period > at:
            break
        past = history.at(item.code, target.period)
        value = actual
        if target.period < at:
            if past is None:
                return None
            value = Measure.of(QUANTITIES["actual"], KnownBefore(past.actual, past.places))
        if not isinstance(value.figure, Decimal) or not isinstance(target.figure, Decimal):
            return None
        values.append(value)
        done, due = done + value.figure, due + target.figure
        points.append(Point(done, due, value.places))
    if not values:
        return None
    to_date = Measure.of(QUANTITIES["accumulated"], Total(tuple(values)))
    goal = Measure.of(QUANTITIES["accumulated_target"], Total(tuple(aims)))
    whole = goal.figure
    if not isinstance(whole, Decimal) or whole <= _NONE:
        return None
    end: Callable[[], Measure] | None = None
    if whole > due > _NONE:
        reached = Measure.of(QUANTITIES["programmed_year"], Total(tuple(aims[: len(values)])))
        end = partial(_end, Scaled(to_date, goal, reached, places_for(whole)))
    own = (to_date, goal)
    return Track(goal=goal, done=to_date, points=tuple(points), whole=whole, end=end, own=own)


def _forecast(track: Track, settings: Forecasting, shown: int) -> Iterator[Measure]:
    """Where the pace leads with its range, where enough months are known to say so."""
    points = [each for each in track.points if each.due > _NONE]
    places = tuple(dict.fromkeys(at for each in track.points for at in each.places))
    known = Found(counted(len(points)), places, message("months known of the year, this one too"))
    yield Measure.of(QUANTITIES["forecast_points"], known)
    errors = list(errors_of(points))
    if track.end is None or len(points) < settings.points or not errors:
        return
    still = track.whole - points[-1].due
    mean = shared(sum(errors, _NONE) * still, Decimal(len(errors)), shown)
    how = message_n(
        "how far the pace of {n} earlier month was from what followed, for what is still "
        "programmed",
        "mean of how far the pace of {n} earlier months was from what followed, for what is still "
        "programmed",
        len(errors),
    )
    end, goal, done = track.end(), track.goal, track.done
    error = Measure.of(QUANTITIES["forecast_error"], Found(mean, places, how))
    high = Measure.of(QUANTITIES["forecast_high"], Total((end, error)))
    yield from (
        *track.scale(),
        end,
        error,
        Measure.of(QUANTITIES["forecast_low"], AtLeast(end, error, done)),
        high,
        Measure.of(QUANTITIES["forecast_share"], Ratio(end, goal)),
        Measure.of(QUANTITIES["forecast_best"], Ratio(high, goal)),
    )
    right = list(left_out(points, settings.right_within))
    if right:
        how = message("months left out, one at a time, and forecast by the others")
        yield _count("forecast_tried", len(right), places, how)
        how = message(
            "of these, those missed by no more than {within:percentage}",
            within=settings.right_within,
        )
        yield _count("forecast_right", sum(right), places, how)


def _count(name: str, n: int, places: tuple[Place, ...], how: Message) -> Measure:
    return Measure.of(QUANTITIES[name], Found(counted(n), places, how))


def errors_of(points: Sequence[Point]) -> Iterator[Decimal]:
    """For each month before, how far its pace was from that of the months since.

    Of what was programmed: 0.1 is one for every ten.
    """
    now = points[-1] if points else None
    for then in points[:-1]:
        if now is not None and now.due > then.due > _NONE:
            since = (now.done - then.done) / (now.due - then.due)
            yield abs(since - then.done / then.due)


def left_out(points: Sequence[Point], within: Decimal) -> Iterator[bool]:
    """For each month known, whether the pace of the others forecasts it, within a percentage."""
    now = points[-1]
    for before, then in pairwise((Point(_NONE, _NONE), *points)):
        done, due = then.done - before.done, then.due - before.due
        if now.due > due:
            told = before.done + (now.done - done) / (now.due - due) * due
            yield abs(then.done - told) * HUNDRED <= within * abs(then.done)


def _as_last_year(
    track: Track, activity: Activity, at: Period, history: History, shown: int
) -> Iterator[Measure]:
    """Where it leads were the rest of the year as it was last year, where that is known."""
    then = history.at(activity.code, Period(at.year - 1, at.month))
    whole = history.at(activity.code, december(at.year - 1))
    if then is None or whole is None or not isinstance(whole.actual, Decimal):
        return
    if not isinstance(then.actual, Decimal) or not _NONE < then.actual <= whole.actual:
        return
    of_month = Measure.of(QUANTITIES["actual_last_year"], KnownBefore(then.actual, then.places))
    of_year = Measure.of(QUANTITIES["end_last_year"], KnownBefore(whole.actual, whole.places))
    scaled = Scaled(track.done, of_year, of_month, shown)
    end = Measure.of(QUANTITIES["forecast_last_year"], scaled)
    yield end
    yield Measure.of(QUANTITIES["forecast_last_year_share"], Ratio(end, track.goal))
