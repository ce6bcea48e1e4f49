"""What is needed a month and where the pace leads: every figure worked out by hand."""

from collections.abc import Mapping
from decimal import Decimal

import pytest

from nouns import HERE, a_plan, activity, indicator
from sheetgen.language.speaker import speaker
from sheetgen.measuring.history import History
from sheetgen.measuring.measure import measure
from sheetgen.model.figure import Figure, Gap
from sheetgen.model.forecasting import Forecasting, Unforecast, why_not
from sheetgen.model.formula import Operand
from sheetgen.model.kinds import Aggregation, PlanKind
from sheetgen.model.measure import MeasuredItem
from sheetgen.model.observation import Observation
from sheetgen.model.period import Period, december
from sheetgen.model.plan import (
    Activity,
    Actual,
    IndexChoices,
    Indicator,
    Plan,
    Programmed,
    Target,
)
from sheetgen.model.timetable import Timetable
from sheetgen.model.traits import Direction, Frequency
from sheetgen.planning.calendar import expect
from sheetgen.records import replace
from sheetgen.telling.pace_words import needed_words, to_date_words, year_words

EMPTY = a_plan(
    kind=PlanKind.PROGRAMME,
    choices=IndexChoices(cap=None, missing_as_zero=False, over_elements=False),
)
SAY = speaker("es", "es_PE")
TEN_A_MONTH = dict.fromkeys(range(1, 13), 10)


def at(period: Period, item: Activity | Indicator, plan: Plan, past: Mapping[Period, int],
       now: int | None, settings: Forecasting) -> MeasuredItem:  # fmt: skip
    """The item in a month, with what was reported before it and in it."""
    history = History.of(
        Actual(item.code, when, Decimal(n), Gap.NO_DATA, "", (HERE,)) for when, n in past.items()
    )
    said = () if now is None else (
        Observation(plan="p", code=item.code, field="actual", office="NORTE", said=Decimal(now),
                    typed=str(now), place=HERE),
    )  # fmt: skip
    (found,) = measure(plan, period, expect(plan, period), said, history, (), None, settings)
    return found


def work(
    *done: int | None,
    goal: int = 120,
    months: Mapping[int, int] | None = None,
    before: Mapping[Period, int] | None = None,
    settings: Forecasting | None = None,
    aggregation: Aggregation = Aggregation.ACCUMULATED,
) -> MeasuredItem:
    """An activity, by what it executed to date from January on; None where it is not known."""
    item = replace(activity(goal=str(goal)), aggregation=aggregation)
    schedule = Timetable.of(
        Programmed("A.1", Period(2025, month), Decimal(n), HERE)
        for month, n in (months or {}).items()
    )
    known = {Period(2025, n): figure for n, figure in enumerate(done, 1) if figure is not None}
    period = Period(2025, len(done))
    now = known.pop(period, None)
    plan = replace(EMPTY, activities=(item,), schedule=schedule)
    return at(period, item, plan, {**(before or {}), **known}, now, settings or Forecasting())


def figures(found: MeasuredItem, *names: str) -> list[str | None]:
    return [None if (n := found.figure(name)) is None else f"{n:f}" for name in names]


RANGE = ("forecast_end", "forecast_low", "forecast_high")


def test_the_pace_is_scaled_by_the_schedule_and_its_error_is_that_of_earlier_months() -> None:
    found = work(8, 17, 30, 33, 45, months=TEN_A_MONTH)

    # 45 × 120 / 50; of what was programmed the pace missed by 0.125, 0.083, 0.25 and 0.375
    assert figures(found, *RANGE) == ["108.0", "93.4", "122.6"]
    assert figures(found, "forecast_error") == ["14.6"]  # 0.208333 × 70
    assert figures(found, "forecast_share", "forecast_best") == ["90.000000000", "102.166666667"]
    assert figures(found, "pace_per_month", "needed_per_month") == ["9.0", "10.8"]  # 75 / 7, up
    # left out: 9.25 for 8, 17 for 17, 25 for 30, 40.5 for 33, 41.25 for 45
    assert figures(found, "forecast_right", "forecast_tried") == ["2", "5"]


