"""Finds the cells that a template asks for in the file an office sent: by code and by heading.

Two of three must agree: the stamp (which says the form and the office), the code and the heading.
With the stamp, a column whose heading was typed over is found between its neighbours, and a row
whose code was changed by its name; both are told. Without it they are asked for.
"""

from collections import Counter
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from sheetgen.faults.file_fault import FileFault
from sheetgen.model.form import Ask, Column
from sheetgen.model.place import Place
from sheetgen.model.submission import Unplanned
from sheetgen.model.template import Template, TemplateRow, TemplateSheet
from sheetgen.reading.matching import match_faults
from sheetgen.reading.matching.codes_turned import Turned
from sheetgen.reading.matching.form_columns import Columns, find_columns
from sheetgen.reading.matching.form_table import CODE, NAME, Table, find_tables, normal
from sheetgen.reading.matching.merged import Merged
from sheetgen.reading.matching.repeats import Hit, Repeats
from sheetgen.reading.matching.unread import Unread, unread_sheets
from sheetgen.reading.opening.cells import Cell, Workbook
from sheetgen.records import Struct


class Located(NamedTuple):
    """One asked cell and where it stands in the file; ``cell`` is None where it is empty.

    ``place`` is the template's own cell where the row or the column never came (``came`` False).
    A tuple, as ``Cell`` is, because a folder has tens of thousands.
    """

    sheet: TemplateSheet
    row: TemplateRow
    column: Column
    cell: Cell | None
    place: Place
    came: bool
    doubled: bool
    hidden: bool = False
    link: str = ""
    """The address that the cell leads to, where it has one beside its value."""
    note: str = ""
    """What people noted on the cell."""

    @property
    def is_silent(self) -> bool:
        """Whether it asks for words, and nothing at all is there: most cells are so."""
        return self.cell is None and self.column.is_told and not (self.link or self.note)


class Known(Struct, frozen=True, kw_only=True):
    """What is known of the file besides its cells.

    ``stamped`` is whether it said itself whose it is; ``versions`` are the versions of its forms
    by the form's name; ``owners`` leads from every code to the offices that are asked for it;
    ``plans`` are all that anybody is asked about.
    """

    stamped: bool
    versions: Mapping[str, str]
    owners: Mapping[str, tuple[str, ...]]
    plans: frozenset[str]


class Found(Struct, frozen=True):
    """Every input cell of a template as found in a file, and what else the file has.

    ``unplanned`` are its rows of work that no plan asks of anybody, ``rows`` those of the items.
    """

    located: tuple[Located, ...]
    faults: tuple[FileFault, ...]
    unplanned: tuple[Unplanned, ...]
    rows: tuple[tuple[TemplateRow, Hit], ...]


