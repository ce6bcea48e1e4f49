"""A figure of a past month that a newer file changes is told once, in the month it came."""

import json
from pathlib import Path

import pytest
from openpyxl import load_workbook

from running import run
from small import POLICY, make_workspace

WORKS = """\
code,element,kind,name,unit,offices,aggregation,goal,pim
A.1,SS.1,activity,Tender redes,Obras,NORTE,accumulated,120,12000
"""
SCHEDULE = "code,period,programmed\n" + "".join(f"A.1,2025-{m:02},10\n" for m in range(1, 13))
pytestmark = pytest.mark.sweep

TABLES = {
    name: POLICY[name] for name in ("plan.toml", "offices.csv", "elements.csv")
} | {"activities.csv": WORKS, "schedule.csv": SCHEDULE}  # fmt: skip


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """January to March, each of 10 works and 1,000 soles a month, noted within its month."""
    folder = make_workspace(tmp_path / "w", {"agua": TABLES})
    for month in (1, 2, 3):
        receive(folder, month, month * 10, month * 1000, f"2025-{month + 1:02}-10")
    return folder


def receive(folder: Path, month: int, done: int, spent: int, on: str) -> None:
    """NORTE's form of a month, filled and noted as of a day."""
    period = f"2025-{month:02}"
    file = folder.parent / f"{period}-{done}-{spent}.xlsx"
    run(folder, "template", "--period", period)
    book = load_workbook(folder / "output" / period / "templates" / "NORTE.xlsx")
    sheet = book["Actividades"]
    headings = {cell.value: cell.column for cell in sheet[7]}
    sheet.cell(9, headings["Ejecución física acumulada"]).value = done
    sheet.cell(9, headings["Devengado acumulado"]).value = spent
    book.save(file)
    received = run(folder, "receive", file, "--on", on)
    assert received.returncode < 2, received.stderr


def told(folder: Path, *months: int) -> dict[int, list[str]]:
    """The alerts of a changed past, in the report of each month."""
    found = {}
    for month in months:
        run(folder, "build", "--period", f"2025-{month:02}")
        path = folder / f"output/2025-{month:02}/agua/results.json"
        alerts = json.loads(path.read_text(encoding="utf-8"))["alerts"]
        found[month] = [a["message"] for a in alerts if a["rule"] in {"ALE-390", "ALE-391"}]
    return found


CHANGED = "Cambió un valor pasado (diferencia de hasta 3)."
MONEY = "Cambió el devengado de un mes pasado (diferencia de hasta S/\N{NO-BREAK SPACE}250)."


@pytest.mark.parametrize("day", ["2025-03-20", "2025-03-31"])
def test_it_is_told_in_the_report_whose_files_came_then_and_in_no_other(
    folder: Path, day: str
) -> None:
    receive(folder, 1, 13, 1250, day)  # while the files of February could still come
    receive(folder, 4, 40, 4000, "2025-05-10")

    assert {1: [], 2: [CHANGED, MONEY], 3: [], 4: []} == told(folder, 1, 2, 3, 4)


def test_a_correction_that_came_in_its_own_month_changed_nothing_that_was_told(
    folder: Path,
) -> None:
    receive(folder, 1, 13, 1250, "2025-02-20")

    assert {2: [], 3: []} == told(folder, 2, 3)


def test_what_came_after_the_last_deadline_is_told_in_the_last_report_there_is(
    folder: Path,
) -> None:
    receive(folder, 1, 13, 1000, "2026-11-02")

    assert {2: [], 3: [CHANGED]} == told(folder, 2, 3)

    receive(folder, 4, 40, 4000, "2025-05-10")

    assert {3: [], 4: [CHANGED]} == told(folder, 3, 4)


def test_files_of_which_nobody_noted_the_day_are_told_in_the_month_after_theirs(
    folder: Path,
) -> None:
    receive(folder, 1, 13, 1000, "2025-03-20")
    (folder / "input/2025-01/received.csv").unlink()

    assert {2: [CHANGED], 3: []} == told(folder, 2, 3)


def test_a_later_month_that_was_closed_with_the_file_was_not_the_first_to_know_it(
    folder: Path,
) -> None:
    receive(folder, 1, 13, 1000, "2025-03-20")
    told(folder, 3)
    assert 0 == run(folder, "close", "2025-03").returncode

    assert {2: [CHANGED], 3: []} == told(folder, 2, 3)


def test_of_a_closed_month_nothing_is_told_before_it_is_opened_again(folder: Path) -> None:
    told(folder, 1, 2)
    closed = [run(folder, "close", f"2025-0{month}").returncode for month in (1, 2)]
    assert [0, 0] == closed
    receive(folder, 1, 13, 1000, "2025-02-20")  # noted as of a day before the seals

    sealed = told(folder, 3)
    reopened = run(folder, "close", "2025-01", "--reopen", "--reason", "la unidad rectificó")

    assert {3: []} == sealed
    assert 2 > reopened.returncode, reopened.stderr
    assert {3: [CHANGED]} == told(folder, 3)
