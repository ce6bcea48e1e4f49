"""What came, or was changed, once a month was closed: it changes nothing of it until reopened."""

from collections.abc import Sequence

from sheetgen.language.message import Message, joined, message
from sheetgen.model.closed import Late
from sheetgen.model.figure import Figure, Gap
from sheetgen.model.period import Period


def late_line(late: Late) -> Message:
    """What came after its month was closed."""
    return message(
        "After {period} was closed: {place}. It changes nothing until sheetgen close {period} "
        "--reopen --reason TEXT.",
        period=late.period,
        place=late.place,
    )


def unlike_line(plan: str, period: Period, unlike: Sequence[tuple[str, Figure, Figure]]) -> Message:
    """That a report of a closed month says of some items what was not sealed."""
    shown = [
        message("{code} ({before} → {after})", code=code, before=_said(was), after=_said(now))
        for code, was, now in unlike[:_MOST]
    ]
    more = len(unlike) - len(shown)
    items = joined(shown, ", ")
    if more:
        items = message("{items} and {more} more", items=items, more=more)
    return message(
        "{plan} {period} was closed with another progress of {items}: what it follows from was "
        "changed since. The report says what holds now; later months are compared with what was "
        "sealed. To seal it again: sheetgen close {period} --reopen --reason TEXT.",
        plan=plan,
        period=period,
        items=items,
    )


_MOST = 5


def _said(figure: Figure) -> Message:
    return figure.entry.short if isinstance(figure, Gap) else message("{p:percent}", p=figure)


def recount_line(period: Period, file: str) -> Message:
    """That a closed month keeps no counts of those served, and what they are counted from."""
    return message(
        "{file}: {period} was closed without the counts of those served. They are counted by what "
        "is known now, from the lists that it was closed with, and may differ from what was told "
        "then. To seal them: sheetgen close {period} --reopen --reason TEXT.",
        file=file,
        period=period,
    )


def registry_line(period: Period, registry: str) -> Message:
    """That a closed month does not know its registry as it is now."""
    return message(
        "{registry} was changed since {period} was closed: those served stand as they were sealed. "
        "To count them by it: sheetgen close {period} --reopen --reason TEXT.",
        registry=registry,
        period=period,
    )
