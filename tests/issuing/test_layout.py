"""What a blank template shows in its locked columns."""

from pathlib import Path

import pytest

from sheetgen.issued import issue
from sheetgen.model.figure import Figure, Gap
from sheetgen.model.period import Period
from sheetgen.model.template import TemplateRow
from sheetgen.planning.settings import read_workspace
from sheetgen.setup import open_setup
from small import POLICY, make_workspace

ACTIVITIES = """\
code,element,kind,name,unit,offices,aggregation,goal,pim
A.1,SS.1,activity,Sin cronograma,Obras,NORTE,accumulated,70,100
A.2,SS.1,activity,Con cronograma,Obras,NORTE,accumulated,70,100
"""
SCHEDULE = "code,period,programmed\nA.2,2025-06,30\nA.2,2025-12,40\n"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    tables = {**POLICY, "activities.csv": ACTIVITIES, "schedule.csv": SCHEDULE}
    return make_workspace(tmp_path / "w", {"agua": tables})


def rows(root: Path, month: int) -> dict[str, TemplateRow]:
    setup = open_setup(read_workspace(root))
    made = issue(setup, Period(2025, month))[0]
    return {row.item.code: row for sheet in made.sheets for row in sheet.rows}


@pytest.mark.parametrize(
    ("month", "expected"),
    [
        (3, {"A.1": Gap.NOT_COMPUTED, "A.2": Gap.NOT_PROGRAMMED}),
        (6, {"A.1": Gap.NOT_COMPUTED, "A.2": 30}),
        (12, {"A.1": 70, "A.2": 70}),
    ],
)
def test_what_is_programmed_to_date_is_shown(
    root: Path, month: int, expected: dict[str, Figure]
) -> None:
    shown = {code: dict(row.shown).get("programmed") for code, row in rows(root, month).items()}

    assert expected == {code: shown[code] for code in ("A.1", "A.2")}


def test_every_row_knows_what_its_live_status_is_made_of(root: Path) -> None:
    made = rows(root, 12)["I.1"]

    assert made.live is not None
    assert made.live.progress.figure is Gap.BLANK
    assert made.live.progress.formula.operands["bottom"].figure == 200
    assert {bound.name: bound.figure for bound in made.live.bounds}["low"] == 75
