"""The unit of what an item counts, as texts write it."""

import re

from sheetgen.model.kinds import Kind
from sheetgen.model.plan import Item
from sheetgen.model.quantities import QUANTITIES
from sheetgen.texts.language import Language, plain

_WRITTEN = frozenset({"percent", "points", "soles"})
_WORD = re.compile(r"\w+")


def unit_of(name: str, item: Item) -> str:
    """The unit of a measure as texts write it."""
    quantity = QUANTITIES[name]
    if quantity.unit != "item":
        return quantity.unit if quantity.unit in _WRITTEN else "count"
    if item.in_percent:
        return "points" if quantity.is_difference else "percent"
    return "soles" if counts_soles(item) else "count"


def counts_soles(item: Item) -> bool:
    """Whether what an item counts is money."""
    return plain(item.unit_name) in {"soles", "s/", "s/."}


def counted(item: Item, language: Language) -> str:
    """What an item counts: its unit of measure, of an indicator what its name is the number of."""
    if item.kind is not Kind.INDICATOR:
        return plain(item.unit_name)
    name = plain(item.name)
    ends = [each.end for each in language.marks(name) if each.means == "number-of"]
    found = _WORD.search(name, min(ends)) if ends else None
    return found[0] if found else ""
