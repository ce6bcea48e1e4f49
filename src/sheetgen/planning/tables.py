"""Reads the tables of a plan, from CSV files or from the sheets of plan.xlsx."""

import csv
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from enum import Enum
from pathlib import Path
from typing import TypeVar

from sheetgen.errors import PlanError
from sheetgen.language.message import message
from sheetgen.model.figure import HUNDRED, Figure, Gap
from sheetgen.model.period import Period
from sheetgen.model.place import Place, line_place
from sheetgen.sources.spelling import known_words

BOOK = "plan.xlsx"
_NO_DATA = {"ND", "N.D."}
_Word = TypeVar("_Word", bound=Enum)


@dataclass(frozen=True, slots=True)
class Shape:
    """A table's name, the columns it must have and those it may have."""

    name: str
    columns: tuple[str, ...]
    optional: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Row:
    """One line of a table: its cells as text, and the place of each."""

    cells: dict[str, str]
    locate: Callable[[str], Place]

    def place(self, column: str) -> Place:
        """Where this column's cell is."""
        return self.locate(column)

    def text(self, column: str) -> str:
        """The cell's text, empty where the column is not in the table."""
        return self.cells.get(column, "")

    def required(self, column: str) -> str:
        """The cell's text; a PlanError where it is empty."""
        text = self.text(column)
        if not text:
            raise PlanError(
                str(self.place(column)),
                message("is empty, expected a value."),
                message("Fill it in."),
            )
        return text

    def word(self, column: str, words: type[_Word], default: _Word | None = None) -> _Word:
        """One of an enumeration's words."""
        text = self.text(column)
        if not text and default is not None:
            return default
        known = [each.value for each in words]
        if text not in known:
            raise PlanError(str(self.place(column)), *known_words(text, known))
        return words(text)

    def listed(self, column: str) -> tuple[str, ...]:
        """Codes parted by semicolons."""
        return tuple(part.strip() for part in self.required(column).split(";") if part.strip())

    def figure(self, column: str, absent: Gap) -> Figure:
        """A number, percent points where a % sign stands behind; ``absent`` for empty and ND."""
        text = self.text(column)
        if not text or text.upper() in _NO_DATA:
            return absent
        number = text.removesuffix("%").rstrip()
        try:
            figure = Decimal(number)
        except InvalidOperation:
            figure = Decimal("NaN")
        if not figure.is_finite():
            raise PlanError(
                str(self.place(column)),
                message("holds {found}, expected a number, ND or nothing.", found=repr(text)),
                message("Write digits with a decimal point and no grouping marks: 1672.5."),
            )
        return figure

    def whole(self, column: str) -> int | None:
        """A whole number, or None where the cell is empty."""
        text = self.text(column)
        if not text:
            return None
        if not text.isdecimal():
            raise PlanError(
                str(self.place(column)),
                message("holds {found}, expected a whole number.", found=repr(text)),
                message("Write digits alone."),
            )
        return int(text)

    def period(self, column: str) -> Period:
        """A period written YYYY-MM."""
        text = self.required(column)
        try:
            return Period.parse(text)
        except ValueError:
            raise PlanError(
                str(self.place(column)),
                message("holds {found}, expected a period.", found=repr(text)),
                message("Write it as YYYY-MM, for example 2025-12."),
            ) from None


def read_table(folder: Path, shown: str, shape: Shape) -> tuple[Row, ...]:
    """The rows of a table; none where neither the file nor the sheet is there.

    ``shown`` is the folder as messages and places name it. Raises PlanError for a column that is
    unknown or missing, and for a table given twice.
    """
    path, book = folder / f"{shape.name}.csv", folder / BOOK
    sheet = _sheet(book, shape.name) if book.is_file() else None
    if path.is_file() and sheet is not None:
        raise PlanError(
            f"{shown}/{path.name}",
            message("the table is also a sheet of {book}.", book=BOOK),
            message("Keep one of the two."),
        )
    if path.is_file():
        return tuple(_csv_rows(path, f"{shown}/{path.name}", shape))
    if sheet is not None:
        return tuple(_book_rows(sheet, f"{shown}/{BOOK}", shape))
    return ()


def _csv_rows(path: Path, shown: str, shape: Shape) -> Iterator[Row]:
    try:
        text = path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as fault:
        raise PlanError(
            shown,
            message("is not UTF-8: {fault}.", fault=str(fault)),
            message('Save it as "CSV UTF-8".'),
        ) from fault
    reader = csv.reader(text.splitlines(keepends=True))
    header = next(reader, [])
    _check_header(header, f"{shown}!line 1", shape)
    for cells in reader:
        line = reader.line_num
        if not any(cell.strip() for cell in cells):
            continue
        _check_width(cells, header, f"{shown}!line {line}")
        yield Row(
            {name: cell.strip() for name, cell in zip(header, cells, strict=True)},
            lambda column, line=line: line_place(shown, line, column),  # type: ignore[misc]  # bound now
        )


def _check_header(header: Sequence[str], where: str, shape: Shape) -> None:
    known = (*shape.columns, *shape.optional)
    for name in header:
        if name not in known:
            raise PlanError(f"{where}!{name}", *known_words(name, known))
        if header.count(name) > 1:
            raise PlanError(
                f"{where}!{name}",
                message("the column stands twice."),
                message("Remove one of the two."),
            )
    for name in shape.columns:
        if name not in header:
            raise PlanError(
                where,
                message(
                    "the column {name} is missing; the table has {found}.",
                    name=repr(name),
                    found=list(header),
                ),
                message("Add the column; its cells may be empty where nothing is known."),
            )


def _check_width(cells: Sequence[str], header: Sequence[str], where: str) -> None:
    if len(cells) != len(header):
        raise PlanError(
            where,
            message(
                "has {found} cells, expected {expected}.", found=len(cells), expected=len(header)
            ),
            message("A text with commas must stand between double quotes."),
        )


def _sheet(book: Path, name: str) -> list[list[str]] | None:
    from openpyxl import load_workbook  # noqa: PLC0415 - 200 ms, only where a plan is a workbook

    opened = load_workbook(book, data_only=True)
    if name not in opened.sheetnames:
        return None
    return [[_as_text(cell.value, cell.number_format) for cell in row] for row in opened[name].rows]


def _as_text(value: object, number_format: str) -> str:
    match value:
        case None:
            return ""
        case int() | float() if not isinstance(value, bool):
            number = Decimal(str(value))
            if "%" in number_format:
                return f"{(number * HUNDRED).normalize():f}%"
            return f"{number.normalize():f}"
    return str(value).strip()


def _book_rows(rows: list[list[str]], shown: str, shape: Shape) -> Iterator[Row]:
    from openpyxl.utils import get_column_letter  # noqa: PLC0415 - see _sheet

    header = rows[0] if rows else []
    while header and not header[-1]:
        header.pop()
    _check_header(header, f"{shown}!{shape.name}!1", shape)
    letters = {name: get_column_letter(count) for count, name in enumerate(header, start=1)}
    for number, cells in enumerate(rows[1:], start=2):
        if any(cells):
            yield Row(
                dict(zip(header, cells, strict=False)),
                lambda column, number=number: Place(  # type: ignore[misc]  # bound now
                    shown, shape.name, f"{letters.get(column, column)}{number}"
                ),
            )
