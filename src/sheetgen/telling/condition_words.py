"""A rule's condition in words, as a methodologist would read it aloud."""

from collections.abc import Mapping
from decimal import Decimal

from sheetgen.language.message import Message, message, term
from sheetgen.language.speaker import Speaker
from sheetgen.model.quantities import QUANTITIES
from sheetgen.model.quantity import OWN
from sheetgen.model.rule import All, Any, Comparison, Condition, FactValue, Not, Test, Threshold
from sheetgen.telling.words import (
    AGGREGATION_WORDS,
    DIRECTION_WORDS,
    SHORT_GAPS,
    UNIT_WORDS,
)

_WORDS = {
    Comparison.BELOW: "{fact} < {bound}",
    Comparison.AT_MOST: "{fact} ≤ {bound}",
    Comparison.AT_LEAST: "{fact} ≥ {bound}",
    Comparison.ABOVE: "{fact} > {bound}",
    Comparison.IS: "{fact} = {bound}",
}


def in_words(test: Test, say: Speaker) -> str:
    """The condition, with brackets only where they are needed."""
    match test:
        case Condition():
            return _compared(test, say)
        case Not():
            return say.say(message("not ({part})", part=in_words(test.part, say)))
        case All(parts=()):
            return say.say(message("always"))
        case All() | Any():
            return _joined(test, say)


def _joined(test: All | Any, say: Speaker) -> str:
    if isinstance(test, Any) and (words := _one_of(test, say)):
        return words
    joint = message("and") if isinstance(test, All) else message("or")
    parts = [
        _bracketed(part, say) if len(test.parts) > 1 else in_words(part, say) for part in test.parts
    ]
    return f" {say.say(joint)} ".join(parts)


def _one_of(test: Any, say: Speaker) -> str:
    """One fact that is any of several words, said once; empty where it is not that."""
    parts = [part for part in test.parts if isinstance(part, Condition)]
    facts = {part.fact for part in parts if part.comparison is Comparison.IS}
    if len(parts) < 2 or len(parts) < len(test.parts) or len(facts) != 1:  # noqa: PLR2004 - several
        return ""
    if any(part.comparison is not Comparison.IS for part in parts):
        return ""
    words = "; ".join(_bound(part.fact, part.bound, say) for part in parts)
    return say.say(
        message("{fact} is one of: {words}", fact=fact_words(facts.pop(), say), words=words)
    )


def _bracketed(part: Test, say: Speaker) -> str:
    text = in_words(part, say)
    return f"({text})" if isinstance(part, (All, Any)) and len(part.parts) > 1 else text


def _compared(condition: Condition, say: Speaker) -> str:
    fact = fact_words(condition.fact, say)
    if condition.comparison is Comparison.PRESENT:
        return say.say(message("there is {fact}", fact=fact))
    if condition.comparison is Comparison.ABSENT:
        return say.say(message("there is no {fact}", fact=fact))
    bound = _bound(condition.fact, condition.bound, say)
    return _WORDS[condition.comparison].format(fact=fact, bound=bound)


def fact_words(name: str, say: Speaker) -> str:
    """A fact as readers call it."""
    if name in QUANTITIES:
        return say.say(QUANTITIES[name].word)
    return say.say(_FACTS[name]) if name in _FACTS else name.removeprefix(OWN)


def _bound(fact: str, bound: FactValue | Threshold | None, say: Speaker) -> str:
    match bound:
        case Threshold():
            return say.say(message("threshold «{name}»", name=bound.name))
        case True | False:
            return say.say(_YES if bound else _NO)
        case Decimal():
            return say.number(bound)
        case str():
            return say.say(_VALUES.get(fact, {}).get(bound, message("{word}", word=bound)))
        case _:
            return ""


_FACTS: Mapping[str, Message] = {
    "month": message("month"),
    "year": message("year"),
    "type": message("type"),
    "office": message("office"),
    "element": message("element"),
    "gap": message("reason for the missing progress"),
    "unit": message("unit"),
    "direction": message("expected direction"),
    "aggregation": message("type of aggregation"),
    "owes": message("owes a file"),
    "received": message("its file came"),
}
"""What readers call the facts that are no figures."""
_VALUES: Mapping[str, Mapping[str, Message]] = {
    "gap": {gap.value: words for gap, words in SHORT_GAPS.items()},
    "unit": {unit.value: words for unit, words in UNIT_WORDS.items()},
    "direction": {each.value: words for each, words in DIRECTION_WORDS.items()},
    "aggregation": {each.value: words for each, words in AGGREGATION_WORDS.items()},
}
THRESHOLD_WORDS: Mapping[str, Message] = {
    "low": term("threshold", "low"),
    "medium": term("threshold", "medium"),
    "atypical": term("threshold", "atypical"),
    "lag": term("threshold", "money without product"),
    "advance": term("threshold", "product without money"),
    "scale": term("threshold", "slip of scale"),
    "repeated": term("threshold", "repeated figure"),
    "persistence": term("threshold", "persistence"),
    "fall": term("threshold", "fall of the mean"),
    "outlier": term("threshold", "extreme value"),
}
"""What readers call the thresholds; settings and rules name them by their keys."""
_YES: Message = message("yes")
_NO: Message = message("no")
