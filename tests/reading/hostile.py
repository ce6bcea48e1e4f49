"""Every hostile or odd file that must be refused, made by script, with what must be said of it."""

import functools
import io
import itertools
import zlib
from collections.abc import Callable
from dataclasses import dataclass

import xlsxwriter

from reading.packages import (
    BOOK_RELATIONS,
    ROOT_RELATIONS,
    SHEET,
    STRINGS,
    STYLES,
    TYPES,
    WORKBOOK,
    Entry,
    archive,
    packed,
    parts,
    sheet,
)

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504)
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
_SLIDES = "application/vnd.openxmlformats-officedocument.presentationml.presentation.main+xml"
_BINARY = "application/vnd.ms-excel.sheet.binary.macroEnabled.main"
_LAUGHS = '<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;">]>'
_OUTSIDE = '<!DOCTYPE x SYSTEM "file:///etc/passwd">'


@dataclass(frozen=True, slots=True, kw_only=True)
class Hostile:
    """A file, and the code and the words by which it must be refused."""

    name: str
    make: Callable[[], bytes]
    code: str
    words: str


def _honest() -> bytes:
    """A template-sized file by a real writer."""
    held = io.BytesIO()
    book = xlsxwriter.Workbook(held)
    page = book.add_worksheet("Actividades")
    for row, column in itertools.product(range(60), range(12)):
        page.write(row, column, f"texto {row}" if column < 3 else row * column / 7)
    book.close()
    return held.getvalue()


def _with(**changed: bytes | str | None) -> bytes:
    """The sound workbook with parts replaced, or taken out where None."""
    names = {"sheet": SHEET, "strings": STRINGS, "styles": STYLES, "workbook": WORKBOOK}
    names |= {"types": TYPES, "root": ROOT_RELATIONS, "relations": BOOK_RELATIONS}
    content = parts()
    for key, value in changed.items():
        content.pop(names[key])
        if value is not None:
            content[names[key]] = value.encode() if isinstance(value, str) else value
    return packed(content)


def _declared(part: str, doctype: str) -> bytes:
    content = parts()
    content[part] = doctype.encode() + content[part]
    return packed(content)


def _claiming(**claimed: object) -> bytes:
    """The sound workbook whose sheet claims something else of itself."""
    return archive(
        [
            Entry(name=name, content=data, **(claimed if name == SHEET else {}))  # type: ignore[arg-type]
            for name, data in parts().items()
        ]
    )


def _replaced(part: str, old: str, new: str) -> bytes:
    content = parts()
    assert old.encode() in content[part]
    content[part] = content[part].replace(old.encode(), new.encode())
    return packed(content)


def _renamed(*names: str) -> bytes:
    """The sound workbook with its sheet stored under all of these names."""
    entries = [Entry(name=n, content=d) for n, d in parts().items() if n != SHEET]
    return archive([*entries, *(Entry(name=n, content=parts()[SHEET]) for n in names)])


@functools.cache
def _spaces(megabytes: int) -> bytes:
    """This many megabytes of nothing, packed a thousand times smaller."""
    squeeze = zlib.compressobj(9, zlib.DEFLATED, -zlib.MAX_WBITS)
    block = b" " * (1 << 20)
    return b"".join(squeeze.compress(block) for _ in range(megabytes)) + squeeze.flush()


def _bomb() -> bytes:
    return _claiming(packed=_spaces(100), size=100 << 20)


def _lying_bomb() -> bytes:
    return _claiming(packed=_spaces(100), size=900)


def _many_medium() -> bytes:
    """Each part below every cap, all of them together far above."""
    block = _spaces(30)
    filler = b"\x00" * 100_000
    data = block + filler
    more = [
        Entry(name=f"xl/media/{i}.bin", content=b"", packed=data, size=30 << 20) for i in range(12)
    ]
    return archive([*(Entry(name=n, content=d) for n, d in parts().items()), *more])


def _overlapping() -> bytes:
    first = Entry(name="xl/media/a.bin", content=bytes(range(256)) * 400, method=0)
    again = [
        Entry(name=f"xl/media/{i}.bin", content=first.content, method=0, reuse_first=True)
        for i in range(5)
    ]
    return archive([first, *(Entry(name=n, content=d) for n, d in parts().items()), *again])


def _styled_rows(count: int) -> bytes:
    rows = "".join(f'<row r="{n}" s="1" customFormat="1"/>' for n in range(1, count + 1))
    return _with(sheet=sheet(rows))


