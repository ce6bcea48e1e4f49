"""Our own lint of a workbook: what no schema validator sees, and Excel repairs or refuses."""

import re
import xml.etree.ElementTree as ET
from collections import Counter
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from urllib.parse import unquote
from zipfile import ZipFile

from openpyxl.formula import Tokenizer
from openpyxl.utils import range_boundaries

from writing.lint_drawings import lint_drawings
from writing.lint_formats import lint_formats

MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
LONGEST_TEXT = 32_767
LONGEST_LIST = 255
LONGEST_FORMULA = 8_192
MOST_LINKS = 65_530
MOST_FORMATS = 64
CELL = re.compile(r"([A-Z]{1,3})([1-9]\d*)")
TABLE_NAME = re.compile(r"[^\W\d]\w*")
OUTSIDE = re.compile(r"https?://|mailto:", re.IGNORECASE)
RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
LOCATION = re.compile(r"'((?:[^']|'')+)'![A-Z]+\d+")


def lint(path: Path) -> list[str]:
    """Every fault found, in words; an empty list is a clean workbook."""
    tree, found = _parts(path)
    shared = _shared(tree)
    styles = _styles(tree)
    sheets = [each.get("name", "") for each in tree["xl/workbook.xml"].iter(f"{MAIN}sheet")]
    found += _looks(tree)
    found += _book(tree["xl/workbook.xml"])
    for name in sorted(each for each in tree if each.startswith("xl/worksheets/sheet")):
        faults = [*_sheet(tree[name], shared, styles, sheets), *_addresses(tree, name, path)]
        found += [f"{name}: {fault}" for fault in faults]
    found += _tables({name: root for name, root in tree.items() if name.startswith("xl/tables/")})
    return found


def lint_looks(path: Path) -> list[str]:
    """Of the faults, those of what is seen: for files that hide their stamp on purpose."""
    return [*_looks(_parts(path)[0])]


def _parts(path: Path) -> tuple[dict[str, ET.Element], list[str]]:
    """The parts and their relationships, and a fault for each name that stands twice."""
    with ZipFile(path) as parts:
        names = Counter(parts.namelist())
        found = [f"part twice: {name}" for name, n in names.items() if n > 1]
        wanted = [name for name in names if name.endswith((".xml", ".rels"))]
        return {name: ET.fromstring(parts.read(name)) for name in wanted}, found  # noqa: S314 - files of our own


def _looks(tree: dict[str, ET.Element]) -> Iterator[str]:
    yield from lint_formats(tree["xl/styles.xml"])
    yield from lint_drawings(tree)


def _shared(tree: dict[str, ET.Element]) -> list[str]:
    root = tree.get("xl/sharedStrings.xml")
    return [] if root is None else ["".join(each.itertext()) for each in root.findall(f"{MAIN}si")]


def _styles(tree: dict[str, ET.Element]) -> tuple[int, int]:
    """How many cell formats and conditional formats there are."""
    root = tree["xl/styles.xml"]
    counts = []
    for kind in ("cellXfs", "dxfs"):
        found = root.find(f"{MAIN}{kind}")
        counts.append(0 if found is None else len(found))
    return counts[0], counts[1]


def _book(book: ET.Element) -> Iterator[str]:
    for sheet in book.iter(f"{MAIN}sheet"):
        if sheet.get("state", "visible") != "visible":
            yield f"hidden sheet {sheet.get('name')}"
    for name in book.iter(f"{MAIN}definedName"):
        known = str(name.get("name")).startswith("_xlnm.")
        filtered = name.get("name") == "_xlnm._FilterDatabase"
        if not known or (name.get("hidden") and not filtered):
            yield f"defined name {name.get('name')}"


def _sheet(
    sheet: ET.Element, shared: list[str], styles: tuple[int, int], names: list[str]
) -> Iterator[str]:
    yield from _cells(sheet, shared, styles[0])
    yield from _merges(sheet)
    for rule in sheet.iter(f"{MAIN}cfRule"):
        if int(rule.get("dxfId", "0")) >= max(styles[1], 1):
            yield f"dxfId {rule.get('dxfId')}"
        yield from (
            fault for each in rule.findall(f"{MAIN}formula") for fault in _formula(each.text or "")
        )
    for check in sheet.iter(f"{MAIN}formula1"):
        if (check.text or "").startswith('"') and len(check.text or "") > LONGEST_LIST + 2:
            yield f"validation list of {len(check.text or '')}"
    links = list(sheet.iter(f"{MAIN}hyperlink"))
    if len(links) > MOST_LINKS:
        yield f"{len(links)} links"
    for link in links:
        if not link.get("location") or link.get(RELATION):
            continue  # it leads out of the workbook: lint() looks for its address
        target = LOCATION.fullmatch(link.get("location", ""))
        if target is None or target[1].replace("''", "'") not in names:
            yield f"link {link.get('ref')} to {link.get('location')}"


