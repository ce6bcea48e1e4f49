"""Reads phrases/*.yaml: how a language says what a figure is of, and how to find it in a sentence.

Those that are shipped hold in every workspace; what a workspace writes into its own ``phrases/``
is added to them.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from sheetgen.errors import PhraseError
from sheetgen.language.message import message
from sheetgen.model.workspace import Workspace
from sheetgen.sources.shipped import PHRASES, own_folder, shipped_files
from sheetgen.sources.yaml_source import Node, read_yaml

KEYS = ("language", "phrases")
PHRASE_KEYS, PHRASE_MAY = ("means", "words", "examples"), ("as",)
EXAMPLE_KEYS, EXAMPLE_MAY = ("text",), ("finds",)
NUMERAL = "numeral"
"""Its words are numbers in their order, from one."""
UNITS = ("percent", "points", "soles", "thousand", "million", "thousand-million")
"""The meanings that stand right behind a figure, and make it one."""
MEANINGS = (
    *UNITS,
    "target", "programmed", "work", "execution", "money", "pim", "value", "baseline",
    "share", "part-of", "whole", "change-up", "change-down", "last-year", "reference",
    "above", "below", "not-above", "not-below", "at-least", "at-most", "about",
    "rising", "falling", "topic", "respectively", "all-money", "no-work", "money-high",
    "money-low", "status-low", "status-missing", "status-atypical", "band-medium", "band-high",
    "both", "one-item", "this", "kind", "index", "section-money", "section-work",
    "break", "aside", "set-at", "earlier", "lag", "number-of", "not", "none", "budget", "short-by",
    "apart", "moved", "belongs", NUMERAL,
    "word-status", "word-low", "word-medium", "word-high", "word-atypical", "word-missing",
)  # fmt: skip
"""What a phrase may mean: the program knows these, a language says them."""
KIND = "kind"
_PIECE = re.compile(r"\.\.\.|\(|\)\??|\||[^\s()|]+|\s+")
_LOOSE = re.compile(r"(^|\\s\+)(\(\?:[^()]*\)\?)\\s\+")
"""A word that may be left out, with the blank behind it."""
_WORD = re.compile(r"\w")
_BLANK = r"\s+"
_FIGURE = r"(?=\s+(?:s/\.?\s*)?[+-]?\d)"


@dataclass(frozen=True, slots=True)
class Example:
    """A sentence and the words of it that the phrase finds; "" where it finds none."""

    text: str
    finds: str


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words that mean one thing; ``kind`` is the kind of subject that they name."""

    means: str
    kind: str
    words: tuple[str, ...]
    examples: tuple[Example, ...]
    where: str


@dataclass(frozen=True, slots=True)
class Mark:
    """A phrase found in a sentence, from sign ``start`` to before ``end``."""

    start: int
    end: int
    means: str
    kind: str = ""


def plain(text: str) -> str:
    """A text as phrases are compared: small letters without accents, sign for sign."""
    return "".join(_bare(sign) for sign in text)


@lru_cache(maxsize=4096)
def _bare(sign: str) -> str:
    if sign.isspace():
        return " "
    first = unicodedata.normalize("NFD", sign)[0]
    return first.lower() if len(first.lower()) == 1 else first


def read_phrases(workspace: Workspace) -> tuple[Phrase, ...]:
    """All phrases: the shipped ones, then the workspace's own.

    Raises:
        PhraseError: A file cannot be used as written, or an example of it does not hold.
    """
    own = own_folder(workspace, PHRASES)
    shipped = shipped_files(PHRASES)
    paths = dict.fromkeys(each.resolve() for each in (*shipped, *sorted(own.rglob("*.yaml"))))
    return tuple(phrase for path in paths for phrase in phrases_in(path, workspace.root))


def phrases_in(path: Path, root: Path) -> Iterator[Phrase]:
    """The phrases of one file.

    Raises:
        PhraseError: It cannot be used as written, or an example of it does not hold.
    """
    return _phrases(read_yaml(path, root, PhraseError))


def _phrases(node: Node) -> Iterator[Phrase]:
    for each in node.closed(KEYS)["phrases"].list:
        keys = each.closed(PHRASE_KEYS, PHRASE_MAY)
        means = keys["means"].one_of(MEANINGS)
        if (means == KIND) != ("as" in keys):
            raise each.wrong(
                message("'as' names what kind of subject the words are; only 'kind' has it."),
                message("Add it to a phrase that means kind, or take it away."),
            )
        phrase = Phrase(
            means=means,
            kind=keys["as"].text if "as" in keys else "",
            words=tuple(word.text for word in keys["words"].list),
            examples=tuple(_example(example) for example in keys["examples"].list),
            where=each.where,
        )
        _prove(phrase, each)
        yield phrase


def _example(node: Node) -> Example:
    keys = node.closed(EXAMPLE_KEYS, EXAMPLE_MAY)
    return Example(keys["text"].text, keys["finds"].text if "finds" in keys else "")


def _prove(phrase: Phrase, node: Node) -> None:
    """Every example finds what it says, or nothing; one of each is needed."""
    if len({bool(each.finds) for each in phrase.examples}) < len((True, False)):
        raise node.wrong(
            message("a phrase needs a sentence that it is found in and one that it is not."),
            message("Add an example with 'finds', and one without."),
        )
    try:
        pattern = compiled((phrase,))
    except re.error as fault:
        raise node.wrong(
            message("its words cannot be understood: a bracket is open, or stands alone."),
            message("Write (a|b) for either of two words, and (a)? for one that may be left out."),
        ) from fault
    for each in phrase.examples:
        found = next(iter(pattern.marks(plain(each.text))), None)
        words = each.text[found.start : found.end] if found else ""
        if words != each.finds:
            raise node.wrong(
                message(
                    "in «{text}» it finds «{found}», and «{finds}» is expected.",
                    text=each.text,
                    found=words,
                    finds=each.finds,
                ),
                message("Change the words, or the example."),
            )


class Language:
    """Phrases ready to be found: one pattern for each meaning, the longest words first."""

    def __init__(self, phrases: Iterable[Phrase]) -> None:
        by: dict[tuple[str, str], list[str]] = {}
        for each in phrases:
            for n, word in enumerate(each.words, 1):
                kind = str(n) if each.means == NUMERAL else each.kind
                by.setdefault((each.means, kind), []).append(word)
        self._patterns = [
            (means, kind, re.compile("|".join(map(_pattern, sorted(words, key=_longest_first)))))
            for (means, kind), words in by.items()
        ]
        self._found: dict[str, tuple[Mark, ...]] = {}

    def marks(self, text: str) -> tuple[Mark, ...]:
        """Every phrase in a plain text, in the order of meanings; found once for each text."""
        if text not in self._found:
            self._found[text] = tuple(
                Mark(found.start(), found.end(), means, kind)
                for means, kind, pattern in self._patterns
                for found in pattern.finditer(text)
            )
        return self._found[text]


def compiled(phrases: tuple[Phrase, ...]) -> Language:
    """The phrases ready to be found."""
    return Language(phrases)


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
