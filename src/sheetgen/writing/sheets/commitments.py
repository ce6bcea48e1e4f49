"""What offices answer for, one row a cause: what they say, promise and by when, and its state."""

from collections import Counter
from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from sheetgen.json_lines import whole
from sheetgen.language.message import Message, joined, message, message_n
from sheetgen.model.commitment import Commitment, Standing
from sheetgen.model.report import Report
from sheetgen.records import Struct
from sheetgen.telling.commitment_words import compared_words
from sheetgen.telling.follow_words import decided_words, more_words, said_words
from sheetgen.telling.words import day_of
from sheetgen.writing.context import COMMITMENTS, HEADING, Context
from sheetgen.writing.row_keys import laid_out, runs_of
from sheetgen.writing.sheets.alerts import names
from sheetgen.writing.wordings import office_width
from sheetgen.writing.workbook.book import Book
from sheetgen.writing.workbook.cell import Cell, Empty, Number, Text, serial
from sheetgen.writing.workbook.sheet import Sheet
from sheetgen.writing.workbook.styles import WANTED
from sheetgen.writing.workbook.table import (
    Column,
    area_of,
    draw,
    given_room,
    is_empty,
    set_out,
    widened,
)

_LOOK = ("body", "wrap")
_PAST = {"font_color": "#5F6B7A"}
"""What is done steps back."""
_COLOURS: dict[Standing, dict[str, Any]] = {
    Standing.NO_ANSWER: WANTED,
    Standing.OVERDUE: {**WANTED, "bold": True},
    Standing.NO_MEASURE: {"bg_color": "#FFF0DB"},
    Standing.DONE: _PAST,
}
_SYMBOLS = dict(zip(Standing, "○!◔◑●", strict=True))
"""So that nothing rests on a colour alone."""


class Row(Struct, frozen=True):
    """A commitment, what its subject is called, and the context its links need."""

    made: Commitment
    name: str
    context: Context


def write_commitments(book: Book, context: Context) -> None:
    """Write the sheet; where nothing is to be answered for, it says so."""
    report = context.report
    sheet = book.sheet(context.name(COMMITMENTS))
    made = report.commitments
    context.head(sheet, COMMITMENTS, _note(made))
    named = names(report)
    records = [Row(each, named.get(each.subject, ""), context) for each in made]
    area = area_of(COLUMNS, HEADING, len(records))
    columns = _fitted(sheet, report, records)
    set_out(sheet, columns, area, frozen=3)
    sheet.fit_note(_LAST_SEEN)
    sheet.fold(_LAST_SEEN + 1, len(COLUMNS) - 1)
    rest = laid_out(columns, context.book, context.support)
    runs = runs_of(report, book.copies, records, map(_key, records), rest=rest)
    draw(sheet, columns, records, area, named=COMMITMENTS, runs=runs)
    by_id = {each.id: (each,) for each in report.alerts}
    sheet.tell_alerts(area.first, [by_id.get(each.alert, ()) for each in made])
    first = area.cell("state", 0)
    for standing, look in _COLOURS.items():
        sheet.colour(area.span("state"), f'=${first}="{_said(standing, context)}"', **look)
    last = _legend(sheet, context, area.last + 2) if made else area.first
    sheet.call("print_area", 0, 0, last, _LAST_SEEN)


def _key(row: Row) -> str:
    """All that a row shows, but for whither it leads."""
    leads = row.context.lead(row.made.subject, "", _LOOK) is not None
    return whole((row.made, row.name, leads))


def _fitted(sheet: Sheet, report: Report, records: Sequence[Row]) -> Sequence[Column[Row]]:
    """The columns: what nobody filled gives its room to what happens, so that rows stay low."""
    columns = widened(COLUMNS, offices=office_width(report))
    if not records:
        return columns
    empty = {
        column.key
        for column in columns
        if column.key in _FILLED and all(is_empty(column.cell(each)) for each in records)
    }
    return given_room(sheet, columns, empty, "what")


def _legend(sheet: Sheet, context: Context, row: int) -> int:
    """What the states say, below the table; gives the last row."""
    sheet.across(row, 0, _LAST_SEEN, message("What the states say"), "section")
    for at, standing in enumerate(Standing, row + 1):
        sheet.across(at, 0, 1, _said(standing, context), *_LOOK, "bold")
        sheet.across(at, 2, _LAST_SEEN, standing.meaning, *_LOOK)
        if standing in _COLOURS:
            sheet.colour((at, 0, at, 1), "=TRUE", **_COLOURS[standing])
    return row + len(Standing)


