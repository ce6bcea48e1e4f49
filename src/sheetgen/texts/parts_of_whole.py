"""Shares of one subject in the money or the counts of another that holds it.

As in "la Actividad 4.1 explica dos de cada tres soles gastados por el programa", "el 79.6 % del
gasto del Producto 4 correspondió a la Actividad 4.1 y el 20.4 %, a la 4.2".
"""

import re
from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction

from sheetgen.language.message import message
from sheetgen.model.figure import percent_of
from sheetgen.model.role import BUDGET, SPENT
from sheetgen.model.text import Claim, Said
from sheetgen.records import Struct, replace
from sheetgen.texts.compared_quantity import has
from sheetgen.texts.figures_in_text import Number
from sheetgen.texts.fractions_in_words import Told, bound_before, multiples, so_many
from sheetgen.texts.in_words import is_almost, words_claim
from sheetgen.texts.mention import Mention
from sheetgen.texts.phrase import PORTION, Mark
from sheetgen.texts.printing import prints
from sheetgen.texts.reading import Read
from sheetgen.texts.table_figures import Fact, Known

_REACH = 60
_STOP = re.compile(r"[;:,.(]\s|\d")
_OF = r"\s+(?:[^\W\d]+\s+)?(?:<of>|<of-the>)\s+(?:<the>\s+)?"
_BY = r"\s+(?:[^\W\d]+\s+)?<by>\s+(?:<the>\s+)?"
_ELLIPSIS = r"\s*,?\s*(?:<to>|<in>|<to-the>|<of>)\s+(?:<the>\s+)?(?:<kind>\s+)?"
_ON = r"[\s,]*(?:<and>\s+)?(?:(?:<the>|<one>)\s+)?"
_ROOM = Decimal(2)
"""Points by which a share that is told roughly may stand apart from it."""
_OF_MONEY = {
    "unspent": ("unspent",),
    "money": (SPENT,),
    "pim": (BUDGET,),
    "budget": (BUDGET,),
    "soles": (SPENT, BUDGET),
}


class Part(Struct, frozen=True):
    """What share, by a figure or in words, one subject is said to have of what another has.

    ``others`` have it together with the one: "la 3.1 y la 3.2 concentran el 90 % del PIM del 3".
    """

    told: Told
    number: Number | None
    part: Mention
    whole: Mention
    names: tuple[str, ...]
    others: tuple[Mention, ...] = ()

    @property
    def mark(self) -> Mark:
        """The words of the share."""
        return self.told.mark


def parts_of(read: Read, known: Known) -> tuple[Part, ...]:
    """All shares of a sentence in what holds their subject."""
    found: list[Part] = []
    for told, number in sorted(_shares(read), key=lambda each: each[0].mark.start):
        part = _part(read, told, number, known) or _further(read, told, number, found, known)
        if part is not None:
            found.append(part)
    return tuple(found)


def _shares(read: Read) -> Iterator[tuple[Told, Number | None]]:
    yield from ((each, None) for each in multiples(read) if not each.is_multiple)
    for number in read.numbers:
        if number.unit == "percent":
            mark = Mark(number.start, number.end, PORTION)
            yield Told(mark, Fraction(number.value) / 100, is_multiple=False), number


def _part(read: Read, told: Told, number: Number | None, known: Known) -> Part | None:
    end = told.mark.end
    told_of = sorted((*read.mentions, *read.holders), key=lambda each: each.start)
    whole = next((each for each in told_of if each.start >= end), None)
    if whole is None or whole.code is None or whole.start - end > _REACH:
        return None
    if _STOP.search(read.text, end, whole.start):
        return None
    names = _names(read, end, whole.start) or _names_behind(read, whole)
    behind = next((each for each in read.mentions if each.start >= whole.end), None)
    way = read.text[whole.end : behind.start] if behind is not None else ";"
    if behind is not None and ";" not in way and "," not in way and _lies_in(behind, whole, known):
        return Part(told, number, behind, whole, names) if names else None
    before = next((each for each in read.mentions[::-1] if each.end <= told.mark.start), None)
    if before is None or not names or not _lies_in(before, whole, known):
        return None
    of_list = read.listed(before) if before in read.mentions else ()
    others = tuple(each for each in of_list if each.code != before.code)
    if others and not all(_lies_in(each, whole, known) for each in others):
        return None
    return Part(told, number, before, whole, names, others)


def _lies_in(one: Mention, whole: Mention, known: Known) -> bool:
    return bool(one.code) and one.code != whole.code and known.lies_in(one.code or "", whole.code)


