"""What may be wrong with the sheets, columns and rows of a file: most of READ-315 to READ-330.

READ-315 a heading was changed, READ-316 a code was changed, READ-317 a sheet stands twice,
READ-318 a column stands twice, READ-319 an older form, READ-320 a row of another office,
READ-326 a row stands twice and says the same, READ-327 a row with the code of one item and the
name of another, READ-328 figures in rows without a code, READ-330 a figure in cells merged over
several items. A row that nobody asked for is READ-308 (faults.py), also where its plan is another
or it stands above the headings.
"""

from collections.abc import Sequence

from sheetgen.language.message import message, message_n, own_message
from sheetgen.model.form import Column
from sheetgen.model.place import Place
from sheetgen.model.problem import Weight
from sheetgen.reading.faults import FileFault

_ROWS_NAMED = 10


def heading_changed(place: Place, column: Column, found: str) -> FileFault:
    """A column that stands between its neighbours under another heading, and was read."""
    return FileFault(
        code="READ-315",
        weight=Weight.NOTICE,
        place=place,
        message=message(
            "the heading says {found} where {heading} stood; the column was read as {heading}.",
            found=repr(found) if found else message("nothing"),
            heading=own_message(column.headings),
        ),
        remedy=message("Write the heading again as it was."),
    )


def code_changed(place: Place, code: str, found: str) -> FileFault:
    """A row whose code was changed but whose name is still that of one item, and was read."""
    return FileFault(
        code="READ-316",
        weight=Weight.NOTICE,
        place=place,
        message=message(
            "the row carries the name of {code} and the code {found}; it was read as {code}.",
            code=code,
            found=repr(found) if found else message("nothing"),
        ),
        remedy=message("Write the code again as it was, as text."),
    )


def code_turned(place: Place, code: str, found: str) -> FileFault:
    """A code that Excel took for a number or a date; the row's name says whose it is."""
    return FileFault(
        code="READ-316",
        weight=Weight.NOTICE,
        place=place,
        message=message(
            "the row carries the name of {code}, and the program that saved the file turned its "
            "code into the number or date {found}; it was read as {code}.",
            code=code,
            found=found,
        ),
        remedy=message(
            "Give the column of codes the format Text and type the code again, or paste rows as "
            "values."
        ),
    )


def sheet_twice(place: Place, kept: str, other: str, differ: Sequence[str]) -> FileFault:
    """Two sheets of one form; ``differ`` are the codes whose figures are not the same in both."""
    if differ:
        return FileFault(
            code="READ-317",
            weight=Weight.ERROR,
            place=place,
            message=message(
                "the sheets {kept} and {other} say different things of {codes}; neither was read "
                "for them.",
                kept=kept,
                other=other,
                codes=tuple(differ),
            ),
            remedy=message("Remove the sheet that does not count, and send the file again."),
        )
    return FileFault(
        code="READ-317",
        weight=Weight.NOTICE,
        place=place,
        message=message(
            "the sheet {other} repeats {kept} and adds nothing; {kept} was read.",
            kept=kept,
            other=other,
        ),
        remedy=message("Remove the sheet that does not count."),
    )


def column_twice(place: Place, column: Column, *, differ: bool) -> FileFault:
    """Two columns under one heading."""
    heading = own_message(column.headings)
    if differ:
        return FileFault(
            code="READ-318",
            weight=Weight.ERROR,
            place=place,
            message=message(
                "two columns are headed {heading} and differ; neither was read.", heading=heading
            ),
            remedy=message("Keep one of the two columns."),
        )
    return FileFault(
        code="READ-318",
        weight=Weight.NOTICE,
        place=place,
        message=message("two columns are headed {heading}; one adds nothing.", heading=heading),
        remedy=message("Remove the second one."),
    )


def older_form(place: Place, found: str, columns: Sequence[Column]) -> FileFault:
    """A template of an earlier version of the form, which had fewer columns."""
    return FileFault(
        code="READ-319",
        weight=Weight.NOTICE,
        place=place,
        message=message(
            "the template is of version {found} of the form, which did not ask for {columns}.",
            found=found,
            columns=[own_message(column.headings) for column in columns],
        ),
        remedy=message("Fill the template of this period next time."),
    )


def row_of_another(place: Place, found: str, offices: Sequence[str]) -> FileFault:
    """A filled row that is asked of other offices."""
    return FileFault(
        code="READ-320",
        weight=Weight.ERROR,
        place=place,
        message=message(
            "{found} is reported by {offices}, not by this office; the row was not read.",
            found=found,
            offices=tuple(offices),
        ),
        remedy=message("Remove the row; {offices} must send it.", offices=tuple(offices)),
    )


def row_repeated(place: Place, code: str, cells: tuple[str, ...]) -> FileFault:
    """Rows with one code and the same figures."""
    return FileFault(
        code="READ-326",
        weight=Weight.NOTICE,
        place=place,
        message=message(
            "{code} stands in several rows with the same figures ({cells}).",
            code=code,
            cells=cells,
        ),
        remedy=message("Keep one row for each code."),
    )


def code_against_name(place: Place, code: str, name: str) -> FileFault:
    """A row with the code of one asked item and the name of another: neither is believed."""
    return FileFault(
        code="READ-327",
        weight=Weight.ERROR,
        place=place,
        message=message(
            "the row carries the code {code} and the name of another item, «{name}»; its figures "
            "were not read.",
            code=code,
            name=name,
        ),
        remedy=message(
            "Codes or names were moved apart from their figures: put each code beside its name "
            "again, and check the figures of the row."
        ),
    )


def rows_without_code(place: Place, rows: Sequence[int]) -> FileFault:
    """Filled rows that no code says what they are of: totals, or an item split into several."""
    return FileFault(
        code="READ-328",
        weight=Weight.NOTICE,
        place=place,
        message=message_n(
            "row {rows} holds figures and no code; it was not read.",
            "rows {rows} hold figures and no code; they were not read.",
            len(rows),
            rows=tuple(str(row) for row in rows[:_ROWS_NAMED]),
        ),
        remedy=message("Where it is no total, write the code of its item; one row for each item."),
    )


def row_of_another_plan(place: Place, found: str, plan: str) -> FileFault:
    """A filled row with an asked code, under a plan that it is not asked for."""
    return FileFault(
        code="READ-308",
        weight=Weight.ERROR,
        place=place,
        message=message(
            "{found} of the plan {plan} was not asked of this office; the row was not read.",
            found=found,
            plan=plan,
        ),
        remedy=message("Correct the plan, or remove the row."),
    )


def row_above(place: Place, found: str) -> FileFault:
    """A filled row above the headings by which the table was read."""
    return FileFault(
        code="READ-308",
        weight=Weight.ERROR,
        place=place,
        message=message(
            "{found} stands above the headings that were read; the row was not read.", found=found
        ),
        remedy=message("Keep one table, with all its rows below its headings."),
    )


def merged_rows(place: Place, cells: str) -> FileFault:
    """A figure in cells merged over the rows of several items: it may be of one or of all."""
    return FileFault(
        code="READ-330",
        weight=Weight.ERROR,
        place=place,
        message=message(
            "the cells {cells} are merged over the rows of several items; the figure in them was "
            "not read.",
            cells=cells,
        ),
        remedy=message("Unmerge the cells and type the figure of each row."),
    )
