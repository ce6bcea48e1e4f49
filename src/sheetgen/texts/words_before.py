"""What the words before a figure without a unit say of it: that it counts, moved or is so much."""

import re
from collections.abc import Callable

from sheetgen.texts.digits import Written
from sheetgen.texts.overlaps import MOVES, PASSIVES, RELATIONS
from sheetgen.texts.phrase import Mark

_GAPPED = r",\s+(?:<to>|<with>)\s+$"
_BY, _FAR = r"\s<by>\s+(?:<only>\s+)?$", 30
_BE = r"\s<is>\s+(?:<of>\s+)?$"
_TO = r"\s+(?:<to>\s+)?"
_IN = r"\s+<in>\s+(?:<the>\s+)?"
_SAID_OF = ("value", "target", "baseline")


class WordsBefore:
    """A plain sentence with its phrases, and where other things in it begin and end."""

    def __init__(
        self, text: str, marks: tuple[Mark, ...], shape: Callable[[str], re.Pattern[str]]
    ) -> None:
        self.text, self.marks, self.shape = text, marks, shape
        self.begun: frozenset[int] = frozenset()
        self.ended: frozenset[int] = frozenset()

    def is_said_to_be(self, start: int) -> bool:
        """As in "la línea base del indicador fue 100"."""
        told = [each for each in self.marks if each.means in _SAID_OF and each.end <= start]
        return bool(told) and self.shape(_BE).search(self.text, told[-1].end, start) is not None

    def is_done(self, start: int) -> bool:
        """Whether a verb of doing stands right before it: "se programaron 972 y se atendió a"."""
        return any(
            each.means in {"done", "planned", "short-by"}
            and self.shape(_TO).fullmatch(self.text, each.end, start) is not None
            for each in self.marks
        )

    def is_apart(self, start: int) -> bool:
        """Whether it says by how much: "lo planificado fue sobrepasado en 9"."""
        by = self.shape(_BY).search(self.text, 0, start)
        return by is not None and any(
            each.means in {*RELATIONS, *PASSIVES, "multiplied"}
            and 0 <= by.start() - each.end <= _FAR
            for each in self.marks
        )

    def is_gapped(self, start: int) -> bool:
        """Whether it goes on with a verb told before: "la 2.2 alcanzó 918 y la 2.3, a 365"."""
        way = self.shape(_GAPPED).search(self.text, 0, start)
        return way is not None and way.start() in self.ended

    def is_told_to_move(self, start: int) -> bool:
        """Whether something is told before it to have moved: "bajó de"."""
        return any(each.means in MOVES and each.end <= start for each in self.marks)

    def is_then(self, at: Written) -> bool:
        """Whether it is held against as that of a month: "30 km, frente a 28 en mayo"."""
        told = any(each.means == "reference" and not self.text[each.end : at.start].strip()
                   for each in self.marks)  # fmt: skip
        dated = self.shape(_IN).match(self.text, at.end) if told else None
        return dated is not None and dated.end() in self.begun
