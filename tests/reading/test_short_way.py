"""The short way through a sheet gives what expat gives, or gives up."""

import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sheetgen.ooxml.markup import MAIN, parse
from sheetgen.ooxml.parts import Package
from sheetgen.ooxml.refusal import Refused
from sheetgen.reading.opening.lookups import Lookups
from sheetgen.reading.opening.number_formats import Style
from sheetgen.reading.opening.sheet_part import _short, read_sheet
from sheetgen.reading.opening.sheet_walk import Walk

ROOT = Path(__file__).resolve().parents[2]
BOOK = Lookups(
    [f"texto {n}" for n in range(2000)], [Style("General", is_date=False)] * 400, from_1904=False
)
FRAME = f'<worksheet xmlns="{MAIN[0]}"><cols/><sheetData>{{}}</sheetData></worksheet>'


def long_way(data: bytes) -> Walk | str:
    walk = Walk(BOOK, "Hoja")
    try:
        parse(data, "Hoja", walk.start, walk.end, walk.text)
    except Refused as refused:
        return refused.code
    return walk


def told(walk: Walk) -> tuple[object, ...]:
    return walk.cells, walk.hidden_rows, walk.told()


@pytest.mark.skipif(
    sys.version_info < (3, 11, 5),
    reason="possessive quantifiers lose groups in early Pythons 3.11: there all goes the long way",
)
@pytest.mark.parametrize("path", sorted(ROOT.glob("input/*/*.xlsx")), ids=lambda path: path.name)
def test_every_real_sheet_goes_the_short_way_and_gives_the_same(path: Path) -> None:
    package = Package(path.read_bytes())
    for n in range(1, 4):
        part = f"xl/worksheets/sheet{n}.xml"
        if part in package:
            data = package.read(part)
            short = _short(data, "Hoja", BOOK)

            assert short is not None
            assert told(long_way(data)) == told(short)


PIECES = st.sampled_from(
    [
        '<row r="1">',
        '<row r="2" hidden="1">',
        "</row>",
        '<row r="3"/>',
        '<row r="4"><c r="A1"/></row>',
        '<row r="4"><c r="A4"/><c r="B4" s="2"></c><c r="C4"><v>1E+5</v></c><c r="D5"/></row>',
        '<row r="5" r="6"/>',
        '<row r="7" 1ht="3"/>',
        '<row r="8"\u00a0ht="3"/>',
        '<row r="9" x14ac:ht="3"/>',
        '<c r="A1"/>',
        '<c r="A1" s="3"><v>1.5</v></c>',
        '<c r="B1" t="s"><v>7</v></c>',
        '<c r="B1" t="s"><v>9999</v></c>',
        '<c r="A2" t="inlineStr"><is><t xml:space="preserve"> a &amp; b </t></is></c>',
        '<c r="C1" t="str"><f>A1&amp;"x"</f><v>1x</v></c>',
        '<c r="D1"><f>A1</f></c>',
        '<c r="D1" t="str"><f>A1</f><v/></c>',
        '<c r="D1" t="str"><v/></c>',
        '<c r="E1" t="e"><v>#DIV/0!</v></c>',
        '<c r="E1" t="b"><v>1</v></c>',
        '<c r="F9"><v>1</v></c>',
        '<c r="XFE1"><v>1</v></c>',
        '<c r="A1"><v>&#0;</v></c>',
        '<c r="A1"><v>&nada;</v></c>',
        '<c r="A1"><v>]]></v></c>',
        "<!-- <c -->",
        '<c r="G1"><v><![CDATA[3]]></v></c>',
        '<c r="H1" t="zz"><v>1</v></c>',
        '<c r="A1" s="999"><v>1</v></c>',
        "<c><v>4</v></c>",
        '<c r="N1" t="inlineStr"><v></v><is><t>dos</t></is></c>',
        '<c r="O1" t="inlineStr"><is><t>&amp;#38;&#38;lt;&amp;lt;_x0041_</t></is></c>',
        '<c r="XFE1"/>',
        '<c r="I1"><f t="shared" si="0">A1</f><v>1</v></c>',
        '<c r="J1" t="inlineStr"><is><r><t>a</t></r></is></c>',
        "texto",
        " \n",
        '<c r="K1"><v></v></c>',
        '<c r="L1" t="inlineStr"><is><t></t></is></c>',
        '<c r="M1" t="n" />',
        "<",
        "&",
        "\x01",
    ]
)


