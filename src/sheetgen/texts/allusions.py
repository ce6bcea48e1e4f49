"""Subjects told by some words of their name: "los egresados con bachiller o título".

Words side by side that stand together in one name of the plan alone are about that subject; where
they stand in several, who has more of them as they are written. Words of a name are compared by
their stem, those of three letters and less are passed over.
"""

import re
from collections import defaultdict
from collections.abc import Iterator

from sheetgen.records import Struct

_WORD = re.compile(r"[^\W\d_]+")
_STOP = re.compile(r"[;:.,()«»“”\"]")
_STEM, _SHORT, _LEAST = 6, 3, 2
_FEW = 4
"""A word says whom it is about where at most one name in so many has it."""


class Allusion(Struct, frozen=True):
    """Words of a sentence, from sign to sign, and the places of the names that hold all of them."""

    start: int
    end: int
    names: tuple[int, ...]


class Names:
    """The names of a plan, ready to be alluded to."""

    def __init__(self, names: tuple[str, ...]) -> None:
        self._words = [frozenset(_WORD.findall(each)) for each in names]
        holding: dict[str, set[int]] = defaultdict(set)
        for n, words in enumerate(self._words):
            for each in words:
                if len(each) > _SHORT:
                    holding[_stem(each)].add(n)
        self._holding = {stem: frozenset(of) for stem, of in holding.items()}

    def alluded(self, text: str) -> Iterator[Allusion]:
        """The longest runs of words that one name has together, in the order of the text."""
        words = [each for each in _WORD.finditer(text) if len(each[0]) > _SHORT]
        at = 0
        while at < len(words):
            run, holding = self._run(text, words[at:])
            found = [each[0] for each in run]
            if len({_stem(each) for each in found if self._is_telling(each)}) >= _LEAST:
                yield Allusion(run[0].start(), run[-1].end(), self._likest(found, holding))
            at += max(1, len(run))

    def _run(
        self, text: str, words: list[re.Match[str]]
    ) -> tuple[list[re.Match[str]], frozenset[int]]:
        """The first words that a name has together, with no stop and no other word between."""
        holding = frozenset(range(len(self._words)))
        run: list[re.Match[str]] = []
        for each in words:
            left = holding & self._holding.get(_stem(each[0]), frozenset())
            if not left or (run and _STOP.search(text, run[-1].end(), each.start())):
                break
            run, holding = [*run, each], left
        return run, holding

    def _likest(self, found: list[str], holding: frozenset[int]) -> tuple[int, ...]:
        alike = {n: sum(each in self._words[n] for each in found) for n in holding}
        most = max(alike.values())
        return tuple(sorted(n for n in holding if alike[n] == most))

    def _is_telling(self, word: str) -> bool:
        return len(self._holding[_stem(word)]) * _FEW <= len(self._words)


def _stem(word: str) -> str:
    return word[:_STEM]