def locate(book: Workbook, template: Template, file: str, known: Known) -> Found:
    """Every input cell of the template, found in the file, and what is wrong with its sheets."""
    located: list[Located] = []
    faults: list[FileFault] = []
    unplanned: list[Unplanned] = []
    rows: list[tuple[TemplateRow, Hit]] = []
    read: set[str] = set()
    codes: set[str] = set()
    for asked in template.sheets:
        tables = find_tables(book, asked.form, file)
        if not tables:
            faults.append(FileFault.no_sheet(Place(file, asked.name, "A1"), asked.name))
            located += (_absent(template, asked, row, column) for row, column in _asked(asked))
            continue
        search = _Search(template, asked, tables, known)
        located += search.cells()
        faults += search.faults()
        unplanned += search.unplanned()
        rows += search.rows
        read |= {table.sheet.name for table in tables}
        codes |= search.codes
    faults += unread_sheets(book, read, file, template, codes)
    return Found(tuple(located), tuple(faults), tuple(unplanned), tuple(rows))


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
        self.codes = {normal(row.item.code) for row in asked.rows}
        self._names = {normal(row.item.name) for row in asked.rows}
        plans = {(normal(row.item.code), row.plan) for row in asked.rows}
        self._shared = {code for code, count in Counter(c for c, _ in plans).items() if count > 1}
        self._beyond = [(table, table.rows_beyond(known.plans)) for table in tables]
        self._repeats = Repeats()
        self._columns: dict[str, Columns] = {}
        self._met: set[tuple[str, int]] = set()
        self._merged = {table.sheet.name: Merged(table) for table in tables}
        self._rows: list[FileFault] = []
        self._turned = Turned(tables, asked.rows)
        self._complete = True
        self.rows: list[tuple[TemplateRow, Hit]] = []

    def cells(self) -> Iterator[Located]:
        """Where each asked cell stands, or that it never came."""
        for row in self._asked.rows:
            hits = self._by_code(row) + self._by_turned(row)
            hits = hits or self._of_name(row)
            self._met.update((hit.table.sheet.name, hit.row) for hit in hits)
            hit, doubled = self._repeats.settle(row.item.code, hits)
            if hit is None:
                self._rows.append(FileFault.no_row(self._tables[0].heading, row.item.code))
                self._complete = False
            elif self._is_of_another(row, hit):
                doubled = True
            if hit is not None and not doubled:
                self.rows.append((row, hit))
            if hit is None:
                for column in self._asked.form.inputs:
                    yield _absent(self._template, self._asked, row, column)
            else:
                yield from self._located(row, hit, doubled=doubled)

    def faults(self) -> Iterator[FileFault]:
        """What is wrong with the columns and rows, told after the cells were looked for."""
        if not self._columns:
            self._columns_of(self._tables[0])
        for columns in self._columns.values():
            yield from columns.faults
        yield from self._rows
        yield from self._repeats.faults()
        for merged in self._merged.values():
            yield from merged.faults.values()
        unread = self._unread()
        for table in self._tables:
            yield from unread.faults(table)

    def unplanned(self) -> Iterator[Unplanned]:
        """The rows of work that nobody planned."""
        unread = self._unread()
        for table in self._tables:
            yield from unread.unplanned(table)

    def _unread(self) -> Unread:
        return Unread(self._met, self.codes, self._names, self._known.owners, self._complete)

    def _by_code(self, row: TemplateRow) -> tuple[Hit, ...]:
        """The rows of an item; one that carries no plan anybody knows goes by its code.

        Where two plans share the code such a row counts only in place of one that has its plan.
        """
        code = normal(row.item.code)
        hits = [
            Hit(table, at)
            for table in self._tables
            for at in table.rows_of(row.plan, row.item.code)
        ]
        if not hits or code not in self._shared:
            hits += [
                Hit(table, at) for table, beyond in self._beyond for at in beyond.get(code, ())
            ]
        return tuple(hit for hit in hits if self._turned.allows(row, hit))

    def _by_turned(self, row: TemplateRow) -> tuple[Hit, ...]:
        """The rows of an item whose code a program turned into another, which is told."""
        hits = self._turned.rows_of(row)
        self._rows += (self._turned.fault(row, hit) for hit in hits)
        return hits

    def _is_of_another(self, row: TemplateRow, hit: Hit) -> bool:
        """Whether a row with an item's code carries another item's name, which is told."""
        found = normal(hit.table.text(hit.row, NAME))
        if found == normal(row.item.name) or found not in self._names:
            return False
        place = hit.table.place(hit.row, hit.table.column(CODE))
        name = hit.table.text(hit.row, NAME)
        self._rows.append(match_faults.code_against_name(place, row.item.code, name))
        return True

    def _of_name(self, row: TemplateRow) -> tuple[Hit, ...]:
        """The one row with the item's name, under a code that nobody asks for."""
        name = normal(row.item.name)
        alike = [each for each in self._asked.rows if normal(each.item.name) == name]
        if not self._known.stamped or len(alike) > 1:
            return ()
        hits = tuple(
            Hit(table, at)
            for table in self._tables
            for at in table.rows_named(name)
            if not self._is_known(table.text(at, CODE))
        )
        if len(hits) != 1:
            return ()
        table, at = hits[0]
        place = table.place(at, table.column(CODE))
        found = table.text(at, CODE)
        self._rows.append(match_faults.code_changed(place, row.item.code, found))
        return hits

    def _is_known(self, code: str) -> bool:
        return normal(code) in self.codes or normal(code) in self._known.owners

    def _columns_of(self, table: Table) -> Columns:
        found = self._columns.get(table.sheet.name)
        if found is None:
            version = self._known.versions.get(table.form.name, "")
            older = version if version and version != table.form.digest else ""
            found = find_columns(table, stamped=self._known.stamped, older=older)
            self._columns[table.sheet.name] = found
        return found

    def _located(self, row: TemplateRow, hit: Hit, *, doubled: bool) -> Iterator[Located]:
        """The cells of a row that was found."""
        table, at = hit.table, hit.row
        sheet, columns = table.sheet, self._columns_of(table)
        merged, hidden = self._merged[sheet.name], at in sheet.hidden_rows
        for column in self._asked.form.inputs:
            index = columns.at.get(column.field)
            if index is None:
                yield _absent(self._template, self._asked, row, column)
                continue
            key = at, index
            is_merged = column.ask is Ask.FIGURE and merged.holds(at, index)
            yield Located(
                sheet=self._asked,
                row=row,
                column=column,
                cell=sheet.cells.get(key),
                place=table.place(at, index),
                came=True,
                doubled=doubled or is_merged or column.field in columns.doubled,
                hidden=hidden or index in sheet.hidden_columns,
                link=sheet.links.get(key, "") if sheet.links else "",
                note=sheet.notes.get(key, "") if sheet.notes else "",
            )
