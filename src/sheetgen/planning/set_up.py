"""What is missing or odd in how a plan is set up: it is read as it stands, and said.

Gravest first: what no report can be right with, what cannot be judged, what does not add, and what
only looks wrong. The oddities of single targets are in ``target_oddities.py``.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from decimal import Decimal
from itertools import chain

from sheetgen.language.message import Message, message, message_n
from sheetgen.model.figure import Gap
from sheetgen.model.kinds import Kind
from sheetgen.model.oddity import PlanOddity
from sheetgen.model.period import december
from sheetgen.model.place import Place
from sheetgen.model.plan import Indicator, Plan, Programmed, Target
from sheetgen.model.traits import Unit
from sheetgen.planning.target_gaps import named_items, of_many, without_targets
from sheetgen.sources.entries import first_words

_ZEROS = re.compile(r"(?<!\d)0+(?=\d)")
_WHOLE = Decimal(1)
_FAR_ABOVE = 20
"""So many times a small figure, another of the same indicator makes it look like a share."""

Check = Callable[[Plan], Iterator[PlanOddity]]


def set_up_oddities(plan: Plan) -> tuple[PlanOddity, ...]:
    """All of them, the gravest kind first, each kind in the order of the tables."""
    return tuple(each for check in _CHECKS for each in check(plan))


def _odd(code: str, place: Place, said: Message, remedy: Message) -> PlanOddity:
    return PlanOddity(code=code, place=place, message=said, remedy=remedy)


def out_of_plan(plan: Plan) -> Iterator[PlanOddity]:
    """Targets and months of a schedule that no report of the plan will ever read."""
    never = {
        each for each in {*plan.targets.periods, *plan.schedule.periods} if not plan.covers(each)
    }
    rows: Iterator[Target | Programmed] = chain(plan.targets.at(never), plan.schedule.at(never))
    if never:
        for each in rows:
            yield _odd(
                each.code,
                each.place,
                message(
                    "{code}: {period} is outside the plan, which runs from {first} until {last}: "
                    "it is never read.",
                    code=each.code,
                    period=each.period,
                    first=plan.from_ or "…",
                    last=plan.until or "…",
                ),
                message("Correct the period, or from and until in plan.toml."),
            )


def like_shares(plan: Plan) -> Iterator[PlanOddity]:
    """Percentages with a figure so small, alone or beside the others, that 0.3 may be 30 %."""
    for item in plan.indicators:
        if not item.unit.is_percentage:
            continue
        targets = [figure for _, figure in plan.targets.of_item(item.code).dated]
        known = [abs(each) for each in (*targets, item.baseline) if isinstance(each, Decimal)]
        small = [each for each in known if 0 < each <= _WHOLE]
        if small and (max(known) <= _WHOLE or max(known) >= _FAR_ABOVE * min(small)):
            yield _odd(
                item.code,
                item.place,
                message(
                    "{code}: its baseline or its targets hold {figure:percentage}.",
                    code=item.code,
                    figure=small[0],
                ),
                message("If 30 % is meant, write 30 or 30%, and not 0.3; otherwise nothing has to "
                        "be done."),
            )  # fmt: skip


def _without_goals(plan: Plan) -> Iterator[PlanOddity]:
    items = [each for each in plan.activities if each.reported and isinstance(each.goal, Gap)]
    if items:
        yield of_many(
            plan,
            items,
            message_n(
                "{n} activity has no goal, so that it is never judged: {codes}{more}.",
                "{n} activities have no goal, so that they are never judged: {codes}{more}.",
                len(items),
                **named_items(items),
            ),
            message("Add their goals to activities.csv."),
        )


def _without_schedule(plan: Plan) -> Iterator[PlanOddity]:
    scheduled = set(plan.schedule.codes)
    asked = [each for each in plan.activities if each.reported]
    absent = [each for each in asked if each.code not in scheduled]
    remedy = message("Add what is programmed in each month to schedule.csv.")
    first, last = plan.from_, plan.until
    has_december = first is None or last is None or last >= december(first.year)
    if len(absent) > 1 and len(absent) == len(asked):
        said = (
            message("no activity has a schedule: all are due in December alone.")
            if has_december
            else message("no activity has a schedule, and the plan ends before December: none is "
                         "ever judged.")
        )  # fmt: skip
        yield _odd(plan.code, absent[0].place, said, remedy)
        return
    for item in absent:
        said = (
            message("{code}: it has no schedule: it is due in December alone.", code=item.code)
            if has_december
            else message("{code}: it has no schedule, and the plan ends before December: it is "
                         "never judged.", code=item.code)
        )  # fmt: skip
        yield _odd(item.code, item.place, said, remedy)


def money_oddities(plan: Plan) -> Iterator[PlanOddity]:
    """Products whose PIM is not that of their activities."""
    for product in plan.activities:
        parts = [
            each.pim
            for each in plan.activities
            if each.kind is Kind.ACTIVITY and each.element == product.element
        ]
        if product.kind is not Kind.PRODUCT or not parts or isinstance(product.pim, Gap):
            continue
        figures = [each for each in parts if isinstance(each, Decimal)]
        if len(figures) == len(parts) and sum(figures) != product.pim:
            yield _odd(
                product.code,
                product.pim_place,
                message(
                    "{code}: its PIM is {pim:soles}, and that of its activities adds to "
                    "{parts:soles}.",
                    code=product.code,
                    pim=product.pim,
                    parts=sum(figures, Decimal(0)),
                ),
                message("Correct one of them."),
            )


def _offices_without_items(plan: Plan) -> Iterator[PlanOddity]:
    items = (*plan.items, *(plan.original or plan).items)
    named = {office for item in items for office in item.offices}
    for office in plan.offices:
        if office.code not in named and office.place is not None:
            yield _odd(
                office.code,
                office.place,
                message("{code}: the office reports no item.", code=office.code),
                message("Name it in the column offices of its items, or remove it."),
            )


def _elements_without_items(plan: Plan) -> Iterator[PlanOddity]:
    used = {item.element for item in plan.items} | {each.parent for each in plan.elements}
    for element in plan.elements:
        if element.code not in used:
            yield _odd(
                element.code,
                element.place,
                message("{code}: nothing lies below the element.", code=element.code),
                message("Add its items, or remove it."),
            )


def _units(plan: Plan) -> Iterator[PlanOddity]:
    """A name that begins with a word for a unit, and another unit."""
    words = first_words(Unit)
    for item in plan.indicators:
        begins = item.name.split(maxsplit=1)[0] if item.name.strip() else ""
        fits = words(begins)
        if fits and item.unit not in fits:
            yield _odd(
                item.code,
                item.place,
                message(
                    "{code}: its name begins with «{word}», and its unit is {unit}.",
                    code=item.code,
                    word=begins,
                    unit=item.unit.value,
                ),
                message(
                    "If the unit is wrong, write {fits}.", fits=[str(each.value) for each in fits]
                ),
            )


def _near_codes(plan: Plan) -> Iterator[PlanOddity]:
    groups: tuple[Iterable[tuple[str, Place | None]], ...] = (
        ((each.code, each.place) for each in plan.items),
        ((each.code, each.place) for each in plan.elements),
        ((each.code, each.place) for each in plan.offices),
    )
    for group in groups:
        seen: dict[str, str] = {}
        for code, place in group:
            other = seen.setdefault(_ZEROS.sub("", "".join(code.split())).casefold(), code)
            if other != code and place is not None:
                yield _odd(
                    code,
                    place,
                    message(
                        "{code} and {other} differ by a space, a capital or a zero.",
                        code=repr(code),
                        other=repr(other),
                    ),
                    message("If they are the same, keep one of them."),
                )


def _ranks(plan: Plan) -> Iterator[PlanOddity]:
    """Relevances of an element that are no ranks: 1 for the first, then 2; ties are ranks."""
    ranked: dict[str, list[Indicator]] = {}
    for item in plan.indicators:
        if item.relevance is not None:
            ranked.setdefault(item.element, []).append(item)
    for element, items in ranked.items():
        counts = Counter(item.relevance for item in items)
        alike = len(counts) == 1 and len(items) > 1
        if alike or set(counts) != set(range(1, len(counts) + 1)):
            yield _odd(
                element,
                items[0].place,
                message(
                    "{element}: the relevances of its indicators ({found}) do not rank them.",
                    element=element,
                    found=[str(item.relevance) for item in items],
                ),
                message("Write 1 for the most relevant, 2 for the next, or leave all empty."),
            )


def _permissive_rollups(plan: Plan) -> Iterator[PlanOddity]:
    """An element whose quantity follows from activities that it has not."""
    own = Counter(each.element for each in plan.activities if each.kind is Kind.ACTIVITY)
    for element in plan.elements:
        if element.rollup.needs_activities and not own[element.code]:
            yield _odd(
                element.code,
                element.place,
                message(
                    "{code}: its rollup is {rollup}, and it has no activity.",
                    code=element.code,
                    rollup=element.rollup.value,
                ),
                message("Add its activities, or declare none or unique."),
            )


_CHECKS: tuple[Check, ...] = (
    without_targets,
    _without_goals,
    money_oddities,
    like_shares,
    _permissive_rollups,
    _near_codes,
    _units,
    _ranks,
    _without_schedule,
    _offices_without_items,
    _elements_without_items,
)
