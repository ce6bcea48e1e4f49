"""What came for a month after it was closed, and what of it is not as it was sealed."""

from collections.abc import Iterable

from sheetgen.language.message import MOST_NAMED, Message, message, message_n
from sheetgen.model.closed import Late
from sheetgen.model.report import Report
from sheetgen.telling.closed_words import late_figures, otherwise_lines
from sheetgen.writing.workbook.cell import Text
from sheetgen.writing.workbook.height import height_of, lines_of
from sheetgen.writing.workbook.sheet import Sheet

_WIDE = 7


def write_late(sheet: Sheet, first: int, report: Report) -> int:
    """What a closed month was not sealed as, then each file and correction by its month.

    Gives the last row.
    """
    parts = (
        (
            message("NOT AS IT WAS SEALED: what was changed since the month was closed"),
            otherwise_lines(report.otherwise),
        ),
        (message("AFTER THE MONTH WAS CLOSED, counted nowhere"), _lines(report.after_closing)),
    )
    row, wide = first, sum(sheet.width(column) for column in range(_WIDE + 1))
    for heading, lines in parts:
        if not lines:
            continue
        sheet.across(row, 0, _WIDE, heading, "section")
        for line in lines:
            row += 1
            said = Text(sheet.say(line), ("plain", "wrap"))
            sheet.across(row, 0, _WIDE, said.text, *said.look)
            sheet.height(row, height_of(lines_of(said, wide)))
        row += 2
    return row - 2


def _lines(late: Iterable[Late]) -> list[Message]:
    lines: list[Message] = []
    for each in late:
        said = message(
            "{period} (edition {edition}): {place}. To take it in: sheetgen close {period} "
            "--reopen --reason TEXT",
            period=each.period,
            edition=each.edition,
            place=each.place,
        )
        items = late_figures(each)
        lines += [said, *items[:MOST_NAMED]]
        if (more := len(items) - MOST_NAMED) > 0:
            lines.append(message_n("… and {n} item more", "… and {n} items more", more))
    return lines
