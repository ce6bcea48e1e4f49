"""The figures that the first page's charts are drawn from, in cells to the right of the page."""

from collections.abc import Sequence

from sheetgen.language.message import Message, message
from sheetgen.writing.sheets.first_grid import LAST
from sheetgen.writing.workbook.cell import Cell, Text
from sheetgen.writing.workbook.sheet import Sheet
from sheetgen.writing.workbook.trace import Shows

COLUMN = LAST + 2
"""Beyond the page: seen on the screen, not printed."""
OF_CARDS = 3
"""The row of the first card's scale; that of the second stands three rows below."""
OF_LAGS = 10
"""The heading row of what money and work are drawn from."""
_SAID = 2
_WIDTHS = (34.0, 11.0, 11.0, 11.0, 11.0)


def headings(sheet: Sheet, row: int, said: Sequence[Message]) -> None:
    """A row of headings."""
    for column, each in enumerate(said, COLUMN):
        sheet.text(row, column, each, "body", "soft", "bold")


def line(
    sheet: Sheet, row: int, name: str | Message, cells: Sequence[tuple[Cell, Shows | None]]
) -> None:
    """A row: what it is of, and its figures; above the first it is said what stands there."""
    sheet.widths(_WIDTHS, COLUMN)
    sheet.text(_SAID, COLUMN, message("What the charts are drawn from"), "plain", "bold", "soft")
    sheet.put(row, COLUMN, Text(name, ("body",)))
    for column, (cell, shows) in enumerate(cells, COLUMN + 1):
        sheet.put(row, column, cell, shows)
