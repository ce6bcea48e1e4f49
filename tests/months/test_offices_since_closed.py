"""Who reports an item is changed, back over a closed month: its files are read as it was sealed."""

import json
from pathlib import Path

import pytest

from filled import fill
from monthly import FEBRUARY, JANUARY, MONTHLY
from running import Done, run
from small import make_workspace

pytestmark = pytest.mark.sweep

LINE = "plans/agua/revisions.csv!line 2!value"
REVISED = (
    "code,field,period,value,from,reason,approver\nI.3,offices,,NORTE,2025-01,Fusión,Alcalde\n"
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Both offices sent January, which is closed, and NORTE February with what was SUR's."""
    made = make_workspace(tmp_path, {"agua": MONTHLY})
    fill(made, JANUARY, "NORTE", {"I.1": 100, "I.2": 0.5})
    fill(made, JANUARY, "SUR", {"I.3": 40})
    run(made, "build", "--period", "2025-01")
    assert 0 == run(made, "close", "2025-01").returncode
    return made


def statuses(folder: Path, period: str) -> dict[str, str]:
    path = folder / f"output/{period}/agua/results.json"
    items = json.loads(path.read_text(encoding="utf-8"))["items"]
    return {each["code"]: each["status"] for each in items}


def january(folder: Path) -> tuple[dict[str, str], Done]:
    run(folder, "build", "--period", "2025-01")
    return statuses(folder, "2025-01"), run(folder, "verify", "2025-01")


def revise(folder: Path) -> None:
    (folder / "plans/agua/revisions.csv").write_text(REVISED, encoding="utf-8")


def test_an_office_dated_back_over_a_closed_month_reads_none_of_its_files_anew(
    folder: Path,
) -> None:
    before = statuses(folder, "2025-01")
    revise(folder)
    fill(folder, FEBRUARY, "NORTE", {"I.1": 100, "I.2": 0.5, "I.3": 40})

    now, verified = january(folder)
    built = run(folder, "build", "--period", "2025-02")
    differs = json.loads(run(folder, "diff", "2025-01", "2025-02", "--json").stdout)

    assert before["I.3"] == "on-track"
    assert now == before
    assert "se cerró de otro modo" not in verified.stdout
    assert f"Después de cerrado 2025-01: {LINE}" in built.stdout
    assert statuses(folder, "2025-02")["I.3"] == "on-track"
    same = {each["code"]: each["change"] for each in differs["items"]}
    assert same["I.3"] == "same"
    assert [each["place"] for each in differs["after_closing"]] == [LINE]


def test_nor_does_one_that_is_changed_in_the_table_whose_office_is_gone(folder: Path) -> None:
    before = statuses(folder, "2025-01")
    for name, was, now in (
        ("offices.csv", "SUR,Oficina Sur\n", ""),
        ("indicators.csv", "NORTE;SUR", "NORTE"),
        ("indicators.csv", "Reclamos,number,SUR", "Reclamos,number,NORTE"),
    ):
        table = folder / "plans/agua" / name
        text = table.read_text(encoding="utf-8")
        assert was in text
        table.write_text(text.replace(was, now), encoding="utf-8")

    after, verified = january(folder)

    assert after == before
    assert "Después de cerrado 2025-01: plans/agua/indicators.csv!line 4" in verified.stdout + (
        run(folder, "build", "--period", "2025-02").stdout
    )


def test_a_month_that_is_reopened_is_read_by_the_offices_of_now(folder: Path) -> None:
    revise(folder)
    run(folder, "build", "--period", "2025-01")

    reopened = run(folder, "close", "2025-01", "--reopen", "--reason", "Fusión")
    now, _ = january(folder)

    assert "I.3 Reclamos: Estado era con avance medio o alto, es sin información" in reopened.stdout
    assert now["I.3"] == "missing"
    sealed = json.loads((folder / "closed/2025-01/agua.json").read_text(encoding="utf-8"))
    assert sealed["offices"] == {"I.1": ["NORTE"], "I.2": ["NORTE", "SUR"], "I.3": ["NORTE"]}