def _addresses(tree: dict[str, ET.Element], name: str, path: Path) -> Iterator[str]:
    """Every link out opens a page, a mail, or a sheet of a workbook that lies beside this one."""
    folder, _, part = name.rpartition("/")
    known = {
        each.get("Id"): each.get("Target", "")
        for each in tree.get(f"{folder}/_rels/{part}.rels", ())
    }
    beside: dict[str, list[str]] = {}
    for link in tree[name].iter(f"{MAIN}hyperlink"):
        target = known.get(link.get(RELATION), "")
        location = link.get("location")
        if location is None:
            if not OUTSIDE.match(target):
                yield f"link {link.get('ref')} to {target}"
        elif link.get(RELATION):
            names = beside.setdefault(target, _sheets_of(path.with_name(unquote(target))))
            found = LOCATION.fullmatch(location)
            if found is None or found[1].replace("''", "'") not in names:
                yield f"link {link.get('ref')} to {location} in {target}"


@cache
def _sheets_of(path: Path) -> list[str]:
    """The sheets of a workbook; none where there is no such file."""
    if not path.is_file():
        return []
    with ZipFile(path) as parts:
        book = ET.fromstring(parts.read("xl/workbook.xml"))  # noqa: S314 - a file of our own
    return [each.get("name", "") for each in book.iter(f"{MAIN}sheet")]


def _tables(tables: dict[str, ET.Element]) -> Iterator[str]:
    """Excel repairs a file with a table named twice, with a bad name, or with a column twice."""
    named = Counter(root.get("displayName", "").casefold() for root in tables.values())
    yield from (f"table {name} stands twice" for name, n in named.items() if n > 1)
    for part, root in tables.items():
        if not TABLE_NAME.fullmatch(root.get("displayName", "")):
            yield f"{part}: name {root.get('displayName')}"
        titles = Counter(
            each.get("name", "").casefold() for each in root.iter(f"{MAIN}tableColumn")
        )
        yield from (f"{part}: column {title} twice" for title, n in titles.items() if n > 1)
        left, top, right, bottom = range_boundaries(root.get("ref", ""))
        if right - left + 1 != sum(titles.values()) or bottom <= top:
            yield f"{part}: {sum(titles.values())} columns in {root.get('ref')}"


def _cells(sheet: ET.Element, shared: list[str], formats: int) -> Iterator[str]:
    last_row = 0
    for row in sheet.iter(f"{MAIN}row"):
        number = int(row.get("r", "0"))
        if number <= last_row:
            yield f"row {number} after row {last_row}"
        last_row, last = number, 0
        for cell in row.findall(f"{MAIN}c"):
            at = CELL.fullmatch(cell.get("r", ""))
            if at is None or int(at[2]) != number:
                yield f"cell {cell.get('r')} in row {number}"
                continue
            column = range_boundaries(cell.get("r", ""))[0]
            if column <= last:
                yield f"cell {cell.get('r')} is out of order or stands twice"
            last = column
            if int(cell.get("s", "0")) >= formats:
                yield f"style {cell.get('s')} of {cell.get('r')}"
            yield from _value(cell, shared)


def _value(cell: ET.Element, shared: list[str]) -> Iterator[str]:
    value, formula = cell.find(f"{MAIN}v"), cell.find(f"{MAIN}f")
    text = "" if value is None else value.text or ""
    kind, at = cell.get("t", "n"), cell.get("r")
    if kind == "s":
        if not text.isdigit() or int(text) >= len(shared):
            yield f"shared string {text} of {at}"
            return
        text = shared[int(text)]
    if kind == "inlineStr":
        text = "".join(cell.itertext())
    if len(text) > LONGEST_TEXT:
        yield f"text of {len(text)} in {at}"
    if (
        kind == "n"
        and value is not None
        and not (formula is not None and not text)  # how xlsxwriter writes that a formula says ""
        and not re.fullmatch(r"-?[\d.]+(E[+-]?\d+)?", text, re.IGNORECASE)
    ):
        yield f"number {text} in {at}"
    if formula is not None:
        yield from _formula(formula.text or "")
        if value is None:
            yield f"formula of {at} without its result"
        if text.startswith("#"):
            yield f"error {text} in {at}"


def _formula(text: str) -> Iterator[str]:
    if len(text) > LONGEST_FORMULA:
        yield f"formula of {len(text)}"
    if text.count("(") != text.count(")") and '"' not in text:
        yield f"brackets of {text}"
    tokens = Tokenizer(f"={text}").items
    depth = 0
    for token in tokens:
        depth += (token.subtype == "OPEN") - (token.subtype == "CLOSE")
        if token.type == "OPERAND" and token.subtype == "ERROR":
            yield f"error in {text}"
    if depth:
        yield f"brackets of {text}"


def _merges(sheet: ET.Element) -> Iterator[str]:
    taken: set[tuple[int, int]] = set()
    for merge in sheet.iter(f"{MAIN}mergeCell"):
        left, top, right, bottom = range_boundaries(merge.get("ref", ""))
        cells = {(r, c) for r in range(top, bottom + 1) for c in range(left, right + 1)}
        if taken & cells:
            yield f"merge {merge.get('ref')} overlaps"
        taken |= cells
