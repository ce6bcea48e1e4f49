"""Colours cells of a sheet: only their style changes, and cells that were not there are added."""

import re
from collections.abc import Mapping

from sheetgen.ooxml.changed_parts import need
from sheetgen.ooxml.tags import Edit, Tag, inside, with_attributes
from sheetgen.records import Struct
from sheetgen.returning.mark_styles import Mark, Styles

_ADDRESS = re.compile(r"([A-Z]+)([0-9]+)")
_AFTER_NOTES = (
    "legacyDrawingHF",
    "drawingHF",
    "picture",
    "oleObjects",
    "controls",
    "webPublishItems",
    "tableParts",
    "extLst",
)
"""What stands behind ``legacyDrawing`` in a sheet, in the order that Excel demands."""


class At(Struct, frozen=True, order=True):
    """A cell by row and column, both from 1."""

    row: int
    column: int

    @classmethod
    def parse(cls, address: str) -> "At":
        """Read ``C5``; raises ValueError where it is no address."""
        found = _ADDRESS.fullmatch(address.upper().replace("$", ""))
        if found is None:
            raise ValueError(address)
        column = 0
        for letter in found[1]:
            column = column * 26 + ord(letter) - ord("A") + 1
        return cls(int(found[2]), column)

    def __str__(self) -> str:
        letters, column = "", self.column
        while column:
            column, rest = divmod(column - 1, 26)
            letters = chr(ord("A") + rest) + letters
        return f"{letters}{self.row}"


def coloured(data: bytes, found: list[Tag], marks: Mapping[At, Mark], styles: Styles) -> list[Edit]:
    """The edits that mark these cells of a sheet's part."""
    sheet = _Cells(data, found)
    edits: list[Edit] = []
    for row in sorted({at.row for at in marks}):
        wanted = {at.column: (at, mark) for at, mark in sorted(marks.items()) if at.row == row}
        edits += sheet.mark(row, wanted, styles)
    return edits


class _Cells:
    """Where rows and cells stand in a sheet's part."""

    def __init__(self, data: bytes, found: list[Tag]) -> None:
        self._data = data
        self._body = need(found, "sheetData")
        self._rows: dict[int, Tag] = {}
        self._in_row: dict[int, dict[int, Tag]] = {}
        row = column = 0
        for tag in found:
            if tag.local == "row" and tag.parent is self._body:
                row = int(tag.attributes.get("r", row + 1))
                column = 0
                self._rows[row] = tag
                self._in_row[row] = {}
            elif tag.local == "c" and tag.parent is self._rows.get(row):
                address = tag.attributes.get("r")
                column = At.parse(address).column if address else column + 1
                self._in_row[row][column] = tag

    def mark(self, row: int, wanted: Mapping[int, tuple[At, Mark]], styles: Styles) -> list[Edit]:
        """The edits for one row."""
        there = self._in_row.get(row, {})
        edits = [
            self._restyled(there[column], mark, styles)
            for column, (_, mark) in wanted.items()
            if column in there
        ]
        added = {
            column: self._cell(at, mark, styles)
            for column, (at, mark) in wanted.items()
            if column not in there
        }
        if not added:
            return edits
        if row not in self._rows:
            return [self._new_row(row, b"".join(added.values()))]
        tag = self._rows[row]
        if not there:
            return [*edits, inside(self._data, tag, b"".join(added.values()))]
        for column, text in added.items():
            behind = [each.start for other, each in there.items() if other > column]
            at = min(behind, default=tag.close)
            edits.append(Edit(at, at, text))
        return edits

    def _restyled(self, tag: Tag, mark: Mark, styles: Styles) -> Edit:
        index = styles.marked(int(tag.attributes.get("s", "0")), mark)
        written = self._data[tag.start : tag.end]
        return Edit(tag.start, tag.end, with_attributes(written, s=str(index)))

    def _cell(self, at: At, mark: Mark, styles: Styles) -> bytes:
        return f'<{self._body.prefix}c r="{at}" s="{styles.marked(0, mark)}"/>'.encode()

    def _new_row(self, row: int, cells: bytes) -> Edit:
        p = self._body.prefix
        text = f'<{p}row r="{row}">'.encode() + cells + f"</{p}row>".encode()
        behind = [tag.start for other, tag in self._rows.items() if other > row]
        if behind:
            return Edit(min(behind), min(behind), text)
        return inside(self._data, self._body, text)


def drawing_edit(found: list[Tag], relation: str, namespace: str) -> Edit:
    """The edit that leads a sheet without notes to the drawing of its notes."""
    root = found[0]
    text = f'<{root.prefix}legacyDrawing xmlns:r="{namespace}" r:id="{relation}"/>'.encode()
    behind = [tag.start for tag in found if tag.parent is root and tag.local in _AFTER_NOTES]
    at = min(behind, default=root.close)
    return Edit(at, at, text)
