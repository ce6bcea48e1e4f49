"""Small faults made on purpose in a condition: an example of the rule must notice each."""

from collections.abc import Iterator
from decimal import Decimal

from sheetgen.language.message import Message, message
from sheetgen.model.rule import All, Any, Comparison, Condition, Not, Test, Threshold
from sheetgen.records import Struct, replace
from sheetgen.ruling.facts import fact_named

_TOGGLED = {
    Comparison.BELOW: Comparison.AT_MOST,
    Comparison.AT_MOST: Comparison.BELOW,
    Comparison.AT_LEAST: Comparison.ABOVE,
    Comparison.ABOVE: Comparison.AT_LEAST,
}


class Mutant(Struct, frozen=True):
    """A test with one fault, and what the fault is."""

    test: Test
    fault: Message


def mutants(test: Test) -> Iterator[Mutant]:
    """Each bound shifted and made to include or exclude itself, each part dropped or negated."""
    if isinstance(test, Condition):
        yield Mutant(All(()), message("'{part}' dropped", part=written(test)))
    yield from _inside(test)


def _inside(test: Test) -> Iterator[Mutant]:
    match test:
        case Condition():
            yield Mutant(Not(test), message("'{part}' negated", part=written(test)))
            yield from _compared_otherwise(test)
        case Not():
            yield Mutant(test.part, message("'not' dropped"))
            for mutant in _inside(test.part):
                yield Mutant(Not(mutant.test), mutant.fault)
        case All() | Any():
            for position, part in enumerate(test.parts):
                before, after = test.parts[:position], test.parts[position + 1 :]
                fault = message("'{part}' dropped", part=written(part))
                yield Mutant(replace(test, parts=(*before, *after)), fault)
                for mutant in _inside(part):
                    parts = (*before, mutant.test, *after)
                    yield Mutant(replace(test, parts=parts), mutant.fault)


def _compared_otherwise(condition: Condition) -> Iterator[Mutant]:
    fact, bound = fact_named(condition.fact), condition.bound
    if fact is None or not isinstance(bound, Decimal):
        return
    changed = [replace(condition, bound=bound + fact.step * side) for side in (-1, 1)]
    changed.append(replace(condition, comparison=_TOGGLED[condition.comparison]))
    for each in changed:
        fault = message("'{part}' made '{other}'", part=written(condition), other=written(each))
        yield Mutant(each, fault)


def written(test: Test) -> str:
    """A test as a line of text, in the words of the rule files."""
    match test:
        case Condition():
            bound = _bound(test)
            return f"{test.fact} {test.comparison.value}{bound and f' {bound}'}"
        case Not():
            return f"not ({written(test.part)})"
        case All(parts=()):
            return "always"
        case All() | Any():
            pass
    joint = " and " if isinstance(test, All) else " or "
    return joint.join(f"({written(part)})" for part in test.parts)


def _bound(condition: Condition) -> str:
    match condition.bound:
        case None:
            return ""
        case Threshold(name=name):
            return f"threshold {name}"
        case bool():
            return str(condition.bound).lower()
        case _:
            return str(condition.bound)
