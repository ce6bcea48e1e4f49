"""The months that figures of a sentence are of, where it names some: "a junio", "I trimestre"."""

import re
from collections.abc import Iterator

from sheetgen.language.months import months_at
from sheetgen.model.period import Period
from sheetgen.records import Struct, replace
from sheetgen.texts.phrase import Mark
from sheetgen.texts.phrase_language import Language

_DATE = re.compile(r"(?<![\d/])\d{1,2}[/.-](0?[1-9]|1[0-2])[/.-](20\d\d)(?!\d)")
_TO_DATE = r"<to-date>\s+$"
_ON = r"\s*(?:-|–|/|<to>|<and>)\s*(?:<the>\s+)?"
_MONTHS_OF = {"quarter": 3, "half-year": 6}


class Span(Struct, frozen=True):
    """The months of a year, from ``first`` to ``last``, that words from sign to sign name.

    Both are 0 where the words do not say which.
    """

    start: int
    end: int
    first: int
    last: int
    year: int | None = None
    is_range: bool = False

    def is_to(self, period: Period) -> bool:
        """Whether they are the months of a year up to this one."""
        return self.first == 1 and self.last == period.month and self.year in {None, period.year}


def spans_of(text: str, marks: tuple[Mark, ...], language: Language) -> tuple[Span, ...]:
    """The months that a plain sentence names, in order; those of a range as one."""
    is_sum = any(each.means == "cumulative" for each in marks)
    found: list[Span] = []
    for each in sorted(_named(text, marks), key=lambda span: span.start):
        before = found[-1] if found else None
        if before is not None and each.start < before.end:
            continue
        if before is not None and language.shape(_ON).fullmatch(text, before.end, each.start):
            found[-1] = replace(before, end=each.end, last=each.last, year=each.year, is_range=True)
        elif is_sum or language.shape(_TO_DATE).search(text, 0, each.start):
            found.append(replace(each, first=1))
        else:
            found.append(each)
    return tuple(found)


def _named(text: str, marks: tuple[Mark, ...]) -> Iterator[Span]:
    for start, end, named in months_at(text):
        yield Span(start, end, named.month, named.month, named.year)
    for found in _DATE.finditer(text):
        month = int(found[1])
        yield Span(found.start(), found.end(), month, month, int(found[2]))
    for mark in marks:
        if mark.means == "part-of-year":
            yield Span(mark.start, mark.end, 0, 0)
        if mark.means in _MONTHS_OF:
            size = _MONTHS_OF[mark.means]
            last = size * int(mark.kind)
            yield Span(mark.start, mark.end, last - size + 1, last)


def but_months(marks: tuple[Mark, ...], spans: tuple[Span, ...]) -> tuple[Mark, ...]:
    """The marks but those of words that are months here: "since May 2025" supposes nothing."""
    return tuple(
        each
        for each in marks
        if each.means != "supposed"
        or not any(one.start <= each.start and each.end <= one.end for one in spans)
    )
