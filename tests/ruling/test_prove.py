"""The proofs find each kind of fault that a rule set may have, with a counter-example."""

from decimal import Decimal
from pathlib import Path

import spent
from sheetgen.language.speaker import speaker
from sheetgen.model.period import Period
from sheetgen.model.rule import All, Any, Comparison, Condition, Example, Not, Rule, Test
from sheetgen.records import replace
from sheetgen.ruling.proofs.prove import prove
from sheetgen.ruling.rule_files import read_rules

ROOT = Path(__file__).parents[2]
RULES = read_rules(ROOT / "rules", ROOT)


def changed(code: str, **changes: object) -> tuple[Rule, ...]:
    return tuple(replace(rule, **changes) if rule.code == code else rule for rule in RULES)  # type: ignore[arg-type]


def doubts(rules: tuple[Rule, ...]) -> list[tuple[str, str, str]]:
    said = speaker("en", "es_PE")
    return [(each.rule, each.proof, said.say(each.message)) for each in prove(rules)]


def below(figure: str) -> Test:
    return Condition("progress", Comparison.BELOW, Decimal(figure))


def test_the_shipped_rules_leave_no_doubt() -> None:
    assert [] == doubts(RULES)


def test_a_wrong_example_is_found() -> None:
    (wrong,) = [
        doubt
        for doubt in doubts(changed("STA-140", test=below("3")))
        if doubt[:2] == ("STA-140", "example") and "the largest of 2024" in doubt[2]
    ]

    assert "does not hold" in wrong[2]


def test_a_gap_between_two_bands_is_found_with_a_counter_example() -> None:
    found = doubts(changed("STA-110", test=below("74")))

    assert ("STA-900", "gap") in [doubt[:2] for doubt in found]
    (said, *_) = [doubt[2] for doubt in found if doubt[1] == "gap"]
    assert said.startswith("No status for indicator with progress: 74. These speak of them")
    assert "none holds: STA-110 (progress below 74), STA-120 ((progress at_least 75)" in said


def test_a_word_that_no_status_rule_knows_is_a_gap() -> None:
    only = Condition("gap", Comparison.IS, "blank")

    found = [doubt for doubt in doubts(changed("STA-010", test=only)) if doubt[1] == "gap"]

    assert any("gap: " in doubt[2] for doubt in found)


def test_an_overlap_without_priority_is_found_with_a_counter_example() -> None:
    found = doubts(changed("STA-110", test=below("80"), priority=120))

    assert any(
        proof == "overlap" and "STA-110 and STA-120" in said and "progress: 75" in said
        for _, proof, said in found
    )


def test_an_overlap_that_a_priority_settles_is_no_fault() -> None:
    found = doubts(changed("STA-110", priority=119))

    assert [] == found


def test_a_rule_that_never_decides_is_found() -> None:
    found = doubts(changed("STA-110", test=All((below("500"), below("400")))))

    assert ("STA-120", "unreachable") in [doubt[:2] for doubt in found]


def test_a_condition_that_can_never_hold_is_found() -> None:
    never = All((below("3"), Condition("progress", Comparison.ABOVE, Decimal(4))))

    assert ("ALE-340", "impossible") in [
        doubt[:2] for doubt in doubts(changed("ALE-340", test=never))
    ]


def test_facts_that_cannot_stand_together_are_no_way_out() -> None:
    both = All((Condition("gap", Comparison.IS, "blank"), below("75")))

    assert ("ALE-340", "impossible") in [
        doubt[:2] for doubt in doubts(changed("ALE-340", test=both))
    ]


def test_a_bound_that_no_example_shows_is_found_with_the_example_to_add() -> None:
    rough = (
        Example("low", (("progress", Decimal(10)),), fires=True),
        Example("high", (("progress", Decimal(90)),), fires=False),
    )

    found = [doubt[2] for doubt in doubts(changed("STA-110", examples=rough))]

    assert "No example notices 'progress below 75' made 'progress at_most 75'. " in found[2]
    assert "Add one with progress: 75, fires: false." in found[2]
    assert 3 == len(found)


def test_a_part_that_changes_nothing_is_found() -> None:
    twice = All((below("75"), below("75")))
    examples = next(rule.examples for rule in RULES if rule.code == "STA-110")

    found = doubts(changed("STA-110", test=twice, examples=examples))

    assert any("It changes nothing: 'progress below 75' dropped." == said for *_, said in found)


def test_a_not_that_no_example_shows_is_found() -> None:
    odd = Not(Condition("progress", Comparison.AT_LEAST, Decimal(75)))
    examples = (
        Example("low", (("progress", Decimal("74.999999999")),), fires=True),
        Example("at", (("progress", Decimal(75)),), fires=False),
    )

    found = doubts(changed("STA-110", test=odd, examples=examples))

    assert not [doubt for doubt in found if doubt[1] == "mutation"]


def test_each_stretch_of_months_is_proved_by_its_own_rules() -> None:
    found = doubts(changed("STA-110", until=Period(2024, 12)))
    later = doubts(changed("STA-110", since=Period(2026, 7)))

    assert ("STA-900", "gap") in [doubt[:2] for doubt in found]
    assert any("in the months from 2025-01 on." in doubt[2] for doubt in found)
    assert any("in the months until 2026-06." in doubt[2] for doubt in later)


def test_too_many_combinations_are_said_not_tried() -> None:
    facts = ("progress", "actual", "target", "baseline", "progress_2", "scale_ratio", "change")
    wide = Any(
        tuple(
            Condition(fact, Comparison.ABOVE, Decimal(bound)) for fact in facts for bound in (1, 3)
        )
    )

    assert ("ALE-340", "size") in [doubt[:2] for doubt in doubts(changed("ALE-340", test=wide))]


def test_the_proof_of_a_hundred_rules_does_not_grow_out_of_hand() -> None:
    many = tuple(
        replace(rule, code=f"{rule.code}.{copy}", priority=rule.priority + 1000 * copy)
        for copy in range(4)
        for rule in RULES
    )
    assert len(many) > 100

    with spent.at_most(400):
        prove(many)


def test_a_rule_set_without_a_last_rule_that_always_holds_is_not_proved() -> None:
    without = tuple(rule for rule in RULES if rule.code != "STA-900")

    found = {(doubt.proof, str(doubt.message)) for doubt in prove(without)}

    assert {"last"} == {proof for proof, _ in found}
    assert any("activity" in said for _, said in found)