def test_without_a_schedule_the_months_of_the_year_are_the_scale() -> None:
    found = work(2, 7, 14, goal=70)

    assert figures(found, *RANGE) == ["56.0", "22.2", "89.8"]  # ± (4 + 3.5) / 2 × 9
    assert figures(found, "needed_per_month") == ["6.3"]  # 56 / 9


def test_a_month_that_is_not_known_is_no_point_and_no_zero() -> None:
    found = work(10, None, 30, 40, months=TEN_A_MONTH)

    assert figures(found, *RANGE) == ["120.0", "120.0", "120.0"]
    assert figures(found, "forecast_points", "forecast_right", "forecast_tried") == ["3", "3", "3"]


@pytest.mark.parametrize(
    ("done", "points", "expected"),
    [
        ((10, 20), 3, None),
        ((10, 20), 2, "120.0"),
        ((10, 20, 30), 3, "120.0"),
        ((10, 20, 30), 4, None),
    ],
)
def test_nothing_is_forecast_from_fewer_months_than_declared(
    done: tuple[int, ...], points: int, expected: str | None
) -> None:
    found = work(*done, months=TEN_A_MONTH, settings=Forecasting(points=points))

    assert figures(found, "forecast_end", "forecast_points") == [expected, str(len(done))]
    assert found.figure("needed_per_month") == 10


def test_months_before_anything_is_programmed_are_no_points() -> None:
    found = work(0, 0, 5, 15, months=dict.fromkeys(range(3, 13), 10), goal=100)

    assert figures(found, "forecast_end", "forecast_points") == [None, "2"]


def test_where_all_is_programmed_already_nothing_is_forecast() -> None:
    found = work(10, 20, 25, months={1: 10, 2: 10, 3: 10}, goal=30)

    assert figures(found, "forecast_end", "needed_per_month") == [None, "0.6"]  # 5 / 9


def test_the_year_before_is_no_part_of_the_pace() -> None:
    before = {Period(2024, 11): 90, december(2024): 120}

    found = work(10, 20, months=TEN_A_MONTH, before=before)

    assert figures(found, "forecast_points", "forecast_end") == ["2", None]
    unscheduled = work(2, 7, before=before, goal=70)
    assert figures(unscheduled, "forecast_points") == ["2"]


def test_a_forecast_is_right_up_to_its_bound() -> None:
    found = work(20, 38, months=TEN_A_MONTH, settings=Forecasting(points=2))

    # January left out: 18 by February, 2 of its 20 short, 10 %; February: 40 for 38
    assert figures(found, "forecast_right", "forecast_tried") == ["2", "2"]


def test_of_a_goal_of_nothing_nothing_is_needed() -> None:
    assert work(0, 0, 0, goal=0, months=TEN_A_MONTH).measure("needed_per_month") is None


def test_what_is_reached_needs_nothing_more() -> None:
    assert work(50, 90, 130, months=TEN_A_MONTH).figure("needed_per_month") == 0


def test_the_months_of_last_year_make_another_forecast() -> None:
    before = {Period(2024, 3): 10, december(2024): 80}

    found = work(2, 7, 14, goal=70, before=before)

    assert figures(found, "forecast_last_year") == ["112.0"]  # 14 × 80 / 10
    assert figures(found, "forecast_last_year_share") == ["160.000000000"]
    for told in ({december(2024): 80}, {Period(2024, 3): 0, december(2024): 80},
                 {Period(2024, 3): 90, december(2024): 80}):  # fmt: skip
        assert work(2, 7, 14, before=told).measure("forecast_last_year") is None


