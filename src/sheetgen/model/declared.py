"""What rules may know of an item before anything is typed: the words the plan declares."""

from decimal import Decimal

from sheetgen.model.period import Period
from sheetgen.model.plan import Indicator, Item
from sheetgen.model.rule import FactValue

DECLARED = frozenset(
    {"kind", "due", "month", "year", "office", "element", "aggregation", "type", "unit",
     "direction", "frequency"}
)  # fmt: skip
"""The facts of an item that are known before it is measured; an absent one stays absent."""


def declared_facts(item: Item, period: Period, *, due: bool) -> dict[str, FactValue]:
    """The facts that no figure moves, by the names that rules use.

    ``office`` is the one that reports it: the first of those that answer for it.
    """
    facts: dict[str, FactValue] = {
        "kind": item.kind.value,
        "due": due,
        "office": item.offices[0],
        "element": item.element,
        "aggregation": item.aggregation.value,
        **calendar_facts(period),
    }
    if isinstance(item, Indicator):
        facts |= {"type": item.type} if item.type else {}
        facts |= {
            "unit": item.unit.value,
            "direction": item.direction.value,
            "frequency": item.frequency.value,
        }
    return facts


def calendar_facts(period: Period) -> dict[str, FactValue]:
    """The month, from 1 to 12, and the year of what is judged."""
    return {"month": Decimal(period.month), "year": Decimal(period.year)}
