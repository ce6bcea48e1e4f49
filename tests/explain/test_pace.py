"""Where the pace leads, wherever it is told; it moves no status, and no alert that counts."""

import json
from pathlib import Path
from typing import Any

import pytest

from formulas.read_back import opened, rows_by_code
from matching.sent import at
from running import run
from small import make_workspace

TOML = (
    'code = "{code}"\nname = "Plan"\nkind = "programme"\nfrom = "2025-01"\n\n[levels]\n'
    'P = "Producto"\n\n[index]\ncap = 100\nmissing = "leave-out"\nover = "items"\n'
)
TABLES = {
    "offices.csv": "code,name\nNORTE,Oficina Norte\n",
    "elements.csv": "code,level,parent,name,rollup\nP1,P,,Producto,none\n",
}
HEADINGS = "code,element,kind,name,unit,offices,aggregation,goal,pim\n"
EARLIER = {"A1": (8, 17, 30, 33), "A2": (2, 4, 6, 8), "A3": (10, 20, None, None)}
MAY = {"A1": 45, "A2": 10, "A3": 50, "B1": 20, "B2": 30}
PROGRAMMED = TABLES | {
    "plan.toml": TOML.format(code="mes"),
    "activities.csv": HEADINGS
    + "".join(f"A{n},P1,activity,Atender,Personas,NORTE,accumulated,120,\n" for n in (1, 2, 3)),
    "schedule.csv": "code,period,programmed\n"
    + "".join(f"A{n},2025-{month:02},10\n" for n in (1, 2, 3) for month in range(1, 13)),
    "actuals.csv": "code,period,actual,accrued,source\n"
    + "".join(
        f"{code},2025-{month:02},{n},,acta\n"
        for code, months in EARLIER.items()
        for month, n in enumerate(months, 1)
        if n is not None
    ),
}
UNPROGRAMMED = TABLES | {
    "plan.toml": TOML.format(code="sin"),
    "activities.csv": HEADINGS
    + "B1,P1,activity,Visitar,Visitas,NORTE,accumulated,100,\n"
    + "B2,P1,activity,Visitar,Visitas,NORTE,accumulated,60,\n",
}


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """May of a plan whose months are programmed, and of one that is judged in December alone."""
    root = make_workspace(tmp_path_factory.mktemp("pace"), {"mes": PROGRAMMED, "sin": UNPROGRAMMED})
    run(root, "template", "--period", "2025-05")
    book = opened(root / "output/2025-05/templates/NORTE.xlsx")
    for code, figure in MAY.items():
        row, column = at(book["Actividades"], code, "Ejecución física acumulada")
        book["Actividades"].cell(row, column).value = figure
    (root / "input/2025-05").mkdir(parents=True)
    book.save(root / "input/2025-05/norte.xlsx")
    done = run(root, "build", "--period", "2025-05")
    assert done.returncode in {0, 1}, done.stderr
    return root


def results(root: Path, plan: str = "mes") -> dict[str, Any]:
    return dict(json.loads((root / f"output/2025-05/{plan}/results.json").read_text("utf-8")))


def items(root: Path, plan: str = "mes") -> dict[str, Any]:
    return {each["code"]: each for each in results(root, plan)["items"]}


def page(root: Path, code: str) -> str:
    return " ".join(run(root, "explain", code, "--period", "2025-05").stdout.split())


def test_the_results_hold_the_forecast_with_its_range(root: Path) -> None:
    forecast = items(root)["A1"]["forecast"]

    assert {
        "needed_per_month": "10.8",  # 75 / 7
        "pace_per_month": "9",
        "points": "5",
        "end": "108",
        "error": "14.6",
        "low": "93.4",
        "high": "122.6",
        "share": "90",
        "tried": "5",
        "right": "2",
    } == {name: figure for name, figure in forecast.items() if figure and name != "best"}


def test_explain_tells_it_with_its_numbers(root: Path) -> None:
    told = page(root, "A1")

    assert "108 (90.0 % de lo que se pide a diciembre), entre 93.4 y 122.6." in told
    assert "45 × 120 / 50 ≈ 108" in told
    assert "Hasta diciembre hacen falta 10.8 al mes; hasta hoy fueron 9." in told
    assert "2 de 5 meses: cada uno se dejó fuera y se pronosticó con los demás." in told
    assert "A prueba" not in told


