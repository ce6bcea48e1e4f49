"""The summary: the whole report on one page, every part a way into the sheet behind it."""

from sheetgen.language.message import message
from sheetgen.model.comparison_words import in_a_line
from sheetgen.model.matter import matters_of
from sheetgen.model.period import month_of
from sheetgen.model.summary import Alert
from sheetgen.writing.context import ALERTS, SUMMARY, Context
from sheetgen.writing.part_heading import whose
from sheetgen.writing.sheets import counts, pictures
from sheetgen.writing.sheets.alerts import names, severity_text
from sheetgen.writing.sheets.cards import CARDS, write_cards
from sheetgen.writing.sheets.closing import write_closing
from sheetgen.writing.words import day_of
from sheetgen.writing.workbook.book import Book
from sheetgen.writing.workbook.branding import titled
from sheetgen.writing.workbook.cell import Link, Text
from sheetgen.writing.workbook.height import cut, height_of, lines_of
from sheetgen.writing.workbook.logo import place_logo
from sheetgen.writing.workbook.sheet import Sheet

WIDTH = max(12, counts.TOTAL + 1)
"""Columns of the page's grid: as many as the table of counts needs."""
_COLUMN = 14.4
_FIVE = 5
_LOGO_COLUMNS = 3
_LOGO_HEIGHT = 40
"""Pixels: the logo stands in the title's two rows."""
_MOST_LINES = 2
"""A longer sentence is cut within the item's name; the item's row holds all of it."""
_SENTENCE = ("body", "wrap")
_SHORT_CODE = 15
_PARTED = 9


def write_summary(book: Book, context: Context) -> None:
    """Write the sheet."""
    sheet = book.sheet(context.name(SUMMARY))
    sheet.widths((_COLUMN,) * WIDTH)
    _head(sheet, context)
    write_cards(sheet, context, CARDS)
    drawn = counts.write_counts(sheet, context) + 1
    told = pictures.write_pictures(sheet, context, drawn, counts.ROW) + 1
    closed = _write_alerts(sheet, context, told) + 1
    for row in (drawn, told, closed):
        sheet.height(row - 1, _PARTED)  # some room between two blocks
    row = write_closing(sheet, context, closed)
    sheet.page(repeat=None, tall=1)
    sheet.call("center_horizontally")
    sheet.call("print_area", 0, 0, row, WIDTH - 1)
    sheet.call("activate")


def _head(sheet: Sheet, context: Context) -> None:
    report = context.report
    of = whose(report)
    plan = message("{plan}", plan=report.plan.name)
    title = titled(plan if of is None else of, sheet.book.theme)
    free = place_logo(sheet, WIDTH - _LOGO_COLUMNS, WIDTH - 1, _LOGO_HEIGHT)
    sheet.across(0, 0, free, title, "title")
    sheet.height(0, 24)
    said = message(
        "Monitoring report · {period} · data as of {day} · {workspace}",
        period=month_of(report.period),
        day=day_of(report.as_of),
        workspace=context.workspace_name,
    )
    if of is not None:
        said = message("{plan} · {said}", plan=plan, said=said)
    sheet.across(1, 0, free, said, "subtitle")
    moved = None if report.comparison is None else sheet.say(in_a_line(report.comparison))
    _note(sheet, " ".join(said for said in (moved, report.plan.note) if said))


def _note(sheet: Sheet, note: str) -> None:
    """What moved and what every reader must know, between the title and the cards."""
    if not note:
        sheet.height(2, 6)
        return
    said = Text(note, ("plain", "wrap", "soft"))
    sheet.across(2, 0, WIDTH - 1, said.text, *said.look)
    sheet.height(2, height_of(lines_of(said, _COLUMN * WIDTH)))


def _write_alerts(sheet: Sheet, context: Context, row: int) -> int:
    """The first alerts as sentences, in the order of the report; what follows from one is not."""
    sheet.across(row, 0, WIDTH - 1, message("The alerts that matter most"), "section")
    alerts = _first_alerts(context)
    if not alerts:
        sheet.text(row + 1, 0, message("There is no alert in this period."), "plain", "indent1")
        return row + 2
    start = 2 if all(len(alert.subject) <= _SHORT_CODE for alert in alerts) else 3
    for at, alert in enumerate(alerts, row + 1):
        severity = Text(severity_text(context, alert), (*_SENTENCE, "bold"))
        sheet.put(at, 0, severity)
        target = context.link(alert.subject) or context.to(ALERTS)
        sheet.across(at, 1, start - 1, "", "body", "link")
        sheet.put(at, 1, Link(target, alert.subject, ("body", "link")))
        width = _COLUMN * (WIDTH - start)
        sentence = _sentence(context, alert, width)
        sheet.across(at, start, WIDTH - 1, sentence.text, *sentence.look)
        lines = max(lines_of(severity, _COLUMN), lines_of(sentence, width))
        sheet.height(at, height_of(lines))
    return row + len(alerts) + 1


def _first_alerts(context: Context) -> list[Alert]:
    """The first matters by rank: what goes with them is not told again."""
    return [matter.alert for matter in matters_of(context.report.alerts)[:_FIVE]]


def _sentence(context: Context, alert: Alert, width: float) -> Text:
    """What the alert says, and of what; some messages begin with the name themselves."""
    said = context.say.say(alert.message)
    name = names(context.report).get(alert.subject, "")
    if not name or name == alert.subject or said.startswith(name):
        return Text(said, _SENTENCE)
    return cut(f"{said} — {name}", _SENTENCE, width, _MOST_LINES)
