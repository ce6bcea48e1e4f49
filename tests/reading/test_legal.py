"""Odd files that are legal, or that can be read in one way only, are read."""

import datetime as dt
import zlib
from collections.abc import Callable
from decimal import Decimal
from xml.sax.saxutils import escape

import pytest

import spent
from reading.hostile import open_document
from reading.packages import (
    BOOK_RELATIONS,
    MAIN,
    ROWS,
    SHEET,
    STRICT,
    STRICT_RELATIONS,
    STRINGS,
    STYLES,
    WORKBOOK,
    Entry,
    archive,
    packed,
    parts,
    sheet,
)
from sheetgen.reading.matching.form_table import normal
from sheetgen.reading.opening.cells import UNKNOWN_FORMAT, Cell, Kind, Span, Workbook
from sheetgen.reading.opening.workbook import open_workbook
from sheetgen.reading.typed.gap_words import gap_of


def _open(content: dict[str, bytes]) -> Workbook:
    return open_workbook(packed(content), "oficina.xlsx")


def _first(rows: str, **more: bytes) -> dict[tuple[int, int], Cell]:
    content = parts(rows=rows) | {STRINGS: more.get("strings", parts()[STRINGS])}
    return dict(_open(content).sheets[0].cells)


def _one(attributes: str, inside: str) -> Cell:
    return _first(f'<row r="1"><c r="A1" {attributes}>{inside}</c></row>')[1, 1]


def _is_sound(book: Workbook) -> None:
    cells = book.sheets[0].cells
    assert [(1, 1), (1, 2), (2, 1), (2, 2)] == list(cells)
    assert ["Código", "Valor", "AO.01"] == [cells[at].value for at in list(cells)[:3]]
    assert Cell(2, 2, Kind.NUMBER, Decimal("0.59"), "0%", "") == cells[2, 2]


def test_a_small_sound_workbook_is_read() -> None:
    _is_sound(_open(parts()))


def test_a_strict_workbook_is_read() -> None:
    _is_sound(_open(parts(main=STRICT, relations=STRICT_RELATIONS)))


def test_prefixed_namespaces_are_read() -> None:
    content = parts()
    for name in (SHEET, STRINGS, STYLES, WORKBOOK):
        text = (
            content[name].decode().replace("</", "<//").replace("<", "<q:").replace("<q://", "</q:")
        )
        content[name] = text.replace("xmlns=", "xmlns:q=").encode()

    assert b"<q:row" in content[SHEET]
    _is_sound(_open(content))


@pytest.mark.parametrize("rename", [str.upper, str.title, lambda name: name.replace("/", "\\")])
def test_part_names_of_another_case_or_slash_are_read(rename: Callable[[str], str]) -> None:
    content = {
        (rename(name) if name.startswith("xl") else name): data for name, data in parts().items()
    }

    _is_sound(_open(content))


def test_targets_from_the_root_are_read() -> None:
    content = parts()
    content[BOOK_RELATIONS] = content[BOOK_RELATIONS].replace(b'"worksheets/', b'"/xl/worksheets/')

    _is_sound(_open(content))


def test_stored_parts_and_parts_with_a_trailing_size_are_read() -> None:
    entries = [
        Entry(name=name, content=data, method=0, flags=0x808) for name, data in parts().items()
    ]

    _is_sound(open_workbook(archive(entries), "x.xlsx"))


def test_a_comment_behind_the_archive_is_no_harm() -> None:
    data = packed(parts())

    _is_sound(open_workbook(data[:-2] + b"\x05\x00hello", "x.xlsx"))


def test_utf_16_with_a_mark_is_read() -> None:
    content = parts()
    for name in (SHEET, STRINGS):
        content[name] = content[name].decode().encode("utf-16")

    _is_sound(_open(content))


