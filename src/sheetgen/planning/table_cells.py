"""The cells of the tables that analysts write, as they were typed: looked up by their place.

A figure of the plan keeps the place it was read from. What stands there is looked up in the file
again when somebody asks, so that a plan of a hundred thousand lines is not kept as text too. A run
that writes a report looks at its end whether a file was changed meanwhile (inputs.py).
"""

import csv
import zlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import lru_cache, partial
from hashlib import sha256
from itertools import islice
from pathlib import Path
from typing import NamedTuple

from sheetgen.errors import PlanError
from sheetgen.model.place import Place
from sheetgen.model.table_cell import TableCell
from sheetgen.model.template import column_letter
from sheetgen.planning.plan_tables import TABLES
from sheetgen.planning.plan_workbook import BOOK, read_book
from sheetgen.sources.regular import TABLE_MEGABYTES
from sheetgen.sources.text_file import decoded, decoded_lines, lines_of, read_source

_LINE = "line "
_LINES, _KNOWN, _LEVEL = 64, 48, 1
"""Lines that are packed together, how many such are known unpacked, and how hard it is tried.

The lines of an item lie together, or one in each part of a table that goes month by month.
"""


class _Table(NamedTuple):
    """A table: what gives the texts of a line, and at which of them each column stands."""

    columns: Mapping[str, int]
    texts: Callable[[int], Sequence[str]]

    def text(self, line: int, column: str) -> str:
        """The text of a cell, "" where there is none."""
        at, texts = self.columns.get(column), self.texts(line)
        return texts[at] if at is not None and at < len(texts) else ""


class PlanTables:
    """The tables of a workspace, each read again when a cell of it is asked for."""

    def __init__(self, root: Path) -> None:
        self._root = root
        self._files: dict[str, Mapping[str, _Table]] = {}
        self._digests: dict[str, str] = {}

    def __call__(self, place: Place) -> TableCell | None:
        """What stands at a place; None where it lies in no table."""
        if not place.file.endswith((".csv", BOOK)):
            return None  # nearly all that are asked for lie in an office's file
        is_book = place.file.rpartition("/")[2] == BOOK
        if not (is_book or place.sheet.startswith(_LINE)):
            return None
        if place.file not in self._files:
            self._open(place.file, is_book=is_book)
        tables = self._files[place.file]
        if not is_book:
            typed = tables[""].text(int(place.sheet[len(_LINE) :]), place.cell)
            return TableCell(typed, self._digests[place.file])
        table = tables.get(place.sheet)
        if table is None:
            return None
        letters = place.cell.rstrip("0123456789")
        typed = table.text(int(place.cell.removeprefix(letters)), letters)
        return TableCell(typed, self._digests[place.file])

    def _open(self, shown: str, *, is_book: bool) -> None:
        path = self._root / shown
        data = read_source(path, shown, PlanError, TABLE_MEGABYTES)
        self._digests[shown] = sha256(data).hexdigest()
        self._files[shown] = _book(path, shown) if is_book else {"": _csv(data, shown)}


def _csv(data: bytes, shown: str) -> _Table:
    """A table that is a file; without quotes each line is taken apart when it is asked for."""
    if b'"' not in data:
        lines = _Lines(decoded_lines(data, shown, PlanError))
        columns = {name: at for at, name in enumerate(_parted(lines.line(1)))}
        parted = lru_cache(maxsize=1)(lambda line: _parted(lines.line(line)))
        return _Table(columns, parted)  # the figures of a line are asked for in a row
    reader = csv.reader(lines_of(decoded(data, shown, PlanError)), strict=True)
    columns = {name.strip(): at for at, name in enumerate(next(reader, []))}
    known: dict[int, Sequence[str]] = {}
    for cells in reader:
        known[reader.line_num] = [cell.strip() for cell in cells]
    return _Table(columns, partial(_of_line, known))


class _Lines:
    """The lines of a table, packed some together: a plan's tables have a million of them."""

    def __init__(self, lines: Iterator[str]) -> None:
        packed = [zlib.compress("".join(some).encode(), _LEVEL) for some in _together(lines)]
        self._some = lru_cache(maxsize=_KNOWN)(partial(_unpacked, packed))

    def line(self, number: int) -> str:
        """A line by its number, the first is 1; "" where there is none."""
        block, at = divmod(number - 1, _LINES)
        lines = self._some(block)
        return lines[at] if at < len(lines) else ""


def _together(lines: Iterator[str]) -> Iterator[list[str]]:
    while some := list(islice(lines, _LINES)):
        yield some


def _unpacked(packed: Sequence[bytes], block: int) -> Sequence[str]:
    if not 0 <= block < len(packed):
        return ()
    return zlib.decompress(packed[block]).decode().splitlines(keepends=True)


def _parted(line: str) -> Sequence[str]:
    """The cells of a line; where nothing is quoted it is cut at its commas."""
    return [cell.strip() for cell in line.split(",")] if line else ()


def _of_line(known: Mapping[int, Sequence[str]], line: int) -> Sequence[str]:
    return known.get(line, ())


def _book(path: Path, shown: str) -> dict[str, _Table]:
    """Every sheet of a workbook of tables; its columns go by their letters, as places do."""
    return {
        name: _Table(
            {
                column_letter(at): at
                for at in range(max((len(row.texts) for row in rows), default=0))
            },
            partial(_of_line, {row.line: row.texts for row in rows}),
        )
        for name, rows in read_book(path, shown, TABLES).items()
        if rows is not None
    }
