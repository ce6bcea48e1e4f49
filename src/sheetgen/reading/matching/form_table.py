"""The table of a form in a sheet: where its headings, its columns and its rows stand."""

import unicodedata
from collections.abc import Container, Iterator, Mapping
from functools import lru_cache, partial

from sheetgen.model.form import Column, Form
from sheetgen.model.place import Place
from sheetgen.model.template import column_letter
from sheetgen.ooxml.kept import kept_to
from sheetgen.reading.opening.cells import Cell, Kind, Sheet, Workbook
from sheetgen.reading.typed.values import read_text
from sheetgen.records import Struct

CODE = "code"
NAME = "name"
PLAN = "plan"
_HEADINGS_WITHIN = 100
_ONE_BETWEEN = 2
_LONGEST_WORD = 64
"""Characters. To put a word of accents alone in order takes the square of its length."""


@kept_to(200, 4096)
def normal(text: str) -> str:
    """A heading or a code without differences of case, width and spaces."""
    words = text.split()
    if not text.isascii():
        words = [_composed(word) if len(word) <= _LONGEST_WORD else word for word in words]
    return " ".join(" ".join(words).casefold().split())


_composed = partial(unicodedata.normalize, "NFKC")


class Table(Struct, frozen=True, kw_only=True):
    """A form as found in one sheet.

    ``columns`` leads from a field to every column with its heading, leftmost first; ``replaced``
    to the one column that stands where the field's own stood, between the same neighbours, under a
    heading that is none of the form's. ``rows`` leads from (plan, code) to rows, top first.
    """

    sheet: Sheet
    form: Form
    file: str
    heading_row: int
    columns: Mapping[str, tuple[int, ...]]
    replaced: Mapping[str, int]
    rows: Mapping[tuple[str, str], tuple[int, ...]]

    def rows_of(self, plan: str, code: str) -> tuple[int, ...]:
        """The rows that carry a plan and a code."""
        return self.rows.get((normal(plan), normal(code)), ())

    def rows_beyond(self, plans: Container[str]) -> dict[str, tuple[int, ...]]:
        """By code, the rows whose plan was emptied or is none of these."""
        found: dict[str, tuple[int, ...]] = {}
        for (plan, code), rows in self.rows.items():
            if plan not in plans:
                found[code] = (*found.get(code, ()), *rows)
        return found

    def rows_named(self, name: str) -> tuple[int, ...]:
        """The rows below the headings with this text (as ``normal`` gives it) for a name."""
        column = self.column(NAME)
        return tuple(
            row
            for (row, at), cell in self.sheet.cells.items()
            if at == column and row > self.heading_row and normal(read_text(cell)) == name
        )

    def column(self, field: str) -> int | None:
        """Where a field stands: by its heading, or else between its neighbours."""
        at = self.columns.get(field)
        return at[0] if at else self.replaced.get(field)

    def all_columns(self, field: str) -> tuple[int, ...]:
        """Every column of a field: those with its heading, or the one between its neighbours."""
        at = self.columns.get(field, ())
        return at or ((self.replaced[field],) if field in self.replaced else ())

    def cell(self, row: int, field: str) -> Cell | None:
        """The cell of a field in a row, None where it is empty or the field has no column."""
        column = self.column(field)
        return None if column is None else self.sheet.cells.get((row, column))

    def text(self, row: int, field: str) -> str:
        """What that cell holds, as text."""
        return read_text(self.cell(row, field))

    def place(self, row: int, column: int | None) -> Place:
        """A cell of this sheet as messages name it."""
        return Place(self.file, self.sheet.name, _address(column or 1, row))

    @property
    def heading(self) -> Place:
        """The heading of the codes, where faults of the whole table are told."""
        return self.place(self.heading_row, self.column(CODE))

    def is_filled(self, row: int) -> bool:
        """Whether a row carries a figure that was not there when it was sent."""
        return any(
            self.text(row, column.field) for column in self.form.figures if not column.prefill
        )


_letters = lru_cache(maxsize=512)(column_letter)


@lru_cache(maxsize=1 << 13)
def _address(column: int, row: int) -> str:
    """One text for a cell of all files: each form has the same thousands."""
    return f"{_letters(column - 1)}{row}"


