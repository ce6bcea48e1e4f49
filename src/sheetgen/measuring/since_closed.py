"""Targets that were lowered after the month they were for was closed, whoever wrote it where.

A revision that is dated back, and a figure changed in its own table, both show beside what was
sealed.
"""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from decimal import Decimal

from sheetgen.language.message import message
from sheetgen.measuring.against_past import odd
from sheetgen.measuring.revised import less_asked, months_between
from sheetgen.model.figure import Value
from sheetgen.model.in_force import in_force
from sheetgen.model.measure import Measure, MeasuredItem
from sheetgen.model.period import Period
from sheetgen.model.plan import Item, Plan

_LATE = "months_revised_late"

Sealed = Mapping[Period, Mapping[str, Decimal]]
"""The targets and goals of closed months, by the codes of now."""


def with_lowered(
    measured: tuple[MeasuredItem, ...],
    plan: Plan,
    period: Period,
    sealed: Sealed,
    *,
    named: Period,
) -> tuple[MeasuredItem, ...]:
    """The items, with a measure where less is asked of a closed month than when it was sealed.

    Of the year of the period alone. ``named`` is the month whose codes the items bear.
    """
    months = sorted(each for each in sealed if each <= period and each.year == period.year)
    asked = {each: _asked(in_force(plan, each, named=named), each) for each in months}
    return tuple(_with_lowered(each, period, sealed, asked) for each in measured)


def _asked(plan: Plan, at: Period) -> Mapping[str, Value]:
    """What the plan asks of each item in a month."""
    targets = {t.code: Value(t.figure, (t.place,)) for t in plan.targets.at({at})}
    return targets | {each.code: Value(each.goal, (each.goal_place,)) for each in plan.activities}


def _with_lowered(
    item: MeasuredItem, period: Period, sealed: Sealed, asked: Mapping[Period, Mapping[str, Value]]
) -> MeasuredItem:
    found = next(_lowered(item.item, period, sealed, asked), None)
    if found is None or item.measure(_LATE) is not None:
        return item
    return replace(item, measures=(*item.measures, found))


def _lowered(
    item: Item, period: Period, sealed: Sealed, asked: Mapping[Period, Mapping[str, Value]]
) -> Iterator[Measure]:
    for at, now in asked.items():
        was, value = sealed[at].get(item.code), now.get(item.code)
        if was is None or value is None or not isinstance(value.figure, Decimal):
            continue
        if less_asked(item, was, value.figure) > 0:
            months = max(1, months_between(at, period))
            how = message("months since {period}, which was closed with another", period=at)
            yield odd(_LATE, Decimal(months), how, value.places)
