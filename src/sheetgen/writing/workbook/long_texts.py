"""What no cell can hold: its beginning stays in its cell, the whole of it stands in parts.

Excel takes 32,767 units of text in a cell, and offices may type as many in each of several cells
that a report joins into one. A workbook with such a cell has one sheet more, at its end, to which
the shortened words lead.
"""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from sheetgen.language.message import Message, message
from sheetgen.records import Struct, field
from sheetgen.writing.workbook.cell import Link, Text, reference

if TYPE_CHECKING:
    from sheetgen.writing.workbook.book import Book
from sheetgen.writing.workbook.sheet import Sheet

LONG_TEXTS: Message = message("Long texts")
_LONGEST = 32_767
"""Units of UTF-16, as Excel counts: a picture sign takes two."""
CERTAIN = _LONGEST // 2
"""Signs that every cell has room for, whatever they are."""
_PART = 30_000
_HEADING = 3
_WIDTHS = (34.0, 12.0, 110.0)
_TALLEST = 409.0
_LOOK = ("body", "wrap", "small")


class _Whole(Struct, frozen=True):
    """A text that was shortened: where its beginning stands, and its parts in order."""

    sheet: str
    cell: str
    parts: tuple[str, ...]


class LongTexts(Struct):
    """The texts that a workbook's cells could not hold."""

    found: list[_Whole] = field(default_factory=list)
    _rows: int = 0

    def fitted(self, sheet: str, cell: str, text: str, here: str) -> str:
        """The text as the cell can hold it; ``here`` is what the sheet of whole texts is called."""
        if not _is_long(text):
            return text
        whole = _Whole(sheet, cell, tuple(_parts(text)))
        at = reference(here, f"A{_HEADING + 2 + self._rows}")
        self.found.append(whole)
        self._rows += len(whole.parts)
        return f"{whole.parts[0]} … → {at}"

    def write(self, book: "Book") -> None:
        """Add the sheet of whole texts, where there is one."""
        if not self.found:
            return
        sheet = book.sheet(book.say.say(LONG_TEXTS))
        sheet.widths(_WIDTHS)
        sheet.text(0, 0, LONG_TEXTS, "title")
        sheet.text(1, 0, message("What is longer than a cell can hold, whole and in its parts."),
                   "subtitle")  # fmt: skip
        for column, said in enumerate((message("Cell"), message("Part"), message("Text"))):
            sheet.text(_HEADING, column, said, "heading")
        row = _HEADING
        for whole in self.found:
            for number, part in enumerate(whole.parts, 1):
                row += 1
                _write_part(sheet, row, whole, number, part)
        sheet.page(repeat=(_HEADING, _HEADING))


def _write_part(sheet: "Sheet", row: int, whole: _Whole, number: int, part: str) -> None:
    link = Link(reference(whole.sheet, whole.cell), f"{whole.sheet}!{whole.cell}", _LOOK)
    sheet.put(row, 0, link)
    told = message("{number} of {n}", number=number, n=len(whole.parts))
    sheet.put(row, 1, Text(told, _LOOK))
    sheet.put(row, 2, Text(part, _LOOK))
    sheet.height(row, _TALLEST)


def _is_long(text: str) -> bool:
    return len(text) * 2 > _LONGEST and _units(text) > _LONGEST


def _units(text: str) -> int:
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def _parts(text: str) -> Iterator[str]:
    """Pieces of a size that a cell holds; no sign is cut in two."""
    held = text.encode("utf-16-le", "surrogatepass")
    at = 0
    while at < len(held):
        end = at + 2 * _PART
        if end < len(held) and 0xD8 <= held[end - 1] <= 0xDB:  # noqa: PLR2004 - half of a pair
            end -= 2
        yield held[at:end].decode("utf-16-le", "replace")
        at = end
