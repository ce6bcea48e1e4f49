"""A file of rules declares thresholds of its own, which sheetgen.toml may set like any other."""

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from ruling.builders import indicator, measured, plan
from running import run
from sheetgen.errors import RuleError
from sheetgen.language.message import message
from sheetgen.language.speaker import speaker
from sheetgen.model.follow import Decision
from sheetgen.model.period import Period
from sheetgen.model.place import Place
from sheetgen.model.rule import Comparison, Condition, Named, Rule, Threshold
from sheetgen.model.workspace import Scope, ThresholdSetting
from sheetgen.records import replace
from sheetgen.ruling.classify import judge_items
from sheetgen.ruling.decisions import judge_decisions
from sheetgen.ruling.proofs.prove import prove
from sheetgen.ruling.rule_files import read_rules
from sheetgen.ruling.thresholds import Scale, shipped_bounds, thresholds_of
from sheetgen.ruling.trial import new_rules
from small import ROOT, make_workspace

FILE = """\
thresholds:
  - name: far_behind
    unit: percent
    default: 40
    meaning: {es: "avance bajo el cual se está muy atrás", en: below it one is far behind}
rules:
  - code: HSE-100
    name: house.far-behind
    applies_to: [indicator]
    severity: info
    when: {fact: progress, below: {threshold: far_behind}}
    summary: {es: Muy atrás, en: Far behind}
    message: {es: "Menos de {far_behind:percent}", en: "Under {far_behind:percent}"}
    remedy: {es: Pedir, en: Ask}
    why: {es: porque, en: because}
    source: {es: Guía, en: Guide}
    wrong_when: {es: nunca, en: never}
    since: 2022-01
    examples:
      - {name: below, facts: {progress: 39.999999999}, fires: true}
      - {name: at, facts: {progress: 40}, fires: false}
"""
DECISION = Decision(
    alert="STA-110:I.1",
    plan="p",
    decision="Reprogramar",
    owner="Directora",
    due=date(2025, 6, 1),
    done=None,
    evidence="",
    place=Place("decisions.csv", "line 2", "due"),
)
SAY = speaker("en", "es_PE")
AT = Period(2025, 6)


def written(folder: Path, text: str = FILE) -> Path:
    make_workspace(folder)
    (folder / "rules" / "house.yaml").write_text(text, encoding="utf-8")
    return folder


def read(folder: Path) -> tuple[Rule, ...]:
    return read_rules(folder / "rules", folder)


def said(rules: tuple[Rule, ...], *settings: ThresholdSetting, offices: str = "A") -> list[str]:
    items = (measured(indicator("I.1", offices=(offices,)), progress=45),)
    (judged,), _ = judge_items(items, plan(), settings, rules, AT)
    return [SAY.say(f.message) for f in judged.verdict.findings if f.rule == "HSE-100"]


def test_the_default_holds_and_an_office_may_differ(tmp_path: Path) -> None:
    rules = read(written(tmp_path))
    mine = ThresholdSetting("far_behind", Decimal(50), Scope("office", "A"), None, "key")

    assert () == prove(rules)
    assert [] == said(rules)
    assert ["Under 50.0\N{NO-BREAK SPACE}%"] == said(rules, mine)
    assert [] == said(rules, mine, offices="B")


@pytest.mark.parametrize(
    ("old", "new", "key", "fault"),
    [
        ("name: far_behind", "name: low", "1.name", "one of the shipped thresholds"),
        ("name: far_behind", "name: progress", "1.name", "means something else"),
        ("name: far_behind", "name: Lejos", "1.name", "not a name of a threshold"),
        ("unit: percent", "unit: percents", "1.unit", "Found 'percents'"),
        ("default: 40", "default: 40%", "1.default", "Found 40% where a number belongs"),
        ("default: 40", "default: -1", "1.default", "expected 0 or more"),
        ("unit: percent", "unit: months", "below.threshold", "is in months"),
        ("{threshold: far_behind}", "{threshold: far_behnd}", "threshold", "no threshold"),
        ("    unit: percent\n", "", "thresholds: 1", "'unit' is missing"),
    ],
)
def test_one_declared_wrong_is_refused_with_its_key(
    tmp_path: Path, old: str, new: str, key: str, fault: str
) -> None:
    folder = written(tmp_path, FILE.replace(old, new, 1))

    with pytest.raises(RuleError) as caught:
        read(folder)

    assert caught.value.where.startswith("rules/house.yaml: ")
    assert key in caught.value.where
    assert fault in SAY.say(caught.value.fault)


