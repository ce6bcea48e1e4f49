"""The operative plan of another ministry becomes a plan whole; what cannot be read says what to do.

Quarters stand under one heading, names of groups and items in one column; no column holds the goal.
"""

from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook

from running import run
from small import make_workspace

QUARTERS = ("I TRIM", "II TRIM", "III TRIM", "IV TRIM")
ROWS: tuple[tuple[object, ...], ...] = (
    ("AEI.01.01", "Atención integral de niños"),
    ("AOI00001", "Control de crecimiento", "DIRIS Lima", "Niño controlado",
     100, 100, 100, 100, 400, "1'250,000.00"),
    ("AEI.01.02", "Gestantes"),
    ("AOI00003", "Atención prenatal", "DIRESA Callao", "Gestante", 50, 60, 70, 80, 260, 300000),
    ("TOTAL", None, None, None, None, None, None, None, 660, 1550000),
)  # fmt: skip


def matrix(path: Path, name: str = "ACCION ESTRATEGICA / ACTIVIDAD OPERATIVA") -> Path:
    made = Workbook()
    sheet = made.active
    assert sheet is not None
    sheet.title = "POI"
    sheet["A1"] = "MINISTERIO DE SALUD - PLAN OPERATIVO INSTITUCIONAL 2025"
    heads = ("CODIGO", name, "CENTRO DE COSTO", "U.M.", "PROGRAMACION FISICA")
    for column, text in enumerate(heads, 1):
        sheet.cell(3, column).value = text
    sheet.merge_cells("E3:H3")
    for column, text in enumerate(QUARTERS, 5):
        sheet.cell(4, column).value = text
    sheet["I3"], sheet["J3"] = "TOTAL ANUAL", "PIM S/"
    for row in ROWS:
        sheet.append(list(row))
    made.save(path)
    return path


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return make_workspace(tmp_path / "w")


def test_it_becomes_a_plan_whole_with_the_total_of_its_quarters_as_its_goal(root: Path) -> None:
    done = run(root, "plan", "import", matrix(root / "m.xlsx"), "--plan", "salud")

    assert (0, "") == (done.returncode, done.stderr), done.stdout
    rows = (root / "plans/salud/activities.csv").read_text("utf-8").splitlines()
    assert (
        "AOI00001,AEI.01.01,activity,Control de crecimiento,Niño controlado,DIRIS Lima," in rows[1]
    )
    assert rows[1].endswith(",400,1250000")
    assert rows[2].endswith(",260,300000")
    schedule = (root / "plans/salud/schedule.csv").read_text("utf-8").splitlines()
    assert ["AOI00003,2025-03,50", "AOI00003,2025-12,80"] == [schedule[5], schedule[8]]


def test_a_column_that_is_not_understood_is_named_with_what_to_do(root: Path) -> None:
    path = matrix(root / "m.xlsx", "Detalle de lo comprometido")
    done = run(root, "plan", "import", path, "--plan", "salud")

    assert 1 == done.returncode
    assert "POI: no se entendió la columna «Detalle de lo comprometido»." in done.stdout
    assert "Sigue: abra imports/salud.yaml con cualquier editor" in done.stdout
    mapping = (root / "imports/salud.yaml").read_text("utf-8")
    assert "#   code, name, unit, offices: el código y el nombre" in mapping
    assert "dan ." not in done.stdout  # of totals over which nothing could be read


def test_who_imports_is_told_what_to_do_and_not_what_an_office_is_told(root: Path) -> None:
    (root / "plan.csv").write_text("Código;Actividad;Meta\n1.1;Una;10\n", "utf-8")
    done = run(root, "plan", "import", root / "plan.csv", "--plan", "salud")

    assert 2 == done.returncode
    assert "guarde la matriz como .xlsx, sin contraseña; luego importe ese archivo" in done.stderr
    assert "plantilla que recibió" not in done.stderr


