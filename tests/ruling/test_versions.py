"""A new version of a rule keeps its code: each month is judged, shown and proved by its own."""

import json
from pathlib import Path

import pytest

from ruling.builders import indicator, measured, plan
from running import run
from sheetgen.errors import RuleError
from sheetgen.language.speaker import speaker
from sheetgen.model.period import Period
from sheetgen.model.rule import Rule
from sheetgen.ruling.classify import judge_items
from sheetgen.ruling.impact import edits
from sheetgen.ruling.proofs.prove import prove
from sheetgen.ruling.proofs.proved import where
from sheetgen.ruling.rule_files import read_rules
from sheetgen.ruling.trial import new_rules
from small import make_workspace

ROOT = Path(__file__).parents[2]
VERSION = """\
- code: HSE-100
  name: setup.far-behind
  applies_to: [indicator]
  severity: info
  when: {{fact: progress, below: {bound}}}
  summary: {{es: Muy atrás, en: Far behind}}
  message: {{es: "Menos de {bound}", en: "Under {bound}"}}
  remedy: {{es: Pedir, en: Ask}}
  why: {{es: porque, en: because}}
  source: {{es: Guía, en: Guide}}
  wrong_when: {{es: nunca, en: never}}
  since: {since}
  {until}
  examples:
    - {{name: below, facts: {{progress: {below}}}, fires: true}}
    - {{name: at, facts: {{progress: {bound}}}, fires: false}}
"""


def version(bound: int, since: str, until: str = "") -> str:
    ends = f"until: {until}" if until else "beta: false"
    below = f"{bound - 1}.999999999"
    return VERSION.format(bound=bound, since=since, until=ends, below=below)


OLD, NEW = version(40, "2022-01", "2025-12"), version(50, "2026-01")


def written(folder: Path, *versions: str) -> Path:
    make_workspace(folder)
    (folder / "rules" / "setup.yaml").write_text("".join(versions), encoding="utf-8")
    return folder


def read(folder: Path) -> tuple[Rule, ...]:
    return read_rules(folder / "rules", folder)


def said(rules: tuple[Rule, ...], at: Period) -> list[str]:
    items = (measured(indicator("I.1"), progress=45),)
    (judged,), _ = judge_items(items, plan(), (), rules, at)
    say = speaker("en", "es_PE")
    return [say.say(f.message) for f in judged.verdict.findings if f.rule == "HSE-100"]


def test_each_month_is_judged_by_the_version_of_its_own(tmp_path: Path) -> None:
    rules = read(written(tmp_path, OLD, NEW))

    assert [] == said(rules, Period(2025, 12))
    assert ["Under 50"] == said(rules, Period(2026, 1))
    assert () == prove(rules)


@pytest.mark.parametrize(
    ("first", "second", "key", "fault", "cure"),
    [
        (
            version(40, "2022-01"),
            NEW,
            "since",
            "begins here in 2026-01, and its version since 2022-01",
            "until: 2025-12",
        ),
        (
            version(40, "2022-01", "2026-01"),
            NEW,
            "since",
            "judges that month too",
            "until: 2025-12",
        ),
        (
            OLD,
            version(50, "2022-01"),
            "code",
            "already used in rules/setup.yaml",
            "its own 'since'",
        ),
        (OLD, NEW.replace("far-behind", "late"), "name", "named 'setup.far-behind'", "Keep the"),
    ],
)
def test_versions_that_share_a_month_or_change_the_name_are_refused(
    tmp_path: Path, first: str, second: str, key: str, fault: str, cure: str
) -> None:
    folder = written(tmp_path, first, second)
    say = speaker("en", "es_PE")

    with pytest.raises(RuleError) as caught:
        read(folder)

    assert f"rules/setup.yaml: HSE-100: {key} " in caught.value.where
    assert fault in say.say(caught.value.fault)
    assert cure in say.say(caught.value.remedy)


def test_a_fault_of_a_proof_names_the_version(tmp_path: Path) -> None:
    broken = NEW.replace("progress: 49.999999999", "progress: 55")
    rules = read(written(tmp_path, OLD, broken))

    assert {"rules/setup.yaml: HSE-100 (since 2026-01): examples"} == {
        where(doubt, rules) for doubt in prove(rules) if doubt.rule == "HSE-100"
    }


def test_the_list_shows_every_version_and_the_one_of_a_month(tmp_path: Path) -> None:
    folder = written(tmp_path, OLD, NEW)

    every = run(folder, "rules", "list", "HSE-100", "--language", "en")
    one = json.loads(
        run(folder, "rules", "list", "HSE-100", "--json", "--period", "2025-06").stdout
    )

    assert "version 1 of 2, since 2022-01, until 2025-12" in every.stdout
    assert "version 2 of 2, since 2026-01" in every.stdout
    assert [("2022-01", 1, 2)] == [(r["since"], r["version"], r["versions"]) for r in one]


def test_a_file_that_is_tried_brings_all_versions_of_its_codes(tmp_path: Path) -> None:
    folder = written(tmp_path, version(40, "2022-01"))
    today = read(folder)
    tried = folder / "tried.yaml"
    tried.write_text(OLD + NEW, encoding="utf-8")

    merged = new_rules(tried, today, folder)

    assert len(today) + 1 == len(merged)
    assert [("HSE-100", "changed")] == [(e.code, e.edit.value) for e in edits(today, merged)]
