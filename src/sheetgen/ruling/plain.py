"""What a rule means, whatever the engine: the plain evaluator, which confirms every verdict.

An absent fact satisfies ``absent`` alone, so every comparison of it fails and its ``not`` holds.
"""

from collections.abc import Mapping
from decimal import Decimal
from typing import assert_never

from sheetgen.errors import RuleError
from sheetgen.language.message import message
from sheetgen.model.rule import (
    All,
    Any,
    Comparison,
    Condition,
    FactValue,
    Not,
    Test,
    Threshold,
)


def holds(test: Test, facts: Mapping[str, FactValue]) -> bool:
    """Whether a test holds for these facts; its thresholds are resolved already."""
    match test:
        case Condition():
            return _condition_holds(test, facts.get(test.fact))
        case All():
            return all(holds(part, facts) for part in test.parts)
        case Any():
            return any(holds(part, facts) for part in test.parts)
        case Not():
            return not holds(test.part, facts)
    assert_never(test)


def _condition_holds(condition: Condition, value: FactValue | None) -> bool:
    if condition.comparison is Comparison.ABSENT:
        return value is None
    if value is None:
        return False
    if condition.comparison is Comparison.PRESENT:
        return True
    if condition.comparison is Comparison.IS:
        return type(value) is type(condition.bound) and value == condition.bound
    if isinstance(value, Decimal) and isinstance(condition.bound, Decimal):
        return _compare(condition.comparison, value, condition.bound)
    raise RuleError(
        condition.fact,
        message("{value} cannot be compared with a bound.", value=str(value)),
        message("Compare numbers with numbers; for a word use 'is'."),
    )


def _compare(comparison: Comparison, value: Decimal, bound: Decimal) -> bool:
    match comparison:
        case Comparison.BELOW:
            return value < bound
        case Comparison.AT_MOST:
            return value <= bound
        case Comparison.AT_LEAST:
            return value >= bound
        case Comparison.ABOVE:
            return value > bound
    raise ValueError(comparison)


def resolved(test: Test, bounds: Mapping[str, Decimal]) -> Test:
    """The same test with each named threshold replaced by its figure."""
    match test:
        case Condition(bound=Threshold(name=name)):
            return Condition(test.fact, test.comparison, bounds[name])
        case Condition():
            return test
        case All():
            return All(tuple(resolved(part, bounds) for part in test.parts))
        case Any():
            return Any(tuple(resolved(part, bounds) for part in test.parts))
        case Not():
            return Not(resolved(test.part, bounds))
    assert_never(test)


def conditions_of(test: Test) -> tuple[Condition, ...]:
    """Every condition of a test, in the order written."""
    match test:
        case Condition():
            return (test,)
        case Not():
            return conditions_of(test.part)
        case All() | Any():
            return tuple(each for part in test.parts for each in conditions_of(part))
    assert_never(test)
