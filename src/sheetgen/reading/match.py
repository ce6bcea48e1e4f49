"""Finds the cells that a template asks for in the file an office sent: by code and by heading.

Two of three must agree: the stamp (which says the form and the office), the code and the heading.
With the stamp, a column whose heading was typed over is found between its neighbours, and a row
whose code was changed by its name; both are told. Without it they are asked for.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from sheetgen.model.form import Ask, Column
from sheetgen.model.place import Place
from sheetgen.model.template import Template, TemplateRow, TemplateSheet
from sheetgen.reading import match_faults
from sheetgen.reading.cells import Cell, Workbook
from sheetgen.reading.faults import FileFault
from sheetgen.reading.repeats import Hit, Repeats
from sheetgen.reading.tables import CODE, NAME, Table, find_tables, normal
from sheetgen.reading.values import read_text


@dataclass(frozen=True, slots=True, kw_only=True)
class Located:
    """One asked cell and where it stands in the file; ``cell`` is None where it is empty.

    ``place`` is the template's own cell where the row or the column never came (``came`` False).
    """

    sheet: TemplateSheet
    row: TemplateRow
    column: Column
    cell: Cell | None
    place: Place
    came: bool
    doubled: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """What is known of the file besides its cells.

    ``stamped`` is whether it said itself whose it is; ``versions`` are the versions of its forms
    by the form's name; ``elsewhere`` leads from the codes of other offices to those offices.
    """

    stamped: bool
    versions: Mapping[str, str]
    elsewhere: Mapping[str, tuple[str, ...]]


def locate(
    book: Workbook, template: Template, file: str, known: Known
) -> tuple[tuple[Located, ...], tuple[FileFault, ...]]:
    """Every input cell of the template, found in the file, and what is wrong with its sheets."""
    located: list[Located] = []
    faults: list[FileFault] = []
    for asked in template.sheets:
        tables = find_tables(book, asked.form, file)
        if not tables:
            faults.append(FileFault.no_sheet(Place(file, asked.name, "A1"), asked.name))
            located += (_absent(template, asked, row, column) for row, column in _asked(asked))
            continue
        search = _Search(template, asked, tables, known)
        located += search.cells()
        faults += search.faults()
    return tuple(located), tuple(faults)


def _asked(sheet: TemplateSheet) -> Iterator[tuple[TemplateRow, Column]]:
    return ((row, column) for row in sheet.rows for column in sheet.form.inputs)


def _absent(template: Template, sheet: TemplateSheet, row: TemplateRow, column: Column) -> Located:
    return Located(
        sheet=sheet,
        row=row,
        column=column,
        cell=None,
        place=template.place(sheet, row, column),
        came=False,
        doubled=False,
    )


class _Search:
    """Looks for one form's cells in all the sheets that have its headings."""

    def __init__(
        self, template: Template, asked: TemplateSheet, tables: tuple[Table, ...], known: Known
    ) -> None:
        self._template = template
        self._asked = asked
        self._tables = tables
        self._known = known
        self._codes = {normal(row.item.code) for row in asked.rows}
        self._repeats = Repeats()
        self._faults: list[FileFault] = []
        self._used: set[Table] = set()

    def cells(self) -> Iterator[Located]:
        """Where each asked cell stands, or that it never came."""
        for row in self._asked.rows:
            hits = self._hits(row)
            hit, doubled = self._repeats.settle(row.item.code, hits)
            if hit is None:
                at = self._tables[0].heading
                self._faults.append(FileFault.no_row(at, row.item.code))
            for column in self._asked.form.inputs:
                yield self._located(row, column, hit, doubled=doubled)

    def _hits(self, row: TemplateRow) -> tuple[Hit, ...]:
        hits = tuple(
            Hit(table, at)
            for table in self._tables
            for at in table.rows_of(row.plan, row.item.code)
        )
        return hits or self._by_name(row)

    def _by_name(self, row: TemplateRow) -> tuple[Hit, ...]:
        """The one row with the item's name under a code that nobody asks for."""
        name = normal(str(dict(row.shown).get(NAME, "")))
        alike = [each for each in self._asked.rows if normal(each.item.name) == name]
        if not self._known.stamped or not name or len(alike) > 1:
            return ()
        hits = tuple(
            Hit(table, at)
            for table in self._tables
            for at in self._rows_named(table, name)
            if not self._is_known(table.text(at, CODE))
        )
        if len(hits) != 1:
            return ()
        table, at = hits[0]
        place = table.place(at, table.column(CODE))
        fault = match_faults.code_changed(place, row.item.code, table.text(at, CODE))
        self._faults.append(fault)
        self._repeats.read_anyway.add((table.sheet.name, at))
        return hits

    def _rows_named(self, table: Table, name: str) -> tuple[int, ...]:
        column = table.column(NAME)
        return tuple(
            row
            for (row, at), cell in table.sheet.cells.items()
            if at == column and row > table.heading_row and normal(read_text(cell)) == name
        )

    def _is_known(self, code: str) -> bool:
        return normal(code) in self._codes or normal(code) in self._known.elsewhere

    def _located(
        self, row: TemplateRow, column: Column, hit: Hit | None, *, doubled: bool
    ) -> Located:
        if hit is None:
            return _absent(self._template, self._asked, row, column)
        table, at = hit
        index = self._column(table, column)
        if index is None:
            return _absent(self._template, self._asked, row, column)
        self._used.add(table) if False else None
        return Located(
            sheet=self._asked,
            row=row,
            column=column,
            cell=table.sheet.cells.get((at, index)),
            place=table.place(at, index),
            came=True,
            doubled=doubled,
        )
