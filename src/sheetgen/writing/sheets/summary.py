"""The summary: the whole report on one page, every part a way into the sheet behind it."""

import textwrap

from sheetgen.language.message import message
from sheetgen.model.summary import Alert
from sheetgen.writing.book import Book, Sheet
from sheetgen.writing.branding import titled
from sheetgen.writing.cell import Link, Text
from sheetgen.writing.context import ALERTS, SUMMARY, Context
from sheetgen.writing.height import height_of, lines_of
from sheetgen.writing.sheets.alerts import colour_symbols, names, severity_text
from sheetgen.writing.sheets.cards import write_cards
from sheetgen.writing.sheets.closing import write_closing
from sheetgen.writing.sheets.counts import ROW, write_counts
from sheetgen.writing.sheets.pictures import write_pictures
from sheetgen.writing.words import day_of, month_of

WIDTH = 12
"""Columns of the page's grid."""
_COLUMN = 14.4
_FIVE = 5
_LOGO_HEIGHT = 40
"""Pixels: the logo stands in the title's two rows."""
_LONGEST_NAME = 90
"""Characters of an item's name that its sentence has room for; its row holds all of it."""
_SHORT_CODE = 15


def write_summary(book: Book, context: Context) -> None:
    """Write the sheet."""
    sheet = book.sheet(context.name(SUMMARY))
    sheet.widths((_COLUMN,) * WIDTH)
    _head(sheet, context)
    write_cards(sheet, context, 3)
    row = write_counts(sheet, context)
    row = write_pictures(sheet, context, row + 1, ROW)
    row = _write_alerts(sheet, context, row + 1)
    row = write_closing(sheet, context, row + 1)
    sheet.page(repeat=None, tall=1)
    sheet.call("center_horizontally")
    sheet.call("print_area", 0, 0, row, WIDTH - 1)
    sheet.call("activate")


def _head(sheet: Sheet, context: Context) -> None:
    report = context.report
    title = titled(message("{plan}", plan=report.plan.name), sheet.book.theme)
    sheet.across(0, 0, WIDTH - 1, title, "title")
    if sheet.book.theme.logo is not None:
        sheet.picture(0, WIDTH - 1, sheet.book.theme.logo, _LOGO_HEIGHT, sheet.book.theme.title)
    sheet.height(0, 24)
    said = message(
        "Monitoring report · {period} · data as of {day} · {workspace}",
        period=month_of(report.period),
        day=day_of(report.as_of),
        workspace=context.workspace_name,
    )
    sheet.across(1, 0, WIDTH - 1, said, "subtitle")
    sheet.height(2, 6)


def _write_alerts(sheet: Sheet, context: Context, row: int) -> int:
    """The first alerts as sentences, in the order of the report; what follows from one is not."""
    sheet.across(row, 0, WIDTH - 1, message("The alerts that matter most"), "section")
    ids = {alert.id for alert in context.report.alerts}
    alerts = [alert for alert in context.report.alerts if alert.cause not in ids][:_FIVE]
    if not alerts:
        sheet.text(row + 1, 0, message("There is no alert in this period."), "plain")
        return row + 2
    start = 2 if all(len(alert.subject) <= _SHORT_CODE for alert in alerts) else 3
    for at, alert in enumerate(alerts, row + 1):
        sheet.text(at, 0, severity_text(context, alert), "plain", "bold", "middle")
        target = context.link(alert.subject) or context.to(ALERTS)
        sheet.across(at, 1, start - 1, "", "plain", "link", "middle")
        sheet.put(at, 1, Link(target, alert.subject, ("plain", "link", "middle")))
        sentence = Text(_sentence(context, alert), ("plain", "wrap", "middle"))
        sheet.across(at, start, WIDTH - 1, sentence.text, *sentence.look)
        sheet.height(at, height_of(lines_of(sentence, _COLUMN * (WIDTH - start))))
    colour_symbols(sheet, (row + 1, 0, row + len(alerts), 0), f"$A{row + 2}")
    return row + len(alerts) + 1


def _sentence(context: Context, alert: Alert) -> str:
    """What the alert says, and of what; some messages begin with the name themselves."""
    said = context.say.say(alert.message)
    name = names(context.report).get(alert.subject, "")
    if not name or name == alert.subject or said.startswith(name):
        return said
    short = textwrap.shorten(name, _LONGEST_NAME, placeholder=" …")
    return f"{said} — {short}"
