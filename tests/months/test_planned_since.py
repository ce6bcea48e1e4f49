"""An item is the plan's since the month it came into it: a closed month without it held none."""

import json
import shutil
from pathlib import Path

import pytest

from filled import fill
from monthly import FEBRUARY, JANUARY, MARCH, WORK, done
from running import run
from small import make_workspace
from writing.builder_writing import opened

pytestmark = pytest.mark.sweep

_LATE = {"offices.csv": "ESTE,Este\n",
         "activities.csv": "A.4,P,activity,Cercar,km,ESTE,accumulated,40,100\n",
         "schedule.csv": "A.4,2025-01,4\nA.4,2025-02,4\nA.4,2025-03,4\n"}  # fmt: skip


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """NORTE and SUR send what is programmed, month by month."""
    made = make_workspace(tmp_path, {"obra": WORK})
    for month, n in ((JANUARY, 1), (FEBRUARY, 2), (MARCH, 12)):
        fill(made, month, "NORTE", {}, work={"A.1": done(10 * n, 1000), "A.2": done(5 * n, 500)})
        fill(made, month, "SUR", {}, work={"A.3": done(2 * n, 300)})
    return made


def closed(folder: Path, month: str) -> None:
    run(folder, "build", "--period", month)
    done = run(folder, "close", month)
    assert done.returncode == 0, done.stderr


def add(folder: Path, lines: dict[str, str]) -> None:
    for name, line in lines.items():
        with (folder / "plans/obra" / name).open("a", encoding="utf-8") as table:
            table.write(line)


def results(folder: Path) -> dict[str, dict[str, object]]:
    run(folder, "build", "--period", "2025-03")
    found = json.loads((folder / "output/2025-03/obra/results.json").read_text(encoding="utf-8"))
    return {each["id"]: each for each in found["alerts"]}


@pytest.mark.parametrize(("sealed", "since"), [(True, "2025-03"), (False, "2025-01")])
def test_an_item_that_came_into_the_plan_after_months_were_closed_lacks_nothing_in_them(
    folder: Path, since: str, *, sealed: bool
) -> None:
    if sealed:
        closed(folder, "2025-01")
        closed(folder, "2025-02")
    add(folder, _LATE)

    alerts = results(folder)

    assert alerts["STA-010:A.4"]["since"] == alerts["OFI-110:ESTE"]["since"] == since
    assert sealed is not ({"ALE-410:A.4", "OFI-120:ESTE"} <= alerts.keys())
    told = run(folder, "explain", "A.4", "--period", "2025-03").stdout
    assert f"Sin dato desde          {since}" in told
    assert sealed is ("2025-02                 No estaba en el plan cuando se cerró" in told)


def test_a_month_that_was_closed_without_an_item_ends_its_streak(folder: Path) -> None:
    closed(folder, "2025-01")
    table = folder / "plans/obra/activities.csv"
    whole = table.read_text(encoding="utf-8")
    table.write_text(whole[: whole.index("A.3")], encoding="utf-8")
    schedule = folder / "plans/obra/schedule.csv"
    rows = schedule.read_text(encoding="utf-8")
    schedule.write_text(rows[: rows.index("A.3")], encoding="utf-8")
    closed(folder, "2025-02")
    table.write_text(whole, encoding="utf-8")
    schedule.write_text(rows, encoding="utf-8")

    run(folder, "build", "--period", "2025-03")

    sheet = opened(folder / "output/2025-03/obra/obra-2025-03.xlsx")["Historia"]
    told = {str(row[0]): row for row in sheet.iter_rows(min_row=5, values_only=True)}
    assert "Alto: 3 periodos seguidos" in told["A.1"]
    assert "Alto: 1 periodo" in told["A.3"]


_BACK = {  # what is called otherwise since when, by the codes of today: of A.1, A.2 and A.3
    "a chain, half of it dated back": ("A.3,N.3,2025-01\nA.2,A.3,2025-02\n", "A.1 A.3 N.3"),
    "a chain, all of it dated back": ("A.3,N.3,2025-01\nA.2,A.3,2025-01\n", "A.1 A.3 N.3"),
    "a swap that is dated back": ("A.3,A.2,2025-01\nA.2,A.3,2025-01\n", "A.1 A.3 A.2"),
    "a swap since the month after": ("A.3,A.2,2025-02\nA.2,A.3,2025-02\n", "A.1 A.3 A.2"),
}


