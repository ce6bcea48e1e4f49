"""check tells of a list of those served what the build will ask, before it is filed."""

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook, load_workbook

from population_lists import asking, filled, listed, ruc, serving
from running import run
from sheetgen.model.period import Period
from sheetgen.pipeline import report
from sheetgen.planning.settings import read_workspace
from sheetgen.portions import of_office
from sheetgen.setup import open_setup

A, B, C = (ruc(each) for each in (1, 2, 3))
DAY = date(2025, 3, 1)
REGISTRY = "ruc,desde,ventas,sector\n"
WRONG: list[tuple[object, ...]] = [
    ("1.1", A, DAY),
    ("1.1", A, DAY),
    ("1.1", A[:-1], DAY),
    ("1.1", "2.01E+10", DAY),
    ("1.2", A[:-1] + str((int(A[-1]) + 1) % 10), DAY),
    ("1.3", B, DAY),
    ("9.9", B, DAY),
    (C, "1.1", DAY),
    (None, B, DAY),
    ("1.1", None, DAY),
    ("1.1", B, date(2025, 4, 1)),
    ("1.1", C, "marzo"),
]
CODES = ["READ-401"] * 4 + ["READ-402"] * 4 + ["READ-403"] * 2 + ["READ-404"]


def asked(folder: Path, *files: str, more: tuple[str, ...] = ()) -> list[dict[str, Any]]:
    """What check asks of files about their lists."""
    done = run(folder, "check", *files, *more, "--json")
    found = json.loads(done.stdout)
    return [p for each in found for p in each["problems"] if p["code"].startswith("READ-4")]


def built(folder: Path, plan: str = "firmas") -> list[dict[str, Any]]:
    """What the build asks about lists."""
    done = run(folder, "build", "--period", "2025-03")
    path = folder / f"output/2025-03/{plan}/results.json"
    problems = json.loads(path.read_text("utf-8"))["problems"]
    assert done.returncode in {0, 1}, done.stderr
    return [each for each in problems if each["code"].startswith("READ-4")]


def said(problems: list[dict[str, Any]]) -> list[tuple[str, ...]]:
    return sorted((e["code"], e["place"], e["message"], e["remedy"]) for e in problems)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return asking(tmp_path, REGISTRY)


def test_check_asks_of_the_sheet_what_the_build_asks(folder: Path) -> None:
    filled(folder, WRONG)
    checked = asked(folder, "input/2025-03/NORTE.xlsx")

    assert CODES == sorted(each["code"] for each in checked)
    assert said(built(folder)) == said(checked)


def test_check_asks_it_of_a_file_that_is_not_filed_yet(folder: Path) -> None:
    path = filled(folder, WRONG)
    filed = said(asked(folder, "input/2025-03/NORTE.xlsx"))
    away = folder / "NORTE.xlsx"
    path.rename(away)

    assert [each[0] for each in filed] == [each[0] for each in said(asked(folder, "NORTE.xlsx"))]


@pytest.mark.parametrize("taken_out", [False, True])
def test_an_empty_sheet_is_asked_about(folder: Path, *, taken_out: bool) -> None:
    path = filled(folder, [])
    if taken_out:
        book = load_workbook(path)
        del book["Beneficiarios"]
        book.save(path)
    checked = asked(folder, "input/2025-03/NORTE.xlsx")

    assert [each["code"] for each in checked] == ["READ-405"]
    assert said(built(folder)) == said(checked)


def test_an_office_that_lists_by_file_is_not_asked_about_its_empty_sheet(folder: Path) -> None:
    filled(folder, [])
    list_ = folder / "input/2025-03/beneficiarios.csv"
    list_.write_text(listed([("1.3", A, "2025-03-01")]), encoding="utf-8")
    of_south = asked(folder, "input/2025-03/NORTE.xlsx")
    assert [each["code"] for each in of_south] == ["READ-405"]

    list_.write_text(listed([("1.2", A, "2025-03-01")]), encoding="utf-8")
    assert asked(folder, "input/2025-03/NORTE.xlsx") == []
    assert built(folder) == []


