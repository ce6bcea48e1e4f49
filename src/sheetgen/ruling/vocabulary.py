"""The facts there are: ``sheetgen rules facts`` lists them. Those that are figures are quantities.

A figure that rules may speak of is declared once, in ``model/quantities.py``.
"""

from functools import cache

from sheetgen.language.message import term
from sheetgen.model.quantities import QUANTITIES
from sheetgen.model.quantity import ITEMS, Quantity
from sheetgen.ruling.fact import Fact, Sort
from sheetgen.ruling.word_facts import WORD_FACTS


def fact_of(quantity: Quantity) -> Fact:
    """The fact that a quantity is."""
    return Fact(
        name=quantity.name,
        sort=Sort.NUMBER,
        unit=quantity.unit,
        kinds=quantity.kinds,
        measure="" if quantity.always else quantity.turned or quantity.name,
        needs=quantity.needs,
        always=quantity.always,
        reversed_sign=bool(quantity.turned),
        difference=quantity.is_difference,
        meaning=quantity.meaning,
    )


@cache
def own_fact(name: str) -> Fact:
    """A figure that some form asks for on its own account: which one is known once all is read."""
    return Fact(
        name=name,
        sort=Sort.NUMBER,
        unit="number",
        kinds=ITEMS,
        measure=name,
        meaning=term("fact", "a figure that a form asks for or computes"),
    )


FACTS: tuple[Fact, ...] = (
    *WORD_FACTS,
    *(fact_of(each) for each in QUANTITIES.values() if each.kinds),
)
