"""How an item's progress follows from the one figure that is still to be typed."""

from dataclasses import dataclass
from decimal import Decimal
from enum import Enum

from sheetgen.model.figure import Figure, Gap, first_gap
from sheetgen.model.plan import Aggregation, Direction, Indicator, Item
from sheetgen.model.rule import Bound


class Way(Enum):
    """How a figure is held against what it is measured by (METHOD 2 and 4)."""

    RATIO = "ratio"
    INVERSE = "inverse"
    AT_LEAST = "at-least"
    AT_MOST = "at-most"
    MEAN = "mean"
    SETTLED = "settled"
    """The period's figure plays no part: ``base`` is the progress itself."""


def way_of(item: Item) -> Way:
    """How an item is measured by its direction and aggregation; activities are ratios."""
    if not isinstance(item, Indicator) or item.direction is Direction.ASCENDING:
        return Way.RATIO
    if item.direction is Direction.DESCENDING:
        return Way.INVERSE
    least = item.aggregation is Aggregation.MINIMUM_PERMISSIBLE
    return Way.AT_LEAST if least else Way.AT_MOST


@dataclass(frozen=True, slots=True, kw_only=True)
class Yardstick:
    """The side of a progress that the plan and the past decide, before an office types.

    ``base`` is the target, the goal or what is programmed to date, in the item's unit. ``gaps`` are
    reasons that stand whatever is typed. For the mean of months (METHOD 4) ``earlier`` is the sum
    of the ratios of the earlier months and ``months`` how many ratios the mean rests on.
    """

    way: Way
    base: Figure
    due: bool
    gaps: tuple[Gap, ...] = ()
    earlier: Decimal = Decimal(0)
    months: int = 1

    @property
    def standing(self) -> Gap | None:
        """The reason that stands unless what is typed gives one that METHOD 2 names before it."""
        zero = [Gap.ZERO_TARGET] if self.way is Way.RATIO and self.base == 0 else []
        return first_gap(*self.gaps, self.base, *zero)


@dataclass(frozen=True, slots=True)
class Live:
    """What the live status of a template's row is made of: its yardstick and its thresholds."""

    yardstick: Yardstick
    bounds: tuple[Bound, ...]
