"""What a cell holds, before it is drawn: named tuples, for a workbook has a million of them."""

import re
from datetime import date
from decimal import Decimal
from functools import lru_cache
from typing import NamedTuple, TypeAlias

from sheetgen.language.message import Message
from sheetgen.writing.workbook.styles import Look


class Text(NamedTuple):
    """Words. They stay words, whatever they begin with."""

    text: str | Message
    look: Look


@lru_cache(maxsize=4096)
def words(text: str | Message, look: Look) -> Text:
    """The cell of words that many rows say: made once."""
    return Text(text, look)


class Number(NamedTuple):
    """A figure; the cell holds its nearest double, the look only how it is shown."""

    figure: Decimal | int
    look: Look


class Formula(NamedTuple):
    """A live formula, with the result we computed for readers that do not calculate."""

    formula: str
    result: Decimal | int | str
    look: Look


_DAY_ZERO = date(1899, 12, 30)


def serial(day: date) -> int:
    """A day as spreadsheets store it."""
    return (day - _DAY_ZERO).days


def day_in(words: str) -> int | None:
    """The same for a day told as 2026-03-31; None where the words tell none."""
    try:
        return serial(date.fromisoformat(words))
    except ValueError:
        return None


MOST_LINKS = 65_530
"""Excel's own limit for a sheet; what stands beyond it stays as words, and the sheet says so."""


LONGEST_SHARED = 40
"""Shorter texts repeat and are kept once for the workbook; longer ones stand in their cell."""


class Link(NamedTuple):
    """Words that lead to another cell (``'Alertas'!A7``); ``book`` is the file beside it in.

    Such a file is named without its folder, so that both may be moved together. A link into a
    file that was left behind leads nowhere, and its words still say which cell it was.
    """

    target: str
    text: str
    look: Look
    book: str = ""

    @property
    def address(self) -> str:
        """Where it leads, as xlsxwriter writes it."""
        return f"external:{self.book}#{self.target}" if self.book else f"internal:{self.target}"


class Web(NamedTuple):
    """Words that lead out of the workbook, to an address that :func:`web_address` found."""

    address: str
    text: str
    look: Look


_ADDRESS = re.compile(r"(?:https?://|mailto:)[^\s<>\"]+", re.IGNORECASE)
_LONGEST_ADDRESS = 2_079
"""Excel opens no longer one."""


def web_address(words: str) -> str:
    """The first address in some words that a cell may lead to: of the web or of mail; else ""."""
    found = _ADDRESS.search(words)
    address = "" if found is None else found[0].rstrip(".,;:)")
    return address if len(address) <= _LONGEST_ADDRESS else ""


class Empty(NamedTuple):
    """A cell with a look and nothing in it."""

    look: Look


Cell: TypeAlias = Text | Number | Formula | Link | Web | Empty


def reference(sheet: str, cell: str) -> str:
    """A cell of another sheet, as formulas and links write it."""
    quoted = sheet.replace("'", "''")
    return f"'{quoted}'!{cell}"


class _Double(float):
    """A float that xlsxwriter writes with all its digits, where its own %.16G may lose the last."""

    def __format__(self, format_spec: str) -> str:
        return repr(float(self))


def double(figure: Decimal | int) -> float | int:
    """What a cell holds of a figure: its nearest double."""
    return figure if isinstance(figure, int) else _Double(figure)
