"""A ratio in percent as a formula, quantised as METHOD 2 says: once, to 9 places, half to even.

A spreadsheet computes in doubles and its ROUND goes away from zero at a half. Where the ninth place
is followed by exactly a half, twice the rounded half of the figure is the even neighbour; what is
nearer to the half than a double can tell counts as the half.
"""

from decimal import Decimal

from sheetgen.model.figure import HUNDRED
from sheetgen.model.yardstick import Way
from sheetgen.writing.formulas.text import number

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


def progress_formula(way: Way, actual: str, base: str) -> str:
    """Progress tipo I where both sides are figures (METHOD 2); the permissible pair is a cliff."""
    match way:
        case Way.INVERSE:
            return percent_formula(base, actual)
        case Way.AT_LEAST:
            return f"IF({actual}>={base},100,0)"
        case Way.AT_MOST:
            return f"IF({actual}<={base},100,0)"
    return percent_formula(actual, base)


def mean_formula(actual: str, base: str, earlier: Decimal, months: int) -> str:
    """The mean of the monthly ratios, those of the earlier months known (METHOD 4)."""
    return quantised(f"({number(earlier * HUNDRED)}+{actual}/{base}*100)/{months}")
