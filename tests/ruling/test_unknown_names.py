"""Words whose values come from the plans: what no plan has is refused, proofs take another."""

from pathlib import Path

import pytest

from ruling.builders import element, indicator, plan
from sheetgen.errors import RuleError
from sheetgen.language.speaker import speaker
from sheetgen.model.plan import Office
from sheetgen.model.rule import Rule
from sheetgen.records import replace
from sheetgen.ruling.proofs.combinations import combinations
from sheetgen.ruling.proofs.prove import prove
from sheetgen.ruling.rule_files import read_rules
from sheetgen.ruling.unknown_names import check_named

PLAN = replace(plan(element("S1")), indicators=(indicator(),), offices=(Office("A", "Oficina A"),))
RULE = """\
code: TST-100
name: test.quality
applies_to: [indicator]
severity: info
when: {all: [{fact: type, is: CALIDAD}, {fact: office, is_one_of: [A, B]}]}
summary: {es: Calidad, en: Quality}
message: {es: "Lo reporta {office} en el mes {month}", en: "By {office} in month {month}"}
remedy: {es: Pedir, en: Ask}
why: {es: porque, en: because}
source: {es: Guía, en: Guide}
wrong_when: {es: nunca, en: never}
since: 2024-01
examples:
  - {name: of A, facts: {type: CALIDAD, office: A}, fires: true}
  - {name: of B, facts: {type: CALIDAD, office: B}, fires: true}
  - {name: of C, facts: {type: CALIDAD, office: C}, fires: false}
  - {name: coverage, facts: {type: COBERTURA, office: A}, fires: false}
"""


def rules(folder: Path, text: str) -> tuple[Rule, ...]:
    (folder / "rules").mkdir()
    (folder / "rules" / "quality.yaml").write_text(text, encoding="utf-8")
    return read_rules(folder / "rules", folder)


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("is: CALIDAD", "is: CALIDA", "No plan has the type 'CALIDA'. Did you mean 'CALIDAD'?"),
        ("[A, B]", "[A, ZZ]", "No plan has the office 'ZZ'. The plans have A."),
        (
            "{fact: type, is: CALIDAD}",
            "{fact: element, is: S2}",
            "No plan has the element 'S2'. The plans have S1.",
        ),
    ],
)
def test_a_word_that_no_plan_has_is_refused_with_the_nearest(
    tmp_path: Path, old: str, new: str, said: str
) -> None:
    found = rules(tmp_path, RULE.replace("[A, B]", "[A]").replace(*_one(old, new)))

    with pytest.raises(RuleError) as caught:
        check_named(found, (PLAN,))

    assert "rules/quality.yaml: TST-100: when: " in str(caught.value)
    say = speaker("en", "es_PE")
    assert said == f"{say.say(caught.value.fault)} {say.say(caught.value.remedy)}"


def _one(old: str, new: str) -> tuple[str, str, int]:
    return (old if old != "[A, B]" else "[A]", new, 1)


def test_a_word_that_a_plan_has_is_known(tmp_path: Path) -> None:
    check_named(rules(tmp_path, RULE.replace("[A, B]", "[A]")), (PLAN,))


def test_proofs_take_the_words_named_and_another(tmp_path: Path) -> None:
    (rule,) = rules(tmp_path, RULE)

    found = list(combinations("indicator", (rule.test,)))

    # CALIDAD, another or none; A, B or another
    assert 9 == len(found)
    assert {"A", "B", "another"} == {facts["office"] for facts in found}
    assert [] == [doubt for doubt in prove((rule,)) if doubt.rule == "TST-100"]


def test_a_word_that_no_example_shows_to_matter_is_not_proved(tmp_path: Path) -> None:
    (rule,) = rules(tmp_path, RULE.replace("  - {name: of C", "  # {name: of C"))
    (doubt, *_) = prove((rule,))
    said = speaker("en", "es_PE").say(doubt.message)

    assert "mutation" == doubt.proof
    assert "office: another" in said
