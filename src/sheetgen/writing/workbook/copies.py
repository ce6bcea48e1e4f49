"""Runs of a table's rows that are copied, as they were deflated, from the workbook of before.

A run is a handful of rows that are drawn one behind the other, known by a digest of all that they
follow from. It lies in the workbook as it was deflated; beside it is kept where, and what it did to
its sheet. It is copied where a run is to stand in the same place with the same digest, and the
workbook there is still the one that was written then.
"""

from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, BinaryIO, Generic, NamedTuple, TypeVar

from sheetgen.disk.ours import digest_of
from sheetgen.writing.workbook.blocks import Block

R = TypeVar("R")


class Run(NamedTuple, Generic[R]):
    """Rows of a table: how many, the digest of what they follow from ("": unknown), and of what."""

    rows: int
    key: str
    records: Callable[[], Iterable[R]]


class Kept(NamedTuple):
    """A run that was drawn: its rows and links, each with its place, and what it did to its sheet.

    ``words`` of its cells are shared ones, ``linked`` lead elsewhere and ``left_out`` were to; it
    was the first to lead to ``books``, and ``level`` is the deepest of its rows in the outline.
    """

    rows_at: int
    rows: Block
    links_at: int
    links: Block
    words: int
    linked: int
    left_out: int
    level: int
    books: tuple[str, ...]

    def moved(self, rows: int, links: int) -> "Kept":
        """The same, its places counted from elsewhere."""
        return self._replace(rows_at=self.rows_at + rows, links_at=self.links_at + links)

    @classmethod
    def read(cls, told: Any) -> "Kept":  # noqa: ANN401 - of JSON
        """As it was kept; ValueError or TypeError where it is no such thing."""
        rows_at, rows, links_at, links, *counts, books = told
        words, linked, left_out, level = map(int, counts)
        return cls(
            int(rows_at),
            Block(*map(int, rows)),
            int(links_at),
            Block(*map(int, links)),
            words,
            linked,
            left_out,
            level,
            tuple(books),
        )


@dataclass(slots=True)
class Copies:
    """The runs of a workbook: those of before, which lie at ``path``, and those it has now.

    ``imprints`` are those of items, ``rest`` the digest of all else that a report follows from; ""
    where nothing is known and nothing is copied.
    """

    imprints: Mapping[str, str] = field(default_factory=dict)
    rest: str = ""
    path: Path | None = None
    sha256: str = ""
    before: Mapping[str, Any] = field(default_factory=dict)
    now: dict[str, Kept] = field(default_factory=dict)
    _file: BinaryIO | None = None
    _is_looked_at: bool = False

    def get(self, key: str) -> Kept | None:
        """What is kept of a run; None where it must be drawn."""
        told = self.before.get(key)
        if told is None or self._opened is None:
            return None
        return Kept.read(told)

    def bytes_at(self, place: int, block: Block) -> bytes:
        """A block as it lies in the workbook of before."""
        file = self._opened
        if file is None:
            return b""
        file.seek(place)
        return file.read(block.packed)

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
