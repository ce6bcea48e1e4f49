"""A sheet whose rows are drawn run by run, so that those that stand are copied into it.

What a run is, and when one is copied, is told in ``copies.py``; whoever draws goes by ``runs.py``.
Imported with xlsxwriter, as ``streamed.py`` is.
"""

from collections.abc import Callable, Iterable, Sequence
from hashlib import blake2b
from typing import Any, NamedTuple

from sheetgen.writing.workbook.blocks import NO_BLOCK, Block, Blocks
from sheetgen.writing.workbook.copies import Kept, Led
from sheetgen.writing.workbook.streamed import StreamedSheet

ReadBlock = Callable[[int, Block], bytes]
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


class SheetInRuns(StreamedSheet):
    """A streamed sheet that tells which runs it has, and takes those of before."""

    def __init__(self) -> None:
        super().__init__()
        self.runs: dict[str, Kept] = {}
        self._run = _Run("", 0, 0, 0, 0, 0, (), 0, 0)

    def run_key(self, row: int, rows: int, key: str, *, leads_move: bool) -> str:
        """The digest of a run that is to begin at a row: by what its sheet is by then, too.

        Not by what its links come to where these are drawn anew.
        """
        room = min(self.link_room, rows * _MOST_IN_ROW)
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
        room, streamed = self.link_room, self._streamed
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
