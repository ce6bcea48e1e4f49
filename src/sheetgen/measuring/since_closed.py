"""Targets and schedules that were lowered after their month was closed, whoever wrote it where.

A revision that is dated back, and a figure changed in its own table, both show beside what was
sealed.
"""

from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Self

from sheetgen.language.message import message
from sheetgen.measuring.against_past import odd
from sheetgen.measuring.revised import less_asked, months_between
from sheetgen.model.figure import Gap, Value
from sheetgen.model.in_force import in_force
from sheetgen.model.measure import MeasuredItem
from sheetgen.model.period import Period
from sheetgen.model.plan import Plan
from sheetgen.records import Struct, replace

_LATE = "months_revised_late"

Sealed = Mapping[Period, Mapping[str, Decimal]]
"""The targets and goals of closed months, by the codes of now."""
Due = Mapping[Period, Mapping[str, tuple[Decimal, Value]]]
"""What was due of work by closed months, as sealed and by the tables of now."""


class Lowered(Struct, frozen=True):
    """What closed months of the year of a period asked for, and what is asked of them now."""

    period: Period
    sealed: Sealed
    due: Due
    now: Mapping[Period, Mapping[str, Value]]

    @classmethod
    def of(cls, plan: Plan, period: Period, sealed: Sealed, due: Due, *, named: Period) -> Self:
        """Look at all of them once; ``named`` is the month whose codes the items bear."""
        months = sorted(each for each in sealed if each <= period and each.year == period.year)
        now = {each: _asked(in_force(plan, each, named=named), each) for each in months}
        return cls(period, sealed, due, now)

    def told_of(self, measured: tuple[MeasuredItem, ...]) -> tuple[MeasuredItem, ...]:
        """The items, with a measure where less is asked of one than when its month was sealed."""
        return tuple(
            _with_lowered(each, self.period, self._pairs(each.item.code)) for each in measured
        )

    def _pairs(self, code: str) -> Iterator[tuple[Period, Decimal, Value]]:
        for at, now in self.now.items():
            if code in self.sealed[at] and code in now:
                yield at, self.sealed[at][code], now[code]
            if code in self.due.get(at, {}):
                yield at, *self.due[at][code]


def _asked(plan: Plan, at: Period) -> Mapping[str, Value]:
    """What the plan asks of each item in a month."""
    targets = {t.code: Value(t.figure, (t.place,)) for t in plan.targets.at({at})}
    return targets | {each.code: Value(each.goal, (each.goal_place,)) for each in plan.activities}


def _with_lowered(
    item: MeasuredItem, period: Period, pairs: Iterator[tuple[Period, Decimal, Value]]
) -> MeasuredItem:
    if item.measure(_LATE) is not None:
        return item
    for at, was, value in pairs:
        now = Decimal(0) if value.figure is Gap.NOT_PROGRAMMED else value.figure
        if isinstance(now, Decimal) and less_asked(item.item, was, now) > 0:
            months = Decimal(max(1, months_between(at, period)))
            how = message("months since {period}, which was closed with another", period=at)
            return replace(item, measures=(*item.measures, odd(_LATE, months, how, value.places)))
    return item
