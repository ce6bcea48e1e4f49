"""From what to what something moved: "subió de 50 a 103", "pasó de 124 empresas en 2023 a 28"."""

from collections.abc import Iterator
from itertools import pairwise

from sheetgen.records import Struct
from sheetgen.texts.figures_in_text import BARE, COUNT, TO, Number
from sheetgen.texts.overlaps import MOVES, RISES
from sheetgen.texts.phrase import Mark
from sheetgen.texts.reading import Read

_TOLD_BEFORE, _TOLD_BEHIND = 20, 45
"""Signs: as far as the direction of a move may stand from it ("..., lo que es un aumento")."""
_COUNTS = frozenset({COUNT, BARE})


class Move(Struct, frozen=True):
    """Two figures of a sentence, the one that it was and the one that it came to.

    ``mark`` tells of it, ``told`` is the word that says which way, None where none does.
    """

    then: Number
    now: Number
    mark: Mark
    told: Mark | None

    @property
    def is_up(self) -> bool:
        """Whether the word says that it rose."""
        return self.told is not None and RISES[self.told.means]


def moves_of(read: Read) -> Iterator[Move]:
    """The moves of a sentence in order."""
    for then, now in pairwise(read.numbers):
        mark = next(iter(read.within(0, then.start, *MOVES)[::-1]), None)
        if mark is None or not _is_from_to(read, then, now):
            continue
        yield Move(then, now, mark, mark if mark.means in RISES else _told(read, mark, now))


def _told(read: Read, moved: Mark, now: Number) -> Mark | None:
    """Which way it went where its own word tells none: "aumentó al pasar de", or behind it."""
    before = read.within(max(0, moved.start - _TOLD_BEFORE), moved.start, *RISES)
    if before:
        return before[-1]
    end = min([len(read.text), *(each.start for each in read.numbers if each.start >= now.end)])
    behind = read.within(now.end, min(end, now.end + _TOLD_BEHIND), *RISES)
    return next(iter(behind), None)


def move_of(read: Read, number: Number) -> Move | None:
    """The move that a figure is of."""
    return next((each for each in moves_of(read) if number in {each.then, each.now}), None)


def _is_from_to(read: Read, then: Number, now: Number) -> bool:
    """Whether one figure is told to have become the other, and both are of one unit."""
    if then.unit != now.unit and not {then.unit, now.unit} <= _COUNTS:
        return False
    if read.within(then.end, now.start, "reference", "last-year"):
        return False
    return read.shape(TO).search(read.text, 0, now.start) is not None
