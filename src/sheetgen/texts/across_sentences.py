"""Holds the sentences of a text against one another: what is said twice, added up or compared."""

import re
from collections.abc import Iterator
from decimal import Decimal

from sheetgen.language.message import message
from sheetgen.model.figure import HUNDRED
from sheetgen.model.text import Claim, Said, Sentence
from sheetgen.records import replace
from sheetgen.texts.aspect import Aspect
from sheetgen.texts.aspects import aspect_of
from sheetgen.texts.directions import direction_claims
from sheetgen.texts.figures_in_text import BARE, COUNT, Number
from sheetgen.texts.odd import odd
from sheetgen.texts.opposed_trends import trend_claims
from sheetgen.texts.printing import prints
from sheetgen.texts.reading import Read
from sheetgen.texts.share_sums import share_claims
from sheetgen.texts.table_figures import Known

_UP = ("above", "change-up")
_LEAST_DIGITS = 4
_WAY = 80
"""Signs between a comparison and what it compares with, in brackets of its own."""


def between(
    sentences: tuple[Read, ...], claims: tuple[Claim, ...], known: Known
) -> Iterator[Claim]:
    """What does not agree within the text, as claims of their own."""
    yield from share_claims(sentences, known)
    yield from _arithmetic(sentences, known)
    yield from trend_claims(sentences, known)
    yield from _near_misses(sentences, claims)


def _arithmetic(sentences: tuple[Read, ...], known: Known) -> Iterator[Claim]:
    """As in "89.9 %, lo que supera en 19.1 p. p. el valor de 2024 (70.8 %)"; and unlike units."""
    for read in sentences:
        for number in read.numbers:
            mention = read.about(number.start)
            aspect = aspect_of(
                read, number, known.item(mention.code if mention else None), known.year
            )
            if aspect.kind == "difference":
                yield from _differs(read, number, aspect)
        yield from _unlike(read)
        yield from direction_claims(read)


def _differs(read: Read, number: Number, aspect: Aspect) -> Iterator[Claim]:
    at = read.numbers.index(number)
    if number.unit != "points" or not 0 < at < len(read.numbers) - 1:
        return
    now, then = read.numbers[at - 1], read.numbers[at + 1]
    if {now.unit, then.unit} != {"percent"}:
        return
    up = aspect.direction in _UP
    gap = now.value - then.value if up else then.value - now.value
    if not prints(number, gap):
        yield odd(
            read.sentence,
            message("{words} apart", words=read.words(number.start, number.end)),
            Said.INCONSISTENT,
            message(
                "{now:percentage} against {then:percentage}: {gap:points}",
                now=now.value,
                then=then.value,
                gap=gap,
            ),
        )


def _unlike(read: Read) -> Iterator[Claim]:
    """A percentage that is compared with a count."""
    for mark in read.within(0, len(read.text), "above", "below", "not-above"):
        before = [each for each in read.numbers if each.end <= mark.start]
        behind = [each for each in read.numbers if each.start >= mark.end]
        if not before or not behind:
            continue
        now, then = before[-1], behind[0]
        if read.text[then.start - 1 : then.start] != "(" or then.start - mark.end > _WAY:
            continue
        if any(mark.end <= each.start < then.start for each in read.mentions):
            continue  # "tres superaron su meta: la 4.2 (107.8 %)"
        if "percent" in {now.unit, then.unit} and {now.unit, then.unit} & {COUNT, BARE}:
            yield odd(
                read.sentence,
                message(
                    "{now} compared with {then}",
                    now=read.words(now.start, now.end),
                    then=read.words(then.start, then.end),
                ),
                Said.INCONSISTENT,
                message("a percentage and a count cannot be compared: give both in one unit"),
            )


def _near_misses(sentences: tuple[Read, ...], claims: tuple[Claim, ...]) -> Iterator[Claim]:
    """A figure that nobody can check, and that elsewhere in the text has one digit otherwise."""
    unknown = {(each.sentence, each.value) for each in claims if each.said is Said.NOT_IN_DATA}
    figures = [
        (read, number)
        for read in sentences
        if not read.within(0, len(read.text), "part-of")
        for number in read.numbers
        if len(_digits(number)) >= _LEAST_DIGITS and not _is_met(number)
    ]
    counts: dict[str, int] = {}
    for _, number in figures:
        counts[_key(number)] = counts.get(_key(number), 0) + 1
    told: set[tuple[Sentence, Decimal]] = set()
    alike = _alike({_key(number): number for _, number in figures})
    earlier: dict[str, list[tuple[Read, Number]]] = {}
    for read, number in figures:
        found = [each for key in alike[_key(number)] for each in earlier.get(key, ())]
        earlier.setdefault(_key(number), []).append((read, number))
        for before, same in found:
            if before.sentence.passage == read.sentence.passage:
                continue
            one, rest = ((read, number), (before, same))
            if counts[_key(same)] < counts[_key(number)]:
                one, rest = rest, one
            at = (one[0].sentence, one[1].value)
            if at in unknown and at not in told:
                told.add(at)
                yield replace(
                    odd(
                        one[0].sentence,
                        message("{words}", words=one[0].words(one[1].start, one[1].end)),
                        Said.AMBIGUOUS if counts[_key(rest[1])] == 1 else Said.INCONSISTENT,
                        message(
                            "elsewhere the text has {other}",
                            other=rest[0].words(rest[1].start, rest[1].end),
                        ),
                        rest[0].sentence,
                    ),
                    value=one[1].value,
                )


def _is_met(number: Number) -> bool:
    """100 %, which any goal that is met has: no slip of 150.0 %."""
    return number.unit == "percent" and number.value == HUNDRED


def _alike(numbers: dict[str, Number]) -> dict[str, tuple[str, ...]]:
    """Of each figure of a text the others of its unit in which one digit is another."""
    written = {key: (_kind(each), _digits(each)) for key, each in numbers.items()}
    return {
        key: tuple(
            other
            for other, (unit, digits) in written.items()
            if unit == kind
            and numbers[other].value != numbers[key].value
            and _one_apart(own, digits)
        )
        for key, (kind, own) in written.items()
    }


def _kind(number: Number) -> str:
    return "count" if number.unit in {COUNT, BARE} else number.unit


def _key(number: Number) -> str:
    return f"{_kind(number)} {number.value}"


def _digits(number: Number) -> str:
    return re.sub(r"\D", "", str(number.written))


def _one_apart(one: str, other: str) -> bool:
    """Whether one digit differs, or two neighbours changed places."""
    if len(one) != len(other):
        return False
    at = [n for n, (a, b) in enumerate(zip(one, other, strict=True)) if a != b]
    if len(at) <= 1:
        return bool(at)  # the same digits with another point or sign are another figure
    first, last = at[0], at[-1]
    return (first + 1, len(at)) == (last, len("ab")) and (one[first], one[last]) == (
        other[last],
        other[first],
    )
