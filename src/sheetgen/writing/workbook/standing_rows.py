"""Rows of a run that is drawn anew, taken out of the one that stood in its place."""

import re
from collections.abc import Callable, Sequence
from typing import Any

from sheetgen.records import Struct
from sheetgen.writing.workbook.blocks import inflated
from sheetgen.writing.workbook.copies import Copies, Led, Part

_END = "</row>"
_LINK = re.compile(
    r'<hyperlink ref="([A-Z]+(\d+))"(?: r:id="rId(\d+)")? location="([^"]*)" display="([^"]*)"/>'
)


class StandingRows(Struct):
    """The rows of a run in parts as they stood in the workbook of before.

    ``first`` is the row that the run begins at, ``links`` those of each row, by its number in the
    sheet, ``parts`` how many links each part was to have, by its digest.
    """

    first: int
    rows: Sequence[str]
    links: dict[int, list[Led]]
    parts: dict[str, int]

    @classmethod
    def at(cls, at: str, first: int, copies: Copies, books: Sequence[str]) -> "StandingRows | None":
        """Those of a run of that place; ``books`` are those that its sheet leads to by then."""
        kept = copies.in_parts(at) if at else None
        if kept is None:
            return None
        known = (*books, *kept.books)
        rows = inflated(copies.bytes_at(kept.rows_at, kept.rows)).split(_END)[:-1]
        drawn = inflated(copies.bytes_at(kept.links_at, kept.links))
        links: dict[int, list[Led]] = {}
        for cell, row, book, target, text in _LINK.findall(drawn):
            led = cell, target, text, known[int(book) - 1] if book else ""
            links.setdefault(int(row), []).append(led)
        parts = (each.partition(":") for each in kept.parts.split())
        return cls(
            first, [f"{each}{_END}" for each in rows], links, {k: int(n) for k, _, n in parts}
        )

    def put(self, sheet: Any, row: int, part: Part, again: Callable[[str], str]) -> bool:  # noqa: ANN401 - xlsxwriter has no types
        """Put a part at a row of the sheet, where it stood there before; ``again`` tells its rows.

        They are as they were where both its digests are one.
        """
        most, n = self.parts.get(part.stood), part.rows
        if most is None:
            return False
        at = row - self.first
        rows = self.rows[at : at + n]
        if part.key != part.stood:
            rows = [*map(again, rows)]
        links = [led for at in range(row + 1, row + 1 + n) for led in self.links.get(at, ())]
        is_put: bool = sheet.copy_rows(row, rows, links, most)
        return is_put
