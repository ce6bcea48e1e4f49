"""How a forecast is made: from how many months on, and when it counts as right."""

from dataclasses import dataclass
from decimal import Decimal


@dataclass(frozen=True, slots=True, kw_only=True)
class Forecasting:
    """``points`` months must be known before anything is forecast.

    A forecast of a month is right where it missed what was reported by no more than
    ``right_within`` percent of it.
    """

    points: int = 3
    right_within: Decimal = Decimal(10)


USUAL = Forecasting()
"""What holds where sheetgen.toml says nothing."""