def test_rows_and_cells_without_addresses_follow_each_other() -> None:
    cells = _first("<row><c/><c><v>1</v></c></row><row><c><v>2</v></c></row>")

    assert {(1, 2): Decimal(1), (2, 1): Decimal(2)} == {at: c.value for at, c in cells.items()}


def test_the_last_cell_of_the_grid_costs_nothing() -> None:
    rows = (
        '<row r="1"><c r="A1"><v>1</v></c></row>'
        '<row r="1048576"><c r="XFD1048576"><v>2</v></c></row>'
    )

    assert [(1, 1), (1_048_576, 16_384)] == list(_first(rows))


def test_no_styles_and_no_texts_at_all_are_legal() -> None:
    content = parts(rows='<row r="1"><c r="A1"><v>3</v></c></row>')
    del content[STYLES], content[STRINGS]
    relations = content[BOOK_RELATIONS].decode()
    content[BOOK_RELATIONS] = (
        relations[: relations.index('<Relationship Id="rId2"')] + "</Relationships>"
    ).encode()

    assert Cell(1, 1, Kind.NUMBER, Decimal(3), "General", "") == _open(content).sheets[0].cell(1, 1)


def test_a_chart_sheet_is_a_sheet_without_cells() -> None:
    content = parts()
    content[BOOK_RELATIONS] = content[BOOK_RELATIONS].replace(b'/worksheet"', b'/chartsheet"')

    assert {} == dict(_open(content).sheets[0].cells)


def test_what_extensions_hold_is_left_out() -> None:
    content = parts()
    extra = '<extLst><ext><x:c xmlns:x="urn:x" r="A1"><x:v>9</x:v></x:c></ext></extLst>'
    content[SHEET] = content[SHEET].replace(b"</worksheet>", f"{extra}</worksheet>".encode())
    listed = '<extLst><ext><x:sheet xmlns:x="urn:x" name="Otra" r:id="rId1"/></ext></extLst>'
    content[WORKBOOK] = content[WORKBOOK].replace(b"</workbook>", f"{listed}</workbook>".encode())

    _is_sound(_open(content))
    assert ["Actividades"] == [sheet.name for sheet in _open(content).sheets]


@pytest.mark.parametrize(
    ("attributes", "inside", "kind", "value"),
    [
        ("", "<v>0.10929999999999999</v>", Kind.NUMBER, Decimal("0.1093")),
        ("", "<v>0.1</v>", Kind.NUMBER, Decimal("0.1")),
        ("", "<v>59.0</v>", Kind.NUMBER, Decimal(59)),
        ("", "<v>-0</v>", Kind.NUMBER, Decimal(0)),
        ("", "<v> 12 </v>", Kind.NUMBER, Decimal(12)),
        ("", "<v>1.2E+3</v>", Kind.NUMBER, Decimal(1200)),
        ("", "<v>1E+22</v>", Kind.NUMBER, Decimal("1E+22")),
        ("", "<v>12345678901234567</v>", Kind.NUMBER, Decimal(12345678901234568)),
        ("", "<v>1_000</v>", Kind.ERROR, "1_000"),
        ("", "<v>1e999</v>", Kind.ERROR, "1e999"),
        ("", "<v>nan</v>", Kind.ERROR, "nan"),
        ('t="b"', "<v>1</v>", Kind.BOOLEAN, True),
        ('t="b"', "<v>0</v>", Kind.BOOLEAN, False),
        ('t="e"', "<v>#DIV/0!</v>", Kind.ERROR, "#DIV/0!"),
        ('t="str"', "<f>A2</f><v>hola</v>", Kind.TEXT, "hola"),
        ('t="str"', "<f>A2</f><v></v>", Kind.TEXT, ""),
        ("", "<f>A2</f><v></v>", Kind.UNCACHED, None),
        ("", "<f>A2</f>", Kind.UNCACHED, None),
        ("", "<f>A2</f><v>7</v>", Kind.NUMBER, Decimal(7)),
        ('t="d"', "<v>2024-12-31T00:00:00</v>", Kind.DATE, dt.date(2024, 12, 31)),
        ('t="d"', "<v>2024-12-31</v>", Kind.DATE, dt.date(2024, 12, 31)),
        ('t="d"', "<v>ayer</v>", Kind.ERROR, "ayer"),
        ('s="2"', "<v>45657</v>", Kind.DATE, dt.date(2024, 12, 31)),
        ('s="2"', "<v>1</v>", Kind.DATE, dt.date(1900, 1, 1)),
        ('s="2"', "<v>61</v>", Kind.DATE, dt.date(1900, 3, 1)),
        ('s="2"', "<v>-3</v>", Kind.ERROR, "#####"),
        ('t="inlineStr"', "<is><r><t>uno </t></r><r><t>dos</t></r></is>", Kind.TEXT, "uno dos"),
        ('t="inlineStr"', "<is><t>a_x000D_b</t></is>", Kind.TEXT, "a\rb"),
        ('t="inlineStr"', "<is><t>_x005F_x000D_</t></is>", Kind.TEXT, "_x000D_"),
        ('t="inlineStr"', "<is><t>_xD83D__xDE00_ _xD83D_</t></is>", Kind.TEXT, "😀 \ufffd"),
        ('t="inlineStr"', "<is><t>漢</t><rPh><t>かん</t></rPh></is>", Kind.TEXT, "漢"),
    ],
)
def test_each_kind_of_cell_is_told_apart(
    attributes: str, inside: str, kind: Kind, value: object
) -> None:
    found = _one(attributes, inside)

    assert (kind, value) == (found.kind, found.value)


