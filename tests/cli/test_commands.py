"""The commands as an analyst types them: exit status, what is said, what is written."""

import json
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from running import run
from small import POLICY, make_workspace


def fill_all(folder: Path, period: str = "2025-12") -> None:
    """Every office sends its template filled."""
    figures = {"I.1": 190, "I.2": 0.2, "I.3": 50}
    assert run(folder, "template", "--period", period).returncode == 0
    inbox = folder / "input" / period
    inbox.mkdir(parents=True)
    for path in (folder / "output" / period / "templates").glob("*.xlsx"):
        book = load_workbook(path)
        sheet = book["Indicadores"]
        for row in range(8, sheet.max_row + 1):
            if sheet.cell(row, 2).value in figures:
                sheet.cell(row, 7).value = figures[str(sheet.cell(row, 2).value)]
        book.save(inbox / path.name)


def test_a_whole_month_from_template_to_report(tmp_path: Path) -> None:
    make_workspace(tmp_path)
    fill_all(tmp_path)

    done = run(tmp_path, "build")

    assert (0, "") == (done.returncode, done.stderr)
    assert "output/2025-12/agua/agua-2025-12.xlsx" in done.stdout
    results = json.loads((tmp_path / "output/2025-12/agua/results.json").read_text("utf-8"))
    assert {"I.1": "on-track", "I.2": "low", "I.3": "on-track"} == {
        item["code"]: item["status"] for item in results["items"]
    }


def test_a_period_without_files_builds_and_says_whose_they_are(tmp_path: Path) -> None:
    make_workspace(tmp_path)

    done = run(tmp_path, "build", "--period", "2025-12")

    assert 1 == done.returncode
    assert "NORTE" in done.stdout
    assert "SUR" in done.stdout
    results = json.loads((tmp_path / "output/2025-12/agua/results.json").read_text("utf-8"))
    assert {"missing"} == {item["status"] for item in results["items"]}
    assert {"not-submitted"} == {item["gap"] for item in results["items"]}


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("build", "--period", "2031-01"), "2025-12"),
        (("build", "--period", "diciembre"), "YYYY-MM"),
        (("build", "--plan", "aqua"), "agua"),
        (("build",), "--period"),
        (("template", "--period", "2025-12", "--office", "NORT"), "NORTE"),
        (("buid",), "build"),
        (("build", "--perod", "2025-12"), "--period"),
    ],
)
def test_a_mistake_exits_2_says_the_cure_and_writes_nothing(
    tmp_path: Path, words: tuple[str, ...], said: str
) -> None:
    make_workspace(tmp_path)

    done = run(tmp_path, *words)

    assert 2 == done.returncode
    assert said in done.stderr
    assert "Traceback" not in done.stderr
    assert not (tmp_path / "output").exists()


def test_no_workspace_exits_2(tmp_path: Path) -> None:
    done = run(tmp_path, "build")

    assert (2, "") == (done.returncode, done.stdout)
    assert "sheetgen.toml" in done.stderr


def test_a_wrong_plan_and_a_wrong_rule_exit_2_and_leave_the_last_report_alone(
    tmp_path: Path,
) -> None:
    make_workspace(tmp_path)
    assert 1 == run(tmp_path, "build", "--period", "2025-12").returncode
    results = tmp_path / "output/2025-12/agua/results.json"
    before = results.read_bytes()
    targets = tmp_path / "plans/agua/targets.csv"
    targets.write_text("code,year,taget\nI.1,2025,1\n", encoding="utf-8")

    wrong_plan = run(tmp_path, "build", "--period", "2025-12")
    targets.write_text(POLICY["targets.csv"], encoding="utf-8")
    rule = next((tmp_path / "rules").glob("status*.yaml"))
    rule.write_text(rule.read_text("utf-8").replace("why:", "whi:", 1), encoding="utf-8")
    wrong_rule = run(tmp_path, "build", "--period", "2025-12")

    assert (2, 2) == (wrong_plan.returncode, wrong_rule.returncode)
    assert "plans/agua/targets.csv!line 1!taget" in wrong_plan.stderr
    assert "whi" in wrong_rule.stderr
    assert "why" in wrong_rule.stderr
    assert before == results.read_bytes()


def test_the_same_inputs_give_the_same_bytes(tmp_path: Path) -> None:
    make_workspace(tmp_path)
    fill_all(tmp_path)

    written = []
    for _ in range(2):
        run(tmp_path, "build")
        folder = tmp_path / "output/2025-12/agua"
        written.append([path.read_bytes() for path in sorted(folder.iterdir())])

    assert len(written[0]) >= 2
    assert written[0] == written[1]


def test_the_summary_is_there_for_programs_too(tmp_path: Path) -> None:
    make_workspace(tmp_path)
    fill_all(tmp_path)

    record = json.loads(run(tmp_path, "build", "--json").stdout)

    assert ("agua", 3, {"on-track": 2, "low": 1, "missing": 0, "atypical": 0, "not-rated": 0}) == (
        record[0]["plan"],
        record[0]["items"],
        record[0]["statuses"],
    )


@pytest.mark.parametrize(("language", "word"), [("es", "Uso:"), ("en", "Usage:")])
def test_help_speaks_both_languages(tmp_path: Path, language: str, word: str) -> None:
    assert word in run(tmp_path, "--help", language=language).stdout


