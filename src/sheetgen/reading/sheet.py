"""One pass over a sheet's part: by expat, or the short way where it is written as usual."""

from types import MappingProxyType

from sheetgen.reading.cells import Sheet
from sheetgen.reading.lookups import Lookups
from sheetgen.reading.markup import check, parse
from sheetgen.reading.sheet_scan import Unsure, split
from sheetgen.reading.sheet_walk import Walk


def read_sheet(data: bytes, name: str, book: Lookups, *, visible: bool) -> Sheet:
    """The sheet in a part."""
    walk = _short(data, name, book)
    if walk is None:
        walk = Walk(book, name)
        parse(data, name, walk.start, walk.end, walk.text)
    return Sheet(
        name=name,
        visible=visible,
        cells=MappingProxyType(walk.cells),
        merges=tuple(walk.merges),
        hidden_rows=frozenset(walk.hidden_rows),
        hidden_columns=frozenset(walk.hidden_columns),
        protected=walk.protected,
    )


def _short(data: bytes, name: str, book: Lookups) -> Walk | None:
    """The sheet read the short way, or None where expat must walk it."""
    walk = Walk(book, name)
    try:
        head, body, tail = split(data)
        walk.take(body)
        walk.frame(head, tail)
    except (Unsure, ValueError):  # ValueError: a kind of cell that nobody knows
        return None
    check((head + tail).encode(), name)
    return walk
