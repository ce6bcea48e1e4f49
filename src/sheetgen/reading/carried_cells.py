"""What an office had filled in an older form, cell by cell: what may go into the current one.

Rows and columns are found as in any delivery (``matching``). Whatever was filled and was not found,
or contradicts itself, is left and told.
"""

from collections.abc import Callable, Container, Iterator, Mapping
from typing import TypeAlias

from sheetgen.language.message import Message, message, own_message
from sheetgen.language.number_marks import Marks
from sheetgen.model.carried import Carried, Left, Obstacle
from sheetgen.model.figure import Figure, Gap
from sheetgen.model.form import Form
from sheetgen.model.observation import Said
from sheetgen.model.place import Place
from sheetgen.model.submission import CellKey
from sheetgen.model.template import Template, TemplateRow, TemplateSheet
from sheetgen.reading.matching.beside_text import noted
from sheetgen.reading.matching.form_table import CODE, Table, find_tables, normal
from sheetgen.reading.matching.match import Found, Located
from sheetgen.reading.opening.cells import Workbook
from sheetgen.reading.submissions import observe, typed_figures
from sheetgen.reading.typed.habits import has_other_habit
from sheetgen.reading.typed.values import read_text
from sheetgen.records import Struct

Hindered: TypeAlias = tuple[Obstacle, Message, Message]
"""What keeps a cell out of the current form, why, and what to do."""
Hinder: TypeAlias = Callable[[Located, Carried], Hindered | None]
Key: TypeAlias = tuple[str, str]

_SHEET_UNREAD = "READ-350"
_DOUBLED = (
    message(
        "Its row or its column stands twice and says two things, it is merged over several items, "
        "or its row has the code of one item and the name of another."
    ),
    message("Type the right figure in the current form."),
)
_BY_HAND = message("Copy it by hand where it still belongs.")


class Older(Struct, frozen=True, kw_only=True):
    """An older form that was opened, and the current one that it is read for.

    ``asked`` is the current form with each row under the code that the older one has for it;
    ``rows`` lead from that code to the current row and its sheet, by plan.
    """

    book: Workbook
    file: str
    asked: Template
    rows: Mapping[Key, tuple[TemplateSheet, TemplateRow]]
    current: Template
    forms: tuple[Form, ...]
    owners: Mapping[str, tuple[str, ...]]
    """By code, the offices that are asked for it today."""
    brought: Mapping[CellKey, Figure]
    """What the older form came with: nothing that the office filled."""


def sort_out(
    older: Older, found: Found, marks: Marks, hinder: Hinder
) -> tuple[tuple[Carried, ...], tuple[Left, ...]]:
    """Every filled cell of the older form: carried, or left."""
    carried: list[Carried] = []
    left: list[Left] = []
    habit = has_other_habit(typed_figures(found.located), marks)
    for each in found.located:
        if each.came and not each.is_silent:
            for made in _of_cell(older, each, marks, hinder, other_habit=habit):
                (carried if isinstance(made, Carried) else left).append(made)  # type: ignore[arg-type]  # each to its own
    tables = [table for form in older.forms for table in find_tables(older.book, form, older.file)]
    met = {(at.sheet, _row_of(at)) for at in (e.place for e in found.located if e.came)}
    for table in tables:
        left += _rows_left(older, table, met)
        left += _columns_left(table)
    left += (
        Left(obstacle=Obstacle.SHEET_UNREAD, place=each.place, why=each.message, remedy=each.remedy)
        for each in found.faults
        if each.code == _SHEET_UNREAD
    )
    return tuple(carried), tuple(left)


