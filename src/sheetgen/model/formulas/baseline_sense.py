"""Which indicators are ratios, count from a baseline or run against their plan (METHOD 2, 3)."""

from decimal import Decimal

from sheetgen.model.figure import Figure, Gap
from sheetgen.model.kinds import Aggregation
from sheetgen.model.plan import Indicator
from sheetgen.model.traits import Direction


def is_ratio(item: Indicator) -> bool:
    """Whether an indicator is measured by a ratio, not by a bound that is kept or not."""
    return item.direction is not Direction.UNDEFINED


def counts_below_zero(item: Indicator, target: Decimal) -> bool:
    """Whether progress below zero counts from the baseline; else it is met or not (METHOD 2).

    An accumulated indicator has no progress from a baseline (METHOD 3); and a baseline that is
    better than the target would turn the declared direction round.
    """
    apart = target != item.baseline and not runs_against_plan(item, target)
    return counts_from_baseline(item) and apart


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
        case Direction.UNDEFINED:
            return False
