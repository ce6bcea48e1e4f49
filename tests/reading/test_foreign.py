"""Workbooks of other kinds: .ods by its own reader, .xls and .xlsb by calamine in a process."""

import datetime as dt
import io
import itertools
from decimal import Decimal
from pathlib import Path

import pytest
import xlsxwriter

from office import Office
from reading.hostile import open_document
from reading.packages import packed, parts
from sheetgen.language.number_marks import Marks
from sheetgen.model.figure import Gap
from sheetgen.ooxml.refusal import Refused
from sheetgen.reading.opening.cells import Cell, Kind, Sheet, Span, Workbook
from sheetgen.reading.opening.foreign import open_foreign
from sheetgen.reading.opening.workbook import open_workbook
from sheetgen.reading.typed.values import read_figure

_PERU = Marks(".", ",")
_XLS = "Excel 97-2003 (.xls)"


def _template() -> bytes:
    held = io.BytesIO()
    book = xlsxwriter.Workbook(held)
    percent = book.add_format({"num_format": "0.0%"})
    page = book.add_worksheet("Actividades")
    page.write_row(0, 0, ("Código", "Valor  obtenido", "línea\ndos"))
    page.write_string(1, 0, "AO.01")
    page.write_number(1, 1, 0.1093, percent)
    page.write_number(2, 1, 2_138_538.07)
    page.write_string(3, 1, "N.D.")
    page.write_boolean(4, 1, True)  # noqa: FBT003 - xlsxwriter's own call
    day = book.add_format({"num_format": "dd/mm/yyyy"})
    page.write_datetime(5, 1, dt.date(2025, 3, 1), day)
    page.write_formula(6, 1, "=1/0", None, "#DIV/0!")
    page.write_formula(7, 1, "=2*21", None, 42)
    page.merge_range("D1:E2", "junto")
    page.set_row(2, None, None, {"hidden": True})
    page.set_column(6, 7, None, None, {"hidden": True})
    page.write_comment("A1", "una nota que no es texto de la celda")
    page.protect()
    stamp = book.add_worksheet("sheetgen")
    stamp.write_row(0, 0, ("office", "PNTE"))
    stamp.hide()
    book.set_custom_property("office", "PNTE")
    book.define_name("sello", "=sheetgen!$B$1")
    book.close()
    return held.getvalue()


@pytest.fixture(scope="module")
def saved(tmp_path_factory: pytest.TempPathFactory, office: Office) -> dict[str, Workbook]:
    """The template as LibreOffice saves it in each kind."""
    folder: Path = tmp_path_factory.mktemp("office")
    (folder / "libro.xlsx").write_bytes(_template())
    made = {kind: office.saved([folder / "libro.xlsx"], folder, kind) for kind in ("ods", "xls")}
    return {kind: open_workbook(path.read_bytes(), path.name) for kind, (path,) in made.items()}


def _held(sheet: Sheet) -> dict[str, object]:
    return {cell.address: cell.value for cell in sheet.cells.values()}


_VALUES = {
    "A1": "Código",
    "B1": "Valor  obtenido",
    "C1": "línea\ndos",
    "D1": "junto",
    "A2": "AO.01",
    "B2": Decimal("0.1093"),
    "B3": Decimal("2138538.07"),
    "B4": "N.D.",
    "B5": True,
    "B6": dt.date(2025, 3, 1),
    "B7": "#DIV/0!",
    "B8": Decimal(42),
}


def test_a_template_saved_as_ods_keeps_everything_that_is_asked(saved: dict[str, Workbook]) -> None:
    book = saved["ods"]
    page = book.sheets[0]

    assert ["Actividades", "sheetgen"] == [sheet.name for sheet in book.sheets]
    assert [True, False] == [sheet.visible for sheet in book.sheets]
    assert _VALUES == _held(page)
    assert Kind.ERROR is page.cell(7, 2).kind
    assert "=2*21" == page.cell(8, 2).formula
    assert Decimal("10.93") == read_figure(page.cell(2, 2), in_percent=True, marks=_PERU).figure
    assert (Span(1, 4, 2, 5),) == page.merges
    assert {3} == page.hidden_rows
    assert {7, 8} == page.hidden_columns
    assert page.protected
    assert "PNTE" == book.properties["office"]
    assert "sello" in book.names


def test_a_template_saved_as_xls_is_read_with_its_percentages(
    saved: dict[str, Workbook],
) -> None:
    book = saved["xls"]
    page = book.sheets[0]

    assert [True, False] == [sheet.visible for sheet in book.sheets]
    assert _VALUES == _held(page)
    assert "0.0%" == page.cell(2, 2).number_format
    assert Decimal("10.93") == read_figure(page.cell(2, 2), in_percent=True, marks=_PERU).figure
    assert "General" == page.cell(3, 2).number_format
    assert (
        Decimal("2138538.07") == read_figure(page.cell(3, 2), in_percent=False, marks=_PERU).figure
    )
    assert Gap.UNREADABLE is read_figure(page.cell(7, 2), in_percent=False, marks=_PERU).figure


def test_a_file_that_ends_the_reader_is_refused_and_we_live_on() -> None:
    rows = (
        '<row r="1"><c r="A1"><v>1</v></c></row>'
        '<row r="1048576"><c r="XFD1048576"><v>2</v></c></row>'
    )

    with pytest.raises(Refused) as caught:
        open_foreign(packed(parts(rows=rows)), "x.xls", "READ-111", _XLS)

    assert "READ-132" == caught.value.code


