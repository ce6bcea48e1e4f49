"""Addresses on a sheet, as files write them: ``C5``, ``A1:B2``."""

import re
from functools import cache, lru_cache

from sheetgen.ooxml.refusal import Refused
from sheetgen.reading.opening.cells import Span

MAX_ROW = 1_048_576
MAX_COLUMN = 16_384
_LONGEST = 3
_LONGEST_SPAN = 24
_ADDRESS = re.compile(r"\$?([A-Za-z]{1,3})\$?([0-9]{1,7})")


@cache
def column_number(letters: str) -> int:
    """The column that letters name, from 1; raises ValueError where they name none."""
    if not (letters.isascii() and letters.isalpha() and len(letters) <= _LONGEST):
        raise ValueError(letters)
    number = 0
    for letter in letters.upper():
        number = number * 26 + ord(letter) - ord("A") + 1
    return number


def span(reference: str) -> Span:
    """The block that a reference names; ValueError where it names none."""
    return _span(reference) if len(reference) <= _LONGEST_SPAN else _read_span(reference)


@lru_cache(maxsize=4096)
def _span(reference: str) -> Span:
    return _read_span(reference)


def _read_span(reference: str) -> Span:
    first, _, last = reference.partition(":")
    row, column = _corner(first)
    last_row, last_column = _corner(last or first)
    return Span(row, column, last_row, last_column)


def _corner(address: str) -> tuple[int, int]:
    found = _ADDRESS.fullmatch(address)
    if not found:
        raise ValueError(address)
    return int(found[2]), column_number(found[1])


def outside(called: str, address: str) -> Refused:
    """The refusal of a cell where no sheet has one."""
    return Refused("READ-126", sheet=called, cell=address, n=MAX_ROW)
