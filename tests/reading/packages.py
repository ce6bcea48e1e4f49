"""Builds .xlsx packages part by part, so that a test can spoil exactly one thing."""

import struct
import zlib
from dataclasses import dataclass

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
STRICT = "http://purl.oclc.org/ooxml/spreadsheetml/main"
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
STRICT_RELATIONS = "http://purl.oclc.org/ooxml/officeDocument/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_SHEET_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"

WORKBOOK = "xl/workbook.xml"
SHEET = "xl/worksheets/sheet1.xml"
STRINGS = "xl/sharedStrings.xml"
STYLES = "xl/styles.xml"
TYPES = "[Content_Types].xml"
ROOT_RELATIONS = "_rels/.rels"
BOOK_RELATIONS = "xl/_rels/workbook.xml.rels"

ROWS = (
    '<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c></row>'
    '<row r="2"><c r="A2" t="inlineStr"><is><t>AO.01</t></is></c>'
    '<c r="B2" s="1"><v>0.59</v></c></row>'
)


def parts(
    *, rows: str = ROWS, main: str = MAIN, relations: str = RELATIONS, kind: str = _SHEET_TYPE
) -> dict[str, bytes]:
    """A small sound workbook: a heading row, and a code with 59 % beside it."""
    written = {
        TYPES: f'<Types xmlns="{_PACKAGE}/content-types">'
        f'<Override PartName="/{WORKBOOK}" ContentType="{kind}"/></Types>',
        ROOT_RELATIONS: f'<Relationships xmlns="{_PACKAGE}/relationships"><Relationship Id="rId1" '
        f'Type="{relations}/officeDocument" Target="{WORKBOOK}"/></Relationships>',
        WORKBOOK: f'<workbook xmlns="{main}" xmlns:r="{relations}"><sheets>'
        '<sheet name="Actividades" sheetId="1" r:id="rId1"/></sheets></workbook>',
        BOOK_RELATIONS: f'<Relationships xmlns="{_PACKAGE}/relationships">'
        f'<Relationship Id="rId1" Type="{relations}/worksheet" Target="worksheets/sheet1.xml"/>'
        f'<Relationship Id="rId2" Type="{relations}/sharedStrings" Target="sharedStrings.xml"/>'
        f'<Relationship Id="rId3" Type="{relations}/styles" Target="styles.xml"/></Relationships>',
        SHEET: sheet(rows, main),
        STRINGS: f'<sst xmlns="{main}"><si><t>Código</t></si><si><t>Valor</t></si></sst>',
        STYLES: f'<styleSheet xmlns="{main}"><cellXfs><xf numFmtId="0"/><xf numFmtId="9"/>'
        '<xf numFmtId="14"/></cellXfs></styleSheet>',
    }
    return {name: text.encode() for name, text in written.items()}


def sheet(rows: str, main: str = MAIN, after: str = "") -> str:
    """A sheet's part around these rows."""
    return f'<worksheet xmlns="{main}"><sheetData>{rows}</sheetData>{after}</worksheet>'


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One part as the archive will claim it is; what is None is told truly."""

    name: str
    content: bytes
    size: int | None = None
    crc: int | None = None
    method: int = 8
    flags: int = 0x800
    packed: bytes | None = None
    reuse_first: bool = False


def packed(content: dict[str, bytes]) -> bytes:
    """An honest archive of these parts."""
    return archive([Entry(name=name, content=data) for name, data in content.items()])


def archive(entries: list[Entry]) -> bytes:
    """An archive that claims what its entries say."""
    body = bytearray()
    directory = bytearray()
    for entry in entries:
        fields, data = _fields(entry)
        name = entry.name.encode()
        offset = 0 if entry.reuse_first else len(body)
        if not entry.reuse_first:
            body += struct.pack("<4s5H3I2H", b"PK\x03\x04", *fields, len(name), 0) + name + data
        directory += struct.pack(
            "<4s6H3I5H2I", b"PK\x01\x02", 20, *fields, len(name), 0, 0, 0, 0, 0, offset
        )
        directory += name
    count = min(len(entries), 0xFFFF)
    end = struct.pack("<4s4H2IH", b"PK\x05\x06", 0, 0, count, count, len(directory), len(body), 0)
    return bytes(body + directory + end)


def _fields(entry: Entry) -> tuple[tuple[int, ...], bytes]:
    data = entry.packed
    if data is None:
        data = deflated(entry.content) if entry.method == 8 else entry.content
    crc = zlib.crc32(entry.content) if entry.crc is None else entry.crc
    size = len(entry.content) if entry.size is None else entry.size
    return (20, entry.flags, entry.method, 0, 33, crc, len(data), size), data


def deflated(content: bytes) -> bytes:
    """The content as a part holds it."""
    squeeze = zlib.compressobj(1, zlib.DEFLATED, -zlib.MAX_WBITS)
    return squeeze.compress(content) + squeeze.flush()
