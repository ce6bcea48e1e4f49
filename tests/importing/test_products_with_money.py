"""Rows of products that have a name and money alone are kept, or it is asked what they are."""

from collections.abc import Sequence
from pathlib import Path

import pytest
from openpyxl import Workbook

from running import Done, run
from small import make_workspace

HEADS = ("Código", "Producto / Actividad", "Unidad orgánica", "Unidad de medida", "PIM",
         "Meta anual")  # fmt: skip
ROWS: tuple[tuple[object, ...], ...] = (
    (None, "Producto 1: Adultos mayores atendidos", None, None, 360, None),
    (1, "Atención domiciliaria", "DIPAM", "Persona", 160, 400),
    (2, "Acreditación", "DIPAM", "Centro", 200, 12),
    (None, "Producto 2: Familias acompañadas", None, None, 80, None),
    (3, "Visitas", "DIFA", "Visita", 80, 1200),
    ("TOTAL", None, None, None, 440),
)
BARE = [(None, str(row[1]).partition(": ")[2], *row[2:]) if row[0] is None else row for row in ROWS]


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return make_workspace(tmp_path / "w")


def imported(root: Path, rows: Sequence[Sequence[object]], heads: Sequence[str] = HEADS) -> Done:
    made = Workbook()
    for row in (("PP 0142 - 2026",), (), heads, *rows):
        made.active.append(row)
    made.save(root / "m.xlsx")
    return run(root, "plan", "import", root / "m.xlsx", "--plan", "pp")


def answered(root: Path, found: str, answer: str) -> Done:
    mapping = root / "imports/pp.yaml"
    said = mapping.read_text("utf-8")
    assert found in said
    mapping.write_text(said.replace(found, answer), "utf-8")
    return run(root, "plan", "import", root / "m.xlsx", "--plan", "pp")


def table(root: Path, name: str) -> list[list[str]]:
    text = (root / f"plans/pp/{name}.csv").read_text("utf-8")
    return [line.split(",") for line in text.splitlines()[1:]]


def test_a_product_by_its_word_is_the_group_of_its_rows_and_its_money_adds_up(root: Path) -> None:
    done = imported(root, ROWS)

    assert (0, "") == (done.returncode, done.stderr), done.stdout
    assert [row[:3] for row in table(root, "activities")] == [
        ["1", "G1", "activity"], ["2", "G1", "activity"], ["3", "G2", "activity"]
    ]  # fmt: skip
    assert "Producto 1: Adultos mayores atendidos" == table(root, "elements")[0][3]
    assert '"G" = "Producto"' in (root / "plans/pp/plan.toml").read_text("utf-8")
    cells = (root / "imports/pp-cells.csv").read_text("utf-8")
    assert "Sheet,E4,360,total,," in cells
    assert "Sheet,E9,440,total,," in cells


def test_one_that_adds_up_is_a_group_without_the_word(root: Path) -> None:
    done = imported(root, BARE)

    assert 0 == done.returncode, done.stdout
    assert ["G1", "G1", "G2"] == [row[1] for row in table(root, "activities")]


def test_money_of_a_product_that_does_not_add_up_is_told(root: Path) -> None:
    done = imported(root, [(*ROWS[0][:4], 361), *ROWS[1:]])

    assert 1 == done.returncode
    assert "Sheet!E4: «361»: es la cifra de un grupo, y las filas de abajo no suman eso" in (
        done.stdout
    )
    assert "G1" == table(root, "activities")[0][1]


@pytest.mark.parametrize(("answer", "under"), [("groups", "G1"), ("left-out", "pp")])
def test_what_nothing_confirms_is_asked(root: Path, answer: str, under: str) -> None:
    done = imported(root, [(*BARE[0][:4], 361), *BARE[1:]])

    assert 1 == done.returncode
    assert (
        "estas filas tienen nombre y dinero, sin unidad de medida ni responsable. ¿Son los "
        in done.stdout
    )
    assert "  - uncoded: groups\n  - uncoded: left-out\n" in done.stdout
    assert not (root / "plans/pp").exists()

    answered(root, 'uncoded: "?"', f"uncoded: {answer}")
    assert under == table(root, "activities")[0][1]


def test_a_product_with_a_code_and_money_is_the_group_of_the_codes_that_continue_it(
    root: Path,
) -> None:
    rows = (("3.1", "Adultos mayores", None, None, 361),
            ("3.1.1", "Atención", "DIPAM", "Persona", 160, 400))  # fmt: skip
    imported(root, rows)

    assert ["3.1.1", "3.1"] == table(root, "activities")[0][:2]


def test_rows_without_any_code_are_given_one_under_their_product(root: Path) -> None:
    heads = ("N°", *HEADS[1:])
    rows = [(None, *row[1:]) if row[0] != "TOTAL" else row for row in ROWS]
    done = imported(root, rows, heads)

    assert 0 == done.returncode, done.stdout
    assert ["G1.I1", "G1.I2", "G2.I1"] == [row[0] for row in table(root, "activities")]
    assert "Las filas sin código propio recibieron uno, hasta G1.I2 y G2.I1." in done.stdout


def test_numbers_of_rows_that_are_not_the_codes_leave_the_rows_to_be_given_one(root: Path) -> None:
    done = imported(root, ROWS, ("N°", *HEADS[1:]))
    assert "¿los números de «N°» son los códigos?" in done.stdout

    done = answered(root, '"N°", is: ordinal', '"N°", is: left-out')
    assert 0 == done.returncode, done.stdout
    assert ["G1.I1", "G1.I2", "G2.I1"] == [row[0] for row in table(root, "activities")]


def test_products_and_activities_of_one_part_are_told_by_their_place(root: Path) -> None:
    rows = (("3000001", "Acciones comunes", None, None, 12),
            ("5000276", "Gestión", "OGPP", "Informe", 12, 4),
            ("3000483", "Personas atendidas", None, None, 36),
            ("5003446", "Centros", "DGCVG", "Persona", 36, 90))  # fmt: skip
    done = imported(root, rows)

    assert 0 == done.returncode, done.stdout
    assert [["5000276", "3000001"], ["5003446", "3000483"]] == [
        row[:2] for row in table(root, "activities")
    ]


def test_a_product_with_a_unit_and_no_code_is_kept_and_its_unit_and_goal_are_told(
    root: Path,
) -> None:
    product = (None, "Producto 1: Adultos mayores", None, "Persona", 160, 900)
    done = imported(root, (product, ("1.1", "Atención", "DIPAM", "Persona", 160, 400)))

    assert 1 == done.returncode
    assert ["1.1", "G1"] == table(root, "activities")[0][:2]
    assert "Sheet!D4: «Persona»: un grupo del plan no tiene unidad de medida." in done.stdout
    assert "Sheet!F4: «900»: es la cifra de un grupo" in done.stdout


def test_the_name_of_a_product_alone_is_a_group_too(root: Path) -> None:
    rows = [row[:2] if row[0] is None else row for row in ROWS[:5]]
    done = imported(root, rows)

    assert 0 == done.returncode, done.stdout
    assert ["G1", "G1", "G2"] == [row[1] for row in table(root, "activities")]
