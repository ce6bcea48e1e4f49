"""The door for .ods: the same guard and the same nouns as for .xlsx.

An .ods file says of each number whether it is a percentage, so 0.59 and 59 % are told apart here
as in .xlsx: such a cell gets the number format ``0%``. Other number formats are not looked up.
"""

from collections.abc import Mapping
from types import MappingProxyType

from sheetgen.ooxml.markup import parse
from sheetgen.ooxml.parts import Package
from sheetgen.ooxml.refusal import Refused
from sheetgen.reading.opening.cells import Workbook
from sheetgen.reading.opening.opendocument_walk import META, Walk
from sheetgen.reading.opening.saved import saved_document

_CONTENT = "content.xml"
_PROPERTIES = "meta.xml"
_MANIFEST = "META-INF/manifest.xml"
_ENCRYPTED = (b"encryption-data", b"encrypted-package")


def open_document(package: Package, name: str) -> Workbook:
    """Read the spreadsheet in an OpenDocument package.

    Raises Refused where it is encrypted, damaged, or holds no sheet.
    """
    manifest = package.read(_MANIFEST) if _MANIFEST in package else b""
    if any(mark in manifest for mark in _ENCRYPTED):
        raise Refused("READ-110", "whole")
    if _CONTENT not in package:
        raise Refused("READ-112")
    walk = Walk()
    parse(package.read(_CONTENT), _CONTENT, walk.start, walk.end, walk.text)
    if not walk.sheets:
        raise Refused("READ-130")
    return Workbook(
        file=name,
        sheets=tuple(walk.sheets),
        properties=_properties(package),
        names=MappingProxyType(walk.names),
        saved=saved_document(package, _PROPERTIES),
    )


def _properties(package: Package) -> Mapping[str, str]:
    found: dict[str, str] = {}
    current: list[str] = []

    def start(name: str, attributes: dict[str, str]) -> None:
        if name == f"{META}user-defined":
            current.append(attributes.get(f"{META}name", ""))
            found[current[-1]] = ""

    def end(name: str) -> None:
        if name == f"{META}user-defined":
            current.pop()

    def text(data: str) -> None:
        if current:
            found[current[-1]] += data

    if _PROPERTIES in package:
        parse(package.read(_PROPERTIES), _PROPERTIES, start, end, text)
    return MappingProxyType(found)