def test_from_too_few_months_nothing_is_forecast_and_it_is_said(root: Path) -> None:
    told = page(root, "A3")
    settings = root / "sheetgen.toml"
    usual = settings.read_text("utf-8")
    settings.write_text(f"{usual}\n[forecast]\npoints = 4\n", encoding="utf-8")
    more = page(root, "A3")
    settings.write_text(usual, encoding="utf-8")

    assert "Al ritmo actual 120" in told  # 10, 20 and 50: three points
    assert "se necesitan 4 meses con cifra y con algo programado, y por ahora hay 3" in more


def test_who_will_not_make_it_is_told_on_trial_and_counts_nowhere(root: Path) -> None:
    found = results(root)

    assert ["A2"] == [each["subject"] for each in found["beta"] if each["rule"] == "FOR-110"]
    told = page(root, "A2")
    assert (
        "cerraría el año en 24 (20.0 % de lo que se pide), a lo más en 24; hacen falta 15.8" in told
    )
    assert "24 (20.0 % de lo que se pide a diciembre); los de meses anteriores no erraron." in told
    assert "FOR-110" not in {each["rule"] for each in found["alerts"]}
    assert "low" == items(root)["A2"]["status"]  # 10 of 50 programmed: by its progress alone


def test_the_sheet_shows_it_apart_and_as_formulas_of_its_row(root: Path) -> None:
    path = root / "output/2025-05/mes/mes-2025-05.xlsx"
    columns, rows = rows_by_code(opened(path)["Actividades"])
    formulas, values = opened(path)["Actividades"], opened(path, values=True)["Actividades"]

    def cell(sheet: Any, heading: str) -> Any:  # noqa: ANN401 - openpyxl's values have several types
        return sheet.cell(rows["A1"], columns[heading]).value

    end = "Pronóstico a diciembre, al ritmo actual"
    assert str(cell(formulas, end)).startswith("=IF(AND(ISNUMBER(")
    assert (108, 93.4, 122.6, 10.8) == (
        cell(values, end),
        cell(values, "Pronóstico: por lo menos"),
        cell(values, "Pronóstico: a lo más"),
        cell(values, "Ritmo: hace falta por mes hasta diciembre"),
    )
    assert columns["Alertas"] < columns[end]


def test_the_trace_of_a_forecast_says_how_it_was_made(root: Path) -> None:
    columns, rows = rows_by_code(
        opened(root / "output/2025-05/mes/mes-2025-05.xlsx")["Actividades"]
    )
    letter = (
        opened(root / "output/2025-05/mes/mes-2025-05.xlsx")["Actividades"]
        .cell(1, columns["Pronóstico a diciembre, al ritmo actual"])
        .column_letter
    )
    told = run(root, "trace", f"mes-2025-05.xlsx!Actividades!{letter}{rows['A1']}")

    assert "Valor obtenido × Programado en el año / Programado a la fecha" in told.stdout
    assert "input/2025-05/norte.xlsx!Actividades" in told.stdout


def test_what_is_judged_later_says_when_why_and_what_is_needed(root: Path) -> None:
    told = page(root, "B1")
    b1 = items(root, "sin")["B1"]

    assert (
        "Se califica en diciembre: no tiene programación mensual. "
        "Lleva el 20.0 % de la meta del año; hacen falta 11.5 al mes." in told  # 80 / 7
    )
    assert ("not-rated", "2025-12", "11.5") == (
        b1["status"], b1["due_next"], b1["forecast"]["needed_per_month"],
    )  # fmt: skip
    assert "No corresponde" not in told


def test_the_first_page_says_what_is_known_where_nothing_is_judged(root: Path) -> None:
    sheet = opened(root / "output/2025-05/sin/sin-2025-05.xlsx", values=True)["Resumen"]
    said = [str(cell.value).replace("\xa0", " ") for row in sheet.iter_rows() for cell in row]

    assert (
        "Nada se califica antes de diciembre; 2 de 2 ítems con cifra, 1 por debajo del 41.7 % "
        "del año" == said[0]  # 5 of 12 months; 20 % and 50 % of their goals
    )
    assert "Ítems con cifra a la fecha" in said


def test_the_first_page_names_who_would_not_make_it_in_plain_ink(root: Path) -> None:
    sheet = opened(root / "output/2025-05/mes/mes-2025-05.xlsx")["Resumen"]
    (cell,) = (c for row in sheet.iter_rows() for c in row if "Pronóstico" in str(c.value))

    assert cell.value == (
        "Pronóstico: al ritmo actual 1 de 3 ítems no llegaría a lo que se pide a diciembre ni en "
        "el mejor caso: A2."
    )
    assert cell.fill.fgColor.rgb in {"00000000", "FFFFFFFF"}
