"""How a template's cells look on paper, and what they warn of as an office types."""

from decimal import Decimal
from pathlib import Path

import pytest
from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from matching.sent import DECEMBER
from sheetgen.issued import issue
from sheetgen.issuing.forms import read_forms
from sheetgen.language.speaker import speaker
from sheetgen.planning.settings import read_workspace
from sheetgen.setup import open_setup
from sheetgen.writing.output import write_templates
from small import ROOT, make_workspace

A4_LESS_MARGINS = (297 / 25.4 - 0.5) * 72
"""Points across a landscape page, a quarter of an inch free at each side."""
BODY = 9
SHARES = "I.2,2025,50%"


def written(folder: Path, *changes: tuple[str, str, str]) -> Worksheet:
    """NORTE's sheet, of a plan in which these texts were replaced: (table, old, new)."""
    make_workspace(folder)
    for table, old, new in changes:
        path = folder / "plans" / "agua" / table
        text = path.read_text(encoding="utf-8")
        assert old in text
        path.write_text(text.replace(old, new), encoding="utf-8")
    setup = open_setup(read_workspace(folder))
    write_templates(setup.workspace, issue(setup, DECEMBER), speaker("es", "es_PE"))
    blank = setup.workspace.output / "2025-12" / "templates" / "NORTE.xlsx"
    return load_workbook(blank)["Indicadores"]


def warning(sheet: Worksheet) -> str:
    """The formula that holds where what is typed raises no warning."""
    (found,) = (each for each in sheet.data_validations.dataValidation if each.type == "custom")
    return str(found.formula1)


@pytest.mark.parametrize("name", ["activities", "indicators"])
def test_on_a4_the_body_prints_at_seven_points(name: str) -> None:
    form = next(each for each in read_forms(ROOT / "templates", ROOT) if each.name == name)
    for issued in (form, form.without("target_year")):
        pixels = sum(width * 7 + 5 for width in issued.widths)

        assert BODY * min(1, A4_LESS_MARGINS / (pixels * 0.75)) >= Decimal("6.99")


@pytest.mark.parametrize(("target", "shown"), [("50%", "#,##0 %"), ("67.9%", "#,##0.0 %")])
def test_a_percentage_of_the_plan_shows_as_in_the_reports(
    tmp_path: Path, target: str, shown: str
) -> None:
    sheet = written(tmp_path, ("targets.csv", SHARES, f"I.2,2025,{target}"))

    cell = sheet["E10"]
    assert shown == cell.number_format.split(";")[2].removesuffix("_0")
    assert Decimal(target.rstrip("%")) / 100 == Decimal(str(cell.value))


def test_a_cell_for_a_percentage_is_a_percentage_to_every_program(tmp_path: Path) -> None:
    assert "0.0## %" == written(tmp_path)["G10"].number_format


def test_counts_and_shares_below_zero_are_warned_of(tmp_path: Path) -> None:
    assert "AND(ISNUMBER(G9),N(G9)>=0," in warning(written(tmp_path))


def test_a_share_over_the_whole_is_warned_of_in_its_own_row(tmp_path: Path) -> None:
    sheet = written(tmp_path)

    assert 'OR(N(G9)<=1,$D9<>"Porcentaje de un total")' in warning(sheet)
    (check,) = (e for e in sheet.data_validations.dataValidation if e.type == "custom")
    assert "warning" == check.errorStyle
    assert "100 %" in str(check.error)


def test_where_no_share_is_asked_nothing_is_said_of_a_whole(tmp_path: Path) -> None:
    sheet = written(tmp_path, ("indicators.csv", "con agua,share,", "con agua,percent,"))

    (check,) = (e for e in sheet.data_validations.dataValidation if e.type == "custom")
    assert "<=1" not in str(check.formula1)
    assert "100 %" not in str(check.error)


@pytest.mark.parametrize(
    ("unit", "word"),
    [("ratio", "Razón"), ("percent", "Porcentaje"), ("index", "Índice"), ("soles", "Soles")],
)
def test_what_may_be_below_zero_is_not_warned_of_wherever_its_row_is_sorted(
    tmp_path: Path, unit: str, word: str
) -> None:
    sheet = written(tmp_path, ("indicators.csv", "conectados,number,", f"conectados,{unit},"))

    assert f'OR(N(G9)>=0,ISNUMBER(MATCH($D9,{{"{word}"}},0)))' in warning(sheet)
    assert word == sheet["D9"].value
    assert "Porcentaje de un total" == sheet["D10"].value


def test_without_a_column_of_units_nothing_below_zero_is_warned_of(tmp_path: Path) -> None:
    make_workspace(tmp_path)
    form = tmp_path / "templates" / "indicators.yaml"
    lines = form.read_text(encoding="utf-8").splitlines(keepends=True)
    form.write_text("".join(each for each in lines if "field: unit," not in each), encoding="utf-8")
    table = tmp_path / "plans" / "agua" / "indicators.csv"
    table.write_text(table.read_text("utf-8").replace("conectados,number,", "conectados,ratio,"))
    setup = open_setup(read_workspace(tmp_path))
    write_templates(setup.workspace, issue(setup, DECEMBER), speaker("es", "es_PE"))
    blank = setup.workspace.output / "2025-12" / "templates" / "NORTE.xlsx"

    assert "AND(ISNUMBER(F9),TRUE)" in warning(load_workbook(blank)["Indicadores"])
