"""The words by which offices say that there is no figure, and which gap each one is.

They stand in the ``language.yaml`` of each language: whatever an office's language, all are read.
Only words with one meaning are there. Left out on purpose, so that the office is asked:

* a lone dash, which may be zero, no data or not applicable;
* "cero", "ninguno", "no hubo", which may be zero or no data (``proposals``);
* "n/c" (no corresponde, no contesta), "pendiente", "en proceso", "por definir";
* "si" without marks, which is yes; "S/I" with them is "sin información";
* a word with a reason behind it ("ND por falta de fondos"): the reason has its own column, and a
  sentence that starts with ND may end with a figure.

"N/A" is "no aplica": Spanish forms abbreviate that by it, and the English "not available" is
written ND in these templates. The gap is shown with its reason, so a wrong one can be seen.
"""

import unicodedata
from collections.abc import Iterator, Mapping
from functools import cache

from sheetgen.language.languages import all_languages
from sheetgen.model.figure import Gap


def _words() -> Iterator[tuple[str, Gap]]:
    """By reason, the words of every language and then their initials."""
    languages, by_code = all_languages(), {gap.value: gap for gap in Gap}
    for gap in dict.fromkeys(gap for each in languages for gap in each.gaps):
        for each in languages:
            yield from ((word, by_code[gap]) for word in each.gaps.get(gap, ()))
        for each in languages:
            yield from ((word, by_code[gap]) for word in each.initials.get(gap, ()))


@cache
def _gaps() -> Mapping[str, Gap]:
    return dict(_words())


_INITIALS_AT_MOST = 8
_LONGEST = 100
"""None is a third of it; a paragraph of accents alone would take long to put in order."""


def known_gap_words() -> tuple[tuple[str, Gap], ...]:
    """Every word with the gap it stands for, without accents and capitals: for live formulas."""
    return tuple(_gaps().items())


def gap_of(text: str) -> Gap | None:
    """The gap that a word stands for, whatever its case, accents, marks and spaces."""
    if len(text) > _LONGEST:
        return None
    plain = "".join(
        letter
        for letter in unicodedata.normalize("NFD", text.casefold())
        if not unicodedata.combining(letter)
    )
    words = " ".join(plain.split()).strip("\"'«»“”()[]*")
    if len(words) <= _INITIALS_AT_MOST:
        words = words.replace(" ", "") if words.replace(" ", "") in _gaps() else words
    return _gaps().get(words) or _gaps().get(words.removesuffix("."))
