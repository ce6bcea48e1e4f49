"""Draws a sheet of items: rows grouped by element, colours by formulas, bars, filters and links."""

from collections.abc import Sequence

from sheetgen.language.message import Message
from sheetgen.model.status import TONES
from sheetgen.records import replace
from sheetgen.writing.context import Context
from sheetgen.writing.item_rows import Row
from sheetgen.writing.live_cells import state_word
from sheetgen.writing.outline import Line
from sheetgen.writing.row_keys import keys_of, laid_out, runs_of
from sheetgen.writing.sheets.legend import make_room, write_legend
from sheetgen.writing.sheets.sealed import Seal, write_banner
from sheetgen.writing.workbook.book import Book
from sheetgen.writing.workbook.exact_percentages import exact_percents
from sheetgen.writing.workbook.sheet import Sheet
from sheetgen.writing.workbook.styles import BAR
from sheetgen.writing.workbook.table import Area, Column, Owned, draw, set_out
from sheetgen.writing.workbook.trace import Owner

_DEEPEST = 7
"""Excel folds no more levels than these."""
_FULL = 100
_LAST_SEEN = "alerts"
"""What stands to its right is folded away."""
_PAPER, _BORDER = 168.0, 0.72
"""Characters across a sheet of A4 at 8 points, and what each column takes besides its own."""
_SMALL_PAPER = 206.0
"""The same at 6.5 points: what an office gave as cause and measure is worth smaller letters."""
_OFFICES_OWN = frozenset({"reason", "corrective"})
_CODE, _LEAST_NOTE = 15.0, 20.0
"""What the words of the legend make the first column; what a note needs to be read."""


def write_items(
    book: Book,
    context: Context,
    name: Message,
    note: Message,
    columns: Sequence[Column[Row]],
    lines: Sequence[Line],
    area: Area,
) -> Sheet:
    """Write the sheet and give it back for what only one of the kinds has."""
    sheet = book.sheet(context.name(name))
    columns = _note_on_paper(columns)
    context.head(sheet, name, note)
    records = [Row(line, context, area, context.alerts, context.owed) for line in lines]
    set_out(sheet, columns, area, frozen=2)
    sheet.fold(area.column(_LAST_SEEN) + 1, len(columns) - 1)
    sheet.call("outline_settings", True, False, False, False)  # noqa: FBT003 - positional in xlsxwriter
    levels = [min(line.depth, _DEEPEST) for line in lines]
    seal = Seal(sheet)
    runs = runs_of(
        context.report,
        book.copies,
        records,
        keys_of(records, book.copies.imprints),
        rest=laid_out(columns, context.book, context.main, context.support),
        levels=levels,
        aside=seal,
    )
    draw(sheet, seal.watching(columns), records, area, levels, owned=_OWNED, item=_code, runs=runs)
    write_banner(area, seal)
    colour_states(sheet, area, context)
    exact_percents(sheet, area.span("progress"), area.cell("progress", 0))
    sheet.bars(area.span("progress"), _FULL, BAR)
    make_room(sheet, context.colours)
    printed = area.column(_printed(columns, sheet))
    sheet.fit_note(printed)
    last = write_legend(sheet, context.colours, area.last + 2, printed)
    sheet.call("print_area", 0, 0, last, printed)
    return sheet


def _note_on_paper(columns: Sequence[Column[Row]]) -> Sequence[Column[Row]]:
    """The note as narrow as the rest of the sheet of paper, where that is room enough for it."""
    at = next(at for at, column in enumerate(columns) if column.key == "note")
    before = sum(max(each.width, _CODE if not n else 0) for n, each in enumerate(columns[:at]))
    room = _PAPER - before - _BORDER * (at + 1)
    note = columns[at]
    if not _LEAST_NOTE <= room < note.width:
        return columns
    return (*columns[:at], replace(note, width=int(room)), *columns[at + 1 :])


def _printed(columns: Sequence[Column[Row]], sheet: Sheet) -> str:
    """The last column on paper: as many as a sheet of A4 takes with letters of 8 points or more.

    Letters are smaller where else the cause or the measure that an office gave would fall off.
    """
    used, key = 0.0, columns[0].key
    for at, column in enumerate(columns):
        used += sheet.width(at) + _BORDER
        room = _SMALL_PAPER if column.key in _OFFICES_OWN else _PAPER
        if used > room or column.key == "alerts":
            break
        key = column.key
    return key


def colour_states(sheet: Sheet, area: Area, context: Context) -> None:
    """Colour a status by what its cell says; of an element, where its progress lies."""
    status = area.cell("status", 0)
    for tone in TONES:
        if tone.fill:
            look = {"bg_color": tone.fill, "font_color": tone.ink}
            said, word = state_word(tone, context.say), context.say.say(tone.word)
            test = f'=OR(${status}="{said}",${status}="{word}")'
            sheet.colour(area.span("status"), test, **look)


def _owner(row: Row) -> Owner:
    return Owner(row.line.code, row.item is not None)


def _code(row: Row) -> str:
    return "" if row.item is None else row.line.code


_OWNED = Owned(_owner, are_own=True)
