"""A ratio in percent as a formula, quantised as METHOD 2 says: once, to 9 places, half to even.

A spreadsheet computes in doubles and its ROUND goes away from zero at a half. Where the ninth place
is followed by exactly a half, twice the rounded half of the figure is the even neighbour; what is
nearer to the half than a double can tell counts as the half.
"""

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from typing import TypeAlias, assert_never

from sheetgen.model.figure import HUNDRED, Figure
from sheetgen.model.plan import Indicator, Item
from sheetgen.model.yardstick import Way, counts_from_baseline, way_at, way_of
from sheetgen.writing.formulas.text import number

Written: TypeAlias = Callable[[Decimal], str]
"""A figure as cells of the item's unit hold it, in the text of a formula."""

_PLACES = 9
_HALF = "4.9993E-10"
"""Half a step less what four roundings of a double near 150 may lose, 0.00007 of it."""


def quantised(value: str) -> str:
    """The value of a formula, to 9 places, half to even."""
    rounded = f"ROUND({value},{_PLACES})"
    even = f"2*ROUND({value}/2,{_PLACES})"
    return f"IF(ABS({value}-{rounded})>{_HALF},{even},{rounded})"


def percent_formula(numerator: str, denominator: str) -> str:
    """One figure as a percentage of another, for cells that hold figures."""
    return quantised(f"{numerator}/{denominator}*100")


def progress_formula(way: Way, actual: str, base: str, baseline: str = "") -> str:
    """Progress tipo I where all sides are figures (METHOD 2); the permissible pair is a cliff."""
    match way:
        case Way.INVERSE:
            return percent_formula(base, actual)
        case Way.AT_LEAST:
            return f"IF({actual}>={base},100,0)"
        case Way.AT_MOST:
            return f"IF({actual}<={base},100,0)"
        case Way.FROM_BASELINE:
            return quantised(f"({actual}-{baseline})/({base}-{baseline})*100")
        case Way.RATIO | Way.MEAN | Way.SETTLED:
            return percent_formula(actual, base)
    assert_never(way)


def known_progress(item: Item, actual: str, target: Decimal, written: Written) -> str:
    """Progress by what is typed in ``actual``, the target known: no test stands idle."""
    base = written(target)
    baseline = "" if not isinstance(item, Indicator) else _baseline(item, written)

    def by(figure: Decimal) -> str:
        return progress_formula(way_at(item, figure, target), actual, base, baseline)

    above, at_zero, below = (by(Decimal(figure)) for figure in (1, 0, -1))
    formula = above if above == at_zero else f"IF({actual}=0,{at_zero},{above})"
    if not item.may_be_negative or below == formula:
        return formula
    return f"IF({actual}<0,{below},{formula})"


def _baseline(item: Indicator, written: Written) -> str:
    return written(item.baseline) if isinstance(item.baseline, Decimal) else ""


@dataclass(frozen=True, slots=True)
class Shape:
    """What the formula of a progress follows from where all of its figures are cells."""

    way: Way
    signed: bool = False
    counted: bool = False
    """From a baseline, below zero."""


def shape_of(item: Item, target: Figure) -> Shape:
    """The shape of an item's formula; a target below zero makes it one that minds the sign."""
    below = isinstance(target, Decimal) and target < 0
    if not isinstance(item, Indicator):
        return Shape(way_of(item))
    return Shape(way_of(item), item.may_be_negative or below, counts_from_baseline(item))


def open_progress(shape: Shape, actual: str, base: str, baseline: str) -> str:
    """Progress of cells that may all be changed: :func:`way_at` as a formula."""
    way = shape.way
    formula = progress_formula(way, actual, base)
    if way not in {Way.RATIO, Way.INVERSE}:
        return formula
    met = Way.AT_MOST if way is Way.INVERSE else Way.AT_LEAST
    kept = progress_formula(met, actual, base)
    if way is Way.INVERSE:
        formula = f"IF(OR({actual}=0,{base}=0),{kept},{formula})"
    if not shape.signed:
        return formula
    if shape.counted:
        better = f"{base}{'<' if way is Way.INVERSE else '>'}{baseline}"
        counted = progress_formula(Way.FROM_BASELINE, actual, base, baseline)
        kept = f"IF({better},{counted},{kept})"
    return f"IF(OR({actual}<0,{base}<0),{kept},{formula})"


def mean_formula(actual: str, base: str, earlier: Decimal, months: int) -> str:
    """The mean of the monthly ratios, those of the earlier months known (METHOD 4)."""
    return quantised(f"({number(earlier * HUNDRED)}+{actual}/{base}*100)/{months}")
