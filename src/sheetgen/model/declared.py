"""What rules may know of an item before anything is typed: the words the plan declares."""

from sheetgen.model.plan import Indicator, Item
from sheetgen.model.rule import FactValue


def declared_facts(item: Item, *, due: bool) -> dict[str, FactValue]:
    """The facts that no figure moves, by the names that rules use."""
    facts: dict[str, FactValue] = {
        "kind": item.kind.value,
        "due": due,
        "aggregation": item.aggregation.value,
    }
    if isinstance(item, Indicator):
        facts |= {
            "unit": item.unit.value,
            "direction": item.direction.value,
            "frequency": item.frequency.value,
        }
    return facts
