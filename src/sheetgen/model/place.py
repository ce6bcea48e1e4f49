"""Where a value came from."""

from functools import lru_cache
from typing import NamedTuple


class Place(NamedTuple):
    """A cell, printed the way Excel writes a reference: ``file!sheet!cell``.

    ``file`` is relative to the workspace, with forward slashes. For a table in CSV the sheet is
    ``line 7`` and the cell the column's name: ``plans/pndi/targets.csv!line 7!target``. For what
    never came, the place is the template's cell. A fault of a whole file has no sheet or cell.
    A tuple, because a year's figures hold their places by the million: it is made and found faster.
    """

    file: str
    sheet: str
    cell: str

    def __str__(self) -> str:
        if self.sheet and self.cell:  # nearly always, and a workbook says a hundred thousand
            return f"{self.file}!{self.sheet}!{self.cell}"
        return "!".join(part for part in (self.file, self.sheet, self.cell) if part)


def line_place(file: str, line: int, column: str) -> Place:
    """The place of a value in a CSV table; the header row is line 1."""
    return Place(file, _line(line), column)


@lru_cache(maxsize=1024)
def _line(line: int) -> str:
    """One text for a line in all of its columns, which are told one after the other."""
    return f"line {line}"
