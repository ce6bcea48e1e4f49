"""scripts/fill_submissions.py, on a small workspace whose templates are made here."""

import subprocess
import sys
from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.styles import Protection

from golden.printed import REPOSITORY

SCRIPT = REPOSITORY / "scripts" / "fill_submissions.py"
HEADINGS = ("Código", "Valor obtenido", "Motivo", "Medida correctiva", "Medio de verificación")
PRINTED = """\
indicator_code,indicator_name,responsible,vo_2024
ISS.1,Porcentaje de empresas,PNTE - ITP,59%
ISS.2,Número de empresas,ITP,ND
"""


def write_template(
    workspace: Path, office: str, formats: dict[str, str], *, locked: bool = False
) -> None:
    book = Workbook()
    book.properties.creator = "A Person"
    sheet = book.active
    assert sheet is not None
    sheet.title = "Indicadores"
    sheet.append(("Indicadores de la oficina",))
    sheet.append((*HEADINGS, "Comentario"))
    for code, number_format in formats.items():
        sheet.append((code,))
        cell = sheet.cell(sheet.max_row, 2)
        cell.number_format = number_format
        cell.protection = Protection(locked=locked)
    folder = workspace / "output" / "2024-12" / "templates"
    folder.mkdir(parents=True, exist_ok=True)
    book.save(folder / f"{office}.xlsx")


@pytest.fixture
def workspace(tmp_path: Path) -> Path:
    seeds = tmp_path / "docs" / "seeds"
    seeds.mkdir(parents=True)
    (seeds / "pndi_2024_indicators.csv").write_text(PRINTED, encoding="utf-8")
    write_template(tmp_path, "PNTE", {"ISS.1": "0.00%"})
    write_template(tmp_path, "ITP", {"ISS.1": "0.00%", "ISS.2": "General"})
    return tmp_path


def fill(workspace: Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, str(SCRIPT), "--workspace", str(workspace), "--period", "2024-12"]
    return subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)


def rows(path: Path) -> list[tuple[object, ...]]:
    return list(load_workbook(path)["Indicadores"].iter_rows(min_row=3, values_only=True))


def test_the_first_office_gives_the_figure_and_the_second_points_to_it(workspace: Path) -> None:
    done = fill(workspace)
    sent = workspace / "input" / "2024-12"

    assert (done.returncode, done.stderr) == (0, "")
    assert rows(sent / "PNTE_dic24.xlsx") == [("ISS.1", 0.59, None, None, None, None)]
    assert rows(sent / "Reporte ITP dic 2024.xlsx") == [
        ("ISS.1", None, None, None, None, "Reporta PNTE"),
        ("ISS.2", "ND", None, None, None, None),
    ]


def test_the_same_templates_give_the_same_bytes_and_name_nobody(workspace: Path) -> None:
    path = workspace / "input" / "2024-12" / "PNTE_dic24.xlsx"
    fill(workspace)
    first = path.read_bytes()
    fill(workspace)
    properties = load_workbook(path).properties

    assert first == path.read_bytes()
    assert (properties.creator, properties.lastModifiedBy) == ("PNTE", None)
    assert properties.created == properties.modified
    assert properties.modified.isoformat() == "2025-01-15T09:30:00"


@pytest.mark.parametrize(
    ("formats", "locked", "said"),
    [
        ({}, False, "no cell was found for [('ISS.1', 'PNTE')]"),
        ({"ISS.1": "0.00%", "ISS.9": "0.00%"}, False, "'ISS.9' is not printed"),
        ({"ISS.1": "0.00%", "ISS.2": "General"}, False, "ISS.2 is asked of PNTE"),
        ({"ISS.1": "General"}, False, "does not suit '59%'"),
        ({"ISS.1": "0.00%"}, True, "is locked"),
    ],
)
def test_it_stops_and_writes_nothing_where_template_and_table_disagree(
    workspace: Path, formats: dict[str, str], said: str, *, locked: bool
) -> None:
    write_template(workspace, "PNTE", formats, locked=locked)
    done = fill(workspace)

    assert done.returncode == 2
    assert said in done.stderr
    assert not (workspace / "input").exists()


def test_it_stops_where_a_required_cell_has_no_printed_figure(workspace: Path) -> None:
    table = workspace / "docs" / "seeds" / "pndi_2024_indicators.csv"
    table.write_text(PRINTED.replace("59%", ""), encoding="utf-8")
    done = fill(workspace)

    assert done.returncode == 2
    assert "no figure is printed" in done.stderr
