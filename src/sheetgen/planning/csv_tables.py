"""Tables of analysts that are CSV files, read row by row with the place of every cell."""

import csv
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import partial
from itertools import islice
from os.path import lexists
from pathlib import Path
from typing import Protocol, TypeAlias

from sheetgen.errors import PlanError
from sheetgen.language.message import message
from sheetgen.language.signs import odd_sign
from sheetgen.model.place import Place, line_place
from sheetgen.planning.placed_rows import (
    TOTAL,
    Row,
    Shape,
    Tell,
    check_header,
    is_total,
    silent,
    tell_or_raise,
    total,
)
from sheetgen.records import Struct
from sheetgen.sources.regular import TABLE_MEGABYTES
from sheetgen.sources.text_file import LONGEST, blocks_of, check_signs, lines_of, read_utf8
from sheetgen.sources.written import written

Take: TypeAlias = Callable[
    [Mapping[str, int], Callable[[int, str], Place]], Callable[[Sequence[str], int], bool]
]
"""By the columns and what places a cell: what takes the texts of a line, or leaves them."""
_CALLED_OTHERWISE = ("csv", "csv.txt", "txt", "tsv", "xlsx", "xls", "xlsm", "ods")
"""How a table ends that a spreadsheet saved as what it saves by itself."""


class _Reader(Protocol):
    """What csv.reader gives; its own type has no name to write."""

    line_num: int

    def __next__(self) -> list[str]: ...
    def __iter__(self) -> Iterator[list[str]]: ...


def read_csv(path: Path, shown: str, shape: Shape, tell: Tell | None = None) -> tuple[Row, ...]:
    """The rows of a table that is a file of its own; none where it is not there.

    ``tell`` gathers the faults of its cells; that the table cannot be read at all is raised.
    """
    return tuple(_csv_rows(path, shown, shape, tell)) if lexists(path) else ()


def read_root_table(root: Path, shape: Shape) -> tuple[Row, ...]:
    """The rows of an optional table of the workspace's root; none where it is not there.

    Raises PlanError where it lies there under a name that nobody would read.
    """
    name = f"{shape.name}.csv"
    if not lexists(root / name):
        for path in written(root, within=False):
            stem, _, ending = path.name.casefold().partition(".")
            if stem == shape.name and ending in _CALLED_OTHERWISE:
                raise PlanError(
                    path.name,
                    message("is not read: this table is read from {name} alone.", name=name),
                    message(
                        "Save it as «CSV UTF-8 (comma delimited)», by the name {name}.", name=name
                    ),
                )
    return read_csv(root / name, name, shape)


def stream_csv(path: Path, shown: str, shape: Shape, tell: Tell) -> Iterable[Row]:
    """The same rows, made while they are gone through: a long table is never whole in memory.

    What makes a table unreadable is raised at once.
    """
    if not lexists(path):
        return ()
    text = read_utf8(path, shown, PlanError, TABLE_MEGABYTES)
    if '"' in text or max(map(len, lines_of(text)), default=0) > csv.field_size_limit():
        return tuple(_rows_of(text, shown, shape, tell))  # it may break anywhere
    _header(csv.reader(islice(lines_of(text), 1), strict=True), shown, shape)
    return _Streamed(partial(_rows_of, text, shown, shape, tell))


class _Streamed(Struct, frozen=True):
    """Rows that are made anew each time that they are gone through."""

    rows: Callable[[Take | None], Iterator[Row]]

    def __iter__(self) -> Iterator[Row]:
        return self.rows(None)


def besides(rows: Iterable[Row], take: Take) -> Iterable[Row]:
    """The rows of a table but for those whose texts are taken as they are gone through."""
    return rows.rows(take) if isinstance(rows, _Streamed) else rows


def _csv_rows(path: Path, shown: str, shape: Shape, tell: Tell | None) -> Iterator[Row]:
    text = read_utf8(path, shown, PlanError, TABLE_MEGABYTES)
    return _rows_of(text, shown, shape, tell)


def _rows_of(
    text: str,
    shown: str,
    shape: Shape,
    tell: Tell | None,
    take: Take | None = None,
) -> Iterator[Row]:
    reader = csv.reader(lines_of(text), strict=True)
    header = _header(reader, shown, shape)
    columns = {name: at for at, name in enumerate(header)}
    locate = partial(line_place, shown)
    has_odd = any(odd_sign(each) is not None for each in blocks_of(text))
    has_total = any(TOTAL in each.casefold() for each in blocks_of(text))
    takes = None if take is None or has_odd or has_total else take(columns, locate)
    for cells in _lines(reader, shown):
        line = reader.line_num
        if takes is not None and takes(cells, line):
            continue
        texts = tuple([cell.strip() for cell in cells])
        if not any(texts):
            continue
        if has_total and is_total(texts, shape):
            tell_or_raise(total(texts, f"{shown}!line {line}"), tell)
            continue
        mine = tell
        if has_odd or len(cells) != len(header) or sum(map(len, cells)) > LONGEST:
            try:
                _check_width(cells, header, f"{shown}!line {line}")
                for name, cell in zip(header, cells, strict=True):
                    check_signs(cell, f"{shown}!line {line}!{name}", PlanError)
            except PlanError as fault:
                tell_or_raise(fault, tell)
                mine = silent
                texts += ("",) * (len(header) - len(texts))
        yield Row(columns, texts, line, locate, mine)


def _lines(reader: _Reader, shown: str) -> Iterator[list[str]]:
    try:
        yield from reader
    except csv.Error as fault:
        raise PlanError(
            f"{shown}!line {reader.line_num}",
            message("a quote stands where none can: the line cannot be read as CSV."),
            message("A quote that is opened must be closed, before the next comma."),
        ) from fault


def _header(reader: _Reader, shown: str, shape: Shape) -> list[str]:
    header = [name.strip() for name in next(_lines(reader, shown), [])]
    parted = message("the columns are parted by semicolons, expected commas.")
    by_tabs = message("the columns are parted by tabs, expected commas.")
    if len(header) == 1 and (";" in header[0] or "\t" in header[0]):
        raise PlanError(
            f"{shown}!line 1",
            parted if ";" in header[0] else by_tabs,
            message('Save it as "CSV UTF-8 (comma delimited)".'),
        )
    check_header(header, f"{shown}!line 1", shape)
    return header


def _check_width(cells: Sequence[str], header: Sequence[str], where: str) -> None:
    if len(cells) != len(header):
        raise PlanError(
            where,
            message(
                "has {found} cells, expected {expected}.", found=len(cells), expected=len(header)
            ),
            message("A text with commas must stand between double quotes."),
        )
