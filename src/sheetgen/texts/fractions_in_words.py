"""Fractions and multiples in words: "la mitad de su meta", "dos de cada tres", "duplicó"."""

import re
from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction

from sheetgen.language.message import message
from sheetgen.model.figure import percent_of
from sheetgen.model.text import Claim, Said
from sheetgen.records import Struct, replace
from sheetgen.texts.around import year_before
from sheetgen.texts.aspect import PHYSICAL
from sheetgen.texts.compared_with import year_in
from sheetgen.texts.figures_in_text import Number
from sheetgen.texts.held_back import withheld
from sheetgen.texts.in_words import code_of, is_almost, is_denied, subjects_of, words_claim
from sheetgen.texts.phrase import MULTIPLE, PORTION, Mark
from sheetgen.texts.printing import written
from sheetgen.texts.reading import Read
from sheetgen.texts.table_figures import Fact, Known

_OF = r"\s+(?:<of>\s+)?(?:(?:<the>|<its>)\s+)*"
_OF_EACH_BEHIND = (
    r"(?<!\w)<of-each>\s+(\d+)(?!\d|[.,]\d)[^\d;.]{0,60}?(?<!\d)(\d+)(?![.,]?\d|\s*<percent>)"
)
_OF_EACH_DIGITS = r"(?<![\w.,])(\d+)\s+<of-each>\s+([1-9]\d*)(?![\w]|[.,]\d)"
_OF_EACH = r"\s+<of-each>\s+"
_SIGN = r"\s*(?:<soles>\s*)?"
"""Between "más de" and a figure."""
_BY = r"\s<by>\s+$"
_RESTATED = (
    r"\d[^;.]{0,25}<that-is>,?\s+(?:<to>\s+)?(?:[^\W\d]+\s+)?"
    r"(?:<at-least>\s+|<at-most>\s+|<about>\s+)?$"
)
_BEHIND = 45
_STOP = re.compile(r"[;(]|, ")
_AIMS = ("target", "programmed", "money", "budget", "pim")
_ALL, _ENDS = Decimal(100), re.compile(r"[;]|\.\s")
_NEAR, _FAR = Decimal(5), Decimal(10)
"""Points by which what is told as a fraction may stand apart from it, at ease and at most."""
_EIGHTH = Decimal(8)
"""A small fraction is held to less: to the eighth and the fourth part of itself."""
_LEAST_TIMES, _MOST_TIMES, _DOUBTFUL = Decimal("0.95"), Decimal("1.25"), Decimal("0.9")
"""Of a multiple: "duplicó" is said of 1.9 to 2.5 times; of 1.8 and of less than three in doubt."""


class Told(Struct, frozen=True):
    """A share or multiple from sign to sign, and the words that say it."""

    mark: Mark
    share: Fraction
    is_multiple: bool


def fraction_claims(
    read: Read, known: Known, of_peers: frozenset[Mark] = frozenset()
) -> Iterator[Claim]:
    """What a sentence says to be a fraction or a multiple of a goal, a budget or another year.

    Those ``of_peers`` are of another subject.
    """
    for told in multiples(read):
        if told.mark in of_peers:
            continue
        for claim in _claims(read, told, known):
            yield withheld(claim, read, told.mark, known)


def multiples(read: Read) -> Iterator[Told]:
    """Every share and multiple that a sentence tells in words."""
    for mark in read.marks:
        if mark.means in {PORTION, MULTIPLE}:
            yield Told(mark, Fraction(mark.kind), mark.means == MULTIPLE)
        elif mark.means == "times":
            for each in read.numbers:
                if not read.text[each.end : mark.start].strip() and each.end <= mark.start:
                    found = Mark(each.start, mark.end, MULTIPLE)
                    yield Told(found, Fraction(each.value), is_multiple=True)
        elif mark.means == "numeral":
            yield from _of_each(read, mark)
    yield from _multiplied(read)
    for behind in read.shape(_OF_EACH_BEHIND).finditer(read.text):
        share = Fraction(int(behind[2]), int(behind[1]))
        if share < 1:
            yield Told(Mark(*behind.span(), PORTION), share, is_multiple=False)
    for each_of in read.shape(_OF_EACH_DIGITS).finditer(read.text):
        share = Fraction(int(each_of[1]), int(each_of[2]))
        yield Told(Mark(*each_of.span(), PORTION), share, is_multiple=False)


def _multiplied(read: Read) -> Iterator[Told]:
    """As in "multiplicó su meta por 145", "multiplicó casi por seis lo obtenido en 2023"."""
    for mark in read.within(0, len(read.text), "multiplied"):
        for each in read.numbers:
            by = read.shape(_BY).search(read.text, mark.end, each.start)
            if by is not None and each.start - mark.end <= _BEHIND:
                whole = Mark(mark.start, each.end, MULTIPLE)
                yield Told(whole, Fraction(each.value), is_multiple=True)
                break


def _of_each(read: Read, mark: Mark) -> Iterator[Told]:
    """As in "dos de cada tres empresas programadas"."""
    for whole in read.within(mark.end, len(read.text), "numeral"):
        if read.shape(_OF_EACH).fullmatch(read.text, mark.end, whole.start):
            share = Fraction(int(mark.kind), int(whole.kind))
            yield Told(Mark(mark.start, whole.end, PORTION), share, is_multiple=False)