@given(st.lists(PIECES, max_size=12))
def test_what_the_short_way_takes_expat_gives_too(pieces: list[str]) -> None:
    data = FRAME.format('<row r="1">' + "".join(pieces) + "</row>").encode()
    try:
        short = _short(data, "Hoja", BOOK)
    except Refused as refused:
        short = None

        assert refused.code == long_way(data)  # noqa: PT017 - either way may refuse, with the same code
    if short is not None:
        walked = long_way(data)

        assert isinstance(walked, Walk)
        assert told(walked) == told(short)


@pytest.mark.parametrize(
    "written",
    [
        '<!-- <sheetData><row r="1"><c r="A1"><v>1</v></c></row></sheetData> -->',
        "<sheetData/>",
        '<x:sheetData xmlns:x="otro"/>',
    ],
)
def test_cells_that_stand_elsewhere_are_left_to_expat(written: str) -> None:
    data = f'<worksheet xmlns="{MAIN[0]}">{written}</worksheet>'.encode()

    assert _short(data, "Hoja", BOOK) is None
    assert {} == dict(read_sheet(data, "Hoja", BOOK, visible=True).cells)


@pytest.mark.parametrize(
    "rows",
    [
        '<row r="1"/><row r="2"><c r="A1"/></row>',
        '<row r="1"><c r="XFD1"/><c r="XFE1"/></row>',
        '<row r="2"/><row r="1"/>',
        '<row r="1"><c r="A1"><v>1</v></c><c r="A1"><v>1</v></c></row>',
        '<row r="1" r="1"/>',
        '<row r="1" xmlns="otro"><c r="A1"><v>1</v></c></row>',
        '<row r="1" x14ac:dyDescent="0.25"/>',
        '<row r="1"><c r="A1"><v>1</v></c></row><c r="A2"><v>1</v></c>',
        '<row r="1"><c r="A1" t="s"><v>2000</v></c></row>',
    ],
)
def test_rows_that_nobody_writes_are_left_to_expat(rows: str) -> None:
    assert _short(FRAME.format(rows).encode(), "Hoja", BOOK) is None


@pytest.mark.parametrize(
    "around",
    [
        "<cols><col min='1' max='2' hidden='1'/></cols>",
        '<cols><col min="1" max="&#50;" hidden="1"/></cols>',
        '<row r="9" hidden="1"/>',
        '<c r="A9"><v>1</v></c>',
        "<!-- una nota -->",
        "<?una nota?>",
        '<a xmlns="otro"><col min="1" max="1" hidden="1"/></a>',
        "<a><![CDATA[una nota]]></a>",
        f'<x:cols xmlns:x="{MAIN[0]}"><x:col min="1" max="1" hidden="1"/></x:cols>',
    ],
)
@pytest.mark.parametrize("behind", [False, True])
def test_what_nobody_writes_around_the_cells_is_left_to_expat(around: str, *, behind: bool) -> None:
    cells = '<sheetData><row r="1"><c r="A1"><v>1</v></c></row></sheetData>'
    written = cells + around if behind else around + cells
    data = f'<worksheet xmlns="{MAIN[0]}">{written}</worksheet>'.encode()

    assert _short(data, "Hoja", BOOK) is None


def test_the_short_way_takes_what_excel_writes_beside_the_heights_of_rows() -> None:
    spaces = f'xmlns="{MAIN[0]}" xmlns:x14ac="http://schemas.microsoft.com/x14ac"'
    row = '<row r="1" spans="1:2" x14ac:dyDescent="0.25"><c r="A1" t="s"><v>7</v></c></row>'
    data = f"<worksheet {spaces}><sheetData>{row}</sheetData></worksheet>".encode()
    walk = _short(data, "Hoja", BOOK)

    assert walk is not None
    assert ["texto 7"] == [cell.value for cell in walk.cells.values()]
    assert told(long_way(data)) == told(walk)


def test_runs_of_hidden_columns_that_repeat_each_other_are_taken_once() -> None:
    runs = [(5, 9), (1, 2), (6, 7), (9, 16390), (0, 1)] + [(1, 16384)] * 5000
    cols = "".join(f'<col min="{a}" max="{b}" hidden="1"/>' for a, b in runs)
    for written, expected in ((cols, 16384), (cols[: cols.index('<col min="9"')], 7)):
        data = f'<worksheet xmlns="{MAIN[0]}"><cols>{written}</cols><sheetData/></worksheet>'
        found = read_sheet(data.encode(), "Hoja", BOOK, visible=True).hidden_columns

        assert expected == len(found)
        assert {1, 2, 5, 9} < found
