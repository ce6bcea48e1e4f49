"""Reads TOML that analysts write: the one door to tomllib, with the key of whatever is wrong."""

import re
import tomllib
from collections.abc import Mapping
from datetime import date, time
from decimal import Decimal
from enum import Enum
from pathlib import Path
from typing import Any, Self, TypeVar

from sheetgen.errors import SheetgenError
from sheetgen.language.message import Message, message
from sheetgen.records import Struct
from sheetgen.sources.entries import entry_of, not_an_entry
from sheetgen.sources.numbers import cure_of
from sheetgen.sources.spelling import known_words
from sheetgen.sources.text_file import check_signs, read_utf8, too_deep

_Entry = TypeVar("_Entry", bound=Enum)
_AT = re.compile(r"at line ([0-9]+), column ([0-9]+)")
"""Where tomllib says that it stopped; its own words are English."""
_MOST_SHOWN = 80
_KEY = r"""(?:[\w-]+|"[^"\n]*"|'[^'\n]*')"""
_LONG_KEY = re.compile(rf"""(?<![\w"'.-]){_KEY}(?:[ \t]*\.[ \t]*{_KEY}){{64}}""")
"""A key of more parts than any table of ours has levels."""


def _not_toml(text: str, fault: str) -> Message:
    """Where the file stops being TOML, and what stands there."""
    lines = text.splitlines() or [""]
    found = _AT.search(fault)
    line, column = (int(found[1]), int(found[2])) if found else (len(lines), len(lines[-1]) + 1)
    return message(
        "cannot be read as TOML: the fault is at line {line}, column {column}: «{content}».",
        line=str(line),
        column=str(column),
        content=lines[min(line, len(lines)) - 1].strip()[:_MOST_SHOWN],
    )


def _check_signs(content: object, where: str, error: type[SheetgenError]) -> None:
    """Refuse a text with signs that nobody sees, wherever in the file it stands."""
    if isinstance(content, str):
        check_signs(content, where, error)
    elif isinstance(content, Mapping):
        for key, value in content.items():
            check_signs(key, where, error)
            _check_signs(value, f"{where}: {key}", error)
    elif isinstance(content, list):
        for value in content:
            _check_signs(value, where, error)


def as_toml(value: object) -> str:
    """A value as TOML writes it, in the words of nobody's programming language."""
    match value:
        case bool():
            return str(value).lower()
        case date() | time():
            return value.isoformat()
        case list():
            return f"[{', '.join(map(as_toml, value))}]"
        case Mapping():
            return f"{{{', '.join(f'{key} = {as_toml(each)}' for key, each in value.items())}}}"
        case str():
            return repr(value)
        case _:
            return str(value)


class Table(Struct, frozen=True):
    """A table of a TOML file; asked for a type, it gives it or names the key and what was found.

    Whatever is asked for raises ``error`` at its key where the file holds something else.
    """

    content: Mapping[str, Any]
    where: str
    error: type[SheetgenError]

    @classmethod
    def read(cls, path: Path, shown: str, error: type[SheetgenError]) -> Self:
        """The whole file, numbers kept exact; raises ``error`` at the line of a fault of syntax."""
        text = read_utf8(path, shown, error)
        if _LONG_KEY.search(text):  # read in a time that grows with the square of its length
            raise too_deep(shown, error)
        try:
            raw = tomllib.loads(text, parse_float=Decimal)
        except tomllib.TOMLDecodeError as fault:
            raise error(
                shown,
                _not_toml(text, str(fault)),
                message("Mend that line; docs/workspace.md shows every key."),
            ) from fault
        except RecursionError as fault:
            raise too_deep(shown, error) from fault
        _check_signs(raw, shown, error)
        return cls(raw, shown, error)

    def wrong(self, key: str, fault: Message, remedy: Message) -> SheetgenError:
        """An error at a key, to be raised."""
        return self.error(f"{self.where}: {key}", fault, remedy)

    def closed(self, known: tuple[str, ...]) -> Self:
        """The same table; raises ``error`` where a key is unknown."""
        for key in self.content:
            if key not in known:
                raise self.wrong(key, *known_words(key, known))
        return self

    def table(self, key: str) -> "Table":
        """A table within, empty where the key is absent; raises ``error`` where it is none."""
        found = self.content.get(key, {})
        if not isinstance(found, Mapping):
            raise self.wrong(
                key,
                message("holds {found}, expected a table.", found=as_toml(found)),
                message("Write [{key}] on a line of its own, and its keys below.", key=key),
            )
        return Table(found, f"{self.where}: {key}", self.error)

    def tables(self, key: str) -> tuple["Table", ...]:
        """The tables of a list, none where the key is absent; raises ``error`` for others."""
        found = self.content.get(key, [])
        if not isinstance(found, list) or not all(isinstance(each, Mapping) for each in found):
            raise self.wrong(
                key,
                message("holds {found}, expected a list of tables.", found=as_toml(found)),
                message("Write [[{key}]] on a line of its own, and its keys below.", key=key),
            )
        return tuple(
            Table(each, f"{self.where}: {key} {count}", self.error)
            for count, each in enumerate(found, start=1)
        )

    def _there(self, key: str, default: object) -> object:
        """What the key holds, or its default; where it has none, that it is missing."""
        if key not in self.content and default is None:
            raise self.wrong(
                key, message("is missing."), message('Write it, as {key} = "...".', key=key)
            )
        return self.content.get(key, default)

    def member(self, key: str, entries: type[_Entry]) -> _Entry:
        """An entry by its code or name in any language; raises ``error`` where there is none."""
        text = self.text(key)
        found = entry_of(text, entries)
        if found is None:
            raise self.wrong(key, *not_an_entry(text, entries))
        return found

    def text(self, key: str, default: str | None = None) -> str:
        """Text; raises ``error`` where it is empty or none."""
        value = self._there(key, default)
        if isinstance(value, str) and value:
            return value
        raise self.wrong(
            key,
            message("holds {found}, expected text.", found=as_toml(value)),
            message('Write it between quotes, as {key} = "...".', key=key),
        )

    def word(self, key: str, words: tuple[str, ...], default: str | None = None) -> str:
        """One of these words; raises ``error`` for any other."""
        value = self._there(key, default)
        if value not in words:
            raise self.wrong(key, *known_words(str(value), words))
        return str(value)

    def number(self, key: str) -> Decimal:
        """A finite number, exactly as written; raises ``error`` where it is none."""
        value = self.content[key]
        if isinstance(value, (int, Decimal)) and not isinstance(value, bool):
            figure = Decimal(value)
            if figure.is_finite():
                return figure
        raise self.wrong(
            key,
            message("holds {found}, expected a number.", found=as_toml(value)),
            cure_of(value) or message("Write the figure alone, as {key} = 75.", key=key),
        )

    def flag(self, key: str) -> bool:
        """True or false; raises ``error`` where it is neither."""
        value = self.content[key]
        if isinstance(value, bool):
            return value
        raise self.wrong(
            key,
            message("holds {found}, expected true or false.", found=as_toml(value)),
            message("Write {key} = true, or {key} = false.", key=key),
        )

    def texts(self) -> dict[str, str]:
        """Every key with its text."""
        return {key: self.text(key) for key in self.content}
