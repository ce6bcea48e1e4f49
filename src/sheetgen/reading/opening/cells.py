"""What a workbook holds, as read: sparse cells with their value, kind and number format."""

from collections.abc import Mapping
from datetime import date, datetime
from decimal import Decimal
from enum import Enum
from typing import NamedTuple, TypeAlias

from sheetgen.records import Struct, field

UNKNOWN_FORMAT = ""
"""The number format of a cell whose file, as we read it, does not tell (.xlsb, and odd .xls).

A number in such a cell may be 0.59 or 59 %: nothing but the office can say.
"""

Held: TypeAlias = Decimal | str | bool | date | None


class Kind(Enum):
    """What a cell holds."""

    EMPTY = "empty"
    NUMBER = "number"
    TEXT = "text"
    BOOLEAN = "boolean"
    DATE = "date"
    ERROR = "error"
    UNCACHED = "uncached formula"
    """A formula that was never calculated: the file holds no result for it."""


class Cell(NamedTuple):
    """One cell; rows and columns count from 1, as Excel's do.

    A tuple and not a dataclass because a file makes thousands and a tuple takes a third of the
    time. ``value`` is a Decimal for a number, text for a text or an error ("#DIV/0!"), None for
    an empty cell or an uncached formula. ``formula`` is "" where there is none; a cell that
    shares another's formula carries that one's text, as written there.
    """

    row: int
    column: int
    kind: Kind
    value: Held
    number_format: str
    formula: str

    @property
    def address(self) -> str:
        """The cell's name on its sheet: ``C5``."""
        return f"{column_letters(self.column)}{self.row}"


class Span(NamedTuple):
    """A block of cells, both corners included."""

    first_row: int
    first_column: int
    last_row: int
    last_column: int


class Sheet(Struct, frozen=True, kw_only=True):
    """One sheet. ``cells`` holds only what is not empty, by (row, column), in the file's order.

    Merged cells hold their value at the top left. Hidden rows are rows: they are in ``cells``.
    """

    name: str
    visible: bool
    cells: Mapping[tuple[int, int], Cell]
    merges: tuple[Span, ...]
    hidden_rows: frozenset[int]
    hidden_columns: frozenset[int]
    protected: bool
    links: Mapping[tuple[int, int], str] = field(default_factory=dict)
    """The addresses outside the file that cells lead to, by (row, column)."""
    notes: Mapping[tuple[int, int], str] = field(default_factory=dict)
    """What people noted on cells, by (row, column)."""

    def cell(self, row: int, column: int) -> Cell:
        """The cell at a place; an empty one where the file holds nothing."""
        found = self.cells.get((row, column))
        return found or Cell(row, column, Kind.EMPTY, None, "General", "")


class Workbook(Struct, frozen=True, kw_only=True):
    """One file: its sheets in order, its custom document properties and its defined names.

    ``names`` holds the names of the whole book (those of one sheet are print areas and filters),
    with what they refer to (``Stamp!$B$1``).
    """

    file: str
    sheets: tuple[Sheet, ...]
    properties: Mapping[str, str]
    names: Mapping[str, str]
    saved: datetime | None = None
    """When it was saved last, as the file tells it."""

    def sheet(self, name: str) -> Sheet | None:
        """The sheet of this name, whatever its case, as Excel compares them; None if absent."""
        wanted = name.casefold()
        return next((sheet for sheet in self.sheets if sheet.name.casefold() == wanted), None)


def column_letters(column: int) -> str:
    """Excel's letters for a column counted from 1."""
    letters = ""
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters
