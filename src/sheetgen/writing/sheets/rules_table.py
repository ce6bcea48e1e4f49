"""The rules in force: condition in words, what each says and means, and where it comes from."""

import string
from collections.abc import Mapping

from sheetgen.language.languages import text_in
from sheetgen.language.message import Message, Texts, message
from sheetgen.language.speaker import Speaker
from sheetgen.model.quantities import QUANTITIES
from sheetgen.model.report import Report
from sheetgen.model.rule import Rule
from sheetgen.telling.condition_words import THRESHOLD_WORDS, fact_words, in_words
from sheetgen.telling.words import SEVERITY_WORDS
from sheetgen.writing.context import Context
from sheetgen.writing.workbook.cell import Text
from sheetgen.writing.workbook.sheet import Sheet
from sheetgen.writing.workbook.table import Column, area_of, draw

_LOOK = ("body", "wrap")
_SMALL = (*_LOOK, "small")
_SUBJECT_WORDS = {
    "name": message("Name"),
    "code": message("Code"),
    "delivery": message("what became of its file"),
}
"""What a message names besides facts and thresholds: the subject itself."""
Shown = tuple[Rule, Speaker]


def write_rules(sheet: Sheet, context: Context, row: int) -> Mapping[str, int]:
    """Write the table; gives the row of each rule, counted from 0."""
    rules = in_force(context.report)
    sheet.across(row, 0, len(COLUMNS) - 1, message("Rules in force"), "section")
    records = [(rule, context.say) for rule in rules]
    area = area_of(COLUMNS, row + 1, len(records))
    draw(sheet, COLUMNS, records, area)
    return {rule.code: at for at, rule in enumerate(rules, area.first)}


def in_force(report: Report) -> tuple[Rule, ...]:
    """The rules that judge this period."""
    return tuple(rule for rule in report.rules if rule.in_force(report.period))


def _gives(shown: Shown) -> Message | str:
    """The status, or the severity of the alert."""
    rule, say = shown
    if rule.status is not None:
        tone = rule.status.tone_for(rule.band)
        return f"{tone.symbol} {say.say(tone.word)}"
    return "" if rule.severity is None else SEVERITY_WORDS[rule.severity]


def _said(texts: Texts, say: Speaker) -> str:
    return text_in(texts, say.language)


def _months(rule: Rule) -> str:
    """Since when this version of the rule judges, and until when where it ends."""
    return str(rule.since) if rule.until is None else f"{rule.since} – {rule.until}"


def _message(shown: Shown) -> str:
    """The message with its figures as «words», for they differ from item to item."""
    rule, say = shown
    parts = string.Formatter().parse(_said(rule.message, say))
    return "".join(
        f"{words}«{_figure(name, say)}»" if name else words for words, name, _, _ in parts
    )


def _figure(name: str, say: Speaker) -> str:
    """A fact or a threshold as readers call it; a message says the fact where both are so named."""
    word = None if name in QUANTITIES else THRESHOLD_WORDS.get(name, _SUBJECT_WORDS.get(name))
    return fact_words(name, say) if word is None else say.say(word)


def _condition(shown: Shown) -> str:
    """The condition, its thresholds by what readers call them."""
    rule, say = shown
    said = in_words(rule.test, say)
    for key, word in THRESHOLD_WORDS.items():
        said = said.replace(f"«{key}»", f"«{say.say(word)}»")
    return said


COLUMNS: tuple[Column[Shown], ...] = (
    Column("code", message("Rule"), 14, lambda s: Text(s[0].code, (*_LOOK, "bold"))),
    Column(
        "summary", message("What it means"), 26, lambda s: Text(_said(s[0].summary, s[1]), _SMALL)
    ),
    Column("gives", message("Gives"), 16, lambda s: Text(_gives(s), _LOOK)),
    Column("condition", message("Condition"), 42, lambda s: Text(_condition(s), _SMALL)),
    Column("message", message("Message"), 42, lambda s: Text(_message(s), _SMALL)),
    Column("why", message("Why"), 36, lambda s: Text(_said(s[0].why, s[1]), _SMALL)),
    Column("source", message("Source"), 42, lambda s: Text(_said(s[0].source, s[1]), _SMALL)),
    Column("since", message("Since"), 32, lambda s: Text(_months(s[0]), _SMALL)),
)
