"""What of several subjects is held against each other: their progress, what they spent or reached.

What words leave open has several readings, the likeliest first: "ejecución presupuestal" is a share
of the budget, and may be soles.
"""

import re
from collections.abc import Iterable
from decimal import Decimal

from sheetgen.language.message import Message, message
from sheetgen.model.role import BUDGET, SPENT
from sheetgen.model.text import Said
from sheetgen.records import Struct
from sheetgen.texts.in_words import holds
from sheetgen.texts.phrase import Mark
from sheetgen.texts.printing import word_of, written
from sheetgen.texts.reading import Read
from sheetgen.texts.table_figures import Fact, Known

Reading = tuple[str, ...]
"""Names of one quantity, by kind of subject: an activity's progress, an element's mean."""
_WORK: Reading = ("physical", "progress", "mean")
_SPENT: Reading = (SPENT,)
_RATE: Reading = ("financial",)
_REACHED: Reading = ("actual",)
_OF: dict[str, tuple[Reading, ...]] = {
    "financial": (_RATE,),
    "budget-execution": (_RATE, _SPENT),
    "physical": (_WORK,),
    "pim": ((BUDGET,),),
    "budget": ((BUDGET,),),
    "money": (_SPENT,),
    "target": (("target",),),
    "programmed": (("target",),),
    "baseline": (("baseline",),),
    "value": (_REACHED,),
    "valued": (_REACHED,),
    "work": (_WORK,),
    "execution": (_WORK, _RATE),
    "done": (_REACHED,),
}
"""What each word is of; those before it stand where words overlap: "avance financiero"."""
_AIMS = ("target", "programmed", "baseline")
_UNIT_OF = {"percent": (_WORK, _RATE, _REACHED), "soles": (_SPENT, (BUDGET,))}
_ALIKE = Decimal("0.1")
"""Figures that print as one are told to differ in doubt only."""


_WORD = re.compile(r"\w+")
_ONE = r"<one>\s+$"
_TO_OTHER = r"(?:\s+[^\W\d]+){0,5}?\s+<than>\s+(?:(?:<the>|<than>|<that-of>|<of>|<of-the>)\s+)*"


class Quantity(Struct, frozen=True):
    """What is compared, in every way that the words may mean it; none where they say nothing."""

    readings: tuple[Reading, ...] = ()

    @property
    def is_aim(self) -> bool:
        """Whether it is what was aimed at, or began from."""
        return self.readings in tuple(_OF[each] for each in _AIMS)

    def printed_in(self, unit: str) -> "Quantity":
        """Only what is in the unit of a figure beside it: "ejecución presupuestal (97.7 %)"."""
        fit = tuple(each for each in self.readings if each in _UNIT_OF.get(unit, self.readings))
        return Quantity(fit or self.readings)


WORK = Quantity((_WORK,))
"""How far subjects came towards their goals."""


def is_comparative(read: Read, mark: Mark) -> bool:
    """Whether it says no more than another has: "un menor avance", "mejores resultados que la"."""
    if read.shape(_ONE).search(read.text, 0, mark.start) is not None:
        return True
    return any(read.shape(_TO_OTHER).fullmatch(read.text, mark.end, each.start)
               for each in read.mentions)  # fmt: skip


def quantity_in(
    read: Read, known: Known, *ranges: tuple[int, int], has_verbs: bool = True
) -> Quantity:
    """The quantity of the first of these stretches that names one, by its word next to its end."""
    words = _OF if has_verbs else [each for each in _OF if each != "done"]
    for start, end in ranges:
        told = [each for each in read.within(start, end, *words) if not _is_within(each, read)]
        if told:
            return Quantity(_OF[told[-1].means])
        if _counts(read, known, start, end):
            return Quantity((_REACHED,))
    return Quantity()


def _is_within(mark: Mark, read: Read) -> bool:
    """Whether another word that says more of it covers it."""
    order = tuple(_OF)
    if mark.means == "physical" and any(
        each.end + 1 == mark.start for each in read.within(0, mark.start, "target")
    ):
        return True  # "la meta física"
    return any(
        each.start <= mark.start < mark.end <= each.end
        and order.index(each.means) < order.index(mark.means)
        for each in read.within(0, len(read.text), *_OF)
        if each is not mark
    )


def _counts(read: Read, known: Known, start: int, end: int) -> bool:
    """Whether it names what items count: "más empresas que"."""
    words = _WORD.findall(read.text[start:end])
    return any(each in known.units for each in words) or bool(read.within(start, end, "counted"))


def figure_of(code: str | None, reading: Reading, known: Known) -> Fact | None:
    """The figure of a subject."""
    return next((found for name in reading if (found := known.fact(code, name))), None)


def verdict(held: Iterable[Said | None]) -> Said:
    """Of all readings in their order: a later one that holds alone leaves it in doubt."""
    told = [each for each in held if each is not None]
    if not told:
        return Said.NOT_IN_DATA
    is_left = told[0] is Said.CONTRADICTED and Said.CONFIRMED in told
    return Said.AMBIGUOUS if is_left else told[0]


def said(so: bool) -> Said:  # noqa: FBT001 - the one thing that it says
    """The verdict on what the table knows."""
    return Said.CONFIRMED if so else Said.CONTRADICTED


def stands(relation: str, one: Fact, other: Fact) -> bool:
    """Whether a figure stands to another as said; where both print alike, either way is so."""
    if one.unit == "percent" and one.figure.quantize(_ALIKE) == other.figure.quantize(_ALIKE):
        return relation in {"not-above", "not-below"} or one.figure != other.figure
    return holds(relation, one.figure, other.figure)


def has(fact: Fact) -> Message:
    """A figure with whose and what it is, as in "1.2: 99.556 % (Avance físico)"."""
    return message(
        "{who}: {figure} ({what})", who=fact.code, figure=written(fact), what=word_of(fact)
    )
