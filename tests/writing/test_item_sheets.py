"""What decides stands first on a sheet of items: it is read on a laptop, and printed on A4."""

import re
from pathlib import Path

import pytest
from openpyxl.worksheet.worksheet import Worksheet

from sheetgen.model.report import Report
from sheetgen.records import replace
from sheetgen.writing.report_book import write_workbook
from writing.builder_writing import opened, policy, programme, spanish
from writing.test_trend_of_activities import in_four_months

FIRST = {"policy": policy, "programme": programme}
SHEETS = {"policy": ("Indicadores",), "programme": ("Actividades", "Indicadores")}
CASES = [(name, sheet) for name, sheets in SHEETS.items() for sheet in sheets]


def sheet_of(report: Report, path: Path, name: str) -> Worksheet:
    write_workbook(report, path, spanish(), workspace_name="Ministerio")
    return opened(path)[name]


def headings(sheet: Worksheet) -> dict[str, int]:
    return {cell.value: cell.column for cell in sheet[4] if cell.value}


def drawn(sheet: Worksheet) -> dict[int, tuple[float, bool]]:
    """The width of each column and whether it is hidden; a file names equal neighbours once."""
    found = {}
    for each in sheet.column_dimensions.values():
        for column in range(each.min, each.max + 1):
            found[column] = (each.width, bool(each.hidden))
    return found


def width_until(sheet: Worksheet, column: int) -> float:
    """Pixels from the left edge to the right one of a column, as Excel draws Arial 9."""
    widths = drawn(sheet)
    return sum(7 * widths[at][0] for at in range(1, column + 1))


@pytest.mark.parametrize(("plan", "name"), CASES)
def test_the_status_and_the_values_are_seen_without_scrolling(
    tmp_path: Path, plan: str, name: str
) -> None:
    sheet = sheet_of(FIRST[plan](), tmp_path / "a.xlsx", name)
    columns = headings(sheet)
    actual = next(
        at
        for said, at in columns.items()
        if said in {"Avance", "Valor obtenido 2024", "Valor obtenido 2025"}
    )

    assert ["Código", "Responsable", "Estado"] == [
        cell.value for cell in (sheet[4][0], sheet[4][2], sheet[4][3])
    ]
    assert width_until(sheet, columns["Estado"]) < 700
    assert width_until(sheet, actual) < 1100


@pytest.mark.parametrize(("plan", "name"), CASES)
def test_the_rest_is_folded_away_to_the_right(tmp_path: Path, plan: str, name: str) -> None:
    sheet = sheet_of(FIRST[plan](), tmp_path / "a.xlsx", name)
    columns = headings(sheet)
    hidden = drawn(sheet)
    folded = {said: hidden[at][1] for said, at in columns.items()}

    assert not folded["Estado"]
    assert not folded["Alertas"]
    assert [said for said, hidden in folded.items() if hidden] == list(columns)[
        list(columns).index("Alertas") + 1 :
    ]


def test_a_column_without_anything_is_not_written(tmp_path: Path) -> None:
    one = policy()
    bare = tuple(replace(each, measured=replace(each.measured, notes=())) for each in one.items)
    without = replace(one, items=bare, owing=())

    said = headings(sheet_of(one, tmp_path / "a.xlsx", "Indicadores"))
    unsaid = headings(sheet_of(without, tmp_path / "b.xlsx", "Indicadores"))

    assert {"Causa dada"} <= set(said) - set(unsaid)


@pytest.mark.parametrize(("plan", "name"), CASES)
def test_paper_takes_the_first_columns_in_letters_that_can_be_read(
    tmp_path: Path, plan: str, name: str
) -> None:
    """Letters of 9 points on a page of A4: 10.9 inches of paper at 8 of 9 take 1,177 pixels.

    For what an office gave as cause and measure they may be of 6.5.
    """
    sheet = sheet_of(FIRST[plan](), tmp_path / "a.xlsx", name)
    last = re.search(r"\$A\$1:\$([A-Z]+)\$", str(sheet.print_area))[1]
    column = next(cell.column for cell in sheet[4] if cell.column_letter == last)
    is_said = sheet.cell(4, column).value in {"Causa dada", "Medida"}

    assert width_until(sheet, column) <= (1448 if is_said else 1177)
    assert column > headings(sheet)["Estado"]


def test_the_cause_and_the_measure_of_offices_are_on_paper_in_smaller_letters(
    tmp_path: Path,
) -> None:
    """Beside a trend they fell off: 6.5 of 9 points take 1,448 pixels."""
    report = in_four_months()
    notes = (("reason", "Falta de presupuesto"), ("corrective", "Se pidió más"))
    said = tuple(
        replace(each, measured=replace(each.measured, notes=notes)) for each in report.items
    )
    sheet = sheet_of(replace(report, items=said), tmp_path / "a.xlsx", "Actividades")
    last = re.search(r"\$A\$1:\$([A-Z]+)\$", str(sheet.print_area))[1]
    measure = headings(sheet)["Medida"]

    assert width_until(sheet, measure) > 1177
    assert last == sheet.cell(4, measure).column_letter
    assert width_until(sheet, measure) <= 1448


@pytest.mark.parametrize("of_another", [0, 2])
def test_an_item_with_an_alert_stands_before_those_without(tmp_path: Path, of_another: int) -> None:
    one = policy()
    alert = one.alerts[0]
    others = of_another * (replace(alert, id="STA-110:ISS.X", subject="ISS.X"),)
    last = one.items[-1]
    moved = replace(last.measured, item=replace(last.measured.item, element="SS.01.03.03"))
    items = (replace(last, measured=moved), *one.items[:-1])
    sheet = sheet_of(
        replace(one, items=items, alerts=(*others, alert), narrative=()),
        tmp_path / "a.xlsx",
        "Indicadores",
    )
    codes = [row[0].value for row in sheet.iter_rows(min_row=5)]

    assert alert.subject == "ISS.01.03.03.01"
    assert codes.index(alert.subject) + 1 == codes.index(moved.item.code)


def test_colours_are_explained_below_their_table_with_the_figures_in_force(tmp_path: Path) -> None:
    sheet = sheet_of(policy(), tmp_path / "a.xlsx", "Indicadores")
    said = {row[0].value: row[1].value for row in sheet.iter_rows(min_row=5)}

    assert said["▼ Bajo"] == "Avance por debajo de 75\N{NO-BREAK SPACE}%"
