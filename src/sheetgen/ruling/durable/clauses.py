"""A test as a list of alternatives, each a flat list of atoms: all that the engine is given.

``not`` is gone (De Morgan), and with it every group inside a group: the engine errs on some
fifteen nested groups and evaluates ``not`` of a missing field as it likes (it has no such word).
"""

from decimal import Decimal
from itertools import product
from typing import TypeAlias

from sheetgen.errors import RuleError
from sheetgen.language.message import message
from sheetgen.model.rule import All, Any, Comparison, Condition, FactValue, Not, Test
from sheetgen.records import Struct

MOST = 64
"""Alternatives of one rule; a rule that needs more is two rules."""

_OPPOSITE = {
    Comparison.BELOW: Comparison.AT_LEAST,
    Comparison.AT_MOST: Comparison.ABOVE,
    Comparison.AT_LEAST: Comparison.BELOW,
    Comparison.ABOVE: Comparison.AT_MOST,
}
_WRITTEN = {
    Comparison.BELOW: "$lt",
    Comparison.AT_MOST: "$lte",
    Comparison.AT_LEAST: "$gte",
    Comparison.ABOVE: "$gt",
}


class Atom(Struct, frozen=True):
    """One comparison as the engine writes it: ``$lt`` .. ``$gt``, ``=``, ``$neq`` or ``has``."""

    fact: str
    operator: str
    value: FactValue


Clause: TypeAlias = tuple[Atom, ...]


def clauses(test: Test, where: str) -> tuple[Clause, ...]:
    """The alternatives of a test: it holds where every atom of one of them does."""
    found = _alternatives(test, negated=False, where=where)
    return tuple(dict.fromkeys(tuple(dict.fromkeys(clause)) for clause in found))


def _alternatives(test: Test, *, negated: bool, where: str) -> tuple[Clause, ...]:
    match test:
        case Not():
            return _alternatives(test.part, negated=not negated, where=where)
        case Condition():
            return _refused(test) if negated else (_atoms(test),)
        case All() | Any():
            pass
    parts = [_alternatives(part, negated=negated, where=where) for part in test.parts]
    if isinstance(test, Any) is not negated:  # not all(a, b) is any(not a, not b)
        return _limited([clause for part in parts for clause in part], where)
    together: list[Clause] = [()]
    for part in parts:
        joined = [(*left, *right) for left, right in product(together, part)]
        together = list(_limited(joined, where))
    return tuple(together)


def _limited(found: list[Clause], where: str) -> tuple[Clause, ...]:
    if len(found) > MOST:
        raise RuleError(
            where,
            message("The condition has more than {most} alternatives.", most=MOST),
            message("Write it as two or more rules."),
        )
    return tuple(found)


def _atoms(condition: Condition) -> Clause:
    match condition.comparison:
        case Comparison.PRESENT:
            return (_has(condition.fact, present=True),)
        case Comparison.ABSENT:
            return (_has(condition.fact, present=False),)
        case Comparison.IS:
            return (Atom(condition.fact, "=", _constant(condition)),)
        case Comparison.BELOW | Comparison.AT_MOST | Comparison.AT_LEAST | Comparison.ABOVE:
            written = _WRITTEN[condition.comparison]
            return (Atom(condition.fact, written, _constant(condition)),)


def _refused(condition: Condition) -> tuple[Clause, ...]:
    """Where a condition does not hold: its fact is absent, or compares the other way."""
    absent = (_has(condition.fact, present=False),)
    match condition.comparison:
        case Comparison.PRESENT:
            return (absent,)
        case Comparison.ABSENT:
            return ((_has(condition.fact, present=True),),)
        case Comparison.IS:
            other = Atom(condition.fact, "$neq", _constant(condition))
            return absent, (_has(condition.fact, present=True), other)
        case Comparison.BELOW | Comparison.AT_MOST | Comparison.AT_LEAST | Comparison.ABOVE:
            opposite = _WRITTEN[_OPPOSITE[condition.comparison]]
            return absent, (Atom(condition.fact, opposite, _constant(condition)),)


def _has(fact: str, *, present: bool) -> Atom:
    return Atom(fact, "has", present)


def _constant(condition: Condition) -> FactValue:
    if isinstance(condition.bound, Decimal | str | bool):
        return condition.bound
    raise TypeError(condition)  # thresholds are resolved before a test is compiled
