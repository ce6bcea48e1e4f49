"""What else a figure may be, where the table has another: what was left, the share of all.

A figure that is a difference, a rest or a share of its subject, to the digit, was hardly meant as
what the words beside it were taken for: that is said, and it is called wrong no more.
"""

from collections.abc import Iterator
from decimal import Decimal

from sheetgen.language.message import Message, message
from sheetgen.model.figure import percent_of
from sheetgen.model.role import BUDGET, SPENT
from sheetgen.texts.figures_in_text import BARE, COUNT, Number
from sheetgen.texts.printing import prints
from sheetgen.texts.reading import Read
from sheetgen.texts.table_figures import Known

_HUNDRED = Decimal(100)
_NAMES = ("actual", "target", SPENT, BUDGET)
_LEAST = Decimal(10)
"""What is smaller is too easily something else by chance."""

Told = tuple[Decimal, str, Message]


def other_reading(read: Read, number: Number, code: str, known: Known) -> Message | None:
    """What it is exactly, of its subject and those beside it; None where it is nothing else."""
    if number.value < _LEAST and not number.decimals:
        return None
    own = next((each for each in _derived(read, code, known) if _is(number, each)), None)
    return None if own is None else own[2]


def _is(number: Number, told: Told) -> bool:
    figure, unit, _ = told
    is_count = unit == COUNT and number.unit in {COUNT, BARE}
    return (unit == number.unit or is_count) and figure > 0 and prints(number, figure)


def _derived(read: Read, code: str, known: Known) -> Iterator[Told]:
    now, target = known.fact(code, "actual"), known.fact(code, "target")
    if now is not None and target is not None:
        unit = "points" if now.unit == "percent" else now.unit
        words = message("it is what {code} is apart from its target", code=code)
        yield abs(now.figure - target.figure), unit, words
    for fact in known.unspent(code):
        yield fact.figure, fact.unit, message("it is what {code} did not spend", code=code)
    for name in ("physical", "financial"):
        share = known.fact(code, name)
        if share is not None:
            words = message("it is what {code} is apart from 100 %", code=code)
            yield abs(share.figure - _HUNDRED), "percent", words
            yield abs(share.figure - _HUNDRED), "points", words
    yield from _beside(read, code, known)


def _beside(read: Read, code: str, known: Known) -> Iterator[Told]:
    """Held against who is named in the sentence or holds it: its share, and how far it is apart."""
    named = [each.code for each in read.mentions if each.code and each.code != code]
    holding = [each.element.code for each in known.report.elements
               if each.element.code != code and known.lies_in(code, each.element.code)]  # fmt: skip
    for other in dict.fromkeys((*named, *holding)):
        for name in _NAMES:
            one, of = known.fact(code, name), known.fact(other, name)
            if one is None or of is None or one.unit != of.unit:
                continue
            if one.unit != "percent":
                words = message("it is how far {one} and {other} are apart", one=code, other=other)
                yield abs(one.figure - of.figure), one.unit, words
            if one.unit == "soles" and of.figure > one.figure:
                words = message("it is the share of {one} in {other}", one=code, other=other)
                yield percent_of(one.figure, of.figure), "percent", words
