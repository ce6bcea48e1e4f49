"""An office that reports on two plans: what it owes and what it is asked is told plan by plan."""

import json
from pathlib import Path

import pytest
from openpyxl import load_workbook

from filled import fill
from monthly import JANUARY, MONTHLY, WORK, done
from running import run
from small import POLICY, make_workspace

pytestmark = pytest.mark.sweep


def plan(code: str, tables: dict[str, str]) -> dict[str, str]:
    """The policy under another code, its items too."""
    return {
        name: text.replace("agua", code).replace("I.", f"{code}.") for name, text in tables.items()
    }


def test_it_is_owed_in_each_plan_in_which_something_is_due(tmp_path: Path) -> None:
    plans = {"agua": MONTHLY, "riego": plan("riego", MONTHLY), "suelo": plan("suelo", POLICY)}
    folder = make_workspace(tmp_path, plans)
    fill(folder, JANUARY, "NORTE", {"I.1": 100, "I.2": 0.5, "riego.1": 100, "riego.2": 0.5})

    def built(code: str) -> tuple[int, str]:
        done = run(folder, "build", "--period", "2025-01", "--plan", code)
        return done.returncode, next(one for one in done.stdout.splitlines() if "Entregas" in one)

    for code in ("agua", "riego"):
        assert built(code) == (1, "  Entregas: 1 de 2 oficinas; faltan: SUR.")
        assert "OFI-110:SUR" in (folder / f"output/2025-01/{code}/results.json").read_text()
    status, said = built("suelo")  # all of it is due in December
    assert (status, "sin nada que informar: SUR" in said) == (0, True)


def test_what_is_wrong_in_one_plan_leaves_the_file_accepted_in_the_other(tmp_path: Path) -> None:
    folder = make_workspace(tmp_path, {"agua": MONTHLY, "obra": WORK})
    work = {"A.1": done(10, 1000), "A.2": done(5, 500)}
    fill(folder, JANUARY, "NORTE", {"I.1": "doscientos", "I.2": 0.5}, work=work)

    assert 1 == run(folder, "build", "--period", "2025-01").returncode

    def state(code: str) -> object:
        results = json.loads((folder / f"output/2025-01/{code}/results.json").read_text())
        return next(each["state"] for each in results["submissions"] if each["office"] == "NORTE")

    assert ("observed", "accepted") == (state("agua"), state("obra"))


def test_two_files_that_differ_name_the_column_as_the_sheet_of_the_cell_does(
    tmp_path: Path,
) -> None:
    folder = make_workspace(tmp_path, {"agua": MONTHLY, "obra": WORK})
    for name, executed in (("primero", 9), ("segundo", 10)):
        work = {"A.1": done(executed, 1000), "A.2": done(5, 500)}
        sent = fill(folder, JANUARY, "NORTE", {"I.1": 10 * executed, "I.2": 0.5}, work=work)
        sent.rename(sent.with_name(f"{name}.xlsx"))

    told = run(folder, "build", "--period", "2025-01").stdout

    assert "I.1: Valor obtenido dice 100 aquí" in told
    assert "A.1: Ejecución física acumulada dice 10 aquí" in told


def test_a_row_that_is_missing_or_doubled_is_told_in_its_own_plan_alone(tmp_path: Path) -> None:
    folder = make_workspace(tmp_path, {"agua": MONTHLY, "obra": WORK})
    work = {"A.1": done(10, 1000), "A.2": done(5, 500)}
    sent = fill(folder, JANUARY, "NORTE", {"I.1": 100, "I.2": 0.5}, work=work)
    book = load_workbook(sent)
    for name, lost, doubled in (("Indicadores", "I.1", "I.2"), ("Actividades", "A.1", "A.2")):
        sheet = book[name]
        rows = {sheet.cell(row, 2).value: row for row in range(1, sheet.max_row + 1)}
        for column in range(1, sheet.max_column + 1):
            value = sheet.cell(rows[doubled], column).value
            sheet.cell(rows[lost], column).value = 7 if value == 5 else value
    book.save(sent)

    run(folder, "build", "--period", "2025-01")

    def told(code: str) -> list[str]:
        results = json.loads((folder / f"output/2025-01/{code}/results.json").read_text())
        mine = (each for each in results["problems"] if each["office"] == "NORTE")
        return [each["message"].partition("está")[0].strip() for each in mine]

    assert ["Falta la fila de I.1.", "I.2"] == told("agua")
    assert ["Falta la fila de A.1.", "A.2"] == told("obra")
