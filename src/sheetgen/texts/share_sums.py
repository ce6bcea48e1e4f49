"""Shares of a text held against each other: what they add up to, and the totals they are of."""

from collections.abc import Iterator
from decimal import Decimal

from sheetgen.language.message import message
from sheetgen.model.figure import percent_of
from sheetgen.model.text import Claim, Said
from sheetgen.texts.aspects import aspect_of
from sheetgen.texts.figures_in_text import COUNT, Number
from sheetgen.texts.odd import odd
from sheetgen.texts.printing import prints
from sheetgen.texts.reading import Read
from sheetgen.texts.table_figures import Known

_HUNDRED = Decimal(100)
_NEAR_HUNDRED = Decimal(1)
_LEAST_SHARES = 2
_JOINED = r"\s+<and>\s+(?:(?:<the>|<one>)\s+)?"
_BETWEEN = r"<between>\s+(?:<the>\s+)?$"
_PARTS_NEAR = Decimal("0.05")
_AT_BEGINNING = 4
_CLAUSES, _BEHIND = 160, 40
"""Signs: as far as a count may stand from its share, and "de las beneficiarias" behind that."""


def share_claims(sentences: tuple[Read, ...], known: Known) -> Iterator[Claim]:
    """What is odd about the shares of a text."""
    yield from _shares(sentences, known)
    yield from _two_for_one(sentences, known)
    yield from _of_a_total(sentences, known)


def _is_share(read: Read, number: Number, known: Known) -> bool:
    """A percentage of a whole, and of no measure that the table has."""
    if number.unit != "percent":
        return False
    mention = read.about(number.start)
    item = known.item(mention.code if mention else None)
    aspect = aspect_of(read, number, item, known.year)
    return aspect.kind == "share" and item is None


def _shares(sentences: tuple[Read, ...], known: Known) -> Iterator[Claim]:
    """The shares of one sentence that come to nearly, and not quite, a hundred."""
    for read in sentences:
        shares = [each for each in read.numbers if _is_share(read, each, known)]
        if len(shares) < _LEAST_SHARES or any(each.value >= _HUNDRED for each in shares):
            continue  # where one is all, the others are no further parts: "100.0 % cumplen ..."
        total = sum((each.value for each in shares), Decimal(0))
        if total == _HUNDRED or abs(total - _HUNDRED) > _NEAR_HUNDRED:
            continue
        says = message("shares that add up to {total:percentage}", total=total)
        step = max(each.step for each in shares)
        if abs(total - _HUNDRED) * 2 > step * len(shares):
            said, why = (
                Said.AMBIGUOUS,
                message(
                    "more than rounding explains: some are counted twice, or one of them is wrong"
                ),
            )
            if len(shares) > _LEAST_SHARES:
                said = Said.INCONSISTENT
        else:
            said = Said.INCONSISTENT
            why = message("each was rounded by itself: say so, or round the largest to 100")
        yield odd(read.sentence, says, said, why, value=total)


def _two_for_one(sentences: tuple[Read, ...], known: Known) -> Iterator[Claim]:
    """Two percentages of one thing: "el 35.0 % y el 23.9 % recibió ensayos"."""
    for read in sentences:
        if any(each.means in {"respectively", "rising", "falling"} for each in read.marks):
            continue
        for first, second in zip(read.numbers, read.numbers[1:], strict=False):
            of_both = read.within(max(0, first.start - _BEHIND), first.start, "both")
            mention = read.about(first.start)
            if read.about_number(first) != read.about_number(second) or _is_range(read, first):
                continue
            has_several = mention is not None and len(known.below(mention.code or "")) > 1
            if (
                not of_both
                and not (has_several and not _is_share(read, first, known))
                and {first.unit, second.unit} == {"percent"}
                and read.shape(_JOINED).fullmatch(read.text[first.end : second.start])
            ):
                words = read.words(first.start, second.end)
                yield odd(
                    read.sentence,
                    message("two figures for one thing: {words}", words=words),
                    Said.AMBIGUOUS,
                    message("say what each of them is of"),
                )


def _is_range(read: Read, first: Number) -> bool:
    return read.shape(_BETWEEN).search(read.text, 0, first.start) is not None


def _of_a_total(sentences: tuple[Read, ...], known: Known) -> Iterator[Claim]:
    """Parts of a total that the text itself gives: their shares, and their sum."""
    totals: list[tuple[int, str, Number, Read]] = []
    for read in sentences:
        section = read.section.number
        here = [(noun, each, at) for part, noun, each, at in totals if part == section]
        counts = [e for e in read.numbers if e.unit == COUNT and not _is_quoted(read, e)]
        for count, share in zip(read.numbers, read.numbers[1:], strict=False):
            if (
                count in counts
                and _is_share(read, share, known)
                and _is_share_of(read, count, share)
            ):
                wholes = [
                    (each, at)
                    for noun, each, at in here
                    if noun == count.noun and each.value > count.value
                ]
                if wholes and not any(_is_part(count, share, each) for each, _ in wholes):
                    whole, at = wholes[-1]
                    yield odd(
                        read.sentence,
                        message("{words} of a total", words=read.words(count.start, share.end)),
                        Said.INCONSISTENT,
                        message(
                            "{part} of {whole} is {share:percent}",
                            part=count.value,
                            whole=whole.value,
                            share=percent_of(count.value, whole.value),
                        ),
                        at.sentence,
                        share.value,
                    )
        parts = read.within(0, len(read.text), "part-of")
        if parts and parts[0].start < _AT_BEGINNING and len(counts) > 1 and here:
            whole, at = here[-1][1], here[-1][2]
            total = sum((each.value for each in counts), Decimal(0))
            off = abs(total - whole.value)
            if off and off <= whole.value * _PARTS_NEAR:
                yield odd(
                    read.sentence,
                    message("parts of {whole}", whole=whole.value),
                    Said.INCONSISTENT,
                    message("they add up to {total}", total=total),
                    at.sentence,
                )
        totals += [(section, each.noun, each, read) for each in counts]


def _is_quoted(read: Read, number: Number) -> bool:
    """Whether it is part of a name: "«De 5 a 19» (7.8 %)"."""
    return read.text.rfind("«", 0, number.start) > read.text.rfind("»", 0, number.start)


def _is_share_of(read: Read, count: Number, share: Number) -> bool:
    between = read.text[count.end : share.start]
    return share.start - count.end < _CLAUSES and (
        between.strip().endswith("(")
        or bool(read.within(share.end, min(len(read.text), share.end + _BEHIND), "share"))
    )


def _is_part(count: Number, share: Number, whole: Number) -> bool:
    return prints(share, percent_of(count.value, whole.value))
