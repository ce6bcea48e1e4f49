"""The rules that nearly held: one figure, a short distance away."""

from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal

from sheetgen.model.explanation import Near
from sheetgen.model.rule import Bound, Comparison, Condition, FactValue, Rule, Test
from sheetgen.ruling.fact import Fact
from sheetgen.ruling.facts import fact_named
from sheetgen.ruling.plain import conditions_of, holds, resolved

NEAR_POINTS = Decimal(5)
"""Percentages and percentage points are near within this distance."""
NEAR_SHARE = Decimal("0.10")
"""Any other figure is near within this share of the bound; beside a bound of 0 nothing is."""
_IN_POINTS = {"percent", "points"}


def near_rules(
    rules: Iterable[Rule],
    kind: str,
    facts: Mapping[str, FactValue],
    bounds: tuple[Bound, ...],
    *,
    cliff: bool = False,
) -> tuple[Near, ...]:
    """Of the rules that do not hold, those that would with one figure moved to a near bound.

    The nearest bound of each, in the order of the rules. ``cliff``: its progress is all or nothing,
    which is near nothing in between.
    """
    figures = {bound.name: bound.figure for bound in bounds}
    found: list[Near] = []
    still = {"progress"} if cliff else set()
    for rule in rules:
        if kind not in rule.applies_to:
            continue
        test = resolved(rule.test, figures)
        if not holds(test, facts):
            moves = (each for each in _moves(rule, test, facts) if each.fact not in still)
            close = sorted(moves, key=lambda near: near.distance)
            found += close[:1]
    return tuple(found)


def _moves(rule: Rule, test: Test, facts: Mapping[str, FactValue]) -> Iterator[Near]:
    """Each figure that, moved across one of the rule's bounds, makes it hold."""
    for condition in conditions_of(test):
        fact, figure = fact_named(condition.fact), facts.get(condition.fact)
        if fact is None or fact.is_fixed or not isinstance(figure, Decimal):
            continue
        bound = condition.bound
        if not isinstance(bound, Decimal):
            continue
        distance, reach = abs(figure - bound), _reach(fact, bound)
        if not reach or distance > reach:
            continue
        if holds(test, {**facts, fact.name: _across(condition, bound, fact)}):
            yield Near(
                rule=rule,
                fact=fact.name,
                unit=fact.unit,
                figure=figure,
                bound=bound,
                distance=distance,
            )


def _reach(fact: Fact, bound: Decimal) -> Decimal:
    return NEAR_POINTS if fact.unit in _IN_POINTS else abs(bound) * NEAR_SHARE


def _across(condition: Condition, bound: Decimal, fact: Fact) -> Decimal:
    """The value nearest the bound that satisfies the condition."""
    match condition.comparison:
        case Comparison.BELOW:
            return bound - fact.step
        case Comparison.ABOVE:
            return bound + fact.step
        case Comparison.AT_MOST | Comparison.AT_LEAST:
            return bound
        case Comparison.IS | Comparison.PRESENT | Comparison.ABSENT:
            return bound
