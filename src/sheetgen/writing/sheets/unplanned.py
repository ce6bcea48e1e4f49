"""Work that no plan asks of anybody, as offices sent it: below the deliveries, in no figure."""

from collections.abc import Iterator

from sheetgen.language.message import Message, joined, message, own_message
from sheetgen.model.report import Report
from sheetgen.model.submission import Unplanned
from sheetgen.writing.workbook.cell import Text
from sheetgen.writing.workbook.height import height_of, lines_of
from sheetgen.writing.workbook.sheet import Sheet

_LOOK = ("body", "wrap")
_SENT = 4


def write_unplanned(sheet: Sheet, row: int, report: Report) -> int:
    """Write the rows two below ``row``, in the columns of the deliveries; gives the last row.

    Nothing where there is none.
    """
    rows = tuple(_rows(report))
    if not rows:
        return row
    row += 2
    title = message(
        "Activities that were not programmed: no plan asks for them, and no figure counts them"
    )
    sheet.text(row, 0, title, "plain", "bold")
    headings = (
        message("Office"),
        message("Name"),
        message("Code"),
        message("Cell"),
        message("What was sent"),
    )
    for column, heading in enumerate(headings):
        sheet.text(row + 1, column, heading, "heading")
    for at, (office, each) in enumerate(rows, row + 2):
        cells = (office, each.name, each.code, f"{each.place.sheet}!{each.place.cell}")
        for column, text in enumerate(cells):
            sheet.text(at, column, text, *_LOOK)
        said = sheet.say(_said(each))
        sheet.text(at, _SENT, said, *_LOOK)
        told = ((1, each.name), (_SENT, said))
        lines = (lines_of(Text(text, _LOOK), sheet.width(column)) for column, text in told)
        sheet.height(at, height_of(max(lines)))
    return row + 1 + len(rows)


def _rows(report: Report) -> Iterator[tuple[str, Unplanned]]:
    for submission in report.submissions:
        yield from ((submission.office, each) for each in submission.unplanned)


def _said(row: Unplanned) -> Message:
    """Each filled column with what was typed in it."""
    parts = [
        message("{heading}: {typed}", heading=own_message(column.headings), typed=typed)
        for column, typed in row.said
    ]
    return joined(parts, "; ")
