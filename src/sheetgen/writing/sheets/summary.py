"""The summary: the whole report on one page, every part a way into the sheet behind it."""

from sheetgen.language.message import message
from sheetgen.model.period import month_of
from sheetgen.records import Struct
from sheetgen.telling.comparison_words import in_a_line
from sheetgen.telling.pace_words import year_words
from sheetgen.telling.part_heading import part_shown
from sheetgen.telling.words import day_of
from sheetgen.writing.apart import told_apart
from sheetgen.writing.context import SUMMARY, Context
from sheetgen.writing.sheets import first_matters, pictures
from sheetgen.writing.sheets.card import Face, heights, write_cards
from sheetgen.writing.sheets.cards import faces
from sheetgen.writing.sheets.first_grid import (
    GAP,
    LAST,
    MARGINS,
    SUBTITLE,
    TALL,
    TITLE,
    WIDTHS,
    tall,
)
from sheetgen.writing.sheets.first_matters import MatterRow
from sheetgen.writing.sheets.first_matters import first_matters as matters_shown
from sheetgen.writing.sheets.headline import title_of
from sheetgen.writing.sheets.status_counts import Shown, fitting, write_counts
from sheetgen.writing.workbook.book import Book
from sheetgen.writing.workbook.branding import titled
from sheetgen.writing.workbook.cell import Text
from sheetgen.writing.workbook.height import cut, lines_of
from sheetgen.writing.workbook.logo import place_logo
from sheetgen.writing.workbook.sheet import Sheet

_LOGO_COLUMNS = 3
_LOGO_HEIGHT = 40
"""Pixels: the logo stands in the title's two rows."""
_NOTE = ("plain", "wrap", "soft")
_MOST_OF_NOTE = 3
_TITLES = (("title",), ("title", "title-long"), ("title", "title-long", "wrap"))
"""A title that is too long for one line is written smaller, then on two."""


class _Page(Struct, frozen=True):
    """What the page shows, so that all of it has its room: heights are in points."""

    title: Text
    note: Text | None
    cards: tuple[Face, ...]
    matters: tuple[MatterRow, ...]
    counts: Shown
    picture_rows: int


def write_summary(book: Book, context: Context) -> None:
    """Write the sheet."""
    sheet = book.sheet(context.name(SUMMARY))
    sheet.widths(WIDTHS)
    page = _laid_out(sheet, context)
    row = _head(sheet, context, page)
    row = _gap(sheet, write_cards(sheet, context, page.cards, row))
    counts = row
    row = _gap(sheet, write_counts(sheet, context, row, page.counts))
    below = row + page.picture_rows
    pictures.write_pictures(sheet, context, page.counts, (row, below), counts)
    row = _gap(sheet, below) if page.picture_rows else below
    last = first_matters.write_matters(sheet, context, page.matters, row)
    sheet.page(repeat=None, tall=1, margins=MARGINS)
    sheet.call("center_horizontally")
    sheet.call("print_area", 0, 0, last, LAST)
    sheet.call("activate")


def _laid_out(sheet: Sheet, context: Context) -> _Page:
    """Every block with what it has room for: counts first, then the chart and the offices."""
    title, note = _title(sheet, context), _note(sheet, context)
    cards, matters = faces(context), matters_shown(context)
    head = tall(2) + 8 if "wrap" in title.look else TITLE
    room = TALL - head - SUBTITLE - 3 * GAP
    room -= 0.0 if note is None else tall(lines_of(note, sum(WIDTHS)))
    room -= sum(heights(context, cards)) + first_matters.height(matters)
    least = pictures.height(pictures.LEAST)
    shown = fitting(context, room - least)
    wanted = pictures.rows_wanted(context, shown)
    left = room - shown.height
    while wanted > pictures.LEAST and pictures.height(wanted) > left:
        wanted -= 1
    return _Page(title, note, cards, matters, shown, wanted)


def _gap(sheet: Sheet, row: int) -> int:
    """Some room between two blocks."""
    sheet.height(row, GAP)
    return row + 1


def _title(sheet: Sheet, context: Context) -> Text:
    """The finding; of an office's or an element's part, whose it is."""
    of = part_shown(context.report)
    said = title_of(context.report, sheet.say) if of is None else sheet.say(of)
    room = sum(WIDTHS)
    for look in _TITLES[:-1]:
        if lines_of(Text(said, (*look, "wrap")), room) == 1:
            return Text(said, look)
    return cut(said, _TITLES[-1], room, 2)


def _subtitle(sheet: Sheet, context: Context, room: float) -> str:
    """Which plan, month and day; a long name of the plan makes way for the rest."""
    report, look = context.report, ("subtitle", "wrap")
    words = sheet.say(titled(message("{plan}", plan=report.plan.name), sheet.book.theme)).split(" ")

    def said(plan: str) -> str:
        return sheet.say(
            message(
                "{plan} · {period} · data as of {day} · {workspace}",
                plan=plan,
                period=month_of(report.period),
                day=day_of(report.as_of),
                workspace=context.workspace_name,
            )
        )

    whole = said(" ".join(words))
    while len(words) > 1 and lines_of(Text(whole, look), room) > 1:
        words.pop()
        whole = said(f"{' '.join(words)} …")
    return whole


def _note(sheet: Sheet, context: Context) -> Text | None:
    """What moved and what every reader must know, between the title and the cards."""
    report = context.report
    moved = None if report.comparison is None else sheet.say(in_a_line(report.comparison))
    large = told_apart(report)
    split = None if large is None else sheet.say(large)
    ahead = year_words([each.measured for each in report.items])
    forecast = None if ahead is None else sheet.say(ahead)
    note = " ".join(said for said in (moved, forecast, split, report.plan.note) if said)
    return cut(note, _NOTE, sum(WIDTHS), _MOST_OF_NOTE) if note else None


def _head(sheet: Sheet, context: Context, page: _Page) -> int:
    """Title, plan and day, note; gives the first row of the cards."""
    free = place_logo(sheet, LAST - _LOGO_COLUMNS + 1, LAST, _LOGO_HEIGHT)
    sheet.across(0, 0, free, page.title.text, *page.title.look)
    sheet.height(0, tall(2) + 8 if "wrap" in page.title.look else TITLE)
    sheet.across(1, 0, free, _subtitle(sheet, context, sum(WIDTHS[: free + 1])), "subtitle")
    sheet.height(1, SUBTITLE)
    if page.note is None:
        sheet.height(2, GAP)
    else:
        sheet.across(2, 0, LAST, page.note.text, *page.note.look)
        sheet.height(2, tall(lines_of(page.note, sum(WIDTHS))))
    return 3
