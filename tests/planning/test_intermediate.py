"""Targets of parts of a year follow from the year's as plan.toml says; figures by hand."""

import json
from decimal import Decimal
from pathlib import Path

import pytest
from openpyxl import load_workbook

from filled import fill
from running import run
from sheetgen.model.figure import Gap
from sheetgen.model.in_force import in_force
from sheetgen.model.period import Period
from sheetgen.planning.calendar import expect
from sheetgen.planning.plans import read_plans
from sheetgen.planning.settings import read_workspace
from small import POLICY, make_workspace

_HEAD = POLICY["indicators.csv"].partition("\n")[0]
PARTS = {
    **POLICY,
    "indicators.csv": f"{_HEAD}\n"
    "I.1,SS.1,Hogares,number,NORTE,,ascending,not-accumulated,quarterly,,2023,100\n"
    "I.2,SS.1,Cobertura,share,NORTE,,ascending,not-accumulated,semestral,,2024,40%\n"
    "I.3,SS.2,Tarifas,number,NORTE,,ascending,accumulated,quarterly,,,\n"
    "I.4,SS.2,Quejas,number,NORTE,,undefined,maximum-permissible,quarterly,,,\n"
    "I.5,SS.2,Plazo,number,NORTE,,descending,not-accumulated,semestral,,,\n",
    "targets.csv": "code,year,target,period\n"
    "I.1,2024,150,\nI.1,2025,250,\nI.1,2025,180,2025-06\n"
    "I.2,2025,50%,\nI.3,2025,100,\nI.4,2025,5,\nI.5,2025,10,\n",
    "actuals.csv": "code,period,actual,accrued,source\n",
}  # fmt: skip


def plan(how: str) -> dict[str, str]:
    definition = PARTS["plan.toml"].replace('kind = "', f'targets = "{how}"\nkind = "')
    return {**PARTS, "plan.toml": definition}


@pytest.mark.parametrize(
    ("how", "code", "month", "target"),
    [
        ("given", "I.1", 3, None),
        ("given", "I.1", 6, 180),
        ("linear", "I.1", 3, 165),  # half way from 150 in December to 180 in June
        ("linear", "I.1", 6, 180),
        ("linear", "I.1", 9, 215),  # half way from 180 to 250
        ("linear", "I.1", 12, 250),
        ("linear", "I.2", 6, 45),  # half way from a baseline of 40 % to 50 %
        ("linear", "I.3", 3, 25),  # its values add up: a quarter of 100 in each
        ("linear", "I.3", 12, 25),
        ("linear", "I.4", 3, 5),  # a bound holds all year
        ("linear", "I.5", 6, None),  # nothing that a line could begin at
        ("same", "I.1", 3, 250),
        ("same", "I.3", 12, 100),
        ("same", "I.5", 6, 10),
    ],
)
def test_a_part_of_the_year_has_the_target_that_the_plan_says(
    tmp_path: Path, how: str, code: str, month: int, target: int | None
) -> None:
    (read,) = read_plans(read_workspace(make_workspace(tmp_path, {"agua": plan(how)})))
    period = Period(2025, month)

    expected = {each.item.code: each for each in expect(in_force(read, period), period)}[code]
    known = {"I.1": 250, "I.2": 50, "I.3": 100, "I.4": 5, "I.5": 10}

    assert (Gap.NO_TARGET if target is None else Decimal(target)) == expected.target.figure
    assert expected.yearly is not None
    assert Decimal(known[code]) == expected.yearly.figure


def test_equal_parts_that_do_not_end_come_to_the_target_of_the_year_exactly(
    tmp_path: Path,
) -> None:
    tables = plan("linear")
    tables["targets.csv"] = tables["targets.csv"].replace("I.3,2025,100", "I.3,2025,1")
    tables["indicators.csv"] = tables["indicators.csv"].replace(
        "accumulated,quarterly,,,\nI.4", "accumulated,monthly,,,\nI.4"
    )
    (read,) = read_plans(read_workspace(make_workspace(tmp_path, {"agua": tables})))

    held = in_force(read, Period(2025, 1)).targets
    parts = [each.figure for each in held if each.code == "I.3"]

    assert len(parts) == 12
    assert sum(each for each in parts if isinstance(each, Decimal)) == 1


def test_a_revised_target_of_the_year_changes_the_parts_from_its_month_on(tmp_path: Path) -> None:
    tables = plan("linear")
    tables["revisions.csv"] = (
        "code,field,period,value,from,reason,approver\n"
        "I.2,target,2025-12,60%,2025-07,Ampliación,Gerencia\n"
    )
    (read,) = read_plans(read_workspace(make_workspace(tmp_path, {"agua": tables})))

    def june(seen_in: Period) -> object:
        held = {(each.code, each.period): each.figure for each in in_force(read, seen_in).targets}
        return held["I.2", Period(2025, 6)]

    assert (june(Period(2025, 6)), june(Period(2025, 7))) == (45, 50)


