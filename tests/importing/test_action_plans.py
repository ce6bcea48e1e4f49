"""Plans of action as ministries write them: quarters of work and of money, codes lacking."""

import json
from collections.abc import Sequence
from pathlib import Path
from shutil import rmtree

import pytest
from openpyxl import Workbook, load_workbook

from importing.matrices import Heads, put_heads, put_rows
from running import run
from small import make_workspace

YEARLY: Heads = (
    ("Código OEI", None), ("Objetivo Estratégico Institucional", None),
    ("Código", None), ("Actividad", None), ("Unidad de medida", None), ("Responsable", None),
    ("Programación física 2026", "I Trim"), (None, "II Trim"), (None, "III Trim"),
    (None, "IV Trim"), (None, "Meta anual"),
    ("Programación financiera (S/)", "I Trim"), (None, "II Trim"), (None, "III Trim"),
    (None, "IV Trim"), (None, "Total S/"),
)  # fmt: skip
ROADS: Sequence[Sequence[object]] = (
    ("OEI.01", "Conectividad vial", "AO001", "Conservación de carreteras", "Kilómetro", "Caminos",
     120, 150, 180, 150, 600, 10, 20, 30, 40, 100),
    ("OEI.01", "Conectividad vial", None, "Señalización", "Informe", "Señales",
     1, 1, 1, 1, 4, 1, 1, 1, 1, 4),
    ("OEI.02", "Gestión", "AO003", "Capacitación", "Persona", "Personal",
     40, 60, 0, 80, 180, 5, 5, 5, 5, 20),
)  # fmt: skip
TO_DATE: Heads = (
    ("No.", None), ("Objetivo estratégico", None), ("Actividad", None), ("Unidad de medida", None),
    ("Responsable", None), ("Meta anual", None),
    ("Programación", "Trim. 1"), (None, "Trim. 2"), (None, "Trim. 3"), (None, "Trim. 4"),
)  # fmt: skip
FORESTS: Sequence[Sequence[object]] = (
    (1, "Conservar", "Restaurar", "Hectárea", "Bosques", "3.500", 500, 1200, 2200, "3.500"),
    (2, "Conservar", "Declarar", "Área", "Parques", 3, 0, 1, 2, 3),
    (3, "Gestionar", "Responder", "Día", "Servicio", 12, 17.5, 15, 13, 12),
)  # fmt: skip


def written(path: Path, heads: Heads, rows: Sequence[Sequence[object]]) -> Path:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "Plan"
    sheet["A1"] = "PLAN DE ACCIÓN 2026"
    put_heads(sheet, heads, 3)
    put_rows(sheet, rows, 5)
    book.save(path)
    return path


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return make_workspace(tmp_path / "w")


def imported(root: Path, heads: Heads, rows: Sequence[Sequence[object]]) -> str:
    """What is said the second time, when the columns that are not known were left out."""
    path = written(root / "m.xlsx", heads, rows)
    run(root, "plan", "import", path, "--plan", "p")
    rmtree(root / "plans/p", ignore_errors=True)
    mapping = root / "imports/p.yaml"
    mapping.write_text(mapping.read_text("utf-8").replace('is: "?"', "is: left-out"), "utf-8")
    return run(root, "plan", "import", path, "--plan", "p").stdout


def table(root: Path, name: str) -> list[str]:
    return (root / "plans/p" / name).read_text("utf-8").splitlines()[1:]


def test_a_code_under_the_letters_of_an_objective_is_the_code_of_its_column_of_names(
    root: Path,
) -> None:
    imported(root, YEARLY, ROADS)

    assert [
        "OEI.01,OEI,,Conectividad vial,none",
        "OEI.02,OEI,,Gestión,none",
    ] == table(root, "elements.csv")


def test_a_level_known_by_its_letters_alone_keeps_them_as_they_are_written(root: Path) -> None:
    heads = (("Código OEI", None), ("Nombre OEI", None), ("Objetivo", None), *YEARLY[2:])
    imported(root, heads, [(*row[:2], "Crecer", *row[2:]) for row in ROADS])

    assert '"OEI" = "OEI"\n' in (root / "plans/p/plan.toml").read_text("utf-8")


def test_rows_without_codes_under_groups_of_two_levels_are_given_one_and_told(root: Path) -> None:
    heads = (*YEARLY[:2], ("Objetivo", None), *YEARLY[3:])
    said = imported(root, heads, [(*row[:2], "Crecer", *row[3:]) for row in ROADS])

    assert ["O1.I1", "O1.I2", "O2.I1"] == [
        row.split(",")[0] for row in table(root, "activities.csv")
    ]
    assert "Las filas sin código propio recibieron uno, hasta O1.I2 y O2.I1." in said


