"""What is said beside a cell that was read: a text of great length, an odd day, a bare percentage.

What was read stands; the first needs nothing of the office, the others only the office knows.
"""

from collections.abc import Iterator
from decimal import Decimal

from sheetgen.faults.file_fault import FileFault
from sheetgen.model.figure import Figure
from sheetgen.model.form import Ask
from sheetgen.model.period import Period
from sheetgen.model.problem import Weight
from sheetgen.reading.matching.match import Located
from sheetgen.reading.opening.cells import Kind
from sheetgen.reading.typed import value_faults as fault
from sheetgen.reading.typed.days import beyond, read_day
from sheetgen.reading.typed.value_faults import Fault

_LONG = 8_000
"""Signs of a text that may not fit a report: four of them share a cell there."""
_SAYS_NOTHING = ("General", "@", "")
"""Formats that tell of no number how it was meant."""


def of_words(each: Located, text: str, period: Period) -> tuple[str, list[FileFault]]:
    """What a text's cell says, a day as 2026-03-31; with a question where the day is odd.

    A text that a report may have no room for is told.
    """
    told = [fault.long_text(len(text))] if len(text) > _LONG else []
    if each.column.ask is Ask.DATE and text:
        text, odd = read_day(each.cell, text)
        odd = odd or beyond(text, period)
        told += [] if odd is None else [odd]
    return text, [_notice(each, one) for one in told]


def of_percent(each: Located, figure: Figure) -> Iterator[FileFault]:
    """A question for a number where a percentage is asked, in a cell that lost its format.

    59 was typed into a cell that says nothing, or 0.59 was pasted from one that showed 59 %.
    Nothing is told from the size of the number (METHOD 9).
    """
    cell = each.cell
    if cell is None or cell.kind is not Kind.NUMBER or cell.number_format not in _SAYS_NOTHING:
        return
    if isinstance(figure, Decimal) and figure != 0:
        yield _notice(each, fault.bare_percent(figure))


def _notice(each: Located, told: Fault) -> FileFault:
    return FileFault(
        code=told.code,
        weight=Weight.NOTICE,
        place=each.place,
        message=told.message,
        remedy=told.remedy,
    )
