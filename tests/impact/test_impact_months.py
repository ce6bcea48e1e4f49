"""What is tried may be of one scope, a scale, other settings or beta; alerts are told by month."""

import json
import shutil
from pathlib import Path

import pytest
from openpyxl import load_workbook

from filled import fill
from monthly import monthly
from running import run
from sheetgen.errors import RuleError
from sheetgen.model.period import Period
from sheetgen.ruling.rule_files import read_rules
from sheetgen.ruling.trial import without_trial
from small import ROOT, make_workspace

MONTHS = [Period(2025, month) for month in (1, 2, 3)]
PLAN = monthly(MONTHS)
# of their targets: I.1 at 78, 90 and 79 %, I.2 at 78, 60 and 78 %; I.3 is never reported
REPORTED = [{"I.1": 156, "I.2": 0.39}, {"I.1": 180, "I.2": 0.3}, {"I.1": 158, "I.2": 0.39}]
BETA = """\
code: HSE-100
name: setup.below-eighty
applies_to: [indicator]
severity: info
beta: true
when: {fact: progress, below: 80}
summary: {es: Menos de 80, en: Under 80}
message: {es: "Va en {progress:percent}", en: "It is at {progress:percent}"}
remedy: {es: Pedir, en: Ask}
why: {es: porque, en: because}
source: {es: Guía, en: Guide}
wrong_when: {es: nunca, en: never}
since: 2025-01
examples:
  - {name: below, facts: {progress: 79.999999999}, fires: true}
  - {name: at, facts: {progress: 80}, fires: false}
"""


@pytest.fixture(scope="module")
def stored(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = make_workspace(tmp_path_factory.mktemp("months"), {"agua": PLAN})
    for month, figures in zip(MONTHS, REPORTED, strict=True):
        fill(folder, month, "NORTE", figures)
    return folder


def impact(folder: Path, *words: object) -> dict[str, object]:
    done = run(folder, "rules", "impact", *words, "--json", language="en")
    assert (0, "") == (done.returncode, done.stderr)
    found = json.loads(done.stdout)
    assert isinstance(found, dict)
    return found


def changed(found: dict[str, object]) -> set[tuple[str, str]]:
    """(month, code) of each item that changes."""
    return {
        (period["period"], each["code"])
        for period in found["periods"]  # type: ignore[attr-defined]
        for each in period["changed"]
        if each["kind"] == "indicator"
    }


def came(found: dict[str, object], rule: str) -> dict[str, tuple[object, ...]]:
    return {
        each["id"]: (each["first"], each["months"], each["cured_next"], each["followed"])
        for each in found["new_alerts"]  # type: ignore[attr-defined]
        if each["id"].startswith(rule)
    }


def test_each_alert_has_its_first_month_and_whether_it_was_cured_a_month_later(
    stored: Path,
) -> None:
    found = impact(stored, "--set", "low=80")

    assert {
        # low in January, not in February, again in March, which nothing follows
        "STA-110:I.1": ("2025-01", ["2025-01", "2025-03"], 1, 1),
        # low in February by today's rules too: it does not come then, and nothing was cured
        "STA-110:I.2": ("2025-01", ["2025-01", "2025-03"], 0, 1),
    } == came(found, "STA-110")
    january, february, march = found["months"]  # type: ignore[misc]
    assert ("2025-01", 2) == (january["period"], january["changed"])
    assert (0, None) == (february["changed"], march["cured_next"])
    assert 2 <= march["came"]
    assert 0 == march["first"]
    ids = [a["id"] for a in found["periods"][0]["alerts"]["changed"] if a["comes"]]  # type: ignore[index]
    assert january["came"] == january["first"] == len(ids)
    later = {each["id"]: each["cured_next"] for each in found["new_alerts"]}  # type: ignore[attr-defined]
    assert january["cured_next"] == sum(later[each] for each in ids) < len(ids)
    assert "plain" == found["judged"]["evaluator"]  # type: ignore[index]


def test_every_alert_is_named_by_office_and_month_on_the_page(stored: Path) -> None:
    page = run(stored, "rules", "impact", "--set", "low=80").stdout

    start = page.index("por unidad y mes")
    named = page[start : page.index("Mes por mes")]
    assert "NORTE" in named
    for month, code in (("2025-01", "I.1"), ("2025-03", "I.2"), ("2025-03", "I.1")):
        assert any(
            month in line and "+" in line and f"STA-110:{code}" in line
            for line in named.splitlines()
        )
    assert "2025-01  STA-110:I.1" in page[page.index("Primer mes") :]
    assert "último día" in page
    assert "evaluador simple" in page


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (("--set", "type:CALIDAD:low=80"), {"I.2"}),
        (("--set", "item:I.1:low=80"), {"I.1"}),
        (("--set", "office:SUR:low=80"), set()),
        (("--set", "low=80", "--set", "type:CALIDAD:low=70"), {"I.1"}),
        # POI 2018: medium begins at 50 and high at 90, so that 90 % is high and 60 % medium
        (("--scale", "poi-2018"), {"I.1", "I.2"}),
    ],
)
def test_a_scope_or_a_scale_is_tried(
    stored: Path, words: tuple[str, ...], expected: set[str]
) -> None:
    assert expected == {code for _, code in changed(impact(stored, *words))}


