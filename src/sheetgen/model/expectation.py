"""What a plan expects of an item in one period."""

from dataclasses import dataclass

from sheetgen.model.figure import Value
from sheetgen.model.period import Period
from sheetgen.model.plan import Item, Programmed


@dataclass(frozen=True, slots=True, kw_only=True)
class Expectation:
    """The calendar's answer for one item: is it due, against what.

    ``target`` is the indicator's target of the period or the activity's yearly goal, in the item's
    unit. ``months`` are the schedule's months of the year up to the period; ``programmed`` is what
    they make to date, a gap where nothing is programmed yet; ``scheduled`` says whether the
    activity has a schedule at all in that year.
    """

    item: Item
    period: Period
    due: bool
    target: Value
    scheduled: bool
    months: tuple[Programmed, ...]
    programmed: Value
