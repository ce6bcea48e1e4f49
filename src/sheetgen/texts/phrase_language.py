"""Phrases ready to be found in plain sentences, and shapes of words that hold them together."""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from functools import lru_cache

from sheetgen.texts.phrase import ORDERED, PARTICLES, Mark, Phrase

_PIECE = re.compile(r"\.\.\.|\(|\)\??|\||[^\s()|]+|\s+")
_LOOSE = re.compile(r"(^|\\s\+)(\(\?:[^()]*\)\?)\\s\+")
"""A word that may be left out, with the blank behind it."""
_WORD = re.compile(r"\w")
_BLANK = r"\s+"
_MEANING = re.compile(r"<([a-z-]+)>")
_FIGURE = r"(?=\s+(?:[a-z]{0,2}[/$€]\.?\s*)?[+-]?\d)"


def plain(text: str) -> str:
    """A text as phrases are compared: small letters without accents, sign for sign."""
    return "".join(_bare(sign) for sign in text)


@lru_cache(maxsize=4096)
def _bare(sign: str) -> str:
    if sign.isspace():
        return " "
    if sign == "\N{MINUS SIGN}":
        return "-"
    first = unicodedata.normalize("NFD", sign)[0]
    return first.lower() if len(first.lower()) == 1 else first


class Language:
    """Phrases ready to be found: one pattern for each meaning, the longest words first."""

    def __init__(self, phrases: Iterable[Phrase]) -> None:
        by: dict[tuple[str, str], list[str]] = {}
        for each in phrases:
            for n, word in enumerate(each.words, 1):
                kind = str(n) if each.means in ORDERED else each.kind
                by.setdefault((each.means, kind), []).append(word)
        self._patterns = [
            (means, kind, re.compile(_any_of(words))) for (means, kind), words in by.items()
        ]
        self._told = [each for each in self._patterns if each[0] not in PARTICLES]
        self._words: dict[str, list[str]] = {}
        for (means, _), words in by.items():
            self._words.setdefault(means, []).extend(words)
        self._found: dict[str, tuple[Mark, ...]] = {}
        self._shapes: dict[str, re.Pattern[str]] = {}

    def found(self, text: str) -> Iterator[Mark]:
        """Every phrase in a plain text, the small words among them, in the order of meanings."""
        return _found(self._patterns, text)

    def marks(self, text: str) -> tuple[Mark, ...]:
        """Every phrase in a plain text but small words; found once for each text."""
        if text not in self._found:
            self._found[text] = tuple(_found(self._told, text))
        return self._found[text]

    def shape(self, template: str) -> re.Pattern[str]:
        """A regular expression in which ``<of>`` stands for any word that means it."""
        if template not in self._shapes:
            self._shapes[template] = re.compile(
                _MEANING.sub(lambda found: f"(?:{_any_of(self._words[found[1]])})", template)
            )
        return self._shapes[template]


def _found(patterns: Iterable[tuple[str, str, re.Pattern[str]]], text: str) -> Iterator[Mark]:
    for means, kind, pattern in patterns:
        for found in pattern.finditer(text):
            yield Mark(found.start(), found.end(), means, kind)


def _any_of(words: Iterable[str]) -> str:
    return "|".join(map(_pattern, sorted(words, key=_longest_first)))


def _longest_first(words: str) -> tuple[int, str]:
    return -len(words), words


def _pattern(words: str) -> str:
    """The regular expression of words as a phrase writes them."""
    found = ""
    for piece in _PIECE.findall(plain(words.strip())):
        if piece == "...":
            found += r"(?:\w+ ){0,4}"
        elif piece == "(":
            found += "(?:"
        elif piece in {")", ")?", "|"}:
            found += piece
        elif piece == "#":
            found = found.removesuffix(_BLANK) + _FIGURE
        elif piece.isspace():
            found += _BLANK
        else:
            found += r"\w*".join(map(re.escape, piece.split("*")))
    found = _LOOSE.sub(r"\1(?:\2\\s+)?", found)
    before = r"(?<![^\W\d])" if _WORD.match(words[0]) or words[0] == "(" else ""
    return f"{before}(?:{found}){_after(words)}"


def _after(words: str) -> str:
    return r"(?!\w)" if _WORD.match(words[-1]) or words[-1] in ")*?" else ""
