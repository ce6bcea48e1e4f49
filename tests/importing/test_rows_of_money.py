"""An activity of two rows is one: what is done and its money, or programmed and executed."""

from collections.abc import Sequence
from pathlib import Path

import pytest
from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from running import Done, run
from small import make_workspace

TITLE = "PLAN OPERATIVO INSTITUCIONAL 2026"
HEADS = (
    "Código", "Actividad operativa", "Unidad responsable", "Unidad de medida", "Programación",
    "PIM", "Meta anual", *(f"Programado {each} Trim" for each in ("I", "II", "III", "IV")),
)  # fmt: skip
ACTIVITIES = (
    ("1.1", "Atención", "DGP", "Persona", 150000, (100, 120, 130, 150), (30, 40, 40, 40)),
    ("1.2", "Capacitación", "DGP", "Promotora", 50000, (10, 20, 20, 10), (10, 15, 15, 10)),
)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return make_workspace(tmp_path / "w")


def pair(sheet: Worksheet, item: Sequence[object], words: Sequence[str], *, merged: bool) -> None:
    """The two rows of an activity, whose texts and PIM are merged over both, or stand in one."""
    code, name, office, unit, pim, *figures = item
    first = sheet.max_row + 1
    for row, word, quarters in zip((first, first + 1), words, figures, strict=True):
        assert isinstance(quarters, tuple)
        times = 1000 if row > first else 1
        cells = [None] * 4 if row > first else [code, name, office, unit]
        sheet.append([*cells, word, None if row > first else pim, times * sum(quarters),
                      *(times * each for each in quarters)])  # fmt: skip
    for letter in "ABCDF" if merged else "":
        sheet.merge_cells(f"{letter}{first}:{letter}{first + 1}")


def matrix(
    path: Path, *, heads: Sequence[str] = HEADS, words: Sequence[str] = ("Física", "Financiera"),
    merged: bool = True, leave: str = "",
) -> Path:  # fmt: skip
    made = Workbook()
    sheet = made.active
    assert sheet is not None
    for row in ((TITLE,), (), heads):
        sheet.append(row)
    for each in ACTIVITIES:
        pair(sheet, each, words, merged=merged)
    sheet.append(("TOTAL", None, None, None, None, 200000))
    if leave:
        for cells in sheet[f"{leave}3:{leave}7"]:
            if cells[0].value is not None:
                cells[0].value = None
    made.save(path)
    return path


def imported(root: Path, path: Path) -> Done:
    return run(root, "plan", "import", path, "--plan", "poi")


def answered(root: Path, path: Path, found: str, answer: str) -> Done:
    mapping = root / "imports/poi.yaml"
    said = mapping.read_text("utf-8")
    assert found in said
    mapping.write_text(said.replace(found, answer), "utf-8")
    return imported(root, path)


def table(root: Path, name: str) -> list[str]:
    return (root / f"plans/poi/{name}.csv").read_text("utf-8").splitlines()[1:]


WHOLE = ["1.1,poi,activity,Atención,Persona,DGP,accumulated,500,150000",
         "1.2,poi,activity,Capacitación,Promotora,DGP,accumulated,60,50000"]  # fmt: skip


@pytest.mark.parametrize("merged", [True, False])
def test_the_physical_row_has_the_goal_and_the_pim_is_of_both(root: Path, *, merged: bool) -> None:
    done = imported(root, matrix(root / "m.xlsx", merged=merged))

    assert (0, "") == (done.returncode, done.stderr), done.stdout
    assert table(root, "activities") == WHOLE
    assert ["1.1,2026-03,100", "1.2,2026-12,10"] == [
        table(root, "schedule")[each] for each in (0, -1)
    ]
    assert "se dejaron fuera 8 celdas de dinero programado por periodo" in done.stdout
    cells = (root / "imports/poi-cells.csv").read_text("utf-8")
    assert "Sheet,E5,Financiera,heading,," in cells
    assert "Sheet,G5,150000,total,," in cells
    assert "Sheet,F8,200000,total,," in cells
    assert '{heading: "Programación", is: row-kind}' in (
        (root / "imports/poi.yaml").read_text("utf-8")
    )


def test_the_row_of_money_may_come_first(root: Path) -> None:
    path = matrix(root / "m.xlsx", words=("Financiera", "Física"))
    done = imported(root, path)

    assert 0 == done.returncode, done.stdout
    assert [row.rpartition(",accumulated,")[2] for row in table(root, "activities")] == [
        "150000,150000", "50000,50000"
    ]  # fmt: skip
    assert "1.1,2026-03,30000" == table(root, "schedule")[0]


