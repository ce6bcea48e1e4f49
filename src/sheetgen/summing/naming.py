"""How the narrative names who it speaks of: items, elements and the figures of an alert."""

import string
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sheetgen.language.message import Message, message, message_n, own_message
from sheetgen.model.finding import Status
from sheetgen.model.plan import Kind
from sheetgen.model.report import JudgedItem
from sheetgen.model.summary import Alert

_PAIR = 2
_NAMES_OF_SUBJECTS = frozenset({"name", "code"})
_WORDED = {"periods_missing": {"es": "{} periodos", "en": "{} periods"}}
"""Counts that say nothing without their noun."""
_AGAINST = {"es": "{} frente a {}", "en": "{} against {}"}


@dataclass(frozen=True, slots=True)
class _Noun:
    """What the items of an element are called, with the words that must agree with them."""

    both: Message
    all: tuple[str, str]
    some: tuple[str, str]


_INDICATORS = _Noun(
    message("both indicators"),
    ("its only indicator", "its {n} indicators"),
    ("one of its {of} indicators", "{n} of its {of} indicators"),
)
_ACTIVITIES = _Noun(
    message("both activities"),
    ("its only activity", "its {n} activities"),
    ("one of its {of} activities", "{n} of its {of} activities"),
)
_ITEMS = _Noun(
    message("both items"),
    ("its only item", "its {n} items"),
    ("one of its {of} items", "{n} of its {of} items"),
)
SENTENCES: tuple[Message, ...] = (
    message_n("its only indicator", "its {n} indicators", 1),
    message_n("one of its {of} indicators", "{n} of its {of} indicators", 1, of=1),
    message_n("its only activity", "its {n} activities", 1),
    message_n("one of its {of} activities", "{n} of its {of} activities", 1, of=1),
    message_n("its only item", "its {n} items", 1),
    message_n("one of its {of} items", "{n} of its {of} items", 1, of=1),
)
"""The sentences of the nouns above, where the catalogue finds them."""

KINDS: Mapping[Kind, tuple[Message, Message]] = {
    Kind.INDICATOR: (message("Indicator"), message("Indicators")),
    Kind.ACTIVITY: (message("Activity"), message("Activities")),
    Kind.PRODUCT: (message("Product"), message("Products")),
}
"""One of a kind, and several."""


def item_named(judged: JudgedItem) -> Message:
    """An item with its progress, where it has one."""
    code, progress = judged.measured.item.code, judged.measured.figure("progress")
    if progress is None:
        return message("{code}", code=code)
    return message("{code} ({figure:percent})", code=code, figure=progress)


def element_named(code: str, items: Sequence[JudgedItem], status: Status) -> Message:
    """An element with how many of its items are of a status, and their figures if any."""
    qualify = [judged for judged in items if judged.verdict.status is status]
    how_many = _how_many(_noun(items), len(qualify), len(items))
    figures = [each.measured.figure("progress") for each in qualify]
    known = [each for each in figures if each is not None]
    if len(known) < len(figures) or not known:
        return message("{code} ({how_many})", code=code, how_many=how_many)
    return message(
        "{code} ({how_many}: {figures:percent})", code=code, how_many=how_many, figures=known
    )


def _how_many(noun: _Noun, count: int, of: int) -> Message:
    if count == of == _PAIR:
        return noun.both
    if count == of:
        return message_n(*noun.all, count)
    return message_n(*noun.some, count, of=of)


def _noun(items: Sequence[JudgedItem]) -> _Noun:
    kinds = {each.measured.item.kind for each in items}
    if kinds == {Kind.INDICATOR}:
        return _INDICATORS
    return _ACTIVITIES if kinds == {Kind.ACTIVITY} else _ITEMS


def alert_named(alert: Alert) -> Message:
    """An alert's subject with the figures its message holds: "2.1 (98.1 % frente a 0.0 %)"."""
    figures = dict(alert.message.figures)
    texts = alert.message.own or (("en", alert.message.text),)
    shown = tuple((language, _figures(text, language)) for language, text in texts)
    if not any(text for _, text in shown):
        return message("{code}", code=alert.subject)
    return message("{code} ({what})", code=alert.subject, what=own_message(shown, **figures))


def _figures(text: str, language: str) -> str:
    """The placeholders of a message: the first against the second, the others after them."""
    parts = [
        _worded(name, language).format(f"{{{name}:{unit}}}" if unit else f"{{{name}}}")
        for _, name, unit, _ in string.Formatter().parse(text)
        if name and name not in _NAMES_OF_SUBJECTS
    ]
    if len(parts) < _PAIR:
        return "".join(parts)
    pair = _AGAINST.get(language, _AGAINST["en"]).format(*parts[:_PAIR])
    return "; ".join((pair, *parts[_PAIR:]))


def _worded(name: str, language: str) -> str:
    worded = _WORDED.get(name, {})
    return worded.get(language, worded.get("en", "{}"))