@pytest.mark.parametrize(
    "found",
    [
        work(*range(10, 121, 10), months=TEN_A_MONTH),
        work(10, 20, 30, aggregation=Aggregation.LAST_VALUE),
        work(10, 20, 30, aggregation=Aggregation.NOT_ACCUMULATED),
        work(10, 20, None, months=TEN_A_MONTH),
    ],
    ids=("December", "last value", "of the month alone", "no figure"),
)
def test_there_is_no_pace_of_what_is_over_does_not_add_up_or_is_not_known(
    found: MeasuredItem,
) -> None:
    assert [] == [each.name for each in found.measures if "forecast" in each.name]
    assert found.measure("needed_per_month") is None


@pytest.mark.parametrize(
    ("found", "why"),
    [
        (work(10, 20, 30, months=TEN_A_MONTH), None),
        (work(*range(10, 121, 10), months=TEN_A_MONTH), Unforecast.YEAR_OVER),
        (work(10, 20, 30, aggregation=Aggregation.LAST_VALUE), Unforecast.NOT_ADDITIVE),
        (work(10, 20, None, months=TEN_A_MONTH), Unforecast.NOT_KNOWN),
        (work(10, 20, 30, goal=0), Unforecast.NOT_KNOWN),
        (work(10, 20, months=TEN_A_MONTH), Unforecast.FEW_POINTS),
        (work(10, 20, 30, months=dict.fromkeys((1, 2, 3), 10)), Unforecast.NOTHING_LEFT),
    ],
)
def test_why_nothing_is_forecast_is_told_of_every_item(
    found: MeasuredItem, why: Unforecast | None
) -> None:
    assert why_not(found, 3) is why


def quarters(*values: int | None, direction: Direction = Direction.ASCENDING) -> MeasuredItem:
    """June 2025 of an indicator whose values add up: 10 a quarter in 2024, 20 in 2025."""
    item = replace(
        indicator(aggregation=Aggregation.ACCUMULATED, direction=direction),
        frequency=Frequency.QUARTERLY,
    )
    due = [Period(year, month) for year in (2024, 2025) for month in (3, 6, 9, 12)]
    asked = {each: Decimal(10 if each.year == 2024 else 20) for each in due}
    known = {each: n for each, n in zip(due, values, strict=False) if n is not None}
    return in_june(item, asked, known)


def in_june(
    item: Indicator, asked: Mapping[Period, Figure], known: dict[Period, int]
) -> MeasuredItem:
    """The indicator in June 2025, by its targets and by what it reported."""
    targets = Timetable.of(Target("I.1", each, figure, HERE) for each, figure in asked.items())
    plan = replace(EMPTY, from_=Period(2024, 1), indicators=(item,), targets=targets)
    now = known.pop(Period(2025, 6), None)
    return at(Period(2025, 6), item, plan, known, now, Forecasting())


def test_values_that_add_up_are_scaled_by_the_targets_since_the_plan_began() -> None:
    found = quarters(10, 8, 12, 10, 15, 15)

    assert figures(found, "accumulated", "accumulated_target") == ["70", "120"]
    assert figures(found, *RANGE) == ["105.0", "98.7", "111.3"]  # 70 × 120 / 80, ± 0.158571 × 40
    assert figures(found, "forecast_best", "needed_per_month") == ["92.750000000", "8.4"]


def test_a_quarter_that_is_not_known_leaves_the_sum_unknown() -> None:
    assert quarters(10, None, 12, 10, 15, 15).measure("needed_per_month") is None


