"""The parts of a package, unpacked one at a time and within a budget."""

import posixpath
import re
import struct
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from functools import lru_cache
from types import MappingProxyType
from typing import NamedTuple

from sheetgen.ooxml.guard import MAX_FILE, Entries, list_parts, plain_name
from sheetgen.ooxml.kept import kept_to
from sheetgen.ooxml.markup import elements
from sheetgen.ooxml.refusal import Refused

_CHUNK = 1 << 18
MAX_PART = 24 << 20
MAX_TAGS = 600_000
"""Of all parts read: some 150,000 filled cells. A filled template has some thousand."""
MAX_NAMES = 2_000
"""Of tags and attributes in one part. A parser keeps each, which takes more room than the part."""
_MANY = 300_000
"""Tags or attributes of one part; from there on their names are counted."""
_NAMES = re.compile(rb"""<([^\s<>/]+)|([^\s<>="']+)=["']""")
MAX_ROWS = 50_000
"""Of one sheet, empty ones included: Excel stores a row that was ever formatted."""
_STORED = 0
_DEFLATED = 8
_LOCAL_HEADER = struct.Struct("<4s22xHH")
_LOCAL = b"PK\x03\x04"
_UNPACKED_TO, _PACKED_TO = 1 << 15, 1 << 13
"""Bytes; what unpacks to more is unpacked in pieces that are counted. Far below ``MAX_ROWS``."""

Relations = Mapping[str, tuple[str, str]]
"""Where a part leads: id -> (last word of the type, target part)."""


class Package:
    """An opened file: gives its parts by name, and refuses when too much comes out."""

    def __init__(self, data: bytes, most: int = MAX_FILE, most_tags: int = MAX_TAGS) -> None:
        self._data = memoryview(data)
        self._entries: Entries = list_parts(data, most)
        self._tags = 0
        self._most_tags = most_tags

    def __contains__(self, part: str) -> bool:
        return plain_name(part) in self._entries

    def read(self, part: str, called: str = "") -> bytes:
        """The content of a part; ``called`` is what people call it (a sheet's name).

        Raises Refused where it is damaged, or holds more cells than are read.
        """
        info = self._entries[plain_name(part)]
        called = called or info.filename
        packed = self._packed(info)
        small = info.file_size <= _UNPACKED_TO and len(packed) <= _PACKED_TO
        kept = _unpacked(bytes(packed), info.compress_type) if small else None
        if kept is not None and (len(kept.data), kept.crc) == (info.file_size, info.CRC):
            self._tags += kept.tags
            if self._tags > self._most_tags:
                raise _too_many_cells(called)
            return kept.data
        return self._counted(info, packed, called)

    def _counted(self, info: zipfile.ZipInfo, packed: memoryview, called: str) -> bytes:
        """A part unpacked in pieces, each counted before the next; or why it is refused."""
        chunks = []
        size = rows = crc = names = 0
        for chunk in _inflated(info, packed):
            chunks.append(chunk)
            size += len(chunk)
            crc = zlib.crc32(chunk, crc)
            # Every tag costs time and memory to read: they are counted before any is parsed.
            tags = chunk.count(b"<")
            self._tags += tags
            names += max(tags, chunk.count(b'="') + chunk.count(b"='"))
            rows += chunk.count(b"row ")
            if size > info.file_size:
                raise _lying(called)
            if rows > MAX_ROWS:
                raise _too_many_rows(called)
            if self._tags > self._most_tags or size > MAX_PART:
                raise _too_many_cells(called)
        if size != info.file_size:
            raise _lying(called)
        if crc != info.CRC:
            raise _damaged(called)
        if names > _MANY and _has_many_names(chunks):
            raise _too_many_names(called)
        return chunks[0] if len(chunks) == 1 else b"".join(chunks)

    def _packed(self, info: zipfile.ZipInfo) -> memoryview:
        if info.compress_type not in {_STORED, _DEFLATED}:
            raise Refused("READ-131", part=info.filename)
        offset = info.header_offset
        if not 0 <= offset <= len(self._data) - _LOCAL_HEADER.size:
            raise _damaged(info.filename)
        signature, name_length, extra_length = _LOCAL_HEADER.unpack_from(self._data, offset)
        start = offset + _LOCAL_HEADER.size + name_length + extra_length
        packed = self._data[start : start + info.compress_size]
        if signature != _LOCAL or len(packed) != info.compress_size:
            raise _damaged(info.filename)
        return packed

    def addresses(self, part: str) -> Mapping[str, str]:
        """The addresses outside the file that the links of a part lead to, by id."""
        source = relations_of(part)
        return _addresses(self.read(source), source) if source in self else {}

    def relationships(self, part: str) -> Relations:
        """Where a part ("" for the package) leads: id -> (last word of the type, target part)."""
        source, folder = relations_of(part), posixpath.dirname(part)
        if source not in self:
            return {}
        return _leads(self.read(source), source, folder)


