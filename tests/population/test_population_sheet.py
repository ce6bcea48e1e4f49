"""An office may list whom it served in a sheet of its own template."""

import json
from datetime import date
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest
from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from population_lists import ASKING, PLAN, asking, filled, listed, ruc, served
from running import run
from sheetgen.model.population import Served

A, B, C = (ruc(each) for each in (1, 2, 3))
REGISTRY = "ruc,desde,ventas,sector\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return asking(tmp_path, REGISTRY)


def template(folder: Path, office: str = "NORTE") -> Path:
    return folder / f"output/2025-03/templates/{office}.xlsx"


def codes(found: Served) -> list[tuple[str, str]]:
    return [(each.code, str(each.place)) for each in found.problems]


def results(folder: Path) -> dict[str, Any]:
    path = folder / "output/2025-03/firmas/results.json"
    found: dict[str, Any] = json.loads(path.read_text("utf-8"))
    return found


def test_the_template_of_an_office_that_is_asked_has_the_sheet(folder: Path) -> None:
    sheet: Worksheet = load_workbook(template(folder))["Beneficiarios"]

    assert [cell.value for cell in sheet[3]] == ["Código", "RUC", "Fecha"]
    assert ["@", "@", "dd/mm/yyyy"] == [
        load_workbook(template(folder))["Beneficiarios"].column_dimensions[each].number_format
        for each in "ABC"
    ]
    checks = {str(each.sqref): each for each in sheet.data_validations.dataValidation}
    assert checks["A4:A1048576"].formula1 == '"1.1,1.2"'
    assert checks["C4:C1048576"].type == "date"
    assert all(each.promptTitle and each.prompt for each in checks.values())
    cells = [str(cell.value) for row in sheet.iter_rows() for cell in row if cell.value]
    assert not [each for each in cells if each.startswith("=")]


def test_no_other_template_has_it(folder: Path) -> None:
    assert "Beneficiarios" not in load_workbook(template(folder, "SUR")).sheetnames


def test_what_is_typed_there_counts_as_a_list_that_came_as_a_file(folder: Path) -> None:
    day = date(2025, 3, 1)
    filled(folder, [("1.1", A, day), (1.1, int(B), "02/03/2025"), ("1.2", A, day)])
    found = served(folder)

    assert codes(found) == []
    assert dict(found.unique) == {"1": 2, "1.1": 2, "1.2": 1}

    (folder / "input/2025-03/beneficiarios.csv").write_text(
        listed([("1.2", A, "01/03/2025"), ("1.2", C, "03/03/2025")]), encoding="utf-8"
    )
    assert dict(served(folder).unique) == {"1": 3, "1.1": 2, "1.2": 2}


@pytest.mark.parametrize(
    ("row", "code"),
    [
        (("1.1", "2.01E+10", "2025-03-01"), "READ-401"),
        (("1.1", A[:-1] + str((int(A[-1]) + 1) % 10), "2025-03-01"), "READ-401"),
        (("1.1", A[:-1], "2025-03-01"), "READ-401"),
        (("1.1", None, "2025-03-01"), "READ-401"),
        (("9.9", A, "2025-03-01"), "READ-402"),
        (("1.3", A, "2025-03-01"), "READ-402"),
        (("1.1", A, date(2025, 4, 1)), "READ-403"),
        (("1.1", A, "2024-12-31"), "READ-403"),
        (("1.1", B, "2025-03-01"), "READ-404"),
    ],
)
def test_what_is_wrong_in_a_row_is_told_by_its_row(
    folder: Path, row: tuple[object, ...], code: str
) -> None:
    filled(folder, [("1.1", B, "2025-03-01"), row])
    found = served(folder)

    column = {"READ-401": "B", "READ-403": "C"}.get(code, "A")
    assert codes(found) == [(code, f"input/2025-03/NORTE.xlsx!Beneficiarios!{column}5")]
    assert (2, 1) == (found.lists[0].rows, found.lists[0].counted)


def test_an_activity_of_another_office_is_told_as_such(folder: Path) -> None:
    filled(folder, [("1.3", A, "2025-03-01")])

    (problem,) = served(folder).problems
    assert "another office" in str(problem.message)
    assert problem.office == "NORTE"


