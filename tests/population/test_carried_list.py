"""What an office had listed in an older form stands in the current one, or is told by its rows."""

import json
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from population_lists import ASKING, PLAN, asking, ruc, served
from running import run

A, B, C = (ruc(each) for each in (1, 2, 3))
FIRST = 4
Row = Sequence[object]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return asking(tmp_path / "w", "ruc,desde,ventas,sector\n")


def begun(folder: Path, month: str, rows: Sequence[Row], more: Sequence[str] = ()) -> Path:
    """NORTE's form of a month with these rows in its list, and headings that it added."""
    assert run(folder, "template", "--period", month).returncode == 0
    book = load_workbook(folder / f"output/{month}/templates/NORTE.xlsx")
    sheet = book["Beneficiarios"]
    for column, heading in enumerate(more, 4):
        sheet.cell(3, column).value = heading
    for at, values in enumerate(rows, FIRST):
        for column, value in enumerate(values, 1):
            sheet.cell(at, column).value = value  # type: ignore[assignment]
    book.save(folder.parent / "begun.xlsx")
    return folder.parent / "begun.xlsx"


def carried(folder: Path, file: Path, month: str = "2025-03") -> dict[str, Any]:
    """What ``template --from`` tells; its status is 1 where something was left. It names nobody."""
    done = run(folder, "template", "--period", month, "--from", file, "--json")
    told: dict[str, Any] = json.loads(done.stdout)
    said = run(folder, "template", "--period", month, "--from", file)
    assert (done.returncode, said.returncode) == (1 if told["not_carried"] else 0,) * 2
    assert not [each for each in (A, B, C) if each in done.stdout + said.stdout + said.stderr]
    return told


def shown(folder: Path, month: str = "2025-03") -> list[tuple[object, ...]]:
    """The list of the form that was written, from its headings on."""
    book = load_workbook(folder / f"output/{month}/templates/NORTE.xlsx")
    return list(book["Beneficiarios"].iter_rows(3, values_only=True))


def left(told: dict[str, Any]) -> list[tuple[str, str]]:
    return [(each["kind"], each["place"]) for each in told["not_carried"]]


def test_rows_stand_in_the_form_as_they_were_typed_and_count_once(folder: Path) -> None:
    rows = [
        ("1.1", A, "05/02/2025", "Taller"),
        (None, None, None, None),
        ("1.2", int(B), date(2025, 2, 6), "Feria"),
        ("1.1", C[:-1], "2025-02-07", None),
    ]
    file = begun(folder, "2025-02", rows, ["Servicio"])
    for month in ("2025-02", "2025-03"):
        (folder / "input" / month).mkdir(parents=True, exist_ok=True)
    (folder / "input/2025-02/NORTE.xlsx").write_bytes(file.read_bytes())

    told = carried(folder, file)

    assert [] == left(told)
    assert 3 == told["listed"]
    headings, *found = shown(folder)
    assert ("Código", "RUC", "Fecha", "Servicio") == headings
    assert [
        ("1.1", A, "05/02/2025", "Taller"),
        ("1.2", int(B), "2025-02-06", "Feria"),
        ("1.1", C[:-1], "2025-02-07", None),
    ] == [(*row[:2], str(row[2]).removesuffix(" 00:00:00"), *row[3:]) for row in found]
    written = folder / told["written"]
    (folder / "input/2025-03/NORTE.xlsx").write_bytes(written.read_bytes())
    counts = served(folder)
    assert {"1": 2, "1.1": 1, "1.2": 1} == dict(counts.unique)
    wrong = [(each.code, str(each.place)) for each in counts.problems if "-03/" in each.place.file]
    assert [("READ-401", "input/2025-03/NORTE.xlsx!Beneficiarios!B6")] == wrong


def test_rows_that_have_no_place_today_are_told_by_their_numbers(folder: Path) -> None:
    file = begun(folder, "2025-02", [
        ("1.1", A, "2025-02-05"),
        ("9.9", B, "2025-02-05"),
        ("9.9", C, "2025-02-05"),
        ("1.3", B, "2025-02-05"),
        (None, B, "2025-02-05"),
        ("1.1", "#N/A", "2025-02-05"),
        ("9.9", C, "2025-02-05"),
        ("1.1", B, "2025-02-05"),
        ("9.9", C, "2025-02-05"),
    ])  # fmt: skip

    told = carried(folder, file)

    assert [
        ("code-gone", "begun.xlsx!Beneficiarios!5:6"),
        ("other-office", "begun.xlsx!Beneficiarios!7:7"),
        ("no-code", "begun.xlsx!Beneficiarios!8:8"),
        ("unreadable", "begun.xlsx!Beneficiarios!9:9"),
        ("code-gone", "begun.xlsx!Beneficiarios!10:10"),
        ("code-gone", "begun.xlsx!Beneficiarios!12:12"),
    ] == left(told)
    assert [("1.1", A, "2025-02-05"), ("1.1", B, "2025-02-05")] == shown(folder)[1:]


def test_a_code_that_is_another_now_is_written_as_it_is_called(folder: Path) -> None:
    file = begun(folder, "2025-02", [("1.2", A, "2025-02-05")])
    plan = folder / "plans/firmas"
    for name in ("activities.csv", "population.yaml"):
        text = (plan / name).read_text(encoding="utf-8")
        (plan / name).write_text(text.replace("1.2", "1.9"), encoding="utf-8")
    (plan / "renamed.csv").write_text("old,new,from\n1.2,1.9,2025-03\n", encoding="utf-8")

    assert [] == left(carried(folder, file))
    assert [("1.9", A, "2025-02-05")] == shown(folder)[1:]


@pytest.mark.parametrize(
    ("month", "plan", "kind"),
    [
        ("2024-12", ASKING, "other-period"),
        ("2025-02", PLAN["population.yaml"], "sheet-unread"),
        ("2025-02", ASKING.replace("name: RUC", "name: DNI"), "sheet-unread"),
    ],
)
def test_a_list_that_is_asked_for_no_more_or_of_another_year_is_told_whole(
    folder: Path, month: str, plan: str, kind: str
) -> None:
    file = begun(folder, month, [("1.1", int(A), date(2025, 2, 5)), ("1.2", B, "2025-02-05")])
    (folder / "plans/firmas/population.yaml").write_text(plan, encoding="utf-8")

    told = carried(folder, file)

    assert [(kind, "begun.xlsx!Beneficiarios!4:5")] == left(told)
    assert 0 == told["listed"]


def test_of_a_list_in_which_nobody_stands_nothing_is_told(folder: Path) -> None:
    file = begun(folder, "2025-02", [])
    (folder / "plans/firmas/population.yaml").write_text(
        ASKING.replace("name: RUC", "name: DNI"), encoding="utf-8"
    )

    assert [] == left(carried(folder, file))
