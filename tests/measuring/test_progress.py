"""Progress tipo I and II of an indicator, case by case (METHOD 2 and 3)."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nouns import HERE, a_plan, figure, indicator, planned, reported
from sheetgen.measuring.history import History
from sheetgen.measuring.measure import measure
from sheetgen.measuring.progress import from_baseline
from sheetgen.measuring.progress_of import progress
from sheetgen.model.expectation import Expectation
from sheetgen.model.figure import Gap, Value
from sheetgen.model.formulas.sums import SumsRatio
from sheetgen.model.kinds import Aggregation
from sheetgen.model.observation import Observation
from sheetgen.model.period import Period, december
from sheetgen.model.plan import Actual, Indicator, Plan, Target
from sheetgen.model.timetable import Timetable
from sheetgen.model.traits import Direction

UP, DOWN, NONE = Direction.ASCENDING, Direction.DESCENDING, Direction.UNDEFINED
FREE, LEAST, MOST = (
    Aggregation.NOT_ACCUMULATED,
    Aggregation.MINIMUM_PERMISSIBLE,
    Aggregation.MAXIMUM_PERMISSIBLE,
)
TIPO_1 = [
    # direction, aggregation, actual, target, percent or reason
    (UP, FREE, "50", "2500", "2"),
    (UP, FREE, "2906", "20", "14530"),
    (UP, FREE, "44", "53", "83.018867925"),
    (UP, FREE, "0", "18", "0"),
    (UP, FREE, "0", "0", "zero-target"),
    (UP, FREE, "5", "0", "zero-target"),
    (UP, FREE, "-5", "10", "0"),
    (UP, FREE, "1", "3", "33.333333333"),
    (UP, FREE, "2", "3", "66.666666667"),
    (DOWN, FREE, "80", "40", "50"),
    (DOWN, FREE, "40", "80", "200"),
    (DOWN, FREE, "0", "80", "100"),
    (DOWN, FREE, "5", "0", "0"),
    (NONE, LEAST, "2", "1", "100"),
    (NONE, LEAST, "54", "1", "100"),
    (NONE, LEAST, "1", "1", "100"),
    (NONE, LEAST, "0.999", "1", "0"),
    (NONE, MOST, "8", "5", "0"),
    (NONE, MOST, "5", "5", "100"),
    (NONE, MOST, "0", "5", "100"),
    (UP, FREE, "no-data", "53", "no-data"),
    (UP, FREE, "blank", "no-target", "no-target"),
    (UP, FREE, "not-submitted", "0", "zero-target"),
    (UP, FREE, "unreadable", "53", "unreadable"),
    (UP, FREE, "not-applicable", "no-target", "not-applicable"),
    (NONE, LEAST, "no-data", "80", "no-data"),
]
TIPO_2 = [
    # aggregation, actual, target, baseline, percent or reason
    (FREE, "2.5", "3.4", "3.1", "-200"),
    (FREE, "29", "28", "24", "125"),
    (FREE, "60", "40", "80", "50"),
    (FREE, "100", "100", "100", "not-computed"),
    (LEAST, "2", "1", "0", "not-computed"),
    (FREE, "2", "1", "no-data", "no-data"),
    (FREE, "no-data", "1", "0", "no-data"),
]


@pytest.mark.parametrize(("direction", "aggregation", "actual", "target", "expected"), TIPO_1)
def test_tipo_1(
    direction: Direction, aggregation: Aggregation, actual: str, target: str, expected: str
) -> None:
    item = indicator(direction=direction, aggregation=aggregation)

    assert figure(expected) == progress(item, figure(actual), figure(target)).figure


@pytest.mark.parametrize(("aggregation", "actual", "target", "baseline", "expected"), TIPO_2)
def test_tipo_2(
    aggregation: Aggregation, actual: str, target: str, baseline: str, expected: str
) -> None:
    item = indicator(aggregation=aggregation)

    found = from_baseline(
        item,
        reported("actual", figure(actual)),
        planned("target", figure(target)),
        planned("baseline", figure(baseline)),
    )

    assert figure(expected) == found.figure


AMOUNTS = st.decimals(0, 10**9, places=2, allow_nan=False)


@given(AMOUNTS, AMOUNTS.filter(bool))
def test_three_quarters_of_a_target_is_75_and_never_74_99(actual: Decimal, target: Decimal) -> None:
    """A ratio is quantised once, so a bound met exactly is met (ENGINE 3)."""
    exact = progress(indicator(), target * Decimal("0.75"), target).figure
    any_figure = progress(indicator(), actual, target).figure

    assert Decimal(75) == exact
    assert isinstance(any_figure, Decimal)
    assert -9 <= int(any_figure.as_tuple().exponent)


def plan_of(item: Indicator, targets: dict[int, str], actuals: dict[int, str]) -> Plan:
    return a_plan(
        indicators=(item,),
        targets=Timetable.of(
            Target(item.code, december(year), figure(text), HERE) for year, text in targets.items()
        ),
        actuals=tuple(
            Actual(item.code, december(year), figure(text), Gap.NO_DATA, "", (HERE,))
            for year, text in actuals.items()
        ),
    )


def tipo_2_of(plan: Plan, actual: str, *, due: bool = True) -> object:
    item, now = plan.indicators[0], december(2024)
    target = next((t.figure for t in plan.targets if t.period == now), Gap.NO_TARGET)
    expectation = Expectation(
        item=item,
        period=now,
        due=due,
        target=Value(target, (HERE,)),
        scheduled=False,
        months=(),
        programmed=Value(Gap.NOT_PROGRAMMED, (HERE,)),
    )
    said = Observation(
        plan="p",
        code=item.code,
        field="actual",
        office="NORTE",
        said=figure(actual),
        typed=actual,
        place=HERE,
    )
    measured = measure(plan, now, (expectation,), (said,), History.of(plan.actuals))[0]
    found = measured.measure("progress_2")
    return None if found is None else found.figure


def test_an_accumulated_indicator_adds_all_years_since_the_first_target() -> None:
    plan = plan_of(
        indicator(aggregation=Aggregation.ACCUMULATED),
        {2022: "10", 2023: "20", 2024: "30"},
        {2022: "5", 2023: "10"},
    )

    assert Decimal(75) == tipo_2_of(plan, "30")


def test_an_unknown_earlier_year_leaves_the_sum_unknown() -> None:
    plan = plan_of(
        indicator(aggregation=Aggregation.ACCUMULATED), {2023: "20", 2024: "30"}, {2023: "no-data"}
    )

    assert Gap.NO_DATA is tipo_2_of(plan, "30")


def test_nothing_is_judged_before_it_is_due() -> None:
    plan = plan_of(indicator(baseline=Decimal(0)), {2024: "30"}, {})

    assert Gap.NOT_DUE is tipo_2_of(plan, "30", due=False)


def test_a_period_prints_as_year_and_month() -> None:
    assert "2024-12" == str(Period(2024, 12))


@pytest.mark.parametrize(
    ("targets", "expected"),
    [(("100", "100"), "75"), (("40", "-40"), "zero-target"), (("40", "-100"), "not-computed")],
)
def test_sums_of_targets_at_zero_and_below_measure_nothing(
    targets: tuple[str, str], expected: str
) -> None:
    found = SumsRatio(
        (reported("actual", Decimal(50)), reported("actual", Decimal(100))),
        tuple(planned("target", Decimal(each)) for each in targets),
    )

    assert figure(expected) == found.figure
