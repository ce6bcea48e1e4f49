"""Cuts passages into sentences, and knows under which headings each stands."""

import re
from collections.abc import Iterator

from sheetgen.model.text import Passage, Sentence
from sheetgen.texts.own_names import OwnNames, without
from sheetgen.texts.phrase_language import Language, plain

_SHORT = r"(?:(?<![^\W\d_])<shortened>|\b[a-z])$"
"""What a point behind it shortens, and ends no sentence: a word that does, or one letter."""
_UNIT = r"\d\s*<points>$"
"""A unit that ends with a point of its own: "3.8 p. p." closes a sentence with it."""
_OPENS = re.compile(r"\s+[«“\"(¿¡✓-]*\s*[A-ZÁÉÍÓÚÑ]")
_END = re.compile(r"[.!?]+[”\"»)]*(?=\s+[«“\"(¿¡✓-]*\s*[A-ZÁÉÍÓÚÑ0-9])")


def sentences_of(
    passages: tuple[Passage, ...], language: Language, names: OwnNames
) -> Iterator[Sentence]:
    """Every sentence of the prose; rows of tables have none, and no name is cut."""
    for number, passage in enumerate(passages):
        if not passage.is_row:
            told = without(passage.text, names.quoted(plain(passage.text)))
            for start, end in _cuts(told, language):
                text = passage.text[start:end]
                lead = len(text) - len(text.lstrip())
                if text.strip():
                    yield Sentence(text.strip(), passage.place, number, start + lead)


def is_shortened(text: str, language: Language) -> bool:
    """Whether the point that ends a text shortens a word, and closes no sentence."""
    return text.endswith(".") and language.shape(_SHORT).search(plain(text[:-1])) is not None


def _is_unit(told: str, text: str, end: int, language: Language) -> bool:
    """Whether a point is that of a unit, and what follows it opens a sentence."""
    opens = _OPENS.match(text, end) is not None
    return opens and language.shape(_UNIT).search(plain(told[:-1])) is not None


def _cuts(text: str, language: Language) -> Iterator[tuple[int, int]]:
    start = 0
    for found in _END.finditer(text):
        told = text[start : found.start() + 1]
        if is_shortened(told, language) and not _is_unit(told, text, found.end(), language):
            continue
        yield start, found.end()
        start = found.end()
    yield start, len(text)
