"""The lint of drawings: no chart and no picture lies over a cell that holds something."""

import posixpath
import xml.etree.ElementTree as ET
from collections.abc import Iterator, Mapping

from openpyxl.utils import get_column_letter, range_boundaries

MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
DRAWN = "{http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing}"
LINKED = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"


def lint_drawings(tree: Mapping[str, ET.Element]) -> Iterator[str]:
    """The cells under the drawings of each sheet; ``tree`` holds parts and relationships."""
    for name in sorted(each for each in tree if each.startswith("xl/worksheets/sheet")):
        held = set(_held(tree[name]))
        for drawing in tree[name].findall(f"{MAIN}drawing"):
            part = _target(tree, name, drawing.get(f"{LINKED}id", ""))
            for area in _areas(tree[part]):
                yield from (
                    f"{name}: a drawing covers {get_column_letter(column + 1)}{row + 1}"
                    for row, column in sorted(held & area)
                )


def _held(sheet: ET.Element) -> Iterator[tuple[int, int]]:
    """The cells that hold something, counted from 0; all of a merged area that does."""
    merged = {}
    for each in sheet.iter(f"{MAIN}mergeCell"):
        left, top, right, bottom = range_boundaries(each.get("ref", ""))
        merged[top, left] = right, bottom
    for cell in sheet.iter(f"{MAIN}c"):
        if cell.find(f"{MAIN}v") is None and cell.find(f"{MAIN}is") is None:
            continue
        left, top, _, _ = range_boundaries(cell.get("r", ""))
        right, bottom = merged.get((top, left), (left, top))
        for row in range(top - 1, bottom):
            yield from ((row, column) for column in range(left - 1, right))


def _areas(drawing: ET.Element) -> Iterator[set[tuple[int, int]]]:
    """The cells that each drawing lies over; one that only touches a cell's edge does not."""
    for anchor in drawing.findall(f"{DRAWN}twoCellAnchor"):
        (first, first_row), _ = _corner(anchor, "from")
        (last, last_row), (right, down) = _corner(anchor, "to")
        yield {
            (row, column)
            for row in range(first_row, last_row + (down > 0))
            for column in range(first, last + (right > 0))
        }


def _corner(anchor: ET.Element, name: str) -> tuple[tuple[int, int], tuple[int, int]]:
    """A corner as (column, row), and how far it stands from that cell's own corner."""
    corner = {
        each.tag.removeprefix(DRAWN): int(each.text or 0)
        for each in anchor.find(f"{DRAWN}{name}") or ()
    }
    return (corner["col"], corner["row"]), (corner["colOff"], corner["rowOff"])


def _target(tree: Mapping[str, ET.Element], part: str, relation: str) -> str:
    folder, name = posixpath.split(part)
    relations = tree[posixpath.join(folder, "_rels", f"{name}.rels")]
    target = next(each.get("Target", "") for each in relations if each.get("Id") == relation)
    return posixpath.normpath(posixpath.join(folder, target)).lstrip("/")
