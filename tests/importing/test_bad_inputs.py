"""What a matrix may be that none should be: each gets a sentence, and nothing is half-written."""

import json
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
import xlsxwriter
from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from running import Done, run
from small import make_workspace

HEADS = ("Código", "Actividad operativa", "Unidad de medida", "Responsable", "Meta anual")
ROWS = (("A1", "Talleres", "Taller", "DGDE", 12), ("A2", "Visitas", "Visita", "ITP", 30))
Said = dict[str, Any]


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_workspace(tmp_path_factory.mktemp("w"))


def book(path: Path, change: Callable[[Worksheet], None]) -> Path:
    """A small plan of 2025 with something that it should not have."""
    made = Workbook()
    sheet = made.active
    sheet.title = "POI"
    sheet.append(["Programación 2025"])
    sheet.append([])
    sheet.append(HEADS)
    for row in ROWS:
        sheet.append(row)
    change(sheet)
    made.save(path)
    return path


def imported(root: Path, path: Path, *words: str) -> tuple[int, Said]:
    done = run(root, "plan", "import", path, "--plan", path.stem, "--json", *words)
    assert done.stdout, done.stderr
    return done.returncode, json.loads(done.stdout)


def refused(root: Path, path: Path) -> Done:
    """A file of which nothing can be made: exit 2, and the disk as it was."""
    before = sorted(root.rglob("*"))
    done = run(root, "plan", "import", path, "--plan", path.stem)
    assert done.returncode == 2
    assert sorted(root.rglob("*")) == before
    return done


def not_placed(said: Said) -> dict[str, str]:
    return {
        each["place"].rpartition("!")[2]: each["why"]
        for each in said["cells"]
        if each["fate"] == "not-placed"
    }


def test_the_plan_itself_is_whole(root: Path, tmp_path: Path) -> None:
    status, said = imported(root, book(tmp_path / "sano.xlsx", lambda _: None))

    assert status == 0
    assert said["counts"] == {"placed": 10, "heading": 5, "title": 1}
    assert (root / "plans/sano/activities.csv").read_text("utf-8") == (
        "code,element,kind,name,unit,offices,aggregation,goal,pim\n"
        "A1,sano,activity,Talleres,Taller,DGDE,accumulated,12,\n"
        "A2,sano,activity,Visitas,Visita,ITP,accumulated,30,\n"
    )


def test_a_password(root: Path, tmp_path: Path) -> None:
    path = tmp_path / "clave.xlsx"
    encrypted = "EncryptedPackage".encode("utf-16-le")
    path.write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504) + encrypted + bytes(4096))

    assert "contraseña" in refused(root, path).stderr


def test_a_picture_of_a_table(root: Path, tmp_path: Path) -> None:
    png = tmp_path / "foto.png"
    png.write_bytes(
        bytes.fromhex(
            "89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c489"
            "0000000d49444154789c6360000002000001e221bc330000000049454e44ae426082"
        )
    )
    path = tmp_path / "imagen.xlsx"
    with xlsxwriter.Workbook(path) as made:
        sheet = made.add_worksheet("Hoja1")
        sheet.write("A1", "Matriz 2025")
        sheet.insert_image("A3", str(png))

    assert "imagen de una tabla no se puede leer" in refused(root, path).stderr


def test_no_table_at_all(root: Path, tmp_path: Path) -> None:
    made = Workbook()
    made.active.append(["Acta de la reunión"])
    made.save(tmp_path / "acta.xlsx")

    assert "no se encontró ninguna tabla" in refused(root, tmp_path / "acta.xlsx").stderr


def test_a_heading_that_stands_twice_is_asked_with_both(root: Path, tmp_path: Path) -> None:
    def change(sheet: Worksheet) -> None:
        sheet["F3"], sheet["F4"], sheet["F5"] = "Meta anual", 15, 31

    status, said = imported(root, book(tmp_path / "doble.xlsx", change))

    assert status == 1
    (asked,) = said["questions"]
    assert asked["candidates"] == ["E «Meta anual»", "F «Meta anual»"]
    assert not (root / "plans/doble").exists()
    mapping = (root / "imports/doble.yaml").read_text("utf-8")
    assert '{heading: "Meta anual", column: E, is: "?"}' in mapping


def test_the_answer_in_the_mapping_places_it(root: Path, tmp_path: Path) -> None:
    def change(sheet: Worksheet) -> None:
        sheet["F3"], sheet["F4"], sheet["F5"] = "Meta anual", 15, 31

    path = book(tmp_path / "respondida.xlsx", change)
    imported(root, path)
    mapping = root / "imports/respondida.yaml"
    text = mapping.read_text("utf-8")
    text = text.replace('column: E, is: "?"', "column: E, is: left-out")
    mapping.write_text(text.replace('column: F, is: "?"', "column: F, is: goal"), "utf-8")

    status, said = imported(root, path)

    assert status == 0
    assert said["counts"]["left-out"] == 2
    assert "A1,respondida,activity,Talleres,Taller,DGDE,accumulated,15," in (
        root / "plans/respondida/activities.csv"
    ).read_text("utf-8")


