"""The words of a matrix in every language: its headings, its rows, and what cells say of traits."""

import re
import unicodedata
from collections.abc import Mapping
from functools import cache

from sheetgen.language.languages import LOCALES, codes

_FILE = "headings.yaml"
_MARKS = re.compile(r"[\s:;,.·*¿?¡!\"'«»“”\-–—_]+")
_BRACKETS = re.compile(r"\(([^()]*)\)")
_LONGEST = 200


@cache
def heading_words() -> Mapping[str, frozenset[str]]:
    """By what a column or a word stands for, every way to write it."""
    import yaml  # noqa: PLC0415 - 10 ms, not for --help

    found: dict[str, set[str]] = {}
    for code in codes():
        path = LOCALES / code / _FILE
        if path.is_file():
            held = yaml.load(path.read_text("utf-8"), Loader=yaml.BaseLoader)  # noqa: S506 - it makes nothing but text, lists and maps
            for role, words in held.items():
                found.setdefault(role, set()).update(words)
    return {role: frozenset(words) for role, words in found.items()}


def is_word(text: str, role: str) -> bool:
    """Whether a text is, whole, a way to write this."""
    return plain(text) in heading_words()[role]


def roles_of(text: str) -> tuple[str, ...]:
    """What a plain text may stand for, of everything that words are listed of."""
    return tuple(role for role, words in heading_words().items() if text in words)


@cache
def plain(text: str) -> str:
    """A heading without accents, capitals, marks and small words: "Código del indicador:"."""
    apart = unicodedata.normalize("NFD", text[:_LONGEST].casefold())
    bare = "".join(sign for sign in apart if not unicodedata.combining(sign)).replace("n°", "n")
    bare = _BRACKETS.sub(_bracket, bare.replace("nº", "n")).replace("/", " ")
    words = heading_words()
    kept = [each for each in _MARKS.sub(" ", bare).split() if each not in words["small"]]
    said = " ".join(kept)
    return said or " ".join(_MARKS.sub(" ", bare).split())


def _bracket(found: re.Match[str]) -> str:
    """What stands in brackets is part of a heading, unless it changes nothing."""
    inside = found[1].strip()
    meaningless = inside in heading_words()["without-meaning"] or inside.isdigit()
    return " " if meaningless else f" {inside} "