@pytest.mark.parametrize(("lines", "today"), _BACK.values(), ids=_BACK)
def test_a_renaming_dated_back_over_a_closed_month_makes_no_other_items_of_it(
    folder: Path, lines: str, today: str
) -> None:
    codes = dict(zip(("A.1", "A.2", "A.3"), today.split(), strict=True))
    fill(folder, JANUARY, "SUR", {}, work={"A.3": done(1, 300)})  # 1 of 2
    shutil.rmtree(folder / "input/2025-02")
    shutil.rmtree(folder / "input/2025-03")
    closed(folder, "2025-01")
    rename(folder, codes, lines)
    work = {codes["A.1"]: done(20, 1000), codes["A.2"]: done(10, 500)}
    fill(folder, FEBRUARY, "NORTE", {}, work=work)
    fill(folder, FEBRUARY, "SUR", {}, work={codes["A.3"]: done(2, 300)})  # 2 of 4

    told = json.loads(run(folder, "diff", "2025-01", "2025-02", "--json").stdout)
    run(folder, "close", "2025-01", "--reopen", "--reason", "Resolución")
    again = json.loads((folder / "closed/2025-01/obra.json").read_text(encoding="utf-8"))

    sealed = {codes["A.1"]: "100", codes["A.2"]: "100", codes["A.3"]: "50"}
    assert {each["code"]: each["before"]["progress"] for each in told["items"]} == sealed
    assert {each["change"] for each in told["items"]} == {"same"}
    assert told["alerts"]["continuing"] == [f"STA-110:{codes['A.3']}"]
    was = {each["code"]: each["before"] for each in again["changes"] if each["field"] == "progress"}
    assert was.items() <= sealed.items()  # of files that lack rows by their codes of now nothing


def test_a_renaming_that_is_taken_out_makes_no_other_items_of_a_month_closed_with_it(
    folder: Path,
) -> None:
    swap = {"A.2": "A.3", "A.3": "A.2"}
    fill(folder, JANUARY, "SUR", {}, work={"A.3": done(1, 300)})  # 1 of 2
    shutil.rmtree(folder / "input/2025-02")
    rename(folder, swap, "A.3,A.2,2025-01\nA.2,A.3,2025-01\n")
    fill(folder, JANUARY, "NORTE", {}, work={"A.1": done(10, 1000), "A.3": done(5, 500)})
    fill(folder, JANUARY, "SUR", {}, work={"A.2": done(1, 300)})  # 1 of 2
    closed(folder, "2025-01")
    rename(folder, swap, "")

    told = json.loads(run(folder, "diff", "2025-01", "2025-03", "--json").stdout)

    assert {each["code"]: each["before"]["progress"] for each in told["items"]} == {
        "A.1": "100", "A.2": "100", "A.3": "50"
    }  # fmt: skip


@pytest.mark.parametrize("since", ["2025-01", "2025-02"])
def test_an_item_that_left_the_plan_is_not_the_one_that_took_its_code(
    folder: Path, since: str
) -> None:
    fill(folder, JANUARY, "NORTE", {}, work={"A.1": done(10, 1000), "A.2": done(3, 500)})  # 3 of 5
    shutil.rmtree(folder / "input/2025-02")
    shutil.rmtree(folder / "input/2025-03")
    closed(folder, "2025-01")
    for name in ("activities.csv", "schedule.csv"):
        table = folder / "plans/obra" / name
        rows = table.read_text(encoding="utf-8").splitlines(keepends=True)
        table.write_text("".join(e for e in rows if not e.startswith("A.3,")), encoding="utf-8")
    rename(folder, {"A.2": "A.3"}, f"A.2,A.3,{since}\n")
    fill(folder, FEBRUARY, "NORTE", {}, work={"A.1": done(20, 1000), "A.3": done(10, 500)})

    told = json.loads(run(folder, "diff", "2025-01", "2025-02", "--json").stdout)

    before = {each["code"]: (each["before"] or {}).get("progress") for each in told["items"]}
    assert before["A.3"] == "60"  # A.2 of then, and not the A.3 that is gone


def rename(folder: Path, codes: dict[str, str], lines: str) -> None:
    """The tables with other codes, and since when they are borne."""
    for name in ("activities.csv", "schedule.csv"):
        table = folder / "plans/obra" / name
        header, *rows = table.read_text(encoding="utf-8").splitlines(keepends=True)
        parts = (each.partition(",") for each in rows)
        renamed = "".join(f"{codes.get(code, code)},{rest}" for code, _, rest in parts)
        table.write_text(header + renamed, encoding="utf-8")
    table = folder / "plans/obra/renamed.csv"
    table.write_text(f"old,new,from\n{lines}", encoding="utf-8")
