"""A rule's condition tree as a formula over one cell that shows the progress or why there is none.

What is known without a cell (the words that a plan declares of an item) is decided here, so that a
formula holds nothing idle. A fact with neither a cell nor a known value stops the run: a status
that a spreadsheet cannot follow would be one rule in two places out of three.
"""

from collections.abc import Mapping
from decimal import Decimal
from typing import assert_never

from sheetgen.errors import RuleError
from sheetgen.language.message import message
from sheetgen.model.declared import DECLARED
from sheetgen.model.formulas.formula_text import (
    FALSE,
    TRUE,
    all_of,
    any_of,
    negated,
    number,
    quoted,
)
from sheetgen.model.rule import All, Any, Comparison, Condition, FactValue, Not, Test, Threshold
from sheetgen.records import Struct

PROGRESS = "progress"
GAP = "gap"
_SHOWN = frozenset({PROGRESS, GAP})
_SIGNS = {
    Comparison.BELOW: "<",
    Comparison.AT_MOST: "<=",
    Comparison.AT_LEAST: ">=",
    Comparison.ABOVE: ">",
    Comparison.IS: "=",
}


class Scene(Struct, frozen=True, kw_only=True):
    """Where a condition is read: the progress cell, the words of its gaps, and what is known.

    ``gaps`` gives the word that the cell shows for each gap; ``known`` the facts with a value;
    ``bounds`` the thresholds in force. ``cell`` is None where ``known`` says everything;
    ``has_figure`` where the cell is known to hold no gap.
    """

    cell: str | None
    gaps: Mapping[str, str]
    known: Mapping[str, FactValue]
    bounds: Mapping[str, Decimal]
    has_figure: bool = False


def condition_formula(test: Test, scene: Scene, rule: str) -> str:
    """The formula that holds where the test holds; ``rule`` names the rule in an error."""
    match test:
        case Condition():
            terms = _condition(test, scene, rule)
            return terms[0] if len(terms) == 1 else all_of(terms)
        case All():
            return all_of(term for part in test.parts for term in _terms(part, scene, rule))
        case Any():
            return any_of(condition_formula(part, scene, rule) for part in test.parts)
        case Not():
            return negated(condition_formula(test.part, scene, rule))
    assert_never(test)


def _terms(test: Test, scene: Scene, rule: str) -> tuple[str, ...]:
    """A test as conditions that must all hold, so that those of several need one AND."""
    if isinstance(test, All):
        return tuple(term for part in test.parts for term in _terms(part, scene, rule))
    if isinstance(test, Condition):
        return _condition(test, scene, rule)
    return (condition_formula(test, scene, rule),)


def _condition(condition: Condition, scene: Scene, rule: str) -> tuple[str, ...]:
    bound = condition.bound
    if isinstance(bound, Threshold):
        bound = scene.bounds[bound.name]
    if condition.fact in _SHOWN:
        if scene.cell is None:
            return (_known(condition.comparison, scene.known.get(condition.fact), bound),)
        if condition.fact == GAP:
            if scene.has_figure:
                return (_known(condition.comparison, None, bound),)
            return (_gap(condition.comparison, scene.cell, scene.gaps, bound),)
        return _progress(condition.comparison, scene.cell, bound)
    if condition.fact not in scene.known and condition.fact not in DECLARED:
        raise RuleError(
            rule,
            message("No cell of a form's row holds the fact '{fact}'.", fact=condition.fact),
            message(
                "A status is shown live beside each row: let status rules speak of progress, gap "
                "and what the plan declares, and make this an alert."
            ),
        )
    return (_known(condition.comparison, scene.known.get(condition.fact), bound),)


def _progress(comparison: Comparison, cell: str, bound: FactValue | None) -> tuple[str, ...]:
    """The cell holds a number where there is a progress, a word where there is a gap."""
    there = f"ISNUMBER({cell})"
    if comparison is Comparison.PRESENT:
        return (there,)
    if comparison is Comparison.ABSENT:
        return (negated(there),)
    if not isinstance(bound, Decimal):
        return (FALSE,)
    return (there, f"{cell}{_SIGNS[comparison]}{number(bound)}")


def _gap(
    comparison: Comparison, cell: str, gaps: Mapping[str, str], bound: FactValue | None
) -> str:
    there = f"ISTEXT({cell})"
    if comparison is Comparison.PRESENT:
        return there
    if comparison is Comparison.ABSENT:
        return negated(there)
    return f"{cell}={quoted(gaps[bound])}" if isinstance(bound, str) else FALSE


def _known(comparison: Comparison, value: FactValue | None, bound: FactValue | None) -> str:
    """Decided now, as :mod:`sheetgen.ruling.plain` decides it: an absent fact is absent only."""
    if comparison is Comparison.ABSENT:
        holds = value is None
    elif value is None:
        holds = False
    elif comparison is Comparison.PRESENT:
        holds = True
    elif comparison is Comparison.IS:
        holds = type(value) is type(bound) and value == bound
    else:
        numbers = isinstance(value, Decimal) and isinstance(bound, Decimal)
        holds = numbers and _compared(comparison, value, bound)
    return TRUE if holds else FALSE


def _compared(comparison: Comparison, value: FactValue, bound: FactValue | None) -> bool:
    if not isinstance(value, Decimal) or not isinstance(bound, Decimal):
        return False
    match comparison:
        case Comparison.BELOW:
            return value < bound
        case Comparison.AT_MOST:
            return value <= bound
        case Comparison.AT_LEAST:
            return value >= bound
        case Comparison.ABOVE:
            return value > bound
        case Comparison.IS | Comparison.PRESENT | Comparison.ABSENT:
            return False
