"""What hangs on a sheet's cells beside their values: addresses of links, and notes.

A link's address stands in the sheet's relationships, a note in a part of its own; a discussion
(threaded comments) in another, with a copy as a note that only says that it is one. The notes that
we set ourselves when a file went back marked are not the office's.
"""

import re
from collections.abc import Iterator, Mapping
from types import MappingProxyType

from sheetgen.ooxml.markup import parse
from sheetgen.ooxml.parts import Package
from sheetgen.reading.opening.grid import column_number
from sheetgen.records import Struct, field

At = tuple[int, int]
_REF = re.compile(r"\$?([A-Z]{1,3})\$?([0-9]{1,7})(?::.*)?")
_OURS = re.compile(r"READ(-\d{3}:| \N{CHECK MARK}) ")
_COPY = "[Threaded comment]"
_MOST = 20_000
"""Links or notes of one sheet that are kept: far more than a template has cells to fill."""


class Attached(Struct, frozen=True, kw_only=True):
    """By (row, column): the address that a cell leads to, and what its notes say."""

    links: Mapping[At, str] = field(default_factory=dict)
    notes: Mapping[At, str] = field(default_factory=dict)


def read_attached(package: Package, part: str, data: bytes) -> Attached:
    """The links and notes of the sheet in a part."""
    links = dict(_links(package, part, data)) if b"hyperlink" in data else {}
    notes: dict[At, str] = {}
    for kind in ("threadedComment", "comments"):
        for found, target in package.relationships(part).values():
            if found == kind and target in package:
                for at, text in _notes(package.read(target), target, threaded=kind != "comments"):
                    _add(notes, at, text, kind)
    return Attached(links=MappingProxyType(links), notes=MappingProxyType(notes))


def is_note(text: str, known: int) -> bool:
    """Whether a note is the office's and says something; ``known`` are those kept before it."""
    return bool(text) and not _OURS.match(text) and known < _MOST


def _add(notes: dict[At, str], at: At, text: str, kind: str) -> None:
    """The remarks of a discussion one after another; its copy as a note says nothing more."""
    text = text.strip()
    if not is_note(text, len(notes)):
        return
    if kind == "comments" and (text.startswith(_COPY) or at in notes):
        return
    notes[at] = f"{notes[at]} / {text}" if at in notes else text


def _links(package: Package, part: str, data: bytes) -> Iterator[tuple[At, str]]:
    """The cells that lead out of the file; a link inside it is no evidence."""
    addresses = package.addresses(part)
    found: list[tuple[At, str]] = []

    def start(name: str, attributes: dict[str, str]) -> None:
        if _local(name) != "hyperlink" or len(found) >= _MOST:
            return
        at = _at(attributes.get("ref", ""))
        relation = next((v for k, v in attributes.items() if k.endswith("}id")), "")
        address = addresses.get(relation, "")
        if at is not None and address:
            anchor = attributes.get("location", "")
            found.append((at, f"{address}#{anchor}" if anchor else address))

    parse(data, part, start, None, None)
    yield from found


def _notes(data: bytes, part: str, *, threaded: bool) -> Iterator[tuple[At, str]]:
    """The notes of a part, in its order."""
    tag = "threadedComment" if threaded else "comment"
    reader = _Notes(tag, "text" if threaded else "t")
    parse(data, part, reader.start, reader.end, reader.text)
    yield from reader.found


class _Notes:
    """Gathers notes as expat walks."""

    def __init__(self, tag: str, texts: str) -> None:
        self.found: list[tuple[At, str]] = []
        self._tag = tag
        self._texts = texts
        self._at: At | None = None
        self._chunks: list[str] = []
        self._listens = False

    def start(self, name: str, attributes: dict[str, str]) -> None:
        local = _local(name)
        if local == self._tag:
            self._at, self._chunks = _at(attributes.get("ref", "")), []
        elif local == self._texts:
            self._listens = True

    def text(self, data: str) -> None:
        if self._listens:
            self._chunks.append(data)

    def end(self, name: str) -> None:
        local = _local(name)
        if local == self._texts:
            self._listens = False
        elif local == self._tag and self._at is not None:
            self.found.append((self._at, "".join(self._chunks)))


def _local(name: str) -> str:
    return name.rpartition("}")[2]


def _at(ref: str) -> At | None:
    found = _REF.fullmatch(ref)
    return None if found is None else (int(found[2]), column_number(found[1]))
