"""The shipped rules: every example, and what holds of all of them."""

from decimal import Decimal
from pathlib import Path

import pytest

from sheetgen.model.rule import All, Comparison, Condition, Example, Rule
from sheetgen.model.scale import SCALES
from sheetgen.ruling.plain import conditions_of, holds, resolved
from sheetgen.ruling.proofs.prove import prove
from sheetgen.ruling.rule_files import read_rules
from sheetgen.ruling.thresholds import shipped_bounds

ROOT = Path(__file__).parents[2]
RULES = read_rules(ROOT / "rules", ROOT)
BOUNDS = {bound.name: bound.figure for bound in shipped_bounds()}
CASES = [(rule, example) for rule in RULES for example in rule.examples]
EACH_RULE = pytest.mark.parametrize("rule", RULES, ids=[rule.code for rule in RULES])


@pytest.mark.parametrize(
    ("rule", "example"), CASES, ids=[f"{rule.code}: {example.name}" for rule, example in CASES]
)
def test_the_example_holds(rule: Rule, example: Example) -> None:
    fires = holds(resolved(rule.test, BOUNDS), dict(example.facts))

    assert example.fires is fires


def test_the_shipped_rules_are_proved_on_every_shipped_scale() -> None:
    older = tuple(
        type(bound)(bound.name, dict(SCALES["poi-2018"]).get(bound.name, bound.figure), "POI 2018")
        for bound in shipped_bounds()
    )

    assert () == prove(RULES, (older,))


@EACH_RULE
def test_a_rule_is_written_out_in_both_languages(rule: Rule) -> None:
    for texts in (rule.summary, rule.message, rule.remedy):
        assert {"es", "en"} == {language for language, _ in texts}
        assert dict(texts)["es"] != dict(texts)["en"]


@EACH_RULE
def test_both_languages_name_the_same_figures(rule: Rule) -> None:
    for texts in (rule.summary, rule.message, rule.remedy):
        spanish, english = (sorted(part for part in _braces(text)) for _, text in texts)

        assert spanish == english


@EACH_RULE
def test_every_bound_of_a_rule_is_shown_exactly(rule: Rule) -> None:
    shown = {(fact, value) for example in rule.examples for fact, value in example.facts}
    tested = resolved(rule.test, BOUNDS)
    bounds = {
        (condition.fact, condition.bound)
        for condition in conditions_of(tested)
        if isinstance(condition, Condition) and condition.bound is not None
    }

    assert set() == bounds - shown


def test_each_kind_of_item_has_one_last_rule() -> None:
    for kind in ("indicator", "activity", "product", "element"):
        last = [rule for rule in RULES if kind in rule.applies_to and rule.test == All(())]

        assert 1 == len(last)


def _braces(text: str) -> list[str]:
    return [part.split("}")[0] for part in text.split("{")[1:]]


def test_true_is_not_one_nor_the_other_way_round() -> None:
    flag = Condition("received", Comparison.IS, bound=True)
    number = Condition("n", Comparison.IS, Decimal(1))

    assert holds(flag, {"received": True})
    assert not holds(flag, {"received": Decimal(1)})
    assert holds(number, {"n": Decimal(1)})
    assert not holds(number, {"n": True})
