"""Months that no status rule judges are a doubt; what priority settles is told and no fault."""

from pathlib import Path

import pytest

from sheetgen.errors import RuleError
from sheetgen.language.speaker import speaker
from sheetgen.model.period import Period
from sheetgen.model.plan import Plan
from sheetgen.model.rule import Comparison, Condition, Rule, Threshold
from sheetgen.planning.plans import read_plans
from sheetgen.planning.settings import read_workspace
from sheetgen.records import replace
from sheetgen.ruling.proofs.coverage import months_unjudged, overlaps
from sheetgen.ruling.proofs.proved import demand_proved, prove_in_use
from sheetgen.ruling.rule_files import read_rules

ROOT = Path(__file__).parents[2]
RULES = read_rules(ROOT / "rules", ROOT)
SAY = speaker("es", "es_PE")


@pytest.fixture(scope="module")
def policy() -> Plan:
    return next(each for each in read_plans(read_workspace(ROOT)) if each.code == "pndi")


def all_since(since: str, until: str | None = None) -> tuple[Rule, ...]:
    ends = None if until is None else Period.parse(until)
    return tuple(replace(rule, since=Period.parse(since), until=ends) for rule in RULES)


def unjudged(rules: tuple[Rule, ...], plan: Plan) -> list[str]:
    return [SAY.say(said) for _, said in months_unjudged(rules, plan)]


def test_the_shipped_rules_judge_a_plan_of_2010(policy: Plan) -> None:
    old = replace(policy, from_=Period(2010, 1), until=Period(2014, 12))

    assert [] == unjudged(RULES, old)


def test_a_plan_older_than_its_status_rules_is_told_which_begin_when(policy: Plan) -> None:
    (said,) = unjudged(all_since("2023-04"), policy)

    assert "desde 2022-01 hasta 2023-04" in said
    assert "STA-110" in said


def test_months_after_the_last_rule_ended_are_told(policy: Plan) -> None:
    (said,) = unjudged(all_since("2000-01", "2024-05"), policy)

    assert "2024-06" in said


def test_a_month_without_a_status_rule_stops_what_must_be_proved(policy: Plan) -> None:
    with pytest.raises(RuleError, match="since"):
        demand_proved(all_since("2023-04"), [policy], ())


def test_two_rules_that_priority_alone_tells_apart_are_listed_with_an_example() -> None:
    low = next(rule for rule in RULES if rule.code == "STA-110")
    wider = replace(
        low,
        code="STA-115",
        name="wider",
        priority=low.priority + 1,
        test=Condition("progress", Comparison.BELOW, Threshold("medium")),
    )

    (found,) = [each for each in overlaps((*RULES, wider)) if each.kind == "indicator"
                and {"STA-110", "STA-115"} == {each.decider, each.other}]  # fmt: skip

    assert "STA-110" == found.decider
    assert "progress" in dict(found.facts)
    assert () == overlaps(RULES)


def test_a_sound_set_has_no_doubt_about_its_months(policy: Plan) -> None:
    doubts, _ = prove_in_use(RULES, [policy], ())

    assert [] == [each for each in doubts if each.proof == "months"]
