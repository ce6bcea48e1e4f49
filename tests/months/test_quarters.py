"""A plan of quarters is held against the quarter before, whatever months lie between."""

import json
from decimal import Decimal

import pytest

from drafting.drafts import report_of
from running import run
from sheetgen.model.period import Period
from sheetgen.writing.sheets.movements import moved, trend
from texts.held import SAY, example_year

MARCH, MAY, JUNE, JULY = (Period(2025, month) for month in (3, 5, 6, 7))


@pytest.mark.parametrize(
    ("period", "since"),
    [
        ("2025-03", Period(2025, 2)),  # no quarter is stored before
        ("2025-05", Period(2025, 4)),  # nothing is judged in it
        ("2025-06", MARCH),
        ("2025-07", JUNE),
        ("2025-09", JUNE),
        ("2025-12", Period(2025, 9)),
    ],
)
def test_a_quarter_is_held_against_the_last_one(period: str, since: Period) -> None:
    report = report_of("bienestar", period, example_year())

    assert report.comparison is not None
    assert report.fallen is not None
    assert (since, since) == (report.comparison.since, report.fallen.since)


def test_a_plan_of_months_is_held_against_the_month_before() -> None:
    report = report_of("caminos", "2025-06", example_year())

    assert report.comparison is not None
    assert report.comparison.since == MAY


def test_the_first_page_and_changes_tell_of_the_quarter() -> None:
    folder = example_year()
    assert run(folder, "build", "--period", "2025-06", "--plan", "bienestar").returncode in {0, 1}
    results = json.loads((folder / "output/2025-06/bienestar/results.json").read_text("utf-8"))

    assert results["changes"]["from"] == "2025-03"
    assert {"I.1": "worse", "I.2": "same"} == {
        each["code"]: each["change"] for each in results["changes"]["items"]
    }
    assert results["changes"]["index"]["before"] is not None


def test_a_trend_goes_from_quarter_to_quarter_and_counts_its_months() -> None:
    report = report_of("bienestar", "2025-12", example_year())
    objective = next(each for each in report.elements if each.depth == 0)

    assert moved(report, objective.element.code) == Decimal(0)
    told = trend(report, objective)
    assert told is not None
    assert "= 9 meses" == SAY.say(told)
