"""Finds the cells that a template asks for in the file an office sent: by code and by heading."""

import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from sheetgen.model.form import Column, Form
from sheetgen.model.place import Place
from sheetgen.model.template import Template, TemplateRow, TemplateSheet, column_letter
from sheetgen.reading.cells import Cell, Sheet, Workbook
from sheetgen.reading.faults import FileFault
from sheetgen.reading.values import read_text

_CODE = "code"
_PLAN = "plan"
_HEADINGS_WITHIN = 100


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


def locate(
    book: Workbook, template: Template, file: str
) -> tuple[tuple[Located, ...], tuple[FileFault, ...]]:
    """Every input cell of the template, found in the file, and what is wrong with its sheets."""
    located: list[Located] = []
    faults: list[FileFault] = []
    for asked in template.sheets:
        found = _find_sheet(book, asked.form)
        if found is None:
            faults.append(FileFault.no_sheet(Place(file, asked.name, "A1"), asked.name))
            located += (_absent(template, asked, row, column) for row, column in _asked(asked))
            continue
        grid = _Grid.of(found, asked.form, file)
        faults += grid.faults(asked)
        located += (grid.find(template, asked, row, column) for row, column in _asked(asked))
    return tuple(located), tuple(faults)


def normal(text: str) -> str:
    """A heading or a code without differences of case, width and spaces."""
    return " ".join(unicodedata.normalize("NFKC", text).casefold().split())


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


def _heading_names(form: Form, field: str) -> set[str]:
    column = next(column for column in form.columns if column.field == field)
    return {normal(text) for _, text in column.headings}


def _find_sheet(book: Workbook, form: Form) -> Sheet | None:
    """The sheet with the form's name, or any sheet with its headings, however it is called."""
    names = {normal(name) for _, name in form.sheets}
    named = [sheet for sheet in book.sheets if normal(sheet.name) in names]
    with_headings = [
        sheet for sheet in (*named, *book.sheets) if _heading_row(sheet, form) is not None
    ]
    return with_headings[0] if with_headings else None


def _heading_row(sheet: Sheet, form: Form) -> int | None:
    """The row that holds the code's heading and those of all the figures but at most one."""
    wanted = [_heading_names(form, column.field) for column in form.figures]
    rows: dict[int, set[str]] = {}
    for (row, _), cell in sheet.cells.items():
        if row <= _HEADINGS_WITHIN and isinstance(cell.value, str):
            rows.setdefault(row, set()).add(normal(cell.value))
    for row in sorted(rows):
        if not _heading_names(form, _CODE) & rows[row]:
            continue
        found = sum(bool(names & rows[row]) for names in wanted)
        if found >= max(1, len(wanted) - 1):
            return row
    return None


@dataclass(frozen=True, slots=True, kw_only=True)
class _Grid:
    """A sheet's rows by code and its columns by field."""

    sheet: Sheet
    file: str
    heading_row: int
    columns: Mapping[str, int]
    rows: Mapping[tuple[str, str], tuple[int, ...]]

    @classmethod
    def of(cls, sheet: Sheet, form: Form, file: str) -> "_Grid":
        heading_row = _heading_row(sheet, form) or 1
        by_name = {
            normal(read_text(cell)): column
            for (row, column), cell in sorted(sheet.cells.items(), reverse=True)
            if row == heading_row
        }
        columns = {
            column.field: by_name[normal(text)]
            for column in form.columns
            for _, text in column.headings
            if normal(text) in by_name
        }
        rows: dict[tuple[str, str], tuple[int, ...]] = {}
        for row, column in sorted(sheet.cells):
            if row > heading_row and column == columns[_CODE]:
                code = normal(read_text(sheet.cells[row, column]))
                plan = normal(read_text(sheet.cells.get((row, columns.get(_PLAN, 0)))))
                if code:
                    rows[plan, code] = (*rows.get((plan, code), ()), row)
        return cls(sheet=sheet, file=file, heading_row=heading_row, columns=columns, rows=rows)

    def _rows(self, row: TemplateRow) -> tuple[int, ...]:
        code = normal(row.item.code)
        return self.rows.get((normal(row.plan), code), ()) or self.rows.get(("", code), ())

    def find(
        self, template: Template, asked: TemplateSheet, row: TemplateRow, column: Column
    ) -> Located:
        """Where the cell stands, or that it never came."""
        at = self._rows(row)
        if not at or column.field not in self.columns:
            return _absent(template, asked, row, column)
        index = self.columns[column.field]
        return Located(
            sheet=asked,
            row=row,
            column=column,
            cell=self.sheet.cells.get((at[0], index)),
            place=self.place(at[0], index),
            came=True,
            doubled=len(at) > 1,
        )

    def place(self, row: int, column: int) -> Place:
        """A cell of this sheet as messages name it."""
        return Place(self.file, self.sheet.name, f"{column_letter(column - 1)}{row}")

    def faults(self, asked: TemplateSheet) -> list[FileFault]:
        """Columns and rows that are missing, doubled or nobody asked for."""
        heading = self.place(self.heading_row, self.columns[_CODE])
        faults = [
            FileFault.no_column(heading, column.headings)
            for column in asked.form.inputs
            if column.field not in self.columns
        ]
        expected = {normal(row.item.code) for row in asked.rows}
        for row in asked.rows:
            at = self._rows(row)
            if not at:
                faults.append(FileFault.no_row(heading, row.item.code))
            elif len(at) > 1:
                second = self.place(at[1], self.columns[_CODE])
                faults.append(FileFault.doubled_row(second, row.item.code))
        for (_, code), at in self.rows.items():
            if code not in expected and self._is_filled(at[0], asked.form):
                place = self.place(at[0], self.columns[_CODE])
                found = read_text(self.sheet.cells[at[0], self.columns[_CODE]])
                faults.append(FileFault.strange_row(place, found))
        return faults

    def _is_filled(self, row: int, form: Form) -> bool:
        """Whether a row carries any figure: titles of groups do not."""
        indexes = [self.columns[c.field] for c in form.figures if c.field in self.columns]
        return any(read_text(self.sheet.cells.get((row, index))) for index in indexes)