def _of_cell(
    older: Older, each: Located, marks: Marks, hinder: Hinder, *, other_habit: bool
) -> Iterator[Carried | Left]:
    """What becomes of one cell, and of what was noted on it."""
    office, heading = older.current.office, own_message(each.column.headings)
    for note in noted(each, office):
        why = message("A note on a cell has no place in the form.")
        yield _left(each, heading, note.typed, (Obstacle.NOTE, why, _BY_HAND))
    if each.doubled:
        typed = read_text(each.cell)
        if typed:
            yield _left(each, heading, typed, (Obstacle.CONTRADICTED, *_DOUBLED))
        return
    said, problems = observe(
        each, office, marks, other_habit=other_habit, period=older.current.period
    )
    sheet, row = older.rows[each.row.plan, each.row.item.code]
    for saying in said:
        if saying.said is Gap.BLANK or _is_brought(older, each, row, saying.said):
            continue
        if saying.said is Gap.UNREADABLE:
            told = problems[0]
            yield _left(
                each, heading, saying.typed, (Obstacle.UNREADABLE, told.message, told.remedy)
            )
            continue
        made = Carried(
            plan=row.plan,
            code=row.item.code,
            was=each.row.item.code,
            field=each.column.field,
            heading=heading,
            said=saying.said,
            typed=saying.typed,
            place=each.place,
            to=older.current.place(sheet, row, each.column),
        )
        hindered = hinder(each, made)
        yield made if hindered is None else _left(each, heading, saying.typed, hindered)


def _is_brought(older: Older, each: Located, row: TemplateRow, said: Said) -> bool:
    """Whether a cell holds what the older form came with, or what the current one comes with."""
    if not each.column.prefill:
        return False
    came = older.brought.get((each.row.plan, each.row.item.code, each.column.field))
    return said in {came, dict(row.shown).get(each.column.prefill)}


def _left(each: Located, heading: Message, typed: str, hindered: Hindered) -> Left:
    obstacle, why, remedy = hindered
    return Left(
        obstacle=obstacle,
        place=each.place,
        code=each.row.item.code,
        heading=heading,
        typed=typed,
        why=why,
        remedy=remedy,
    )


def _rows_left(older: Older, table: Table, met: Container[tuple[str, int]]) -> Iterator[Left]:
    """What was filled in rows that are no row of the current form."""
    inputs = [each for each in table.form.inputs if not each.prefill]
    columns = {at: each for each in inputs for at in table.all_columns(each.field)}
    for (row, at), cell in sorted(table.sheet.cells.items()):
        column, typed = columns.get(at), read_text(cell)
        if column is None or not typed or row <= table.heading_row:
            continue
        if (table.sheet.name, row) in met:
            continue
        code = table.text(row, CODE)
        obstacle, why, remedy = of_stranger(code, older)
        yield Left(
            obstacle=obstacle,
            place=table.place(row, at),
            code=code,
            heading=own_message(column.headings),
            typed=typed,
            why=why,
            remedy=remedy,
        )


def of_stranger(code: str, older: Older) -> Hindered:
    """What keeps a row out whose code is that of no item that the office is asked for."""
    if not code:
        why = message("Its row has no code.")
        return Obstacle.NO_CODE, why, _BY_HAND
    offices = older.owners.get(normal(code), ())
    if offices and older.current.office not in offices:
        why = message("The item is asked of {offices} now.", offices=offices)
        return Obstacle.OTHER_OFFICE, why, message("Hand what you know of it to that office.")
    why = message("No item of this office has this code now.")
    remedy = message(
        "If the item goes on under another code, say so in the plan's renamed.csv and run this "
        "again."
    )
    return Obstacle.CODE_GONE, why, remedy


def _columns_left(table: Table) -> Iterator[Left]:
    """What stands below a heading that no form has any more."""
    known = {at for each in table.columns.values() for at in each} | set(table.replaced.values())
    headings = {
        at: read_text(cell)
        for (row, at), cell in table.sheet.cells.items()
        if row == table.heading_row and at not in known and read_text(cell)
    }
    rows = {row for of in table.rows.values() for row in of}
    for (row, at), cell in sorted(table.sheet.cells.items()):
        if at in headings and row in rows and (typed := read_text(cell)):
            yield Left(
                obstacle=Obstacle.COLUMN_GONE,
                place=table.place(row, at),
                code=table.text(row, CODE),
                heading=headings[at],
                typed=typed,
                why=message("The form has no column {heading} any more.", heading=headings[at]),
                remedy=_BY_HAND,
            )


def _row_of(place: Place) -> int:
    return int(place.cell.lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ"))