def find_tables(book: Workbook, form: Form, file: str) -> tuple[Table, ...]:
    """Every sheet with the form's headings, however it is called; those of its name first."""
    names = {normal(name) for _, name in form.sheets}
    wanted, figures = _wanted(form)
    tables = []
    for sheet in sorted(book.sheets, key=lambda each: normal(each.name) not in names):
        least = (len(form.columns) + 1) // 2
        row = _heading_row(
            sheet, wanted, least, frozenset() if normal(sheet.name) in names else figures
        )
        if row is not None:
            tables.append(_table(sheet, form, file, row, wanted))
    return tuple(tables)


def _heading_row(
    sheet: Sheet, wanted: Mapping[str, str], least: int, figures: frozenset[str]
) -> int | None:
    """The row with most of the form's headings: at least half, one of ``figures`` among them.

    A figure is asked because forms share the other headings; a sheet of the form's own name needs
    none (``figures`` is empty), so that a figure's heading that was typed over can still be told.
    """
    if len({column for _, column in sheet.cells}) < least:
        return None  # most sheets: the instructions, the lists to choose from, the stamp
    found: dict[int, set[str]] = {}
    within, fields_in_all = _HEADINGS_WITHIN, len(set(wanted.values()))
    for (row, _), cell in sheet.cells.items():
        if row <= within and cell.kind is Kind.TEXT and isinstance(cell.value, str):
            field = wanted.get(normal(cell.value))
            if field is not None:
                fields = found.setdefault(row, set())
                fields.add(field)
                if len(fields) == fields_in_all:
                    within = row - 1  # only a row above could be preferred
    rows = [
        (-len(fields), row)
        for row, fields in found.items()
        if len(fields) >= least and (not figures or fields & figures)
    ]
    return min(rows)[1] if rows else None


def _wanted(form: Form) -> tuple[Mapping[str, str], frozenset[str]]:
    """The field behind each heading in any language, and the fields that are figures."""
    wanted = {normal(text): column.field for column in form.columns for _, text in column.headings}
    return wanted, frozenset(column.field for column in form.figures)


def _table(
    sheet: Sheet, form: Form, file: str, heading_row: int, wanted: Mapping[str, str]
) -> Table:
    columns: dict[str, tuple[int, ...]] = {}
    headings = [cell for (row, _), cell in sheet.cells.items() if row == heading_row]
    for cell in headings:
        field = wanted.get(normal(read_text(cell)))
        if field is not None:
            columns[field] = tuple(sorted((*columns.get(field, ()), cell.column)))
    replaced = dict(_replaced(form.columns, columns))
    at = {field: each[0] for field, each in columns.items()}
    code = at.get(CODE, replaced.get(CODE))
    plan = at.get(PLAN, replaced.get(PLAN, 0))
    return Table(
        sheet=sheet,
        form=form,
        file=file,
        heading_row=heading_row,
        columns=columns,
        replaced=replaced,
        rows=_rows(sheet, heading_row, code, plan),
    )


def _replaced(
    asked: tuple[Column, ...], columns: Mapping[str, tuple[int, ...]]
) -> Iterator[tuple[str, int]]:
    """Fields without a heading that have exactly one column between both of their neighbours."""
    taken = {each for at in columns.values() for each in at}
    for index, column in enumerate(asked):
        if column.field in columns or not 0 < index < len(asked) - 1:
            continue
        before = columns.get(asked[index - 1].field, ())
        after = columns.get(asked[index + 1].field, ())
        if len(before) == 1 and len(after) == 1 and after[0] - before[0] == _ONE_BETWEEN:
            between = before[0] + 1
            if between not in taken:
                yield column.field, between


def _rows(
    sheet: Sheet, heading_row: int, code: int | None, plan: int
) -> dict[tuple[str, str], tuple[int, ...]]:
    rows: dict[tuple[str, str], tuple[int, ...]] = {}
    codes = [cell for (_, column), cell in sheet.cells.items() if column == code]
    for cell in codes:
        text = normal(read_text(cell)) if cell.row > heading_row else ""
        if text:
            key = normal(read_text(sheet.cells.get((cell.row, plan)))), text
            rows[key] = tuple(sorted((*rows.get(key, ()), cell.row)))
    return rows
