"""A plan with what revisions made of it, and the offices that a closed month was sealed with."""

from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal

from sheetgen.model.figure import Figure
from sheetgen.model.plan import Activity, Indicator, Office, Plan, Programmed, Target
from sheetgen.model.revision import Change, Field, Revision, Said
from sheetgen.model.traits import Direction
from sheetgen.records import replace


def revised_plan(plan: Plan, changes: tuple[Change, ...]) -> Plan:
    """The plan with these revisions, the last of each field."""
    last = {(c.revision.code, c.revision.field, c.revision.period): c.revision for c in changes}
    of_items: dict[str, list[Revision]] = {}
    for (code, field, _), each in last.items():
        if not field.by_month:
            of_items.setdefault(code, []).append(each)
    return replace(
        plan,
        indicators=tuple(_indicator(i, of_items.get(i.code, ())) for i in plan.indicators),
        activities=tuple(_activity(a, of_items.get(a.code, ())) for a in plan.activities),
        targets=plan.targets.with_rows(_targets(last.values())),
        schedule=plan.schedule.with_rows(_schedule(last.values())),
    )


def with_offices(plan: Plan, sealed: Mapping[str, tuple[str, ...]]) -> Plan:
    """The plan with its items at these offices, also where one of them is none of it any more."""
    if not sealed:
        return plan
    known = {each.code for each in plan.offices}
    named = dict.fromkeys(office for offices in sealed.values() for office in offices)
    return replace(
        plan,
        offices=(*plan.offices, *(Office(each, each) for each in named if each not in known)),
        indicators=tuple(
            replace(each, offices=sealed.get(each.code, each.offices)) for each in plan.indicators
        ),
        activities=tuple(
            replace(each, offices=sealed.get(each.code, each.offices)) for each in plan.activities
        ),
    )


def _indicator(item: Indicator, revisions: Iterable[Revision]) -> Indicator:
    for each in revisions:
        match each.field, each.value:
            case Field.BASELINE, value if not isinstance(value, tuple | Direction):
                item = replace(item, baseline=value, baseline_place=each.place)
            case Field.DIRECTION, Direction() as direction:
                item = replace(item, direction=direction)
            case Field.OFFICES, tuple() as offices:
                item = replace(item, offices=offices)
            case _:
                pass
    return item


def _activity(item: Activity, revisions: Iterable[Revision]) -> Activity:
    for each in revisions:
        match each.field, each.value:
            case Field.GOAL, value if not isinstance(value, tuple | Direction):
                item = replace(item, goal=value, goal_place=each.place)
            case Field.PIM, value if not isinstance(value, tuple | Direction):
                item = replace(item, pim=value, pim_place=each.place)
            case Field.OFFICES, tuple() as offices:
                item = replace(item, offices=offices)
            case _:
                pass
    return item


def _targets(revisions: Iterable[Revision]) -> Iterator[Target]:
    for each in revisions:
        if each.field is Field.TARGET and each.period is not None:
            yield Target(each.code, each.period, _figure(each.value), each.place)


def _schedule(revisions: Iterable[Revision]) -> Iterator[Programmed]:
    for each in revisions:
        if each.field is Field.PROGRAMMED and each.period is not None:
            figure = _figure(each.value)
            if isinstance(figure, Decimal):
                yield Programmed(each.code, each.period, figure, each.place)


def _figure(value: Said) -> Figure:
    if isinstance(value, tuple | Direction):
        raise TypeError(value)
    return value
