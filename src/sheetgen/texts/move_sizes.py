"""By how much something moved, beside from what to what: "de 67.9 % a 46 %, 21.9 p. p. menos".

It is reckoned from the sentence's own figures, which are held against the table by themselves.
"""

from collections.abc import Iterator
from decimal import Decimal

from sheetgen.language.message import Message, message
from sheetgen.model.figure import percent_of
from sheetgen.model.text import Claim, Said
from sheetgen.records import Struct
from sheetgen.texts.figures_in_text import BARE, COUNT, Number
from sheetgen.texts.fractions_in_words import Told, multiples, so_many
from sheetgen.texts.from_to import Move, moves_of
from sheetgen.texts.odd import odd
from sheetgen.texts.overlaps import MOVES
from sheetgen.texts.phrase import Mark
from sheetgen.texts.printing import prints
from sheetgen.texts.reading import Read

_REACH, _NEAR = 60, 25
_STOP = r"[;]|[.](?:\s|$)|[,(]\s*(?:<contrary>|<but>)\s"
_OPENED = r"(?:\s+<in>\s+(?:<the>\s+)?[^\W_]+(?:\s+<of>\s+20\d\d)?)?\s*(?:[,(]\s*)(?:<by>\s+)?"
_THAT_IS = r"<that-is>"
_BEFORE = r"\s*(?:[^\W\d]+\s+){0,4}?[^\W\d]*\s*[(,:]?\s*(?:<to-the>\s+[^\W\d]+\s+)?<from>\s+$"
_OTHERS = ("target", "programmed", "baseline", "reference", "last-year", "pim", "budget", "money")
_COUNTS = frozenset({COUNT, BARE})


class Size(Struct, frozen=True):
    """A move and by how much it is told to be: a figure, or how many times in words."""

    move: Move
    number: Number | None = None
    told: Told | None = None

    @property
    def mark(self) -> Mark | None:
        """The words of a multiple."""
        return self.told.mark if self.told else None


def sizes_of(read: Read) -> tuple[Size, ...]:
    """All moves of a sentence of which it says by how much."""
    found: list[Size] = []
    for move in moves_of(read):
        number = next((each for each in read.numbers if _is_size(read, move, each)), None)
        if number is not None:
            found.append(Size(move, number))
        told = next(
            (each for each in multiples(read)
             if _is_times(read, move, each) or _is_lost(read, move, each)), None,
        )  # fmt: skip
        if told is not None:
            found.append(Size(move, told=told))
    return tuple(found)


def _is_size(read: Read, move: Move, number: Number) -> bool:
    if number in {move.then, move.now} or not _is_unit(number, move):
        return False
    if any(each.mark.start <= number.start < each.mark.end for each in multiples(read)):
        return False
    if number.start >= move.now.end:
        between = [each for each in read.numbers if move.now.end <= each.start < number.start]
        return not between and _is_behind(read, move.now.end, number.start, number.end)
    told = read.within(max(0, number.start - _NEAR), number.start, *MOVES)
    if not told or len(read.text[told[-1].end : number.start].split()) > len(("en", "solo")):
        return False
    between = [each for each in read.numbers if number.end <= each.start < move.then.start]
    way = read.text[number.end : move.then.start]
    return not between and len(way) <= _REACH and read.shape(_BEFORE).fullmatch(way) is not None


def _is_unit(number: Number, move: Move) -> bool:
    match number.unit:
        case "percent":
            return True
        case "points":
            return move.now.unit == "percent"
        case _:
            return number.unit == move.now.unit or {number.unit, move.now.unit} <= _COUNTS


def _is_behind(read: Read, start: int, at: int, end: int) -> bool:
    """Whether words behind a move tell its size: "..., esto es, 21.9 p. p. menos", "(58 menos)"."""
    way = read.text[start:at]
    if len(way) > _REACH or read.shape(_STOP).search(way):
        return False
    if any(start <= each.start < at for each in read.mentions):
        return False
    close = min(len(read.text), end + _NEAR)
    if read.within(start, close, *_OTHERS):
        return False
    apart = any(
        not read.text[end : each.start].strip() for each in read.within(end, close, "apart")
    )
    moved = bool(read.within(start, at, *MOVES))
    return (
        read.shape(_THAT_IS).search(way) is not None
        or moved
        or (apart and read.shape(_OPENED).fullmatch(way) is not None)
    )


