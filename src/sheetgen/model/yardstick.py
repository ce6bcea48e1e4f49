"""How an item's progress follows from the one figure that is still to be typed."""

from dataclasses import dataclass
from decimal import Decimal
from enum import Enum

from sheetgen.model.figure import HUNDRED, Figure, Gap, first_gap, percent_of
from sheetgen.model.plan import Aggregation, Indicator, Item
from sheetgen.model.rule import Bound
from sheetgen.model.traits import Direction


class Way(Enum):
    """How a figure is held against what it is measured by (METHOD 2 and 4)."""

    RATIO = "ratio"
    INVERSE = "inverse"
    AT_LEAST = "at-least"
    AT_MOST = "at-most"
    FROM_BASELINE = "from-baseline"
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


FORMULAS = {
    Way.RATIO: "actual / target * 100",
    Way.INVERSE: "target / actual * 100",
    Way.AT_LEAST: "100 if actual >= target else 0",
    Way.AT_MOST: "100 if actual <= target else 0",
    Way.FROM_BASELINE: "(actual - baseline) / (target - baseline) * 100",
}
"""The ways that hold one figure against one target, in the names of measures."""


def way_at(item: Item, actual: Decimal, target: Decimal) -> Way:
    """How an item is measured at these two figures: where a ratio does not measure, otherwise.

    Below zero it is tipo II or met / not met; nothing at all of what should fall is met, and
    something where there should be nothing is not (METHOD 2).
    """
    way = way_of(item)
    if way not in {Way.RATIO, Way.INVERSE} or not isinstance(item, Indicator):
        return way
    if actual < 0 or target < 0:
        return way_below_zero(item, target)
    nothing = actual == 0 or target == 0
    return Way.AT_MOST if way is Way.INVERSE and nothing else way


def way_below_zero(item: Indicator, target: Decimal) -> Way:
    """From the baseline where there is one to count from, else met or not as declared (METHOD 2).

    An accumulated indicator has no progress from a baseline (METHOD 3); and a baseline that is
    better than the target would turn the declared direction round.
    """
    apart = target != item.baseline and not runs_against_plan(item, target)
    if counts_from_baseline(item) and apart:
        return Way.FROM_BASELINE
    return Way.AT_MOST if item.direction is Direction.DESCENDING else Way.AT_LEAST


def counts_from_baseline(item: Indicator) -> bool:
    """Whether a progress from the baseline is defined for it (METHOD 3)."""
    return isinstance(item.baseline, Decimal) and item.aggregation is Aggregation.NOT_ACCUMULATED


def runs_against_plan(item: Indicator, target: Figure) -> bool:
    """Whether its own baseline is better than its target, by the declared direction."""
    if isinstance(item.baseline, Gap) or isinstance(target, Gap):
        return False
    match item.direction:
        case Direction.ASCENDING:
            return target < item.baseline
        case Direction.DESCENDING:
            return target > item.baseline
    return False


def held(way: Way, actual: Decimal, target: Decimal, baseline: Figure) -> Decimal:
    """Progress tipo I in percent, by the way that :func:`way_at` gives (METHOD 2)."""
    match way:
        case Way.INVERSE:
            return percent_of(target, actual)
        case Way.AT_LEAST:
            return HUNDRED if actual >= target else Decimal(0)
        case Way.AT_MOST:
            return HUNDRED if actual <= target else Decimal(0)
        case Way.FROM_BASELINE if isinstance(baseline, Decimal):
            return percent_of(actual - baseline, target - baseline)
        case Way.RATIO:
            return percent_of(actual, target)
    raise ValueError(way)


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
