"""How a forecast is made: from how many months on, when it counts as right; why there is none."""

from decimal import Decimal
from enum import Enum

from sheetgen.model.formulas.pace import MONTHS
from sheetgen.model.kinds import Aggregation
from sheetgen.model.measure import MeasuredItem
from sheetgen.model.plan import Indicator, Plan
from sheetgen.model.traits import Direction
from sheetgen.records import Struct


class Forecasting(Struct, frozen=True, kw_only=True):
    """``points`` months must be known before anything is forecast.

    A forecast of a month is right where it missed what was reported by no more than
    ``right_within`` percent of it.
    """

    points: int = 3
    right_within: Decimal = Decimal(10)


class PlanYear(Struct, frozen=True):
    """The months of a year that a plan covers: after how many it begins, and its last one."""

    before: int = 0
    last: int = MONTHS

    @property
    def months(self) -> int:
        """How many they are."""
        return self.last - self.before


WHOLE_YEAR = PlanYear()


def covered(plan: Plan, year: int) -> PlanYear:
    """The months of a year that a plan covers."""
    first, last = plan.from_, plan.until
    return PlanYear(
        first.month - 1 if first is not None and first.year == year else 0,
        last.month if last is not None and last.year == year else MONTHS,
    )


class Unforecast(Enum):
    """Why nothing is forecast of an item, by its code for programs."""

    YEAR_OVER = "year-over"
    NOT_ADDITIVE = "not-additive"
    LESS_IS_BETTER = "less-is-better"
    NOT_KNOWN = "not-known"
    FEW_POINTS = "few-points"
    NOTHING_LEFT = "nothing-left"


def why_not(measured: MeasuredItem, least: int) -> Unforecast | None:
    """Why nothing is forecast of an item where so many points are asked; None where it is."""
    item = measured.item
    if measured.measure("forecast_end") is not None:
        return None
    if measured.period.month == MONTHS:
        return Unforecast.YEAR_OVER
    if item.aggregation is not Aggregation.ACCUMULATED:
        return Unforecast.NOT_ADDITIVE
    if isinstance(item, Indicator) and item.direction is Direction.DESCENDING:
        return Unforecast.LESS_IS_BETTER
    known = measured.figure("forecast_points")
    if known is None:
        return Unforecast.NOT_KNOWN
    return Unforecast.FEW_POINTS if known < least else Unforecast.NOTHING_LEFT


USUAL = Forecasting()
"""What holds where sheetgen.toml says nothing."""
