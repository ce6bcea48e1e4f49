"""The tables of a report as files: CSV and SQLite by the standard library, Parquet by polars.

The same report gives the same bytes. CSV holds exact decimals; a REAL of SQLite and a float of
Parquet is the nearest one, as every tool that reads them computes.
"""

import csv
import sqlite3
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing
from decimal import Decimal
from enum import Enum
from pathlib import Path
from types import ModuleType
from typing import Any, NamedTuple

from sheetgen.disk.lasting import naming
from sheetgen.errors import WorkspaceError
from sheetgen.language.message import Message, message
from sheetgen.language.speaker import Speaker
from sheetgen.model.report import Report
from sheetgen.records import Struct
from sheetgen.telling.exact_text import exact
from sheetgen.writing.exporting.export_tables import TABLES
from sheetgen.writing.exporting.tidy_table import Cell, Field, Type

FOLDER = "tables"
"""Beside results.json."""
_SQL = {Type.TEXT: "TEXT", Type.NUMBER: "REAL", Type.INTEGER: "INTEGER"}
Place = Callable[[str], Path]
_PLAN_AND_PERIOD: tuple[tuple[str, Message], ...] = (
    ("plan", message("Code of the plan")),
    ("period", message("The period, YYYY-MM")),
)
"""What every row begins with."""


class Export(Enum):
    """A kind of file that a report's tables may be written as."""

    CSV = "csv"
    PARQUET = "parquet"
    SQLITE = "sqlite"


class _Entry(NamedTuple):
    """A line of the data dictionary."""

    table: str
    column: str
    type: Type
    meaning: Message


class _Filled(Struct, frozen=True):
    """A table with its rows as they are written."""

    name: str
    columns: tuple[tuple[str, Type], ...]
    rows: tuple[tuple[Cell, ...], ...]


def demand_writers(kinds: tuple[Export, ...]) -> None:
    """Stop where a library is wanting, before anything is read or written."""
    if Export.PARQUET in kinds:
        _polars()


def write_tables(
    report: Report, kinds: tuple[Export, ...], place: Place, say: Speaker
) -> Iterator[str]:
    """Write them as each kind of file; gives their names from the plan's folder.

    ``place`` says where to write the file of a name.
    """
    tables = tuple(_filled(report, say)) if kinds else ()
    for kind in kinds:
        if kind is Export.SQLITE:
            name = f"{FOLDER}/{report.plan.code}-{report.period}.sqlite"
            _write_sqlite(tables, place(name))
            yield name
            continue
        write = _write_csv if kind is Export.CSV else _write_parquet
        for table in tables:
            name = f"{FOLDER}/{table.name}.{kind.value}"
            write(table, place(name))
            yield name


def _filled(report: Report, say: Speaker) -> Iterator[_Filled]:
    whose = (report.plan.code, str(report.period))
    for table in TABLES:
        yield _Filled(
            table.name,
            (
                *((name, Type.TEXT) for name, _ in _PLAN_AND_PERIOD),
                *((field.name, field.type) for field in table.fields),
            ),
            tuple((*whose, *_cells(table.fields, row, say)) for row in table.rows(report)),
        )
    yield _Filled(
        "dictionary",
        tuple((field.name, field.type) for field in _DICTIONARY),
        tuple(tuple(_cells(_DICTIONARY, entry, say)) for entry in _entries()),
    )


def _cells(fields: tuple[Field[Any], ...], row: object, say: Speaker) -> Iterator[Cell]:
    for field in fields:
        value = field.value(row)
        yield say.say(value) if isinstance(value, Message) else value


def _write_csv(table: _Filled, path: Path) -> None:
    """UTF-8 with a header row and a newline behind each row, as the tables of plans are."""
    with (
        naming(path),
        path.open("w", encoding="utf-8", errors="backslashreplace", newline="") as to,
    ):
        writer = csv.writer(to, lineterminator="\n")
        writer.writerow(name for name, _ in table.columns)
        writer.writerows(map(_in_csv, table.rows))


def _in_csv(row: tuple[Cell, ...]) -> tuple[Cell, ...]:
    return tuple(exact(each) if isinstance(each, Decimal) else each for each in row)


def _in_binary(cell: Cell) -> str | float | int | None:
    """A cell for files that hold numbers in binary; text that is no Unicode as it is escaped."""
    if isinstance(cell, Decimal):
        return float(cell)
    if isinstance(cell, str):
        return cell.encode("utf-8", "backslashreplace").decode()
    return cell


def _write_sqlite(tables: tuple[_Filled, ...], path: Path) -> None:
    """One file with all tables. It is filled in one go: nothing in it tells when."""
    with naming(path), closing(sqlite3.connect(path)) as base:
        base.execute("PRAGMA journal_mode = OFF")
        base.execute("BEGIN")
        for table in tables:
            columns = ", ".join(f'"{name}" {_SQL[type_]}' for name, type_ in table.columns)
            base.execute(f'CREATE TABLE "{table.name}" ({columns})')
            marks = ", ".join("?" * len(table.columns))
            base.executemany(
                f'INSERT INTO "{table.name}" VALUES ({marks})',  # noqa: S608 - our own names
                (tuple(map(_in_binary, row)) for row in table.rows),
            )
        base.execute("COMMIT")


def _write_parquet(table: _Filled, path: Path) -> None:
    pl = _polars()
    types: dict[Type, Any] = {Type.TEXT: pl.String, Type.NUMBER: pl.Float64, Type.INTEGER: pl.Int64}
    frame = pl.DataFrame(
        [tuple(map(_in_binary, row)) for row in table.rows],
        schema={name: types[type_] for name, type_ in table.columns},
        orient="row",
    )
    with naming(path):
        frame.write_parquet(path, compression="zstd")


def _polars() -> ModuleType:
    try:
        import polars  # noqa: PLC0415, ICN001 - 100 ms, and few builds write Parquet
    except ModuleNotFoundError as fault:
        raise WorkspaceError(
            "--export parquet",
            message("to write Parquet, the library {name} is needed.", name=fault.name),
            message(
                "Nothing was written. Install it: pip install 'sheetgen[parquet]'; or ask for csv "
                "or sqlite."
            ),
        ) from fault
    return polars


def _entries() -> Iterable[_Entry]:
    """The data dictionary: each table (its line has no column), then each of its columns."""
    for table in TABLES:
        yield _Entry(table.name, "", Type.TEXT, table.meaning)
        for name, meaning in _PLAN_AND_PERIOD:
            yield _Entry(table.name, name, Type.TEXT, meaning)
        for field in table.fields:
            yield _Entry(table.name, field.name, field.type, field.meaning)


_DICTIONARY: tuple[Field[_Entry], ...] = (
    Field("table", Type.TEXT, message("Name of the table"), lambda e: e.table),
    Field("column", Type.TEXT, message("Name of the column; none: the table"),
          lambda e: e.column or None),
    Field("type", Type.TEXT, message("text, number or integer"),
          lambda e: e.type.value if e.column else None),
    Field("meaning", Type.TEXT, message("What it is"), lambda e: e.meaning),
)  # fmt: skip
