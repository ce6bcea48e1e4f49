"""Measures that ask whether a figure can be right (METHOD 7), each against a hand-made past."""

from decimal import Decimal

import pytest

from nouns import HERE, activity, calendar_of, figure, indicator, reported
from sheetgen.measuring.figure_oddities import odd_measures
from sheetgen.measuring.history import History
from sheetgen.model.expectation import Expectation
from sheetgen.model.figure import Figure, Gap, Value
from sheetgen.model.kinds import Aggregation
from sheetgen.model.measure import Measure
from sheetgen.model.period import Period
from sheetgen.model.plan import Activity, Actual, Indicator
from sheetgen.model.traits import Direction, Frequency, Unit
from sheetgen.records import names_of, replace

NOW = Period(2025, 3)


def measure(name: str, text: str) -> Measure:
    return reported(name, figure(text), HERE)


def odd(
    item: Indicator | Activity,
    actual: str,
    target: str = "no-target",
    past: dict[str, str] | None = None,
    *,
    due: bool = True,
    since: Period | None = None,
) -> dict[str, Figure]:
    known = History.of(
        Actual(item.code, Period.parse(when), figure(text), Gap.NO_DATA, "", (HERE,))
        for when, text in (past or {}).items()
    )
    history = replace(known, since=since)
    expectation = Expectation(
        item=item,
        period=NOW,
        due=due,
        target=Value(figure(target), (HERE,)),
        scheduled=False,
        months=(),
        programmed=Value(Gap.NOT_PROGRAMMED, (HERE,)),
        calendar=calendar_of(item, NOW, due=due),
    )
    said, aim = measure("actual", actual), measure("target", target)
    found = odd_measures(expectation, said, aim, history)
    return {each.name: each.figure for each in found}


def monthly(**given: object) -> Indicator:
    item = indicator(baseline=Decimal(10))
    values = {name: getattr(item, name) for name in names_of(type(item))}
    return Indicator(**values | {"frequency": Frequency.MONTHLY} | given)


def test_distances_follow_the_expected_direction() -> None:
    up = odd(monthly(), "8", "10")
    down = odd(monthly(direction=Direction.DESCENDING), "8", "10")

    assert (Decimal(-2), Decimal(2)) == (
        up["distance_from_baseline"],
        down["distance_from_baseline"],
    )
    assert Decimal(0) == up["target_minus_baseline"]
    assert (Decimal(-2), Decimal(2)) == (up["distance_from_target"], down["distance_from_target"])


def test_more_than_the_most_that_is_allowed_is_short_of_the_target() -> None:
    most = monthly(direction=Direction.UNDEFINED, aggregation=Aggregation.MAXIMUM_PERMISSIBLE)

    assert Decimal(-3) == odd(most, "8", "5")["distance_from_target"]


def test_10_93_against_0_10_is_109_3_times_its_target() -> None:
    assert Decimal("109.3") == odd(monthly(), "10.93", "0.10")["scale_ratio"]


def test_a_bound_has_no_scale() -> None:
    permissible = monthly(
        direction=Direction.UNDEFINED, aggregation=Aggregation.MINIMUM_PERMISSIBLE
    )

    assert "scale_ratio" not in odd(permissible, "54", "1")


def test_the_largest_earlier_share_is_remembered() -> None:
    past = {"2022-12": "121.30", "2023-12": "67.90", "2024-12": "no-data"}

    assert Decimal("121.30") == odd(monthly(unit=Unit.SHARE), "46", "80", past)["past_peak"]


def test_work_to_date_is_held_against_the_last_figure_of_the_year() -> None:
    item = activity(aggregation=Aggregation.ACCUMULATED)

    assert Decimal(-1) == odd(item, "4", past={"2025-01": "5"})["change"]
    assert "change" not in odd(item, "4", past={"2024-12": "5"})


