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
_GLUED = re.compile(r"([a-z]+)([1-4])|([1-4])([a-z]+)")
"""A part of a year in one word: "t1", "1t"."""
_PAIR, _YEAR = 2, 12
_MONTHS_OF = {"quarter": 3, "semester": 6}
_ORDINALS = ("first", "second", "third", "fourth")


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


def roles_of(text: str) -> tuple[str, ...]:
    """What a plain text may stand for, of everything that words are listed of."""
    return tuple(role for role, words in heading_words().items() if text in words)


@cache
def end_of_part(text: str) -> int | None:
    """The month in which the part of a year ends that a plain text names, whole; else None.

    "i trimestre", "trim 2", "t3", "2do semestre", "s1": 3, 6, 9, 12, 6.
    """
    words = heading_words()
    glued = _GLUED.fullmatch(text)
    said = list(filter(None, glued.groups())) if glued else text.split()
    if len(said) != _PAIR:
        return None
    for unit, months in _MONTHS_OF.items():
        for name, which in (said, reversed(said)):
            if name in words[unit]:
                count = next((n for n, key in enumerate(_ORDINALS, 1) if which in words[key]), None)
                if count is not None and count * months <= _YEAR:
                    return count * months
    return None


@cache
def plain(text: str) -> str:
    """A heading without accents, capitals, marks and small words: "Código del indicador:"."""
    apart = unicodedata.normalize("NFD", text[:_LONGEST].casefold())
    bare = "".join(sign for sign in apart if not unicodedata.combining(sign)).replace("n°", "n")
    bare = _BRACKETS.sub(_bracket, bare.replace("nº", "n"))
    bare = _without_unit(bare).replace("/", " ")
    words = heading_words()
    kept = [each for each in _MARKS.sub(" ", bare).split() if each not in words["small"]]
    said = " ".join(kept)
    return said or " ".join(_MARKS.sub(" ", bare).split())


def _without_unit(text: str) -> str:
    """A heading without the words at its end that change nothing: "PIM S/", "PIM en soles"."""
    said = text.rstrip(" :.")
    for word in sorted(heading_words()["without-meaning"], key=len, reverse=True):
        if len(word) > 1 and said.endswith(f" {word.rstrip('.')}"):
            return said.removesuffix(word.rstrip(".")).rstrip()
    return text


def _bracket(found: re.Match[str]) -> str:
    """What stands in brackets is part of a heading, unless it changes nothing."""
    inside = found[1].strip()
    meaningless = inside in heading_words()["without-meaning"] or inside.isdigit()
    return " " if meaningless else f" {inside} "
