"""A status rule as a formula: exact text for small trees, loud where no cell could follow it."""

from decimal import Decimal
from pathlib import Path

import pytest

from sheetgen.errors import RuleError
from sheetgen.language.speaker import Speaker, speaker
from sheetgen.model.figure import Gap
from sheetgen.model.rule import (
    All,
    Any,
    Bound,
    Comparison,
    Condition,
    FactValue,
    Not,
    Rule,
    Test,
    Threshold,
)
from sheetgen.model.tone import HIGH, LOW, MEDIUM, MISSING, NOT_RATED
from sheetgen.records import replace
from sheetgen.ruling.rule_files import read_rules
from sheetgen.writing.formulas.condition_formula import Scene, condition_formula
from sheetgen.writing.formulas.status import StatusFormulas
from sheetgen.writing.live_cells import state_words

ROOT = Path(__file__).parents[2]
BOUNDS = tuple(
    Bound(name, Decimal(figure), "default")
    for name, figure in (("low", "75"), ("medium", "95"), ("atypical", "150"))
)
SCENE = Scene(
    cell="K9",
    gaps={"no-data": "ND", "blank": 'va"cío'},
    known={"kind": "indicator", "due": True, "aggregation": "accumulated"},
    bounds={bound.name: bound.figure for bound in BOUNDS},
)
FACTS: dict[str, FactValue] = {"kind": "activity", "due": True, "aggregation": "accumulated"}


def say() -> Speaker:
    return speaker("es", "es_PE")


def below(bound: FactValue | Threshold) -> Condition:
    return Condition("progress", Comparison.BELOW, bound)


@pytest.mark.parametrize(
    ("test", "expected"),
    [
        (below(Threshold("low")), "AND(ISNUMBER(K9),K9<75)"),
        (below(Decimal("74.50")), "AND(ISNUMBER(K9),K9<74.5)"),
        (Not(below(Decimal(75))), "NOT(AND(ISNUMBER(K9),K9<75))"),
        (Condition("progress", Comparison.PRESENT, None), "ISNUMBER(K9)"),
        (Condition("progress", Comparison.ABSENT, None), "NOT(ISNUMBER(K9))"),
        (Condition("gap", Comparison.IS, "no-data"), 'K9="ND"'),
        (Condition("gap", Comparison.IS, "blank"), 'K9="va""cío"'),
        (Condition("gap", Comparison.ABSENT, None), "NOT(ISTEXT(K9))"),
        (All(()), "TRUE"),
        (Any(()), "FALSE"),
        (
            All((Condition("progress", Comparison.AT_LEAST, Decimal(75)), below(Decimal(95)))),
            "AND(ISNUMBER(K9),K9>=75,K9<95)",
        ),
        (Condition("due", Comparison.IS, True), "TRUE"),  # noqa: FBT003 - what a rule may say
        (Not(Condition("due", Comparison.PRESENT, None)), "FALSE"),
        (
            All((Condition("aggregation", Comparison.IS, "accumulated"), below(Decimal(50)))),
            "AND(ISNUMBER(K9),K9<50)",
        ),
        (Any((Condition("aggregation", Comparison.IS, "last-value"), below(Decimal(50)))),
         "AND(ISNUMBER(K9),K9<50)"),
    ],
)  # fmt: skip
def test_a_condition_is_written_over_the_progress_cell(test: Test, expected: str) -> None:
    assert expected == condition_formula(test, SCENE, "rules/x.yaml: STA-110")


def test_a_fact_that_no_cell_holds_stops_the_run() -> None:
    lag = Condition("lag", Comparison.ABOVE, Decimal(10))

    with pytest.raises(RuleError) as stopped:
        condition_formula(All((below(Decimal(75)), lag)), SCENE, "rules/status.yaml: STA-110")

    assert stopped.value.where == "rules/status.yaml: STA-110"
    assert "lag" in str(stopped.value.fault)


def shipped() -> tuple[Rule, ...]:
    rules = read_rules(ROOT / "rules", ROOT)
    return tuple(rule for rule in rules if rule.status and "activity" in rule.applies_to)


def formulas(rules: tuple[Rule, ...]) -> StatusFormulas:
    return StatusFormulas(rules, say(), state_words(say()))


def test_the_shipped_rules_decide_as_method_5_says() -> None:
    of = formulas(shipped())

    decided = [
        of.decided(FACTS, BOUNDS, figure)
        for figure in (Decimal("74.999999999"), Decimal(75), Decimal(95), Gap.BLANK, Gap.NOT_DUE)
    ]
    assert [LOW, MEDIUM, HIGH, MISSING, NOT_RATED] == decided


def test_a_changed_rule_changes_the_formula() -> None:
    rules = shipped()
    low = next(rule for rule in rules if rule.code == "STA-110")
    stricter = replace(low, test=Condition("progress", Comparison.AT_MOST, Decimal(80)))
    changed = tuple(stricter if rule is low else rule for rule in rules)

    assert "K9<75" in formulas(rules).formula(FACTS, BOUNDS, "K9")
    assert "K9<=80" in formulas(changed).formula(FACTS, BOUNDS, "K9")


def test_rules_that_reach_not_every_item_are_refused() -> None:
    without_last = tuple(rule for rule in shipped() if rule.test != All(()))

    with pytest.raises(RuleError, match="No status rule holds"):
        formulas(without_last).formula(FACTS, BOUNDS, "K9")


def test_a_rule_on_trial_has_no_say() -> None:
    rules = tuple(replace(rule, beta=rule.code == "STA-110") for rule in shipped())

    assert formulas(rules).decided(FACTS, BOUNDS, Decimal(10)) is NOT_RATED