def _names(read: Read, start: int, end: int) -> tuple[str, ...]:
    """What of the whole it is a share of; none where the words between say nothing of it."""
    for each in read.within(start, end, *_OF_MONEY)[::-1]:
        is_spent = each.means == "money"
        if read.shape(_OF).fullmatch(read.text, each.end, end) or (
            is_spent and read.shape(_BY).fullmatch(read.text, each.end, end)
        ):
            return _OF_MONEY[each.means]
    if read.within(start, end, "target", "programmed"):
        return ()
    is_count = bool(read.within(start, end, "share")) and read.shape(_BY).search(
        read.text, start, end
    )
    return ("actual",) if is_count else ()


def _names_behind(read: Read, whole: Mention) -> tuple[str, ...]:
    """As in "84 % of what the programme spent"."""
    told = read.within(whole.end, whole.end + _REACH, "money")
    return (SPENT,) if told and not read.text[whole.end : told[0].start].strip() else ()


def _further(
    read: Read, told: Told, number: Number | None, found: list[Part], known: Known
) -> Part | None:
    """As in "... y el 20.4 %, a la Actividad 4.2", of the whole told before."""
    behind = next((each for each in read.mentions if each.start >= told.mark.end), None)
    if not found or behind is None or not _lies_in(behind, found[-1].whole, known):
        return None
    last = max(found[-1].part.end, found[-1].mark.end)
    goes_on = read.shape(_ON).fullmatch(read.text, last, told.mark.start)
    is_theirs = read.shape(_ELLIPSIS.replace("<kind>", "[^\\W\\d]+")).fullmatch(
        read.text, told.mark.end, behind.start
    )
    if goes_on is None or is_theirs is None:
        return None
    return Part(told, number, behind, found[-1].whole, found[-1].names)


def part_claims(read: Read, parts: tuple[Part, ...], known: Known) -> Iterator[Claim]:
    """Each held against the two figures of the table."""
    for each in parts:
        claim = _claim(read, each, known)
        yield (
            claim
            if each.number is None
            else replace(claim, value=each.number.value, unit=each.number.unit)
        )


def _claim(read: Read, each: Part, known: Known) -> Claim:
    pairs = [
        (one, of)
        for name in each.names
        if (one := _together(known, each, name)) and (of := _fact(known, each.whole.code, name))
        if one.unit == of.unit and of.figure
    ]
    end = max(each.mark.end, each.whole.end, each.part.end)
    start = min(each.mark.start, each.part.start)
    at = Mark(start, end, PORTION)
    if not pairs:
        return words_claim(read, at, each.part, Said.NOT_IN_DATA)
    verdicts = [_said(read, each, percent_of(one.figure, of.figure)) for one, of in pairs]
    best = next((n for n, said in enumerate(verdicts) if said is Said.CONFIRMED), 0)
    one, of = pairs[best]
    share = percent_of(one.figure, of.figure)
    if one.unit == "soles":
        expected = message(
            "{part:soles} of {whole:soles} is {share:percent}",
            part=one.figure, whole=of.figure, share=share,
        )  # fmt: skip
    else:
        expected = message("the table has {facts}", facts=(has(one), has(of)))
    return words_claim(read, at, each.part, verdicts[best], expected, (*one.cells, *of.cells))


def _together(known: Known, each: Part, name: str) -> Fact | None:
    """What all of those have who are told together."""
    facts = [_fact(known, one.code, name) for one in (each.part, *each.others)]
    told = [fact for fact in facts if fact is not None]
    if len(told) < len(facts) or len({fact.unit for fact in told}) > 1:
        return None
    cells = tuple(place for fact in told for place in fact.cells)
    return replace(told[0], figure=sum((fact.figure for fact in told), Decimal(0)), cells=cells)


def _fact(known: Known, code: str | None, name: str) -> Fact | None:
    return next(known.unspent(code), None) if name == "unspent" else known.fact(code, name)


def _said(read: Read, each: Part, share: Decimal) -> Said:
    number, mark = each.number, each.mark
    if number is None:
        return so_many(read, each.told, share)
    bound = bound_before(read, mark)
    if bound:
        so = share >= number.value if bound == "at-least" else share <= number.value
    else:
        is_rough = is_almost(read, mark) and abs(share - number.value) <= _ROOM
        so = prints(number, share) or is_rough
    return Said.CONFIRMED if so else Said.CONTRADICTED