def test_money_that_was_spent_is_what_was_accrued(root: Path) -> None:
    heads = [each.replace("Programado", "Ejecutado") for each in HEADS]
    heads[6] = "Total ejecutado"
    done = imported(root, matrix(root / "m.xlsx", heads=heads))

    assert 0 == done.returncode, done.stdout
    assert [row.split(",")[:4] for row in table(root, "actuals")][:2] == [
        ["1.1", "2026-03", "100", "30000"], ["1.1", "2026-06", "220", "70000"]
    ]  # fmt: skip


def test_which_row_is_which_is_asked_where_no_word_says_it(root: Path) -> None:
    path = matrix(root / "m.xlsx", words=("Meta A", "Meta B"), leave="E")
    done = imported(root, path)

    assert 1 == done.returncode
    assert "cada ítem tiene dos filas: ¿cuál es cuál?" in done.stdout
    orders = ("physical-first", "financial-first", "programmed-first", "apart")
    assert "".join(f"\n  - pairs: {each}" for each in orders) in done.stdout
    assert not (root / "plans/poi").exists()

    done = answered(root, path, 'pairs: "?"', "pairs: physical-first")
    assert 0 == done.returncode, done.stdout
    assert table(root, "activities") == WHOLE


def test_the_unit_of_a_row_says_that_it_is_of_money(root: Path) -> None:
    from openpyxl import load_workbook

    book = load_workbook(matrix(root / "m.xlsx", merged=False, leave="E"))
    book.active["D5"], book.active["D7"] = "Soles", "S/."
    book.save(root / "m.xlsx")
    done = imported(root, root / "m.xlsx")

    assert 0 == done.returncode, done.stdout
    assert table(root, "activities") == WHOLE


def test_without_a_pim_it_is_asked_whether_the_money_of_the_year_stands_for_it(root: Path) -> None:
    path = matrix(root / "m.xlsx", leave="F")
    done = imported(root, path)

    assert "ninguna columna contiene el PIM: ¿se toma en su lugar el dinero del año" in done.stdout

    done = answered(root, path, 'financial: "?"', "financial: pim")
    assert table(root, "activities") == WHOLE


def test_rows_that_are_no_pair_are_told_and_take_no_other_with_them(root: Path) -> None:
    from openpyxl import load_workbook

    book = load_workbook(matrix(root / "m.xlsx"))
    book.active["E5"] = "Física"
    book.save(root / "m.xlsx")
    done = imported(root, root / "m.xlsx")

    assert 1 == done.returncode
    assert "sus filas no son una de cada clase." in done.stdout
    answered(root, root / "m.xlsx", 'incomplete: "?"', "incomplete: write")
    assert table(root, "activities") == WHOLE[1:]


EXECUTED = (
    ("1", "Talleres", "DGF", "Taller", "Programado", 10, 1, 2, 3, 4),
    (None, None, None, None, "Ejecutado", None, 1, 1),
    ("2", "Visitas", "DGF", "Visita", "Programado", 40, 10, 10, 10, 10),
    (None, None, None, None, "Ejecutado", None, 9, 8),
)


@pytest.mark.parametrize("heading", ["Estado", None])
def test_rows_of_what_is_programmed_and_executed_say_what_their_quarters_are(
    root: Path, heading: str | None
) -> None:
    heads = (*HEADS[:4], heading, "Meta anual", "I Trim", "II Trim", "III Trim", "IV Trim")
    made = Workbook()
    for row in ((TITLE,), (), heads, *EXECUTED):
        made.active.append(row)
    for first in (4, 6):
        for letter in "ABCDF":
            made.active.merge_cells(f"{letter}{first}:{letter}{first + 1}")
    made.save(root / "m.xlsx")

    done = imported(root, root / "m.xlsx")
    assert 1 == done.stdout.count("Pregunta, ")
    assert "lo ejecutado: ¿sus cifras son de cada mes o acumuladas?" in done.stdout

    done = answered(root, root / "m.xlsx", 'executed: "?"', "executed: monthly")
    assert 0 == done.returncode, done.stdout
    assert [line.rpartition(",accumulated,")[2] for line in table(root, "activities")] == [
        "10,", "40,"
    ]  # fmt: skip
    assert "2,2026-12,10" == table(root, "schedule")[-1]
    assert [line.split(",")[:3] for line in table(root, "actuals")] == [
        ["1", "2026-03", "1"], ["1", "2026-06", "2"], ["2", "2026-03", "9"], ["2", "2026-06", "17"]
    ]  # fmt: skip
