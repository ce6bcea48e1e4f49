"""What came for a month after it was closed: listed apart, for it counts nowhere."""

from collections.abc import Iterable

from sheetgen.language.message import Message, message
from sheetgen.model.closed import Late
from sheetgen.model.report import Report
from sheetgen.writing.workbook.sheet import Sheet

_WIDE = 7


def write_late(sheet: Sheet, row: int, report: Report) -> int:
    """Each file and correction by its month; gives the last row."""
    sheet.across(row, 0, _WIDE, message("AFTER THE MONTH WAS CLOSED, counted nowhere"), "section")
    for said in _lines(report.after_closing):
        row += 1
        sheet.text(row, 0, said, "plain")
    return row


def _lines(late: Iterable[Late]) -> Iterable[Message]:
    return (
        message(
            "{period} (edition {edition}): {place}. To take it in: sheetgen close {period} "
            "--reopen --reason TEXT",
            period=each.period,
            edition=each.edition,
            place=each.place,
        )
        for each in late
    )
