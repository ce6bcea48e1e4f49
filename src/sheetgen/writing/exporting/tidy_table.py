"""A tidy table: its columns declared once, for every kind of file and for the data dictionary."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from decimal import Decimal
from enum import Enum
from typing import Generic, TypeAlias, TypeVar

from sheetgen.language.message import Message
from sheetgen.model.report import Report

Row = TypeVar("Row")
Cell: TypeAlias = str | Decimal | int | None
"""What a cell may hold; None where there is nothing."""


class Type(Enum):
    """The type of a column, as the dictionary names it."""

    TEXT = "text"
    NUMBER = "number"
    INTEGER = "integer"


@dataclass(frozen=True, slots=True)
class Field(Generic[Row]):
    """One column: its name, its type, what it means, and what a row holds there.

    A Message among what it holds is said in the language of the report.
    """

    name: str
    type: Type
    meaning: Message
    value: Callable[[Row], Cell | Message]


@dataclass(frozen=True, slots=True)
class Tidy(Generic[Row]):
    """One table: its name, what a row of it is, its columns, and its rows in a report."""

    name: str
    meaning: Message
    fields: tuple[Field[Row], ...]
    rows: Callable[[Report], Iterable[Row]]
