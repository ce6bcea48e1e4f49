"""The first matters by rank, on the first page: whose, what, since when, why, and what is done."""

from collections.abc import Sequence

from sheetgen.language.message import Message, message
from sheetgen.model.matter import Matter, matters_of
from sheetgen.records import Struct
from sheetgen.writing.context import ALERTS, Context
from sheetgen.writing.matter_words import MatterWords, matter_words
from sheetgen.writing.sheets.alerts import names
from sheetgen.writing.sheets.first_grid import LAST, SECTION, characters, tall
from sheetgen.writing.workbook.cell import Link, Text
from sheetgen.writing.workbook.height import cut, lines_of
from sheetgen.writing.workbook.sheet import Sheet

_FIVE = 5
_MOST_LINES = 2
"""A longer sentence is cut; the matter's row on the sheet of alerts holds all of it."""
_NOTHING_LEFT = " — …"
"""What a sentence ends with where there was no room for any of the name behind it."""
_LOOK = ("body", "wrap")
_WHAT = (2, 6)
_COLUMNS: tuple[tuple[Message, int, int], ...] = (
    (message("No."), 0, 0),
    (message("Responsible"), 1, 1),
    (message("What happens"), *_WHAT),
    (message("Since"), 7, 8),
    (message("Cause given"), 9, 10),
    (message("Measure and date"), 11, LAST),
)


class MatterRow(Struct, frozen=True):
    """A matter as its row has room for it."""

    matter: Matter
    texts: tuple[Text, ...]

    @property
    def height(self) -> float:
        """The points of the row."""
        fitted = zip(_COLUMNS, self.texts, strict=True)
        return tall(max(lines_of(said, characters(a, b)) for (_, a, b), said in fitted))


def first_matters(context: Context) -> tuple[MatterRow, ...]:
    """The first five by rank."""
    named = names(context.report)
    found = matters_of(context.report.alerts)[:_FIVE]
    return tuple(
        MatterRow(each, _texts(context, each, named.get(each.alert.subject, ""))) for each in found
    )


def height(rows: Sequence[MatterRow]) -> float:
    """The points of the table, its title and headings."""
    return SECTION + tall(1) + sum(each.height for each in rows)


def write_matters(sheet: Sheet, context: Context, rows: Sequence[MatterRow], row: int) -> int:
    """Write the table; gives its last row."""
    sheet.across(row, 0, LAST, message("The alerts that matter most"), "section")
    sheet.height(row, SECTION)
    if not rows:
        said = message("There is no alert in this period.")
        sheet.text(row + 1, 0, said, "plain", "indent1")
        return row + 1
    for heading, first, last in _COLUMNS:
        sheet.across(row + 1, first, last, heading, "heading", "heading-pale")
    sheet.height(row + 1, tall(1))
    for at, each in enumerate(rows, row + 2):
        _write(sheet, context, at, each)
    told = [(each.matter.alert, *each.matter.effects) for each in rows]
    sheet.tell_alerts(row + 2, told)
    return row + 1 + len(rows)


def _write(sheet: Sheet, context: Context, row: int, each: MatterRow) -> None:
    for (_, first, last), said in zip(_COLUMNS, each.texts, strict=True):
        sheet.across(row, first, last, said.text, *_LOOK)
    at = context.alert_table.row(each.matter.alert.id)
    number = sheet.say(each.texts[0].text)
    target = context.to(ALERTS, f"A{at + 1}")
    sheet.put(row, 0, Link(target, number, ("body", "wrap", "link")))
    sheet.height(row, each.height)


def _texts(context: Context, matter: Matter, name: str) -> tuple[Text, ...]:
    """What stands in each column, cut to the lines that a row may have."""
    told = matter_words(context.report, matter, name, context.say)
    texts = (
        f"{matter.number} {told.level}",
        told.offices,
        _what(told),
        told.since,
        told.cause,
        told.measure,
    )
    return tuple(
        _cut(text, characters(first, last))
        for (_, first, last), text in zip(_COLUMNS, texts, strict=True)
    )


def _what(told: MatterWords) -> str:
    """To what, what happens, and how much goes with it.

    What goes with it is said though the rest must be cut.
    """
    about = f" — {told.about}" if told.about else ""
    if not told.more:
        return f"{told.code}: {told.what}{about}"
    more = f" ({told.more})"
    width, words = characters(*_WHAT), f"{told.code}: {told.what}".split(" ")
    if _lines(f"{' '.join(words)}{more}", width) <= _MOST_LINES:
        return f"{told.code}: {told.what}{more}{about}"
    while len(words) > 1 and _lines(f"{' '.join(words)} …{more}", width) > _MOST_LINES:
        words.pop()
    return f"{' '.join(words)} …{more}"


def _lines(text: str, width: float) -> int:
    return lines_of(Text(text, _LOOK), width)


def _cut(whole: str, width: float) -> Text:
    said = cut(whole, _LOOK, width, _MOST_LINES)
    text = str(said.text)
    if text.endswith(_NOTHING_LEFT):
        return Text(text.removesuffix(_NOTHING_LEFT), _LOOK)
    return said
