"""One pass over a sheet's part: by expat, or the short way where it is written as usual."""

import re
from functools import lru_cache
from types import MappingProxyType

from sheetgen.ooxml.markup import parse
from sheetgen.ooxml.refusal import Refused
from sheetgen.reading.opening.cells import Sheet
from sheetgen.reading.opening.entities import Unsure
from sheetgen.reading.opening.lookups import Lookups
from sheetgen.reading.opening.number_formats import GENERAL, Style
from sheetgen.reading.opening.sheet_scan import split
from sheetgen.reading.opening.sheet_walk import Walk

_KEPT_TO = 1 << 15
"""Bytes; larger sheets are not kept: 32 of them would weigh."""
_VALUES = (b"<v", b"<f")
_STYLE = re.compile(rb' s="([0-9]{1,6})"')


def read_sheet(data: bytes, name: str, book: Lookups, *, visible: bool) -> Sheet:
    """The sheet in a part."""
    walk = _shared(data, name, book) or _short(data, name, book)
    if walk is None:
        walk = Walk(book, name)
        parse(data, name, walk.start, walk.end, walk.text)
    return _sheet(walk, name, visible=visible)


def _shared(data: bytes, name: str, book: Lookups) -> Walk | None:
    """What was read of the same sheet in another file, or None for a sheet that is not kept.

    The files of one template share the lists to choose from. Kept is only a sheet of texts in the
    cells themselves: of its book it needs nothing but the styles that it names.
    """
    used = _used(data) if len(data) <= _KEPT_TO else ()
    if not used or used[-1] >= len(book.styles):
        return None
    return _kept(data, name, tuple((index, book.styles[index]) for index in used))


@lru_cache(maxsize=32)
def _used(data: bytes) -> tuple[int, ...]:
    """The styles that a sheet of texts names, and that of cells that name none; else nothing."""
    if any(sign in data for sign in _VALUES):
        return ()
    return tuple(sorted({0, *map(int, _STYLE.findall(data))}))


@lru_cache(maxsize=32)
def _kept(data: bytes, name: str, used: tuple[tuple[int, Style], ...]) -> Walk | None:
    styles = [GENERAL] * (used[-1][0] + 1)
    for index, style in used:
        styles[index] = style
    return _short(data, name, Lookups((), tuple(styles), from_1904=False))


def _sheet(walk: Walk, name: str, *, visible: bool) -> Sheet:
    frame = walk.told()
    return Sheet(
        name=name,
        visible=visible,
        cells=MappingProxyType(walk.cells),
        merges=frame.merges,
        hidden_rows=frozenset(walk.hidden_rows),
        hidden_columns=frame.hidden_columns,
        protected=frame.protected,
    )


def _short(data: bytes, name: str, book: Lookups) -> Walk | None:
    """The sheet read the short way, or None where expat must walk it."""
    walk = Walk(book, name)
    try:
        walk.take(*split(data))
    except (Unsure, Refused, ValueError):  # ValueError: a kind of cell that nobody knows
        return None  # what is wrong, the long way tells
    return walk
