"""What is due when, and what is programmed to date (METHOD 4)."""

from decimal import Decimal
from pathlib import Path

import pytest

from sheetgen.errors import WorkspaceError
from sheetgen.model.figure import Gap
from sheetgen.model.period import Period
from sheetgen.model.plan import Plan
from sheetgen.planning.calendar import expect
from sheetgen.planning.plans import read_plans
from sheetgen.planning.settings import read_workspace
from small import POLICY, make_workspace

PROGRAMME = {
    "plan.toml": """\
code = "pp1"
name = "Programa 1"
kind = "programme"
from = "2025-01"
until = "2025-12"

[levels]
PP = "Programa"
""",
    "offices.csv": "code,name\nNORTE,\n",
    "elements.csv": "code,level,parent,name,rollup\nP,PP,,Programa,none\n",
    "activities.csv": (
        "code,element,kind,name,unit,offices,aggregation,goal,pim\n"
        "A.1,P,activity,Sumada,Empresas,NORTE,accumulated,100,1000\n"
        "A.2,P,activity,De último valor,Empresas,NORTE,last-value,90,1000\n"
        "A.3,P,activity,Mensual,Empresas,NORTE,not-accumulated,90,1000\n"
        "A.4,P,activity,Sin calendario,Empresas,NORTE,accumulated,90,1000\n"
    ),
    "schedule.csv": "code,period,programmed\n"
    + "".join(
        f"{code},2025-{month:02d},{figure}\n"
        for code in ("A.1", "A.2", "A.3")
        for month, figure in ((1, 0), (2, 10), (3, 20), (5, 30))
    ),
}


def programme(folder: Path) -> Plan:
    return read_plans(read_workspace(make_workspace(folder, {"pp1": PROGRAMME})))[0]


@pytest.mark.parametrize(
    ("code", "period", "programmed"),
    [
        ("A.1", "2025-01", Gap.NOT_PROGRAMMED),
        ("A.1", "2025-02", 10),
        ("A.1", "2025-04", 30),
        ("A.1", "2025-12", 60),
        ("A.2", "2025-03", 20),
        ("A.2", "2025-04", 20),
        ("A.3", "2025-03", 20),
        ("A.3", "2025-04", Gap.NOT_PROGRAMMED),
        ("A.4", "2025-12", Gap.NOT_PROGRAMMED),
    ],
)
def test_programmed_to_date_follows_the_aggregation(
    tmp_path: Path, code: str, period: str, programmed: int | Gap
) -> None:
    found = {each.item.code: each for each in expect(programme(tmp_path), Period.parse(period))}

    expected = programmed if isinstance(programmed, Gap) else Decimal(programmed)
    assert expected == found[code].programmed.figure


@pytest.mark.parametrize(
    ("code", "period", "places"),
    [
        ("A.1", "2025-01", ["schedule.csv!line 2!programmed"]),
        ("A.1", "2025-02", [f"schedule.csv!line {at}!programmed" for at in (2, 3)]),
        ("A.2", "2025-04", ["schedule.csv!line 8!programmed"]),
        ("A.3", "2025-04", ["activities.csv!line 4!goal"]),
        ("A.4", "2025-04", ["activities.csv!line 5!goal"]),
    ],
)
def test_what_is_programmed_or_not_names_the_cells_that_say_so(
    tmp_path: Path, code: str, period: str, places: list[str]
) -> None:
    found = {each.item.code: each for each in expect(programme(tmp_path), Period.parse(period))}

    said = [str(each) for each in found[code].programmed.places]
    assert [f"plans/pp1/{place}" for place in places] == said


def test_a_goal_without_a_schedule_is_due_in_december_alone(tmp_path: Path) -> None:
    plan = programme(tmp_path)

    due = [month for month in range(1, 13) if expect(plan, Period(2025, month))[3].due]

    assert [12] == due


@pytest.mark.parametrize(
    ("frequency", "months"),
    [
        ("annual", [12]),
        ("semestral", [6, 12]),
        ("quarterly", [3, 6, 9, 12]),
        ("monthly", list(range(1, 13))),
    ],
)
def test_an_indicator_is_due_by_its_frequency(
    tmp_path: Path, frequency: str, months: list[int]
) -> None:
    tables = POLICY | {"indicators.csv": POLICY["indicators.csv"].replace("annual", frequency)}
    plan = read_plans(read_workspace(make_workspace(tmp_path, {"agua": tables})))[0]

    due = [month for month in range(1, 13) if expect(plan, Period(2025, month))[0].due]

    assert months == due


def test_a_period_outside_the_plan_is_refused(tmp_path: Path) -> None:
    with pytest.raises(WorkspaceError, match="outside"):
        expect(programme(tmp_path), Period(2026, 1))