def test_plan_check_names_the_due_periods_without_a_target(tmp_path: Path) -> None:
    tables = {**PARTS, "plan.toml": PARTS["plan.toml"].replace("2024-01", "2025-01")}
    told = run(make_workspace(tmp_path, {"agua": tables}), "plan", "check").stdout

    assert "2025-03 y 2025-09 sin meta" in told
    assert 'targets = "linear" o "same"' in told
    assert "I.1." in told.partition("2025-03 y 2025-09")[2].splitlines()[0]


def test_a_year_that_the_plan_says_has_none_is_not_told(tmp_path: Path) -> None:
    tables = {**PARTS, "plan.toml": PARTS["plan.toml"].replace("2024-01", "2025-01")}
    tables["targets.csv"] = tables["targets.csv"].replace("I.5,2025,10", "I.5,2025,ND")
    told = run(make_workspace(tmp_path, {"agua": tables}), "plan", "check").stdout

    assert "I.5" not in "".join(line for line in told.splitlines() if "2025-06" in line)


@pytest.mark.filterwarnings("ignore:.*xtension is not supported")
def test_form_workbook_and_explain_show_the_target_of_the_year_and_where_to_add_a_part(
    tmp_path: Path,
) -> None:
    folder = make_workspace(tmp_path, {"agua": PARTS})
    path = fill(folder, Period(2025, 3), "NORTE", {"I.1": 160})
    form = [[cell.value for cell in row] for row in load_workbook(path)["Indicadores"].iter_rows()]
    headings = next(row for row in form if "Valor obtenido" in row)
    mine = next(row for row in form if "I.1" in row)
    shown = dict(zip(headings, mine, strict=True))

    built = run(folder, "build", "--period", "2025-03")
    out = folder / "output" / "2025-03" / "agua"
    item = json.loads((out / "results.json").read_text())["items"][0]
    book = load_workbook(out / "agua-2025-03.xlsx")
    cells = [cell.value for row in book["Indicadores"].iter_rows() for cell in row]
    said = run(folder, "explain", "I.1", "--period", "2025-03").stdout

    assert built.returncode == 1
    assert (shown["Logro esperado"], shown["Meta del año"]) == ("sin meta", 250)
    assert (item["target"], item["target_year"], item["gap"]) == (None, "250", "no-target")
    assert "Meta del año 2025" in cells
    assert any("para 2025-03" in str(each) and "targets.csv" in str(each) for each in cells)
    assert "para 2025-03" in " ".join(said.split())


def test_a_form_of_december_and_its_version_are_what_they_were(tmp_path: Path) -> None:
    folder = make_workspace(tmp_path, {"agua": plan("linear") | {"targets.csv": (
        "code,year,target\nI.1,2025,250\nI.2,2025,50%\nI.4,2025,5\nI.5,2025,10\n"
    )}})  # fmt: skip
    versions = {}
    for month in (9, 12):
        path = fill(folder, Period(2025, month), "NORTE", {})
        book = load_workbook(path)
        cells = [cell.value for row in book["Indicadores"].iter_rows() for cell in row]
        stamp = [cell.value for row in book.worksheets[-2].iter_rows() for cell in row]
        version = next(each for each in stamp if str(each).startswith("indicators-"))
        versions[month] = (version, "Meta del año" in cells)

    assert versions[9][0] == versions[12][0]
    assert (versions[9][1], versions[12][1]) == (True, False)


@pytest.mark.parametrize("month", [1, 11, 12])
@pytest.mark.parametrize(("firms", "progress"), [(1, "75"), (2, "150")])
def test_a_target_that_follows_moves_no_figure_over_a_bound(
    month: int, firms: int, progress: str, tmp_path: Path
) -> None:
    """A twelfth of 16 is 4/3: 1 is 75 % of it, which is not low, and 2 are 150 %, not atypical."""
    tables = plan("linear")
    monthly = "I.3,SS.2,Firmas,number,NORTE,,ascending,accumulated,monthly,,,"
    tables["indicators.csv"] = f"{_HEAD}\n{monthly}\n"
    tables["targets.csv"] = "code,year,target\nI.3,2025,16\n"
    make_workspace(tmp_path, {"agua": tables})
    period = Period(2025, month)
    fill(tmp_path, period, "NORTE", {"I.3": firms})

    run(tmp_path, "build", "--period", period)

    text = (tmp_path / f"output/{period}/agua/results.json").read_text(encoding="utf-8")
    (item,) = json.loads(text)["items"]
    assert ("on-track", progress) == (item["status"], item["progress"])