@pytest.mark.parametrize(
    ("asked", "known"),
    [
        # a target that is not known, none that is due, none above nothing, no value now
        ({Period(2025, 6): Decimal(20), Period(2025, 12): Gap.NO_TARGET}, {Period(2025, 6): 10}),
        ({Period(2025, 9): Decimal(20), Period(2025, 12): Decimal(20)}, {Period(2025, 6): 10}),
        ({Period(2025, 6): Decimal(0), Period(2025, 12): Decimal(0)}, {Period(2025, 6): 10}),
        ({Period(2025, 6): Decimal(20), Period(2025, 12): Decimal(20)}, {}),
    ],
)
def test_without_targets_to_add_up_or_a_value_nothing_is_accumulated(
    asked: dict[Period, Figure], known: dict[Period, int]
) -> None:
    item = replace(indicator(aggregation=Aggregation.ACCUMULATED), frequency=Frequency.QUARTERLY)
    ready = {Period(2025, 6): Decimal(20), Period(2025, 12): Decimal(20)}

    assert figures(in_june(item, asked, dict(known)), "accumulated", "needed_per_month") == [
        None,
        None,
    ]
    assert figures(in_june(item, ready, {Period(2025, 6): 10}), "accumulated") == ["10"]


def test_nothing_is_needed_and_nobody_falls_short_of_what_should_be_less() -> None:
    found = quarters(5, 4, 6, 5, 8, 7, direction=Direction.DESCENDING)

    assert found.figure("progress_2") == Decimal("43.750000000")  # 35 / 80
    assert why_not(found, 3) is Unforecast.LESS_IS_BETTER
    assert [None] * 4 == figures(found, "needed_per_month", *RANGE)
    assert year_words([found]) is None


def test_what_is_asked_since_the_plan_began_is_not_called_what_the_year_asks() -> None:
    spoken = to_date_words(quarters(10, 8, 12, 10, 15, 15))

    assert spoken is not None
    assert SAY.say(spoken).replace("\xa0", " ") == (
        "A la fecha 70, y a diciembre se pide 120; ha pasado el 50.0 % del año."
    )


def test_of_several_items_that_fall_short_the_sentence_is_in_the_plural() -> None:
    short = work(8, 17, 30, 33, 35, months=TEN_A_MONTH)
    said = [SAY.say(told) for n in (1, 2) if (told := year_words([short] * n)) is not None]

    assert ["1 de 1 ítems no llegaría", "2 de 2 ítems no llegarían"] == [
        each.split("actual ")[1].split(" a lo")[0] for each in said
    ]


def test_of_many_that_fall_short_six_are_named_and_the_others_counted() -> None:
    short = work(8, 17, 30, 33, 35, months=TEN_A_MONTH)
    said = [SAY.say(told) for n in (6, 8) if (told := year_words([short] * n)) is not None]

    assert ["A.1, A.1, A.1, A.1, A.1, A.1.", "A.1, A.1, A.1, A.1, A.1, A.1 y 2 más."] == [
        each.split("caso: ")[1] for each in said
    ]


def test_what_last_year_s_months_lead_to_what_is_asked_is_not_said_to_fall_short() -> None:
    last = {Period(2024, 5): 30, december(2024): 120}  # 35 × 120 / 30 = 140, of 120
    late, later = (
        work(8, 17, 30, 33, 35, months=TEN_A_MONTH, before={**last, december(2024): n})
        for n in (120, 90)
    )

    assert figures(late, "forecast_best", "forecast_last_year") == [
        "95.500000000",
        "140.0",
    ]  # 84 + 30.6
    said = year_words([late, later])
    assert said is not None
    assert "1 de 2 ítems no llegaría" in SAY.say(said)


def test_each_says_how_it_is_worked_out_and_from_which_cells() -> None:
    found = work(8, 17, 30, 33, 45, months=TEN_A_MONTH)
    told = {
        name: measure.formula.written
        for name in ("needed_per_month", "forecast_end", "forecast_low", "forecast_high")
        if (measure := found.measure(name)) is not None and measure.places
    }

    assert told == {
        "needed_per_month": "(target - actual) / 7",
        "forecast_end": "actual * programmed_year / programmed",
        "forecast_low": "largest of actual and (forecast_end - forecast_error)",
        "forecast_high": "forecast_end + forecast_error",
    }