def two_sheets(path: Path) -> Path:
    """Activities by quarter with remarks; indicators whose objective and action share a column."""
    made = Workbook()
    sheet = made.active
    assert sheet is not None
    sheet.title = "Actividades"
    sheet.append(["Código", "Actividad operativa", "Unidad de medida", "Responsable", "Meta anual",
                  "Programación trimestral 2025", None, None, None, "Observaciones"])  # fmt: skip
    sheet.append([None] * 5 + list(QUARTERS))
    sheet.merge_cells("F1:I1")
    sheet.append(["A1", "Capacitar", "Docente", "DIGEBR", 100, 10, 20, 30, 40, "Zona rural"])
    other = made.create_sheet("Indicadores")
    other.append(["Código", "Objetivo / Acción", "Indicador", "Unidad", "Responsable", "Meta 2025"])
    other.append(["OEI.01", "Aprender", "Porcentaje de logro", "Porcentaje", "DIGEBR", "35 %"])
    made.save(path)
    return path


def test_quarters_and_remarks_are_known_by_their_headings(root: Path) -> None:
    run(root, "plan", "import", two_sheets(root / "m.xlsx"), "--plan", "edu")

    cells = (root / "imports/edu-cells.csv").read_text("utf-8").splitlines()
    assert "Actividades,F3,10,placed,schedule.csv!A1!2025-03," in cells
    assert "Actividades,J3,Zona rural,left-out,," in cells


def test_what_was_taken_of_activities_is_not_taken_of_indicators(root: Path) -> None:
    path = two_sheets(root / "m.xlsx")
    first = run(root, "plan", "import", path, "--plan", "edu")
    assert "A is: element-code, level: Objetivo / Acción" in first.stdout
    mapping = root / "imports/edu.yaml"
    said = mapping.read_text("utf-8")
    mapping.write_text(said.replace('"Código", is: "?"', '"Código", is: code'), "utf-8")

    done = run(root, "plan", "import", path, "--plan", "edu")

    assert 0 == done.returncode, done.stdout
    activities, indicators = (
        (root / f"plans/edu/{name}.csv").read_text("utf-8").splitlines()[1]
        for name in ("activities", "indicators")
    )
    assert "DIGEBR,accumulated,100" in activities
    assert "ascending,not-accumulated,annual" in indicators


def test_cells_that_one_reason_holds_of_are_told_in_one_line(root: Path) -> None:
    done = run(root, "plan", "import", two_sheets(root / "m.xlsx"), "--plan", "edu", "--dry-run")

    assert (
        "  Indicadores!A2: «OEI.01» y 5 celdas más: primero se pregunta qué contiene «Código».\n"
        in done.stdout
    )
    assert "tipo de agregación: acumulado (aggregation: accumulated)" in done.stdout
    assert "Sigue: la misma orden sin --dry-run escribe imports/edu.yaml" in done.stdout


def test_what_stays_without_a_place_says_where_it_is_to_be_put_right(root: Path) -> None:
    path = two_sheets(root / "m.xlsx")
    book = load_workbook(path)
    book["Actividades"]["J1"] = "Cofinanciamiento"
    del book["Indicadores"]
    book.save(path)

    done = run(root, "plan", "import", path, "--plan", "edu")

    assert 1 == done.returncode
    assert (root / "plans/edu/activities.csv").is_file()
    assert "Actividades: no se entendió la columna «Cofinanciamiento»." in done.stdout
    assert "o corrija imports/edu.yaml o la matriz, mueva plans/edu a otro lugar" in done.stdout


def test_a_row_without_a_code_that_begins_like_a_note_is_told_and_not_taken_for_one(
    root: Path,
) -> None:
    book = load_workbook(matrix(root / "m.xlsx"))
    book["POI"]["A8"], book["POI"]["B8"] = None, "Elaboración de informes de gestantes"
    book["POI"]["A10"], book["POI"]["B10"] = "Fuente:", "Aplicativo"  # in two cells, a note still
    book.save(root / "m.xlsx")
    done = run(root, "plan", "import", root / "m.xlsx", "--plan", "salud", "--dry-run")

    assert 1 == done.returncode
    assert "POI!B8: «Elaboración de informes de gestantes» y 8 celdas más: la fila no tiene" in (
        done.stdout
    )
    assert "       2 notas\n" in done.stdout
