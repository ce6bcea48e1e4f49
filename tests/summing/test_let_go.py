"""A report that is worked out holds nothing of the month that it was worked out from."""

import gc
from collections.abc import Iterator

import pytest

from sheetgen.model.period import Period
from sheetgen.month import Month
from sheetgen.pipeline import report
from sheetgen.setup import Setup

pytestmark = pytest.mark.sweep


@pytest.fixture
def unswept() -> Iterator[None]:
    """As the command line runs: rings are not looked for."""
    gc.collect()
    gc.disable()
    yield
    gc.enable()


@pytest.mark.usefixtures("unswept")
@pytest.mark.parametrize("year", [2024, 2025])
def test_of_a_month_nothing_is_held_once_it_is_told(setup: Setup, year: int) -> None:
    period = Period(year, 12)
    plan = next(each for each in setup.plans if each.covers(period))

    told = report(setup, plan, period)

    assert told.items
    assert not [each for each in gc.get_objects() if type(each) is Month]
