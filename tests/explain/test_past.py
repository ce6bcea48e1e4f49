"""How an item stood in the months before: as judged or sealed then, and where nothing was due."""

import json
from pathlib import Path

import pytest

from filled import fill
from running import run
from sheetgen.model.period import Period
from small import POLICY, make_workspace

MONTHS = (3, 4, 5, 6)
PLAN = POLICY | {
    "indicators.csv": POLICY["indicators.csv"]
    .replace("I.1,SS.1,Hogares conectados,number,NORTE", "I.1,SS.1,Hogares,number,SUR")
    .replace("ascending,not-accumulated,annual,,2023,100", "ascending,not-accumulated,quarterly,,,")
    .replace(",annual,", ",monthly,"),
    "targets.csv": "code,year,period,target\nI.1,2025,2025-03,100\nI.1,2025,2025-06,200\n"
    + "".join(f"I.{n},2025,2025-{month:02},40\n" for n in (2, 3) for month in MONTHS),
    "renamed.csv": "old,new,from\nI.0,I.1,2025-05\nI.9,I.3,2025-06\n",
}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """June of a plan with a quarterly indicator; one item is renamed in May, another in June."""
    made = make_workspace(tmp_path_factory.mktemp("past"), {"agua": PLAN})
    fill(made, Period(2025, 3), "SUR", {"I.0": 50, "I.9": 40})
    fill(made, Period(2025, 5), "SUR", {"I.1": 70, "I.9": 80})
    fill(made, Period(2025, 6), "SUR", {"I.1": 200, "I.3": 40})
    (made / "input/2025-04").mkdir()
    return made


def past(folder: Path, code: str) -> dict[str, dict[str, object]]:
    answer = json.loads(run(folder, "explain", code, "--period", "2025-06", "--json").stdout)
    return {each["period"]: each for each in answer["item"]["past"]}


def test_each_month_is_told_as_it_was_judged_then_under_the_code_of_now(folder: Path) -> None:
    months = past(folder, "I.3")  # falls: 40 / 40 = 100 %, 40 / 80 = 50 %

    assert {
        "2025-03": ("on-track", "alto", "100"),
        "2025-04": ("missing", None, None),
        "2025-05": ("low", "bajo", "50"),
    } == {at: (each["status"], each["band"], each["progress"]) for at, each in months.items()}
    page = run(folder, "explain", "I.3", "--period", "2025-06").stdout.replace("\xa0", " ")
    assert "2025-03                 40 · ▲ Alto, avance 100.0 %" in page
    assert "2025-04                 La oficina no envió esta cifra · ○ Sin dato" in page
    assert "2025-05                 80 · ▼ Bajo, avance 50.0 %" in page


def test_of_a_month_in_which_an_indicator_is_not_due_nothing_is_said_to_be_owed(
    folder: Path,
) -> None:
    explained = {
        code: run(folder, "explain", code, "--period", "2025-04").stdout for code in ("I.1", "I.3")
    }
    run(folder, "build", "--period", "2025-04", "--html")
    page = (folder / "output/2025-04/agua/agua-2025-04.html").read_text(encoding="utf-8")
    quarterly, monthly = (page.index(f"{code} actual") for code in ("I.0", "I.9"))

    assert "Valor obtenido          No corresponde informarla en este mes\n" in explained["I.1"]
    assert "Valor obtenido          La oficina no envió esta cifra\n" in explained["I.3"]
    assert "No corresponde informarla en este mes<" in page[quarterly : quarterly + 99]
    assert "La oficina no envió esta cifra<" in page[monthly : monthly + 99]


def test_where_nothing_was_due_no_office_is_said_to_owe_a_file(folder: Path) -> None:
    page = run(folder, "explain", "I.1", "--period", "2025-06").stdout
    told = page[page.index("Periodos anteriores") :].replace("\xa0", " ")

    assert "2025-03                 50 · ▼ Bajo, avance 50.0 %" in told
    assert "2025-04                 No correspondía informar." in told
    assert "2025-05                 70, sin calificar en ese mes" in told
    assert "no envió" not in told
    assert {"2025-03": True, "2025-04": False, "2025-05": False} == {
        at: each["due"] for at, each in past(folder, "I.1").items() if at > "2025"
    }


def test_a_closed_month_is_told_as_it_was_sealed(folder: Path) -> None:
    assert run(folder, "build", "--period", "2025-03").returncode in {0, 1}
    assert run(folder, "close", "2025-03").returncode == 0
    targets = folder / "plans/agua/targets.csv"
    text = targets.read_text("utf-8")
    targets.write_text(text.replace("I.1,2025,2025-03,100", "I.1,2025,2025-03,50"), "utf-8")

    page = run(folder, "explain", "I.1", "--period", "2025-06").stdout.replace("\xa0", " ")

    assert "2025-03                 50 · ▼ Bajo, avance 50.0 % (cerrado)" in page


def test_of_an_item_that_came_into_the_plan_later_no_file_is_said_to_lack(tmp_path: Path) -> None:
    folder = make_workspace(tmp_path, {"agua": PLAN})
    fill(folder, Period(2025, 3), "SUR", {"I.0": 50, "I.9": 40})
    for name, row in (
        ("indicators", "I.4,SS.2,Fugas,number,SUR,CALIDAD,descending,not-accumulated,monthly,,,"),
        ("targets", "I.4,2025,2025-03,40"),
    ):
        table = folder / f"plans/agua/{name}.csv"
        table.write_text(f"{table.read_text(encoding='utf-8').rstrip()}\n{row}\n", encoding="utf-8")

    built = run(folder, "build", "--period", "2025-03")

    record = json.loads((folder / "output/2025-03/agua/results.json").read_text(encoding="utf-8"))
    (said,) = [each["message"] for each in record["alerts"] if each["subject"] == "I.4"]
    assert said == "Sin dato: no se recibió la cifra."
    assert "Falta la fila de I.4" in built.stdout
    assert "La oficina no envió esta cifra" in run(folder, "explain", "I.4").stdout
