"""The engine says what the plain evaluator says, on facts drawn from the rules' own bounds."""

from collections.abc import Mapping
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ruling.in_process import fire
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
from sheetgen.ruling.durable.clauses import clauses
from sheetgen.ruling.facts import facts_of
from sheetgen.ruling.plain import conditions_of, holds, resolved
from sheetgen.ruling.proofs.combinations import ANOTHER
from sheetgen.ruling.rule_files import read_rules
from sheetgen.ruling.thresholds import shipped_bounds

pytestmark = pytest.mark.sweep

ROOT = Path(__file__).parents[2]
RULES = read_rules(ROOT / "rules", ROOT)
BOUNDS = {bound.name: bound.figure for bound in shipped_bounds()}
TESTS = {rule.code: resolved(rule.test, BOUNDS) for rule in RULES}
STEP = Decimal("1e-9")
NUMBERS = ["progress", "lag", "actual"]
WORDS = {"unit": ["share", "percent", "number"], "gap": ["blank", "no-data"]}
EDGES = [Decimal(10) + STEP * side for side in (-1, 0, 1)]


def values_near_bounds(name: str) -> st.SearchStrategy[FactValue]:
    near = {Decimal(0)}
    for test in TESTS.values():
        for condition in conditions_of(test):
            if condition.fact == name and isinstance(condition.bound, Decimal):
                near |= {condition.bound + STEP * side for side in (-1, 0, 1)}
    return st.sampled_from(sorted(near)) | st.decimals(-200, 200, places=9)


def facts_for(kind: str) -> st.SearchStrategy[dict[str, FactValue]]:
    optional: dict[str, st.SearchStrategy[FactValue]] = {}
    for fact in facts_of(kind):
        if fact.is_number:
            optional[fact.name] = values_near_bounds(fact.name)
        elif fact.words:
            optional[fact.name] = st.sampled_from(fact.allowed)
        elif fact.is_open:
            optional[fact.name] = st.sampled_from(("CALIDAD", "A", ANOTHER))
        else:
            optional[fact.name] = st.booleans()
    return st.fixed_dictionaries({}, optional=optional)


@settings(max_examples=60)
@given(st.data())
@pytest.mark.parametrize("kind", ["indicator", "activity", "product", "element"])
def test_every_shipped_rule_means_the_same_to_both(kind: str, data: st.DataObject) -> None:
    rows = data.draw(st.lists(facts_for(kind), min_size=1, max_size=30))
    mine = {rule.code: TESTS[rule.code] for rule in RULES if kind in rule.applies_to}
    alternatives = tuple((code, clauses(test, code)) for code, test in mine.items())

    plain = [{code for code, test in mine.items() if holds(test, facts)} for facts in rows]

    assert plain == [set(each) for each in fire(kind, alternatives, rows)]


def conditions() -> st.SearchStrategy[Test]:
    bounded = st.builds(
        Condition,
        st.sampled_from(NUMBERS),
        st.sampled_from(
            [Comparison.BELOW, Comparison.AT_MOST, Comparison.AT_LEAST, Comparison.ABOVE]
        ),
        st.sampled_from(EDGES),
    )
    words = st.sampled_from(
        [Condition(name, Comparison.IS, word) for name, all_ in WORDS.items() for word in all_]
    )
    presence = st.builds(
        Condition,
        st.sampled_from([*NUMBERS, *WORDS]),
        st.sampled_from([Comparison.PRESENT, Comparison.ABSENT]),
        st.none(),
    )
    return bounded | words | presence


def groups(parts: st.SearchStrategy[Test]) -> st.SearchStrategy[Test]:
    several = st.lists(parts, min_size=0, max_size=3).map(tuple)
    return st.builds(All, several) | st.builds(Any, several) | st.builds(Not, parts)


def random_facts() -> st.SearchStrategy[Mapping[str, FactValue]]:
    numbers = {name: st.sampled_from(EDGES) for name in NUMBERS}
    words = {name: st.sampled_from(all_) for name, all_ in WORDS.items()}
    return st.fixed_dictionaries({}, optional=numbers | words)


@settings(max_examples=250)
@given(
    st.lists(st.recursive(conditions(), groups, max_leaves=5), min_size=1, max_size=12),
    st.lists(random_facts(), min_size=1, max_size=20),
)
def test_random_rule_sets_mean_the_same_to_both(
    tests: list[Test], rows: list[Mapping[str, FactValue]]
) -> None:
    alternatives = tuple((str(number), clauses(test, "")) for number, test in enumerate(tests))

    plain = [
        {str(number) for number, test in enumerate(tests) if holds(test, facts)} for facts in rows
    ]

    assert plain == [set(each) for each in fire("indicator", alternatives, rows)]


def test_more_rules_than_the_engine_can_hold_at_once_are_split() -> None:
    alternatives = tuple(
        (f"R{bound}", clauses(Condition("progress", Comparison.AT_LEAST, Decimal(bound)), ""))
        for bound in range(150)
    )

    (fired,) = fire("indicator", alternatives, [{"progress": Decimal(500)}])

    assert {f"R{bound}" for bound in range(150)} == fired


def test_a_word_refused_is_asked_for_first() -> None:
    refused = Not(Condition("unit", Comparison.IS, "share"))

    absent, other = clauses(refused, "")

    assert [("has", False)] == [(atom.operator, atom.value) for atom in absent]
    assert [("has", True), ("$neq", "share")] == [(atom.operator, atom.value) for atom in other]


def test_batches_do_not_mix_rows() -> None:
    alternatives = (("LOW", clauses(Condition("progress", Comparison.BELOW, Decimal(75)), "")),)
    rows = [{"progress": Decimal(number % 150)} for number in range(1001)]

    fired = fire("indicator", alternatives, rows)

    assert [number % 150 < 75 for number in range(1001)] == ["LOW" in each for each in fired]


@pytest.mark.parametrize("bound", ["0.000000001", "0.00005", "1E+16", "-1E-9", "1E+2"])
def test_a_bound_of_any_size_is_compared(bound: str) -> None:
    figure = Decimal(bound)
    alternatives = (("AT", clauses(Condition("progress", Comparison.AT_LEAST, figure), "")),)
    rows: list[Mapping[str, FactValue]] = [
        {"progress": figure},
        {"progress": figure - abs(figure) / 4},
        {},
    ]

    assert [{"AT"}, set(), set()] == [set(each) for each in fire("indicator", alternatives, rows)]


def test_no_rows_never_reach_the_engine() -> None:
    always = (("X", clauses(Condition("progress", Comparison.PRESENT, None), "")),)

    assert () == fire("indicator", always, [])


def test_a_threshold_is_resolved_before_it_is_compiled() -> None:
    with pytest.raises(TypeError):
        clauses(Condition("progress", Comparison.BELOW, Threshold("low")), "")