def test_a_total_of_money_says_nothing_of_the_quarters_of_work_and_is_held_to_its_own(
    root: Path,
) -> None:
    wrong = (*ROADS[2][:-1], 21)
    said = imported(root, YEARLY, (*ROADS[:2], wrong))

    assert "AO003,2026-12,80" in table(root, "schedule.csv")
    assert "Plan!P7: «21»: un total al que no llegan las cifras de su fila: dan 20.\n" in said
    assert "P5" not in said


def test_one_row_without_a_code_takes_no_other_with_it_where_no_code_continues_another(
    root: Path,
) -> None:
    said = imported(root, YEARLY[2:], [row[2:] for row in ROADS])

    assert ["AO001", "AO003"] == [line.split(",")[0] for line in table(root, "activities.csv")]
    assert "Plan!B6: «Señalización» y 12 celdas más: la fila no tiene un código" in said


def test_rows_of_a_table_without_codes_are_activities_under_the_level_that_is_named(
    root: Path,
) -> None:
    imported(root, TO_DATE, FORESTS[1:2])

    assert ["O1.I1,O1,activity,Declarar,Área,Parques,accumulated,3,"] == table(
        root, "activities.csv"
    )
    assert '"O" = "Objetivo estratégico"' in (root / "plans/p/plan.toml").read_text("utf-8")


def test_what_is_programmed_to_date_is_taken_as_a_whole_row_or_not_at_all(root: Path) -> None:
    said = imported(root, TO_DATE, FORESTS[1:])

    assert all(line.startswith("O1.I1,") for line in table(root, "schedule.csv"))
    assert "Plan!G6: «17.5» y 3 celdas más: lo programado a la fecha baja en H6" in said


def test_a_number_is_no_word_of_how_a_matrix_marks_thousands(root: Path) -> None:
    settings = root / "sheetgen.toml"
    settings.write_text(settings.read_text("utf-8").replace("es_PE", "es_CO"), "utf-8")
    imported(root, TO_DATE, FORESTS)  # the cell G7 holds 17.5, which its text writes with a point

    assert "O1.I1,O1,activity,Restaurar,Hectárea,Bosques,accumulated,3500," in table(
        root, "activities.csv"
    )
    assert "O1.I1,2026-12,1300" in table(root, "schedule.csv")


def test_what_is_asked_is_said_in_words_and_its_place_in_the_mapping_waits_for_the_answer(
    root: Path,
) -> None:
    heads = (("Actividad", None), ("Indicador", None), ("Unidad", None), ("Meta {}", None))
    path = written(root / "m.xlsx", (*heads, ("A cargo de", None)), [("Ir", "Idas", "Ida", 4, "N")])
    said = run(root, "plan", "import", path, "--plan", "p").stdout

    assert "contiene el nombre del indicador o la actividad (is: name)?\n" in said
    assert "contiene la unidad que informa (is: offices)?\n" in said
    mapping = root / "imports/p.yaml"
    assert '    kind: "?"\n    columns:' in mapping.read_text("utf-8")
    again = run(root, "plan", "import", path, "--plan", "p")
    assert (1, "") == (again.returncode, again.stderr)
    assert "¿sus filas son indicadores o actividades?" in again.stdout


def test_months_that_run_in_two_ways_are_said_to_and_asked_in_the_mapping(root: Path) -> None:
    stations = ("OEI.02", "Gestión", "AO004", "Pesaje", "Estación", "Señales", 8, 8, 8, 8, 8)
    path = written(root / "m.xlsx", YEARLY[:11], (*(row[:11] for row in ROADS), stations))
    said = run(root, "plan", "import", path, "--plan", "p").stdout

    assert "lo programado: ¿sus cifras son de cada mes o acumuladas? En unas filas suman" in said
    mapping = root / "imports/p.yaml"
    assert '    kind: activities\n    programmed: "?"\n' in mapping.read_text("utf-8")
    answered = mapping.read_text("utf-8").replace('programmed: "?"', "programmed: monthly")
    mapping.write_text(answered, "utf-8")
    said = run(root, "plan", "import", path, "--plan", "p").stdout
    assert "Plan!G8: «8» y 3 celdas más: los meses de la fila no llegan a 8." in said
    assert "AO003,2026-12,80" in table(root, "schedule.csv")


