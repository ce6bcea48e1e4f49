"""What is told of a table that was read: what the mapping names in vain, what is hidden."""

from collections.abc import Iterable, Iterator

from sheetgen.importing.mapping import MappedTable, plain_heading
from sheetgen.importing.matrix_columns import template_of
from sheetgen.importing.nouns import Table
from sheetgen.importing.put_amounts import Amounts
from sheetgen.language.message import Message, message
from sheetgen.reading.opening.cells import column_letters


def unfound(table: Table, own: MappedTable | None) -> Iterator[Message]:
    """Columns that the mapping names and the table does not have."""
    if own is None:
        return
    here = {plain_heading(template_of(each.heading)) for each in table.columns}
    absent = [each.heading for each in own.columns if plain_heading(each.heading) not in here]
    if absent:
        yield message("the mapping names columns that the table does not have: {headings}.",
                      headings=absent)  # fmt: skip


def without_month(read: Iterable[Amounts]) -> Iterator[Message]:
    """Columns of what was done that name no month: those of the end of the year were taken."""
    for each in read:
        for heading, year in each.of_december.items():
            yield message("the heading «{heading}» names no month, and it was taken as of December "
                          "{year}: where it is of another, write it in the mapping (month: 6).",
                          heading=heading, year=str(year))  # fmt: skip


def hidden(table: Table) -> Iterator[Message]:
    """Hidden columns, rows and sheets that were read."""
    grid = table.grid
    for each in table.columns:
        if each.number in grid.sheet.hidden_columns:
            yield message("column {column} is hidden and was read: «{heading}».",
                          column=column_letters(each.number), heading=each.heading)  # fmt: skip
    rows = [row for row in grid.rows if row in grid.sheet.hidden_rows and row > table.last]
    if rows:
        yield message("hidden rows were read: {rows}.", rows=[str(row) for row in rows[:8]])
    if not grid.sheet.visible:
        yield message("the sheet is hidden and was read.")
