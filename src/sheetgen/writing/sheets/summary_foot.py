"""The foot of the summary: how the offices delivered, and the account of every cell asked."""

from collections.abc import Sequence

from sheetgen.language.message import Message, first_few, joined, message, message_n
from sheetgen.model.owing import debts
from sheetgen.telling.words import STATE_WORDS
from sheetgen.writing.context import Context
from sheetgen.writing.sheets.deliveries import (
    STATE_TONES,
    is_for_nobody,
    of_nobody,
    offices_heard,
    received,
    states,
)
from sheetgen.writing.workbook.cell import Number, Text
from sheetgen.writing.workbook.height import height_of, lines_of
from sheetgen.writing.workbook.sheet import Sheet
from sheetgen.writing.workbook.trace import Trace, tally

_HALF = 6
_LAST = 11
_SAID = ("plain", "indent1", "wrap", "middle")


def write_closing(sheet: Sheet, context: Context, row: int) -> int:
    """Write both halves, and below them who is missing; gives the last row."""
    _deliveries(sheet, context, row)
    _cells(sheet, context, row)
    said = Text(sheet.say(_missing(context)), _SAID)
    sheet.across(row + 3, 0, _LAST, said.text, *said.look)
    wide = sum(sheet.width(column) for column in range(_LAST + 1))
    sheet.height(row + 3, height_of(lines_of(said, wide)))
    return row + 3


def _deliveries(sheet: Sheet, context: Context, row: int) -> None:
    """The offices by what became of their files, in the colours of their sheet."""
    plan, found = context.report.plan.code, states(context.report)
    name = message("Offices")
    counts = [(name, len(found), tally(plan, "offices", name, tuple(found)))]
    for state in STATE_TONES:
        said = message("Offices: {state}", state=STATE_WORDS[state])
        of = [office for office, its in found.items() if its is state]
        shows = tally(plan, f"offices:{state.value}", said, of)
        counts.append((STATE_WORDS[state], len(of), shows))
    sheet.across(row, 0, _HALF - 2, message("Deliveries"), "section")
    _count(sheet, row + 1, 0, counts)
    for column, tone in enumerate(STATE_TONES.values(), 1):
        here = (row + 1, column, row + 1, column)
        sheet.colour(here, "=TRUE", bg_color=tone.fill, font_color=tone.ink)


def _cells(sheet: Sheet, context: Context, row: int) -> None:
    sheet.across(row, _HALF, _LAST, message("Cells asked of the offices"), "section")
    report, account = context.report, context.report.account
    files = tuple(each.file or each.office for each in report.submissions)
    counts = []
    for key, name, n in (
        ("expected", message("Expected"), account.expected),
        ("read", message("Read"), account.read),
        ("blank", message("Blank"), account.blank),
        ("unreadable", message("Unreadable"), account.unreadable),
        ("waived", message("Waived"), account.waived),
        ("not_submitted", message("Not sent"), account.not_submitted),
    ):
        said = message("Cells: {state}", state=name)
        counts.append((name, n, tally(report.plan.code, f"cells:{key}", said, files, n)))
    _count(sheet, row + 1, _HALF, counts)


def _count(
    sheet: Sheet, row: int, first: int, counts: Sequence[tuple[Message, int, Trace]]
) -> None:
    lines = 1
    for column, (name, n, shows) in enumerate(counts, first):
        heading = Text(sheet.say(name), ("heading", "heading-pale"))
        lines = max(lines, lines_of(heading, sheet.width(column)))
        sheet.put(row, column, heading)
        sheet.put(row + 1, column, Number(n, ("body", "centre", "num:#,##0")), shows)
    if lines > 1:
        sheet.height(row, height_of(lines))


def _missing(context: Context) -> Message:
    """How many sent a file that counts, and who did not."""
    heard, offices = offices_heard(context.report)
    absent = [office for office in offices if office not in heard]
    missing = message("No office is missing.")
    if absent and not is_for_nobody(context.report):
        missing = message("Not received from: {offices}", offices=first_few(absent))
    said = [message("{received}. {missing}", received=received(context.report), missing=missing)]
    said += debts(context.report.owing)
    strangers = of_nobody(context.report)
    if strangers:
        said.append(
            message_n(
                "{n} rejected file names no office, and is not counted above.",
                "{n} rejected files name no office, and are not counted above.",
                strangers,
            )
        )
    return joined(said)