def test_the_marked_file_marks_the_cell_and_the_letter_tells_it(folder: Path) -> None:
    filled(folder, WRONG)
    done = run(
        folder, "check", "input/2025-03/NORTE.xlsx", "--annotate", "back", "--letter"
    )  # fmt: skip
    assert done.returncode == 1, done.stderr

    book = load_workbook(folder / "back/NORTE.xlsx")
    sheet = book["Beneficiarios"]
    noted = {
        cell.coordinate: cell.comment.text
        for row in sheet.iter_rows()
        for cell in row
        if cell.comment
    }
    assert list(noted) == ["A5", "B6", "B7", "B8", "A9", "A10", "A11", "A12", "B13", "C14", "C15"]
    letter = (folder / "back/NORTE.txt").read_text("utf-8")
    for cell in noted:
        assert f"Beneficiarios!{cell}: " in letter
    beside = "".join(noted.values()) + letter + done.stdout + done.stderr
    page = "".join(str(c.value) for row in book.worksheets[0].iter_rows() for c in row)
    for one in (A, B, C, A[:-1]):
        assert one not in beside
        assert one not in page


def test_what_is_left_wrong_in_a_second_file_is_told_apart_from_what_was_mended(
    folder: Path,
) -> None:
    filled(folder, [("1.1", A[:-1], DAY), ("1.2", B, "marzo")])
    second = filled(folder, [("1.1", A, DAY), ("1.2", B, "marzo")], "segundo.xlsx")
    second = second.rename(folder / "segundo.xlsx")
    found = json.loads(run(folder, "check", str(second), "--json").stdout)[0]["since"]

    assert [each["code"] for each in found["fixed"]] == ["READ-401"]
    assert [each["code"] for each in found["open"]] == ["READ-403"]
    assert found["new"] == []


def test_receive_says_it_and_files_the_template(folder: Path) -> None:
    path = filled(folder, [("1.1", A[:-1], DAY)])
    path.rename(folder / "NORTE.xlsx")
    done = run(folder, "receive", "NORTE.xlsx", "--on", "2025-04-02")

    assert done.returncode == 1
    assert "RUC" in done.stdout
    assert list((folder / "input/2025-03").glob("NORTE.*.xlsx"))


def test_a_list_is_checked_by_itself_with_the_questions_of_the_build(folder: Path) -> None:
    filled(folder, [("1.1", A, DAY)])
    path = folder / "input/2025-03/beneficiarios.csv"
    rows = [("1.1", A[:-1], "2025-03-01"), ("1.2", B, "2025-03-01"), ("9.9", B, "2025-03-01")]
    path.write_text(listed(rows), encoding="utf-8")
    checked = asked(folder, "input/2025-03/beneficiarios.csv")

    assert {"READ-401", "READ-402"} == {each["code"] for each in checked}
    assert said(built(folder)) == said(checked)
    assert said(checked) == said(asked(folder, "input/2025-03"))


def test_a_list_in_a_workbook_is_marked_at_its_cell_and_may_come_back_so(folder: Path) -> None:
    path = folder / "beneficiarios norte.xlsx"
    book = Workbook()
    for row in (("Lista",), ("Código", "Fecha", "RUC"), ("1.1", DAY, A[:-1]), ("1.2", DAY, B)):
        book.active.append(row)  # type: ignore[union-attr]
    book.save(path)
    done = run(folder, "check", path.name, "--period", "2025-03", "--annotate", "back")
    assert done.returncode == 1, done.stdout + done.stderr
    marked = folder / "back" / path.name
    assert load_workbook(marked)["Sheet"]["C3"].comment is not None

    (problem,) = asked(folder, f"back/{path.name}", more=("--period", "2025-03"))
    assert problem["place"].endswith("!Sheet!C3")


def test_a_list_that_tells_no_month_is_told_so_and_not_filed(folder: Path) -> None:
    path = folder / "beneficiarios.csv"
    path.write_text(listed([("1.1", A, "2025-03-01")]), encoding="utf-8")
    assert [each["code"] for each in asked(folder, path.name)] == ["READ-412"]

    done = run(folder, "receive", path.name, "--on", "2025-04-02")
    assert done.returncode == 2
    assert "--period" in done.stderr


def test_a_list_is_filed_and_noted_under_the_month_that_is_named(folder: Path) -> None:
    path = folder / "beneficiarios.csv"
    path.write_text(listed([("1.1", A, "2025-03-01")]), encoding="utf-8")
    done = run(folder, "receive", path.name, "--period", "2025-03", "--on", "2025-04-02")
    assert done.returncode == 0, done.stdout + done.stderr
    (filed,) = (folder / "input/2025-03").glob("beneficiarios.*.csv")
    assert filed.name in (folder / "input/2025-03/received.csv").read_text("utf-8")

    again = run(folder, "receive", path.name, "--period", "2025-03", "--on", "2025-04-02")
    assert filed.name in again.stdout
    assert "no está" not in again.stderr
    assert [each["code"] for each in asked(folder, path.name, more=("--period", "2025-03"))] == [
        "READ-404"
    ]


