"""Every combination of facts that could make a difference to some tests: the ground of proofs.

Numbers take the tests' own bounds and their neighbours one smallest step away, for between two
neighbouring bounds nothing can change; words take all their values, and where those come from the
plans, the ones that the tests name and another; facts are present or absent.
"""

import math
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from itertools import product
from typing import assert_never

from sheetgen.model.rule import FactValue, Test
from sheetgen.ruling.fact import Fact, Sort
from sheetgen.ruling.facts import fact_named
from sheetgen.ruling.plain import conditions_of

ANOTHER = "another"
"""Of a word whose values come from the plans: one that no test names."""
MOST = 200_000
"""Combinations beyond which a proof would take minutes."""


def count_combinations(kind: str, tests: Sequence[Test]) -> int:
    """How many combinations there are, possible or not."""
    return math.prod(len(values) for values in _values(kind, tests).values())


def combinations(kind: str, tests: Sequence[Test]) -> Iterator[dict[str, FactValue]]:
    """Every possible combination, for a subject of this kind."""
    values = _values(kind, tests)
    for chosen in product(*values.values()):
        facts = {
            name: value for name, value in zip(values, chosen, strict=True) if value is not None
        }
        if possible(facts, values):
            yield facts


def possible(facts: Mapping[str, FactValue], considered: Mapping[str, object]) -> bool:
    """Whether facts may stand together: progress or its gap, and whatever each of them needs."""
    if {"progress", "gap"} <= considered.keys() and ("progress" in facts) is ("gap" in facts):
        return False
    return all(needed in facts for name in facts for needed in _needs(name) if needed in considered)


def _needs(name: str) -> tuple[str, ...]:
    fact = fact_named(name)
    return () if fact is None else fact.needs


def _values(kind: str, tests: Sequence[Test]) -> dict[str, list[FactValue | None]]:
    """The values that each fact read by the tests may take; None where it is absent."""
    bounds: dict[str, set[Decimal]] = {}
    words: dict[str, set[str]] = {}
    for test in tests:
        for condition in conditions_of(test):
            named = bounds.setdefault(condition.fact, set())
            if isinstance(condition.bound, Decimal):
                named.add(condition.bound)
            elif isinstance(condition.bound, str):
                words.setdefault(condition.fact, set()).add(condition.bound)
    return {
        name: _values_of(fact, found, words.get(name, set()), kind)
        for name, found in sorted(bounds.items())
        if (fact := fact_named(name)) is not None
    }


def _values_of(
    fact: Fact, bounds: set[Decimal], words: set[str], kind: str
) -> list[FactValue | None]:
    absent: list[FactValue | None] = [] if fact.always else [None]
    if fact.name == "kind":
        return [kind]
    match fact.sort:
        case Sort.FLAG:
            return [*absent, True, False]
        case Sort.WORD:
            return [*absent, *(sorted({*words, ANOTHER}) if fact.is_open else fact.allowed)]
        case Sort.NUMBER:
            sides = (-1, 0, 1)
            near = {bound + fact.step * side for bound in bounds or {Decimal(0)} for side in sides}
            return [*absent, *sorted(near)]
    assert_never(fact.sort)