def test_two_tables_on_a_sheet_are_each_read_by_itself(root: Path, tmp_path: Path) -> None:
    def change(sheet: Worksheet) -> None:
        sheet["A7"], sheet["B7"], sheet["C7"] = "Código", "Indicador", "Unidad de medida"
        sheet["D7"], sheet["E7"] = "Responsable", "Logro esperado 2025"
        for column, value in enumerate(("I1", "Número de empresas", "Número", "ITP", 7), 1):
            sheet.cell(8, column).value = value

    status, said = imported(root, book(tmp_path / "dos.xlsx", change))

    assert status == 0
    assert "2 tablas" in said["notices"][0]["message"]
    assert said["tables"]["activities"] == 2
    assert (root / "plans/dos/targets.csv").read_text("utf-8") == "code,year,target\nI1,2025,7\n"


def test_codes_that_are_numbers_are_asked(root: Path, tmp_path: Path) -> None:
    def change(sheet: Worksheet) -> None:
        sheet["A4"], sheet["A5"] = 1.1, 1.2

    status, said = imported(root, book(tmp_path / "numeros.xlsx", change))

    assert status == 1
    assert "¿es 1.1 o 1.10?" in said["questions"][0]["message"]
    assert "codes: as-shown" in said["questions"][0]["candidates"]
    assert not (root / "plans/numeros").exists()


def test_codes_whose_format_shows_their_last_zero_are_as_shown(root: Path, tmp_path: Path) -> None:
    def change(sheet: Worksheet) -> None:
        sheet["A4"], sheet["A5"] = 1.1, 1.2
        sheet["A4"].number_format = sheet["A5"].number_format = "0.00"

    status, _ = imported(root, book(tmp_path / "formato.xlsx", change))

    assert status == 0
    assert "1.10,formato" in (root / "plans/formato/activities.csv").read_text("utf-8")


def test_a_code_that_became_a_date_is_told(root: Path, tmp_path: Path) -> None:
    def change(sheet: Worksheet) -> None:
        sheet["A4"] = datetime(2025, 2, 1)  # noqa: DTZ001 - as Excel keeps it

    status, said = imported(root, book(tmp_path / "fecha.xlsx", change))

    assert status == 1
    assert "fecha" in not_placed(said)["A4"]
    assert set(not_placed(said)) == {"A4", "B4", "C4", "D4", "E4"}


def test_a_code_that_stands_twice_is_neither_of_both(root: Path, tmp_path: Path) -> None:
    def change(sheet: Worksheet) -> None:
        sheet["A6"], sheet["B6"], sheet["C6"] = "A1", "Otra", "Taller"
        sheet["D6"], sheet["E6"] = "ITP", 3

    status, said = imported(root, book(tmp_path / "repetido.xlsx", change))

    assert status == 1
    assert "más de una vez" in not_placed(said)["A4"]
    assert "más de una vez" in not_placed(said)["A6"]
    assert said["tables"]["activities"] == 1


def test_hidden_columns_that_hold_the_codes_are_read_and_told(root: Path, tmp_path: Path) -> None:
    def change(sheet: Worksheet) -> None:
        sheet.column_dimensions["A"].hidden = True

    status, said = imported(root, book(tmp_path / "ocultas.xlsx", change))

    assert status == 0
    assert "A está oculta" in said["notices"][0]["message"]
    assert said["tables"]["activities"] == 2


def test_a_pivot_is_not_taken_for_a_table(root: Path, tmp_path: Path) -> None:
    import zipfile

    path = book(tmp_path / "base.xlsx", lambda _: None)
    pivot = tmp_path / "dinamica.xlsx"
    rels = (
        '<?xml version="1.0"?><Relationships '
        'xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship '
        'Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/'
        'pivotTable" Target="../pivotTables/pivotTable1.xml"/></Relationships>'
    )
    with zipfile.ZipFile(path) as old, zipfile.ZipFile(pivot, "w") as new:
        for name in old.namelist():
            new.writestr(name, old.read(name))
        new.writestr("xl/worksheets/_rels/sheet1.xml.rels", rels)
        new.writestr("xl/pivotTables/pivotTable1.xml", "<pivotTableDefinition/>")

    assert "tabla dinámica" in refused(root, pivot).stderr


