"""What stands around the cells of a sheet: merges, hidden columns, protection."""

import re
from typing import NamedTuple

from sheetgen.ooxml.kept import kept_to
from sheetgen.ooxml.markup import check
from sheetgen.reading.opening.cells import Span
from sheetgen.reading.opening.entities import Unsure
from sheetgen.reading.opening.grid import MAX_COLUMN, span
from sheetgen.reading.opening.sheet_scan import attributes

TRUE = frozenset(("1", "true"))
"""How files write that something is so."""

_TAG = re.compile(r"<(mergeCell|sheetProtection|col|row|c)(\s[^>]*|/?)>")
_CELLS = frozenset(("row", "c"))


class Frame(NamedTuple):
    """What stands around the cells of one sheet; hidden columns as runs, which take no room."""

    merges: tuple[Span, ...]
    hidden: tuple[range, ...]
    protected: bool

    @property
    def hidden_columns(self) -> frozenset[int]:
        """Each hidden column, taken once however many runs repeat it."""
        found: set[int] = set()
        taken = 0
        for run in sorted(self.hidden, key=lambda run: run.start):
            found.update(range(max(run.start, taken), run.stop))
            taken = max(taken, run.stop)
        return frozenset(found)


class Around:
    """What has been met so far around the cells."""

    def __init__(self) -> None:
        self._merges: list[Span] = []
        self._hidden: list[range] = []
        self._protected = False

    def met(self, tag: str, attributes: dict[str, str]) -> None:
        """Take in a tag."""
        if tag == "mergeCell":
            self._merges.append(span(attributes.get("ref", "")))
        elif tag == "col" and attributes.get("hidden") in TRUE:
            first, last = int(attributes.get("min", "0")), int(attributes.get("max", "0"))
            self._hidden.append(range(max(first, 1), min(last, MAX_COLUMN) + 1))
        elif tag == "sheetProtection":
            self._protected = attributes.get("sheet") in TRUE

    def frame(self) -> Frame:
        """All that was met."""
        return Frame(tuple(self._merges), tuple(self._hidden), self._protected)


@kept_to(1 << 13, 64)
def frame_of(around: str, called: str) -> Frame:
    """The frame around the cells; raises Unsure where more cells or comments stand in its text.

    The files of one template share the frames of the sheets that list nothing of their own.
    """
    check(around.encode(), called, _unsure)
    found = Around()
    for tag, written in _TAG.findall(around):
        if tag in _CELLS:
            raise Unsure
        found.met(tag, attributes(written))
    return found.frame()


def _unsure(*_odd: object) -> None:
    raise Unsure
