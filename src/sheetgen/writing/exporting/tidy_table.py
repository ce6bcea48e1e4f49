"""A tidy table: its columns declared once, for every kind of file and for the data dictionary."""

from collections.abc import Callable, Iterable
from decimal import Decimal
from enum import Enum
from typing import Any, Generic, TypeAlias, TypeVar

from sheetgen.language.message import Message, message
from sheetgen.model.figure import Figure, Gap
from sheetgen.model.report import Report
from sheetgen.records import Struct

Row = TypeVar("Row")
Cell: TypeAlias = str | Decimal | int | None
"""What a cell may hold; None where there is nothing."""

CODE = message("Code of the item, as in the plan")
GAP = message("Why there is no figure, where there is none")
OFFICES = message("Codes of the offices, in order, with ;")
_FILE = message("File, from the workspace")
_SHEET = message("Sheet, or line of the table")
_CELL = message("Cell, or column of the table")


class Type(Enum):
    """The type of a column, as the dictionary names it."""

    TEXT = "text"
    NUMBER = "number"
    INTEGER = "integer"


class Field(Struct, Generic[Row], frozen=True):
    """One column: its name, its type, what it means, and what a row holds there.

    A Message among what it holds is said in the language of the report.
    """

    name: str
    type: Type
    meaning: Message
    value: Callable[[Row], Cell | Message]


class Tidy(Struct, Generic[Row], frozen=True):
    """One table: its name, what a row of it is, its columns, and its rows in a report."""

    name: str
    meaning: Message
    fields: tuple[Field[Row], ...]
    rows: Callable[[Report], Iterable[Row]]


def number(figure: Figure | None) -> Decimal | None:
    """A figure, or nothing where there is none."""
    return None if isinstance(figure, Gap) else figure


def gap(figure: object) -> str | None:
    """The reason for which there is no figure."""
    return figure.value if isinstance(figure, Gap) else None


def place_fields(place_of: Any) -> tuple[Field[Any], ...]:  # noqa: ANN401 - of any row
    """The columns of the cell that a row tells of."""
    return (
        Field("file", Type.TEXT, _FILE, lambda each: place_of(each).file),
        Field("sheet", Type.TEXT, _SHEET, lambda each: place_of(each).sheet),
        Field("cell", Type.TEXT, _CELL, lambda each: place_of(each).cell),
    )