def test_what_was_taken_without_a_cell_is_said_in_words(root: Path) -> None:
    heads = (*TO_DATE[1:4], ("Responsable", None), ("Logro esperado 2026", None),
             ("Sentido", None))  # fmt: skip
    long = "Tiempo medio de atención de las alertas que llegan"
    path = written(
        root / "m.xlsx",
        (heads[0], ("Indicador", None), *heads[3:]),
        [("Crecer", long, "Dirección General de Control y Monitoreo", 12, "Descendente")],
    )
    book = load_workbook(path)
    book["Plan"]["A2"] = "VERSIÓN 2"
    book.save(path)
    said = run(root, "plan", "import", path, "--plan", "p").stdout

    assert "se llamó p: escriba su nombre (name) en plan.toml" in said
    assert "Las filas sin código propio recibieron uno, hasta O1.I1.\n" in said
    assert "«Dirección General de Control y Monitoreo» recibió el código DGCM" in said
    assert "en qué se mide «Tiempo medio de atención de las alertas…», y se tomó: número" in said


def test_a_matrix_modified_in_the_year_is_told_as_lines_for_the_revisions_of_its_plan(
    root: Path,
) -> None:
    imported(root, YEARLY, (ROADS[0], ROADS[2]))
    reason = "AO003,goal,,200,2026-06,Ampliación,Directora\n"
    header = "code,field,period,value,from,reason,approver\n"
    (root / "plans/p/revisions.csv").write_text(header + reason, "utf-8")
    fewer = ("OEI.01", "Conectividad vial", "AO001", "Conservación", "Kilómetro", "Caminos",
             120, 150, None, 150, 420)  # fmt: skip
    new = ("OEI.02", "Gestión", "AO009", "Servidores", "Equipo", "Personal", 1, 1, 1, 1, 4)
    path = written(root / "m2.xlsx", YEARLY, (fewer, new))
    done = run(root, "plan", "import", path, "--plan", "p", "--dry-run")

    assert (
        "La matriz dice 2 cosas de otra manera que plans/p. Si el plan se modificó, agregue estos "
        "renglones a plans/p/revisions.csv, con el mes desde el que valen (from), el motivo "
        "(reason) y quién los aprobó (approver):\n"
        "  code,field,period,value,from,reason,approver\n"
        "  AO001,goal,,420,,,\n"
        "  AO001,programmed,2026-09,0,,,\n"
        "AO009 no está en plans/p: «Servidores».\n"
        "AO003 ya no está en la matriz: «Capacitación».\n"
    ) in done.stdout
    lines = "AO001,goal,,420,2026-06,Recorte,D\nAO001,programmed,2026-09,0,2026-06,Recorte,D\n"
    (root / "plans/p/revisions.csv").write_text(header + reason + lines, "utf-8")
    checked = run(root, "plan", "check")
    assert "AO001" not in checked.stdout + checked.stderr  # its lines agree with one another
    again = run(root, "plan", "import", path, "--plan", "p", "--dry-run", "--json")
    said = json.loads(again.stdout)["otherwise"]
    assert {"revisions": [], "new": ["AO009"], "gone": ["AO003"]} == said


def test_a_matrix_that_the_plan_was_made_from_says_nothing_otherwise(root: Path) -> None:
    imported(root, YEARLY, ROADS)
    done = run(root, "plan", "import", root / "m.xlsx", "--plan", "p", "--dry-run")

    assert "plans/p dice todo lo que dice la matriz.\n" in done.stdout
    refused = run(root, "plan", "import", root / "m.xlsx", "--plan", "p")
    assert 2 == refused.returncode
    assert "--dry-run dice qué dice la matriz de otra manera" in refused.stderr


def test_a_plan_of_work_in_english_needs_no_answer(root: Path) -> None:
    heads = (
        ("Strategic Objective", None), ("Activity ID", None), ("Activity", None),
        ("Unit of Measure", None), ("Responsible Department", None), ("Annual Target", None),
        ("Planned Targets", "Q1"), (None, "Q2"), (None, "Q3"), (None, "Q4"),
        ("Means of Verification", None),
    )  # fmt: skip
    row = ("Safe roads", "A1.1", "Maintenance", "Kilometres", "Roads", 100, 20, 30, 30, 20, "Lists")
    path = written(root / "m.xlsx", heads, [row])
    done = run(root, "plan", "import", path, "--plan", "p")

    assert (0, "") == (done.returncode, done.stderr), done.stdout
    assert ["A1.1,2026-03,20", "A1.1,2026-06,30"] == table(root, "schedule.csv")[:2]
