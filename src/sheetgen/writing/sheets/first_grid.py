"""The grid of the first page: its columns, and how much of an A4 sheet each block may take.

Printed, no letter is smaller than the body's nine points: what is written is as wide and as tall
as the sheet, so that no program has to shrink it. A block that has more to say than its room names
the worst and counts the rest.
"""

from math import ceil

from sheetgen.model.status import TONES
from sheetgen.records import Struct
from sheetgen.writing.context import Context
from sheetgen.writing.workbook.height import LINE

CODE, NAME, RIGHT, CHANGE, TREND, FIRST = 0, 1, 6, 5, 6, 7
"""Columns: codes; names; where the right half begins; change and trend; the first status."""
TOTAL = FIRST + len(TONES)
LAST = TOTAL
CARDS = ((0, 2), (3, 5), (6, 9), (10, LAST))
"""The first and the last column of each card."""
WIDTHS = (11.0, 12.0, 12.0, 16.0, 9.5, 9.0, 13.0, *(8.5,) * len(TONES), 8.0)
"""Of the columns, in characters."""

MARGINS = (0.25, 0.25, 0.3, 0.45)
"""Of the page, in inches: left, right, top, bottom."""
_PAPER = (841.9, 595.3)
_INCH = 72
_SPARE = 0.99
"""No two programs draw a row alike."""
WIDE = _PAPER[0] - _INCH * (MARGINS[0] + MARGINS[1])
TALL = (_PAPER[1] - _INCH * (MARGINS[2] + MARGINS[3])) * _SPARE
"""Points in which the page is written."""

TITLE, SUBTITLE, SECTION, GAP = 21.75, 13.5, 15.0, 3.75
"""Points of rows that are always alike."""
_PADDING = 1.9
PIXEL = 0.75
"""Points of a pixel, by which every program counts."""


def tall(lines: int) -> float:
    """The points of a row with so many lines, in whole pixels: the page has no room to waste."""
    return ceil((lines * LINE + _PADDING) / PIXEL) * PIXEL


def points(width: float) -> float:
    """A column's width in points, in the program that draws it widest."""
    return (int(width * 7) + 5) * PIXEL


def characters(first: int, last: int) -> float:
    """The width of several columns, in characters."""
    return sum(WIDTHS[first : last + 1])


class Movement(Struct, frozen=True):
    """Whether the page says what moved: without an earlier month those columns are not written."""

    is_known: bool

    @classmethod
    def of(cls, context: Context) -> "Movement":
        """Of a report."""
        return cls(context.report.fallen is not None)

    @property
    def progress(self) -> int:
        """The column of the progress: names have the room of the columns that are not there."""
        return CHANGE - 1 if self.is_known else FIRST - 1

    @property
    def name_width(self) -> float:
        """The width of a name."""
        return characters(NAME, self.progress - 1)