def test_whole_numbers_are_written_without_a_point() -> None:
    assert ["59", "2138538"] == [str(_one("", f"<v>{v}</v>").value) for v in ("59.0", "2.138538E6")]


def test_a_cell_with_a_style_and_nothing_in_it_is_empty() -> None:
    assert {} == _first('<row r="1"><c r="A1" s="1"/><c r="B1" t="s"/><c r="C1"><v/></c></row>')


def test_dates_count_from_1904_where_the_workbook_says_so() -> None:
    content = parts(rows='<row r="1"><c r="A1" s="2"><v>0</v></c></row>')
    content[WORKBOOK] = content[WORKBOOK].replace(
        b"<sheets>", b'<workbookPr date1904="1"/><sheets>'
    )

    assert dt.date(1904, 1, 1) == _open(content).sheets[0].cell(1, 1).value


def test_rich_texts_are_joined_and_their_guides_left_out() -> None:
    strings = parts()[STRINGS].replace(
        b"<si><t>Valor</t></si>",
        b"<si><r><t>Va</t></r><r><t xml:space='preserve'>lor </t></r><rPh><t>x</t></rPh></si>",
    )

    assert (
        "Valor "
        == _first('<row r="1"><c r="A1" t="s"><v>1</v></c></row>', strings=strings)[1, 1].value
    )


def test_a_shared_formula_is_told_for_every_cell_of_it() -> None:
    cells = _first(
        '<row r="1"><c r="A1"><f t="shared" si="0" ref="A1:A2">B1*2</f><v>2</v></c></row>'
        '<row r="2"><c r="A2"><f t="shared" si="0"/><v>4</v></c></row>'
    )

    assert ["=B1*2", "=B1*2"] == [cell.formula for cell in cells.values()]


def test_merges_hidden_rows_hidden_columns_and_protection_are_told() -> None:
    content = parts(rows='<row r="3" hidden="1"><c r="A3"><v>1</v></c></row>')
    before, after = content[SHEET].decode().split("<sheetData>")
    content[SHEET] = (
        f'{before}<cols><col min="2" max="3" hidden="1"/><col min="5" max="5"/></cols><sheetData>'
        + after.replace(
            "</sheetData>",
            '</sheetData><sheetProtection sheet="1"/>'
            '<mergeCells><mergeCell ref="A1:C2"/></mergeCells>',
        )
    ).encode()
    found = _open(content).sheets[0]

    assert (Span(1, 1, 2, 3),) == found.merges
    assert {3} == found.hidden_rows
    assert {2, 3} == found.hidden_columns
    assert found.protected
    assert Decimal(1) == found.cell(3, 1).value


