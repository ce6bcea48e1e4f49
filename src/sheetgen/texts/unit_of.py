"""The units that texts write the figures of an item in."""

from sheetgen.model.kinds import Kind
from sheetgen.model.plan import Item
from sheetgen.model.quantities import QUANTITIES
from sheetgen.texts.phrase_language import plain

_WRITTEN = frozenset({"percent", "points", "soles"})


def unit_of(name: str, item: Item) -> str:
    """The unit of a measure as texts write it."""
    quantity = QUANTITIES[name]
    if quantity.unit != "item":
        return quantity.unit if quantity.unit in _WRITTEN else "count"
    if item.in_percent or counts_percent(item):
        return "points" if quantity.is_difference else "percent"
    return "soles" if counts_soles(item) else "count"


def counts_soles(item: Item) -> bool:
    """Whether what an item counts is money."""
    return plain(item.unit_name) in {"soles", "s/", "s/."}


def counts_percent(item: Item) -> bool:
    """Whether an activity counts in percent."""
    return item.kind is not Kind.INDICATOR and plain(item.unit_name) == "%"
