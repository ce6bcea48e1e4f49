"""A plan that counts those served, with lists of made-up identifiers whose last digit is right."""

from collections.abc import Iterable
from pathlib import Path

from openpyxl import Workbook, load_workbook

from running import run
from sheetgen.model.period import Period
from sheetgen.model.population import Served
from sheetgen.planning.settings import read_workspace
from sheetgen.served import served_by
from sheetgen.setup import open_setup
from small import POLICY, make_workspace

MARCH = Period(2025, 3)
WEIGHTS = (5, 4, 3, 2, 7, 6, 5, 4, 3, 2)
POPULATION = """\
identifier: {name: RUC, pattern: '\\d{11}', check: ruc}
registry:
  file: registry.csv
  key: ruc
  columns: {desde: date, ventas: number, sector: text}
criteria:
  dos años inscrita: {fact: desde, at_least: 2}
  de 13 a 2300 UIT: {all: [{fact: ventas, at_least: 13}, {fact: ventas, at_most: 2300}]}
bands:
  tamaño:
    column: ventas
    bounds:
      - {name: Micro, below: 150}
      - {name: Pequeña, from: 150, below: 1700}
      - {name: Mediana, from: 1700}
  sector: {column: sector}
suppress_below: 1
"""
PLAN = {
    "plan.toml": """\
code = "firmas"
name = "Programa de firmas"
kind = "programme"
from = "2024-01"
until = "2025-12"

[levels]
PR = "Producto"

[plurals]
PR = "Productos"
""",
    "offices.csv": POLICY["offices.csv"],
    "elements.csv": "code,level,parent,name,rollup\n1,PR,,Firmas atendidas,unique\n",
    "activities.csv": (
        "code,element,kind,name,unit,offices,aggregation,goal,pim\n"
        "1,1,product,Firmas atendidas,Firmas,NORTE,accumulated,10,1000\n"
        "1.1,1,activity,Asesorar,Firmas,NORTE,accumulated,8,600\n"
        "1.2,1,activity,Capacitar,Firmas,NORTE,accumulated,6,400\n"
    ),
    "population.yaml": POPULATION,
}


def ruc(number: int) -> str:
    """A well-formed identifier: 20, eight digits, and the digit that follows from them."""
    ten = f"20{number:08d}"
    total = sum(int(digit) * weight for digit, weight in zip(ten, WEIGHTS, strict=True))
    return f"{ten}{(11 - total % 11) % 10}"


ASKING = POPULATION + 'asks: ["1.1", "1.2"]\n'
_OF_SOUTH = "1.3,1,activity,Visitar,Firmas,SUR,accumulated,6,400\n"


def asking(folder: Path, registry: str) -> Path:
    """The same, its templates of March written; NORTE is asked for a list, SUR is not."""
    serving(folder, {}, registry)
    plan = folder / "plans/firmas"
    (plan / "population.yaml").write_text(ASKING, encoding="utf-8")
    (plan / "activities.csv").write_text(PLAN["activities.csv"] + _OF_SOUTH, encoding="utf-8")
    done = run(folder, "template", "--period", "2025-03")
    assert done.returncode == 0, done.stderr
    return folder


def reported(folder: Path, period: str, n: int) -> Path:
    """The template of NORTE for a month, written and sent back with this figure in every row."""
    done = run(folder, "template", "--period", period)
    assert done.returncode == 0, done.stderr
    path = folder / f"input/{period}/NORTE.xlsx"
    path.parent.mkdir(parents=True, exist_ok=True)
    _reporting(folder, period, n).save(path)
    return path


def _reporting(folder: Path, period: str, n: int) -> Workbook:
    book = load_workbook(folder / f"output/{period}/templates/NORTE.xlsx")
    work = book["Actividades"]
    at = {str(cell.value): cell.column for row in work.iter_rows() for cell in row}
    for row in list(work.iter_rows()):
        if str(row[1].value) in {"1", "1.1", "1.2"}:
            work.cell(row[0].row, at["Ejecución física acumulada"]).value = n
            work.cell(row[0].row, at["Devengado acumulado"]).value = 10
    return book


def filled(folder: Path, rows: Iterable[tuple[object, ...]], name: str = "NORTE.xlsx") -> Path:
    """The template of NORTE with its figures and a list below the headings, sent back."""
    book = _reporting(folder, "2025-03", 2)
    sheet = book["Beneficiarios"]
    for index, values in enumerate(rows, 4):
        for column, value in enumerate(values, 1):
            sheet.cell(index, column).value = value  # type: ignore[assignment]
    path = folder / "input/2025-03" / name
    path.parent.mkdir(parents=True, exist_ok=True)
    book.save(path)
    return path


def listed(rows: Iterable[tuple[str, str, str]], heading: str = "RUC") -> str:
    """A list as CSV: code, identifier and day."""
    lines = [f"Código,{heading},Fecha", *(",".join(row) for row in rows)]
    return "\n".join(lines) + "\n"


def serving(folder: Path, lists: dict[str, str], registry: str) -> Path:
    """A workspace of that plan, its lists by path from ``input/``."""
    make_workspace(folder, {"firmas": PLAN | {"registry.csv": registry}})
    for name, text in lists.items():
        path = folder / "input" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return folder


def served(folder: Path, period: Period = MARCH) -> Served:
    """Those served up to a month, by the first plan, in counts."""
    setup = open_setup(read_workspace(folder))
    found = served_by(setup, setup.plans[0], period)
    assert found is not None
    return found


def served_of(folder: Path, plan: str, period: Period = MARCH) -> Served:
    """Those served up to a month by one of several plans."""
    setup = open_setup(read_workspace(folder))
    (mine,) = [each for each in setup.plans if each.code == plan]
    found = served_by(setup, mine, period)
    assert found is not None
    return found
