"""Where the tags of an XML part stand in its bytes, so that a part can be changed in place."""

import re
import struct
import zipfile
import zlib
from collections.abc import Iterable
from xml.parsers import expat

from sheetgen.language.signs import visible
from sheetgen.records import Struct

_START_TAG = re.compile(rb"""<(?:[^>"']|"[^"]*"|'[^']*')*>""")
_ATTRIBUTE = rb"""(\s%s\s*=\s*)("[^"]*"|'[^']*')"""


class Unmarkable(Exception):  # noqa: N818 - a file that is left as it is; nothing of ours has failed
    """A workbook that cannot be changed without touching more than its marks."""


BROKEN = (
    zipfile.BadZipFile,
    zlib.error,
    struct.error,
    expat.ExpatError,
    EOFError,
    LookupError,
    OverflowError,
    RuntimeError,  # a part behind a password; NotImplementedError, a part packed in another way
    ValueError,  # UnicodeError, a number that is none
)
"""What taking a file apart ends in where something in it is damaged, or not as it should be.

Only parts with cells are read before (others may be damaged without harm to a figure), so that a
file whose figures were all read may still be of those that cannot be marked.
"""


class Tag(Struct):
    """An element: where its start tag stands, and where its content ends.

    ``is_empty`` where it was written ``<c/>``.
    """

    name: str
    parent: "Tag | None"
    attributes: dict[str, str]
    start: int
    end: int
    is_empty: bool
    close: int = 0

    @property
    def prefix(self) -> str:
        """The namespace prefix it was written with, ``x:`` or nothing."""
        return self.name[: self.name.find(":") + 1]

    @property
    def local(self) -> str:
        """The name without prefix."""
        return self.name.rpartition(":")[2]


class Edit(Struct, frozen=True, order=True):
    """Bytes to put in place of those from ``start`` to ``end``."""

    start: int
    end: int
    text: bytes


def tags(data: bytes) -> list[Tag]:
    """Every element in the order they start. Raises Unmarkable for what is not plain UTF-8 XML."""
    found: list[Tag] = []
    path: list[Tag] = []
    parser = expat.ParserCreate()

    def start(name: str, attributes: dict[str, str]) -> None:
        at = parser.CurrentByteIndex
        written = _START_TAG.match(data, at)
        if written is None:
            raise Unmarkable
        is_empty = written[0].endswith(b"/>")
        parent = path[-1] if path else None
        path.append(Tag(name, parent, attributes, at, written.end(), is_empty))
        found.append(path[-1])

    def end(_name: str) -> None:
        path.pop().close = parser.CurrentByteIndex

    parser.StartElementHandler = start
    parser.EndElementHandler = end
    parser.StartDoctypeDeclHandler = _refuse
    try:
        data.decode("utf-8")
        parser.Parse(data, True)  # noqa: FBT003 - expat takes it by position only
    except (expat.ExpatError, ValueError, LookupError) as error:
        raise Unmarkable from error
    return found


def _refuse(*_declared: object) -> None:
    raise Unmarkable


def first(found: Iterable[Tag], local: str, parent: str | None = None) -> Tag | None:
    """The first element of this name (and under a parent of that name), or None."""
    return next(
        (
            each
            for each in found
            if each.local == local
            and (parent is None or (each.parent is not None and each.parent.local == parent))
        ),
        None,
    )


def edited(data: bytes, edits: Iterable[Edit]) -> bytes:
    """The bytes with every edit made; several at one place stand in the order given."""
    pieces: list[bytes] = []
    at = 0
    for edit in sorted(edits, key=lambda each: each.start):
        pieces += (data[at : edit.start], edit.text)
        at = edit.end
    return b"".join((*pieces, data[at:]))


def with_attributes(written: bytes, **values: str) -> bytes:
    """A start tag with these attributes set, and all else in it as it was."""
    for name, value in values.items():
        quoted = b'"' + escape(value).encode() + b'"'
        pattern = re.compile(_ATTRIBUTE % name.encode())
        if pattern.search(written):
            written = pattern.sub(lambda found, q=quoted: found[1] + q, written, count=1)  # type: ignore[misc]  # bound now
        else:
            at = re.match(rb"<[^\s/>]+", written).end()  # type: ignore[union-attr]  # a start tag
            written = written[:at] + b" " + name.encode() + b"=" + quoted + written[at:]
    return written


def inside(data: bytes, tag: Tag, text: bytes, *, at_start: bool = False) -> Edit:
    """Put text into an element, at its end or start, opening it where it is written empty."""
    if tag.is_empty:
        opened = data[tag.start : tag.end].rstrip(b">").rstrip().rstrip(b"/").rstrip() + b">"
        return Edit(tag.start, tag.end, opened + text + f"</{tag.name}>".encode())
    at = tag.end if at_start else tag.close
    return Edit(at, at, text)


def removed(data: bytes, tag: Tag) -> Edit:
    """Take an element away with all that is in it."""
    end = tag.end if tag.is_empty else data.index(b">", tag.close) + 1
    return Edit(tag.start, end, b"")


def escape(text: str) -> str:
    """Text as XML holds it; signs that XML cannot hold are written out."""
    kept = visible(text)
    for sign, written in (("&", "&amp;"), ("<", "&lt;"), (">", "&gt;"), ('"', "&quot;")):
        kept = kept.replace(sign, written)
    return kept
