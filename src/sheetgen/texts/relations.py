"""Comparisons in words: above or below a target or a year, rising or falling, all or nothing."""

import re
from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise

from sheetgen.language.message import Message, message
from sheetgen.model.place import Place
from sheetgen.model.text import Claim, Said
from sheetgen.texts.held_back import withheld
from sheetgen.texts.overlaps import RELATIONS
from sheetgen.texts.phrase import Mark
from sheetgen.texts.printing import written
from sheetgen.texts.reading import Read
from sheetgen.texts.table_figures import Fact, Known

_CHANGES = {"change-up": "above", "change-down": "below"}
_TRENDS = {"rising": "above", "falling": "below"}
_WHOLES = ("no-work", "all-money", "money-high", "money-low")
_BY = r"<by>\s*(?:(?:<the>|<one>|<at-least>)\s+)*$"
_TO_PERCENT = r"\s+(?:<by>|<to>)\s+(?:(?:<the>|<one>|<only>|<about>)\s+)*"
_STOP = re.compile(r"[;(]|, ")
_REACH = 70
_NEARLY, _WHOLE = Decimal(90), Decimal(100)
_ALL = Decimal("99.95")
_HIGH, _LOW = Decimal(95), Decimal(75)
_LEAST_VALUES = 2
_DENIED = {
    "above": "not-above", "below": "not-below", "not-above": "above", "not-below": "below",
}  # fmt: skip
_VERB = r"\s+(?:[^\W\d]+\s+)?"


def relation_claims(
    read: Read, known: Known, counted: frozenset[Mark] = frozenset()
) -> Iterator[Claim]:
    """What the words of a sentence compare with the table's own figures; not what is counted."""
    for mark in sorted(read.marks, key=lambda each: each.start):
        if mark not in counted:
            for claim in _claims(read, mark, known):
                yield withheld(claim, read, mark, known)


def _claims(read: Read, mark: Mark, known: Known) -> Iterator[Claim]:
    if mark.means in RELATIONS:
        yield from _relation(read, mark, known)
    elif mark.means in _CHANGES:
        yield from _moved(read, mark, known)
    elif mark.means in _TRENDS:
        yield from _trend(read, mark, known)
    elif mark.means in _WHOLES:
        yield from _whole(read, mark, known)


def words_claim(
    read: Read,
    mark: Mark,
    said: Said,
    expected: Message | None = None,
    cells: tuple[Place, ...] = (),
    end: int | None = None,
) -> Claim:
    """A claim that is made in words alone, about whoever the sentence tells of there."""
    mention = read.about(mark.start)
    words = read.words(mark.start, end or mark.end)
    who = "" if mention is None else mention.code or mention.named
    return Claim(
        sentence=read.sentence,
        says=message("{who}: «{words}»", who=who, words=words)
        if who
        else message("«{words}»", words=words),
        subject=None if mention is None else mention.code,
        value=None,
        unit="",
        said=said,
        expected=expected,
        cells=cells,
    )


def holds(relation: str, now: Decimal, then: Decimal) -> bool:
    """Whether one figure stands to another as the words say."""
    match relation:
        case "above":
            return now > then
        case "below":
            return now < then
        case "not-above":
            return now <= then
    return now >= then


def is_denied(read: Read, mark: Mark) -> bool:
    """Whether it is said not to be so: "no gastó todo su presupuesto"."""
    return any(
        each.end <= mark.start and read.shape(_VERB).fullmatch(read.text, each.end, mark.start)
        for each in read.within(0, mark.start, "denial")
    )


def _code(read: Read, mark: Mark) -> str | None:
    mention = read.about(mark.start)
    return None if mention is None or mention.conflict else mention.code


def _relation(read: Read, mark: Mark, known: Known) -> Iterator[Claim]:
    """As in "superior a la meta", "no supera su meta", "menor a lo obtenido en 2023"."""
    reach = _reach(read, mark)
    target = read.within(mark.start, reach, "target")
    if mark.means == "not-below" and _is_to_percent(read, mark):
        return  # "cumplió su meta en 90.3 %": by how much, its figure says
    year = _year(read, mark.end, reach, known)
    if year is None and not target:
        return
    now = known.fact(_code(read, mark), "actual")
    if year is not None and year != known.year:
        then = known.then(_code(read, mark), "actual", year)
    else:
        then = known.fact(_code(read, mark), "target")
    end = max((each.end for each in target), default=mark.end)
    relation = "below" if _is_almost(read, mark) else mark.means
    if is_denied(read, mark):
        relation = _DENIED[relation]
    yield _compared(read, mark, relation, now, then, end)


