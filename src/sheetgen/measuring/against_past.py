"""Measures of a figure beside its own past (METHOD 7): falls, repeats, gaps in a row, outliers."""

from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from itertools import takewhile
from statistics import median

from sheetgen.language.message import Message, message
from sheetgen.measuring.gaps_in_a_row import missing_in_a_row
from sheetgen.measuring.history import History, Restated
from sheetgen.model.expectation import Expectation
from sheetgen.model.figure import OWED, Figure, Gap, quotient
from sheetgen.model.formulas.read import Found
from sheetgen.model.kinds import Aggregation
from sheetgen.model.measure import Measure
from sheetgen.model.period import Period
from sheetgen.model.place import Place
from sheetgen.model.plan import Activity, Actual, Indicator, Item
from sheetgen.model.quantities import QUANTITIES
from sheetgen.model.role import EXECUTED, SPENT
from sheetgen.model.traits import Unit
from sheetgen.records import Struct

_POINTS = 8
"""A history shorter than this has no outliers (METHOD 7)."""
_TO_DEVIATION = Decimal("1.4826")
"""The median absolute deviation times this estimates a standard deviation."""
_FLOOR = Decimal("0.05")
"""A deviation is at least this share of the median: a flat series is not a strict one."""
_LEAST = {
    Unit.NUMBER: Decimal(1),
    Unit.PERCENT: Decimal(1),
    Unit.SHARE: Decimal(1),
    Unit.RATIO: Decimal("0.01"),
    Unit.INDEX: Decimal("0.1"),
    Unit.SOLES: Decimal(1),
}
"""And at least this: of a history of zeros 5 % is nothing. Activities are counted, by 1."""


_ACTUAL = QUANTITIES["actual"].word
_RESTATED = {EXECUTED: "past_change", SPENT: "past_accrued_change"}
"""What a past figure that changed is called, by its field."""


def odd(name: str, figure: Decimal, how: Message, *places: Iterable[Place]) -> Measure:
    """A measure of an oddity, each of its cells named once; ``how`` says how it was found."""
    at = tuple(dict.fromkeys(place for each in places for place in each))
    return Measure.of(QUANTITIES[name], Found(figure, at, how))


def against_past(
    expectation: Expectation, actual: Measure, history: History
) -> tuple[Measure, ...]:
    """All that the item's earlier figures say of this one."""
    item = expectation.item
    known = history.past(item.code)
    return (
        *(_peak(item, known) if expectation.due else ()),
        *_change(expectation, actual, known),
        *_repeated(expectation, actual, history),
        *(_outlier(expectation, actual, known) if expectation.is_owed else ()),
        *_restated(expectation, history),
        *_missing(expectation, actual, history),
    )


def _peak(item: Item, known: Sequence[Actual]) -> Iterator[Measure]:
    if isinstance(item, Indicator) and item.unit is Unit.SHARE:
        told = [(each.actual, each.places) for each in known if isinstance(each.actual, Decimal)]
        if told:
            peak, places = max(told, key=lambda each: each[0])
            how = message("largest earlier {actual}", actual=_ACTUAL)
            yield odd("past_peak", peak, how, places)


def _change(
    expectation: Expectation, actual: Measure, known: Sequence[Actual]
) -> Iterator[Measure]:
    """Of a figure to date, which is an activity's: an indicator's are of their period."""
    item = expectation.item
    if not isinstance(item, Activity) or item.aggregation is not Aggregation.ACCUMULATED:
        return
    year = [
        (each.actual, each.places)
        for each in known
        if each.period.year == expectation.period.year and isinstance(each.actual, Decimal)
    ]
    if year and isinstance(actual.figure, Decimal):
        last, places = year[-1]
        how = message("{actual} − the last one known of the year", actual=_ACTUAL)
        yield odd("change", actual.figure - last, how, actual.places, places)


def _restated(expectation: Expectation, history: History) -> Iterator[Measure]:
    """The largest difference between a past value and the one that stands over it now.

    Told once: in the due period in which it came, or where nobody noted when that was, in the
    first one after its own.
    """
    news = [
        each
        for each in history.restated.get(expectation.item.code, ())
        if _is_news(each, expectation)
    ]
    for name, quantity in _RESTATED.items():
        found = [
            (abs(stands - was), each)
            for each in news
            if each.field == name
            and isinstance(stands := _figure(each.stands, name), Decimal)
            and isinstance(was := _figure(each.was, name), Decimal)
        ]
        if found:
            figure, each = max(found, key=lambda one: one[0])
            how = message(
                "largest |{figure} that stands − {figure} known before| of a past period: "
                "{period}, in {file}",
                figure=QUANTITIES[name].word,
                period=each.stands.period,
                file=each.stands.source,
            )
            yield odd(quantity, figure, how, each.stands.places, each.was.places)


def _figure(known: Actual, name: str) -> Figure:
    return known.accrued if name == SPENT else known.actual


def _is_news(each: Restated, expectation: Expectation) -> bool:
    """Whether this due period is the first one that could tell it.

    What came before the report of its own month was made changed nothing that was told.
    """
    if expectation.now is None:
        return False
    before = next(iter(expectation.due_before), None)
    if each.arrived is None:
        return before is None or each.was.period >= before
    if each.arrived <= each.was.period:
        return False
    return each.arrived <= expectation.period and (before is None or before < each.arrived)


