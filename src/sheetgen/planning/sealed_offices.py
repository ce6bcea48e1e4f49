"""The offices by which closed months were read: what is changed of them later reads none anew."""

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from sheetgen.model.closed import Closed
from sheetgen.model.in_force import in_force, names_at
from sheetgen.model.period import Period
from sheetgen.model.place import Place
from sheetgen.model.plan import Plan
from sheetgen.model.revision import Field
from sheetgen.records import replace

Months = Mapping[tuple[Period, str], Closed]


class Reassigned(NamedTuple):
    """An item whose offices were dated back over closed months: the earliest, and where."""

    period: Period
    place: Place


def with_sealed_offices(plans: tuple[Plan, ...], closed: Months) -> tuple[Plan, ...]:
    """The plans, each with the offices that its closed months were sealed with.

    Those alone that the tables give otherwise by now.
    """
    return tuple(_with(each, closed) for each in plans)


def _with(plan: Plan, closed: Months) -> Plan:
    others = {
        at: offices
        for (at, code), each in closed.items()
        if code == plan.code and (offices := _otherwise(plan, each))
    }
    return replace(plan, sealed_offices=others) if others else plan


def _otherwise(plan: Plan, closed: Closed) -> dict[str, tuple[str, ...]]:
    """The offices sealed that are others by the tables of now, by the codes of today."""
    today = {then: code for code, then in names_at(plan, closed.period).items()}
    return {
        today.get(each.code, each.code): sealed
        for each in in_force(plan, closed.period).items
        if (sealed := closed.offices.get(each.code, each.offices)) != each.offices
    }


def reassigned(plan: Plan, until: Period) -> Iterator[Reassigned]:
    """Where items were given other offices than closed months up to one were sealed with."""
    whole, named = plan.original or plan, set[Place]()
    for at in sorted(each for each in whole.sealed_offices if each <= until):
        for item in whole.items:
            if item.code not in whole.sealed_offices[at]:
                continue
            revised = (
                each.place
                for each in sorted(whole.revisions, key=lambda each: each.from_, reverse=True)
                if (each.code, each.field) == (item.code, Field.OFFICES) and each.from_ <= at
            )
            place = next(revised, item.place)
            if place not in named:
                named.add(place)
                yield Reassigned(at, place)
