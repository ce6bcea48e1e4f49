"""Cuts passages into sentences, and knows under which headings each stands."""

import re
from collections.abc import Iterator

from sheetgen.model.text import Passage, Sentence

_SHORT = re.compile(
    r"(?:\b(?:p|pp|art|act|n|num|nro|dr|dra|sr|sra|lic|ing|etc|ej|vs|aprox|mill|s/|lp|inc|cap)|\b[A-Z])$",
    re.IGNORECASE,
)
"""What a point behind it shortens, and ends no sentence."""
_END = re.compile(r"[.!?]+[”\"»)]*(?=\s+[«“\"(¿¡✓-]*\s*[A-ZÁÉÍÓÚÑ0-9])")


def sentences_of(passages: tuple[Passage, ...]) -> Iterator[Sentence]:
    """Every sentence of the prose; headings are one each, rows of tables none."""
    for number, passage in enumerate(passages):
        if not passage.is_row:
            for start, end in _cuts(passage.text):
                text = passage.text[start:end]
                lead = len(text) - len(text.lstrip())
                if text.strip():
                    yield Sentence(text.strip(), passage.place, number, start + lead)


def is_shortened(text: str) -> bool:
    """Whether the point that ends a text shortens a word, and closes no sentence."""
    return text.endswith(".") and _SHORT.search(text[:-1]) is not None


def _cuts(text: str) -> Iterator[tuple[int, int]]:
    start = 0
    for found in _END.finditer(text):
        if text[found.start()] == "." and _SHORT.search(text[start : found.start()]):
            continue
        yield start, found.end()
        start = found.end()
    yield start, len(text)
