"""What an item's progress will be measured by, known before its office types anything.

It says of a figure still to come what :mod:`progress` and :mod:`execution` compute once it came;
a test holds the two together.
"""

from decimal import Decimal

from sheetgen.measuring.history import History
from sheetgen.model.expectation import Expectation
from sheetgen.model.figure import HUNDRED, Figure, Gap, quotient
from sheetgen.model.plan import Activity, Aggregation, Indicator
from sheetgen.model.yardstick import Way, Yardstick, way_of

_NONE = Decimal(0)


def yardstick(expectation: Expectation, history: History) -> Yardstick:
    """By what a figure typed in this period will be measured (METHOD 2 and 4)."""
    item = expectation.item
    gaps = () if expectation.due else (Gap.NOT_DUE,)
    if isinstance(item, Activity) and item.aggregation is Aggregation.NOT_ACCUMULATED:
        if expectation.scheduled:
            return _mean_of_months(item, expectation, history)
        return _added_up(item, expectation, history, gaps)
    if isinstance(item, Indicator) or not expectation.scheduled:
        return Yardstick(
            way=way_of(item), base=expectation.target.figure, due=expectation.due, gaps=gaps
        )
    return Yardstick(way=Way.RATIO, base=expectation.programmed.figure, due=expectation.due)


def _added_up(
    item: Activity, expectation: Expectation, history: History, gaps: tuple[Gap, ...]
) -> Yardstick:
    """The figures of the months known are added to this month's and held against the goal."""
    base, at = expectation.target.figure, expectation.period
    if isinstance(base, Gap) or base == _NONE:
        return Yardstick(way=Way.RATIO, base=base, due=expectation.due, gaps=gaps)
    known = (each for each in history.past(item.code) if each.period.year == at.year)
    earlier = sum((each.actual for each in known if isinstance(each.actual, Decimal)), _NONE)
    return Yardstick(
        way=Way.MEAN, base=base, due=expectation.due, gaps=gaps, earlier=earlier / base
    )


def _mean_of_months(item: Activity, expectation: Expectation, history: History) -> Yardstick:
    """The months before as far as known; this one is to come, where anything is programmed."""
    months = [each for each in expectation.months if each.figure]
    past: list[Decimal] = []
    base: Figure = Gap.NOT_PROGRAMMED
    for month in months:
        if month.period == expectation.period:
            base = month.figure
            continue
        known = history.at(item.code, month.period)
        if known is not None and isinstance(known.actual, Decimal):
            past.append(known.actual / month.figure)
    earlier = sum(past, _NONE)
    if isinstance(base, Gap):
        settled = quotient(earlier * HUNDRED, Decimal(len(past))) if past else base
        return Yardstick(way=Way.SETTLED, base=settled, due=expectation.due)
    return Yardstick(
        way=Way.MEAN,
        base=base,
        due=expectation.due,
        earlier=earlier,
        months=len(past) + 1,
    )