def _is_times(read: Read, move: Move, told: Told) -> bool:
    if not told.is_multiple or told.mark.start < move.now.end:
        return False
    if any(told.mark.end <= at < told.mark.end + _NEAR for at, _, _ in read.years):
        return False
    if any(move.now.end <= each.start < told.mark.start for each in read.numbers):
        return False
    way = read.text[move.now.end : told.mark.start]
    goes_on = read.shape(_OPENED + r"(?:<about>\s+)?").fullmatch(way) is not None
    return goes_on and not read.within(told.mark.end, told.mark.end + _NEAR, *_OTHERS)


def _is_lost(read: Read, move: Move, told: Told) -> bool:
    """As in "perdió tres cuartas partes de su valor: de 202 a 50"."""
    if told.is_multiple or told.mark.end > move.then.start:
        return False
    near = read.within(max(0, told.mark.start - _NEAR), told.mark.start, "change-down")
    way = read.text[told.mark.end : move.then.start]
    return bool(near) and len(way) <= _NEAR and not read.within(
        told.mark.end, move.then.start, "target", "programmed"
    )  # fmt: skip


def size_claims(read: Read, sizes: tuple[Size, ...]) -> Iterator[Claim]:
    """Each held against the two figures that stand beside it."""
    for each in sizes:
        then, now = each.move.then.value, each.move.now.value
        said = _said(read, each, then, now)
        start, end = _ends(each)
        yield odd(
            read.sentence,
            message("«{words}»", words=read.words(start, end)),
            said,
            _so(each.move, then, now),
        )


def _ends(each: Size) -> tuple[int, int]:
    at = each.number or each.told.mark if each.told else each.number
    start, end = each.move.then.start, each.move.now.end
    return (start, end) if at is None else (min(start, at.start), max(end, at.end))


def _so(move: Move, then: Decimal, now: Decimal) -> Message:
    apart = abs(now - then)
    if move.now.unit == "percent":
        return message("from {then:percentage} to {now:percentage}: {gap:points}",
                       then=then, now=now, gap=apart)  # fmt: skip
    if not then:
        return message("from {then} to {now}: {gap}", then=then, now=now, gap=apart)
    return message(
        "from {then} to {now}: {gap}, {share:percent}",
        then=then, now=now, gap=apart, share=percent_of(apart, then),
    )  # fmt: skip


def _said(read: Read, each: Size, then: Decimal, now: Decimal) -> Said:
    if each.told is not None:
        return _times(read, each.told, then, now)
    number, apart = each.number, abs(now - then)
    if number is None or (number.unit == "percent" and not then):
        return Said.NOT_IN_DATA
    size = percent_of(apart, abs(then)) if number.unit == "percent" else apart
    if _is_so(read, number, size, each.move):
        return Said.CONFIRMED
    if number.unit == "percent" == each.move.now.unit and prints(number, apart):
        return Said.SCALE_LOST
    return Said.INCONSISTENT


def _is_so(read: Read, number: Number, size: Decimal, move: Move) -> bool:
    """To its digits, or to what the rounding of the two figures may have taken from it."""
    for each in read.within(0, number.start, "at-least", "at-most", "about"):
        if not read.text[each.end : number.start].strip():
            near = abs(size - number.value) <= number.value / 10
            is_beyond = size >= number.value if each.means == "at-least" else size <= number.value
            return near if each.means == "about" else is_beyond
    rounding = sum((each.step / 2 for each in (move.then, move.now) if each.decimals), Decimal(0))
    return prints(number, size) or abs(size - number.value) <= rounding + number.step / 2


def _times(read: Read, told: Told, then: Decimal, now: Decimal) -> Said:
    """So many times what it was; "tres veces más" may mean four times as well."""
    if not then:
        return Said.NOT_IN_DATA
    if not told.is_multiple:
        lost = so_many(read, told, percent_of(then - now, then))
        return Said.INCONSISTENT if lost is Said.CONTRADICTED else lost
    said = so_many(read, told, percent_of(now, then))
    behind = read.within(told.mark.end, told.mark.end + _NEAR, "more", "apart")
    if said is Said.CONTRADICTED and behind:
        said = so_many(read, told, percent_of(now - then, then))
    return Said.INCONSISTENT if said is Said.CONTRADICTED else said
