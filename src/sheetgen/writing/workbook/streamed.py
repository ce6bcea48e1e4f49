"""Rows written straight into a sheet's part: a long table costs neither its cells nor their links.

xlsxwriter keeps every cell and link of a sheet as an object until it is closed. A table's rows are
finished when they are drawn, so they go to a file at once (``blocks.py``); xlsxwriter writes all
the rest of the sheet around the mark that stands for them. Imported with xlsxwriter, which is slow
to load: only the door does.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import suppress
from hashlib import blake2b
from typing import Any, NamedTuple
from urllib.parse import quote

from xlsxwriter.url import UrlTypes
from xlsxwriter.worksheet import Worksheet

from sheetgen.writing.workbook.blocks import NO_BLOCK, Block, Blocks
from sheetgen.writing.workbook.cell import LONGEST_SHARED, MOST_LINKS
from sheetgen.writing.workbook.copies import Kept, Led
from sheetgen.writing.workbook.sheet_text import attribute, marked_up, row_looks

MARK = "<?drawn?>"
"""Stands in a sheet's part for what was drawn before its turn, until the book is put together."""
_SHARED = ' t="s"><v>'
_MOST_IN_ROW = 8
"""More links than a row has."""


class _Run(NamedTuple):
    """A run that is being drawn: what the sheet was when it began."""

    key: str
    rows_at: int
    links_at: int
    words: int
    linked: int
    left_out: int
    books: tuple[str, ...]
    first: int
    webs: int


ReadBlock = Callable[[int, Block], bytes]


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
        self.runs: dict[str, Kept] = {}
        self._run = _Run("", 0, 0, 0, 0, 0, (), 0, 0)
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

    def _has_room(self) -> bool:
        """Whether Excel takes one more link; those it does not take are counted."""
        if self._linked + self.hlink_count >= MOST_LINKS:
            self.left_out += 1
            return False
        self._linked += 1
        return True

    def run_key(self, row: int, rows: int, key: str, *, leads_move: bool) -> str:
        """The digest of a run that is to begin at a row: by what its sheet is by then, too.

        Not by what its links come to where these are drawn anew.
        """
        room = min(MOST_LINKS - self._linked - self.hlink_count, rows * _MOST_IN_ROW)
        links = None if leads_move else (room, self.books)
        said = (key, self.name, row, rows, links)
        return blake2b(repr(said).encode(errors="surrogatepass"), digest_size=16).hexdigest()

    @property
    def links_sought(self) -> int:
        """How many cells were to lead elsewhere, with those left out."""
        return self._linked + self.left_out

    @property
    def books(self) -> tuple[str, ...]:
        """The workbooks that it leads to by now, in the order in which it first did."""
        return tuple(self._books)

    def place_key(self, row: int, rows: int) -> str:
        """The same whatever the run follows from."""
        return self.run_key(row, rows, "", leads_move=False)

    def start_run(self, key: str, *, first: int = 0) -> None:
        """Rows from here to :meth:`end_run` are a run.

        ``first`` is the next number of a look where its links are drawn anew, 0 where they are not.
        """
        self._streamed = self._streamed or Blocks(self.tmpdir)
        self._streamed.start_run(is_looked_at=bool(first))
        if self._links is not None:
            self._links.start_run()
        rows, links = (
            0 if each is None else each.whole.packed for each in (self._streamed, self._links)
        )
        self._deepest = 0
        self._run = _Run(
            key,
            rows,
            links,
            self.str_table.count,
            self._linked,
            self.left_out,
            self.books,
            first,
            len(self._webs),
        )

    def copy_rows(self, row: int, rows: Sequence[str], links: Sequence[Led], most: int) -> bool:
        """Put rows here that stood here in another run, with their links: ``most`` of them.

        Not where some of these were left out then, or would be now.
        """
        room, streamed = MOST_LINKS - self._linked - self.hlink_count, self._streamed
        if not rows or streamed is None or (room and not len(links) == most <= room):
            return False
        if self.first_streamed is None:
            self.first_streamed = row
        self.last_streamed = row + len(rows) - 1
        for each in rows:
            streamed.add(each)
            self.str_table.count += each.count(_SHARED)
        if room:
            for led in links:
                self.link(*led)
        else:
            self.left_out += most
        return True

    def end_run(
        self,
        *,
        is_kept: bool,
        lead: Iterable[int],
        told: Any,  # noqa: ANN401 - of JSON
        at: str = "",
        parts: str = "",
    ) -> None:
        """The run ends; it ``is_kept`` for another workbook."""
        for each in self.drawn:
            each.close_block()
        was, rows = self._run, self._streamed
        if rows is None or not is_kept or len(self._webs) > was.webs:
            return
        kept = Kept(
            rows_at=was.rows_at,
            rows=rows.run,
            words=self.str_table.count - was.words,
            level=self._deepest,
            lead=tuple(sorted(lead)),
            looks=tuple(sorted(map(int, rows.looks or ()))),
            first=was.first,
            told=told,
            at=at,
            parts=parts,
        )
        if not was.first:
            kept = kept._replace(
                links_at=was.links_at,
                links=NO_BLOCK if self._links is None else self._links.run,
                linked=self._linked - was.linked,
                left_out=self.left_out - was.left_out,
                books=self.books[len(was.books) :],
            )
        self.runs[was.key] = kept

    def place_runs(self, rows: int, links: int = 0) -> None:
        """Tell the runs where in the file the rows and the links of the sheet begin."""
        self.runs = {key: each.moved(rows, links) for key, each in self.runs.items()}

    def copy_run(self, row: int, rows: int, key: str, kept: Kept, read: ReadBlock) -> None:
        """Put a run here that was drawn for this place before; its links where they stand so."""
        self.start_run(key, first=kept.first)
        if self.first_streamed is None:
            self.first_streamed = row
        self.last_streamed = row + rows - 1
        self._streamed = self._streamed or Blocks(self.tmpdir)
        self._streamed.copy(read(kept.rows_at, kept.rows), kept.rows)
        if kept.links.size:
            self._links = self._links or Blocks(self.tmpdir)
            self._links.copy(read(kept.links_at, kept.links), kept.links)
        for each in kept.books:
            self._books.setdefault(each, len(self._books) + 1)
        self.str_table.count += kept.words
        self._linked += kept.linked
        self.left_out += kept.left_out
        self.outline_row_level = max(self.outline_row_level, kept.level)
        self.runs[key] = kept._replace(rows_at=self._run.rows_at, links_at=self._run.links_at)

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
