"""Figures of items as they are printed: in their unit, and capped where a plan or layout says so.

CEPLAN's reports of institutional plans print at most 100 %, the matrix of policies does not
(METHOD 2). What is judged, traced and exported has no cap.
"""

from decimal import Decimal

from sheetgen.language.message import Message, message
from sheetgen.model.plan import Item


def capped_words(cap: Decimal) -> Message:
    """What stands in the place of a progress above the cap."""
    return message("{cap:percentage} (cap)", cap=cap)


def printed(figure: Decimal, cap: Decimal | None) -> Decimal | Message:
    """A progress in percent for a sentence: the figure, or the cap that it is above."""
    return figure if cap is None or figure <= cap else capped_words(cap)


def in_unit(item: Item, figure: object) -> Message:
    """A figure of what an item is measured in: of percentages with their sign."""
    if item.in_percent:
        return message("{figure:percentage}", figure=figure)
    return message("{figure}", figure=figure)
