"""``sheetgen rules``: the page, the facts, the proofs; unproved rules judge nothing."""

import json
from pathlib import Path

import pytest

from running import run
from small import make_workspace

ROOT = Path(__file__).resolve().parents[2]


def spoil(folder: Path, file: str, old: str, new: str) -> None:
    path = folder / "rules" / file
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


@pytest.mark.parametrize(("page", "language"), [("rules.md", "en"), ("rules.es.md", "es")])
def test_the_page_of_the_rules_is_what_the_rules_say_today(page: str, language: str) -> None:
    done = run(ROOT, "rules", "list", "--markdown", "--language", language)

    assert (ROOT / "docs" / page).read_text(encoding="utf-8") == done.stdout, (
        f"sheetgen rules list --markdown --language {language} > docs/{page}"
    )


def test_the_list_in_a_terminal_says_what_a_rule_looks_at_and_why(tmp_path: Path) -> None:
    done = run(make_workspace(tmp_path), "rules", "list", "ALE-350")

    assert (0, "") == (done.returncode, done.stderr)
    assert done.stdout.startswith(
        "ALE-350 · El valor obtenido no corresponde a la escala de la meta."
    )
    for part in ("rules/odd-figures.yaml", "×10, ×100", "«scale»", "Cien veces la meta"):
        assert part in done.stdout
    assert "ALE-340" not in done.stdout


def test_what_a_rule_gives_is_told_in_words_and_as_rule_files_write_it(tmp_path: Path) -> None:
    folder = make_workspace(tmp_path)
    in_es, in_en = (
        run(folder, "rules", "list", "ALE-220", "STA-110", "--language", language).stdout
        for language in ("es", "en")
    )

    assert "    alerta: atender (medium), desde" in in_es
    assert "    estado bajo (low), prioridad 110, alerta: urgente (high), desde" in in_es
    assert "indicador (indicator), actividad (activity), producto (product)" in in_es
    assert "    status low, priority 110, alert: urgent (high), since" in in_en
    assert "applies to: indicator, activity, product" in in_en


def test_a_rule_gives_its_reasons_in_either_language(tmp_path: Path) -> None:
    folder = make_workspace(tmp_path)
    in_es, in_en = (
        json.loads(run(folder, "rules", "list", "--json", "--language", language).stdout)
        for language in ("es", "en")
    )

    for es, en in zip(in_es, in_en, strict=True):
        assert es["why"] != en["why"]
        assert es["wrong_when"] != en["wrong_when"]
    sources = {each["code"]: each["source"] for each in in_es}
    assert "Método, sección 7 (docs/METHOD.md)" == sources["ALE-310"]


def test_the_list_for_programs_holds_every_rule(tmp_path: Path) -> None:
    done = run(make_workspace(tmp_path), "rules", "list", "--json")

    rules = {rule["code"]: rule for rule in json.loads(done.stdout)}
    low = rules["STA-110"]
    assert ("low", "bajo", 110, "progress below threshold low") == (
        low["status"],
        low["band"],
        low["priority"],
        low["when"],
    )
    assert rules["ELE-220"]["beta"]


def test_a_code_typed_wrong_is_told_with_the_nearest(tmp_path: Path) -> None:
    done = run(make_workspace(tmp_path), "rules", "list", "STA-1100")

    assert 2 == done.returncode
    assert "STA-110" in done.stderr


def test_the_facts_have_units_and_meanings_by_kind(tmp_path: Path) -> None:
    make_workspace(tmp_path)

    said = run(tmp_path, "rules", "facts", "--kind", "office").stdout
    facts = json.loads(run(tmp_path, "rules", "facts", "--json").stdout)

    assert "months_missing_files · periods · office" in said
    assert "periodos guardados seguidos sin su archivo" in said
    assert "progress_2" not in said
    assert {"progress", "lag", "days_late"} <= {fact["name"] for fact in facts["facts"]}
    assert {"low", "fall"} <= {each["name"] for each in facts["thresholds"]}
    assert 2 == run(tmp_path, "rules", "facts", "--kind", "ofice").returncode


def test_the_shipped_rules_are_proved(tmp_path: Path) -> None:
    done = run(make_workspace(tmp_path), "rules", "prove", "--json")

    proof = json.loads(done.stdout)
    assert (0, True, []) == (done.returncode, proof["proved"], proof["doubts"])
    assert proof["tried"]["mutants"] > proof["tried"]["examples"] > proof["tried"]["rules"] > 30


def test_a_rule_not_proved_is_told_with_its_file_its_key_and_the_example_to_add(
    tmp_path: Path,
) -> None:
    make_workspace(tmp_path)
    spoil(
        tmp_path,
        "status.yaml",
        "    - {name: the smallest step below 75, facts: {progress: 74.999999999}, fires: true}\n",
        "    - {name: far below, facts: {progress: 10}, fires: true}\n",
    )

    done = run(tmp_path, "rules", "prove")

    assert 2 == done.returncode
    assert "rules/status.yaml: STA-110: examples: " in done.stdout
    assert "progress: 74.999999999" in done.stdout


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("{fact: progress, below: {threshold: low}}", "{fact: progress, below: 74}", "STA-"),
        ("priority: 120", "priority: 110", "rules/status.yaml"),
    ],
)
def test_a_build_by_rules_that_are_not_proved_stops_before_anything_is_written(
    tmp_path: Path, old: str, new: str, said: str
) -> None:
    make_workspace(tmp_path)
    spoil(tmp_path, "status.yaml", old, new)
    if "priority" in old:
        spoil(
            tmp_path,
            "status.yaml",
            "      - {fact: progress, at_least: {threshold: low}}",
            "      - {fact: progress, at_least: 70}",
        )

    done = run(tmp_path, "build", "--period", "2025-12")

    assert 2 == done.returncode
    assert said in done.stderr
    assert "sheetgen rules prove" in done.stderr
    assert not (tmp_path / "output").exists()


def test_thresholds_that_do_not_rise_stop_the_build(tmp_path: Path) -> None:
    make_workspace(tmp_path)
    settings = tmp_path / "sheetgen.toml"
    text = settings.read_text(encoding="utf-8")
    settings.write_text(
        text + '\n[[threshold]]\nby = "type"\nvalue = "CALIDAD"\nlow = 96\n', "utf-8"
    )

    done = run(tmp_path, "build", "--period", "2025-12")

    assert 2 == done.returncode
    assert "threshold 1: low" in done.stderr
    assert "96" in done.stderr


def test_a_scale_without_medio_is_allowed(tmp_path: Path) -> None:
    make_workspace(tmp_path)
    settings = tmp_path / "sheetgen.toml"
    text = settings.read_text(encoding="utf-8")
    settings.write_text(text + '\n[[threshold]]\nby = "plan"\nvalue = "agua"\nlow = 95\n', "utf-8")

    done = run(tmp_path, "rules", "prove")

    assert 0 == done.returncode
