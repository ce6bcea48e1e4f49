"""Tells the rows and sheets that carry figures and were not read: none is lost without a word.

A row of work that no plan asks of anybody is kept as it was sent.
"""

from collections.abc import Container, Iterator, Mapping, Sequence

from sheetgen.faults.file_fault import FileFault
from sheetgen.model.place import Place
from sheetgen.model.population import SHEET as LIST
from sheetgen.model.submission import Unplanned
from sheetgen.model.template import Template
from sheetgen.reading.matching import match_faults
from sheetgen.reading.matching.form_table import CODE, NAME, PLAN, Table, normal
from sheetgen.reading.matching.stamp import SHEET
from sheetgen.reading.opening.cells import Kind, Sheet, Workbook
from sheetgen.reading.typed.values import read_text
from sheetgen.records import Struct

_SUMS = ("total", "subtotal", "sub total", "suma", "promedio", "sum", "mean")
"""How the names of rows begin that add up the others."""
_SIGNED = f"{SHEET}:"
"""How the hidden cell begins by which a sheet of ours is known."""


class Unread(Struct, frozen=True):
    """What became of the rows of one form: ``read`` are (sheet, row), ``complete`` if all came.

    ``asked`` are the codes and ``names`` the names that this office is asked for; ``owners`` leads
    from every code to the offices that are.
    """

    read: Container[tuple[str, int]]
    asked: Container[str]
    names: Container[str]
    owners: Mapping[str, Sequence[str]]
    complete: bool

    def faults(self, table: Table) -> Iterator[FileFault]:
        """What is wrong with each filled row of a table that was not read.

        Above the headings only rows with a known code are told: titles stand there. Rows without a
        code are told in one notice: most of them are totals.
        """
        nameless = []
        for row in self._left(table):
            code = normal(table.text(row, CODE))
            if row < table.heading_row:
                if code in self.asked or code in self.owners:
                    yield match_faults.row_above(_place(table, row), table.text(row, CODE))
            elif code:
                yield self._stranger(table, row, code)
            else:
                nameless.append(row)
        if nameless:
            yield match_faults.rows_without_code(_place(table, nameless[0]), nameless)

    def unplanned(self, table: Table) -> Iterator[Unplanned]:
        """The filled rows of work that nobody planned, with all that was typed in them."""
        for row in self._left(table):
            if row > table.heading_row and self._is_unplanned(table, row):
                inputs = ((column, table.text(row, column.field)) for column in table.form.inputs)
                yield Unplanned(
                    plan=table.text(row, PLAN),
                    code=table.text(row, CODE),
                    name=table.text(row, NAME),
                    said=tuple((column, typed) for column, typed in inputs if typed),
                    place=_place(table, row),
                )

    def _left(self, table: Table) -> Iterator[int]:
        return (row for row in _filled(table) if (table.sheet.name, row) not in self.read)

    def _is_unplanned(self, table: Table, row: int) -> bool:
        """Whether it is of no item: not one whose code was mistyped, nor a total."""
        code, name = (normal(table.text(row, field)) for field in (CODE, NAME))
        if code in self.asked or code in self.owners or name in self.names:
            return False
        if not code:
            return bool(name) and not name.startswith(_SUMS)
        return self.complete

    def _stranger(self, table: Table, row: int, code: str) -> FileFault:
        place, found = _place(table, row), table.text(row, CODE)
        if code in self.asked:
            return match_faults.row_of_another_plan(place, found, table.text(row, PLAN))
        offices = self.owners.get(code)
        if offices:
            return match_faults.row_of_another(place, found, offices)
        if self._is_unplanned(table, row):
            return match_faults.row_unplanned(place, found, table.text(row, NAME))
        return FileFault.strange_row(place, found)


def unread_sheets(
    book: Workbook, read: Container[str], file: str, template: Template, asked: Container[str]
) -> Iterator[FileFault]:
    """Each sheet with figures that was not read; a hidden one only with a code that is asked.

    The list of those served is read where they are counted.
    """
    expected = template.sheets[0].name if template.sheets else ""
    listed = "" if template.listing is None else normal(LIST)
    for sheet in book.sheets:
        figures = [cell for cell in sheet.cells.values() if cell.kind is Kind.NUMBER]
        if sheet.name in read or not figures or _is_ours(sheet) or normal(sheet.name) == listed:
            continue
        if sheet.visible or _names_one(sheet, asked):
            place = Place(file, sheet.name, figures[0].address)
            cells = tuple(each.address for each in figures)
            yield match_faults.sheet_unread(place, sheet.name, cells, expected)


def _is_ours(sheet: Sheet) -> bool:
    """Whether it is the stamp, or what was added to a file that went back marked."""
    return sheet.name == SHEET or any(
        isinstance(cell.value, str) and cell.value.startswith(_SIGNED)
        for cell in sheet.cells.values()
    )


def _names_one(sheet: Sheet, asked: Container[str]) -> bool:
    return any(normal(read_text(cell)) in asked for cell in sheet.cells.values())


def _place(table: Table, row: int) -> Place:
    return table.place(row, table.column(CODE))


def _filled(table: Table) -> list[int]:
    """The rows with something under a figure's heading; another row of headings is none."""
    figures = [column for column in table.form.figures if not column.prefill]
    columns = {at for column in figures for at in table.all_columns(column.field)}
    headings = {"", *(normal(text) for column in figures for _, text in column.headings)}
    rows = {
        row
        for (row, at), cell in table.sheet.cells.items()
        if at in columns and row != table.heading_row and normal(read_text(cell)) not in headings
    }
    return sorted(rows)
