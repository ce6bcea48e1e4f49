"""What is known before a figure comes is what the figure is then measured by."""

from decimal import Decimal

import pytest

from nouns import HERE, activity, figure, indicator
from sheetgen.measuring.history import History
from sheetgen.measuring.yardstick import yardstick
from sheetgen.model.expectation import Expectation
from sheetgen.model.figure import Gap, Value
from sheetgen.model.period import Period
from sheetgen.model.plan import Actual, Aggregation, Item, Programmed
from sheetgen.model.traits import Direction
from sheetgen.model.yardstick import Way

JUNE = Period(2025, 6)


def expected(
    item: Item, target: str = "40", *, due: bool = True, months: tuple[tuple[int, int], ...] = ()
) -> Expectation:
    return Expectation(
        item=item,
        period=JUNE,
        due=due,
        target=Value(figure(target), (HERE,)),
        scheduled=bool(months),
        months=tuple(
            Programmed(item.code, Period(2025, month), Decimal(of), HERE) for month, of in months
        ),
        programmed=Value(Decimal(30), (HERE,)),
    )


def known(*actuals: tuple[int, str]) -> History:
    return History.of(
        Actual("A.1", Period(2025, month), figure(said), Gap.BLANK, "x", (HERE,))
        for month, said in actuals
    )


@pytest.mark.parametrize(
    ("direction", "aggregation", "way"),
    [
        (Direction.ASCENDING, Aggregation.ACCUMULATED, Way.RATIO),
        (Direction.DESCENDING, Aggregation.NOT_ACCUMULATED, Way.INVERSE),
        (Direction.UNDEFINED, Aggregation.MINIMUM_PERMISSIBLE, Way.AT_LEAST),
        (Direction.UNDEFINED, Aggregation.MAXIMUM_PERMISSIBLE, Way.AT_MOST),
    ],
)
def test_an_indicator_is_held_against_its_target(
    direction: Direction, aggregation: Aggregation, way: Way
) -> None:
    made = yardstick(expected(indicator(direction=direction, aggregation=aggregation)), known())

    assert (made.way, made.base, made.standing) == (way, 40, None)


def test_the_reason_that_stands_is_the_first_of_the_method() -> None:
    assert yardstick(expected(indicator(), "no-target", due=False), known()).standing is Gap.NOT_DUE
    assert yardstick(expected(indicator(), "no-target"), known()).standing is Gap.NO_TARGET
    assert yardstick(expected(indicator(), "0"), known()).standing is Gap.ZERO_TARGET


def test_work_with_a_schedule_is_held_against_what_is_programmed() -> None:
    assert yardstick(expected(activity(), months=((6, 30),)), known()).base == 30
    assert yardstick(expected(activity()), known()).base == 40


def test_the_mean_of_months_knows_the_months_before() -> None:
    item = activity(aggregation=Aggregation.NOT_ACCUMULATED)
    made = yardstick(expected(item, months=((4, 8), (5, 10), (6, 30))), known((4, "6"), (5, "5")))

    assert (made.way, made.base, made.months) == (Way.MEAN, 30, 3)
    assert made.earlier == Decimal("1.25")


def test_a_month_before_that_never_came_is_left_out_of_the_mean() -> None:
    item = activity(aggregation=Aggregation.NOT_ACCUMULATED)
    made = yardstick(expected(item, months=((4, 8), (6, 30))), known())

    assert (made.standing, made.months, made.earlier) == (None, 1, 0)


def test_not_accumulated_work_without_a_schedule_adds_its_months_up() -> None:
    item = activity(aggregation=Aggregation.NOT_ACCUMULATED, goal="40")
    made = yardstick(expected(item), known((4, "6"), (5, "14")))

    assert (made.way, made.base, made.months) == (Way.MEAN, 40, 1)
    assert made.earlier == Decimal("0.5")


def test_a_month_with_nothing_programmed_leaves_the_mean_as_it_was() -> None:
    item = activity(aggregation=Aggregation.NOT_ACCUMULATED)
    made = yardstick(expected(item, months=((4, 8),)), known((4, "6")))

    assert (made.way, made.base) == (Way.SETTLED, 75)
