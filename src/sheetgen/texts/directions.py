"""A word of direction against the very figures that it stands beside: "subió de 103 a 50"."""

from collections.abc import Iterator

from sheetgen.language.message import message
from sheetgen.model.text import Claim, Said
from sheetgen.texts.aspect import AIM
from sheetgen.texts.from_to import moves_of
from sheetgen.texts.in_words import holds
from sheetgen.texts.odd import odd
from sheetgen.texts.overlaps import RELATIONS
from sheetgen.texts.reading import Read

_GAP = r"\)?,?\s*(?:(?!<and>\s)[^\W\d]+\s+){0,2}"
_BY = r"<by>\s+$"
_APART = r"[;,]|<and>"
_REACH = 60
_COMPARABLE = frozenset({"percent", "soles"})


def direction_claims(read: Read) -> Iterator[Claim]:
    """What a sentence says to rise and that falls by its own figures, and the other way round."""
    yield from _moved(read)
    yield from _compared(read)


def _moved(read: Read) -> Iterator[Claim]:
    for move in moves_of(read):
        if move.told is None:
            continue
        then, now = move.then.value, move.now.value
        if (now > then) is move.is_up and now != then:
            continue
        words = read.words(min(move.told.start, move.then.start), max(move.told.end, move.now.end))
        yield odd(
            read.sentence,
            message("«{words}»", words=words),
            Said.INCONSISTENT,
            message("from {then} to {now} it is no rise", then=then, now=now)
            if move.is_up
            else message("from {then} to {now} it is no fall", then=then, now=now),
            value=None,
        )


def _compared(read: Read) -> Iterator[Claim]:
    """As in "el avance físico (87.1 %) es mayor que la ejecución financiera (99.7 %)"."""
    for mark in read.within(0, len(read.text), *RELATIONS):
        before = [each for each in read.numbers if each.end <= mark.start]
        behind = [each for each in read.numbers if each.start >= mark.end]
        if not before or not behind or before[-1].unit != behind[0].unit:
            continue
        one, other = before[-1], behind[0]
        if one.unit not in _COMPARABLE or not read.shape(_GAP).fullmatch(
            read.text, one.end, mark.start
        ):
            continue
        is_beside = not read.text[one.end : mark.start].strip()
        if is_beside and read.within(mark.end, other.start, *AIM):
            continue  # "S/ 10.5 below its target (S/ 7.5)" says how far
        way = read.text[mark.end : other.start]
        if len(way) > _REACH or read.shape(_APART).search(way) or read.shape(_BY).search(way):
            continue
        if not holds(mark.means, one.value, other.value):
            yield odd(
                read.sentence,
                message("«{words}»", words=read.words(one.start, other.end)),
                Said.INCONSISTENT,
                message(
                    "the sentence itself has {one} and {other}",
                    one=read.words(one.start, one.end),
                    other=read.words(other.start, other.end),
                ),
            )
