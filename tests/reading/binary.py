"""Writes a workbook as .xlsb, record by record (MS-XLSB): no program at hand does."""

import io
import struct
import zipfile
from collections.abc import Iterable, Iterator
from datetime import date
from decimal import Decimal
from itertools import groupby

from sheetgen.reading.opening.cells import Cell, Kind, Sheet, Workbook

_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_KIND = "application/vnd.ms-excel.sheet.binary.macroEnabled.main"
_ROW, _ERROR, _BOOLEAN, _REAL, _SHARED, _ITEM = 0, 3, 4, 5, 7, 19
_SHEET, _SHEET_END, _BOOK, _BOOK_END = 129, 130, 131, 132
_LIST, _LIST_END, _DATA, _DATA_END = 143, 144, 145, 146
_SIZE, _LISTED, _TEXTS, _TEXTS_END = 148, 156, 159, 160
_ERRORS = {"#NULL!": 0, "#DIV/0!": 7, "#VALUE!": 15, "#REF!": 23, "#N/A": 42}
_DAY_ZERO = date(1899, 12, 30)


def binary_workbook(book: Workbook) -> bytes:
    """The same sheets and values as .xlsb; styles and formulas are left out."""
    held = io.BytesIO()
    texts: dict[str, int] = {}
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as package:
        for count, page in enumerate(book.sheets, start=1):
            package.writestr(f"xl/worksheets/sheet{count}.bin", b"".join(_sheet(page, texts)))
        package.writestr("xl/sharedStrings.bin", b"".join(_shared(texts)))
        package.writestr("xl/workbook.bin", b"".join(_listed(book.sheets)))
        package.writestr("_rels/.rels", _relations([("rId1", "officeDocument", "xl/workbook.bin")]))
        sheets = range(1, len(book.sheets) + 1)
        leads = [(f"rId{n}", "worksheet", f"worksheets/sheet{n}.bin") for n in sheets]
        leads.append(("rIdTexts", "sharedStrings", "sharedStrings.bin"))
        package.writestr("xl/_rels/workbook.bin.rels", _relations(leads))
        package.writestr("[Content_Types].xml", _types())
    return held.getvalue()


def _types() -> str:
    return (
        f'<Types xmlns="{_PACKAGE}/content-types"><Default Extension="bin" ContentType="{_KIND}"/>'
        f'<Override PartName="/xl/workbook.bin" ContentType="{_KIND}"/></Types>'
    )


def _relations(leads: Iterable[tuple[str, str, str]]) -> str:
    listed = "".join(
        f'<Relationship Id="{name}" Type="{_OFFICE}/{kind}" Target="{part}"/>'
        for name, kind, part in leads
    )
    return f'<Relationships xmlns="{_PACKAGE}/relationships">{listed}</Relationships>'


def _record(number: int, content: bytes = b"") -> bytes:
    name = bytes([number]) if number < 1 << 7 else bytes([number & 127 | 128, number >> 7])
    size, left = b"", len(content)
    while left >= 1 << 7:
        size, left = size + bytes([left & 127 | 128]), left >> 7
    return name + size + bytes([left]) + content


def _text(text: str) -> bytes:
    return struct.pack("<I", len(text.encode("utf-16-le")) // 2) + text.encode("utf-16-le")


def _listed(sheets: Iterable[Sheet]) -> Iterator[bytes]:
    yield _record(_BOOK)
    yield _record(_LIST)
    for count, page in enumerate(sheets, start=1):
        state = struct.pack("<II", 0 if page.visible else 1, count)
        yield _record(_LISTED, state + _text(f"rId{count}") + _text(page.name))
    yield _record(_LIST_END)
    yield _record(_BOOK_END)


def _shared(texts: dict[str, int]) -> Iterator[bytes]:
    yield _record(_TEXTS, struct.pack("<II", len(texts), len(texts)))
    for text in texts:
        yield _record(_ITEM, b"\0" + _text(text))
    yield _record(_TEXTS_END)


def _sheet(page: Sheet, texts: dict[str, int]) -> Iterator[bytes]:
    cells = [page.cells[at] for at in sorted(page.cells)]
    last_row = max(cell.row for cell in cells) - 1
    last_column = max(cell.column for cell in cells) - 1
    yield _record(_SHEET)
    yield _record(_SIZE, struct.pack("<IIII", 0, last_row, 0, last_column))
    yield _record(_DATA)
    for row, found in groupby(cells, key=lambda cell: cell.row):
        yield _record(_ROW, struct.pack("<IIHBBBI", row - 1, 0, 300, 0, 0, 0, 0))
        for cell in found:
            yield _cell(cell, texts)
    yield _record(_DATA_END)
    yield _record(_SHEET_END)


def _cell(cell: Cell, texts: dict[str, int]) -> bytes:
    at = struct.pack("<II", cell.column - 1, 0)
    match cell.value:
        case bool():
            return _record(_BOOLEAN, at + bytes([cell.value]))
        case Decimal():
            return _record(_REAL, at + struct.pack("<d", float(cell.value)))
        case date():
            return _record(_REAL, at + struct.pack("<d", (cell.value - _DAY_ZERO).days))
        case str() if cell.kind is Kind.ERROR:
            return _record(_ERROR, at + bytes([_ERRORS[cell.value]]))
        case str():
            return _record(
                _SHARED, at + struct.pack("<I", texts.setdefault(cell.value, len(texts)))
            )
    return b""  # a formula that was never calculated