def test_a_list_that_no_plan_counts_is_told_by_check_too(folder: Path) -> None:
    (folder / "plans/firmas/population.yaml").unlink()
    path = folder / "input/2025-03/beneficiarios.csv"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(listed([("1.1", A, "2025-03-01")]), encoding="utf-8")

    assert [each["code"] for each in asked(folder, str(path.relative_to(folder)))] == ["READ-410"]


def test_a_code_that_was_another_in_a_month_is_the_code_of_its_list(tmp_path: Path) -> None:
    folder = serving(
        tmp_path,
        {
            "2025-01/beneficiarios.csv": listed([("1.9", A, "2025-01-05")]),
            "2025-03/beneficiarios.csv": listed([("1.1", B, "2025-03-01")]),
        },
        REGISTRY,
    )
    renamed = "old,new,from\n1.9,1.1,2025-02\n"
    (folder / "plans/firmas/renamed.csv").write_text(renamed, encoding="utf-8")
    assert built(folder) == []
    found = json.loads((folder / "output/2025-03/firmas/results.json").read_text("utf-8"))
    assert found["population"]["unique"] == {"1": 2, "1.1": 2}


def test_a_list_that_is_checked_with_an_empty_template_answers_for_it(folder: Path) -> None:
    empty = filled(folder, []).rename(folder / "NORTE.xlsx")
    list_ = folder / "beneficiarios.csv"
    list_.write_text(listed([("1.2", A, "2025-03-01")]), encoding="utf-8")
    month = ("--period", "2025-03")

    assert [e["code"] for e in asked(folder, str(empty), more=month)] == ["READ-405"]
    assert asked(folder, str(empty), str(list_), more=month) == []


def test_an_office_s_own_workbook_asks_what_is_wrong_in_its_lists_and_in_no_other_s(
    folder: Path,
) -> None:
    filled(folder, [("1.1", A, DAY)])
    for code, name in (("1.2", "beneficiarios norte.csv"), ("1.3", "beneficiarios sur.csv")):
        text = listed([(code, A, "2025-03-01"), (code, A[:-1], "2025-03-01")])
        (folder / "input/2025-03" / name).write_text(text, encoding="utf-8")
    setup = open_setup(read_workspace(folder))
    whole = report(setup, setup.plans[0], Period(2025, 3))
    lists = {
        office: [
            each.place.file
            for each in of_office(setup.workspace, whole, office).problems
            if each.code == "READ-401"
        ]
        for office in ("NORTE", "SUR")
    }

    assert lists == {
        "NORTE": ["input/2025-03/beneficiarios norte.csv"],
        "SUR": ["input/2025-03/beneficiarios sur.csv"],
    }
    of_south = of_office(setup.workspace, whole, "SUR").problems
    assert [each.code for each in of_south] == ["READ-309", "READ-401"]  # each is told once


def test_a_list_whose_name_does_not_say_so_is_known_by_its_headings(folder: Path) -> None:
    filled(folder, [("1.1", A, DAY)])
    path = folder / "input/2025-03/firmas de marzo.csv"
    path.write_text(listed([("1.2", B, "2025-03-01")]), encoding="utf-8")
    checked = asked(folder, "input/2025-03/firmas de marzo.csv")

    assert [each["code"] for each in checked] == ["READ-413"]
    assert said(built(folder)) == said(checked)
    path.write_text("Código,Nombre\n1.2,Ana\n", encoding="utf-8")
    assert built(folder) == []


def test_a_list_that_repeats_another_may_be_sent_in_its_place_and_is_asked_about(
    folder: Path,
) -> None:
    """Of three rows one is mended: whom the first list names by mistake counts all the same."""
    first, second = ("input/2025-03/beneficiarios.csv", "input/2025-03/beneficiarios (2).csv")
    (folder / "input/2025-03").mkdir(parents=True, exist_ok=True)
    rows = [("1.1", each, "2025-03-01") for each in (A, B, C)]
    (folder / first).write_text(listed(rows), encoding="utf-8")
    (folder / second).write_text(listed([*rows[:2], ("1.1", ruc(4), "2025-03-01")]), "utf-8")
    asked_of = {name: asked(folder, name) for name in (first, second)}

    assert [each["code"] for each in asked_of[first]] == ["READ-404"]  # read after "(2)"
    assert second in asked_of[first][0]["message"]
    assert asked_of[second] == []
    assert said(asked_of[first]) == said(asked(folder, "input/2025-03"))
    assert said(built(folder)) == said(asked_of[first])

    (folder / second).write_text(listed([("1.1", ruc(4), "2025-03-01")]), encoding="utf-8")
    assert asked(folder, "input/2025-03") == []
