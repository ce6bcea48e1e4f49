"""Draws a sheet of items: rows grouped by element, colours by formulas, bars, filters and links."""

from collections import Counter
from collections.abc import Sequence

from sheetgen.language.message import Message
from sheetgen.model.status import TONES
from sheetgen.writing.context import Context, within_links
from sheetgen.writing.live import state_word
from sheetgen.writing.outline import Line
from sheetgen.writing.rows import Row
from sheetgen.writing.words import BAND_WORDS
from sheetgen.writing.workbook.book import Book
from sheetgen.writing.workbook.exact import exact_percents
from sheetgen.writing.workbook.sheet import Paper, Sheet
from sheetgen.writing.workbook.styles import BANDS, BAR
from sheetgen.writing.workbook.table import Area, Column, Owned, draw, set_out
from sheetgen.writing.workbook.trace import Owner

_DEEPEST = 7
"""Excel folds no more levels than these."""
_FULL = 100


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
    alerts = Counter(alert.subject for alert in context.report.alerts)
    context.head(sheet, name, within_links(note, len(lines) + len(alerts)))
    records = [Row(line, context, area, alerts) for line in lines]
    set_out(sheet, columns, area, frozen=2, paper=Paper.A3)
    sheet.call("outline_settings", True, False, False, False)  # noqa: FBT003 - positional in xlsxwriter
    levels = (min(line.depth, _DEEPEST) for line in lines)
    draw(sheet, columns, records, area, levels, owned=_OWNED)
    colour_states(sheet, area, context)
    exact_percents(sheet, area.span("progress"), area.cell("progress", 0))
    sheet.bars(area.span("progress"), _FULL, BAR)
    sheet.call("print_area", 0, 0, area.last, area.column("alerts"))
    return sheet


def colour_states(sheet: Sheet, area: Area, context: Context) -> None:
    """Colour status and band by what their cells say, so that a new status has its colour."""
    status, band = area.cell("status", 0), area.cell("band", 0)
    for tone in TONES:
        if tone.fill:
            said = state_word(tone, context.say)
            look = {"bg_color": tone.fill, "font_color": tone.ink}
            sheet.colour(area.span("status"), f'=${status}="{said}"', **look)
    for found, tone in BANDS.items():
        said = context.say.say(BAND_WORDS[found])
        look = {"bg_color": tone.fill, "font_color": tone.ink}
        sheet.colour(area.span("band"), f'=${band}="{said}"', **look)


def _owner(row: Row) -> Owner:
    return Owner(row.line.code, row.item is not None)


_OWNED = Owned(_owner, are_own=True)
