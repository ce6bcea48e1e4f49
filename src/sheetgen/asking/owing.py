"""Which explanations offices owe, and since when: asked month after month, and not given.

An item that is not due in a month is as it was when it last fell due: what was owed then is owed.
"""

from collections.abc import Collection, Iterable, Iterator
from typing import Protocol

from sheetgen.asking.ask import Inquiry
from sheetgen.model.expectation import Expectation
from sheetgen.model.owing import Owing
from sheetgen.model.period import Period

_WANTED = ("READ-311", "READ-314")
_FAR = 12
"""Months; an item falls due at least once in a year."""


class Look(Protocol):
    """A month, as far as it is asked what was owed in it."""

    @property
    def period(self) -> Period:
        """Which month it is."""
        ...

    @property
    def expectations(self) -> tuple[Expectation, ...]:
        """What fell due in it."""
        ...

    @property
    def asked(self) -> Inquiry:
        """What was asked in it."""
        ...

    def inquiry(self, codes: Collection[str]) -> Inquiry:
        """What was asked about these items at least."""
        ...


def owed(
    now: Look, plan: str, before: Iterable[Look], codes: Collection[str] | None = None
) -> tuple[Owing, ...]:
    """What is owed in a month, by office and item; ``before`` are those before, latest first.

    ``codes`` are the items it is asked of, None for all.
    """
    asked = {each.item.code for each in now.expectations}
    asked = asked if codes is None else asked & set(codes)
    due = _due(now) & asked
    found = dict.fromkeys(_unexplained(now.asked, plan, due), (now.period, 1))
    alive = set(found)
    waiting = asked - due
    for look in before:
        if now.period.months_since(look.period) > _FAR:
            waiting = set()
        fell = _due(look)
        wanted = ({code for _, code in alive} | waiting) & fell
        if not alive and not waiting:
            break
        if not wanted:
            continue
        told = set(_unexplained(look.inquiry(wanted), plan, wanted))
        fresh = {key for key in told if key[1] in waiting}
        for key in (told & alive) | fresh:
            _, count = found.get(key, (look.period, 0))
            found[key] = look.period, count + 1
        alive = {key for key in alive if key in told or key[1] not in fell} | fresh
        waiting -= fell
    return tuple(
        Owing(office=office, code=code, since=since, count=count)
        for (office, code), (since, count) in found.items()
    )


def _due(look: Look) -> set[str]:
    return {each.item.code for each in look.expectations if each.due}


def _unexplained(inquiry: Inquiry, plan: str, codes: Collection[str]) -> Iterator[tuple[str, str]]:
    """The office and the item of every explanation of these that was asked and did not come."""
    for submission in inquiry.submissions:
        places = {each.place for each in submission.problems if each.code in _WANTED}
        for each in submission.untold:
            if each.plan == plan and each.place in places and each.code in codes:
                yield submission.office, each.code
