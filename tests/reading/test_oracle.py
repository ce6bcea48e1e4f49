"""Held against openpyxl, cell by cell, on workbooks that real programs wrote."""

import datetime as dt
import io
import math
import random
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

import openpyxl
import pytest
import xlsxwriter
from openpyxl.cell.cell import Cell as OracleCell
from openpyxl.worksheet.formula import ArrayFormula

from office import Office
from sheetgen.reading.opening.cells import Cell, Kind, Workbook
from sheetgen.reading.opening.workbook import open_workbook

_FORMATS = (
    "General", "0", "0.0%", "0%", "#,##0", "#,##0.00", "0.00E+00", '"S/"#,##0.00', "@",
    "dd/mm/yyyy", "d-mmm-yy", "h:mm", "[h]:mm:ss", "yyyy\\-mm\\-dd", "[Red]0;[Blue]-0", '0.0"%"',
    '0 "días"', "_-* #,##0_-;-* #,##0_-", "[$S/-280A]\\ #,##0.00", "[$-F800]dddd\\,\\ mmmm\\ dd",
)  # fmt: skip
_TEXTS = (
    "Código", "  espacios  ", "línea\ndos", "=no es fórmula", "<&>\"'", "N.D.", "59 %",
    "S/ 2,138,538", "2\xa0500", "😀", "a\tb", "1,672", "_x000D_", "-", "x" * 32_767,
    "２５", "\u200b", "'59",
)  # fmt: skip


def _by_xlsxwriter() -> bytes:
    draw = random.Random(1)  # noqa: S311 - repeatable, not secret
    held = io.BytesIO()
    book = xlsxwriter.Workbook(held)
    formats = [book.add_format({"num_format": code}) for code in _FORMATS]
    page = book.add_worksheet("Números")
    for row in range(80):
        for column, shape in enumerate(formats):
            number = draw.choice(
                (draw.randrange(60_000), round(draw.random(), 4), draw.random() * 9e4)
            )
            page.write_number(row, column, number, shape)
        page.write_blank(row, 30, None, formats[2])
    texts = book.add_worksheet("Textos & más")
    for row, text in enumerate(_TEXTS):
        texts.write_string(row, 0, text)
        texts.write_string(row, 3, text, formats[3])
    texts.write_rich_string(40, 0, "uno ", book.add_format({"bold": True}), "dos", " tres")
    odd = book.add_worksheet("Otros")
    odd.write_boolean(0, 0, True)  # noqa: FBT003 - xlsxwriter's own call
    odd.write_formula(1, 0, "=1/0", None, "#DIV/0!")
    odd.write_formula(2, 0, "=A1&B1", None, "hecho")
    odd.write_formula(3, 0, "=2*21", None, 42)
    odd.write_array_formula("A5:A6", "{=ROW(A1:A2)}", None, 1)
    odd.write_datetime(6, 0, dt.datetime(2024, 12, 31), formats[9])  # noqa: DTZ001 - sheets know no zone
    odd.merge_range("C1:E4", "junto")
    odd.set_row(7, None, None, {"hidden": True})
    odd.hide()
    book.close()
    return held.getvalue()


def _by_openpyxl() -> bytes:
    draw = random.Random(2)  # noqa: S311 - repeatable, not secret
    book = openpyxl.Workbook()
    page = book.active
    assert page is not None
    for row in range(1, 60):
        for column, code in enumerate(_FORMATS, start=1):
            cell = page.cell(
                row, column, draw.choice((draw.random() * 100, draw.randrange(50_000)))
            )
            cell.number_format = code
        page.cell(row, 25, draw.choice(_TEXTS[:10]))
    page["AA1"] = dt.date(2025, 3, 1)
    page["AA2"] = dt.datetime(2025, 3, 1, 13, 30)  # noqa: DTZ001 - sheets know no zone
    page["AA3"] = "=SUM(A1:A9)"
    page["AA4"] = True
    page["AA5"] = "#N/A"
    page.merge_cells("AC1:AD9")
    page.protection.sheet = True
    hidden = book.create_sheet("oculta")
    hidden.sheet_state = "veryHidden"
    hidden["B2"] = "sello"
    held = io.BytesIO()
    book.save(held)
    return held.getvalue()


