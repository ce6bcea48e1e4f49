"""Reads the ``when`` of a rule: words for bounds, joined by all, any and not."""

from collections.abc import Callable, Sequence
from typing import TypeAlias, assert_never

from sheetgen.language.message import message
from sheetgen.model.rule import (
    All,
    Any,
    Comparison,
    Condition,
    FactValue,
    Named,
    Not,
    Test,
    Threshold,
)
from sheetgen.ruling.fact import Fact, Sort
from sheetgen.ruling.facts import fact_named, facts_of
from sheetgen.ruling.thresholds import THRESHOLDS
from sheetgen.sources.spelling import meant
from sheetgen.sources.yaml_source import Node

ALWAYS = "always"
"""The condition of the last rule, which holds for every subject."""

BOUNDED = ("below", "at_most", "at_least", "above")
_WORDS = (*BOUNDED, "is", "is_one_of", "present", "absent")


Facts: TypeAlias = Callable[[Node, tuple[str, ...]], Fact]
"""What a name in a condition stands for."""


def read_test(
    node: Node,
    kinds: tuple[str, ...],
    named: Sequence[Named] = THRESHOLDS,
    facts: Facts | None = None,
) -> Test:
    """A condition or a group of them, over facts that every one of these kinds may have.

    ``facts`` says what names stand for that are not the facts of rules.

    Raises RuleError at the line.
    """
    if node.content == ALWAYS:
        return All(())
    keys = node.keys
    for word, read in GROUPS.items():
        if word in keys:
            node.closed((word,))
            return read(keys[word], kinds, named, facts or read_fact)
    if "fact" not in keys:
        raise node.wrong(
            message("Found {found} where a condition belongs.", found=tuple(keys)),
            message("Write {{fact: ..., below: ...}}, or one of the words all, any, not."),
        )
    return _condition(node, kinds, named, facts or read_fact)


def _all(node: Node, kinds: tuple[str, ...], named: Sequence[Named], facts: Facts) -> Test:
    return All(tuple(read_test(part, kinds, named, facts) for part in node.list))


def _any(node: Node, kinds: tuple[str, ...], named: Sequence[Named], facts: Facts) -> Test:
    return Any(tuple(read_test(part, kinds, named, facts) for part in node.list))


def _not(node: Node, kinds: tuple[str, ...], named: Sequence[Named], facts: Facts) -> Test:
    return Not(read_test(node, kinds, named, facts))


GROUPS: dict[str, Callable[[Node, tuple[str, ...], Sequence[Named], Facts], Test]] = {
    "all": _all,
    "any": _any,
    "not": _not,
}


def _condition(node: Node, kinds: tuple[str, ...], named: Sequence[Named], facts: Facts) -> Test:
    keys = node.closed(("fact",), _WORDS)
    words = [word for word in _WORDS if word in keys]
    if len(words) != 1:
        raise node.wrong(
            message("A condition has one comparison; found {n}.", n=len(words)),
            message("Write exactly one of {words}.", words=_WORDS),
        )
    fact = facts(keys["fact"], kinds)
    word, bound = words[0], keys[words[0]]
    if word == "is_one_of":
        return Any(tuple(_compared(fact, "is", each, named) for each in bound.list))
    return _compared(fact, word, bound, named)


def read_fact(node: Node, kinds: tuple[str, ...]) -> Fact:
    """A declared fact that every one of these kinds may have.

    Raises RuleError at the line, naming the nearest facts.
    """
    name = node.text
    fact = fact_named(name)
    known = [each.name for each in facts_of(kinds[0])]
    if fact is None:
        raise node.wrong(message("There is no fact '{name}'.", name=name), meant(name, known))
    for kind in kinds:
        if kind not in fact.kinds:
            raise node.wrong(
                message("The fact '{name}' does not exist for {kind}.", name=name, kind=kind),
                message("It exists for {kinds}.", kinds=fact.kinds),
            )
    return fact


def _compared(fact: Fact, word: str, bound: Node, named: Sequence[Named]) -> Condition:
    if word in {"present", "absent"}:
        if bound.flag is not True:
            raise bound.wrong(
                message("Found false after '{word}'.", word=word),
                message("Write '{word}: true', or the opposite word.", word=word),
            )
        return Condition(fact.name, Comparison(word), None)
    if word in BOUNDED:
        if not fact.is_number:
            raise bound.wrong(
                message("The fact '{name}' is not a number.", name=fact.name),
                message("Use 'is' with one of {words}.", words=fact.allowed or ("true", "false")),
            )
        return Condition(fact.name, Comparison(word), _bound(fact, bound, named))
    return Condition(fact.name, Comparison.IS, read_value(fact, bound, compared=True))


def read_value(fact: Fact, node: Node, *, compared: bool = False) -> FactValue:
    """A value that the fact may have.

    Raises RuleError at the line, naming what it may be.
    """
    match fact.sort:
        case Sort.WORD:
            return node.text if fact.is_open else node.one_of(fact.allowed)
        case Sort.FLAG:
            return node.flag
        case Sort.NUMBER:
            if compared:
                raise node.wrong(
                    message(
                        "The fact '{name}' is a number, and 'is' takes a word.", name=fact.name
                    ),
                    message("Use one of {words}.", words=BOUNDED),
                )
            return node.number
    assert_never(fact.sort)


def _bound(fact: Fact, node: Node, known: Sequence[Named]) -> FactValue | Threshold:
    if not isinstance(node.content, dict):
        return node.number
    named = node.closed(("threshold",))["threshold"]
    threshold = next((each for each in known if each.name == named.text), None)
    if threshold is None:
        raise named.wrong(
            message("There is no threshold '{name}'.", name=named.text),
            meant(named.text, [each.name for each in known]),
        )
    if threshold.unit != fact.unit:
        raise named.wrong(
            message(
                "The threshold '{name}' is in {unit} and the fact '{fact}' in {other}.",
                name=threshold.name,
                unit=threshold.unit,
                fact=fact.name,
                other=fact.unit,
            ),
            message("Compare figures of the same unit."),
        )
    return Threshold(threshold.name)
