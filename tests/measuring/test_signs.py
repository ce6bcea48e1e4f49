"""Every sign, direction and aggregation: figures worked out by hand from METHOD 2."""

from decimal import Decimal

import pytest

from nouns import figure, indicator
from sheetgen.measuring.progress_of import progress
from sheetgen.model.kinds import Aggregation
from sheetgen.model.traits import Direction, Unit

UP, DOWN, NONE = Direction.ASCENDING, Direction.DESCENDING, Direction.UNDEFINED
YEAR, SUM, LEAST, MOST = (
    Aggregation.NOT_ACCUMULATED,
    Aggregation.ACCUMULATED,
    Aggregation.MINIMUM_PERMISSIBLE,
    Aggregation.MAXIMUM_PERMISSIBLE,
)
RATIO, INVERSE = "actual / target * 100", "target / actual * 100"
FROM = "(actual - baseline) / (target - baseline) * 100"
AT_LEAST, AT_MOST = "100 if actual >= target else 0", "100 if actual <= target else 0"
CASES = [
    # direction, aggregation, baseline, target, actual, percent, formula
    # ascending, target below zero: from -500 to -100 is 400
    (UP, YEAR, "-500", "-100", "-104", "99", FROM),
    (UP, YEAR, "-500", "-100", "-50", "112.5", FROM),
    (UP, YEAR, "-500", "-100", "-100", "100", FROM),
    (UP, YEAR, "-500", "-100", "-600", "-25", FROM),
    (UP, YEAR, "-500", "-100", "0", "125", FROM),
    (UP, YEAR, "-500", "-100", "40", "135", FROM),
    (UP, YEAR, "no-data", "-100", "-104", "0", AT_LEAST),
    (UP, YEAR, "no-data", "-100", "-50", "100", AT_LEAST),
    (UP, YEAR, "no-data", "-100", "-100", "100", AT_LEAST),
    (UP, YEAR, "no-data", "-100", "0", "100", AT_LEAST),
    (UP, YEAR, "-100", "-100", "-104", "0", AT_LEAST),  # no way from the baseline to the target
    (UP, YEAR, "-50", "-100", "-60", "100", AT_LEAST),  # the declared direction holds
    (UP, YEAR, "-50", "-100", "-120", "0", AT_LEAST),
    # accumulated: no progress from a baseline
    (UP, SUM, "-500", "-100", "-104", "0", AT_LEAST),
    (UP, SUM, "-500", "-100", "-50", "100", AT_LEAST),
    (UP, SUM, "-500", "100", "-50", "0", AT_LEAST),
    (UP, SUM, "-500", "100", "50", "50", RATIO),
    (DOWN, SUM, "-100", "-300", "-285", "0", AT_MOST),
    (DOWN, SUM, "-100", "-300", "-301", "100", AT_MOST),
    # ascending, only the actual below zero: from -20 to 100 is 120
    (UP, YEAR, "-20", "100", "-8", "10", FROM),
    (UP, YEAR, "-20", "100", "-50", "-25", FROM),
    (UP, YEAR, "20", "100", "-20", "-50", FROM),
    (UP, YEAR, "no-data", "100", "-8", "0", AT_LEAST),
    (UP, YEAR, "-20", "100", "0", "0", RATIO),
    (UP, YEAR, "-20", "100", "60", "60", RATIO),
    # ascending to zero: there is nothing to divide by
    (UP, YEAR, "-20", "0", "-5", "zero-target", RATIO),
    (UP, YEAR, "-20", "0", "5", "zero-target", RATIO),
    (UP, YEAR, "-20", "0", "0", "zero-target", RATIO),
    # descending, target below zero: from -100 to -300 is -200
    (DOWN, YEAR, "-100", "-300", "-285", "92.5", FROM),
    (DOWN, YEAR, "-100", "-300", "-450", "175", FROM),
    (DOWN, YEAR, "-100", "-300", "-300", "100", FROM),
    (DOWN, YEAR, "-100", "-300", "0", "-50", FROM),
    (DOWN, YEAR, "-100", "-300", "100", "-100", FROM),
    (DOWN, YEAR, "no-data", "-300", "-285", "0", AT_MOST),
    (DOWN, YEAR, "no-data", "-300", "-450", "100", AT_MOST),
    (DOWN, YEAR, "no-data", "-300", "0", "0", AT_MOST),
    (DOWN, YEAR, "no-data", "-300", "5", "0", AT_MOST),
    # descending, only the actual below zero: from 60 to 30 is -30
    (DOWN, YEAR, "60", "30", "-15", "250", FROM),
    (DOWN, YEAR, "no-data", "30", "-15", "100", AT_MOST),
    (DOWN, YEAR, "12", "0", "-3", "125", FROM),
    (DOWN, YEAR, "no-data", "0", "-3", "100", AT_MOST),
    # descending and zero: all or nothing
    (DOWN, YEAR, "60", "30", "0", "100", AT_MOST),
    (DOWN, SUM, "60", "30", "0", "100", AT_MOST),
    (DOWN, YEAR, "12", "0", "0", "100", AT_MOST),
    (DOWN, YEAR, "12", "0", "7", "0", AT_MOST),
    (DOWN, YEAR, "12", "0", "0.001", "0", AT_MOST),
    (DOWN, YEAR, "60", "30", "60", "50", INVERSE),
    (DOWN, YEAR, "60", "30", "0.001", "3000000", INVERSE),
    # permissible: the bound itself decides, whatever its sign
    (NONE, LEAST, "-5", "-2", "-2", "100", AT_LEAST),
    (NONE, LEAST, "-5", "-2", "-2.4", "0", AT_LEAST),
    (NONE, LEAST, "-5", "0", "0", "100", AT_LEAST),
    (NONE, LEAST, "-5", "0", "-1", "0", AT_LEAST),
    (NONE, MOST, "-5", "-2", "-2.4", "100", AT_MOST),
    (NONE, MOST, "-5", "-2", "0", "0", AT_MOST),
    (NONE, MOST, "-5", "0", "0", "100", AT_MOST),
    (NONE, MOST, "-5", "0", "1", "0", AT_MOST),
]


@pytest.mark.parametrize(
    ("direction", "aggregation", "baseline", "target", "actual", "percent", "formula"), CASES
)
def test_progress_below_zero_and_at_zero(
    direction: Direction,
    aggregation: Aggregation,
    baseline: str,
    target: str,
    actual: str,
    percent: str,
    formula: str,
) -> None:
    item = indicator(
        direction=direction, aggregation=aggregation, baseline=figure(baseline), unit=Unit.SOLES
    )

    found = progress(item, Decimal(actual), Decimal(target))

    assert (figure(percent), formula) == (found.figure, found.written)


def test_nothing_gained_is_zero_without_a_sign() -> None:
    item = indicator(direction=DOWN, baseline=Decimal(-100), unit=Unit.SOLES)

    found = progress(item, Decimal(-100), Decimal(-300)).figure

    assert isinstance(found, Decimal)
    assert (0, False) == (found, found.is_signed())
