"""Targets and schedules that were lowered after their month was closed, whoever wrote it where.

A revision that is dated back, and a figure changed in its own table, both show beside what was
sealed.
"""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from decimal import Decimal

from sheetgen.language.message import message
from sheetgen.measuring.against_past import odd
from sheetgen.measuring.revised import less_asked, months_between
from sheetgen.model.figure import Gap, Value
from sheetgen.model.in_force import in_force
from sheetgen.model.measure import MeasuredItem
from sheetgen.model.period import Period
from sheetgen.model.plan import Plan

_LATE = "months_revised_late"

Sealed = Mapping[Period, Mapping[str, Decimal]]
"""The targets and goals of closed months, by the codes of now."""
Due = Mapping[Period, Mapping[str, tuple[Decimal, Value]]]
"""What was due of work by closed months, as sealed and by the tables of now."""


def with_lowered(
    measured: tuple[MeasuredItem, ...],
    plan: Plan,
    period: Period,
    sealed: Sealed,
    due: Due,
    *,
    named: Period,
) -> tuple[MeasuredItem, ...]:
    """The items, with a measure where less is asked of a closed month than when it was sealed.

    Of the year of the period alone. ``named`` is the month whose codes the items bear.
    """
    months = sorted(each for each in sealed if each <= period and each.year == period.year)
    asked = {each: _asked(in_force(plan, each, named=named), each) for each in months}

    def pairs(code: str) -> Iterator[tuple[Period, Decimal, Value]]:
        for at, now in asked.items():
            if code in sealed[at] and code in now:
                yield at, sealed[at][code], now[code]
            if code in due.get(at, {}):
                yield at, *due[at][code]

    return tuple(_with_lowered(each, period, pairs(each.item.code)) for each in measured)


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
