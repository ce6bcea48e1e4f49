"""The exceptions that someone approved: what each covers, until when, and what it came to."""

from sheetgen.language.message import Message, message, message_n
from sheetgen.model.waiver import REPORTING, Standing, WaivedAlert, Waiver, WaiverUse
from sheetgen.telling.words import day_of
from sheetgen.writing.context import Context
from sheetgen.writing.workbook.cell import Text
from sheetgen.writing.workbook.height import height_of, lines_of
from sheetgen.writing.workbook.sheet import Sheet

_LOOK = ("body", "wrap")
_STANDINGS = {
    Standing.IN_FORCE: message("In force until {until}"),
    Standing.NOT_YET: message("Not yet: until {until}"),
    Standing.EXPIRED: message("Expired on {until}: no longer applied"),
}
_HEADINGS = (
    message("Rule"),
    message("Scope"),
    message("State"),
    message("Reason"),
    message("Approved by"),
    message("What it came to"),
)
_WIDTHS = (14, 26, 20, 44, 44, 40)


def write_waivers(sheet: Sheet, context: Context, row: int) -> int:
    """Every waiver of the plan, those no longer applied among them; gives the row below."""
    sheet.across(row, 0, 7, message("Exceptions approved (waivers.csv)"), "section")
    row += 1
    for column, heading in enumerate(_HEADINGS):
        sheet.text(row, column, heading, "heading")
    for use in context.report.waivers:
        row += 1
        cells = [Text(sheet.say(each), _LOOK) for each in _cells(use)]
        for column, cell in enumerate(cells):
            sheet.put(row, column, cell)
        pairs = zip(cells, _WIDTHS, strict=True)
        sheet.height(row, height_of(max(lines_of(cell, width) for cell, width in pairs)))
    return row + 1


def _cells(use: WaiverUse) -> tuple[str | Message, ...]:
    waiver = use.waiver
    state = _STANDINGS[use.standing]
    return (
        rule_of(waiver),
        waiver.scope,
        message(state.text, until=day_of(waiver.until)),
        waiver.reason,
        waiver.approver,
        _came_to(use),
    )


def rule_of(waiver: Waiver) -> str | Message:
    """The rule that is not pressed, or that nothing need be sent."""
    return message("reporting") if waiver.rule == REPORTING else waiver.rule


def _came_to(use: WaiverUse) -> Message:
    if use.standing is not Standing.IN_FORCE:
        return message("Nothing: it is not applied")
    alerts = message_n("{n} alert set apart", "{n} alerts set apart", use.alerts)
    if not use.waiver.excuses:
        return alerts
    cells = message_n("{n} cell excused", "{n} cells excused", use.cells)
    return message("{alerts}; {cells}", alerts=alerts, cells=cells)


def write_waived(sheet: Sheet, context: Context, row: int, last: int, width: float) -> int:
    """The alerts set apart, below those that count; gives the last row."""
    sheet.across(row, 0, last, message("WAIVED ALERTS, not counted above"), "section")
    for each in context.report.waived:
        row += 1
        sheet.text(row, 0, each.alert.subject, "body", "bold")
        said = Text(sheet.say(waived_words(each)), ("body", "wrap"))
        sheet.across(row, 1, last, said.text, *said.look)
        sheet.height(row, height_of(lines_of(said, width)))
    return row


def waived_words(waived: WaivedAlert) -> Message:
    """What the alert says, and why it is not counted."""
    waiver = waived.waiver
    return message(
        "{what} Waived until {until} by {approver} ({rule}): {reason}",
        what=waived.alert.message,
        rule=waived.alert.rule,
        until=day_of(waiver.until),
        approver=waiver.approver,
        reason=waiver.reason,
    )
