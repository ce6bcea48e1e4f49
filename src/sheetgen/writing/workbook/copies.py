"""Runs of a table's rows that are copied, as they were deflated, from the workbook of before.

A run is a handful of rows that are drawn one behind the other, known by a digest of all that they
follow from. It lies in the workbook as it was deflated; beside it is kept where, and what it did to
its sheet. It is copied where a run is to stand in the same place with the same digest, and the
workbook there is still the one that was written then.
"""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import suppress
from hashlib import blake2b
from pathlib import Path
from typing import Any, BinaryIO, Generic, NamedTuple, Protocol, TypeAlias, TypeVar

from sheetgen.disk.ours import digest_of
from sheetgen.records import Struct, field
from sheetgen.writing.workbook.blocks import NO_BLOCK, Block
from sheetgen.writing.workbook.styles import Look

R = TypeVar("R")
_PARTS = re.compile(r"(?:[0-9a-f]+:\d+ ?)*")
Led: TypeAlias = tuple[str, str, str, str]
"""A link: the cell, whither it leads and what it says, as attributes hold them, and the book."""


class Run(NamedTuple, Generic[R]):
    """Rows of a table: how many, the digest of what they follow from ("": unknown), and of what.

    ``levels`` are those of its rows in the outline; none where all are of the first. ``parts`` are
    digests of what some of its rows in turn follow from and where in the run they stand: these are
    copied where the run as a whole is another.
    """

    rows: int
    key: str
    records: Callable[[], Iterable[R]]
    levels: Sequence[int] = ()
    parts: Sequence["Part"] = ()


class Part(NamedTuple):
    """Some rows of a run: their digest, that by which they may stand in the one of before, number.

    Where the two differ, :attr:`Runs.again` tells the rows of before as they are now.
    """

    key: str
    stood: str
    rows: int


class Aside(Protocol):
    """What is found out of a table's rows as they are drawn, beside what is drawn."""

    def taken(self) -> Any:  # noqa: ANN401 - of JSON
        """What of it the rows since the last question came to."""
        ...

    def given(self, told: Any) -> None:  # noqa: ANN401 - of JSON
        """What rows come to that are copied."""
        ...


class Runs(Struct, Generic[R], frozen=True):
    """A table's rows run by run.

    ``leads_move`` where a run's key does not tell whither its cells lead: then links are drawn
    anew, and the numbers of its looks are kept with it, which nobody announced. ``aside`` is told
    of every run. ``again`` tells a row that stood there before as it is now.
    """

    each: Iterable[Run[R]]
    leads_move: bool = False
    aside: Aside | None = None
    again: Callable[[str], str] = str


class Kept(NamedTuple):
    """A run that was drawn: its rows and links, each with its place, and what it did to its sheet.

    ``words`` of its cells are shared ones, ``linked`` lead elsewhere and ``left_out`` were to; it
    was the first to lead to ``books``, and ``level`` is the deepest of its rows in the outline.

    Of a run in parts ``at`` tells where it stands and what its sheet was by then, ``parts`` the
    digest of each and how many links it was to have.

    Of a run whose links are drawn anew: the columns that ``lead``, the numbers of its ``looks``,
    the ``first`` number that no look had when it began, and what it ``told`` aside.
    """

    rows_at: int
    rows: Block
    words: int = 0
    level: int = 0
    links_at: int = 0
    links: Block = NO_BLOCK
    linked: int = 0
    left_out: int = 0
    books: tuple[str, ...] = ()
    lead: tuple[int, ...] = ()
    looks: tuple[int, ...] = ()
    first: int = 0
    told: Any = None
    at: str = ""
    parts: str = ""

    def moved(self, rows: int, links: int) -> "Kept":
        """The same, its places counted from elsewhere."""
        return self._replace(rows_at=self.rows_at + rows, links_at=self.links_at + links)

    @classmethod
    def read(cls, told: Any) -> "Kept":  # noqa: ANN401 - of JSON
        """As it was kept; raises ValueError or TypeError where it is no such thing."""
        rows_at, rows, words, level, links_at, links, linked, left_out, *more = told
        books, lead, looks, first, aside, at, parts = more
        if _PARTS.fullmatch(parts) is None:
            raise ValueError(parts)
        return cls(
            rows_at=int(rows_at),
            rows=Block(*map(int, rows)),
            words=int(words),
            level=int(level),
            links_at=int(links_at),
            links=Block(*map(int, links)),
            linked=int(linked),
            left_out=int(left_out),
            books=tuple(books),
            lead=tuple(map(int, lead)),
            looks=tuple(map(int, looks)),
            first=int(first),
            told=aside,
            at=str(at),
            parts=parts,
        )


