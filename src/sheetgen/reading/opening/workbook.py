"""The door for workbooks: .xlsx and .xlsm in one pass over zip and XML, guarded and sparse.

Content decides which reader a file goes to: .ods has its own, .xls and .xlsb go to calamine.
"""

from collections.abc import Mapping
from types import MappingProxyType
from typing import NamedTuple

from sheetgen.ooxml.guard import MAX_FILE
from sheetgen.ooxml.kept import kept_to
from sheetgen.ooxml.markup import Element, elements
from sheetgen.ooxml.parts import MAX_TAGS, Package
from sheetgen.ooxml.refusal import Refused
from sheetgen.ooxml.sniff import Content, document, refuse_mark, sniff
from sheetgen.reading.opening.attached import read_attached
from sheetgen.reading.opening.cells import Sheet, Workbook
from sheetgen.reading.opening.foreign import open_foreign
from sheetgen.reading.opening.lookups import Lookups
from sheetgen.reading.opening.number_formats import read_styles
from sheetgen.reading.opening.opendocument import open_document
from sheetgen.reading.opening.saved import saved_book
from sheetgen.reading.opening.sheet_part import read_sheet
from sheetgen.reading.opening.strings import read_strings
from sheetgen.records import replace

__all__ = ("Refused", "open_workbook")

MAX_SHEETS = 256
_TYPES = "[Content_Types].xml"
_OPEN_DOCUMENT = b"application/vnd.oasis.opendocument.spreadsheet"
_TRUE = frozenset(("1", "true"))


def open_workbook(
    data: bytes, name: str, most: int = MAX_FILE, most_tags: int = MAX_TAGS
) -> Workbook:
    """Read a file's bytes (up to so many, and so many tags), whatever its name says it is.

    Raises:
        Refused: with its own code and sentence for each odd or hostile case of READ-1xx.
    """
    refuse_mark(data, name)
    if sniff(data) is Content.XLS:
        return open_foreign(data, name, "READ-111", "Excel 97-2003 (.xls)")
    package = Package(data, most, most_tags)
    if "mimetype" in package:
        if not package.read("mimetype").startswith(_OPEN_DOCUMENT):
            raise document("LibreOffice")
        return open_document(package, name)
    main, is_binary = _main_part(package)
    if is_binary:
        return open_foreign(data, name, "READ-113", "Excel binary workbook (.xlsb)")
    return _Book(package, main).read(name)


def _main_part(package: Package) -> tuple[str, bool]:
    """Where the workbook is, once it is sure that it is one, and whether it is an .xlsb."""
    types = _content_types(package.read(_TYPES))
    for kind, part in package.relationships("").values():
        if kind != "officeDocument":
            continue
        if part not in package:
            break
        return part, _is_binary(types.get(part.lower(), ""))
    raise Refused("READ-122", "workbook")


@kept_to(1 << 13, 64)
def _content_types(data: bytes) -> Mapping[str, str]:
    return MappingProxyType(
        {
            element.get("PartName").lstrip("/").lower(): element.get("ContentType")
            for element in elements(data, _TYPES)
            if element.name == "Override"
        }
    )


def _is_binary(content: str) -> bool:
    if "wordprocessingml" in content or "ms-word" in content:
        raise document("Word")
    if "presentationml" in content or "ms-powerpoint" in content:
        raise document("PowerPoint")
    return "sheet.binary" in content


class _Listed(NamedTuple):
    """A sheet as the workbook's part lists it."""

    name: str
    visible: bool
    relation: str


class _Book:
    """Reads one workbook's parts in the order they need each other."""

    def __init__(self, package: Package, main: str) -> None:
        self._package = package
        self._main = main
        self._elements = elements(package.read(main), main)
        self._relations = package.relationships(main)

    def read(self, name: str) -> Workbook:
        listed = self._listed()
        if not self._relations:
            raise Refused("READ-122", "sheets")
        lookups = self._lookups()
        return Workbook(
            file=name,
            sheets=tuple(self._sheet(lookups, sheet) for sheet in listed),
            properties=self._properties(),
            names=self._names(),
            saved=saved_book(self._package),
        )

    def _listed(self) -> list[_Listed]:
        found = [_listed(each) for each in self._elements if each.name == "sheet"]
        if not found:
            raise Refused("READ-130", "package")
        if len(found) > MAX_SHEETS:
            raise Refused("READ-129", n=len(found))
        if len({sheet.name.casefold() for sheet in found}) < len(found):
            raise Refused("READ-105")
        return found

    def _lookups(self) -> Lookups:
        properties = next((each for each in self._elements if each.name == "workbookPr"), None)
        strings = self._companion("sharedStrings")
        styles = self._companion("styles")
        return Lookups(
            read_strings(self._package.read(strings), strings) if strings else (),
            read_styles(self._package.read(styles), styles) if styles else (),
            from_1904=properties is not None and properties.get("date1904") in _TRUE,
        )

    def _companion(self, kind: str) -> str:
        """The styles or texts that the workbook leads to; "" where it has none (which is legal)."""
        part = next((part for each, part in self._relations.values() if each == kind), "")
        if part and part not in self._package:
            code = "READ-124" if kind == "styles" else "READ-125"
            raise Refused(code, "part")
        return part

    def _sheet(self, lookups: Lookups, listed: _Listed) -> Sheet:
        kind, part = self._relations.get(listed.relation, ("", ""))
        if part not in self._package:
            raise Refused("READ-123", sheet=listed.name)
        # A sheet that is only a chart has no cells; any other kind has a part that shows it.
        data = b"<none/>" if kind == "chartsheet" else self._package.read(part, listed.name)
        sheet = read_sheet(data, listed.name, lookups, visible=listed.visible)
        attached = read_attached(self._package, part, data)
        if not attached.links and not attached.notes:
            return sheet
        return replace(sheet, links=attached.links, notes=attached.notes)

    def _properties(self) -> Mapping[str, str]:
        found: dict[str, str] = {}
        for kind, part in self._package.relationships("").values():
            if kind in {"custom-properties", "customProperties"} and part in self._package:
                found |= _custom_properties(elements(self._package.read(part), part))
        return MappingProxyType(found)

    def _names(self) -> Mapping[str, str]:
        return MappingProxyType(
            {
                element.get("name"): element.text
                for element in self._elements
                if element.name == "definedName" and "localSheetId" not in element.attributes
            }
        )


def _listed(element: Element) -> _Listed:
    relation = next((v for k, v in element.attributes.items() if k.endswith("}id")), "")
    return _Listed(element.get("name"), element.get("state") in {"", "visible"}, relation)


def _custom_properties(found: tuple[Element, ...]) -> dict[str, str]:
    properties: dict[str, str] = {}
    name = ""
    for element in found:
        if element.name == "property":
            name = element.get("name")
        elif element.parent == "property":
            properties[name] = element.text
    return properties
