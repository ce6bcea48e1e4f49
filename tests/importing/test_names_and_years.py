"""Offices that have only a long name, years that stand in a heading, months that are not as due."""

from collections.abc import Sequence
from pathlib import Path

import pytest
from openpyxl import Workbook

from running import Done, run
from small import make_workspace

DIRECTION = "Dirección General de Innovación (y Tecnología)"
DEFENCE = "Dirección General: de Infraestructura, y Territorio"


def imported(folder: Path, *rows: Sequence[object], merged: str = "") -> tuple[Path, Done]:
    made = Workbook()
    sheet = made.active
    assert sheet is not None
    for row in rows:
        sheet.append(list(row))
    if merged:
        sheet.merge_cells(merged)
    made.save(folder / "m.xlsx")
    done = run(folder, "plan", "import", folder / "m.xlsx", "--plan", "p")
    return folder / "plans" / "p", done


def table(plan: Path, name: str) -> list[str]:
    return (plan / f"{name}.csv").read_text("utf-8").splitlines()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return make_workspace(tmp_path / "w")


def test_an_office_with_only_a_long_name_gets_its_initials_and_another_ones_of_its_own(
    folder: Path,
) -> None:
    plan, done = imported(
        folder,
        ("PLAN OPERATIVO INSTITUCIONAL 2025",),
        ("CODIGO", "ACTIVIDAD", "RESPONSABLE", "U.M.", "META FISICA", "PIM S/"),
        ("1.1", "Talleres", DIRECTION, "Taller", 10, 1000),
        ("1.2", "Estudios", DEFENCE, "Estudio", 5, 500),
        ("1.3", "Visitas", DIRECTION, "Visita", 8, 800),
    )

    assert (0, "") == (done.returncode, done.stderr), done.stdout
    assert [
        "code,name",
        f"DGIT,{DIRECTION}",
        f'DGIT2,"{DEFENCE}"',
    ] == table(plan, "offices")
    assert ["DGIT", "DGIT2", "DGIT"] == [
        each.split(",")[5] for each in table(plan, "activities")[1:]
    ]
    assert f"«{DEFENCE}» recibió el código DGIT2 (offices.csv)." in done.stdout


def test_the_year_of_a_baseline_is_that_of_its_heading(folder: Path) -> None:
    plan, done = imported(
        folder,
        ("MATRIZ DE INDICADORES 2025",),
        ("CODIGO", "INDICADOR", "RESPONSABLE", "U.M.", "LINEA BASE 2023", "META 2025"),
        ("1.1", "Porcentaje de empresas", "NORTE", "Porcentaje", 12.5, 20),
    )

    assert (0, "") == (done.returncode, done.stderr), done.stdout
    (indicator,) = table(plan, "indicators")[1:]
    assert indicator.endswith(",2023,12.5%")


def test_what_is_programmed_to_date_and_falls_is_named_with_its_cell(folder: Path) -> None:
    months = ("ENE", "FEB", "MAR", "ABR", "MAY", "JUN", "JUL", "AGO", "SET", "OCT", "NOV", "DIC")
    plan, done = imported(
        folder,
        ("PROGRAMACION ACUMULADA 2025",),
        (
            "CODIGO",
            "ACTIVIDAD",
            "RESPONSABLE",
            "U.M.",
            "META FISICA",
            "PROGRAMACION FISICA ACUMULADA",
        ),
        (None, None, None, None, None, *months),
        ("1.1", "Talleres", "NORTE", "Taller", 12, 1, 2, 3, 4, 5, 4, 7, 8, 9, 10, 11, 12),
        ("1.2", "Visitas", "NORTE", "Visita", 12, 1, 2, 3, 4, 5, "pronto", 7, 8, 9, 10, 11, 12),
        merged="F2:Q2",
    )

    assert (1, "") == (done.returncode, done.stderr)
    assert "Sheet!F4: «1» y 11 celdas más: lo programado a la fecha baja en K4" in done.stdout
    assert "Sheet!K5: «pronto»: «pronto» no es un número." in done.stdout
    schedule = table(plan, "schedule")
    assert {"1.2"} == {line.split(",")[0] for line in schedule[1:]}
    assert ["1.2,2025-05,1", "1.2,2025-07,2", "1.2,2025-08,1"] == schedule[5:8]
