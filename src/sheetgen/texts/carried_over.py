"""What words of a sentence stand for: "este producto", "el año pasado"."""

import re

from sheetgen.records import replace
from sheetgen.texts.figures_in_text import years_of
from sheetgen.texts.mention import Mention
from sheetgen.texts.phrase import Mark

_OPENS = re.compile(r"(?:^|[,;] )$")
"""Before words that a clause begins with: "El año pasado, la Actividad 1.2 superó ..."."""


def years_in(text: str, marks: tuple[Mark, ...], year: int) -> tuple[tuple[int, int, int], ...]:
    """The years that a sentence names, in digits or as the one before the table's."""
    past = [
        (each.start, each.end, year - 1)
        for each in marks
        if each.means == "past-year"
        or (each.means == "last-year" and _OPENS.search(text, 0, each.start) is not None)
    ]
    return tuple(sorted((*years_of(text), *past)))


def with_carried(
    mentions: tuple[Mention, ...],
    kinds: tuple[Mark, ...],
    marks: tuple[Mark, ...],
    last: dict[str, Mention],
) -> tuple[Mention, ...]:
    """With those that "este producto" and the like stand for."""
    found = list(mentions)
    these = [each for each in marks if each.means == "this"]
    for kind in kinds:
        pointed = next((each for each in these if 0 < kind.start - each.end <= 2), None)  # noqa: PLR2004 - a blank between
        meant = last.get(kind.kind)
        if pointed is None or meant is None or any(each.start == kind.start for each in mentions):
            continue
        found.append(replace(meant, start=pointed.start, end=kind.end, is_carried=True))
    return tuple(sorted(found, key=lambda each: each.start))
