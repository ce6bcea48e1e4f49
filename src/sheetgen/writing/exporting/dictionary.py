"""The data dictionary: what each table and column of an export means."""

from collections.abc import Iterable
from typing import NamedTuple

from sheetgen.language.message import Message, message
from sheetgen.writing.exporting.export_tables import TABLES
from sheetgen.writing.exporting.tidy_table import Field, Type

PLAN_AND_PERIOD: tuple[tuple[str, Message], ...] = (
    ("plan", message("Code of the plan")),
    ("period", message("The period, YYYY-MM")),
)
"""What every row begins with."""


class Entry(NamedTuple):
    """A line of the data dictionary."""

    table: str
    column: str
    type: Type
    meaning: Message


def entries() -> Iterable[Entry]:
    """The data dictionary: each table (its line has no column), then each of its columns."""
    for table in TABLES:
        yield Entry(table.name, "", Type.TEXT, table.meaning)
        for name, meaning in PLAN_AND_PERIOD:
            yield Entry(table.name, name, Type.TEXT, meaning)
        for field in table.fields:
            yield Entry(table.name, field.name, field.type, field.meaning)


DICTIONARY: tuple[Field[Entry], ...] = (
    Field("table", Type.TEXT, message("Name of the table"), lambda e: e.table),
    Field("column", Type.TEXT, message("Name of the column; none: the table"),
          lambda e: e.column or None),
    Field("type", Type.TEXT, message("text, number or integer"),
          lambda e: e.type.value if e.column else None),
    Field("meaning", Type.TEXT, message("What it is"), lambda e: e.meaning),
)  # fmt: skip
