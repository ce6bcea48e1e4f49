"""What may be wrong with the sheets, columns and rows of a file: most of READ-315 to READ-330.

READ-315 a heading was changed, READ-316 a code was changed, READ-317 a sheet stands twice,
READ-318 a column stands twice, READ-319 an older form, READ-320 a row of another office,
READ-326 a row stands twice and says the same, READ-327 a row with the code of one item and the
name of another, READ-328 figures in rows without a code, READ-330 a figure in cells merged over
several items. A row that nobody asked for is READ-308 (faults.py), also where its plan is another
or it stands above the headings.
"""

from collections.abc import Sequence

from sheetgen.faults.file_fault import FileFault
from sheetgen.language.message import message, own_message
from sheetgen.model.form import Column
from sheetgen.model.place import Place

_ROWS_NAMED = 10
_CELLS_NAMED = 4


def heading_changed(place: Place, column: Column, found: str) -> FileFault:
    """A column that stands between its neighbours under another heading, and was read."""
    return FileFault.of(
        "READ-315",
        place,
        found=repr(found) if found else message("nothing"),
        heading=own_message(column.headings),
    )


def code_changed(place: Place, code: str, found: str) -> FileFault:
    """A row whose code was changed but whose name is still that of one item, and was read."""
    if not found:
        return FileFault.of("READ-316", place, "no code", code=code)
    return FileFault.of("READ-316", place, code=code, found=repr(found))


def code_turned(place: Place, code: str, found: str) -> FileFault:
    """A code that Excel took for a number or a date; the row's name says whose it is."""
    return FileFault.of("READ-316", place, "converted", code=code, found=found)


def sheet_twice(place: Place, kept: str, other: str, differ: Sequence[str]) -> FileFault:
    """Two sheets of one form; ``differ`` are the codes whose figures are not the same in both."""
    if differ:
        return FileFault.of("READ-317", place, "differ", sheets=(kept, other), codes=tuple(differ))
    return FileFault.of("READ-317", place, kept=kept, other=other)


def column_twice(place: Place, column: Column, *, differ: bool) -> FileFault:
    """Two columns under one heading."""
    heading = own_message(column.headings)
    if differ:
        return FileFault.of("READ-318", place, "differ", heading=heading)
    return FileFault.of("READ-318", place, heading=heading)


def older_form(place: Place, found: str, columns: Sequence[Column]) -> FileFault:
    """A template of an earlier version of the form, which had fewer columns."""
    return FileFault.of(
        "READ-319", place, found=found, columns=[own_message(column.headings) for column in columns]
    )


def row_of_another(place: Place, found: str, offices: Sequence[str]) -> FileFault:
    """A filled row that is asked of other offices."""
    return FileFault.of("READ-320", place, found=found, offices=tuple(offices))


def row_repeated(place: Place, code: str, cells: tuple[str, ...]) -> FileFault:
    """Rows with one code and the same figures."""
    return FileFault.of("READ-326", place, code=code, cells=cells)


def code_against_name(place: Place, code: str, name: str) -> FileFault:
    """A row with the code of one asked item and the name of another: neither is believed."""
    return FileFault.of("READ-327", place, code=code, name=name)


def rows_without_code(place: Place, rows: Sequence[int]) -> FileFault:
    """Filled rows that no code says what they are of: totals, or an item split into several."""
    return FileFault.of(
        "READ-328", place, n=len(rows), rows=tuple(str(row) for row in rows[:_ROWS_NAMED])
    )


def row_unplanned(place: Place, found: str, name: str) -> FileFault:
    """A filled row of work that no plan asks of anybody."""
    return FileFault.of("READ-308", place, "unplanned", found=found, name=name)


def sheet_unread(place: Place, sheet: str, cells: Sequence[str], expected: str) -> FileFault:
    """A sheet with figures that has no headings of any form."""
    shown = (*cells[:_CELLS_NAMED], *(("…",) if len(cells) > _CELLS_NAMED else ()))
    return FileFault.of("READ-350", place, sheet=sheet, cells=shown, expected=expected)


def row_of_another_plan(place: Place, found: str, plan: str) -> FileFault:
    """A filled row with an asked code, under a plan that it is not asked for."""
    return FileFault.of("READ-308", place, "another plan", found=found, plan=plan)


def row_above(place: Place, found: str) -> FileFault:
    """A filled row above the headings by which the table was read."""
    return FileFault.of("READ-308", place, "above", found=found)


def merged_rows(place: Place, cells: str) -> FileFault:
    """A figure in cells merged over the rows of several items: it may be of one or of all."""
    return FileFault.of("READ-330", place, cells=cells)
