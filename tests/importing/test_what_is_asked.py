"""What an import asks can be answered: once for all that one answer holds of, and with words."""

from collections.abc import Sequence
from pathlib import Path

import pytest
from openpyxl import Workbook

from running import run
from small import make_workspace

MONTHS = ("ENE", "FEB", "MAR", "ABR", "MAY", "JUN", "JUL", "AGO", "SEP", "OCT", "NOV", "DIC")


def matrix(path: Path, rows: Sequence[Sequence[object]]) -> Path:
    made = Workbook()
    for row in (("PLAN DE TRABAJO 2026",), (), *rows):
        made.active.append(row)
    made.save(path)
    return path


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return make_workspace(tmp_path / "w")


def test_months_with_nothing_over_them_are_one_question_and_no_office(root: Path) -> None:
    heads = ("Cód.", "Tarea", "U.M.", *MONTHS, "Total", "Costo S/.")
    rows = [("1.1", "Mantenimiento", "km", *[5] * 12, 60, 120000),
            ("1.2", "Señales", "Señal", *[2] * 12, 24, 24000)]  # fmt: skip
    path = matrix(root / "m.xlsx", (heads, *rows))

    done = run(root, "plan", "import", path, "--plan", "obras")

    asked = "¿qué son las cifras de «ENE» a «DIC»: lo programado o lo ejecutado?"
    assert 1 == done.stdout.count("Pregunta, ")
    assert f"{asked}\n  - is: programmed\n  - is: actual" in done.stdout
    assert "no se entendieron 13 columnas: «ENE», «FEB»" in done.stdout

    mapping = root / "imports/obras.yaml"
    answered = mapping.read_text("utf-8").replace('"Costo S/.", is: "?"', '"Costo S/.", is: pim')
    mapping.write_text(answered.replace('is: "?"', "is: programmed"), "utf-8")
    done = run(root, "plan", "import", path, "--plan", "obras")

    assert 0 == done.returncode, done.stdout
    schedule = (root / "plans/obras/schedule.csv").read_text("utf-8").splitlines()
    assert ["1.1,2026-01,5", "1.2,2026-12,2"] == [schedule[1], schedule[-1]]


def test_numbers_of_rows_may_be_the_codes_that_no_row_has(root: Path) -> None:
    heads = ("N°", "Actividad", "Responsable", "Unidad de medida", "Meta anual", "PIM")
    rows = [(1, "Asistencia técnica", "DGDE", "Empresa", 500, 1350000),
            (2, "Talleres", "DGDE", "Taller", 30, 80000)]  # fmt: skip
    path = matrix(root / "m.xlsx", (heads, *rows))

    done = run(root, "plan", "import", path, "--plan", "poi")

    asked = "ninguna fila tiene código; ¿los números de «N°» son los códigos?"
    assert f"{asked}\n  - A is: code\n  - A is: left-out" in done.stdout

    mapping = root / "imports/poi.yaml"
    mapping.write_text(mapping.read_text("utf-8").replace("is: ordinal", "is: code"), "utf-8")
    done = run(root, "plan", "import", path, "--plan", "poi")

    assert 0 == done.returncode, done.stdout
    table = (root / "plans/poi/activities.csv").read_text("utf-8").splitlines()
    assert ["1", "2"] == [row.split(",")[0] for row in table[1:]]


def test_offices_that_a_semicolon_parts_are_several_by_their_names(root: Path) -> None:
    heads = ("Code", "Activity", "Responsible agency", "Unit", "Annual goal", "Modified budget")
    row = ("1", "Gardens", "Ministry of Health; Ministry of Education", "Garden", 400, 0)
    done = run(root, "plan", "import", matrix(root / "m.xlsx", (heads, row)), "--plan", "nns")

    assert 0 == done.returncode, done.stdout
    offices = (root / "plans/nns/offices.csv").read_text("utf-8").splitlines()
    assert ["Ministry of Health", "Ministry of Education"] == [
        each.split(",")[-1] for each in offices[1:]
    ]


def test_what_nobody_answered_is_asked_again_and_nothing_is_written(root: Path) -> None:
    heads = ("Código", "Actividad", "Responsable", "Unidad de medida", "PIA", "Meta anual",
             "Meta anual")  # fmt: skip
    path = matrix(root / "m.xlsx", (heads, ("1", "Talleres", "DGDE", "Taller", 80, 30, 31)))
    first = run(root, "plan", "import", path, "--plan", "poi")

    done = run(root, "plan", "import", path, "--plan", "poi")

    assert 1 == done.returncode
    assert not (root / "plans/poi").exists()
    asked = [
        [line for line in each.stdout.splitlines() if line.startswith("Pregunta, ")]
        for each in (first, done)
    ]
    assert asked[0] == asked[1]
    assert 2 == len(asked[0])


def test_a_table_of_which_most_has_no_place_is_not_written_until_that_is_said(root: Path) -> None:
    heads = ("Código", "Actividad", "Responsable", "Unidad de medida", "Meta anual")
    rows = [(code, "Talleres", "DGDE", "Taller", 30) for code in ("A1", "A2", "A2", "A2", "A2")]
    path = matrix(root / "m.xlsx", (heads, *rows))
    done = run(root, "plan", "import", path, "--plan", "poi")

    assert 1 == done.returncode
    assert "20 de las 25 celdas de esta tabla quedan sin ubicar, por lo dicho arriba" in done.stdout
    assert not (root / "plans/poi").exists()

    mapping = root / "imports/poi.yaml"
    said = mapping.read_text("utf-8")
    mapping.write_text(said.replace('incomplete: "?"', "incomplete: write"), "utf-8")
    done = run(root, "plan", "import", path, "--plan", "poi")
    assert 1 == done.returncode
    assert 2 == len((root / "plans/poi/activities.csv").read_text("utf-8").splitlines())
