"""Which explanations offices owe, and since when: asked month after month, and not given.

An item that is not due in a month is as it was when it last fell due: what was owed then is owed.
"""

from collections.abc import Collection, Iterable, Iterator

from sheetgen.asking.ask import Inquiry
from sheetgen.model.expectation import Expectation
from sheetgen.model.owing import Owing
from sheetgen.model.period import Period
from sheetgen.records import Struct

_WANTED = ("READ-311", "READ-314")
_FAR = 12
"""Months; an item falls due at least once in a year."""


class Look(Struct, frozen=True):
    """What was owed in a month: the items that fell due, and the explanations that did not come.

    Those are asked for by office and item.
    """

    period: Period
    due: frozenset[str]
    unexplained: frozenset[tuple[str, str]]


def owed(
    period: Period,
    expectations: Iterable[Expectation],
    inquiry: Inquiry,
    plan: str,
    before: Iterable[Look],
    codes: Collection[str] | None = None,
) -> tuple[Owing, ...]:
    """What is owed in a month, by office and item; ``before`` are those before, latest first.

    ``codes`` are the items it is asked of, None for all.
    """
    asked = {each.item.code: each.due for each in expectations if _is_among(each, codes)}
    due = {code for code, is_due in asked.items() if is_due}
    found = dict.fromkeys(unexplained(inquiry, plan, due), (period, 1))
    alive = set(found)
    waiting = asked.keys() - due
    for look in before:
        if period.months_since(look.period) > _FAR:
            waiting = set()
        fell = look.due
        wanted = ({code for _, code in alive} | waiting) & fell
        if not alive and not waiting:
            break
        if not wanted:
            continue
        told = {key for key in look.unexplained if key[1] in wanted}
        fresh = {key for key in told if key[1] in waiting}
        for key in sorted((told & alive) | fresh):
            _, count = found.get(key, (look.period, 0))
            found[key] = look.period, count + 1
        alive = {key for key in alive if key in told or key[1] not in fell} | fresh
        waiting -= fell
    return tuple(
        Owing(office=office, plan=plan, code=code, since=since, count=count)
        for (office, code), (since, count) in found.items()
    )


def _is_among(each: Expectation, codes: Collection[str] | None) -> bool:
    """Whether an item is one of those asked about; None is all."""
    return codes is None or each.item.code in codes


def unexplained(inquiry: Inquiry, plan: str, codes: Collection[str]) -> Iterator[tuple[str, str]]:
    """The office and the item of every explanation of these that was asked and did not come."""
    for submission in inquiry.submissions:
        places = {each.place for each in submission.problems if each.code in _WANTED}
        for each in submission.untold:
            if each.plan == plan and each.place in places and each.code in codes:
                yield submission.office, each.code
