"""An explanation that an office owes: of which item, and since when."""

from collections.abc import Iterable, Sequence

from sheetgen.language.message import Message, first_few, message, message_n
from sheetgen.model.period import Period, month_of
from sheetgen.records import Struct

_MOST = 12
"""So many items of one month are named in a sentence."""


class Owing(Struct, frozen=True, kw_only=True):
    """``office`` left unexplained what its form asks of an item of a plan.

    ``since`` is the first of the stored months in a row in which it did, ``count`` how many they
    are.
    """

    office: str
    plan: str
    code: str
    since: Period
    count: int


def by_office(owing: Iterable[Owing]) -> dict[str, tuple[Owing, ...]]:
    """What each office owes, the oldest first; offices in the order of what they owe."""
    found: dict[str, list[Owing]] = {}
    for each in owing:
        found.setdefault(each.office, []).append(each)
    ordered = {office: sorted(each, key=_age) for office, each in found.items()}
    return {
        office: tuple(each)
        for office, each in sorted(ordered.items(), key=lambda pair: (-len(pair[1]), pair[0]))
    }


def _age(owing: Owing) -> tuple[Period, str]:
    return owing.since, owing.code


def _counted(owing: tuple[Owing, ...]) -> Message:
    """How many explanations are owed, and since when the oldest is: "4, desde enero de 2025"."""
    oldest = min(each.since for each in owing)
    return message("{n} (the oldest since {month})", n=len(owing), month=month_of(oldest))


def debts(owing: Sequence[Owing]) -> tuple[Message, ...]:
    """Who owes explanations, how many, and since when; nothing where nobody does.

    Where all are as old the month is said once. Of many offices those that owe most are named.
    """
    if not owing:
        return ()
    offices = by_office(owing)
    months = {each.since for each in owing}
    if len(offices) > 1 and len(months) == 1:
        parts = [
            message("{office}: {n}", office=office, n=len(each)) for office, each in offices.items()
        ]
        return (
            message(
                "{n} explanations are owed since {month}. {parts}.",
                n=len(owing),
                month=month_of(months.pop()),
                parts=first_few(parts, separator="; "),
            ),
        )
    parts = [
        message("{office}: {owed}", office=office, owed=_counted(each))
        for office, each in offices.items()
    ]
    return (
        message_n(
            "{n} explanation is owed. {parts}.",
            "{n} explanations are owed. {parts}.",
            len(owing),
            parts=first_few(parts, separator="; "),
        ),
    )


def owed_words(owing: tuple[Owing, ...]) -> Message:
    """One office's debts by month, in a sentence; of several plans each with its plan.

    Of many of one month the first are named and the rest counted: each has its own row elsewhere.
    """
    several = len({each.plan for each in owing}) > 1
    months = dict.fromkeys(each.since for each in sorted(owing, key=_age))
    parts = [
        message(
            "{codes} since {month}",
            codes=first_few(
                [
                    message("{code} ({plan})", code=each.code, plan=each.plan)
                    if several
                    else each.code
                    for each in owing
                    if each.since == month
                ],
                _MOST,
            ),
            month=month_of(month),
        )
        for month in months
    ]
    return message_n(
        "{n} explanation is owed: {parts}.",
        "{n} explanations are owed: {parts}.",
        len(owing),
        parts=parts,
    )
