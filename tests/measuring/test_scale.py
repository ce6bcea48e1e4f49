"""Figures in another scale: the factor that brings them near the plan, the budget or the past."""

from decimal import Decimal

import pytest

from measuring.test_figure_oddities import measure, monthly, odd
from nouns import activity
from sheetgen.measuring.history import History
from sheetgen.measuring.slipped_scale import odd_money
from sheetgen.model.traits import Unit
from sheetgen.records import names_of


@pytest.mark.parametrize(
    ("actual", "target", "past", "factor", "fraction"),
    [
        ("1.248", "250", {}, "1000", None),  # 1,248 firms of 250: five times the goal
        ("0.248", "250", {}, "1000", None),
        ("1.05", "1000", {}, "1000", None),
        ("1", "1000", {}, "1000", None),
        ("1.02", "1021159", {}, "1000000", None),
        ("5.5", "1021159", {}, "1000000", None),  # five times it: a fraction is wrong already
        ("1.2485", "250", {}, None, "0.2485"),  # no factor makes it whole within reach
        ("28.5", "30", {}, None, "0.5"),
        ("3", "1000", {}, None, None),  # little, and whole: it may be so
        ("1", "1000", {"2025-01": "2"}, None, None),  # the past is on that scale
        ("1", "1000", {"2025-01": "900"}, "1000", None),
        ("9", "40", {"2025-01": "9100"}, "1000", None),  # near the past alone
        ("28.5", "30", {"2025-01": "29.5"}, None, None),  # the past has decimals too
        ("0", "1000", {}, None, None),
        ("248", "250", {}, None, None),
    ],
)
def test_a_count_is_asked_for_its_scale_or_its_decimals(
    actual: str, target: str, past: dict[str, str], factor: str | None, fraction: str | None
) -> None:
    found = odd(activity(), actual, target, past)

    assert (factor and Decimal(factor)) == found.get("actual_slip")
    assert (fraction and Decimal(fraction)) == found.get("fraction")


@pytest.mark.parametrize(
    ("unit", "actual", "target", "factor"),
    [
        (Unit.SOLES, "578.2", "580389", "1000"),
        (Unit.SOLES, "0.71", "716806", "1000000"),
        (Unit.SOLES, "100.5", "580389", None),
        (Unit.RATIO, "0.5", "600", "1000"),
        (Unit.RATIO, "0.5", "0.7", None),
        (Unit.PERCENT, "0.59", "590", None),  # percentages have a rule of their own
        (Unit.NUMBER, "4.35", "4.5", None),  # its target has decimals
    ],
)
def test_other_units_are_asked_for_their_scale_alone(
    unit: Unit, actual: str, target: str, factor: str | None
) -> None:
    found = odd(monthly(unit=unit), actual, target)

    assert (factor and Decimal(factor)) == found.get("actual_slip")
    assert "fraction" not in found


def test_a_baseline_with_decimals_shows_that_decimals_are_usual() -> None:
    assert "fraction" in odd(monthly(baseline=Decimal(10)), "28.5", "30")
    assert "fraction" not in odd(monthly(baseline=Decimal("10.5")), "28.5", "30")


def test_nothing_is_asked_where_nothing_is_due() -> None:
    assert "actual_slip" not in odd(activity(), "1.248", "250", due=False)


@pytest.mark.parametrize(
    ("pim", "accrued", "expected"),
    [
        ("580389", "578.2", {"accrued_slip": 1000}),
        ("716806", "0.7143", {"accrued_slip": 1000000}),
        ("580", "578", {"pim_slip": 1000, "accrued_slip": 1000}),
        ("580389", "578200", {}),
        ("580389", "3", {}),
        ("580389", "no-data", {}),
        ("no-data", "578", {"accrued_slip": 1000}),  # against the plan's
    ],
)
def test_money_is_held_against_the_budget(pim: str, accrued: str, expected: dict[str, int]) -> None:
    item = activity()
    values = {name: getattr(item, name) for name in names_of(type(item))}
    plan_pim = Decimal(716806) if pim == "716806" else Decimal(580389)
    item = type(item)(**values | {"pim": plan_pim})

    found = odd_money(item, measure("pim", pim), measure("accrued", accrued), History.of(()))

    assert {name: Decimal(factor) for name, factor in expected.items()} == {
        each.name: each.figure for each in found
    }
