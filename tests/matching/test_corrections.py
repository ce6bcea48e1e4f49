"""What the analyst corrected is judged, and what was typed stays beside it."""

import json
from decimal import Decimal
from pathlib import Path

import pytest

import filled
from matching.sent import DECEMBER, fill, send
from monthly import FEBRUARY, JANUARY, WORK
from sheetgen.errors import PlanError
from sheetgen.language.speaker import speaker
from sheetgen.pipeline import compared, report
from sheetgen.planning.settings import read_workspace
from sheetgen.setup import Setup, open_setup
from sheetgen.writing.results import results
from small import make_workspace

HEADER = "plan,period,code,field,figure,reason,approver"


def house_with(folder: Path, *lines: str) -> Setup:
    path = folder / "corrections.csv"
    path.write_text("\n".join((HEADER, *lines)) + "\n", encoding="utf-8")
    return open_setup(read_workspace(folder))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    make_workspace(tmp_path)
    setup = open_setup(read_workspace(tmp_path))
    send(setup, "NORTE", lambda sheet: fill(sheet, I_1=1500, I_2=0.45))
    return tmp_path


def test_the_corrected_figure_is_judged_and_both_are_shown(folder: Path) -> None:
    setup = house_with(folder, "agua,2025-12,I.1,actual,150,Un cero de más,Ana Ruiz")

    made = report(setup, setup.plans[0], DECEMBER)

    item = next(each for each in made.items if each.measured.item.code == "I.1")
    actual = item.measured.measure("actual")
    assert (Decimal(150), "1500") == (actual.figure, actual.typed)
    assert Decimal(75) == item.measured.figure("progress")
    assert ("correction", "1500 → 150: Un cero de más (Ana Ruiz)") in item.measured.notes
    assert ["input/2025-12/envío.xlsx!Indicadores!G9", "corrections.csv!line 2!figure"] == [
        str(place) for place in actual.places
    ]
    say = speaker("en", "es_PE")
    expected = "corrected from 1500 by Ana Ruiz: Un cero de más"
    assert expected == say.say(actual.formula.said)
    told = json.loads(json.dumps(results(made, say)))["items"][0]["corrections"]
    assert [{"field": "actual", "typed": "1500", "figure": "150"}] == [
        {key: each[key] for key in ("field", "typed", "figure")} for each in told
    ]


@pytest.mark.parametrize(
    ("corrected", "told"),
    [("30", "30 counts, corrected by the analyst (1500 was sent); progress is low (15.0\xa0%)"),
     ("ND", "ND counts, corrected by the analyst (1500 was sent); there is no figure to judge")],
)  # fmt: skip
def test_the_office_is_told_that_the_figure_to_explain_is_not_the_one_it_sent(
    folder: Path, corrected: str, told: str
) -> None:
    setup = house_with(folder, f"agua,2025-12,I.1,actual,{corrected},Acta 3,Ana Ruiz")

    made = report(setup, setup.plans[0], DECEMBER)

    say = speaker("en", "es_PE")
    asked = [say.say(each.message) for each in made.problems if each.code == "READ-314"]
    assert [f"I.1: {told}, and Reason and Corrective measure came empty."] == [
        each for each in asked if each.startswith("I.1")
    ]


def test_a_figure_is_given_for_an_office_that_sent_none(folder: Path) -> None:
    setup = house_with(folder, "agua,2025-12,I.3,actual,40,Por teléfono,Ana Ruiz")

    made = report(setup, setup.plans[0], DECEMBER)

    item = next(each for each in made.items if each.measured.item.code == "I.3")
    assert Decimal(100) == item.measured.figure("progress")


def test_another_period_is_left_alone(folder: Path) -> None:
    setup = house_with(folder, "agua,2024-12,I.1,actual,150,Un cero de más,Ana Ruiz")

    made = report(setup, setup.plans[0], DECEMBER)

    assert Decimal(1500) == made.items[0].measured.figure("actual")


@pytest.mark.parametrize(
    ("line", "column"),
    [
        ("agna,2025-12,I.1,actual,150,r,a", "plan"),
        ("agua,diciembre,I.1,actual,150,r,a", "period"),
        ("agua,2026-01,I.1,actual,150,r,a", "period"),
        ("agua,2025-12,I.9,actual,150,r,a", "code"),
        ("agua,2025-12,I.1,pim,150,r,a", "field"),
        ("agua,2025-12,I.1,actual,mucho,r,a", "figure"),
        ("agua,2025-12,I.1,actual,,r,a", "figure"),
        ("agua,2025-12,I.1,actual,15%,r,a", "figure"),
        ("agua,2025-12,I.1,actual,150,,a", "reason"),
        ("agua,2025-12,I.1,actual,150,r,", "approver"),
    ],
)
def test_a_wrong_line_stops_the_run_at_its_cell(folder: Path, line: str, column: str) -> None:
    with pytest.raises(PlanError) as stopped:
        house_with(folder, line)

    assert f"corrections.csv!line 2!{column}" == stopped.value.where


def test_a_cell_corrected_twice_stops_the_run(folder: Path) -> None:
    with pytest.raises(PlanError, match="line 3"):
        house_with(folder, *(f"agua,2025-12,I.1,actual,{n},r,a" for n in (1, 2)))


def test_a_figure_corrected_in_a_month_of_which_no_file_came_counts_in_later_months(
    tmp_path: Path,
) -> None:
    """Of 10 and 20 programmed 5 and 20 were made: the mean of 50 and 100 %, 25 of 120 in all."""
    by_month = WORK["activities.csv"].replace("NORTE,accumulated", "NORTE,not-accumulated")
    schedule = "code,period,programmed\nA.1,2025-01,10\nA.1,2025-02,20\n"
    tables = {**WORK, "activities.csv": by_month, "schedule.csv": schedule}
    house_with(make_workspace(tmp_path, {"obra": tables}), "obra,2025-01,A.1,actual,5,Por acta,Ana")
    filled.fill(tmp_path, FEBRUARY, "NORTE", {}, work={"A.1": {"Ejecución física acumulada": 20}})
    setup = open_setup(read_workspace(tmp_path))

    made = report(setup, setup.plans[0], FEBRUARY)

    measured = next(each.measured for each in made.items if each.measured.item.code == "A.1")
    assert Decimal(75) == measured.figure("progress")
    assert Decimal(25) == measured.figure("executed")
    moved = compared(setup, setup.plans[0], JANUARY, FEBRUARY)
    state = next(each.before for each in moved.items if each.code == "A.1")
    assert state is not None
    assert Decimal(50) == state.progress
