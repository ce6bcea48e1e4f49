"""An office's figure in words, in the unit of its field."""

from decimal import Decimal

from sheetgen.language.message import Message, message
from sheetgen.model.plan import Item

_IN_OWN_UNIT = {"actual", "target"}


def figure_of(figure: Decimal, field: str, item: Item) -> Message:
    """A figure of an item's field, in its unit."""
    if field not in _IN_OWN_UNIT:
        return message("{figure:soles}", figure=figure)
    if item.in_percent:
        return message("{figure:percentage}", figure=figure)
    return message("{figure}", figure=figure)
