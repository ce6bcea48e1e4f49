"""A mean of months says of how many it is, and without which, wherever it is shown."""

from pathlib import Path

import pytest

from formulas.read_back import opened, rows_by_code
from matching.sent import at
from running import run
from small import make_workspace

PLAN = {
    "plan.toml": 'code = "mes"\nname = "Plan"\nkind = "programme"\n\n[levels]\nP = "Producto"\n'
    '\n[index]\ncap = 100\nmissing = "leave-out"\nover = "items"\n',
    "offices.csv": "code,name\nNORTE,Oficina Norte\n",
    "elements.csv": "code,level,parent,name,rollup\nP1,P,,Producto,none\n",
    "activities.csv": "code,element,kind,name,unit,offices,aggregation,goal,pim\n"
    "A1,P1,activity,Atender,Personas,NORTE,not-accumulated,120,100\n"
    "A2,P1,activity,Visitar,Visitas,NORTE,not-accumulated,120,100\n",
    "schedule.csv": "code,period,programmed\n"
    + "".join(f"{code},2025-{month:02d},10\n" for code in ("A1", "A2") for month in (1, 2, 3)),
    "actuals.csv": "code,period,actual,accrued,source\n"
    "A1,2025-01,5,1,acta\nA2,2025-01,5,1,acta\nA2,2025-02,10,1,acta\n",
}


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """March of a plan of which A1's February is not known."""
    root = make_workspace(tmp_path_factory.mktemp("w"), {"mes": PLAN})
    run(root, "template", "--period", "2025-03")
    book = opened(root / "output" / "2025-03" / "templates" / "NORTE.xlsx")
    sheet = book["Actividades"]
    asked = (("Ejecución física acumulada", 10), ("PIM", 100), ("Devengado acumulado", 10))
    for code in ("A1", "A2"):
        for heading, figure in asked:
            row, column = at(sheet, code, heading)
            sheet.cell(row, column).value = figure
    (root / "input" / "2025-03").mkdir(parents=True)
    book.save(root / "input" / "2025-03" / "norte.xlsx")
    run(root, "build", "--period", "2025-03")
    return root


def test_the_note_of_its_row_says_so(root: Path) -> None:
    sheet = opened(root / "output" / "2025-03" / "mes" / "mes-2025-03.xlsx")["Actividades"]
    columns, rows = rows_by_code(sheet)
    notes = {code: sheet.cell(at, columns["Nota"]).value for code, at in rows.items()}

    assert "Promedio de 2 de 3 meses, sin febrero." in notes["A1"]
    assert "meses" not in (notes["A2"] or "")


def test_the_page_shows_the_months_that_count(root: Path) -> None:
    pages = {code: run(root, "explain", code, "--period", "2025-03") for code in ("A1", "A2")}
    page, whole = (" ".join(pages[code].stdout.split()) for code in ("A1", "A2"))

    assert "(5 / 10 + 10 / 10) / 2 × 100 = 75 %" in page
    assert "Promedio de 2 de 3 meses, sin febrero." in page
    assert "5 + 10 = 15" in page  # what the months known make
    assert "(5 / 10 + 10 / 10 + 10 / 10) / 3 × 100 = 83.333333333 %" in whole
    assert "sin febrero" not in whole


def test_of_work_whose_months_stand_alone_it_is_said_that_nothing_is_forecast(root: Path) -> None:
    page = " ".join(run(root, "explain", "A2", "--period", "2025-03").stdout.split())

    assert "No se pronostica: sus cifras no se suman en el año (no acumulado)." in page
