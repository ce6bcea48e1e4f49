"""A file that was marked before, after its office did what Excel lets it do."""

import re
from io import BytesIO
from pathlib import Path

from returning.own_template import packed
from returning.sent_back import NOTES, PAGE, SHEET, by_xlsxwriter, opened, parts
from sheetgen.returning.annotate import Note, annotate
from sheetgen.returning.mark_styles import Mark
from sheetgen.returning.sheet_marks import At

TITLE = "Observaciones"
ORDER = "xl/calcChain.xml"
KIND = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/calcChain"
HOLDS = "application/vnd.openxmlformats-officedocument.spreadsheetml.calcChain+xml"


def test_the_order_of_calculation_goes_with_a_formula_typed_on_our_page(tmp_path: Path) -> None:
    """Excel repairs a file whose order names a cell that has no formula any more."""
    known = parts(annotate(by_xlsxwriter(tmp_path / "a.xlsx").read_bytes(), NOTES, PAGE, TITLE))
    ours = next(name for name, data in known.items() if "sheets/" in name and b"&lt;a&gt;" in data)
    known[ours] = known[ours].replace(b"</sheetData>", _row(known[ours]) + b"</sheetData>")
    known[ORDER] = b'<calcChain xmlns="http://x"><c r="A99" i="1"/></calcChain>'
    known["xl/_rels/workbook.xml.rels"] = known["xl/_rels/workbook.xml.rels"].replace(
        b"</Relationships>",
        f'<Relationship Id="rId99" Type="{KIND}" Target="calcChain.xml"/></Relationships>'.encode(),
    )
    known["[Content_Types].xml"] = known["[Content_Types].xml"].replace(
        b"</Types>", f'<Override PartName="/{ORDER}" ContentType="{HOLDS}"/></Types>'.encode()
    )

    again = parts(annotate(packed(known), NOTES, PAGE, TITLE))

    assert ORDER not in again
    assert b"calcChain" not in again["xl/_rels/workbook.xml.rels"]
    assert b"calcChain" not in again["[Content_Types].xml"]
    assert b"1+1" not in again[ours]
    assert [TITLE, "Instrucciones", SHEET] == opened(packed(again)).sheetnames[:3]


def _row(sheet: bytes) -> bytes:
    assert not re.search(rb'r="A99"', sheet)
    return b'<row r="99"><c r="A99"><f>1+1</f><v>2</v></c></row>'


def test_a_note_of_ours_says_what_is_wrong_now_where_our_sheets_were_deleted(
    tmp_path: Path,
) -> None:
    book = opened(annotate(by_xlsxwriter(tmp_path / "a.xlsx").read_bytes(), NOTES, PAGE, TITLE))
    for name in [each for each in book.sheetnames if each not in {"Instrucciones", SHEET}]:
        del book[name]
    saved = BytesIO()
    book.save(saved)
    now = {SHEET: {At.parse("C3"): Note(Mark.ERROR, "Sigue sin ser una cifra")}}

    sheet = opened(annotate(saved.getvalue(), now, PAGE, TITLE))[SHEET]

    assert "Sigue sin ser una cifra" == sheet["C3"].comment.text
    assert "Falta el motivo" == sheet["D3"].comment.text
