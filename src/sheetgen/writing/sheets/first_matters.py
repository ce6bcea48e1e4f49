"""The first matters by rank, on the first page: whose, what, since when, why, and what is done."""

from sheetgen.language.message import Message, message, message_n
from sheetgen.model.matter import Matter, matters_of
from sheetgen.model.period import month_of
from sheetgen.telling.followed import decisions_words
from sheetgen.writing.context import ALERTS, Context
from sheetgen.writing.sheets.alerts import names
from sheetgen.writing.workbook.cell import Link, Text
from sheetgen.writing.workbook.height import cut, height_of, lines_of
from sheetgen.writing.workbook.sheet import Sheet

_FIVE = 5
_LAST = 11
_MOST_LINES = 2
"""A longer sentence is cut; the matter's row on the sheet of alerts holds all of it."""
_NOTHING_LEFT = " — …"
"""What a sentence ends with where there was no room for any of the name behind it."""
_LOOK = ("body", "wrap")
_COLUMNS: tuple[tuple[Message, int, int], ...] = (
    (message("No."), 0, 0),
    (message("Responsible"), 1, 1),
    (message("What happens"), 2, 6),
    (message("Since"), 7, 7),
    (message("Cause given"), 8, 9),
    (message("Measure and date"), 10, 11),
)


def write_matters(sheet: Sheet, context: Context, row: int) -> int:
    """Write the table; gives its last row."""
    sheet.across(row, 0, _LAST, message("The alerts that matter most"), "section")
    matters = matters_of(context.report.alerts)[:_FIVE]
    if not matters:
        sheet.text(row + 1, 0, message("There is no alert in this period."), "plain", "indent1")
        return row + 1
    for heading, first, last in _COLUMNS:
        sheet.across(row + 1, first, last, heading, "heading", "heading-pale")
    named = names(context.report)
    for at, matter in enumerate(matters, row + 2):
        _write(sheet, context, at, matter, named.get(matter.alert.subject, ""))
    sheet.tell_alerts(row + 2, [(each.alert, *each.effects) for each in matters])
    return row + 1 + len(matters)


def _write(sheet: Sheet, context: Context, row: int, matter: Matter, name: str) -> None:
    alert = matter.alert
    life = context.report.following.life(alert.id)
    explained = None if life is None else life.explained
    cause = "" if explained is None else explained.reason
    measure: Message | str = "" if explained is None else explained.corrective
    decided = None if life is None else decisions_words(life, context.report)
    since = "—" if alert.since is None else month_of(alert.since)
    number = f"{matter.number} {sheet.say(matter.level.word)}"
    texts = (
        number,
        " - ".join(alert.offices),
        _what(sheet, context, matter, name),
        since,
        cause or message("Without answer"),
        decided or measure,
    )
    lines = 1
    for (_, first, last), text in zip(_COLUMNS, texts, strict=True):
        width = sum(sheet.width(column) for column in range(first, last + 1))
        whole = sheet.say(text)
        said = cut(whole, _LOOK, width, _MOST_LINES)
        if sheet.say(said.text).endswith(_NOTHING_LEFT):
            said = Text(sheet.say(said.text).removesuffix(_NOTHING_LEFT), _LOOK)
        sheet.across(row, first, last, said.text, *_LOOK)
        lines = max(lines, lines_of(said, width))
    at = context.alert_table.row(alert.id)
    told = Text(number, ("body", "wrap", "link"))
    sheet.put(row, 0, Link(context.to(ALERTS, f"A{at + 1}"), number, told.look))
    sheet.height(row, height_of(lines))


def _what(sheet: Sheet, context: Context, matter: Matter, name: str) -> str:
    """To what, what happens, and how much goes with it; some messages begin with the name."""
    said = context.say.say(matter.alert.message)
    told = said
    if matter.effects:
        more = message_n("and {n} more", "and {n} more", len(matter.effects))
        said = f"{said} ({sheet.say(more)})"
    code = matter.alert.subject
    about = f" — {name}" if name and name != code and not told.startswith(name) else ""
    return f"{code}: {said}{about}"
