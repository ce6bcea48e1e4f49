"""Sheets that hold what no table is: pivots and pictures, told by the parts of the file."""

from sheetgen.ooxml.markup import elements
from sheetgen.ooxml.parts import Package
from sheetgen.ooxml.refusal import Refused
from sheetgen.records import Struct

_ZIP = b"PK"
_CONTENT = "xl/workbook.xml"


class OddSheets(Struct, frozen=True):
    """The names of the sheets with a pivot, and of those with a picture or drawing."""

    pivots: frozenset[str] = frozenset()
    pictures: frozenset[str] = frozenset()


def odd_sheets(data: bytes) -> OddSheets:
    """What stands on the sheets of an .xlsx; of other formats nothing is told."""
    if not data.startswith(_ZIP):
        return OddSheets()
    try:
        package = Package(data)
        if _CONTENT not in package:
            return OddSheets()
        leads = package.relationships(_CONTENT)
        pivots, pictures = set(), set()
        for each in elements(package.read(_CONTENT), _CONTENT):
            if each.name != "sheet":
                continue
            relation = next((v for k, v in each.attributes.items() if k.endswith("}id")), "")
            _, part = leads.get(relation, ("", ""))
            kinds = {kind for kind, _ in package.relationships(part).values()} if part else set()
            if "pivotTable" in kinds:
                pivots.add(each.get("name"))
            if kinds & {"drawing", "image", "legacyDrawing"}:
                pictures.add(each.get("name"))
    except Refused:
        return OddSheets()  # the door tells what is wrong with the file
    return OddSheets(frozenset(pivots), frozenset(pictures))