def relations_of(part: str) -> str:
    """The part that says where a part leads."""
    folder, name = posixpath.split(part)
    return posixpath.join(folder, "_rels", f"{name}.rels")


def target_from(folder: str, target: str) -> str:
    """The part that a relation told in a folder leads to; backslashes are taken as Excel does."""
    told = posixpath.join("/", folder, target.replace("\\", "/"))
    return posixpath.normpath(told).lstrip("/")


def _addresses(data: bytes, source: str) -> Mapping[str, str]:
    return {
        element.get("Id"): element.get("Target")
        for element in elements(data, source)
        if element.name == "Relationship"
        and element.get("TargetMode") == "External"
        and element.get("Type").endswith("/hyperlink")
    }


class _Unpacked(NamedTuple):
    """A small part, with what is counted of it."""

    data: bytes
    crc: int
    tags: int


@lru_cache(maxsize=64)
def _unpacked(packed: bytes, kind: int) -> _Unpacked | None:
    """What a small part unpacks to, None where it does not: the files of one template share many.

    It refuses nothing, because what is kept knows neither the file nor what it says of the part.
    """
    if kind == _STORED:
        return _Unpacked(packed, zlib.crc32(packed), packed.count(b"<"))
    inflater = zlib.decompressobj(-zlib.MAX_WBITS)
    try:
        data = inflater.decompress(packed, _UNPACKED_TO + 1)
    except zlib.error:
        return None
    return _Unpacked(data, zlib.crc32(data), data.count(b"<")) if inflater.eof else None


def _inflated(info: zipfile.ZipInfo, packed: memoryview) -> Iterator[bytes]:
    if info.compress_type == _STORED:
        yield bytes(packed)
        return
    inflater = zlib.decompressobj(-zlib.MAX_WBITS)
    try:
        for start in range(0, len(packed), _CHUNK):
            piece: bytes | memoryview = packed[start : start + _CHUNK]
            while piece and not inflater.eof:
                yield inflater.decompress(piece, _CHUNK)
                piece = inflater.unconsumed_tail
        yield inflater.flush()
    except zlib.error as error:
        raise _damaged(info.filename) from error
    if not inflater.eof:
        raise _damaged(info.filename)


@kept_to(1 << 13, 64)
def _leads(data: bytes, source: str, folder: str) -> Relations:
    found = {}
    for element in elements(data, source):
        if element.name == "Relationship" and element.get("TargetMode") != "External":
            kind = element.get("Type").rpartition("/")[2]
            found[element.get("Id")] = (kind, target_from(folder, element.get("Target")))
    return MappingProxyType(found)


def _has_many_names(chunks: list[bytes]) -> bool:
    names: set[tuple[bytes, bytes]] = set()
    for chunk in chunks:
        names.update(_NAMES.findall(chunk))
        if len(names) > MAX_NAMES:
            return True
    return False


def _too_many_rows(called: str) -> Refused:
    return Refused("READ-127", part=called, n=MAX_ROWS)


def _too_many_cells(called: str) -> Refused:
    return Refused("READ-128", "cells", part=called)


def _too_many_names(called: str) -> Refused:
    return Refused("READ-128", "names", part=called, n=MAX_NAMES)


def _lying(called: str) -> Refused:
    return Refused("READ-104", "part", part=called)


def _damaged(called: str) -> Refused:
    return Refused("READ-103", part=called)
