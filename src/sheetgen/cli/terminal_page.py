"""Lays an answer out for a terminal of 80 columns: titles, labels, wrapped text.

Nothing depends on colour; click takes styles out where the output is no terminal.
"""

import textwrap
from collections.abc import Iterable

import click

from sheetgen.language.message import Message
from sheetgen.language.speaker import Speaker
from sheetgen.model.place import Place

WIDTH = 80
_INDENT = "  "
_LABEL = 24
_GAP = 2


class Page:
    """Lines gathered from the top; ``say`` speaks for every message."""

    def __init__(self, say: Speaker) -> None:
        self.say = say
        self.lines: list[str] = []

    def words(self, text: str | Message) -> str:
        """Words in the page's language."""
        return self.say.say(text) if isinstance(text, Message) else text

    def title(self, text: str | Message) -> None:
        """The first line."""
        self.lines += [click.style(line, bold=True) for line in self._wrapped(text, "")]

    def section(self, text: str | Message) -> None:
        """A heading, with an empty line before it."""
        self.lines += ["", click.style(self.words(text), bold=True)]

    def text(self, text: str | Message, level: int = 1) -> None:
        """A paragraph."""
        self.lines += self._wrapped(text, _INDENT * level)

    def row(self, label: str | Message, text: str | Message) -> None:
        """A label, and words in the column beside it."""
        said = self.words(label)
        wide = len(said) > _LABEL - _GAP
        body = self._wrapped(text, _INDENT + " " * _LABEL)
        head = f"{_INDENT}{said}"
        if wide or not body:
            self.lines += [head, *body]
            return
        self.lines += [head.ljust(len(_INDENT) + _LABEL) + body[0].lstrip(), *body[1:]]

    def place(self, place: Place, label: str | Message = "") -> None:
        """A cell on a line of its own, never broken, so that it can be copied."""
        head, body = f"{_INDENT}{self.words(label)}".rstrip(), str(place)
        start = len(_INDENT) + _LABEL
        if len(head) > start - _GAP or start + len(body) > WIDTH:
            self.lines += [head] if head else []
            self.lines.append(" " * max(2 * len(_INDENT), min(start, WIDTH - len(body))) + body)
        else:
            self.lines.append(head.ljust(start) + body)

    def table(self, rows: Iterable[tuple[str | Message, ...]]) -> None:
        """Columns as wide as their words; the last one wraps."""
        said = [tuple(self.words(cell) for cell in row) for row in rows]
        if not said:
            return
        widths = [max(len(row[n]) for row in said) for n in range(len(said[0]) - 1)]
        start = len(_INDENT) + sum(width + _GAP for width in widths)
        for row in said:
            cells = zip(row[:-1], widths, strict=True)
            head = _INDENT + "".join(cell.ljust(width + _GAP) for cell, width in cells)
            body = self._wrapped(row[-1], " " * start)
            first = body[0][start:] if body else ""
            self.lines += [(head + first).rstrip(), *body[1:]]

    def _wrapped(self, text: str | Message, indent: str) -> list[str]:
        return textwrap.wrap(
            self.words(text),
            WIDTH,
            initial_indent=indent,
            subsequent_indent=indent,
            break_on_hyphens=False,
        )