def test_two_files_do_not_declare_one_threshold(tmp_path: Path) -> None:
    folder = written(tmp_path)
    again = FILE.replace("HSE-100", "HSE-200").replace("house.far", "house.too-far")
    (folder / "rules" / "other.yaml").write_text(again, encoding="utf-8")

    with pytest.raises(RuleError, match=r"rules/other.yaml: thresholds: 1\.name"):
        read(folder)


def test_it_is_listed_with_its_file_and_a_setting_of_it_is_known(tmp_path: Path) -> None:
    folder = written(tmp_path)
    settings = (folder / "sheetgen.toml").read_text("utf-8")
    (folder / "sheetgen.toml").write_text(
        settings + '\n[[threshold]]\nby = "office"\nvalue = "NORTE"\nfar_behind = 50\n', "utf-8"
    )

    facts = run(folder, "rules", "facts")
    proofs = run(folder, "rules", "prove")

    assert "far_behind · 40 · percent · rules/house.yaml" in facts.stdout
    assert "avance bajo el cual se está muy atrás" in facts.stdout
    assert (0, "") == (proofs.returncode, proofs.stderr)


def test_facts_are_listed_where_a_rule_cannot_be_read_and_that_is_said(tmp_path: Path) -> None:
    folder = written(tmp_path, FILE.replace("unit: percent", "unit: percents"))

    facts = run(folder, "rules", "facts", language="en")

    assert "progress_before" in facts.stdout
    assert "thresholds: 1.unit" in facts.stderr


def test_a_file_that_is_tried_may_declare_it_anew_or_name_one_of_another(tmp_path: Path) -> None:
    folder = written(tmp_path)
    today = read(folder)
    anew, other = folder / "anew.yaml", folder / "other.yaml"
    anew.write_text(
        FILE.replace("default: 40", "default: 50")
        .replace("39.9", "49.9")
        .replace(": 40}", ": 50}"),
        encoding="utf-8",
    )
    body = FILE[FILE.index("rules:") :].replace("HSE-100", "HSE-200").replace("far-", "too-far-")
    other.write_text(body, encoding="utf-8")

    assert ["Under 50.0\N{NO-BREAK SPACE}%"] == said(new_rules(anew, today, folder))
    assert "HSE-200" in {rule.code for rule in new_rules(other, today, folder)}


def test_a_rule_brings_the_threshold_that_another_file_declares(tmp_path: Path) -> None:
    folder = written(tmp_path)
    body = FILE[FILE.index("rules:") :].replace("HSE-100", "HSE-200").replace("far-", "too-far-")
    (folder / "rules" / "other.yaml").write_text(body, encoding="utf-8")

    alone = tuple(rule for rule in read(folder) if rule.code == "HSE-200")

    assert Decimal(40) == next(
        each.figure for each in shipped_bounds(thresholds_of(alone)) if each.name == "far_behind"
    )


def test_decisions_may_be_held_to_one_as_sheetgen_toml_sets_it() -> None:
    late = Named("late_days", "days", Decimal(5), message("days"), "rules/house.yaml")
    test = Condition("days_overdue", Comparison.AT_LEAST, Threshold("late_days"))
    (rule, *_) = (r for r in read_rules(ROOT / "rules", ROOT) if "decision" in r.applies_to)
    rules = (replace(rule, test=test, declares=(late,)),)
    setting = ThresholdSetting("late_days", Decimal(9), Scope("default", ""), None, "key")

    def found(*settings: ThresholdSetting) -> int:
        scale = Scale.of(plan(), settings, AT, thresholds_of(rules))
        day = date(2025, 6, 8)
        return len(judge_decisions((DECISION,), day, rules, AT, scale.general_bounds()))

    # seven days overdue
    assert (1, 0) == (found(), found(setting))