class KeptRuns(NamedTuple):
    """What is kept of a workbook: its runs by their keys, and the looks of their numbers."""

    runs: Mapping[str, Any]
    looks: Mapping[int, Look]

    @classmethod
    def read(cls, told: Any) -> "KeptRuns":  # noqa: ANN401 - of JSON
        """As it was kept; ValueError, TypeError or LookupError where it is no such thing."""
        looks = {int(number): tuple(map(str, look)) for number, look in told["looks"].items()}
        runs = dict(told["runs"])
        for each in runs.values():
            Kept.read(each)
        return cls(runs, looks)


NO_RUNS = KeptRuns({}, {})


class Copies(Struct):
    """The runs of a workbook: those of before, which lie at ``path``, and those it has now.

    ``imprints`` are those of items, ``sent`` the digests of the files that speak of each,
    ``resent`` those of files that came again, each with that of before, ``rest`` that of all else
    that a report follows from; "" where nothing is known and nothing is copied.
    ``looks`` are those that cells bore there by their numbers, ``looks_now`` those of now.
    """

    imprints: Mapping[str, str] = field(default_factory=dict)
    sent: Mapping[str, str] = field(default_factory=dict)
    resent: Mapping[str, str] = field(default_factory=dict)
    rest: str = ""
    path: Path | None = None
    sha256: str = ""
    before: Mapping[str, Any] = field(default_factory=dict)
    looks: Mapping[int, Look] = field(default_factory=dict)
    now: dict[str, Kept] = field(default_factory=dict)
    looks_now: dict[int, Look] = field(default_factory=dict)
    _file: BinaryIO | None = None
    _is_looked_at: bool = False
    _in_parts: dict[str, str] | None = None

    def get(self, key: str) -> Kept | None:
        """What is kept of a run; None where it must be drawn."""
        told = self.before.get(key)
        if told is None or self._opened is None:
            return None
        return Kept.read(told)

    def in_parts(self, at: str) -> Kept | None:
        """What is kept of the run in parts that stood there, whatever it followed from."""
        if self._in_parts is None:
            runs = ((key, Kept.read(told).at) for key, told in self.before.items())
            self._in_parts = {where: key for key, where in runs if where}
        return self.get(self._in_parts.get(at, ""))

    def numbers_stand(self, kept: Kept) -> bool:
        """Whether the looks of a run have the numbers of then, or are to get them.

        New ones get the same where all numbers before them are those of the same looks.
        """
        fresh = any(number >= kept.first for number in kept.looks)
        if fresh and len(self.looks_now) + 1 != kept.first:
            return False
        those = range(1, kept.first) if fresh else kept.looks
        return all(number in self.looks for number in kept.looks) and all(
            self.looks_now.get(number) == self.looks.get(number) for number in those
        )

    def bytes_at(self, place: int, block: Block) -> bytes:
        """A block as it lies in the workbook of before."""
        file = self._opened
        if file is None:
            return b""
        file.seek(place)
        return file.read(block.packed)

    @property
    def kept(self) -> KeptRuns:
        """What is to be kept of the workbook that was drawn."""
        needed = {number for each in self.now.values() for number in range(1, each.first)}
        needed.update(number for each in self.now.values() for number in each.looks)
        return KeptRuns(self.now, {n: self.looks_now[n] for n in sorted(needed)})

    @property
    def _opened(self) -> BinaryIO | None:
        """The workbook of before, while it is the one that was written."""
        if not self._is_looked_at:
            self._is_looked_at = True
            path = self.path
            if path is not None and path.is_file() and digest_of(path) == self.sha256:
                self._file = path.open("rb")
        return self._file

    def close(self) -> None:
        """Let the workbook of before go."""
        if self._file is not None:
            with suppress(OSError):
                self._file.close()
            self._file = None


def digest_of_lines(lines: Iterable[str]) -> str:
    """By which a run is known."""
    text = "\n".join(lines).encode(errors="surrogatepass")
    return blake2b(text, digest_size=16).hexdigest()