def _many_cells() -> bytes:
    row = "".join('<c s="1"><v>1</v></c>' for _ in range(2_000))
    return _with(sheet=sheet(f"<row>{row}</row>" * 400))


def _many_texts() -> bytes:
    return _with(strings=f'<sst xmlns="x">{"<si><t>a</t></si>" * 400_000}</sst>')


def _many_attributes() -> bytes:
    """Far more names than a parser should keep, in one tag."""
    names = " ".join(f'a{n}=""' for n in range(400_000))
    return _with(sheet=sheet(f'<row r="1" {names}><c r="A1"><v>1</v></c></row>'))


def _many_tags() -> bytes:
    tags = "".join(f"<a{n}/>" for n in range(400_000))
    return _replaced(WORKBOOK, "</sheets>", f"</sheets>{tags}")


def _many_elements() -> bytes:
    return _replaced(WORKBOOK, "</sheets>", "</sheets>" + "<sheet/>" * 200_000)


def _many_sheets_listed() -> bytes:
    listed = "".join(f'<sheet name="H{n}" sheetId="{n}" r:id="rId1"/>' for n in range(1, 10_001))
    return _replaced(WORKBOOK, '<sheet name="Actividades" sheetId="1" r:id="rId1"/>', listed)


def _many_sheets_stored() -> bytes:
    more = {f"xl/worksheets/sheet{n}.xml": b"<worksheet/>" for n in range(2, 10_001)}
    return packed(parts() | more)


def _damaged() -> bytes:
    data = bytearray(_claiming())
    at = data.index(SHEET.encode()) + len(SHEET) + 20
    data[at] ^= 0xFF
    return bytes(data)


def _unlisted() -> bytes:
    return _honest().replace(b"PK\x01\x02", b"PK\x01\x99")


def _odf(kind: str, **content: str) -> bytes:
    """An OpenDocument package: content and manifest by these names."""
    full = f"application/vnd.oasis.opendocument.{kind}".encode()
    names = {"content": "content.xml", "manifest": "META-INF/manifest.xml"}
    return archive(
        [
            Entry(name="mimetype", content=full, method=0),
            *(Entry(name=names[key], content=text.encode()) for key, text in content.items()),
        ]
    )


def open_document(rows: str, style: str = "") -> bytes:
    """An .ods with one sheet of these rows."""
    spaces = " ".join(
        f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
        for name in ("office", "table", "text", "style")
    )
    calc = "urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0"
    return _odf(
        "spreadsheet",
        content=f'<office:document-content {spaces} xmlns:calcext="{calc}"'
        ' xmlns:xlink="http://www.w3.org/1999/xlink" xmlns:dc="http://purl.org/dc/elements/1.1/">'
        f"{style}<office:body>"
        f'<office:spreadsheet><table:table table:name="Actividades" table:style-name="ta1">{rows}'
        "</table:table></office:spreadsheet></office:body></office:document-content>",
    )


def _repeated(count: int) -> str:
    times = f'table:number-columns-repeated="{count}"'
    return f'<table:table-cell {times} office:value-type="float" office:value="1"/>'


def _cell(xml: str) -> bytes:
    return _with(sheet=sheet(xml))


def _file(name: str, code: str, words: str, make: Callable[[], bytes]) -> Hostile:
    return Hostile(name=name, make=make, code=code, words=words)


