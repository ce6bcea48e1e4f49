"""Percentages that show 0 and 100 only where they are exact, whatever is typed later (METHOD 2)."""

from collections.abc import Iterable
from decimal import Decimal

from sheetgen.model.figure import Figure
from sheetgen.writing.workbook.padding import BLANK, signed
from sheetgen.writing.workbook.sheet import Sheet

_PLACES = (("0.00000005", 9), ("0.000005", 7), ("0.0005", 5), ("0.005", 3), ("0.05", 2))
"""How near to 0 or 100 asks for how many decimals; the first that holds decides."""
_WHOLE = 100

_ROOM = 7.0
"""Digits that "99.", the sign of percent and the room at both sides take, in bold."""


def percent_width(figures: Iterable[Figure | None], least: float) -> float:
    """How wide a column must be for all decimals that its figures ask for: else it shows "###"."""
    known = [figure for figure in figures if isinstance(figure, Decimal)]
    return max([least, *(_ROOM + _places(figure) for figure in known)])


def _places(figure: Decimal) -> int:
    distance = min(abs(figure), abs(figure - _WHOLE))
    if not distance:
        return 1
    return next((places for near, places in _PLACES if distance <= Decimal(near)), 1)


def exact_percents(sheet: Sheet, span: tuple[int, int, int, int], cell: str) -> None:
    """Show as many decimals as tell a figure from 0 and from 100; the cell keeps its figure."""
    n = f"N({cell})"  # of words 0, which is exact
    for near, places in _PLACES:
        test = f"=AND({n}*({n}-100)<>0,MIN(ABS({n}),ABS({n}-100))<={near})"
        sheet.colour(span, test, num_format=signed(f'0.{"0" * places}" %"', BLANK))
