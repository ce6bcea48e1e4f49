"""What came, or was changed, once a month was closed: it changes nothing of it until reopened."""

from sheetgen.language.message import Message, message
from sheetgen.model.closed import Late
from sheetgen.model.period import Period


def late_line(late: Late) -> Message:
    """What came after its month was closed."""
    return message(
        "After {period} was closed: {place}. It changes nothing until sheetgen close {period} "
        "--reopen --reason TEXT.",
        period=late.period,
        place=late.place,
    )


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