def _note(made: Sequence[Commitment]) -> Message:
    """How many causes there are of each state."""
    if not made:
        return message("No office has anything to answer for in this period.")
    counted = Counter(each.standing for each in made)
    told = [
        message("{state}: {n}", state=each.word, n=counted[each])
        for each in Standing
        if counted[each]
    ]
    return message(
        "{causes}, the most important first. {states}. A measure and its date are those given last",
        causes=message_n("{n} cause", "{n} causes", len(made)),
        states=joined(told, " · "),
    )


def _said(standing: Standing, context: Context) -> str:
    return f"{_SYMBOLS[standing]} {context.say.say(standing.word)}"


def _number(row: Row) -> Cell:
    number = row.made.number
    return Empty(_LOOK) if number is None else Number(Decimal(number), (*_LOOK, "centre", "num:0"))


def _subject(row: Row) -> Cell:
    code = row.made.subject
    return row.context.lead(code, code, (*_LOOK, "link")) or Text(code, _LOOK)


def _offices(row: Row) -> Cell:
    return Text(" - ".join(row.made.offices), _LOOK)


def _what(row: Row) -> Cell:
    """What it is called, and what happens with it."""
    made = row.made
    if made.what is None:
        return Text(row.name or made.subject, _LOOK)
    said = made.what
    if (also := more_words(made.effects - made.noted, made.noted)) is not None:
        said = message("{said} ({also})", said=said, also=also)
    name = row.name.rstrip(". ") or made.subject
    return Text(message("{name}: {said}", name=name, said=said), _LOOK)


def _measure(row: Row) -> Cell:
    promise = row.made.promise
    return Text("" if promise is None else promise.corrective, _LOOK)


def _compared(row: Row) -> Cell:
    """What was promised in an earlier month, and what came of it."""
    told = compared_words(row.made)
    return Empty(_LOOK) if told is None else Text(told, _LOOK)


def _who(row: Row) -> Cell:
    promise = row.made.promise
    return Text("" if promise is None else promise.responsible, _LOOK)


def _due(row: Row) -> Cell:
    made = row.made
    if made.due is None:
        unread = "" if made.promise is None else made.promise.due_text
        return Text(f"«{unread}»", _LOOK) if unread else Empty(_LOOK)
    if made.postponed:
        said = message_n(
            "{day} (postponed)", "{day} (postponed {n} times)", made.postponed, day=day_of(made.due)
        )
        return Text(said, (*_LOOK, "centre"))
    return Number(serial(made.due), ("body", "centre", "num:dd/mm/yyyy"))


def _state(row: Row) -> Cell:
    return Text(_said(row.made.standing, row.context), (*_LOOK, "bold"))


def _decisions(row: Row) -> Cell:
    told = decided_words(row.made.decisions, row.context.report.as_of)
    return Empty(_LOOK) if told is None else Text(told, _LOOK)


def _before(row: Row) -> Cell:
    return Text(said_words(row.made.before, with_period=True), _LOOK)


def _repeated(row: Row) -> Cell:
    n = row.made.repeated
    return Number(Decimal(n), (*_LOOK, "left", "num:0")) if n else Empty(_LOOK)


COLUMNS: tuple[Column[Row], ...] = (
    Column("number", message("No."), 4, _number),
    Column("subject", message("Item"), 14, _subject),
    Column("offices", message("Responsible"), 12, _offices),
    Column("what", message("What happens"), 22, _what),
    Column("reason", message("Cause given"), 16, lambda row: Text(row.made.cause, _LOOK)),
    Column("corrective", message("Measure"), 20, _measure),
    Column("responsible", message("Who"), 10, _who),
    Column("due", message("By when"), 10, _due),
    Column("state", message("State"), 14, _state),
    Column("compared", message("Promised before"), 18, _compared),
    Column("decisions", message("Decision of the direction"), 16, _decisions),
    Column("before", message("What it said before"), 40, _before),
    Column("repeated", message("Periods with the same reason"), 12, _repeated),
    Column("id", message("Alert id"), 26, lambda row: Text(row.made.alert, ("body", "small"))),
)
_FILLED = frozenset({"reason", "corrective", "responsible", "due", "compared", "decisions"})
"""What offices and the direction may have said nothing of."""
_LAST_SEEN = tuple(column.key for column in COLUMNS).index("decisions")
"""What stands to its right is folded away."""
