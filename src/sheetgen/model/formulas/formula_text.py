"""Small pieces of formula text, with the constants folded away where they decide."""

from collections.abc import Iterable
from decimal import Decimal
from operator import eq, gt, lt

from sheetgen.model.formula import Operand

TRUE = "TRUE"
FALSE = "FALSE"


def quoted(text: str) -> str:
    """Text as a formula writes it."""
    escaped = text.replace('"', '""')
    return f'"{escaped}"'


def number(figure: Decimal) -> str:
    """A figure as a formula writes it: plain digits with a point, in any locale."""
    return f"{figure.normalize():f}"


def all_of(parts: Iterable[str]) -> str:
    """Every part holds."""
    kept = _without(parts, TRUE)
    return FALSE if FALSE in kept else _joined("AND", kept, TRUE)


def any_of(parts: Iterable[str]) -> str:
    """At least one part holds."""
    kept = _without(parts, FALSE)
    return TRUE if TRUE in kept else _joined("OR", kept, FALSE)


def negated(part: str) -> str:
    """The part does not hold."""
    return {TRUE: FALSE, FALSE: TRUE}.get(part, f"NOT({part})")


def chosen(branches: Iterable[tuple[str, str]], otherwise: str) -> str:
    """The result of the first test that holds; tests that are certain end or leave the chain."""
    opened: list[tuple[str, str]] = []
    for test, result in branches:
        if test == TRUE:
            otherwise = result
            break
        if test != FALSE:
            opened.append((test, result))
    formula = otherwise
    for test, result in reversed(opened):
        formula = result if result == formula else f"IF({test},{result},{formula})"
    return formula


def _without(parts: Iterable[str], idle: str) -> list[str]:
    return [part for part in dict.fromkeys(parts) if part != idle]


def _joined(function: str, parts: list[str], none: str) -> str:
    if len(parts) < 2:  # noqa: PLR2004 - one part needs no function
        return parts[0] if parts else none
    return f"{function}({','.join(parts)})"


_PLACES = 9
_HALF = "4.9993E-10"
"""Half a step less what four roundings of a double near 150 may lose, 0.00007 of it."""


def rounded(value: str) -> str:
    """The value of a formula, to 9 places."""
    return f"ROUND({value},{_PLACES})"


def quantised(value: str) -> str:
    """The value of a formula, to 9 places, half to even (METHOD 2).

    A spreadsheet computes in doubles and its ROUND goes away from zero at a half. Where the ninth
    place is followed by exactly a half, twice the rounded half of the figure is the even neighbour;
    what is nearer to the half than a double can tell counts as the half.
    """
    even = f"2*{rounded(f'{value}/2')}"
    return f"IF(ABS({value}-{rounded(value)})>{_HALF},{even},{rounded(value)})"


def percent_of_cells(numerator: str, denominator: str) -> str:
    """One figure as a percentage of another, for cells that hold figures."""
    return quantised(f"{numerator}/{denominator}*100")


def compared(one: Operand, sign: str, other: Operand) -> str:
    """Two operands compared; where both are known it is decided now."""
    if one.figure is None or other.figure is None:
        return f"{one.text}{sign}{other.text}"
    return TRUE if _COMPARED[sign](one.figure, other.figure) else FALSE


_COMPARED = {"=": eq, "<": lt, ">": gt}
