"""Of which year the columns are whose headings name none."""

from collections.abc import Iterable, Mapping, Sequence

from sheetgen.importing.find import Found
from sheetgen.importing.heading_roles import read_part
from sheetgen.importing.matrix_cells import Grid
from sheetgen.importing.nouns import Column, Question, Role, Table
from sheetgen.language.message import message

_ASKED = ("year: AAAA",)
_OF_PERIODS = frozenset((Role.TARGET, Role.PROGRAMMED, Role.ACTUAL, Role.ACCRUED))
"""Roles whose figures are of a year or a month."""
_PLANNED = frozenset((Role.GOAL, Role.TARGET, Role.PROGRAMMED, Role.PIM))


def year_of_titles(grids: Iterable[Grid], found: Mapping[str, Sequence[Found]]) -> int | None:
    """The only year that stands over the tables of a file; None where there are several."""
    years = {
        part.year
        for grid in grids
        for each in found[grid.sheet.name][:1]
        for (row, _), text in grid.texts.items()
        if row < each.first and (part := read_part(text)).year
    }
    return years.pop() if len(years) == 1 else None


def year_of_table(table: Table, of_titles: int | None) -> int | None:
    """The year of a table's columns that name none: of its titles, of what it plans.

    None where neither says it, and where they say different years.
    """
    named = {each.year for each in table.columns if each.role in _PLANNED and each.year}
    if len(named) != 1:
        return of_titles
    said = named | ({of_titles} if of_titles else set())
    return said.pop() if len(said) == 1 else None


def ask_of_year(table: Table, kind: str, questions: list[Question], *, lacks: bool) -> None:
    """Ask it where no year is known and a column needs one; ``lacks``: a figure already does.

    It is asked once of a file, and while other things are asked of the same columns.
    """
    if any(each.candidates == _ASKED for each in questions):
        return
    if lacks or any(_needs_one(table, kind, each) for each in table.columns):
        where = table.grid.place((table.last, table.columns[0].number))
        asked = message("of which year are the columns whose headings name none?")
        questions.append(Question(where, asked, _ASKED))


def _needs_one(table: Table, kind: str, column: Column) -> bool:
    if column.year is not None:
        return False
    role = column.wanted or column.role
    months = column.month is not None and role in _OF_PERIODS | {Role.ASKED}
    if not months and (role not in _OF_PERIODS or not kind):
        return False
    filled = table.grid.rows
    return any(column.number in filled[row] for row in filled if table.last < row <= table.end)
