"""METHOD 2 and 4 turned round give the exact value, before it is looked for among those typed."""

from decimal import Decimal

import pytest

from explain.test_ladder import remeasured
from nouns import activity, indicator
from sheetgen.model.plan import Aggregation
from sheetgen.model.traits import Direction
from sheetgen.ruling.inversion import Months, reported_for


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

    found = reported_for(measured, Decimal(percent), ())

    assert found is not None
    assert abs(found - Decimal(expected)) < Decimal("1e-25")


def test_an_activity_s_value_is_of_its_goal_or_of_what_is_programmed() -> None:
    whole = remeasured(activity(goal="70"), "70", Decimal(3))
    to_date = remeasured(activity(), "100", Decimal(3), (("10", "8"), ("30", None)))

    assert Decimal("52.5") == reported_for(whole, Decimal(75), ())
    assert Decimal(30) == reported_for(to_date, Decimal(75), ())


def test_this_month_makes_up_for_the_others() -> None:
    item = activity(aggregation=Aggregation.NOT_ACCUMULATED)
    measured = remeasured(item, "100", Decimal(3), (("10", "5"), ("20", None)))
    months: Months = ((Decimal(10), Decimal(5)), (Decimal(20), None))

    # (0.5 + x / 20) / 2 = 0.75
    assert Decimal(20) == reported_for(measured, Decimal(75), months)
    assert reported_for(measured, Decimal(75), ((Decimal(10), None), (Decimal(20), None))) is None
