"""Rows written straight into a sheet's part: a long table costs neither its cells nor their links.

xlsxwriter keeps every cell and link of a sheet as an object until it is closed. A table's rows are
finished when they are drawn, so they go to a file at once (``blocks.py``); xlsxwriter writes all
the rest of the sheet around the mark that stands for them. Imported with xlsxwriter, which is slow
to load: only the door does.
"""

from collections.abc import Mapping
from contextlib import suppress
from typing import Any
from urllib.parse import quote

from xlsxwriter.url import UrlTypes
from xlsxwriter.worksheet import Worksheet

from sheetgen.writing.workbook.blocks import Blocks
from sheetgen.writing.workbook.cell import LONGEST_SHARED, MOST_LINKS
from sheetgen.writing.workbook.sheet_text import attribute, marked_up, row_looks

MARK = "<?drawn?>"
"""Stands in a sheet's part for what was drawn before its turn, until the book is put together."""


class _Unkept(dict[tuple[int, int], str]):
    """Takes no notes: xlsxwriter writes down every cell of a table to tell that no other has it."""

    def __setitem__(self, key: tuple[int, int], value: str) -> None:
        """Nothing is kept: a sheet has one table."""


class StreamedSheet(Worksheet):  # type: ignore[misc] # xlsxwriter has no types
    """A worksheet whose table rows lie in a file, in their order, below one another."""

    outline_row_level: int
    tmpdir: str | None
    dim_rowmin: Any
    dim_rowmax: Any

    def __init__(self) -> None:
        super().__init__()
        self.first_streamed: int | None = None
        self.last_streamed = -1
        self.folds = False  # whether rows below the first level are folded away
        self._streamed: Blocks | None = None
        self._links: Blocks | None = None
        self._books: dict[str, int] = {}
        self._linked = 0
        self.left_out = 0
        self._webs: list[tuple[str, str]] = []
        self.table_cells = _Unkept()
        self.vocabulary: Mapping[str, int] | None = None
        self._deepest = 0

    def stream(self, row: int, cells: str, height: float | None, level: int, again: int) -> None:
        """Write one finished row below those before it.

        ``again`` of its cells hold words that :meth:`words` shared earlier.
        """
        if self.first_streamed is None:
            self.first_streamed = row
        self._streamed = self._streamed or Blocks(self.tmpdir)
        self.last_streamed = row
        looks = row_looks(height, level, folded=self.folds)
        self._streamed.add(f'<row r="{row + 1}"{looks}>{cells}</row>')
        self.str_table.count += again
        self._deepest = max(self._deepest, level)
        self.outline_row_level = max(self.outline_row_level, level)

    def reach(self, row: int, column: int) -> int:
        """Make the sheet as large as the streamed rows; negative where Excel has no such cell."""
        refused: int = self._check_dimensions(row, column)
        return refused

    marked_up = staticmethod(marked_up)
    attribute = staticmethod(attribute)

    def words(self, style: int, text: str) -> tuple[str, int]:
        """What follows a cell's place where it holds words, and 1 where they are shared.

        With a ``vocabulary`` only its words are shared, by their numbers in it: these are the same
        whatever else the workbook says.
        """
        if len(text) > LONGEST_SHARED:
            return self.own_words(style, text), 0
        if self.vocabulary is not None:
            known = self.vocabulary.get(text)
            if known is None:
                return self.own_words(style, text), 0
            self.str_table.count += 1
            return f' s="{style}" t="s"><v>{known}</v></c>', 1
        index = self.str_table._get_shared_string_index(text)  # noqa: SLF001 - xlsxwriter keeps no public way
        return f' s="{style}" t="s"><v>{index}</v></c>', 1

    def own_words(self, style: int, text: str) -> str:
        """The same for words that stand in their own cell."""
        kept = "" if len(text.strip()) == len(text) else ' xml:space="preserve"'
        return f' s="{style}" t="inlineStr"><is><t{kept}>{marked_up(text)}</t></is></c>'

    def link(self, at: str, target: str, text: str, book: str) -> None:
        """Let a cell lead to another, of the workbook or of one beside it, while Excel takes more.

        Target and text as attributes hold them (:attr:`attribute`). All links into a workbook share
        one relationship, and these are the first of their sheet.
        """
        if not self._has_room():
            return
        self._links = self._links or Blocks(self.tmpdir)
        into = f' r:id="rId{self._books.setdefault(book, len(self._books) + 1)}"' if book else ""
        self._links.add(f'<hyperlink ref="{at}"{into} location="{target}" display="{text}"/>')

    def web(self, at: str, address: str) -> None:
        """Let a cell lead to an address outside the workbook, while Excel takes more links."""
        if self._has_room():
            self._webs.append((at, address))

    @property
    def link_room(self) -> int:
        """How many links more Excel takes."""
        return MOST_LINKS - self._linked - int(self.hlink_count)

    def _has_room(self) -> bool:
        """Whether Excel takes one more link; those it does not take are counted."""
        if self.link_room <= 0:
            self.left_out += 1
            return False
        self._linked += 1
        return True

    def _prepare_formula(self, formula: str, expand_future_functions: bool = False) -> str:  # noqa: ARG002, FBT001, FBT002 - xlsxwriter's own
        """Without its sign of equality. None of ours names a function newer than Excel 2013.

        xlsxwriter looks for thirty names that later Excels write otherwise, one by one.
        """
        return formula.removeprefix("=")

    def _write_rows(self) -> None:
        """Xlsxwriter's own rows above, the streamed ones, and its own below."""
        if self.first_streamed is None or self._streamed is None:
            super()._write_rows()
            return
        first, last = self.dim_rowmin, self.dim_rowmax
        self.dim_rowmax = self.first_streamed - 1
        super()._write_rows()
        self.fh.write(MARK)
        self.dim_rowmin, self.dim_rowmax = self.last_streamed + 1, last
        super()._write_rows()
        self.dim_rowmin = first

    def _write_hyperlinks(self) -> None:
        if self._links is None and not self._webs:
            super()._write_hyperlinks()
            return
        self._xml_start_tag("hyperlinks")
        for book in self._books:
            self._relate(quote(book))
        for row, links in sorted(self.hyperlinks.items()):
            for column, url in sorted(links.items()):
                if url._link_type is UrlTypes.INTERNAL:  # noqa: SLF001 - no public way
                    self._write_hyperlink_internal(row, column, url)
                else:
                    self._relate(url._target())  # noqa: SLF001 - as above
                    self._write_hyperlink_external(row, column, self.rel_count, url)
        if self._links is not None:
            self.fh.write(MARK)
        for at, address in self._webs:
            self._relate(address)
            self._xml_empty_tag("hyperlink", [("ref", at), ("r:id", f"rId{self.rel_count}")])
        self._xml_end_tag("hyperlinks")

    def _relate(self, address: str) -> None:
        """One more relationship of the sheet with what lies outside its workbook."""
        self.rel_count += 1
        self.external_hyper_links.append(["/hyperlink", address, "External"])

    @property
    def drawn(self) -> tuple[Blocks, ...]:
        """What stands at each mark of its part."""
        return tuple(each for each in (self._streamed, self._links) if each is not None)

    def discard(self) -> None:
        """Give the files back to the system; the workbook has what was in them."""
        for each in self.drawn:
            with suppress(OSError):  # a full disk was told when the rows were written
                each.discard()
