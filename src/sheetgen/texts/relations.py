"""Comparisons in words: above or below a target or a year, rising or falling, all or nothing."""

from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise

from sheetgen.language.message import message
from sheetgen.model.text import Claim, Said
from sheetgen.texts.compared_with import REACH, year_in
from sheetgen.texts.comparisons import (
    BETTER,
    all_of_the_planned,
    compared,
    comparison,
    improvement,
    is_of_money,
)
from sheetgen.texts.held_back import of_parts, withheld
from sheetgen.texts.in_words import (
    code_of,
    each_of,
    holds,
    is_almost,
    is_denied,
    subjects_of,
    words_claim,
)
from sheetgen.texts.overlaps import PASSIVES, RELATIONS
from sheetgen.texts.phrase import Mark
from sheetgen.texts.printing import written
from sheetgen.texts.reading import Read
from sheetgen.texts.table_figures import Fact, Known

_CHANGES = {"change-up": "above", "change-down": "below"}
_TRENDS = {"rising": "above", "falling": "below"}
_WHOLES = ("no-work", "all-money", "money-high", "money-low")
_NEARLY, _WHOLE = Decimal(90), Decimal(100)
_ALL = Decimal("99.95")
_HIGH, _LOW = Decimal(95), Decimal(75)
_LEAST_VALUES = 2


def relation_claims(
    read: Read, known: Known, counted: frozenset[Mark] = frozenset()
) -> Iterator[Claim]:
    """What the words of a sentence compare with the table's own figures; not what is counted."""
    for mark in sorted(read.marks, key=lambda each: each.start):
        if mark not in counted:
            for claim in _claims(read, mark, known):
                yield of_parts(withheld(claim, read, mark, known), read, mark)


def _claims(read: Read, mark: Mark, known: Known) -> Iterator[Claim]:
    if mark.means in RELATIONS or mark.means in PASSIVES:
        yield from comparison(read, mark, known)
    elif mark.means in BETTER:
        yield from improvement(read, mark, known)
    elif mark.means == "done":
        yield from all_of_the_planned(read, mark, known)
    elif mark.means in _CHANGES:
        yield from _moved(read, mark, known)
    elif mark.means in _TRENDS:
        yield from _trend(read, mark, known)
    elif mark.means in _WHOLES:
        yield from _whole(read, mark, known)


def _moved(read: Read, mark: Mark, known: Known) -> Iterator[Claim]:
    """A rise or fall against a year that no figure stands beside: "aumentó respecto a 2023"."""
    reach = min(mark.end + REACH, len(read.text))
    if any(mark.start <= each.start < reach for each in read.numbers):
        return  # the figure's own claim says it
    referred = read.within(mark.end, reach, "reference", "last-year")
    year = year_in(read, mark.end, reach, known)
    if not referred or year is None or year >= known.year:
        return
    for mention in each_of(read, mark, known):
        code = code_of(mention)
        now, then = known.fact(code, "actual"), known.then(code, "actual", year)
        yield compared(read, mark, mention, _CHANGES[mark.means], now, then, referred[-1].end)


def _trend(read: Read, mark: Mark, known: Known) -> Iterator[Claim]:
    """As in "tendencia creciente desde 2022": every year that is known, from the one named."""
    since = year_in(read, mark.end, min(mark.end + REACH, len(read.text)), known)
    since = since or year_in(read, 0, mark.start, known)
    for mention in subjects_of(read, mark):
        values = known.by_year(code_of(mention), since)
        if len(values) < _LEAST_VALUES or since is None or since not in dict(values):
            yield words_claim(read, mark, mention, Said.NOT_IN_DATA)
            continue
        relation = _TRENDS[mark.means]
        so = all(holds(relation, after.figure, before.figure)
                 for (_, before), (_, after) in pairwise(values))  # fmt: skip
        told = tuple(
            message("{figure} in {year}", figure=written(fact), year=str(year))
            for year, fact in values
        )
        cells = tuple(place for _, fact in values for place in fact.cells)
        said = Said.CONFIRMED if so else Said.CONTRADICTED
        expected = message("the table has {facts}", facts=told)
        yield words_claim(read, mark, mention, said, expected, cells)


def _whole(read: Read, mark: Mark, known: Known) -> Iterator[Claim]:
    """As in "no presentó avances", "ejecutó la totalidad de su presupuesto"."""
    if mark.means == "no-work" and is_of_money(read, mark):
        return  # "el gasto fue nulo"
    for mention in subjects_of(read, mark):
        facts, are_all = _facts(read, mark, code_of(mention), known)
        if not facts:
            if mark.means in {"no-work", "all-money"}:
                yield words_claim(read, mark, mention, Said.NOT_IN_DATA)
            continue
        so = all(
            _NEARLY <= fact.figure < _WHOLE
            if is_almost(read, mark)
            else _is_so(mark.means, fact, known)
            for fact in facts
        )
        so = so and are_all
        if mark.means != "no-work" and is_denied(read, mark):
            so = not so
        said = Said.CONFIRMED if so else Said.CONTRADICTED
        expected = message("the table has {facts}", facts=tuple(written(each) for each in facts))
        cells = tuple(dict.fromkeys(place for fact in facts for place in fact.cells))
        yield words_claim(read, mark, mention, said, expected, cells)


def _facts(read: Read, mark: Mark, code: str | None, known: Known) -> tuple[tuple[Fact, ...], bool]:
    """What is told to be all or nothing, and whether each of those it is told of has a figure.

    Of an element that says so they are its indicators.
    """
    names = ("physical", "progress", "mean") if mark.means == "no-work" else ("financial",)
    if known.item(code) is None and read.within(0, len(read.text), "both"):
        name = "progress" if mark.means == "no-work" else "financial"
        below = known.below(code or "")
        of_items = (known.fact(each.measured.item.code, name) for each in below)
        facts = tuple(each for each in of_items if each is not None)
        return facts, len(facts) == len(below)
    own = next((found for name in names if (found := known.fact(code, name))), None)
    return ((), True) if own is None else ((own,), True)


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
        case _:
            return fact.figure < bounds.get("low", _LOW)
