"""What offices write over quarters, budgets and units is understood, or asked in one run."""

from collections.abc import Sequence
from pathlib import Path
from shutil import rmtree

import pytest
from openpyxl import Workbook

from running import Done, run
from small import make_workspace

HEADS = ("Código", "Actividad", "Unidad orgánica", "Unidad de medida")
QUARTERS = ("T1", "T2", "T3", "T4")
ROWS = (("1", "Visitas", "DIPAM", "Visita", 400, 100, 100, 100, 100),
        ("2", "Talleres", "DIFA", "Taller", 12, 0, 4, 4, 4))  # fmt: skip


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return make_workspace(tmp_path / "w")


def imported(root: Path, *rows: Sequence[object]) -> Done:
    made = Workbook()
    for row in rows:
        made.active.append(row)
    made.save(root / "m.xlsx")
    return run(root, "plan", "import", root / "m.xlsx", "--plan", "poi")


def answered(root: Path, found: str, answer: str) -> Done:
    mapping = root / "imports/poi.yaml"
    mapping.write_text(mapping.read_text("utf-8").replace(found, answer), "utf-8")
    return run(root, "plan", "import", root / "m.xlsx", "--plan", "poi")


def questions(done: Done) -> list[str]:
    return [line for line in done.stdout.splitlines() if line.startswith("Pregunta, ")]


def test_quarters_are_of_the_year_that_the_heading_of_their_goal_names(root: Path) -> None:
    heads = (*HEADS, "Meta física 2026", *QUARTERS)
    imported(root, heads, *ROWS)
    done = answered(root, 'is: "?"', "is: programmed")

    assert 0 == done.returncode, done.stdout
    schedule = (root / "plans/poi/schedule.csv").read_text("utf-8").splitlines()
    assert ["1,2026-03,100", "2,2026-12,4"] == [schedule[1], schedule[-1]]


def test_what_quarters_hold_how_they_run_and_of_which_year_is_asked_in_one_run(root: Path) -> None:
    heads, rows = (*HEADS, "Meta física", *QUARTERS), [(*row[:-1], 7) for row in ROWS]

    what, how, year = questions(imported(root, heads, *rows))

    assert what.endswith("¿qué son las cifras de «T1» a «T4»: lo programado o lo ejecutado?")
    assert "«T1» a «T4»: ¿sus cifras son de cada mes o acumuladas? Nada en la tabla suma" in how
    assert year.endswith("¿de qué año son las columnas cuyos encabezados no lo nombran?")
    mapping = (root / "imports/poi.yaml").read_text("utf-8")
    assert '    programmed: "?"\n    executed: "?"\n' in mapping


def test_a_title_and_a_heading_that_name_two_years_are_asked_which_holds(root: Path) -> None:
    heads = (*HEADS, "Meta física 2026", *QUARTERS)
    done = imported(root, ("POI 2025",), (), heads, *ROWS)

    assert any("¿de qué año" in each for each in questions(done))


def test_the_opening_budget_beside_the_modified_one_has_no_place_and_is_no_question(
    root: Path,
) -> None:
    heads, row = (*HEADS, "PIA (S/)", "PIM (S/)"), ("1", "Visitas", "DIPAM", "Visita", 80, 90)
    done = imported(root, heads, row)

    assert (0, []) == (done.returncode, questions(done)), done.stdout
    cells = (root / "imports/poi-cells.csv").read_text("utf-8")
    assert "Sheet,E2,80,left-out,," in cells
    assert "Sheet,F2,90,placed,activities.csv!1!pim," in cells


def test_the_opening_budget_alone_is_asked_whether_it_stands_for_the_modified_one(
    root: Path,
) -> None:
    heads, row = (*HEADS, "Presupuesto Institucional de Apertura (PIA)"), (*ROWS[0][:4], 80)
    done = imported(root, heads, row)

    assert 1 == done.returncode
    assert "ninguna columna contiene el PIM" in questions(done)[0]
    assert "  - E is: pim\n  - E is: left-out\n" in done.stdout

    done = answered(root, 'is: "?"', "is: pim")
    assert 0 == done.returncode, done.stdout
    assert "accumulated,,80" in (root / "plans/poi/activities.csv").read_text("utf-8")


def test_the_type_of_unit_is_the_unit(root: Path) -> None:
    heads = ("Código", "Indicador", "Responsable", "Tipo de unidad", "Meta 2026")
    done = imported(root, heads, ("I1", "Mujeres atendidas", "DGCVG", "Porcentaje", "65 %"))

    assert 0 == done.returncode, done.stdout
    assert "I1,poi,Mujeres atendidas,share,DGCVG" in (
        (root / "plans/poi/indicators.csv").read_text("utf-8")
    )


def test_halves_under_the_physical_goal_are_its_months_and_annual_is_the_goal(root: Path) -> None:
    heads = ("", "Código", "Actividad", "Centro de costos", "Unidad", "Prioridad",
             "Meta física 2026")  # fmt: skip
    below = (*[None] * 6, "Sem. I", "Sem. II", "Anual")
    rows = [(1, "A1", "Visitas", "DIPAM", "Visita", "Alta", 2, 3, 5),
            (2, "A2", "Charlas", "DIFA", "Charla", "Baja", 1, 1, 2)]  # fmt: skip
    done = imported(root, heads, below, *rows)

    assert 0 == done.returncode, done.stdout
    schedule = (root / "plans/poi/schedule.csv").read_text("utf-8").splitlines()
    assert ["A1,2026-06,2", "A1,2026-12,3"] == schedule[1:3]
    assert "accumulated,5," in (root / "plans/poi/activities.csv").read_text("utf-8")
    assert "Sheet,A3,1,checked,," in (root / "imports/poi-cells.csv").read_text("utf-8")


def test_what_was_accrued_until_no_month_that_is_named_is_told_and_may_be_said(root: Path) -> None:
    heads, row = (*HEADS, "PIM", "Devengado"), ("1", "Visitas", "DIPAM", "Visita", 90, 30)
    done = imported(root, ("POI 2026",), (), heads, row)

    assert "«Devengado» no nombra ningún mes, y se tomó como de diciembre de 2026" in done.stdout

    rmtree(root / "plans/poi")
    answered(root, "is: accrued}", "is: accrued, month: 6}")
    done = answered(root, "    columns:", "    executed: accumulated\n    columns:")
    assert "no nombra ningún mes" not in done.stdout
    assert "1,2026-06,,30," in (root / "plans/poi/actuals.csv").read_text("utf-8")