def test_a_spreadsheet_rounds_and_bounds_as_the_build_does() -> None:
    found = work(8, 17, 30, 33, 45, months=TEN_A_MONTH)
    cells = {
        name: measure.formula.cell(lambda each: Operand(each.name))
        for name in ("needed_per_month", "pace_per_month", "forecast_end", "forecast_low")
        if (measure := found.measure(name)) is not None
    }

    assert cells == {
        "needed_per_month": "ROUNDUP(ROUND(MAX(target-actual,0)/7,9),1)",
        "pace_per_month": "ROUND(ROUND(actual/5,9),1)",
        "forecast_end": "ROUND(ROUND(actual*programmed_year/programmed,9),1)",
        "forecast_low": "ROUND(MAX(actual,forecast_end-forecast_error),9)",
    }


def test_of_what_asks_less_than_ten_three_decimals_are_told_and_no_less_than_is_done() -> None:
    ten = work(1, 2, 3, goal=10, months=dict.fromkeys(range(1, 13), 1))
    nine = work(1, 2, 3, goal=9, months=dict.fromkeys(range(1, 13), 1))
    uneven = work(0, 0, 30, goal=40, months=TEN_A_MONTH)

    assert figures(ten, "needed_per_month") == ["0.8"]  # 7 / 9 = 0.778, up
    assert figures(nine, "needed_per_month") == ["0.667"]  # 6 / 9
    assert figures(uneven, *RANGE) == ["120.0", "30", "322.5"]  # ± (1.5 + 3) / 2 × 90 = 202.5


def of_a_plan(
    first: Period | None, until: Period | None, month: int, *, months: Mapping[int, int]
) -> MeasuredItem:
    """An activity with a goal of 60 that does 10 a month from the first month of its plan on."""
    begun = 0 if first is None else first.month - 1
    schedule = Timetable.of(
        Programmed("A.1", Period(2025, n), Decimal(figure), HERE) for n, figure in months.items()
    )
    plan = replace(
        EMPTY, from_=first, until=until, activities=(activity(goal="60"),), schedule=schedule
    )
    past = {Period(2025, n): 10 * (n - begun) for n in range(begun + 1, month)}
    return at(Period(2025, month), plan.activities[0], plan, past, 10 * (month - begun),
              Forecasting())  # fmt: skip


@pytest.mark.parametrize("months", [{}, dict.fromkeys(range(7, 13), 10)])
def test_a_plan_that_begins_within_the_year_is_paced_from_its_first_month(
    months: Mapping[int, int],
) -> None:
    found = of_a_plan(Period(2025, 7), None, 9, months=months)

    assert figures(found, *RANGE) == ["60.0", "60.0", "60.0"]
    assert figures(found, "pace_per_month", "needed_per_month") == ["10.0", "10.0"]
    assert figures(found, "forecast_right", "forecast_tried") == ["3", "3"]
    assert figures(of_a_plan(Period(2024, 7), None, 9, months={}), "pace_per_month") == ["3.3"]


@pytest.mark.parametrize("months", [{}, dict.fromkeys(range(1, 7), 10)])
def test_a_plan_that_ends_within_the_year_is_paced_until_its_last_month(
    months: Mapping[int, int],
) -> None:
    found = of_a_plan(None, Period(2025, 6), 4, months=months)

    assert figures(found, *RANGE) == ["60.0", "60.0", "60.0"]
    assert figures(found, "needed_per_month") == ["10.0"]
    words = needed_words(found)
    assert words is not None
    assert SAY.say(words) == "Hasta junio hacen falta 10 al mes; hasta hoy fueron 10."


def test_in_the_last_month_of_a_plan_nothing_is_needed_nor_forecast() -> None:
    found = of_a_plan(None, Period(2025, 6), 6, months={})

    assert figures(found, "needed_per_month", "forecast_end") == [None, None]
    assert why_not(found, 3) is Unforecast.NOTHING_LEFT