def test_another_file_of_settings_is_tried_with_its_own_months(
    stored: Path, tmp_path: Path
) -> None:
    other = tmp_path / "other.toml"
    text = (stored / "sheetgen.toml").read_text("utf-8")
    other.write_text(
        text + '\n[[threshold]]\nby = "default"\nsince = "2025-03"\nlow = 80\n', encoding="utf-8"
    )

    found = impact(stored, "--settings", other)

    assert {("2025-03", "I.1"), ("2025-03", "I.2")} == changed(found)
    assert str(other) == found["settings"]


def test_rules_on_trial_are_counted(stored: Path, tmp_path: Path) -> None:
    folder = tmp_path / "beta"
    shutil.copytree(stored, folder)
    (folder / "rules" / "beta.yaml").write_text(BETA, encoding="utf-8")

    found = impact(folder, "--with-beta")

    assert set() == changed(found)
    assert ["HSE-100:I.1", "HSE-100:I.2"] == sorted(came(found, "HSE-100"))


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--set", "type:low=80"), "--set type:CALIDAD:low=80"),
        (("--set", "type:CALIDD:low=80"), "CALIDAD"),
        (("--set", "tipe:CALIDAD:low=80"), "'type'"),
        (("--set", "type:CALIDAD:lwo=80"), "low"),
    ],
)
def test_a_trial_of_nothing_says_its_cure(stored: Path, words: tuple[str, ...], said: str) -> None:
    done = run(stored, "rules", "impact", *words)

    assert (2, "") == (done.returncode, done.stdout)
    assert said in done.stderr


def test_where_no_rule_is_on_trial_that_is_said() -> None:
    rules = tuple(rule for rule in read_rules(ROOT / "rules", ROOT) if not rule.beta)

    with pytest.raises(RuleError, match=r"--with-beta: no rule is on trial"):
        without_trial(rules)


def test_the_workbook_lists_alerts_months_and_first_months(stored: Path, tmp_path: Path) -> None:
    done = run(stored, "rules", "impact", "--set", "low=80", "--out", tmp_path, language="es")
    assert (0, "") == (done.returncode, done.stderr)

    *_, alerts, months, first = load_workbook(tmp_path / "impacto.xlsx").worksheets
    rows = {(row[1].value, row[3].value, row[4].value) for row in alerts.iter_rows(min_row=4)}
    assert ("2025-03", "aparece", "STA-110:I.2") in rows
    assert ["2025-01", "2025-02", "2025-03"] == [r[1].value for r in months.iter_rows(min_row=4)]
    assert ("STA-110:I.1", "2025-01", 2, 1) in {
        (row[1].value, row[3].value, row[4].value, row[5].value)
        for row in first.iter_rows(min_row=4)
    }
