"""What a person sees of a sheet: nothing cut, no word broken, no figure as ###."""

import dataclasses
from decimal import Decimal
from pathlib import Path

import pytest
from openpyxl.worksheet.worksheet import Worksheet

from sheetgen.model.report import Report
from sheetgen.writing.report_book import write_workbook
from sheetgen.writing.workbook.exact_percentages import percent_width
from sheetgen.writing.workbook.lettering import width_of
from writing.builder_writing import both, policy, spanish

SHEETS = ("Actividades", "Indicadores", "Compromisos", "Entregas", "Historia", "Alertas")


def made(report: Report, folder: Path) -> dict[str, Worksheet]:
    path = folder / "report.xlsx"
    write_workbook(report, path, spanish(), workspace_name="")
    return both(path)


def width(sheet: Worksheet, column: int) -> float:
    known = sheet.column_dimensions.values()
    return next(float(each.width) for each in known if each.min <= column <= each.max)


@pytest.mark.parametrize("plan", ["pndi", "pp0093"])
def test_no_legend_and_no_office_is_cut(
    tmp_path: Path, reports: dict[str, Report], plan: str
) -> None:
    book, looked = made(reports[plan], tmp_path), 0
    for name in (each for each in SHEETS if each in book):
        sheet = book[name]
        heading = {cell.value: cell.column for row in sheet["A1:N8"] for cell in row if cell.value}
        offices = heading.get("Responsable")
        for row in sheet.iter_rows(min_row=5):
            if offices and (said := row[offices - 1].value):
                looked += 1
                assert max(map(width_of, str(said).split())) < width(sheet, offices), said
            beside = row[1].value
            if row[0].value and beside and not row[0].alignment.wrap_text:
                looked += 1
                assert width_of(str(row[0].value)) < width(sheet, 1), (name, row[0].value)

    assert looked > 40


def test_columns_nobody_filled_give_their_room_to_what_happens(
    tmp_path: Path, reports: dict[str, Report]
) -> None:
    sheet = made(reports["pndi"], tmp_path)["Compromisos"]
    heading = {cell.value: cell.column for cell in sheet[4]}

    assert width(sheet, heading["Qué ocurre"]) > 60
    assert width(sheet, heading["Medida"]) < 12
    tallest = max(sheet.row_dimensions[row].height or 0 for row in range(5, 32))
    assert tallest < 90


def test_a_period_without_alerts_says_so_where_they_would_stand(tmp_path: Path) -> None:
    calm = dataclasses.replace(policy(), alerts=(), narrative=())

    sheet = made(calm, tmp_path)["Alertas"]

    assert sheet["A5"].value == "No hay alertas en este periodo."
    assert "0 asuntos" not in str(sheet["A3"].value)


def test_what_is_nearly_100_has_room_for_its_decimals() -> None:
    assert percent_width([Decimal("98.1")], 10) == 10
    assert percent_width([Decimal(100), Decimal("99.9997")], 10) == 12
    assert percent_width([None, Decimal("0.000000001")], 10) == 16


def test_the_note_of_a_sheet_stays_within_what_is_printed(
    tmp_path: Path, reports: dict[str, Report]
) -> None:
    for plan in ("pndi", "pp0093"):
        book = made(reports[plan], tmp_path)
        for name in ("Alertas", "Historia", "Indicadores"):
            if name not in book:
                continue
            sheet = book[name]
            last = sheet.print_area.split(":")[-1].replace("$", "")
            room = sum(width(sheet, at) for at in range(1, sheet[last].column + 1))
            lines = [each for each in sheet.merged_cells.ranges if "A3" in each]
            assert lines or width_of(str(sheet["A3"].value)) < room, (plan, name)
