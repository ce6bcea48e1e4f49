"""Whether a figure of a text is in the unit of a figure of the table, and what it counts."""

from decimal import Decimal

from rapidfuzz import fuzz

from sheetgen.language.message import message
from sheetgen.model.quantities import QUANTITIES
from sheetgen.model.text import Said
from sheetgen.texts.answer import Answer
from sheetgen.texts.figures_in_text import BARE, COUNT, Number
from sheetgen.texts.phrase_language import plain
from sheetgen.texts.printing import cut, it_is, prints
from sheetgen.texts.table_figures import Fact, Known

_ALIKE = 80
_SLIPS = tuple(Decimal(10) ** power for power in (3, 6, -3, -6))
_STEM = 5
_RATIOS = frozenset({"percent", "points"})


def same_unit(number: Number, fact: Fact, known: Known) -> bool:
    """Whether the figure may be this one of the table: of its unit, and of what it counts."""
    if number.unit == BARE or (number.unit == COUNT and not (number.noun or number.is_part)):
        return fact.unit != "soles" or _is_of_item(fact)
    if number.unit != fact.unit:
        return False
    is_of_any = number.is_part and not number.noun
    return number.unit != COUNT or is_of_any or is_of(number.noun, fact, known)


def _is_of_item(fact: Fact) -> bool:
    """Whether a figure in soles is of an item that counts soles, and no money that it has."""
    quantity = QUANTITIES.get(fact.aspect)
    return quantity is not None and quantity.unit == "item"


def is_of(noun: str, fact: Fact, known: Known) -> bool:
    """Whether a noun is the unit of measure of the item, or what its name counts."""
    judged = known.item(fact.code)
    if judged is None:
        return False
    item = judged.measured.item
    unit = plain(item.unit_name if item.kind.value != "indicator" else item.name)
    stem = noun[:_STEM]
    return any(word.startswith(stem) for word in unit.split()) or noun in {"por", "and"}


def counts_another(noun: str, fact: Fact, known: Known) -> bool:
    """Whether a noun is what other items of the plan count, and not this one."""
    if is_of(noun, fact, known):
        return False
    return any(fuzz.ratio(noun, each) >= _ALIKE for each in known.units)


def unit_lost(number: Number, facts: tuple[Fact, ...], known: Known) -> Answer | None:
    """The right figure in a wrong unit: "975 acciones" of 975 firms, "99.8 p. p.", "54.2 mil"."""
    for fact in facts:
        if not prints(number, fact.figure) or not (number.value or number.unit in _RATIOS):
            continue  # nothing is nothing in any unit but these
        if number.unit == COUNT == fact.unit:
            if counts_another(number.noun, fact, known):
                return Answer(Said.CONTRADICTED, it_is((fact,)), (fact,))
        elif number.unit != BARE or fact.unit == "soles":
            return Answer(Said.SCALE_LOST, it_is((fact,)), (fact,))
    return None


def slip(number: Number, fact: Fact) -> Answer | None:
    """A scale that was lost, or a figure cut off where it should have been rounded."""
    if number.unit in {"soles", COUNT, BARE} and number.value:
        for power in _SLIPS:
            other = fact.figure / power
            if cut(number, other) == number.value or prints(number, other):
                return Answer(Said.SCALE_LOST, it_is((fact,)), (fact,))
    if cut(number, fact.figure) == number.value and number.unit != COUNT:
        said = message("cut off, not rounded: {is_}", is_=it_is((fact,), number))
        return Answer(Said.AMBIGUOUS, said, (fact,))
    return None
