"""Tells the rows that carry figures and were not read: none is lost without a word."""

from collections.abc import Container, Iterator, Mapping, Sequence

from sheetgen.faults.file_fault import FileFault
from sheetgen.model.place import Place
from sheetgen.reading import match_faults
from sheetgen.reading.tables import CODE, PLAN, Table, normal
from sheetgen.reading.values import read_text


def unread_rows(
    table: Table,
    read: Container[tuple[str, int]],
    asked: Container[str],
    owners: Mapping[str, Sequence[str]],
) -> Iterator[FileFault]:
    """What is wrong with each filled row of a table that is not among the (sheet, row) ``read``.

    Above the headings only rows with a known code are told: titles stand there. Rows without a
    code are told in one notice: most of them are totals.
    """
    nameless = []
    for row in _filled(table):
        code = normal(table.text(row, CODE))
        if (table.sheet.name, row) in read:
            continue
        if row < table.heading_row:
            if code in asked or code in owners:
                yield match_faults.row_above(_place(table, row), table.text(row, CODE))
        elif code:
            yield _stranger(table, row, code, asked, owners)
        else:
            nameless.append(row)
    if nameless:
        yield match_faults.rows_without_code(_place(table, nameless[0]), nameless)


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


def _stranger(
    table: Table,
    row: int,
    code: str,
    asked: Container[str],
    owners: Mapping[str, Sequence[str]],
) -> FileFault:
    place, found = _place(table, row), table.text(row, CODE)
    if code in asked:
        return match_faults.row_of_another_plan(place, found, table.text(row, PLAN))
    offices = owners.get(code)
    if offices:
        return match_faults.row_of_another(place, found, offices)
    return FileFault.strange_row(place, found)