def test_an_accumulated_indicator_is_of_its_period_and_may_be_less_than_the_one_before() -> None:
    item = monthly(aggregation=Aggregation.ACCUMULATED)

    assert "change" not in odd(item, "4", past={"2025-01": "5"})


@pytest.mark.parametrize(
    ("past", "expected"),
    [
        ({"2025-02": "7", "2025-01": "7", "2024-12": "6"}, 2),
        ({"2025-02": "6"}, 0),
        ({"2025-01": "7"}, None),
    ],
)
def test_months_that_repeat_the_figure(past: dict[str, str], expected: int | None) -> None:
    found = odd(monthly(), "7", past=past).get("months_repeated")

    assert expected == found


def history_of(*figures: str) -> dict[str, str]:
    at, past = NOW, {}
    for text in figures:
        at = at.previous()
        past[str(at)] = text
    return past


def test_before_december_a_baseline_of_a_year_says_nothing_where_the_period_has_no_target() -> None:
    assert "distance_from_baseline" not in odd(monthly(), "8")
    assert "distance_from_baseline" in odd(monthly(), "8", "10")


def test_an_outlier_is_measured_in_robust_deviations() -> None:
    """Median 12.5 of 9..16, MAD 2: (112.5 - 12.5) / (1.4826 * 2) = 33.724537974."""
    past = history_of("9", "10", "11", "12", "13", "14", "15", "16")

    assert Decimal("33.724537974") == odd(monthly(), "112.5", past=past)["outlier_score"]


def test_seven_points_have_no_outlier_and_a_flat_series_has_a_floor() -> None:
    seven = history_of(*(["100"] * 7))
    eight = history_of(*(["100"] * 8))

    assert "outlier_score" not in odd(monthly(), "900", past=seven)
    assert Decimal("0.4") == odd(monthly(), "102", past=eight)["outlier_score"]


@pytest.mark.parametrize(
    ("aggregation", "goal", "score"),
    [
        # 40 of the goal are left after 2 a month until February: 41 is 1 from it
        (Aggregation.NOT_ACCUMULATED, "44", "1"),
        # the last value is to be the goal itself: 41 is 3 from it
        (Aggregation.LAST_VALUE, "44", "3"),
        # nothing explains it: 41 is 39 from the usual 2
        (Aggregation.LAST_VALUE, "99", "39"),
    ],
)
def test_without_a_schedule_what_is_left_of_the_goal_is_no_outlier(
    aggregation: Aggregation, goal: str, score: str
) -> None:
    """Eight months of 2, two of them of this year; the unit of the distance is one."""
    item = activity(aggregation=aggregation, goal=goal)

    found = odd(item, "41", goal, past=history_of(*["2"] * 8))

    assert Decimal(score) == found["outlier_score"]


def test_periods_missing_in_a_row_are_counted_by_due_periods() -> None:
    yearly = monthly(frequency=Frequency.ANNUAL)
    past = {"2024-12": "no-data", "2023-12": "blank", "2022-12": "3"}

    assert Decimal(3) == odd(yearly, "no-data", past=past)["periods_missing"]
    assert Decimal(1) == odd(monthly(), "not-submitted", past=past)["periods_missing"]
    assert "periods_missing" not in odd(yearly, "not-applicable", past=past)


def test_periods_of_which_nothing_came_count_behind_the_first_of_which_files_are_kept() -> None:
    found = odd(monthly(), "not-submitted", since=Period(2025, 1))

    assert Decimal(2) == found["periods_missing"]  # February and March


def test_a_period_that_is_not_due_is_never_counted_as_missing() -> None:
    past = history_of("no-data", "no-data", "no-data")

    assert "periods_missing" not in odd(monthly(), "not-submitted", past=past, due=False)


def test_an_activity_without_a_schedule_is_missing_by_decembers() -> None:
    past = history_of("not-submitted", "not-submitted", "not-submitted") | {"2023-12": "1"}

    assert Decimal(2) == odd(activity(), "not-submitted", past=past)["periods_missing"]