def steps_before(expectation: Expectation) -> tuple[Period, ...]:
    """The due periods before in which a figure was to be another one, the latest first."""
    at = expectation.period
    return tuple(each.period for each in expectation.calendar if each.is_step and each.period < at)


def _repeated(expectation: Expectation, actual: Measure, history: History) -> Iterator[Measure]:
    """How many due periods just before hold the same figure; nothing where the last is not known.

    Nor where nothing more is programmed in this one.
    """
    if expectation.now is None or not expectation.now.is_step:
        return
    steps = [history.at(expectation.item.code, at) for at in steps_before(expectation)]
    if not steps or steps[0] is None or isinstance(steps[0].actual, Gap):
        return
    if not isinstance(actual.figure, Decimal):
        return
    same = list(takewhile(lambda each: each and each.actual == actual.figure, steps))
    how = message("due periods before with the same {actual}", actual=_ACTUAL)
    places = [place for each in same if each is not None for place in each.places]
    yield odd("months_repeated", Decimal(len(same)), how, actual.places, places)


def _missing(expectation: Expectation, actual: Measure, history: History) -> Iterator[Measure]:
    """How many due periods in a row have no figure for an office's reason, this one included."""
    if expectation.is_owed and actual.figure in OWED:
        gaps = missing_in_a_row(expectation, history)
        places = [place for each in gaps if each is not None for place in each.places]
        how = message("due periods in a row without {actual}", actual=_ACTUAL)
        yield odd("periods_missing", Decimal(len(gaps) + 1), how, actual.places, places)


class _Point(Struct, frozen=True):
    """A figure as a history compares it, and what the plan had in mind for it."""

    figure: Decimal
    planned: Figure
    places: tuple[Place, ...]


def _outlier(
    expectation: Expectation, actual: Measure, known: Sequence[Actual]
) -> Iterator[Measure]:
    """Distance from the median in robust deviations; the tested point is left out (METHOD 7).

    Of a figure to date its increments are compared. What the plan had in mind is no outlier: where
    a schedule or target explains a step, the distance is the one from the plan.
    """
    if not isinstance(actual.figure, Decimal):
        return
    points = _points(expectation, actual, known)
    if len(points) <= _POINTS:
        return
    *before, now = points
    item = expectation.item
    figures = [each.figure for each in before]
    middle = median(figures)
    spread = median(abs(figure - middle) for figure in figures) * _TO_DEVIATION
    unit = item.unit if isinstance(item, Indicator) else Unit.NUMBER
    scale = max(spread, abs(middle) * _FLOOR, _LEAST[unit])
    distance = abs(now.figure - middle)
    if isinstance(now.planned, Decimal):
        distance = min(distance, abs(now.figure - now.planned))
    yield odd(
        "outlier_score",
        quotient(distance, scale),
        message(
            "least of |{actual} − median| and |{actual} − planned| / largest of 1.4826 × MAD, 5 % "
            "of the median and the unit",
            actual=_ACTUAL,
        ),
        now.places,
        *(each.places for each in before),
    )


def _points(expectation: Expectation, actual: Measure, known: Sequence[Actual]) -> list[_Point]:
    """The figures to compare, this one last; none where this one cannot be compared."""
    item, at = expectation.item, expectation.period
    told = [(each.period, each.actual, each.places) for each in known]
    told.append((at, actual.figure, actual.places))
    to_date = isinstance(item, Activity) and item.aggregation is Aggregation.ACCUMULATED
    found = list(_increments(told) if to_date else _figures(told))
    if not found or found[-1][0] != at:
        return []
    planned = _planned(expectation, known)
    return [
        _Point(figure, planned if when == at else Gap.NOT_COMPUTED, places)
        for when, figure, places in found
    ]


def _planned(expectation: Expectation, known: Sequence[Actual]) -> Figure:
    """What the plan had in mind for the period: without a schedule, what is left of the goal."""
    item, at = expectation.item, expectation.period
    aim = expectation.target.figure
    if isinstance(item, Indicator) or isinstance(aim, Gap):
        return aim
    if expectation.scheduled:
        if item.aggregation is Aggregation.LAST_VALUE:
            return expectation.programmed.figure
        return sum((each.figure for each in expectation.months if each.period == at), Decimal(0))
    year = [each.actual for each in known if each.period.year == at.year]
    done = [each for each in year if isinstance(each, Decimal)]
    if item.aggregation is Aggregation.LAST_VALUE or not done:
        return aim
    return aim - (sum(done) if item.of_month else done[-1])


_Told = tuple[Period, Figure, tuple[Place, ...]]
_Known = tuple[Period, Decimal, tuple[Place, ...]]


def _figures(told: Iterable[_Told]) -> Iterator[_Known]:
    for when, figure, places in told:
        if isinstance(figure, Decimal):
            yield when, figure, places


def _increments(told: Iterable[_Told]) -> Iterator[_Known]:
    """What each month added, where the month before is known too; January adds what it says."""
    before: _Known | None = None
    for when, figure, places in told:
        if not isinstance(figure, Decimal):
            before = None
            continue
        if when.month == 1:
            yield when, figure, places
        elif before is not None and before[0] == when.previous():
            yield when, figure - before[1], (*places, *before[2])
        before = (when, figure, places)
