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
    if isinstance(item, Indicator) or not expectation.scheduled:
        return Yardstick(
            way=way_of(item), base=expectation.target.figure, due=expectation.due, gaps=gaps
        )
    if item.aggregation is Aggregation.NOT_ACCUMULATED:
        return _mean_of_months(item, expectation, history)
    return Yardstick(way=Way.RATIO, base=expectation.programmed.figure, due=expectation.due)


def _mean_of_months(item: Activity, expectation: Expectation, history: History) -> Yardstick:
    """The months before are known; this one is to come, where anything is programmed in it."""
    months = [each for each in expectation.months if each.figure]
    past: list[tuple[Figure, Decimal]] = []
    base: Figure = Gap.NOT_PROGRAMMED
    for month in months:
        if month.period == expectation.period:
            base = month.figure
            continue
        known = history.at(item.code, month.period)
        past.append((known.actual if known else Gap.NOT_SUBMITTED, month.figure))
    gaps = tuple(said for said, _ in past if isinstance(said, Gap))
    earlier = sum((said / of for said, of in past if isinstance(said, Decimal)), _NONE)
    if isinstance(base, Gap):
        settled = quotient(earlier * HUNDRED, Decimal(len(past))) if past else base
        return Yardstick(way=Way.SETTLED, base=settled, due=expectation.due, gaps=gaps)
    return Yardstick(
        way=Way.MEAN,
        base=base,
        due=expectation.due,
        gaps=gaps,
        earlier=earlier,
        months=len(months),
    )
