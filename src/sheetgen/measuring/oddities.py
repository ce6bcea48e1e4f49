"""Measures that ask whether a figure can be right (METHOD 7): distances, scale, the past.

Each exists only where it can be computed: an absent measure satisfies no rule.
"""

from collections.abc import Iterable, Iterator
from decimal import Decimal
from statistics import median
from typing import assert_never

from sheetgen.measuring.history import History
from sheetgen.measuring.scale import odd_scale
from sheetgen.model.expectation import Expectation
from sheetgen.model.figure import OWED, quotient
from sheetgen.model.measure import Measure
from sheetgen.model.period import Period
from sheetgen.model.place import Place
from sheetgen.model.plan import Aggregation, Indicator, Item
from sheetgen.model.traits import Direction, Frequency, Unit
from sheetgen.model.yardstick import runs_against_plan

_POINTS = 8
"""A history shorter than this has no outliers (METHOD 7)."""
_TO_DEVIATION = Decimal("1.4826")
"""The median absolute deviation times this estimates a standard deviation."""
_FLOOR = Decimal("0.05")
"""A deviation is at least this share of the median: a flat series is not a strict one."""


def odd_measures(
    expectation: Expectation, actual: Measure, target: Measure, history: History
) -> tuple[Measure, ...]:
    """All that can be said of the figure beside its plan and its own past."""
    item, period = expectation.item, expectation.period
    found = [
        *(_against_plan(item, actual, target) if isinstance(item, Indicator) else ()),
        *_against_past(item, actual, history, period),
        *_restated(item, history),
        *odd_scale(expectation, actual, history),
        *(_missing(expectation, actual, history) if expectation.due else ()),
    ]
    return tuple(found)


def _measure(
    name: str, figure: Decimal, unit: str, formula: str, *places: Iterable[Place]
) -> Measure:
    return Measure(
        name=name,
        figure=figure,
        unit=unit,
        formula=formula,
        places=tuple(dict.fromkeys(place for each in places for place in each)),
    )


def _against_plan(item: Indicator, actual: Measure, target: Measure) -> Iterator[Measure]:
    at, baseline = (item.baseline_place,), item.baseline
    said, aim = actual.figure, target.figure
    if isinstance(aim, Decimal) and isinstance(baseline, Decimal):
        yield _measure(
            "target_minus_baseline", aim - baseline, "item", "target - baseline", target.places, at
        )
    # A plan that runs against its own baseline is a question to the plan, not to the office.
    against = runs_against_plan(item, aim)
    if isinstance(said, Decimal) and isinstance(baseline, Decimal) and not against:
        better = _better_by(item.direction, said, baseline)
        if better is not None:
            yield _measure(
                "distance_from_baseline",
                better,
                "item",
                "actual - baseline, in the expected direction",
                actual.places,
                at,
            )
    if isinstance(said, Decimal) and isinstance(aim, Decimal):
        places = (actual.places, target.places)
        yield _measure("distance_from_target", said - aim, "item", "actual - target", *places)
        if said > 0 and aim > 0 and not item.aggregation.is_permissible:
            yield _measure("scale_ratio", quotient(said, aim), "times", "actual / target", *places)


def _better_by(direction: Direction, actual: Decimal, baseline: Decimal) -> Decimal | None:
    match direction:
        case Direction.ASCENDING:
            return actual - baseline
        case Direction.DESCENDING:
            return baseline - actual
        case Direction.UNDEFINED:
            return None
    assert_never(direction)


def _against_past(
    item: Item, actual: Measure, history: History, period: Period
) -> Iterator[Measure]:
    known = [
        (each.period, each.actual, each.places)
        for each in history.past(item.code)
        if isinstance(each.actual, Decimal) and each.period < period
    ]
    if isinstance(item, Indicator) and item.unit is Unit.SHARE and known:
        peak, places = max(((figure, places) for _, figure, places in known), key=lambda e: e[0])
        yield _measure("past_peak", peak, "item", "largest earlier actual", places)
    if not isinstance(actual.figure, Decimal):
        return
    this_year = [each for each in known if each[0].year == period.year]
    if this_year and item.aggregation is Aggregation.ACCUMULATED:
        _, last, places = this_year[-1]
        figure = actual.figure - last
        yield _measure(
            "change", figure, "item", "actual - last actual of the year", actual.places, places
        )
    yield from _repeated(actual, {when: figure for when, figure, _ in known}, period)
    if item.aggregation is not Aggregation.ACCUMULATED:
        yield from _outlier(actual, [(figure, places) for _, figure, places in known])


def _restated(item: Item, history: History) -> Iterator[Measure]:
    """The largest difference between a past value and the one that stands over it now."""
    found = [
        (abs(stands.actual - was.actual), (*stands.places, *was.places))
        for was, stands in history.restated.get(item.code, ())
        if isinstance(was.actual, Decimal) and isinstance(stands.actual, Decimal)
    ]
    if found:
        figure, places = max(found, key=lambda each: each[0])
        formula = "largest |value of the file - value of actuals.csv| of a past period"
        yield _measure("past_change", figure, "item", formula, places)


def _repeated(actual: Measure, known: dict[Period, Decimal], period: Period) -> Iterator[Measure]:
    """How many months just before hold the same figure; nothing where last month is not known."""
    at = period.previous()
    if at not in known:
        return
    count = 0
    while known.get(at) == actual.figure:
        count += 1
        at = at.previous()
    yield _measure(
        "months_repeated",
        Decimal(count),
        "months",
        "months before with the same actual",
        actual.places,
    )


def _outlier(actual: Measure, known: list[tuple[Decimal, tuple[Place, ...]]]) -> Iterator[Measure]:
    """Distance from the median in robust deviations; the tested point is left out (METHOD 7)."""
    if len(known) < _POINTS or not isinstance(actual.figure, Decimal):
        return
    figures = [figure for figure, _ in known]
    middle = median(figures)
    spread = median(abs(figure - middle) for figure in figures) * _TO_DEVIATION
    scale = max(spread, abs(middle) * _FLOOR)
    if scale:
        yield _measure(
            "outlier_score",
            quotient(abs(actual.figure - middle), scale),
            "times",
            "|actual - median| / max(1.4826 * MAD, 5 % of the median)",
            actual.places,
            *(places for _, places in known),
        )


def _missing(expectation: Expectation, actual: Measure, history: History) -> Iterator[Measure]:
    """How many due periods in a row have no figure for an office's reason, this one included."""
    if actual.figure not in OWED:
        return
    count, places = 1, list(actual.places)
    at = due_before(expectation, expectation.period)
    code = expectation.item.code
    while (each := history.at(code, at)) is not None and each.actual in OWED:
        count += 1
        places += each.places
        at = due_before(expectation, at)
    yield _measure(
        "periods_missing", Decimal(count), "count", "due periods in a row without actual", places
    )


def due_before(expectation: Expectation, period: Period) -> Period:
    """The due period before one: by frequency, by month with a schedule, else by December."""
    item = expectation.item
    if isinstance(item, Indicator):
        months = item.frequency.months
    else:
        months = Frequency.MONTHLY.months if expectation.scheduled else Frequency.ANNUAL.months
    at = period.previous()
    while at.month not in months:
        at = at.previous()
    return at
