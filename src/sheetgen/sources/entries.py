"""Reads an entry of a table of words (a direction, a frequency) by its code or by its name.

The name is taken in every language there is, whatever its capitals, accents, hyphens and gender:
``not-accumulated``, "No acumulada".
"""

import re
import unicodedata
from collections.abc import Callable, Iterator
from enum import Enum
from functools import cache, lru_cache
from typing import TypeVar

from sheetgen.language.languages import codes
from sheetgen.language.message import Message, message
from sheetgen.language.speaker import speaker
from sheetgen.sources.spelling import nearest

_Entry = TypeVar("_Entry", bound=Enum)
_ANY_LOCALE = "es_PE"
_GENDER = re.compile(r"(?<=d)[oa]\b")


def entry_of(text: str, entries: type[_Entry]) -> _Entry | None:
    """The entry that a text names, None where it names none."""
    return _by_name(entries).get(_plain(text))  # type: ignore[return-value]  # of this table


def not_an_entry(text: str, entries: type[Enum]) -> tuple[Message, Message]:
    """The fault and the remedy for a text that names none: each entry in every language."""
    shown = [" / ".join(dict.fromkeys(names)) for _, names in _names(entries)]
    fault = message("{found} is not known here; known are {known}.", found=repr(text), known=shown)
    near = nearest(_plain(text), tuple(_by_name(entries)))
    if near is None:
        return fault, message("Use one of them, or remove it.")
    meant = str(_by_name(entries)[near].value)
    return fault, message("Did you mean {near}?", near=repr(meant))


def _names(entries: type[Enum]) -> Iterator[tuple[Enum, tuple[str, ...]]]:
    """Each entry with its code and its name in each language."""
    for each in entries:
        word: Message | None = getattr(each, "meaning", None) or getattr(each, "word", None)
        said = () if word is None else (speaker(code, _ANY_LOCALE).say(word) for code in codes())
        names = (str(each.value), *said)
        kept: dict[str, str] = {}
        for name in names:
            kept.setdefault(_plain(name), name)
        yield each, tuple(kept.values())


@cache
def _by_name(entries: type[Enum]) -> dict[str, Enum]:
    return {_plain(name): each for each, names in _names(entries) for name in names}


@lru_cache(maxsize=1024)
def _plain(text: str) -> str:
    """A name as it is compared."""
    letters = unicodedata.normalize("NFD", text.casefold().replace("-", " "))
    bare = "".join(each for each in letters if not unicodedata.combining(each))
    return _GENDER.sub("", " ".join(bare.split()))


def all_names(entries: type[Enum]) -> tuple[str, ...]:
    """Every entry by its code and by its name in each language."""
    return tuple(name for _, names in _names(entries) for name in names)


def first_words(entries: type[_Entry]) -> Callable[[str], tuple[_Entry, ...]]:
    """What gives the entries of which some name, in any language, begins with a word."""
    found: dict[str, list[Enum]] = {}
    for each, names in _names(entries):
        for name in names:
            said = found.setdefault(_plain(name).partition(" ")[0], [])
            if each not in said:
                said.append(each)
    return lambda word: tuple(found.get(_plain(word), ()))  # type: ignore[arg-type]  # of this table