def test_an_empty_sheet_and_one_that_was_taken_out_are_told(folder: Path) -> None:
    filled(folder, [])
    assert [code for code, _ in codes(served(folder))] == ["READ-405"]

    path = folder / "input/2025-03/NORTE.xlsx"
    book = load_workbook(path)
    del book["Beneficiarios"]
    book.save(path)
    assert [code for code, _ in codes(served(folder))] == ["READ-405"]


def test_a_sheet_whose_headings_were_typed_over_is_told(folder: Path) -> None:
    filled(folder, [("1.1", A, "2025-03-01")])
    path = folder / "input/2025-03/NORTE.xlsx"
    book = load_workbook(path)
    book["Beneficiarios"]["B3"] = "Documento"
    book.save(path)

    assert [code for code, _ in codes(served(folder))] == ["READ-406"]


def test_a_file_that_a_later_one_takes_the_place_of_is_not_counted(folder: Path) -> None:
    filled(folder, [("1.1", A, "2025-03-01"), ("1.1", B, "2025-03-01")], "NORTE.xlsx")
    filled(folder, [("1.1", C, "2025-03-01")], "NORTE v2.xlsx")

    assert dict(served(folder).unique) == {"1": 1, "1.1": 1}


def test_a_build_counts_it_and_names_nobody(folder: Path) -> None:
    filled(folder, [("1.1", int(A), "2025-03-01"), ("1.2", int(B), "2025-03-01"), ("1.2", "x", 3)])

    done = run(folder, "build", "--period", "2025-03")

    output = folder / "output/2025-03/firmas"
    found = results(folder)
    assert found["population"]["unique"] == {"1": 2, "1.1": 1, "1.2": 1}, done.stderr
    told = [each["code"] for each in found["problems"]]
    assert "READ-401" in told
    assert "READ-350" not in told
    for path in output.rglob("*.xlsx"):
        with ZipFile(path) as book:
            parts = b"".join(book.read(name) for name in book.namelist())
        assert A.encode() not in parts
        assert B.encode() not in parts
    said = done.stdout + done.stderr + (output / "results.json").read_text("utf-8")
    assert A not in said
    assert B not in said


def test_where_no_plan_asks_for_it_such_a_sheet_is_told_as_one_that_was_not_read(
    folder: Path,
) -> None:
    filled(folder, [("1.1", int(A), "2025-03-01")])
    (folder / "plans/firmas/population.yaml").write_text(PLAN["population.yaml"], encoding="utf-8")

    run(folder, "build", "--period", "2025-03")

    found = results(folder)
    assert "READ-350" in [each["code"] for each in found["problems"]]
    assert "population" not in found


def test_a_code_that_is_none_of_the_plan_stops_the_run(folder: Path) -> None:
    wrong = ASKING.replace('"1.2"', '"1.9"')
    (folder / "plans/firmas/population.yaml").write_text(wrong, encoding="utf-8")

    done = run(folder, "build", "--period", "2025-03")

    assert done.returncode == 2
    assert "population.yaml" in done.stderr
    assert "1.9" in done.stderr


def test_a_template_whose_name_says_that_it_is_a_list_is_told_and_nothing_of_it_counts(
    folder: Path,
) -> None:
    filled(folder, [("1.1", A, "2025-03-01")], "NORTE beneficiarios.xlsx")

    found = served(folder)
    assert codes(found) == [("READ-414", "input/2025-03/NORTE beneficiarios.xlsx")]
    assert (0, 0) == (found.lists[0].rows, found.lists[0].counted)


def test_a_list_that_lies_in_a_template_without_its_other_sheets_counts(folder: Path) -> None:
    filled(folder, [("1.1", A, "2025-03-01")], "NORTE beneficiarios.xlsx")
    path = folder / "input/2025-03/NORTE beneficiarios.xlsx"
    book = load_workbook(path)
    for name in book.sheetnames:
        if name not in ("Beneficiarios", "sheetgen"):
            del book[name]
    book.save(path)

    found = served(folder)
    assert codes(found) == []
    assert (1, 1) == (found.lists[0].rows, found.lists[0].counted)