def test_hidden_sheets_names_and_their_case_are_told() -> None:
    content = parts()
    content[WORKBOOK] = (
        content[WORKBOOK]
        .replace(b'r:id="rId1"', b'state="veryHidden" r:id="rId1"')
        .replace(
            b"</sheets>",
            b'</sheets><definedNames><definedName name="plan">Actividades!$A$1</definedName>'
            b'<definedName name="area" localSheetId="0">Actividades!$A$2</definedName>'
            b"</definedNames>",
        )
    )
    book = _open(content)

    assert {"plan": "Actividades!$A$1"} == dict(book.names)
    found = book.sheet("ACTIVIDADES")
    assert found is not None
    assert not found.visible
    assert book.sheet("otra") is None


def test_a_hundred_thousand_overlapping_hidden_columns_are_no_burden() -> None:
    content = parts()
    cols = '<col min="1" max="16384" hidden="1"/>' * 20_000
    content[SHEET] = (
        sheet('<row r="1"/>').replace("<sheetData>", f"<cols>{cols}</cols><sheetData>").encode()
    )

    assert len(zlib.compress(content[SHEET])) < 10_000
    assert 16_384 == len(_open(content).sheets[0].hidden_columns)


def test_texts_in_another_encoding_are_read_by_it() -> None:
    strings = "<si><t>Código</t></si><si><t>Ã³</t></si></sst>"
    declared = f'<?xml version="1.0" encoding="ISO-8859-1"?><sst xmlns="{MAIN}">{strings}'

    cells = _first(ROWS, strings=declared.encode("latin-1"))

    assert ["Código", "Ã³"] == [cells[1, 1].value, cells[1, 2].value]


def test_texts_that_would_also_be_utf_8_are_read_by_the_encoding_they_declare() -> None:
    declared = f'<?xml version="1.0" encoding="ISO-8859-1"?><sst xmlns="{MAIN}"><si><t>Ã³</t></si>'

    cells = _first(ROWS, strings=f"{declared}<si><t/></si></sst>".encode("latin-1"))

    assert "Ã³" == cells[1, 1].value


@pytest.mark.parametrize("sign", ["[", '"', "_", "\\"])
def test_a_number_format_longer_than_any_program_writes_tells_nothing(sign: str) -> None:
    content = parts()
    code = escape(sign * 200_000, {'"': "&quot;"})
    style = f'<numFmts><numFmt numFmtId="9" formatCode="{code}"/></numFmts>'
    content[STYLES] = content[STYLES].replace(b"<cellXfs>", f"{style}<cellXfs>".encode())

    assert UNKNOWN_FORMAT == _open(content).sheets[0].cells[2, 2].number_format


def test_thousands_of_accents_on_one_letter_take_no_time() -> None:
    text = "a" + "\u0301\u0316" * 200_000

    with spent.at_most(40):
        normal(text)
        gap_of(text)


def test_an_error_that_openoffice_stores_as_0_is_an_error() -> None:
    cell = (
        '<table:table-row><table:table-cell table:formula="of:=1/0" office:value-type="float" '
        'office:value="0"><text:p>{}</text:p></table:table-cell></table:table-row>'
    )
    shown = ("#DIV/0!", "Err:502", "#¡DIV/0!", "#N/D", "#NAME?", "0", "# 0")

    book = open_workbook(open_document("".join(map(cell.format, shown))), "x.ods")

    kinds = [cell.kind for cell in book.sheets[0].cells.values()]
    assert [Kind.ERROR] * 5 + [Kind.NUMBER] * 2 == kinds
