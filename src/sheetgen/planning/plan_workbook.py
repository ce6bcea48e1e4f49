"""Reads the tables of a plan from the sheets of plan.xlsx: the door to openpyxl."""

from collections.abc import Iterator
from datetime import datetime
from decimal import Decimal
from io import BytesIO
from os.path import lexists
from pathlib import Path
from zipfile import BadZipFile

from sheetgen.errors import PlanError
from sheetgen.language.message import message
from sheetgen.model.figure import HUNDRED, as_spreadsheets_see
from sheetgen.model.place import Place
from sheetgen.model.template import column_letter
from sheetgen.planning.placed_rows import (
    Row,
    Shape,
    Tell,
    check_header,
    is_total,
    silent,
    tell_or_raise,
    total,
)
from sheetgen.records import Struct
from sheetgen.sources.spelling import known_words
from sheetgen.sources.text_file import check_signs, read_source

BOOK = "plan.xlsx"
_CODES = ("code", "element", "parent", "old", "new")
"""Columns whose cells must be text: the number 1.10 is 1.1, and a code is not."""


Book = dict[str, tuple[Row, ...] | None]
"""The rows of each sheet by its name, None of one whose headings cannot be used."""


class _Cell(Struct, frozen=True):
    """A cell as text, and whether it was typed as a number."""

    text: str
    is_number: bool


def read_book(path: Path, shown: str, shapes: tuple[Shape, ...], tell: Tell | None = None) -> Book:
    """The rows of every table in the workbook, by the table's name; none where there is no file.

    Raises PlanError for a sheet or column nobody knows, a code typed as a number and a formula
    that was never calculated.
    """
    if not lexists(path):
        return {}
    by_name = {shape.name: shape for shape in shapes}
    tables: Book = {}
    for name, cells in _sheets(path, shown):
        if not any(cell.text for row in cells for cell in row):
            continue
        if name not in by_name:
            tell_or_raise(PlanError(f"{shown}!{name}", *known_words(name, tuple(by_name))), tell)
            continue
        try:
            tables[name] = tuple(_rows(cells, shown, by_name[name], tell))
        except PlanError as fault:
            tell_or_raise(fault, tell)
            tables[name] = None
    return tables


def _sheets(path: Path, shown: str) -> Iterator[tuple[str, list[list[_Cell]]]]:
    from openpyxl import load_workbook  # noqa: PLC0415 - 200 ms, only where a plan is a workbook
    from openpyxl.utils.exceptions import InvalidFileException  # noqa: PLC0415 - see above

    data = read_source(path, shown, PlanError)
    try:
        values = load_workbook(BytesIO(data), data_only=True)
        formulas = load_workbook(BytesIO(data))
    except (BadZipFile, KeyError, ValueError, InvalidFileException) as fault:
        raise PlanError(
            shown,
            message("cannot be read as a workbook."),
            message("Save it again as .xlsx."),
        ) from fault
    for sheet in values.worksheets:
        typed = formulas[sheet.title]
        rows = []
        for row in sheet.iter_rows():
            for cell in row:
                if cell.value is None and typed[cell.coordinate].value is not None:
                    raise PlanError(
                        f"{shown}!{sheet.title}!{cell.coordinate}",
                        message("holds a formula that was never calculated."),
                        message("Open the file in Excel and save it, or type the value."),
                    )
            rows.append([_cell(cell.value, cell.number_format) for cell in row])
        yield sheet.title, rows


def _cell(value: object, number_format: str) -> _Cell:
    match value:
        case None:
            return _Cell("", is_number=False)
        case int() | float() if not isinstance(value, bool):
            number = as_spreadsheets_see(Decimal(str(value)))
            if "%" in number_format:
                return _Cell(f"{(number * HUNDRED).normalize():f}%", is_number=True)
            return _Cell(f"{number.normalize():f}", is_number=True)
        case datetime(day=1, hour=0, minute=0):  # 2026-03 as Excel keeps it
            return _Cell(f"{value:%Y-%m}", is_number=True)
        case datetime(hour=0, minute=0):
            return _Cell(f"{value:%Y-%m-%d}", is_number=True)
        case _:
            return _Cell(str(value).strip(), is_number=False)


def _rows(rows: list[list[_Cell]], shown: str, shape: Shape, tell: Tell | None) -> Iterator[Row]:
    header = [cell.text for cell in rows[0]] if rows else []
    while header and not header[-1]:
        header.pop()
    check_header(header, f"{shown}!{shape.name}!1", shape)
    columns = {name: at for at, name in enumerate(header)}

    def locate(number: int, column: str) -> Place:
        letter = column_letter(columns[column]) if column in columns else column
        return Place(shown, shape.name, f"{letter}{number}")

    for number, cells in enumerate(rows[1:], start=2):
        if not any(cell.text for cell in cells):
            continue
        texts = tuple(cell.text for cell in cells) + ("",) * (len(header) - len(cells))
        if is_total(texts, shape):
            tell_or_raise(total(texts, f"{shown}!{shape.name}!{number}"), tell)
            continue
        mine = tell
        try:
            _check(cells, header, number, f"{shown}!{shape.name}")
        except PlanError as fault:
            tell_or_raise(fault, tell)
            mine = silent
        yield Row(columns, texts, number, locate, mine)


def _check(cells: list[_Cell], header: list[str], number: int, where: str) -> None:
    for index, cell in enumerate(cells):
        place = f"{where}!{column_letter(index)}{number}"
        check_signs(cell.text, place, PlanError)
        if index >= len(header) and cell.text:
            raise PlanError(
                place,
                message("holds {found}, but the column has no heading.", found=repr(cell.text)),
                message("Give the column a heading, or empty the cell."),
            )
        if cell.is_number and index < len(header) and header[index] in _CODES:
            raise PlanError(
                place,
                message("holds the number {found}, expected a code as text.", found=cell.text),
                message("Format the column as text and type the code again: 1.10 is not 1.1."),
            )
