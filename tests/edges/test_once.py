"""A month is thought through once, however many of its answers follow from it."""

from pathlib import Path

import pytest
from openpyxl import load_workbook

from cli.test_commands import fill_all
from keeping.test_readings_kept import DECEMBER, MONTHLY, NOVEMBER
from running import run
from sheetgen.intake import check
from sheetgen.issued import issue
from sheetgen.model.period import Period
from sheetgen.pipeline import report
from sheetgen.planning.settings import read_workspace
from sheetgen.questions import explain
from sheetgen.setup import Setup, open_setup
from sheetgen.stale import stale_reports
from small import make_workspace
from steps import calls

pytestmark = pytest.mark.sweep

_STEPS = (
    "/planning/calendar.py:_expect",
    "/measuring/measure.py:measure",
    "/ruling/classify.py:judge_items",
    "/asking/ask.py:ask",
)


@pytest.fixture
def two_months(tmp_path: Path) -> Setup:
    """A policy of which the files of two months came."""
    make_workspace(tmp_path, {"agua": MONTHLY})
    fill_all(tmp_path, NOVEMBER)
    fill_all(tmp_path, DECEMBER)
    return open_setup(read_workspace(tmp_path))


def test_each_month_is_expected_measured_judged_and_asked_once(two_months: Setup) -> None:
    (plan,) = two_months.plans

    found = calls(lambda: report(two_months, plan, Period.parse(DECEMBER)))

    looked_back = 1  # alerts are dated by November judged by the rules of December
    recalled = 1  # December 2024 of which `actuals.csv` alone tells, for Historia
    assert {
        "/planning/calendar.py:_expect": 2 + recalled,
        "/measuring/measure.py:measure": 2 + looked_back + recalled,
        "/ruling/classify.py:judge_items": 2 + looked_back + recalled,
        "/asking/ask.py:ask": 2,
    } == {name: found[name] for name in _STEPS}


def test_what_is_asked_of_one_item_measures_and_judges_that_item_alone(two_months: Setup) -> None:
    found = calls(lambda: explain(two_months, "I.3", Period.parse(DECEMBER), None))

    assert 3 == len(two_months.plans[0].items)
    tried = found["/questions.py:_remeasure.<locals>.remeasure"]
    before = 2  # November: as it stood, and dated its alerts
    assert 1 + before + tried == found["/measuring/progress.py:measure_indicator"]
    assert 1 + before == found["/ruling/classify.py:judge_items"]
    assert 1 == found["/summing/narrative.py:narrate"]  # of the item alone, for its promise
    assert found["/measuring/measure.py:needed_for"] < tried  # once, not for each value


def test_the_template_of_one_office_lays_out_no_other(two_months: Setup) -> None:
    found = calls(lambda: issue(two_months, Period.parse(DECEMBER), office="NORTE"))

    november = 4  # its files are read against all of its rows
    its_own = 3  # I.1, and I.2 that SUR reports too; I.3 is asked of SUR alone
    assert november + its_own == found["/issuing/layout.py:_row"]


def test_of_a_month_in_which_one_file_is_new_that_file_alone_is_read(two_months: Setup) -> None:
    root = two_months.workspace.root
    assert 2 > run(root, "build", "--period", DECEMBER).returncode
    book = load_workbook(root / "input" / DECEMBER / "SUR.xlsx")
    book.save(root / "input" / DECEMBER / "SUR.xlsx")
    anew = open_setup(two_months.workspace)

    found = calls(lambda: report(anew, anew.plans[0], Period.parse(DECEMBER)))

    assert 1 == found["/reading/submissions.py:read_submission"]


def test_a_file_that_is_checked_is_the_only_one_that_is_read(two_months: Setup) -> None:
    root = two_months.workspace.root
    assert 2 > run(root, "build", "--period", DECEMBER).returncode
    anew = open_setup(two_months.workspace)

    found = calls(lambda: check(anew, [root / "input" / DECEMBER / "SUR.xlsx"]))

    assert 0 == found["/reading/submissions.py:read_submission"]
    assert 1 == found["/reading/submissions.py:read_delivery"]


def test_a_report_that_lies_there_has_no_file_of_its_months_read(two_months: Setup) -> None:
    root = two_months.workspace.root
    assert 2 > run(root, "build", "--period", DECEMBER).returncode
    anew = open_setup(two_months.workspace)

    found = calls(lambda: stale_reports(anew, anew.plans))

    assert 0 == found["/delivery.py:take_in"]
    (root / "input" / NOVEMBER / "NORTE.xlsx").unlink()
    assert 1 == len(stale_reports(anew, anew.plans))


def test_a_file_is_digested_once_for_all_reports_that_follow_from_it(two_months: Setup) -> None:
    root = two_months.workspace.root
    for month in (NOVEMBER, DECEMBER):
        assert 2 > run(root, "build", "--period", month).returncode
    anew = open_setup(two_months.workspace)

    found = calls(lambda: stale_reports(anew, anew.plans))

    assert 4 == found["/disk/ours.py:digest_of"]  # of two offices in each month


def test_of_several_files_that_are_checked_the_past_is_recalled_once(two_months: Setup) -> None:
    inbox = two_months.workspace.input / DECEMBER

    found = calls(lambda: check(two_months, [inbox / "NORTE.xlsx", inbox / "SUR.xlsx"]))

    assert 1 == found["/measuring/history.py:recall"]
    assert 2 == found["/planning/calendar.py:_expect"]  # of December, and of November before it
