"""The revisions of the plan in force: what was planned first, what holds now, why, and by whom."""

from sheetgen.language.message import Message, message
from sheetgen.model.revision import Change
from sheetgen.telling.revised import value_words, what_words
from sheetgen.writing.context import Context
from sheetgen.writing.workbook.cell import Text
from sheetgen.writing.workbook.height import height_of, lines_of
from sheetgen.writing.workbook.sheet import Sheet

_LOOK = ("body", "wrap")
_HEADINGS = (
    message("Item"),
    message("What was revised"),
    message("Since"),
    message("From what to what"),
    message("Reason"),
    message("Approved by"),
)
_WIDTHS = (14, 26, 20, 44, 44, 40)


def write_revisions(sheet: Sheet, context: Context, row: int) -> int:
    """Every revision in force in the period; gives the row below."""
    sheet.across(row, 0, 7, message("Revisions of the plan in force (revisions.csv)"), "section")
    row += 1
    for column, heading in enumerate(_HEADINGS):
        sheet.text(row, column, heading, "heading")
    for change in context.report.plan.changes:
        row += 1
        cells = [Text(sheet.say(each), _LOOK) for each in _cells(context, change)]
        for column, cell in enumerate(cells):
            sheet.put(row, column, cell)
        pairs = zip(cells, _WIDTHS, strict=True)
        sheet.height(row, height_of(max(lines_of(cell, width) for cell, width in pairs)))
    return row + 1


def _cells(context: Context, change: Change) -> tuple[str | Message, ...]:
    revision = change.revision
    item = next(each for each in context.report.plan.items if each.code == revision.code)
    return (
        revision.code,
        what_words(change),
        str(revision.from_),
        message(
            "from {before} to {now}",
            before=value_words(change.before, revision.field, item),
            now=value_words(revision.value, revision.field, item),
        ),
        revision.reason,
        revision.approver,
    )
