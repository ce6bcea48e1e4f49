"""An item is the plan's since the month it came into it: a closed month without it held none."""

import json
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
