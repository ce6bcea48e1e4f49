"""The summary: the whole report on one page, every part a way into the sheet behind it."""

from sheetgen.language.message import message
from sheetgen.model.period import month_of
from sheetgen.telling.comparison_words import in_a_line
from sheetgen.telling.part_heading import whose
from sheetgen.telling.words import day_of
from sheetgen.writing.apart import told_apart
from sheetgen.writing.context import SUMMARY, Context
from sheetgen.writing.sheets import counts, pictures
from sheetgen.writing.sheets.cards import CARDS, write_cards
from sheetgen.writing.sheets.finding import finding
from sheetgen.writing.sheets.first_matters import write_matters
from sheetgen.writing.workbook.book import Book
from sheetgen.writing.workbook.branding import titled
from sheetgen.writing.workbook.cell import Text
from sheetgen.writing.workbook.height import height_of, lines_of
from sheetgen.writing.workbook.logo import place_logo
from sheetgen.writing.workbook.sheet import Sheet

WIDTH = max(12, counts.TOTAL + 1)
"""Columns of the page's grid: as many as the table of counts needs."""
_COLUMN = 12.0
_LOGO_COLUMNS = 3
_LOGO_HEIGHT = 40
"""Pixels: the logo stands in the title's two rows."""
_PARTED = 9


def write_summary(book: Book, context: Context) -> None:
    """Write the sheet."""
    sheet = book.sheet(context.name(SUMMARY))
    sheet.widths((_COLUMN,) * WIDTH)
    _head(sheet, context)
    write_cards(sheet, context, CARDS)
    drawn = counts.write_counts(sheet, context) + 1
    told = pictures.write_pictures(sheet, context, drawn, counts.ROW) + 1
    for row in (drawn, told):
        sheet.height(row - 1, _PARTED)  # some room between two blocks
    row = write_matters(sheet, context, told)
    sheet.page(repeat=None, tall=1)
    sheet.call("center_horizontally")
    sheet.call("print_area", 0, 0, row, WIDTH - 1)
    sheet.call("activate")


def _head(sheet: Sheet, context: Context) -> None:
    """The finding as the title; of an office's or an element's part, whose it is."""
    report = context.report
    of = whose(report)
    plan = message("{plan}", plan=report.plan.name)
    free = place_logo(sheet, WIDTH - _LOGO_COLUMNS, WIDTH - 1, _LOGO_HEIGHT)
    sheet.across(0, 0, free, finding(report) if of is None else of, "title")
    sheet.height(0, 24)
    said = message(
        "{plan} · {period} · data as of {day} · {workspace}",
        plan=titled(plan, sheet.book.theme),
        period=month_of(report.period),
        day=day_of(report.as_of),
        workspace=context.workspace_name,
    )
    sheet.across(1, 0, free, said, "subtitle")
    moved = None if report.comparison is None else sheet.say(in_a_line(report.comparison))
    large = told_apart(report)
    split = None if large is None else sheet.say(large)
    _note(sheet, " ".join(said for said in (moved, split, report.plan.note) if said))


def _note(sheet: Sheet, note: str) -> None:
    """What moved and what every reader must know, between the title and the cards."""
    if not note:
        sheet.height(2, 6)
        return
    said = Text(note, ("plain", "wrap", "soft"))
    sheet.across(2, 0, WIDTH - 1, said.text, *said.look)
    sheet.height(2, height_of(lines_of(said, _COLUMN * WIDTH)))
