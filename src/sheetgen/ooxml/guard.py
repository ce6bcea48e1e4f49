"""What is checked of a package before anything large is unpacked.

The caps are far above any filled template (27 KB, some thousand cells) and low enough that a
hostile file is refused within 50 ms and 50 MB.
"""

import io
import struct
import zipfile
from collections.abc import Mapping
from types import MappingProxyType

from sheetgen.ooxml.refusal import Refused
from sheetgen.ooxml.sniff import archive
from sheetgen.sources.regular import MEGABYTE, MOST_MEGABYTES

MAX_FILE = MOST_MEGABYTES * MEGABYTE
MAX_PARTS = 2_000
MAX_UNPACKED = 256 * MEGABYTE
"""Of all parts together, most of which are never unpacked (pictures, drawings)."""
MAX_RATIO = 400
"""Real sheets pack 5 to 40 times; deflate cannot pass 1,032."""
_RATIO_FROM = MEGABYTE
_ENTRY = b"PK\x01\x02"
_DIRECTORY = b"PK\x05\x06"
_ENCRYPTED = 0x1
_BROKEN = (
    zipfile.BadZipFile,
    NotImplementedError,
    ValueError,
    OverflowError,
    EOFError,
    struct.error,
)

Entries = Mapping[str, zipfile.ZipInfo]


def list_parts(data: bytes, most: int = MAX_FILE) -> Entries:
    """The parts of a package by plain name (forward slashes, lower case).

    Part names written with backslashes or another case are accepted, as Excel accepts them; two
    that come to the same name are refused, because nobody can say which one Excel would show.

    Raises Refused then, and where the package is damaged, of no kind that is read, or too large.
    """
    _check_file(data, most)
    entries: dict[str, zipfile.ZipInfo] = {}
    for info in _directory(data):
        name = plain_name(info.filename)
        if name in entries:
            raise Refused("READ-105", "part", part=info.filename)
        entries[name] = info
    _check_kind(entries)
    _check_sizes(data, entries)
    return MappingProxyType(entries)


def plain_name(name: str) -> str:
    """A part's name as parts are compared."""
    return name.replace("\\", "/").lstrip("/").lower()


def _check_file(data: bytes, most: int) -> None:
    if len(data) > most:
        raise too_large(len(data))
    if data.rfind(_DIRECTORY) < 0:
        raise Refused("READ-102")
    # Counted here because zipfile believes the directory and would list a million entries.
    parts = data.count(_ENTRY)
    if parts > MAX_PARTS:
        raise Refused("READ-106", n=parts)


def too_large(size: int) -> Refused:
    """The refusal of a file that is far larger than any filled template."""
    return Refused("READ-120", n=size)


def _directory(data: bytes) -> list[zipfile.ZipInfo]:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            return [info for info in package.infolist() if not info.is_dir()]
    except _BROKEN as error:
        raise Refused("READ-102", "unreadable") from error


def _check_kind(entries: Entries) -> None:
    if "[content_types].xml" in entries or "mimetype" in entries:
        return
    if not any(name.startswith("xl/") for name in entries):
        raise archive()
    raise Refused("READ-121")


def _check_sizes(data: bytes, entries: Entries) -> None:
    for info in entries.values():
        if info.flag_bits & _ENCRYPTED:
            raise Refused("READ-110")
        if info.file_size > max(_RATIO_FROM, info.compress_size * MAX_RATIO):
            raise _bomb(info.file_size)
    total = sum(info.file_size for info in entries.values())
    if total > MAX_UNPACKED:
        raise _bomb(total)
    if sum(info.compress_size for info in entries.values()) > len(data):
        raise Refused("READ-104")


def _bomb(size: int) -> Refused:
    return Refused("READ-107", n=size)
