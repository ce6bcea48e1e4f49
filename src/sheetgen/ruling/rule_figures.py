"""The figures a rule's sentences name: known, and present wherever the rule holds."""

import string
from collections.abc import Mapping, Sequence
from functools import cache

from sheetgen.errors import RuleError
from sheetgen.language.message import Message, Texts, message, own_message
from sheetgen.model.rule import (
    All,
    Any,
    Bound,
    Comparison,
    Condition,
    FactValue,
    Named,
    Not,
    Rule,
    Test,
)
from sheetgen.records import Struct
from sheetgen.ruling.facts import fact_named, facts_of
from sheetgen.ruling.thresholds import THRESHOLDS
from sheetgen.sources.spelling import meant
from sheetgen.sources.yaml_source import Node

_ALWAYS_THERE = ("name", "code")
_OF_OFFICES = "delivery"
"""That an office sent no file, or one that was refused: a predicate to its name."""
_UNITS = ("", "percent", "points", "times", "soles", "number")
_MEASURED = {"percent", "points", "soles"}


def check_sentence(
    node: Node,
    text: str,
    kinds: tuple[str, ...],
    test: Test,
    thresholds: Sequence[Named] = THRESHOLDS,
) -> None:
    """Stops where a sentence names what no rule of these kinds has, or may have no figure for.

    Raises RuleError at the line.
    """
    bounds = [each.name for each in thresholds if not _names_a_fact(each.name, kinds)]
    fixed = (*_ALWAYS_THERE, *bounds)
    there = present_where(test) | _always(kinds)
    for name, unit in named_figures(node, text):
        if unit not in _UNITS:
            raise node.wrong(
                message("'{unit}' is not a way to write a figure.", unit=unit),
                meant(unit, _UNITS[1:]),
            )
        if name in fixed or (name == _OF_OFFICES and kinds == ("office",)):
            continue
        fact = fact_named(name)
        known = {each.name for each in facts_of(kinds[0])}.intersection(
            *({each.name for each in facts_of(kind)} for kind in kinds)
        )
        if fact is None or not fact.kinds_include(kinds):
            raise node.wrong(
                message("There is no figure '{name}' to write.", name=name),
                meant(name, sorted(known | set(fixed))),
            )
        if {unit, fact.unit} <= _MEASURED and unit != fact.unit:
            raise node.wrong(
                message(
                    "The figure '{name}' is in {right}, not in {unit}.",
                    name=name,
                    right=fact.unit,
                    unit=unit,
                ),
                message("Write {{{name}:{right}}}.", name=name, right=fact.unit),
            )
        if name not in there:
            raise node.wrong(
                message("The figure '{name}' may be absent where the rule holds.", name=name),
                message("Add '{{fact: {name}, present: true}}' to its condition.", name=name),
            )


def _names_a_fact(name: str, kinds: tuple[str, ...]) -> bool:
    """Whether the sentence would write the fact: "lag" and "advance" are thresholds besides."""
    fact = fact_named(name)
    return fact is not None and fact.kinds_include(kinds)


def named_figures(node: Node, text: str) -> tuple[tuple[str, str], ...]:
    """The (figure, unit) pairs in braces.

    Raises RuleError at the line where braces do not close.
    """
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
        case All() | Any():
            pass
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


class Subject(Struct, frozen=True, kw_only=True):
    """What a sentence about someone may name: its bounds, its facts, its code and name.

    ``in_percent``: figures in its own unit are percentages. ``delivery`` is what became of the file
    of an office of which none counts.
    """

    code: str
    name: str
    facts: Mapping[str, FactValue]
    bounds: tuple[Bound, ...]
    in_percent: bool
    delivery: Message | None = None

    def figure(self, named: str) -> object | None:
        """The figure of this name, or None where the subject has none."""
        if named in self.facts:
            return self._shown(named, self.facts[named])
        if named in {"code", "name"}:
            return self.code if named == "code" else self.name
        if named == _OF_OFFICES:
            return self.delivery
        return next((bound.figure for bound in self.bounds if bound.name == named), None)

    def _shown(self, named: str, value: FactValue) -> object:
        if isinstance(value, str):
            return _word(named, value)
        fact = fact_named(named)
        if fact is None or fact.unit != "item" or not self.in_percent:
            return value
        if fact.difference:
            return message("{figure}\N{NO-BREAK SPACE}p.\N{NO-BREAK SPACE}p.", figure=value)
        return message("{figure:percentage}", figure=value)


def said(texts: Texts, rule: Rule, subject: Subject) -> Message:
    """A sentence of a rule with the figures it names; one it lacks is a fault of the rule.

    Raises RuleError, naming the rule.
    """
    if not _named(texts):
        return own_message(texts)
    figures = [(name, subject.figure(name)) for name in _named(texts)]
    for name, figure in figures:
        if figure is None:
            raise RuleError(
                f"{rule.file}: {rule.code}",
                message(
                    "It names '{figure}', which {code} does not have.",
                    figure=name,
                    code=subject.code,
                ),
                message("Add '{{fact: {figure}, present: true}}' to its condition.", figure=name),
            )
    return Message(_english(texts), figures=tuple(figures), own=texts)


@cache
def _english(texts: Texts) -> str:
    return own_message(texts).text


@cache
def _named(texts: Texts) -> tuple[str, ...]:
    """The figures that a sentence names, in any language."""
    parts = (part for _, text in texts for part in string.Formatter().parse(text))
    return tuple(dict.fromkeys(figure for _, figure, _, _ in parts if figure is not None))


@cache
def _word(name: str, value: str) -> Message:
    fact = fact_named(name)
    return fact.said(value) if fact is not None else message(value)