def _same_value(ours: Cell, theirs: OracleCell) -> bool:
    value = theirs.value
    if ours.kind is Kind.DATE:
        return _same_date(ours.value, value)
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        return isinstance(ours.value, Decimal) and math.isclose(float(ours.value), value, rel_tol=0)
    return bool(ours.value == value)


def _same_date(ours: object, theirs: object) -> bool:
    if isinstance(theirs, dt.datetime):
        return ours == theirs.date()
    # openpyxl gives times and durations where we keep the day on which they fall.
    return isinstance(theirs, (dt.time, dt.timedelta)) and isinstance(ours, dt.date)


_KINDS = {"n": Kind.NUMBER, "s": Kind.TEXT, "b": Kind.BOOLEAN, "e": Kind.ERROR, "d": Kind.DATE}


def _compare(data: bytes) -> int:
    """Hold our reading against openpyxl's; how many cells were compared."""
    ours: Workbook = open_workbook(data, "libro.xlsx")
    values = openpyxl.load_workbook(io.BytesIO(data), data_only=True)
    formulas = openpyxl.load_workbook(io.BytesIO(data))
    assert values.sheetnames == [sheet.name for sheet in ours.sheets]
    compared = 0
    for sheet in ours.sheets:
        page, written = values[sheet.name], formulas[sheet.name]
        seen = set()
        for row in page.iter_rows():
            for theirs in row:
                if theirs.value is None:
                    continue
                at = (theirs.row, theirs.column)
                cell = sheet.cell(*at)
                seen.add(at)
                assert _same_value(cell, theirs), (sheet.name, cell, theirs.value)
                assert _KINDS[theirs.data_type] is cell.kind, (sheet.name, cell, theirs.value)
                assert theirs.number_format == cell.number_format
                compared += 1
        uncached = {at for at, cell in sheet.cells.items() if cell.kind is Kind.UNCACHED}
        blank = {at for at, cell in sheet.cells.items() if cell.value == ""}
        assert seen | uncached | blank == set(sheet.cells)
        for at, cell in sheet.cells.items():
            formula = written.cell(*at).value
            if isinstance(formula, ArrayFormula):
                formula = formula.text
            is_formula = written.cell(*at).data_type == "f"
            assert is_formula == bool(cell.formula)
            if is_formula:
                assert str(formula).strip("{}") == cell.formula.replace("={", "=").strip("{}")
        assert {str(area) for area in page.merged_cells.ranges} == {
            f"{Cell(m[0], m[1], Kind.EMPTY, None, '', '').address}:"
            f"{Cell(m[2], m[3], Kind.EMPTY, None, '', '').address}"
            for m in sheet.merges
        }
        assert (page.sheet_state == "visible") is sheet.visible
        assert bool(page.protection.sheet) is sheet.protected
        assert {n for n, d in page.row_dimensions.items() if d.hidden} == sheet.hidden_rows
    return compared


_MAKES = (_by_xlsxwriter, _by_openpyxl)


@pytest.mark.parametrize("make", _MAKES)
def test_a_workbook_reads_as_openpyxl_reads_it(make: Callable[[], bytes]) -> None:
    assert _compare(make()) > 1_000


def test_workbooks_saved_by_libreoffice_read_as_openpyxl_reads_them(
    tmp_path: Path, office: Office
) -> None:
    sources = [tmp_path / f"{make.__name__}.xlsx" for make in _MAKES]
    for source, make in zip(sources, _MAKES, strict=True):
        source.write_bytes(make())

    for saved in office.saved(sources, tmp_path / "out"):
        assert _compare(saved.read_bytes()) > 1_000


def test_custom_properties_and_names_read_as_they_were_written() -> None:
    held = io.BytesIO()
    book = xlsxwriter.Workbook(held)
    book.add_worksheet("Hoja ñ")
    book.set_custom_property("office", "PNTE")
    book.set_custom_property("period", "2025-12")
    book.set_custom_property("form", 3)
    book.define_name("sello", "='Hoja ñ'!$A$1")
    book.close()
    read = open_workbook(held.getvalue(), "x.xlsx")

    assert {"office": "PNTE", "period": "2025-12", "form": "3"} == dict(read.properties)
    assert {"sello": "'Hoja ñ'!$A$1"} == dict(read.names)
