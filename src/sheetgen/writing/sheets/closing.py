"""The foot of the summary: who has not sent a file, and the account of every cell asked."""

from sheetgen.language.message import Message, message
from sheetgen.writing.book import Sheet
from sheetgen.writing.cell import Number, Text
from sheetgen.writing.context import Context
from sheetgen.writing.height import height_of, lines_of
from sheetgen.writing.sheets.deliveries import offices_heard, received

_HALF = 6
_LAST = 11


def write_closing(sheet: Sheet, context: Context, row: int) -> int:
    """Write both halves; gives the last row."""
    sheet.across(row, 0, _HALF - 2, message("Deliveries"), "section")
    sheet.across(row + 1, 0, _HALF - 2, received(context.report), "plain")
    sheet.across(row + 2, 0, _HALF - 2, _missing(context), "plain", "wrap")
    sheet.across(row, _HALF, _LAST, message("Cells asked of the offices"), "section")
    account = context.report.account
    counts: tuple[tuple[Message, int], ...] = (
        (message("Expected"), account.expected),
        (message("Read"), account.read),
        (message("Blank"), account.blank),
        (message("Unreadable"), account.unreadable),
        (message("Waived"), account.waived),
        (message("Not sent"), account.not_submitted),
    )
    for column, (name, n) in enumerate(counts, _HALF):
        sheet.text(row + 1, column, name, "body", "level1", "centre")
        sheet.put(row + 2, column, Number(n, ("body", "centre", "num:#,##0")))
    sheet.height(row + 2, height_of(_missing_lines(sheet, context)))
    return row + 2


def _missing_lines(sheet: Sheet, context: Context) -> int:
    said = Text(sheet.say(_missing(context)), ("plain", "wrap"))
    return lines_of(said, sum(sheet.width(column) for column in range(_HALF - 1)))


def _missing(context: Context) -> Message:
    heard, offices = offices_heard(context.report)
    absent = [office for office in offices if office not in heard]
    if not absent:
        return message("No office is missing.")
    return message("Not received from: {offices}", offices=absent)
