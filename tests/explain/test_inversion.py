"""METHOD 2 and 4 turned round give the exact value, before it is looked for among those typed."""

from decimal import Decimal

import pytest

from explain.test_ladder import remeasured
from nouns import activity, indicator
from sheetgen.model.kinds import Aggregation
from sheetgen.model.measure import MeasuredItem
from sheetgen.model.traits import Direction


def value_for(measured: MeasuredItem, percent: int) -> Decimal | None:
    progress = measured.measure("progress")
    assert progress is not None
    return progress.formula.value_for("actual", Decimal(percent))


@pytest.mark.parametrize(
    ("direction", "target", "percent", "expected"),
    [
        (Direction.ASCENDING, "80", 75, "60"),
        (Direction.ASCENDING, "53", 75, "39.75"),
        (Direction.DESCENDING, "40", 75, "53.33333333333333333333333333"),
        (Direction.UNDEFINED, "5", 75, "5"),
    ],
)
def test_an_indicator_s_value_for_a_progress(
    direction: Direction, target: str, percent: int, expected: str
) -> None:
    permissible = direction is Direction.UNDEFINED
    aggregation = Aggregation.MINIMUM_PERMISSIBLE if permissible else Aggregation.NOT_ACCUMULATED
    measured = remeasured(
        indicator(direction=direction, aggregation=aggregation), target, Decimal(3)
    )

    found = value_for(measured, percent)

    assert found is not None
    assert abs(found - Decimal(expected)) < Decimal("1e-25")


def test_an_activity_s_value_is_of_its_goal_or_of_what_is_programmed() -> None:
    whole = remeasured(activity(goal="70"), "70", Decimal(3))
    to_date = remeasured(activity(), "100", Decimal(3), (("10", "8"), ("30", None)))

    assert Decimal("52.5") == value_for(whole, 75)
    assert Decimal(30) == value_for(to_date, 75)


def test_this_month_makes_up_for_the_others() -> None:
    item = activity(aggregation=Aggregation.NOT_ACCUMULATED)
    measured = remeasured(item, "100", Decimal(3), (("10", "5"), ("20", None)))

    # (0.5 + x / 20) / 2 = 0.75
    assert Decimal(20) == value_for(measured, 75)


def test_a_month_that_is_not_known_needs_nothing_made_up() -> None:
    item = activity(aggregation=Aggregation.NOT_ACCUMULATED)
    measured = remeasured(item, "100", Decimal(3), (("10", None), ("20", None)))

    assert Decimal(15) == value_for(measured, 75)


def test_the_months_added_up_count_towards_the_goal() -> None:
    item = activity(aggregation=Aggregation.NOT_ACCUMULATED)
    physical = remeasured(item, "100", Decimal(3), (("10", "5"), ("20", None))).measure("physical")

    assert physical is not None
    assert Decimal(70) == physical.formula.value_for("actual", Decimal(75))
