"""The first page shows the money of the year, whatever stands at the top of the plan."""

import json
from pathlib import Path

import pytest
from openpyxl import load_workbook

from running import run
from small import POLICY, make_workspace

pytestmark = pytest.mark.filterwarnings("ignore:.*xtension is not supported")

ROOTS = {
    "plan.toml": POLICY["plan.toml"]
    .replace('"policy"', '"programme"')
    .replace('"agua"', '"obras"'),
    "offices.csv": "code,name\nNORTE,Norte\n",
    "elements.csv": "code,level,parent,name,rollup\nA,OP,,Caminos,none\nB,OP,,Puentes,none\n",
    "activities.csv": (
        "code,element,kind,name,unit,offices,aggregation,goal,pim\n"
        "A.1,A,activity,Tramo,Km,NORTE,accumulated,20,300\n"
        "B.1,B,activity,Puente,Obras,NORTE,accumulated,10,100\n"
    ),
}
MONEY = {"A.1": (300, 60), "B.1": (100, 22)}


def built(folder: Path, kind: str) -> tuple[list[object], str]:
    """The cells of the first page and the narrative, with 82 of 400 soles accrued."""
    definition = ROOTS["plan.toml"].replace('"programme"', f'"{kind}"')
    make_workspace(folder, {"obras": ROOTS | {"plan.toml": definition}})
    assert run(folder, "template", "--period", "2025-12").returncode == 0
    book = load_workbook(folder / "output" / "2025-12" / "templates" / "NORTE.xlsx")
    sheet = book["Actividades"]
    headings = next(row for row in sheet.iter_rows() if row[1].value == "Código")
    at = {cell.value: cell.column for cell in headings}
    for row in sheet.iter_rows():
        if row[1].value in MONEY:
            pim, accrued = MONEY[str(row[1].value)]
            for heading, figure in (
                ("Ejecución física acumulada", 8),
                ("PIM", pim),
                ("Devengado acumulado", accrued),
            ):
                sheet.cell(row[0].row, at[heading]).value = figure
    (folder / "input" / "2025-12").mkdir(parents=True)
    book.save(folder / "input" / "2025-12" / "NORTE.xlsx")
    assert run(folder, "build").returncode == 0
    out = folder / "output" / "2025-12" / "obras"
    page = load_workbook(out / "obras-2025-12.xlsx")["Resumen"]
    told = json.loads((out / "results.json").read_text(encoding="utf-8"))["narrative"]
    cells = [cell.value for row in page.iter_rows() for cell in row if cell.value is not None]
    return cells, " ".join(word for each in told for word in each["text"].split())


@pytest.mark.parametrize("kind", ["programme", "policy"])
def test_several_roots_and_an_index_show_the_money_of_all(tmp_path: Path, kind: str) -> None:
    cells, _ = built(tmp_path, kind)

    assert "Ejecución financiera del año" in cells
    assert 20.5 in cells
    assert any("82" in str(each) and "400" in str(each) for each in cells)


def test_the_money_of_all_can_be_traced_to_its_cells(tmp_path: Path) -> None:
    cells, told = built(tmp_path, "programme")
    page = load_workbook(tmp_path / "output" / "2025-12" / "obras" / "obras-2025-12.xlsx")[
        "Resumen"
    ]
    at = next(cell for row in page.iter_rows() for cell in row if cell.value == 20.5)

    traced = run(
        tmp_path, "trace", f"output/2025-12/obras/obras-2025-12.xlsx!Resumen!{at.coordinate}"
    )

    assert traced.returncode == 0, traced.stderr
    assert traced.stdout.count("NORTE.xlsx!Actividades!") >= 4
    assert "82 de S/ 400 (20.5 % de su presupuesto del año)" in told
    assert cells


def test_narrative_and_sheet_say_of_which_span_each_percentage_is(tmp_path: Path) -> None:
    _, told = built(tmp_path, "programme")
    page = load_workbook(tmp_path / "output" / "2025-12" / "obras" / "obras-2025-12.xlsx")
    headings = [cell.value for row in page["Actividades"].iter_rows() for cell in row]
    said = run(tmp_path, "explain", "A.1", "--period", "2025-12").stdout

    assert "a la fecha" in told
    assert "ejecución financiera del año de 20.0 %" in told
    for heading in ("% de avance evaluado, a la fecha", "% financiero del año", "% físico del año"):
        assert heading in headings
    assert "Avance a la fecha" in said
    assert "Avance financiero del año" in said