def test_figures_that_may_be_two_things_are_not_placed(root: Path, tmp_path: Path) -> None:
    def change(sheet: Worksheet) -> None:
        sheet["E4"], sheet["E5"] = "1.672", "-"

    status, said = imported(root, book(tmp_path / "cifras.xlsx", change))

    assert status == 1
    assert set(not_placed(said)) == {"E4", "E5"}
    assert "1672" in not_placed(said)["E4"]


def test_a_column_that_nobody_knows_is_named(root: Path, tmp_path: Path) -> None:
    def change(sheet: Worksheet) -> None:
        sheet["F3"], sheet["F4"] = "Supuestos", "Hay presupuesto"

    status, said = imported(root, book(tmp_path / "supuestos.xlsx", change))

    assert status == 1
    assert set(not_placed(said)) == {"F4"}
    assert (root / "plans/supuestos/plan.toml").exists()


def test_a_mapping_with_an_unknown_key_is_refused(root: Path, tmp_path: Path) -> None:
    path = book(tmp_path / "clavemal.xlsx", lambda _: None)
    mapping = tmp_path / "m.yaml"
    mapping.write_text("tables:\n  - {sheet: POI, columnas: []}\n", encoding="utf-8")

    done = run(root, "plan", "import", path, "--plan", "clavemal", "--mapping", mapping)

    assert done.returncode == 2
    assert "columnas" in done.stderr
    assert not (root / "plans/clavemal").exists()


def test_a_dry_run_writes_nothing(root: Path, tmp_path: Path) -> None:
    before = sorted(root.rglob("*"))
    path = book(tmp_path / "ensayo.xlsx", lambda _: None)

    assert run(root, "plan", "import", path, "--plan", "ensayo", "--dry-run").returncode == 0
    assert sorted(root.rglob("*")) == before


def test_next_year_s_matrix_is_read_by_the_same_mapping(root: Path, tmp_path: Path) -> None:
    def heads(year: int) -> Callable[[Worksheet], None]:
        def change(sheet: Worksheet) -> None:
            sheet["A3"], sheet["B3"] = "Código del indicador", "Lo que se mide"
            sheet["E3"] = f"Logro esperado {year}"

        return change

    path = book(tmp_path / "uno.xlsx", heads(2025))
    imported(root, path)
    mapping = root / "imports/uno.yaml"
    text = mapping.read_text("utf-8").replace('"Lo que se mide", is: "?"',
                                              '"Lo que se mide", is: name')  # fmt: skip
    mapping.write_text(text.replace("    columns:", "    kind: indicators\n    columns:", 1)
                       if "kind:" not in text else text, "utf-8")  # fmt: skip

    later = book(tmp_path / "dosmil.xlsx", heads(2026))
    status, _ = imported(root, later, "--mapping", str(mapping))

    assert status == 0
    assert (root / "plans/dosmil/targets.csv").read_text("utf-8") == (
        "code,year,target\nA1,2026,12\nA2,2026,30\n"
    )


def test_five_thousand_rows_are_read(root: Path, tmp_path: Path) -> None:
    path = tmp_path / "grande.xlsx"
    with xlsxwriter.Workbook(path, {"constant_memory": True}) as made:
        sheet = made.add_worksheet("POI")
        sheet.write_row(0, 0, ["Programación 2025"])
        sheet.write_row(1, 0, HEADS)
        for row in range(5000):
            sheet.write_row(row + 2, 0, (f"A{row}", "Talleres", "Taller", f"OF{row % 9}", row + 1))

    status, said = imported(root, path)

    assert status == 0
    assert said["tables"]["activities"] == 5000
    assert said["counts"] == {"placed": 25000, "heading": 5, "title": 1}


def test_a_table_beside_another_is_asked_and_never_mixed_with_it(
    root: Path, tmp_path: Path
) -> None:
    def change(sheet: Worksheet) -> None:
        at = sheet.max_column + 2
        sheet.cell(3, at, "Proyecto de inversión")
        sheet.cell(3, at + 1, "Devengado")
        for row in range(4, sheet.max_row + 1):
            sheet.cell(row, at, f"Colegio {row}")
            sheet.cell(row, at + 1, 1000 * row)

    status, said = imported(root, book(tmp_path / "beside.xlsx", change))

    assert 1 == status
    assert any("detrás de una vacía" in str(each) for each in said["questions"])
    assert not [each for each in said["cells"] if "accrued" in str(each.get("where", ""))]
    assert not (root / "plans/beside").exists()


def test_figures_alone_behind_an_empty_column_are_of_their_rows(root: Path, tmp_path: Path) -> None:
    def change(sheet: Worksheet) -> None:
        at = sheet.max_column + 2
        sheet.cell(3, at, "Devengado")
        for row in range(4, sheet.max_row + 1):
            sheet.cell(row, at, 1000 * row)

    _, said = imported(root, book(tmp_path / "money.xlsx", change), "--dry-run")

    assert [] == said["questions"]