@pytest.mark.parametrize("name", ["Workbook", "Book"])
def test_a_damaged_xls_is_refused(name: str) -> None:
    data = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600) + name.encode("utf-16-le") + bytes(99)

    with pytest.raises(Refused) as caught:
        open_workbook(data, "viejo.xlsx")

    assert caught.value.code in {"READ-132", "READ-133"}


def _ods(rows: str, style: str = "") -> Sheet:
    return open_workbook(open_document(rows, style), "x.ods").sheets[0]


def test_repeated_cells_and_rows_of_an_ods_are_each_told() -> None:
    cell = (
        '<table:table-cell office:value-type="float" office:value="7" '
        'table:number-columns-repeated="2"/>'
    )
    twice = 'table:number-rows-repeated="2"'
    sheet = _ods(f"<table:table-row {twice}><table:table-cell/>{cell}</table:table-row>")

    assert dict.fromkeys(itertools.product((1, 2), (2, 3)), Decimal(7)) == {
        at: found.value for at, found in sheet.cells.items()
    }


def test_a_million_empty_rows_of_an_ods_cost_nothing() -> None:
    wide = '<table:table-cell table:number-columns-repeated="16384"/>'
    many = 'table:number-rows-repeated="1048000" table:visibility="collapse"'
    sheet = _ods(f"<table:table-row {many}>{wide}</table:table-row>")

    assert {} == dict(sheet.cells)
    assert not sheet.hidden_rows


def test_the_text_of_an_ods_cell_is_its_paragraphs_without_its_notes() -> None:
    sheet = _ods(
        '<table:table-row><table:table-cell office:value-type="string">'
        "<office:annotation><text:p>nota</text:p></office:annotation>"
        '<text:p>uno<text:s text:c="2"/><text:span>dos</text:span></text:p><text:p>tres</text:p>'
        "</table:table-cell></table:table-row>"
    )

    assert Cell(1, 1, Kind.TEXT, "uno  dos\ntres", "General", "") == sheet.cell(1, 1)


def test_what_lies_under_a_merge_of_an_ods_is_left_out() -> None:
    value = 'office:value-type="float" office:value="7"'
    sheet = _ods(
        f'<table:table-row><table:table-cell table:number-columns-spanned="2" {value}/>'
        f"<table:covered-table-cell {value}/><table:table-cell {value}/></table:table-row>"
    )

    assert ["A1", "C1"] == [cell.address for cell in sheet.cells.values()]
    assert (Span(1, 1, 1, 2),) == sheet.merges


def test_what_libreoffice_remembers_of_another_file_is_no_sheet() -> None:
    source = '</table:table><table:table table:name="otro"><table:table-source/>'
    book = open_workbook(open_document(source), "x.ods")

    assert ["Actividades"] == [sheet.name for sheet in book.sheets]


def test_an_uncached_formula_and_an_error_of_an_ods_are_told() -> None:
    sheet = _ods(
        '<table:table-row><table:table-cell table:formula="of:=[.B1]"/>'
        '<table:table-cell table:formula="of:=1/0" office:value-type="string" '
        'calcext:value-type="error"><text:p>#DIV/0!</text:p></table:table-cell></table:table-row>'
    )

    assert (Kind.UNCACHED, "=[.B1]") == (sheet.cell(1, 1).kind, sheet.cell(1, 1).formula)
    assert (Kind.ERROR, "#DIV/0!") == (sheet.cell(1, 2).kind, sheet.cell(1, 2).value)


def test_notes_and_addresses_of_an_ods_are_read_and_who_wrote_when_is_not() -> None:
    note = (
        "<office:annotation><dc:creator>Ana</dc:creator><dc:date>2025-12-01</dc:date>"
        "<text:p>Cifra <text:span>preliminar</text:span></text:p><text:p>de campo</text:p>"
        "</office:annotation>"
    )
    link = '<text:p><text:a xlink:href="https://ejemplo.org/i.pdf">Ver</text:a> informe</text:p>'
    inside = '<text:p><text:a xlink:href="#Hoja1.A1">Ir</text:a></text:p>'
    sheet = _ods(
        f'<table:table-row><table:table-cell office:value-type="float" office:value="7">{note}'
        "<text:p>7</text:p></table:table-cell>"
        f"<table:table-cell>{note}</table:table-cell>"
        f'<table:table-cell office:value-type="string">{link}</table:table-cell>'
        f'<table:table-cell office:value-type="string">{inside}</table:table-cell>'
        "</table:table-row>"
    )

    assert {(1, 1): "Cifra preliminar\nde campo", (1, 2): "Cifra preliminar\nde campo"} == dict(
        sheet.notes
    )
    assert {(1, 3): "https://ejemplo.org/i.pdf"} == dict(sheet.links)
    assert ("Ver informe", "7") == (sheet.cell(1, 3).value, str(sheet.cell(1, 1).value))


def test_our_own_marks_in_an_ods_are_no_notes_of_the_office() -> None:
    sheet = _ods(
        "<table:table-row><table:table-cell><office:annotation><text:p>READ-202: no es un número."
        "</text:p></office:annotation></table:table-cell></table:table-row>"
    )

    assert {} == dict(sheet.notes)
