"""Rows written straight into a sheet's part: a long table costs neither its cells nor their links.

xlsxwriter keeps every cell and link of a sheet as an object until it is closed. A table's rows are
finished when they are drawn, so they go to a file at once; xlsxwriter writes all the rest of the
sheet around them. Imported with xlsxwriter, which is slow to load: only the door does.
"""

import re
from collections.abc import Callable, Sequence
from tempfile import SpooledTemporaryFile
from typing import Any

from xlsxwriter.worksheet import Worksheet

_IN_MEMORY = 1 << 20
_MOST_LINKS = 65_530
"""Excel's own limit for a sheet; what stands beyond it stays as words."""
_SHARED = 40
"""Shorter texts repeat and are kept once for the workbook; longer ones stand in their cell."""
_CHUNK = 1 << 16
_MARKUP = re.compile(r"[&<>\x00-\x08\x0b-\x1f]|_x[0-9a-fA-F]{4}_")
_NAMED = {"&": "&amp;", "<": "&lt;", ">": "&gt;"}


def marked_up(text: str) -> str:
    """Text as a sheet's XML holds it."""
    return _MARKUP.sub(_mark, text) if _MARKUP.search(text) else text


def _mark(found: re.Match[str]) -> str:
    mark = found[0]
    if mark in _NAMED:
        return _NAMED[mark]
    return f"_x{ord(mark):04X}_" if len(mark) == 1 else f"_x005F{mark}"


def _attribute(text: str) -> str:
    """Text as an attribute holds it."""
    return marked_up(text).replace('"', "&quot;")


def _kept() -> Any:  # noqa: ANN401 - a temporary file has no public type
    """A file for what is written, on the disk once it is large; the sheet closes it."""
    return SpooledTemporaryFile(max_size=_IN_MEMORY, mode="w+", encoding="utf-8", newline="")


class StreamedSheet(Worksheet):  # type: ignore[misc] # xlsxwriter has no types
    """A worksheet whose table rows lie in a file, in their order, below one another."""

    outline_row_level: int
    dim_rowmin: Any
    dim_rowmax: Any

    def __init__(self) -> None:
        super().__init__()
        self.first_streamed: int | None = None
        self.last_streamed = -1
        self._streamed: Any = None
        self._links: Any = None
        self._linked = 0

    def stream(self, row: int, cells: Sequence[str], height: float | None, level: int) -> None:
        """Write one finished row below those before it."""
        if self.first_streamed is None:
            self.first_streamed = row
            self._streamed = self._streamed or _kept()
        self.last_streamed = row
        tall = "" if height is None else f' ht="{height:.16g}" customHeight="1"'
        folded = f' outlineLevel="{level}"' if level else ""
        self._streamed.write(f'<row r="{row + 1}"{tall}{folded}>{"".join(cells)}</row>')
        self.outline_row_level = max(self.outline_row_level, level)

    def reach(self, row: int, column: int) -> int:
        """Make the sheet as large as the streamed rows; negative where Excel has no such cell."""
        refused: int = self._check_dimensions(row, column)
        return refused

    marked_up = staticmethod(marked_up)

    def text_cell(self, at: str, style: int, text: str) -> str:
        """A cell that holds words."""
        if len(text) <= _SHARED:
            index = self.str_table._get_shared_string_index(text)  # noqa: SLF001 - xlsxwriter keeps no public way
            return f'<c r="{at}" s="{style}" t="s"><v>{index}</v></c>'
        kept = ' xml:space="preserve"' if text[0].isspace() or text[-1].isspace() else ""
        words = marked_up(text)
        return f'<c r="{at}" s="{style}" t="inlineStr"><is><t{kept}>{words}</t></is></c>'

    def link(self, at: str, target: str, text: str) -> None:
        """Let a cell lead to another of the workbook, while Excel takes more links."""
        if self._linked + self.hlink_count >= _MOST_LINKS:
            return
        self._linked += 1
        self._links = self._links or _kept()
        self._links.write(
            f'<hyperlink ref="{at}" location="{_attribute(target)}" display="{_attribute(text)}"/>'
        )

    def _write_rows(self) -> None:
        """Xlsxwriter's own rows above, the streamed ones, and its own below."""
        if self.first_streamed is None:
            super()._write_rows()
            return
        first, last = self.dim_rowmin, self.dim_rowmax
        self.dim_rowmax = self.first_streamed - 1
        super()._write_rows()
        self._pour(self._streamed)
        self.dim_rowmin, self.dim_rowmax = self.last_streamed + 1, last
        super()._write_rows()
        self.dim_rowmin = first

    def _write_hyperlinks(self) -> None:
        if not self._linked:
            super()._write_hyperlinks()
            return
        self._xml_start_tag("hyperlinks")
        for row, links in sorted(self.hyperlinks.items()):
            for column, url in sorted(links.items()):
                self._write_hyperlink_internal(row, column, url)
        self._pour(self._links)
        self._xml_end_tag("hyperlinks")

    def discard(self) -> None:
        """Give the files back to the system; the workbook has what was in them."""
        for kept in (self._streamed, self._links):
            if kept is not None:
                kept.close()

    def _pour(self, kept: Any) -> None:  # noqa: ANN401 - a temporary file has no public type
        kept.seek(0)
        read: Callable[[], str] = lambda: kept.read(_CHUNK)  # noqa: E731 - what iter asks for
        for part in iter(read, ""):
            self.fh.write(part)
