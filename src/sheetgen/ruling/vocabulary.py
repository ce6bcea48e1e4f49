"""The facts there are: ``sheetgen rules facts`` lists them. Those that are figures are quantities.

A figure that rules may speak of is declared once, in ``model/quantities.py``.
"""

from sheetgen.model.quantities import QUANTITIES
from sheetgen.model.quantity import Quantity
from sheetgen.ruling.fact import Fact, Sort
from sheetgen.ruling.words import WORD_FACTS


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


FACTS: tuple[Fact, ...] = (
    *WORD_FACTS,
    *(fact_of(each) for each in QUANTITIES.values() if each.kinds),
)
