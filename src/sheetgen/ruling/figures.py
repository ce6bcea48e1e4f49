"""The figures a rule's sentences name: known, and present wherever the rule holds."""

import string
from collections.abc import Mapping
from dataclasses import replace
from functools import cache
from typing import TypeAlias

from sheetgen.errors import RuleError
from sheetgen.language.message import Message, message, own_message
from sheetgen.model.rule import (
    All,
    Bound,
    Comparison,
    Condition,
    FactValue,
    Not,
    Rule,
    Test,
    Texts,
)
from sheetgen.ruling.facts import fact_named, facts_of
from sheetgen.ruling.thresholds import THRESHOLDS
from sheetgen.sources.spelling import meant
from sheetgen.sources.yaml_source import Node

_ALWAYS_THERE = ("name", "code", *(each.name for each in THRESHOLDS))
Figures: TypeAlias = tuple[tuple[str, object], ...]
_UNITS = ("", "percent", "points", "soles", "number")


def check_sentence(node: Node, text: str, kinds: tuple[str, ...], test: Test) -> None:
    """Stops where a sentence names what no rule of these kinds has, or may have no figure for."""
    there = present_where(test) | _always(kinds)
    for name, unit in named_figures(node, text):
        if unit not in _UNITS:
            raise node.wrong(
                message("'{unit}' is not a way to write a figure.", unit=unit),
                meant(unit, _UNITS[1:]),
            )
        if name in _ALWAYS_THERE:
            continue
        fact = fact_named(name)
        known = {each.name for each in facts_of(kinds[0])}.intersection(
            *({each.name for each in facts_of(kind)} for kind in kinds)
        )
        if fact is None or name not in known:
            raise node.wrong(
                message("There is no figure '{name}' to write.", name=name),
                meant(name, sorted(known | set(_ALWAYS_THERE))),
            )
        if name not in there:
            raise node.wrong(
                message("The figure '{name}' may be absent where the rule holds.", name=name),
                message("Add '{{fact: {name}, present: true}}' to its condition.", name=name),
            )


def named_figures(node: Node, text: str) -> tuple[tuple[str, str], ...]:
    """The (figure, unit) pairs in braces."""
    try:
        parts = [
            (name, unit or "")
            for _, name, unit, _ in string.Formatter().parse(text)
            if name is not None
        ]
    except ValueError as error:
        raise node.wrong(
            message("The braces do not close."), message("Write a figure as {{progress:percent}}.")
        ) from error
    return tuple(parts)


def present_where(test: Test, *, negated: bool = False) -> frozenset[str]:
    """The facts that are certainly present wherever a test holds (or, negated, does not)."""
    match test:
        case Condition():
            # "not absent" is presence; "not below" also holds where the fact is absent.
            sure = (test.comparison is Comparison.ABSENT) is negated
            return _with_needs(test.fact) if sure else frozenset()
        case Not():
            return present_where(test.part, negated=not negated)
    parts = [present_where(part, negated=negated) for part in test.parts]
    if not parts:
        return frozenset()
    if isinstance(test, All) is not negated:
        return frozenset().union(*parts)
    return parts[0].intersection(*parts[1:])


def _with_needs(name: str) -> frozenset[str]:
    fact = fact_named(name)
    needs = fact.needs if fact is not None else ()
    return frozenset({name}).union(*(_with_needs(each) for each in needs))


def _always(kinds: tuple[str, ...]) -> frozenset[str]:
    each = [frozenset(fact.name for fact in facts_of(kind) if fact.always) for kind in kinds]
    return each[0].intersection(*each[1:])


def figures_of(
    facts: Mapping[str, FactValue], bounds: tuple[Bound, ...], code: str, name: str
) -> Figures:
    """All that a sentence about a subject may name: its bounds, its facts, its code and name."""
    figures: dict[str, object] = {bound.name: bound.figure for bound in bounds}
    figures |= {fact: _shown(fact, value) for fact, value in facts.items()}
    figures |= {"code": code, "name": name}
    return tuple(figures.items())


def said(texts: Texts, rule: Rule, figures: Figures) -> Message:
    """A sentence of a rule with its figures; a figure it lacks is a fault of the rule."""
    there = dict(figures)
    for figure in _named(texts):
        if figure not in there:
            raise RuleError(
                f"{rule.file}: {rule.code}",
                message(
                    "It names '{figure}', which {code} does not have.",
                    figure=figure,
                    code=there["code"],
                ),
                message("Add '{{fact: {figure}, present: true}}' to its condition.", figure=figure),
            )
    return replace(own_message(texts), figures=figures)


@cache
def _named(texts: Texts) -> tuple[str, ...]:
    """The figures that a sentence names, in any language."""
    parts = (part for _, text in texts for part in string.Formatter().parse(text))
    return tuple(dict.fromkeys(figure for _, figure, _, _ in parts if figure is not None))


@cache
def _word(name: str, value: str) -> Message:
    fact = fact_named(name)
    return own_message(fact.said(value)) if fact is not None else message(value)


def _shown(name: str, value: FactValue) -> object:
    return _word(name, value) if isinstance(value, str) else value
