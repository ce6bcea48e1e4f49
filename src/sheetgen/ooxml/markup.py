"""The one door to XML: expat, with document types and entities refused."""

from collections.abc import Callable
from functools import lru_cache
from typing import NamedTuple
from xml.parsers import expat

from sheetgen.ooxml.kept import kept_to
from sheetgen.ooxml.refusal import Refused

MAIN = (
    "http://schemas.openxmlformats.org/spreadsheetml/2006/main",
    "http://purl.oclc.org/ooxml/spreadsheetml/main",
)
"""The namespace of sheets, as Excel saves them and in strict files."""

_NAMESPACES = frozenset(
    (
        *MAIN,
        "http://schemas.openxmlformats.org/package/2006/relationships",
        "http://schemas.openxmlformats.org/package/2006/content-types",
        "http://schemas.openxmlformats.org/officeDocument/2006/custom-properties",
        "http://purl.oclc.org/ooxml/officeDocument/customProperties",
        "http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes",
        "http://purl.oclc.org/ooxml/officeDocument/docPropsVTypes",
    )
)

_WANTED = frozenset(("sheet", "workbookPr", "definedName", "Relationship", "Override", "property"))
_VALUED = "property"
"""Whose children hold its value, whatever they are called."""
MAX_ELEMENTS = 100_000
"""Of a small part; a workbook copied into for years has some ten thousand names of cells."""
_NAME_KEPT_TO = 200
"""Characters; no tag that we know has a longer name."""

Start = Callable[[str, dict[str, str]], None]
End = Callable[[str], None]
Text = Callable[[str], None]
Odd = Callable[..., None]


class Element(NamedTuple):
    """One element of a small part, in the order they start; attributes keep their namespace."""

    parent: str
    name: str
    attributes: dict[str, str]
    chunks: list[str]

    def get(self, attribute: str) -> str:
        """An attribute, or "" where it is absent."""
        return self.attributes.get(attribute, "")

    @property
    def text(self) -> str:
        """The text directly inside."""
        return "".join(self.chunks)


def parse(
    data: bytes,
    part: str,
    start: Start | None,
    end: End | None,
    text: Text | None,
    odd: Odd | None = None,
) -> None:
    """Drive the handlers over a part; names arrive as ``namespace}name``.

    ``odd`` is for what may hide tags: comments, instructions, sections of plain characters.

    Raises Refused where the part is no XML, declares entities or is nested too deep.
    """
    parser = expat.ParserCreate(namespace_separator="}")
    parser.buffer_text = True
    parser.CommentHandler = parser.ProcessingInstructionHandler = odd
    parser.StartCdataSectionHandler = odd
    parser.StartDoctypeDeclHandler = _refuse_doctype
    parser.StartElementHandler = start
    parser.EndElementHandler = end
    parser.CharacterDataHandler = text
    try:
        parser.Parse(data, True)  # noqa: FBT003 - expat takes it by position only
    except (expat.ExpatError, LookupError, ValueError) as error:
        # LookupError and ValueError: an encoding that the file names and nobody knows.
        raise Refused("READ-109", part=part) from error


def check(data: bytes, part: str, odd: Odd) -> None:
    """Refuse what is not well-formed, or declares a document type; nothing of it is read."""
    parse(data, part, None, None, None, odd)


@kept_to(1 << 13, 256)
def elements(data: bytes, part: str) -> tuple[Element, ...]:
    """The elements of a small part that somebody looks for, flat; extensions are left out.

    The files of one template share their small parts, so what was read of those is kept.
    """
    found: list[Element] = []
    path: list[Element] = [Element("", "", {}, [])]

    count = 0

    def start(name: str, attributes: dict[str, str]) -> None:
        nonlocal count
        count += 1
        if count > MAX_ELEMENTS:
            raise _too_many(part)
        local = _local(name) if len(name) <= _NAME_KEPT_TO else ""
        element = Element(path[-1].name, local, attributes, [])
        path.append(element)
        if local in _WANTED or (local and element.parent == _VALUED):
            found.append(element)

    def end(_name: str) -> None:
        path.pop()

    def text(data: str) -> None:
        path[-1].chunks.append(data)

    parse(data, part, start, end, text)
    return tuple(found)


@lru_cache(maxsize=512)
def _local(name: str) -> str:
    """A tag's name without its namespace, "" where it is an extension's."""
    namespace, _, local = name.rpartition("}")
    return local if namespace in _NAMESPACES else ""


def _too_many(part: str) -> Refused:
    return Refused("READ-128", part=part)


def _refuse_doctype(*_declared: object) -> None:
    raise Refused("READ-108")
