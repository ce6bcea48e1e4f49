"""Which column of a table each field is read from, and what is wrong with its headings."""

from collections.abc import Mapping

from sheetgen.faults.file_fault import FileFault
from sheetgen.model.form import Ask, Column
from sheetgen.reading.matching import match_faults
from sheetgen.reading.matching.form_table import Table
from sheetgen.reading.typed.values import read_text
from sheetgen.records import Struct


class Columns(Struct, frozen=True, kw_only=True):
    """The column of each field that has one; ``doubled`` fields have two that contradict."""

    at: Mapping[str, int]
    doubled: frozenset[str]
    faults: tuple[FileFault, ...]


def find_columns(table: Table, *, stamped: bool, older: str) -> Columns:
    """Find every input column; ``older`` is the version of an older form, "" for today's."""
    at: dict[str, int] = {}
    doubled: set[str] = set()
    missing: list[Column] = []
    faults: list[FileFault] = []
    for column in table.form.inputs:
        field, found = column.field, table.columns.get(column.field, ())
        if len(found) > 1:
            at[field], differ = _of_several(table, found)
            doubled |= {field} if differ else set()
            place = table.place(table.heading_row, found[1])
            faults.append(match_faults.column_twice(place, column, differ=differ))
        elif found:
            at[field] = found[0]
        elif stamped and field in table.replaced:
            at[field] = table.replaced[field]
            faults.append(_changed(table, column))
        else:
            missing.append(column)
    texts = [column for column in missing if column.is_told]
    if texts and older:
        faults.append(match_faults.older_form(table.heading, older, texts))
    # Every form asks for the figures that are judged: one that is missing was in the older form.
    faults += (
        FileFault.no_column(table.heading, column)
        for column in missing
        if column.ask is Ask.FIGURE or not older
    )
    return Columns(at=at, doubled=frozenset(doubled), faults=tuple(faults))


def _changed(table: Table, column: Column) -> FileFault:
    at = table.replaced[column.field]
    found = read_text(table.sheet.cells.get((table.heading_row, at)))
    return match_faults.heading_changed(table.place(table.heading_row, at), column, found)


def _of_several(table: Table, found: tuple[int, ...]) -> tuple[int, bool]:
    """The column that says something, and whether another says something else."""
    rows = [row for at in table.rows.values() for row in at]
    said = {at: [read_text(table.sheet.cells.get((row, at))) for row in rows] for at in found}
    filled = [at for at in found if any(said[at])] or list(found)
    return filled[0], any(said[at] != said[filled[0]] for at in filled)