def test_two_offices_that_disagree_raise_an_alert_and_the_first_stands(tmp_path: Path) -> None:
    make_workspace(tmp_path)
    fill_all(tmp_path)
    path = tmp_path / "input/2025-12/SUR.xlsx"
    book = load_workbook(path)
    sheet = book["Indicadores"]
    row = next(r for r in range(8, 20) if sheet.cell(r, 2).value == "I.2")
    sheet.cell(row, 7).value = 0.3
    book.save(path)

    run(tmp_path, "build")

    results = json.loads((tmp_path / "output/2025-12/agua/results.json").read_text("utf-8"))
    shared = next(item for item in results["items"] if item["code"] == "I.2")
    assert "20" == shared["actual"]
    assert "ALE-220" in {finding["rule"] for finding in shared["findings"]}


def results_of(folder: Path, plan: str = "agua") -> dict[str, Any]:
    path = folder / "output/2025-12" / plan / "results.json"
    results: dict[str, Any] = json.loads(path.read_text("utf-8"))
    return results


def test_a_twin_a_correction_and_a_file_of_another_month_never_stop_the_report(
    tmp_path: Path,
) -> None:
    make_workspace(tmp_path)
    fill_all(tmp_path)
    inbox = tmp_path / "input/2025-12"
    (inbox / "NORTE (1).xlsx").write_bytes((inbox / "NORTE.xlsx").read_bytes())
    assert run(tmp_path, "template", "--period", "2024-12").returncode == 0
    old = tmp_path / "output/2024-12/templates/SUR.xlsx"
    (inbox / "sur viejo.xlsx").write_bytes(old.read_bytes())

    done = run(tmp_path, "build", "--period", "2025-12")

    assert 1 == done.returncode, done.stderr
    results = results_of(tmp_path)
    assert ["accepted", "accepted", "rejected", "superseded"] == sorted(
        each["state"] for each in results["submissions"]
    )
    count = results["reconciliation"]
    assert count.pop("expected") == sum(count.values())


def test_a_file_of_an_office_that_only_another_plan_asks_is_not_dropped(tmp_path: Path) -> None:
    ended = {
        name: text.replace("agua", "luz").replace("2025-12", "2024-12").replace("NORTE", "ESTE")
        for name, text in POLICY.items()
    }
    make_workspace(tmp_path, {"agua": POLICY, "luz": ended})
    fill_all(tmp_path)
    assert run(tmp_path, "template", "--period", "2024-12", "--office", "ESTE").returncode == 0
    stray = tmp_path / "output/2024-12/templates/ESTE.xlsx"
    (tmp_path / "input/2025-12/ESTE.xlsx").write_bytes(stray.read_bytes())

    run(tmp_path, "build", "--period", "2025-12")

    assert ["input/2025-12/ESTE.xlsx"] == [
        each["file"] for each in results_of(tmp_path)["submissions"] if each["state"] == "rejected"
    ]


def test_a_plan_without_files_does_not_stop_the_others(tmp_path: Path) -> None:
    other = {name: text.replace('"agua"', '"luz"') for name, text in POLICY.items()}
    other["plan.toml"] = (
        other["plan.toml"].replace("2024-01", "2030-01").replace("2025-12", "2031-12")
    )
    make_workspace(tmp_path, {"agua": POLICY, "luz": other})
    fill_all(tmp_path)

    done = run(tmp_path, "build")

    assert 0 == done.returncode, done.stderr
    assert "luz" in done.stderr
    assert results_of(tmp_path)["plan"] == "agua"


def test_a_fault_of_ours_exits_2_and_says_so(tmp_path: Path) -> None:
    make_workspace(tmp_path)
    (tmp_path / "output").write_text("a file where a folder belongs", encoding="utf-8")

    assert 2 == run(tmp_path, "build", "--period", "2025-12").returncode


def test_each_plan_is_built_at_the_latest_month_that_holds_a_file_of_its_own(
    tmp_path: Path,
) -> None:
    other = {
        name: text.replace("agua", "luz").replace("NORTE", "ESTE").replace("SUR", "OESTE")
        for name, text in POLICY.items()
    }
    make_workspace(tmp_path, {"agua": POLICY, "luz": other})
    fill_all(tmp_path, "2024-12")
    fill_all(tmp_path, "2025-12")
    for name in ("ESTE", "OESTE"):
        (tmp_path / f"input/2025-12/{name}.xlsx").unlink()

    record = json.loads(run(tmp_path, "build", "--json").stdout)

    assert {"agua": "2025-12", "luz": "2024-12"} == {
        each["plan"]: each["period"] for each in record
    }


def test_an_office_that_reports_nothing_first_is_named_for_it_gets_no_workbook(
    tmp_path: Path,
) -> None:
    shared = POLICY["indicators.csv"].replace(",SUR,", ",NORTE;SUR,")
    make_workspace(tmp_path, {"agua": POLICY | {"indicators.csv": shared}})

    whole = run(tmp_path, "build", "--period", "2025-12")
    done = run(tmp_path, "build", "--period", "2025-12", "--offices")

    assert "" == whole.stderr
    assert done.stderr == (
        "agua: no se escribe un libro para SUR: no informa ningún ítem como primera responsable.\n"
    )
    written = tmp_path / "output/2025-12/agua/por-unidad"
    assert ["agua-2025-12-NORTE-sustento.xlsx", "agua-2025-12-NORTE.xlsx"] == sorted(
        path.name for path in written.iterdir()
    )


def test_a_period_in_which_nothing_is_due_says_so(tmp_path: Path) -> None:
    make_workspace(tmp_path)

    done = run(tmp_path, "build", "--period", "2025-06")

    assert "En este periodo no corresponde evaluar ningún ítem." in done.stdout
    assert "no corresponde evaluar" not in run(tmp_path, "build", "--period", "2025-12").stdout
