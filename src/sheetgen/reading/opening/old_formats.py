"""What calamine does not tell of an .xls file: number formats (0.59 or 59 %) and errors.

Run in calamine's process only. It walks the records of the workbook's stream (MS-XLS) and takes
those that hold numbers and errors; of a file that is written otherwise it tells nothing, and then
every percentage in it is asked about, as before (READ-214).
"""

import struct
from collections.abc import Iterator
from typing import NamedTuple

from sheetgen.reading.opening.formats import built_in

Formats = dict[str, dict[tuple[int, int], str]]
"""By the sheet's name, the format of each number by (row, column), from 1."""
Errors = dict[str, dict[tuple[int, int], str]]
"""By the sheet's name, the error that each cell shows."""

_MAGIC = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_NO_SECTOR = 0xFFFFFFF0
_IN_HEADER = 109
_ENTRY, _SMALL, _SMALL_SECTOR = 128, 4096, 64
_NAME = "Workbook\0".encode("utf-16-le")
_BOF, _EOF, _BIFF8 = 0x809, 0x0A, 0x600
_MOST_SHEETS = 256
_SHEET, _FORMAT, _XF = 0x85, 0x41E, 0xE0
_NUMBER, _RK, _MANY, _FORMULA = 0x203, 0x27E, 0xBD, 0x06
_SINGLE = frozenset((_NUMBER, _RK, _FORMULA))
_TRUTH = 0x205
_NO_NUMBER, _ERROR_RESULT = 0xFFFF, 2
_ERRORS = {
    0x00: "#NULL!",
    0x07: "#DIV/0!",
    0x0F: "#VALUE!",
    0x17: "#REF!",
    0x1D: "#NAME?",
    0x24: "#NUM!",
    0x2A: "#N/A",
}


def old_formats(data: bytes) -> Formats:
    """The formats that the numbers of an .xls file show by; empty where they cannot be told."""
    try:
        stream = _stream(data)
        return _formats(stream) if stream else {}
    except (struct.error, IndexError, UnicodeDecodeError):
        return {}


def old_errors(data: bytes) -> Errors:
    """The cells of an .xls file that show an error, which calamine gives as empty ones."""
    try:
        stream = _stream(data)
        _, _, sheets = _lists(stream) if stream else _NOTHING
        return {name: dict(_shown(stream, start)) for name, start in sheets.items()}
    except (struct.error, IndexError, UnicodeDecodeError):
        return {}


class _Record(NamedTuple):
    kind: int
    content: bytes


class _Lists(NamedTuple):
    """The codes of number formats, the format of each style, and where each sheet starts."""

    codes: dict[int, str]
    styles: list[int]
    sheets: dict[str, int]


_NOTHING = _Lists({}, [], {})


def _stream(data: bytes) -> bytes:
    """The workbook's stream in an OLE file, or nothing where it has none."""
    if not data.startswith(_MAGIC):
        return b""
    size = 1 << struct.unpack_from("<H", data, 30)[0]
    sectors, table = data[size:], _table(data, size)
    first, first_small = struct.unpack_from("<I8xI", data, 48)
    directory = _chain(sectors, size, table, first)
    for at in range(_ENTRY, len(directory) - _ENTRY + 1, _ENTRY):
        if directory[at : at + len(_NAME)] == _NAME:
            start, length = struct.unpack_from("<II", directory, at + 116)
            if length < _SMALL:  # small streams lie in one that the directory's root leads to
                small = _numbers_in(_chain(sectors, size, table, first_small))
                root = struct.unpack_from("<I", directory, 116)[0]
                held = _chain(sectors, size, table, root)
                return _chain(held, _SMALL_SECTOR, small, start)[:length]
            return _chain(sectors, size, table, start)[:length]
    return b""


def _table(data: bytes, size: int) -> tuple[int, ...]:
    """Which sector follows which; files of more than 7 MB, which list more, tell nothing."""
    listed = struct.unpack_from(f"<{_IN_HEADER}I", data, 76)
    parts = (data[(n + 1) * size : (n + 2) * size] for n in listed if n < _NO_SECTOR)
    return _numbers_in(b"".join(part for part in parts if len(part) == size))


def _numbers_in(data: bytes) -> tuple[int, ...]:
    return struct.unpack(f"<{len(data) // 4}I", data)


def _chain(sectors: bytes, size: int, table: tuple[int, ...], start: int) -> bytes:
    found: list[bytes] = []
    while start < _NO_SECTOR and len(found) <= len(table):  # a chain may be a ring
        found.append(sectors[start * size : (start + 1) * size])
        start = table[start]
    return b"".join(found)


def _records(stream: bytes, at: int) -> Iterator[_Record]:
    """The records of one part of the stream, up to its end; those of charts inside left out."""
    depth = 0
    while True:
        kind, size = struct.unpack_from("<HH", stream, at)
        depth += (kind == _BOF) - (kind == _EOF)
        if depth < 1:
            return
        if depth == 1:
            yield _Record(kind, stream[at + 4 : at + 4 + size])
        at += 4 + size


def _formats(stream: bytes) -> Formats:
    codes, styles, sheets = _lists(stream)
    known = [codes.get(number) or built_in(number) for number in styles]
    return {
        name: {at: known[style] for at, style in _numbers(stream, start)}
        for name, start in sheets.items()
    }


def _lists(stream: bytes) -> _Lists:
    """What the book says before its sheets; nothing of one that is not written as usual."""
    codes: dict[int, str] = {}
    styles: list[int] = []
    sheets: dict[str, int] = {}
    for kind, content in _records(stream, 0):
        if kind == _BOF and struct.unpack_from("<H", content)[0] != _BIFF8:
            return _NOTHING
        if kind == _FORMAT:
            number, length = struct.unpack_from("<HH", content)
            codes[number] = _text(content, 4, length)
        elif kind == _XF:
            styles.append(struct.unpack_from("<H", content, 2)[0])
        elif kind == _SHEET:
            sheets[_text(content, 7, content[6])] = struct.unpack_from("<I", content)[0]
    return _NOTHING if len(sheets) > _MOST_SHEETS else _Lists(codes, styles, sheets)


def _text(content: bytes, at: int, length: int) -> str:
    """A text behind its own sign of whether each character takes two bytes."""
    if content[at] & 1:
        return content[at + 1 : at + 1 + 2 * length].decode("utf-16-le")
    return content[at + 1 : at + 1 + length].decode("latin-1")


def _numbers(stream: bytes, start: int) -> Iterator[tuple[tuple[int, int], int]]:
    for kind, content in _records(stream, start):
        if kind in _SINGLE:
            row, column, style = struct.unpack_from("<HHH", content)
            yield (row + 1, column + 1), style
        elif kind == _MANY:
            row, first = struct.unpack_from("<HH", content)
            for count in range((len(content) - 6) // 6):
                style = struct.unpack_from("<H", content, 4 + 6 * count)[0]
                yield (row + 1, first + 1 + count), style


def _shown(stream: bytes, start: int) -> Iterator[tuple[tuple[int, int], str]]:
    for kind, content in _records(stream, start):
        if kind == _TRUTH:
            row, column, code, is_error = struct.unpack_from("<HH2xBB", content)
        elif kind == _FORMULA:
            row, column, what, code, number = struct.unpack_from("<HH2xBxB3xH", content)
            is_error = number == _NO_NUMBER and what == _ERROR_RESULT
        else:
            continue
        if is_error:
            yield (row + 1, column + 1), _ERRORS.get(code, "#N/A")