REFUSED: tuple[Hostile, ...] = (
    # What it is.
    _file("zero bytes", "READ-101", "no bytes at all", lambda: b""),
    _file("html", "READ-114", "web page", lambda: b"<html><table><tr><td>1</td></tr></table>"),
    _file("html with bom", "READ-114", "web page", lambda: b"\xef\xbb\xbf\r\n<!DOCTYPE HTML><p>"),
    _file("csv", "READ-115", "CSV", lambda: b"codigo;valor\r\nAO.01;59\r\n"),
    _file("csv in utf-16", "READ-115", "CSV", lambda: "código\t59\r\n".encode("utf-16")),
    _file("docx", "READ-116", "Word", lambda: packed(parts(kind=_WORD))),
    _file("pptx", "READ-116", "PowerPoint", lambda: packed(parts(kind=_SLIDES))),
    _file("odt", "READ-116", "LibreOffice", lambda: _odf("text")),
    _file("doc", "READ-116", "Word", lambda: _OLE + "WordDocument".encode("utf-16-le")),
    _file(
        "ppt", "READ-116", "PowerPoint", lambda: _OLE + "PowerPoint Document".encode("utf-16-le")
    ),
    _file("ole", "READ-118", "no known kind", lambda: _OLE),
    _file("pdf", "READ-116", "PDF", lambda: b"%PDF-1.7\n"),
    _file(
        "xml 2003",
        "READ-117",
        "Excel 2003 XML",
        lambda: b'<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?><Workbook/>',
    ),
    _file("picture", "READ-134", "picture", lambda: b"\x89PNG\r\n\x1a\n" + bytes(64)),
    _file("rar", "READ-119", "compressed folder", lambda: b"Rar!\x1a\x07\x00" + bytes(64)),
    _file("zip", "READ-119", "compressed folder", lambda: packed({"oficina.xlsx": _honest()})),
    _file("noise", "READ-118", "no known kind", lambda: bytes(range(256)) * 4),
    _file("zeros", "READ-118", "no known kind", lambda: bytes(4096)),
    _file(
        "encrypted",
        "READ-110",
        "protected by a password",
        lambda: _OLE + "EncryptedPackage".encode("utf-16-le") + bytes(64),
    ),
    _file("zip password", "READ-110", "parts are protected", lambda: _claiming(flags=0x801)),
    _file("ods without content", "READ-112", "content is missing", lambda: _odf("spreadsheet")),
    _file(
        "ods with a password",
        "READ-110",
        "protected by a password",
        lambda: _odf("spreadsheet", manifest="<x><encryption-data/></x>", content="?"),
    ),
    _file(
        "ods that repeats a cell",
        "READ-128",
        "more cells",
        lambda: open_document(
            f'<table:table-row table:number-rows-repeated="1000000">{_repeated(900)}'
            "</table:table-row>"
        ),
    ),
    _file(
        "ods with a far cell",
        "READ-126",
        "outside",
        lambda: open_document(
            '<table:table-row table:number-rows-repeated="1048576"/><table:table-row>'
            f"{_repeated(1)}</table:table-row>"
        ),
    ),
    _file(
        "ods without sheets",
        "READ-130",
        "lists no sheet",
        lambda: _odf("spreadsheet", content="<x/>"),
    ),
    # The archive.
    _file("truncated", "READ-102", "cut short", lambda: _honest()[:4000]),
    _file("only a signature", "READ-102", "cut short", lambda: b"PK\x03\x04"),
    _file("no list", "READ-102", "list of its parts", _unlisted),
    _file("empty zip", "READ-122", "empty package", lambda: b"PK\x05\x06" + bytes(18)),
    _file("damaged", "READ-103", "does not unpack", _damaged),
    _file("bad crc", "READ-103", "does not unpack", lambda: _claiming(crc=7)),
    _file("stored short", "READ-103", "does not unpack", lambda: _claiming(packed=b"\x03")),
    _file("claims less", "READ-104", "size of Actividades", lambda: _claiming(size=9)),
    _file("claims more", "READ-104", "size of Actividades", lambda: _claiming(size=9_000)),
    _file("overlapping", "READ-104", "larger than it is", _overlapping),
    _file("two parts", "READ-105", "twice", lambda: _renamed(SHEET, SHEET)),
    _file("two by case", "READ-105", "twice", lambda: _renamed(SHEET, SHEET.upper())),
    _file("two by slash", "READ-105", "twice", lambda: _renamed(SHEET, SHEET.replace("/", "\\"))),
    _file("strange packing", "READ-131", "packed as workbooks", lambda: _claiming(method=12)),
    _file("bomb", "READ-107", "unpack to", _bomb),
    _file("bomb that lies", "READ-104", "size of Actividades", _lying_bomb),
    _file("bomb in pieces", "READ-107", "unpack to", _many_medium),
    _file("10,000 parts", "READ-106", "parts", _many_sheets_stored),
    _file("33 megabytes", "READ-120", "bytes", lambda: b"PK\x03\x04" + bytes(33 << 20)),
    # The XML.
    _file("laughs in texts", "READ-108", "document type", lambda: _declared(STRINGS, _LAUGHS)),
    _file("laughs in sheet", "READ-108", "document type", lambda: _declared(SHEET, _LAUGHS)),
    _file("laughs in book", "READ-108", "document type", lambda: _declared(WORKBOOK, _LAUGHS)),
    _file("outside entity", "READ-108", "document type", lambda: _declared(STYLES, _OUTSIDE)),
    _file("torn xml", "READ-109", "does not parse", lambda: _with(sheet="<worksheet><sheetD")),
    _file("no xml", "READ-109", "does not parse", lambda: _with(workbook=b"\x00\x01\x02")),
    _file(
        "unknown encoding",
        "READ-109",
        "does not parse",
        lambda: _with(strings='<?xml version="1.0" encoding="klingon"?><sst/>'),
    ),
    _file(
        "unknown entity",
        "READ-109",
        "does not parse",
        lambda: _cell('<row r="1"><c r="A1"><v>&boom;</v></c></row>'),
    ),
    # What is missing.
    _file("no content types", "READ-121", "content types", lambda: _with(types=None)),
    _file("no relationships", "READ-122", "leads to a workbook", lambda: _with(root=None)),
    _file("no book", "READ-122", "leads to a workbook", lambda: _with(workbook=None)),
    _file("no book relations", "READ-122", "to sheets", lambda: _with(relations=None)),
    _file("no sheet part", "READ-123", "Actividades is missing", lambda: _with(sheet=None)),
    _file(
        "sheet outside",
        "READ-123",
        "Actividades is missing",
        lambda: _replaced(
            BOOK_RELATIONS,
            'Target="worksheets/sheet1.xml"',
            'Target="worksheets/sheet1.xml" TargetMode="External"',
        ),
    ),
    _file("no styles", "READ-124", "styles is missing", lambda: _with(styles=None)),
    _file("short styles", "READ-124", "uses styles", lambda: _replaced(SHEET, 's="1"', 's="7"')),
    _file("no texts", "READ-125", "texts is missing", lambda: _with(strings=None)),
    _file("short texts", "READ-125", "text number 3", lambda: _replaced(SHEET, "<v>1<", "<v>2<")),
    _file(
        "no sheets",
        "READ-130",
        "lists no sheet",
        lambda: _replaced(WORKBOOK, '<sheet name="Actividades" sheetId="1" r:id="rId1"/>', ""),
    ),
    # What is in the sheets.
    _file(
        "far column",
        "READ-126",
        "XFE1",
        lambda: _cell('<row r="1"><c r="XFE1"><v>1</v></c></row>'),
    ),
    _file(
        "far row",
        "READ-126",
        "A1048577",
        lambda: _cell('<row r="1048577"><c r="A1048577"><v>1</v></c></row>'),
    ),
    _file(
        "far cell in a near row",
        "READ-126",
        "A99999999",
        lambda: _cell('<row r="1"><c r="A99999999"><v>1</v></c></row>'),
    ),
    _file(
        "cell of another row",
        "READ-109",
        "the cell B9 in row",
        lambda: _cell('<row r="1"><c r="B9"><v>1</v></c></row>'),
    ),
    _file(
        "cell twice",
        "READ-105",
        "the cell A1 twice",
        lambda: _cell('<row r="1"><c r="A1"><v>1</v></c><c r="A1"><v>2</v></c></row>'),
    ),
    _file(
        "strange cell kind",
        "READ-109",
        "does not parse",
        lambda: _cell('<row r="1"><c r="A1" t="zz"><v>1</v></c></row>'),
    ),
    _file(
        "two values in a cell",
        "READ-109",
        "two values in the cell A1",
        lambda: _cell('<row r="1"><c r="A1"><v>5</v><v>9</v></c></row>'),
    ),
    _file(
        "a value and a text in a cell",
        "READ-109",
        "two values in the cell B1",
        lambda: _cell('<row r="1"><c r="B1"><v>5</v><is><t>9</t></is></c></row>'),
    ),
    _file(
        "a tag in a value",
        "READ-109",
        "two values in the cell A1",
        lambda: _cell('<row r="1"><c r="A1"><v>5<x/>9</v></c></row>'),
    ),
    _file(
        "a name without end in a tag",
        "READ-109",
        "does not parse",
        lambda: _cell(f'<row r="1" {"a" * 1_000_000}><c r="A1"><v>1</v></c></row>'),
    ),
    _file("400,000 attributes", "READ-128", "names of tags", _many_attributes),
    _file("400,000 tags", "READ-128", "names of tags", _many_tags),
    _file("200,000 elements", "READ-128", "far more", _many_elements),
    _file("a million styled rows", "READ-127", "50,000 rows", lambda: _styled_rows(1_000_000)),
    _file("800,000 cells", "READ-128", "more cells", _many_cells),
    _file("400,000 texts", "READ-128", "more cells", _many_texts),
    _file("10,000 sheets", "READ-129", "10,000 sheets", _many_sheets_listed),
    _file(
        "two sheets of one name",
        "READ-105",
        "two sheets",
        lambda: _replaced(
            WORKBOOK,
            "</sheets>",
            '<sheet name="ACTIVIDADES" sheetId="2" r:id="rId1"/></sheets>',
        ),
    ),
)
