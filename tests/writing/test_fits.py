"""What a person sees of a sheet: nothing cut, no word broken, no figure as ###."""

import html
import re
from decimal import Decimal
from pathlib import Path
from zipfile import ZipFile

import pytest
from openpyxl.worksheet.worksheet import Worksheet

from sheetgen.model.report import Report
from sheetgen.model.submission import State
from sheetgen.records import replace
from sheetgen.writing.report_book import write_workbook
from sheetgen.writing.workbook.exact_percentages import percent_width
from sheetgen.writing.workbook.height import wrapped
from sheetgen.writing.workbook.lettering import width_of
from writing.builder_writing import both, policy, spanish
from writing.test_trend_of_activities import in_four_months

SHEETS = ("Actividades", "Indicadores", "Compromisos", "Entregas", "Historia", "Alertas")


def made(report: Report, folder: Path) -> dict[str, Worksheet]:
    path = folder / "report.xlsx"
    write_workbook(report, path, spanish(), workspace_name="")
    return both(path)


def width(sheet: Worksheet, column: int) -> float:
    known = sheet.column_dimensions.values()
    return next(float(each.width) for each in known if each.min <= column <= each.max)


def headers(path: Path) -> list[str]:
    """What stands above pages, as it is written: openpyxl takes quotes for fonts."""
    with ZipFile(path) as parts:
        sheets = [parts.read(each).decode() for each in parts.namelist() if "/sheet" in each]
    found = [re.search(r"<oddHeader>(.*?)</oddHeader>", each, re.DOTALL) for each in sheets]
    return [html.unescape(each[1]) for each in found if each]


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
    calm = replace(policy(), alerts=(), narrative=())

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


def test_every_page_of_the_data_says_whose_it_is(
    tmp_path: Path, reports: dict[str, Report]
) -> None:
    """The sheet is two pages wide: its title above column A would be cut on the second."""
    report = reports["pp0093"]
    named = replace(report, plan=replace(report.plan, name="Agua & " * 60))

    area = made(report, tmp_path)["Datos"].print_area
    (said,) = headers(tmp_path / "report.xlsx")
    made(named, tmp_path)
    (long,) = headers(tmp_path / "report.xlsx")

    assert area.startswith("'Datos'!$A$4:")
    whose = 'Programa Presupuestal 0093 "Desarrollo Productivo de las Empresas"'
    assert said.split("\n") == [
        '&L&"Arial,Bold"&12Datos',
        f'&"Arial,Regular"&9 {whose} · diciembre de 2025 · datos al 31/12/2025',
    ]
    assert len(long) <= 255
    assert long.endswith("Agua &&  · diciembre de 2025 · datos al 31/12/2025")
    assert long.count("…") == 1
    assert long.count("Agua && Agua") > 5


def test_no_name_of_the_data_runs_into_the_next_column(
    tmp_path: Path, reports: dict[str, Report]
) -> None:
    sheet = made(reports["pndi"], tmp_path)["Datos"]
    heading = {cell.value: cell.column for cell in sheet[4]}

    for name in ("Nombre", "Unidad", "Por qué no hay cifra"):
        cells = [sheet.cell(row, heading[name]) for row in range(5, sheet.max_row + 1)]
        assert all(each.alignment.wrap_text for each in cells if each.value), name


def test_columns_of_the_data_that_hold_nothing_give_their_room_to_the_names(
    tmp_path: Path, reports: dict[str, Report]
) -> None:
    """A policy has no money and its offices gave no reason; a programme has money."""
    wide = {}
    for plan in ("pndi", "pp0093"):
        sheet = made(reports[plan], tmp_path)["Datos"]
        wide[plan] = {str(cell.value): width(sheet, cell.column) for cell in sheet[4]}

    assert wide["pndi"]["PIM"] < 10 < wide["pp0093"]["PIM"]
    assert wide["pndi"]["Medida correctiva"] < 20
    assert 75 < wide["pndi"]["Nombre"] < 85


def test_a_note_takes_the_room_that_a_page_has_left(tmp_path: Path) -> None:
    """With the trend, 20 months' names and no cause there is room for 20 signs and more."""
    report = replace(in_four_months(), owing=())
    bare = tuple(replace(each, measured=replace(each.measured, notes=())) for each in report.items)
    sheet = made(replace(report, items=bare), tmp_path)["Actividades"]
    heading = {cell.value: cell.column_letter for cell in sheet[4] if cell.value}

    assert sheet.print_area.split("$")[-2] == heading["Nota"]
    assert 20 <= sheet.column_dimensions[heading["Nota"]].width < 34


def test_a_unit_keeps_together_where_its_sentence_is_parted() -> None:
    assert wrapped("aaa 75.0 % aaaa", 8) == 2
    assert wrapped("aaa 75.0\N{NO-BREAK SPACE}% aaaa", 8) == 3


def test_where_nothing_falls_due_no_office_is_said_to_be_missing(tmp_path: Path) -> None:
    one = policy()
    silent = tuple(
        replace(each, state=State.MISSING, file="", sha256="", problems=())
        for each in one.submissions
    )
    sheet = made(replace(one, submissions=silent), tmp_path)["Entregas"]
    said = [str(cell.value) for row in sheet.iter_rows() for cell in row if cell.value]

    assert sheet["A3"].value == "Ninguna oficina tenía que informar"
    assert "Ninguna oficina tenía que informar. No falta ninguna oficina." in said


def test_the_thresholds_of_the_methodology_have_the_lines_that_they_need(
    tmp_path: Path, reports: dict[str, Report]
) -> None:
    sheet = made(reports["pp0093"], tmp_path)["Metodología"]
    first = next(cell.row for cell in sheet["A"] if cell.value == "Umbral") + 1
    names = [sheet.cell(row, 1) for row in range(first, first + 10)]
    rule = next(row for row in sheet.iter_rows() if row[0].value == "ALE-210")

    assert "dinero sin producto" in {each.value for each in names}
    for each in names:
        room = width(sheet, 1) * (1 + (sheet.row_dimensions[each.row].height or 0) // 25)
        assert width_of(str(each.value)) / 0.925 < room, each.value
    assert "brecha de «Brecha físico-financiera»" in rule[4].value  # not the threshold of its name