def _claims(read: Read, told: Told, known: Known) -> Iterator[Claim]:
    mark = told.mark
    stop = _STOP.search(read.text, mark.end)
    end = min(mark.end + _BEHIND, stop.start() if stop else len(read.text))
    aims = read.within(mark.end, end, *_AIMS) or read.within(mark.start, mark.end, *_AIMS)
    year = year_in(read, mark.end, end, known)
    own = year_before(read, mark) or known.year
    upto = max((found for at, _, found in read.years if mark.end <= at < end), default=own)
    for mention in subjects_of(read, mark):
        code = code_of(mention)
        if year is not None and year < known.year:
            facts = _of_years(code, year, upto if upto > year else own, known)
        elif aims and (mark.means != PORTION or _is_of(read, mark, aims[0])):
            names = (
                ("physical", "progress")
                if aims[0].means in {"target", "programmed"}
                else ("financial",)
            )
            facts = tuple(fact for name in names if (fact := known.fact(code, name)))[:1]
        elif not aims and _is_restated(read, mark):
            facts = tuple(fact for name in PHYSICAL if (fact := known.fact(code, name)))[:1]
        else:
            return
        if not facts:
            yield words_claim(read, mark, mention, Said.NOT_IN_DATA)
            continue
        if len(facts) == 1 and _is_of_rest(read, mark):
            facts = (replace(facts[0], figure=max(_ALL - facts[0].figure, Decimal(0))),)
        now = facts[0].figure if len(facts) == 1 else percent_of(facts[0].figure, facts[1].figure)
        expected = message("the table has {facts}", facts=tuple(written(each) for each in facts))
        cells = tuple(dict.fromkeys(place for fact in facts for place in fact.cells))
        yield words_claim(
            read, mark, mention, so_many(read, told, now), expected, cells,
            aims[0].end if aims and year is None else None,
        )  # fmt: skip


def _is_of_rest(read: Read, mark: Mark) -> bool:
    """Whether it is of what is lacking: "le faltaron 9,430 empresas, casi la cuarta parte"."""
    stops = [each.end() for each in _ENDS.finditer(read.text, 0, mark.start)]
    return bool(read.within(max([0, *stops]), mark.start, "short-by", "unspent"))


def _is_restated(read: Read, mark: Mark) -> bool:
    """As in "la meta era de 40,794; se llegó a 31,364, es decir, a algo más de la mitad"."""
    said = read.shape(_RESTATED).search(read.text, 0, mark.start)
    return said is not None and bool(read.within(0, said.start(), "target", "programmed"))


def _is_of(read: Read, mark: Mark, aim: Mark) -> bool:
    """Whether a fraction is of what stands behind it: "tres cuartas partes de su meta"."""
    if aim.start < mark.end:
        return True  # "de cada 100 empresas programadas fueron atendidas 97"
    way = read.text[mark.end : aim.start]
    return read.shape(_OF).fullmatch(way) is not None or (
        aim.means == "programmed" and "," not in way
    )


def _of_years(code: str | None, year: int, upto: int, known: Known) -> tuple[Fact, ...]:
    now = known.fact(code, "actual") if upto == known.year else known.then(code, "actual", upto)
    then = known.then(code, "actual", year)
    return () if now is None or then is None or not then.figure else (now, then)


def so_many(read: Read, told: Told, now: Decimal) -> Said:
    """Whether a percentage is what a fraction or multiple says, as nearly as words do."""
    wanted = Decimal(100) * told.share.numerator / told.share.denominator
    bound = bound_before(read, told.mark)
    if is_denied(read, told.mark):
        return _either(now < wanted)
    if bound:
        beyond = now - wanted if bound == "at-least" else wanted - now
        return _either(beyond >= 0 and (beyond <= _FAR or not _is_slight(read, told.mark)))
    if told.is_multiple:
        least = _DOUBTFUL if is_almost(read, told.mark) else _LEAST_TIMES
        is_so = least * wanted <= now <= _MOST_TIMES * wanted
        is_near = _DOUBTFUL * wanted <= now < wanted + 100
    else:
        is_so = abs(now - wanted) <= min(_NEAR, wanted / _EIGHTH)
        is_near = abs(now - wanted) <= min(_FAR, wanted / _EIGHTH * 2)
    if is_so:
        return Said.CONFIRMED
    return Said.AMBIGUOUS if is_near else Said.CONTRADICTED


def _either(so: bool) -> Said:  # noqa: FBT001 - the one thing that it says
    return Said.CONFIRMED if so else Said.CONTRADICTED


def bound_before(read: Read, mark: Mark) -> str:
    """The word right before it that makes it a bound: "más de la mitad"."""
    for each in read.within(0, mark.start, "at-least", "at-most"):
        if read.shape(_SIGN).fullmatch(read.text, each.end, mark.start):
            return each.means
    return ""


def _is_slight(read: Read, mark: Mark) -> bool:
    """Whether it is no more than a little beyond: "algo más de la mitad"."""
    bounds = read.within(0, mark.start, "at-least", "at-most")
    return any(
        each.end <= bounds[-1].start and not read.text[each.end : bounds[-1].start].strip()
        for each in read.within(0, mark.start, "slightly")
    )


def is_told_as_multiple(read: Read, number: Number) -> bool:
    """Whether a figure only says how many times: "145 veces su meta"."""
    return any(each.mark.end == number.end for each in _multiplied(read)) or any(
        each.means == "times"
        and each.start >= number.end
        and not read.text[number.end : each.start].strip()
        for each in read.marks
    )
