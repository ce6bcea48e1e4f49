"""What a file says of its month and office besides its stamp: on its pages, and in its name.

The template prints the period and the office above the headings and among the instructions. An
office that fills last month's file again types this month over it; then nobody knows of which
month the figures are, and the office is asked.
"""

from collections.abc import Iterator
from typing import NamedTuple

from sheetgen.faults.file_fault import FileFault
from sheetgen.language.months import months_in, only_month
from sheetgen.model.period import Period
from sheetgen.model.place import Place
from sheetgen.model.receipt import own_name
from sheetgen.reading.matching import witness_faults
from sheetgen.reading.matching.form_table import normal
from sheetgen.reading.opening.cells import Cell, Kind, Sheet, Workbook, column_letters
from sheetgen.reading.typed.values import read_text

_ROWS = 12
"""Titles stand in the first rows."""
_MOST = 2
"""Cells of a title's row: a label and what it labels. Rows of a table hold more."""
_LABELS = frozenset(("periodo", "período", "mes", "period", "month"))


class Printed(NamedTuple):
    """A month as a page shows it, and where."""

    period: Period
    place: Place


def printed_periods(book: Workbook, file: str) -> tuple[Printed, ...]:
    """Every month that stands by itself among the titles of a sheet."""
    return tuple(
        Printed(period, Place(file, sheet.name, f"{column_letters(cell.column)}{cell.row}"))
        for sheet in book.sheets
        for row in _titles(sheet)
        for cell in row
        if (period := _period(cell, row)) is not None
    )


def page_contradiction(
    book: Workbook, file: str, said: Period, *, stamped: bool
) -> FileFault | None:
    """A month on a page that is not the one said by the stamp, or else by whoever reads it."""
    for printed in printed_periods(book, file):
        if printed.period != said:
            return witness_faults.page_says_another_month(
                printed.place, str(printed.period), str(said), stamped=stamped
            )
    return None


def office_contradiction(
    book: Workbook, file: str, office: str, names: dict[str, str]
) -> FileFault | None:
    """A sheet whose titles name another office and not this one; ``names`` lead to codes."""
    for sheet in book.sheets:
        told = [
            (cell, names[text])
            for row in _titles(sheet)
            for cell in row
            if (text := normal(read_text(cell))) in names
        ]
        if told and all(code != office for _, code in told):
            cell, other = told[0]
            place = Place(file, sheet.name, cell.address)
            return witness_faults.page_says_another_office(place, read_text(cell), other, office)
    return None


def name_contradiction(
    book: Workbook, file: str, said: Period, *, stamped: bool
) -> FileFault | None:
    """A month in the file's name that is not the one it is read for.

    It is asked about; where neither stamp nor page says the month, nothing is read before.
    """
    name = own_name(file)
    months = months_in(name.rpartition(".")[0] or name)
    if not months or any(each.may_be(said.year, said.month) for each in months):
        return None
    known = stamped or bool(printed_periods(book, file))
    return witness_faults.name_says_another_month(
        Place(file, "", ""), name, str(said), stamped=stamped, known=known
    )


def _titles(sheet: Sheet) -> Iterator[tuple[Cell, ...]]:
    """The first rows of a sheet that hold no more than a title's."""
    rows: dict[int, list[Cell]] = {}
    for (row, _), cell in sheet.cells.items():
        if row <= _ROWS:
            rows.setdefault(row, []).append(cell)
    return (tuple(cells) for cells in rows.values() if len(cells) <= _MOST)


def _period(cell: Cell, row: tuple[Cell, ...]) -> Period | None:
    if cell.kind is Kind.TEXT:
        found = only_month(read_text(cell))
        return None if found is None or found.year is None else Period(found.year, found.month)
    if cell.kind is not Kind.DATE:
        return None
    # Excel makes a date of "febrero 2026": the first of the month.
    day = read_text(cell)
    labelled = len(row) == 1 or normal(read_text(row[0])).rstrip(":") in _LABELS
    return Period.parse(day[:7]) if labelled and day.endswith("-01") else None