def _is_to_percent(read: Read, mark: Mark) -> bool:
    """Whether it says right behind it how far it was met."""
    behind = next((each for each in read.numbers if each.start >= mark.end), None)
    return (
        behind is not None
        and behind.unit == "percent"
        and read.shape(_TO_PERCENT).fullmatch(read.text, mark.end, behind.start) is not None
    )


def _is_almost(read: Read, mark: Mark) -> bool:
    """Whether the words stop short of what they say: "casi alcanzó su meta"."""
    return any(
        not read.text[each.end : mark.start].strip() for each in read.within(0, mark.start, "about")
    )


def _reach(read: Read, mark: Mark) -> int:
    """How far the words of a comparison go: to the next figure, or past it ("en 32.9 p. p.")."""
    size = len(read.text)
    numbers = [each.start for each in read.numbers if each.start >= mark.end]
    stop = _STOP.search(read.text, mark.end)
    reach = min(mark.end + _REACH, size, stop.start() if stop else size)
    first = min([reach, *numbers])
    return (
        min(mark.end + _REACH, size)
        if numbers and read.shape(_BY).search(read.text[mark.end : first])
        else first
    )


def _year(read: Read, start: int, end: int, known: Known) -> int | None:
    named = next((found for at, _, found in read.years if start <= at < end), None)
    if named is None and read.within(start, end, "last-year"):
        return known.year - 1
    return named


def _compared(
    read: Read, mark: Mark, relation: str, now: Fact | None, then: Fact | None, end: int
) -> Claim:
    if now is None or then is None:
        return words_claim(read, mark, Said.NOT_IN_DATA, end=end)
    said = Said.CONFIRMED if holds(relation, now.figure, then.figure) else Said.CONTRADICTED
    expected = message("the table has {now} against {then}", now=written(now), then=written(then))
    return words_claim(read, mark, said, expected, (*now.cells, *then.cells), end)


def _moved(read: Read, mark: Mark, known: Known) -> Iterator[Claim]:
    """A rise or fall against a year that no figure stands beside: "aumentó respecto a 2023"."""
    reach = min(mark.end + _REACH, len(read.text))
    if any(mark.start <= each.start < reach for each in read.numbers):
        return  # the figure's own claim says it
    referred = read.within(mark.end, reach, "reference", "last-year")
    year = _year(read, mark.end, reach, known)
    if not referred or year is None or year >= known.year:
        return
    code = _code(read, mark)
    now, then = known.fact(code, "actual"), known.then(code, "actual", year)
    yield _compared(read, mark, _CHANGES[mark.means], now, then, referred[-1].end)


def _trend(read: Read, mark: Mark, known: Known) -> Iterator[Claim]:
    """As in "tendencia creciente desde 2022": every year that is known, from the one named."""
    code = _code(read, mark)
    since = _year(read, mark.end, min(mark.end + _REACH, len(read.text)), known)
    values = known.by_year(code, since)
    if len(values) < _LEAST_VALUES or since is None or since not in dict(values):
        yield words_claim(read, mark, Said.NOT_IN_DATA)
        return
    relation = _TRENDS[mark.means]
    so = all(holds(relation, after.figure, before.figure)
             for (_, before), (_, after) in pairwise(values))  # fmt: skip
    told = tuple(
        message("{figure} in {year}", figure=written(fact), year=str(year)) for year, fact in values
    )
    cells = tuple(place for _, fact in values for place in fact.cells)
    said = Said.CONFIRMED if so else Said.CONTRADICTED
    yield words_claim(read, mark, said, message("the table has {facts}", facts=told), cells)


def _whole(read: Read, mark: Mark, known: Known) -> Iterator[Claim]:
    """As in "no presentó avances", "ejecutó la totalidad de su presupuesto"."""
    code = _code(read, mark)
    names = ("physical", "progress") if mark.means == "no-work" else ("financial",)
    fact = next((found for name in names if (found := known.fact(code, name))), None)
    if fact is None:
        if mark.means in {"no-work", "all-money"}:
            yield words_claim(read, mark, Said.NOT_IN_DATA)
        return
    so = (
        _NEARLY <= fact.figure < _WHOLE
        if _is_almost(read, mark)
        else _is_so(mark.means, fact, known)
    )
    if mark.means != "no-work" and is_denied(read, mark):
        so = not so
    said = Said.CONFIRMED if so else Said.CONTRADICTED
    expected = message("the table has {figure}", figure=written(fact))
    yield words_claim(read, mark, said, expected, fact.cells)


def _is_so(means: str, fact: Fact, known: Known) -> bool:
    judged = known.item(fact.code)
    bounds = {each.name: each.figure for each in judged.bounds} if judged else {}
    match means:
        case "no-work":
            return fact.figure == 0
        case "all-money":
            return fact.figure >= _ALL
        case "money-high":
            return fact.figure >= bounds.get("high", _HIGH)
    return fact.figure < bounds.get("low", _LOW)
