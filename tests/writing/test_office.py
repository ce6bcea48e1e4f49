"""LibreOffice, made to calculate every formula anew, finds what we wrote beside it."""

import shutil
import subprocess
from pathlib import Path

import pytest

from sheetgen.model.report import Report
from sheetgen.writing.report import write_workbook
from sheetgen.writing.template import write_template
from writing.builder_writing import opened, policy, programme, spanish, template

ALWAYS = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Calc/Formula/Load">
<prop oor:name="OOXMLRecalcMode" oor:op="fuse"><value>0</value></prop></item>
</oor:items>
"""

pytestmark = [
    pytest.mark.office,
    pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed"),
]


def recalculated(path: Path) -> Path:
    """The workbook as LibreOffice saves it after calculating everything."""
    profile = path.parent / "profile"
    (profile / "user").mkdir(parents=True)
    (profile / "user" / "registrymodifications.xcu").write_text(ALWAYS)
    out = path.parent / "out"
    subprocess.run(
        ["soffice", f"-env:UserInstallation=file://{profile}", "--headless", "--convert-to",
         "xlsx:Calc MS Excel 2007 XML", "--outdir", out, path],
        check=True, capture_output=True,
    )  # fmt: skip
    return out / path.name


def formulas(path: Path, cells_of: Path) -> dict[tuple[str, str], object]:
    """The values of the cells that hold formulas in ``cells_of``."""
    seen = opened(path, values=True)
    return {
        (sheet.title, cell.coordinate): seen[sheet.title][cell.coordinate].value
        for sheet in opened(cells_of)
        for row in sheet.iter_rows()
        for cell in row
        if cell.data_type == "f"
    }


@pytest.mark.parametrize("report", [policy(), programme()], ids=["policy", "programme"])
def test_every_formula_gives_its_cached_result(tmp_path: Path, report: Report) -> None:
    path = tmp_path / "report.xlsx"
    write_workbook(report, path, spanish(), workspace_name="Ministerio")

    cached, calculated = formulas(path, path), formulas(recalculated(path), path)

    assert len(cached) > 20
    assert calculated == {
        at: pytest.approx(value, abs=1e-9) if isinstance(value, float) else value
        for at, value in cached.items()
    }


def test_the_template_counts_what_is_filled(tmp_path: Path) -> None:
    path = tmp_path / "template.xlsx"
    write_template(template(), path, spanish())
    book = opened(path)
    book["Indicadores"]["F9"] = 0.59
    book["Indicadores"]["F12"] = 3  # optional: not counted
    book.save(path)

    seen = opened(recalculated(path), values=True)

    assert seen["Indicadores"]["A5"].value == "1 de 2 celdas llenadas"


def test_a_corrected_figure_changes_percent_and_status(tmp_path: Path) -> None:
    path = tmp_path / "report.xlsx"
    write_workbook(policy(), path, spanish(), workspace_name="Ministerio")
    book = opened(path)
    sheet = book["Indicadores"]
    titles = [cell.value for cell in sheet[4]]
    actual = titles.index("Valor obtenido 2024")
    row = next(row for row in sheet.iter_rows(min_row=5) if row[0].value == "ISS.01.03.03.01")
    row[actual].value = 2450
    book.save(path)

    seen = opened(recalculated(path), values=True)["Indicadores"][row[0].row]

    assert seen[titles.index("Avance tipo I (%)")].value == 98
    assert seen[titles.index("Estado")].value == "▲ Según lo previsto"
