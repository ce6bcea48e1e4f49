"""Plans that were made up to be hard: the draft of none is contradicted by its own table.

Names hold figures, codes, years and statuses; budgets and goals are 0, targets below zero; figures
lack, or were typed otherwise for a product than for its activities.
"""

import random
from pathlib import Path

import pytest

from drafting.drafts import draft_of, report_of, text_of
from filled import fill
from sheetgen.language.number_marks import read_marks
from sheetgen.language.speaker import speaker
from sheetgen.model.period import Period
from sheetgen.model.text import Said
from sheetgen.texts.documents import lines_of_text
from sheetgen.texts.table_figures import Known
from sheetgen.texts.text_check import claims_of
from small import make_workspace
from texts.held import language, told

pytestmark = pytest.mark.sweep

DECEMBER = Period(2025, 12)
NAMES = (
    "Indicador 41 1", "Firmas de 2 a 10 trabajadores", "Empresas con ventas de 50 % en 2023",
    "Meta 2024: 30 % de hogares", "Producto 1 de la Actividad 1.2", "Actividad 2.1", "3", "2025",
    "Hogares (S/ 1 200) por encima de su meta", "Empresas con avance bajo", "Programa 0093",
    "Falta de información en 12 servicios", "Ejecución presupuestal del 98.1 %", "Ninguna",
    "Reducción de 20 % de la anemia en niños de 6 a 35 meses", "El doble de empresas", "S/ 171",
    "Nombre con punto. Y otra frase de 5 empresas.", "10 de 41 indicadores", "1.2 Capacitación",
)  # fmt: skip
UNITS = ("Empresas", "Firmas de 2 a 10 trabajadores", "Documento (1 de 2)", "Soles", "%")
PIMS = ("0", "0", "50", "841343", "999960", "2100000", "")
DEFINITION = """\
code = "p"
name = "Plan 2021-2025"
kind = "{kind}"
from = "2023-01"
until = "2025-12"

[levels]
PG = "{top}"
PR = "{low}"

[plurals]
PG = "{top}s"
PR = "{low}s"
{articles}
[index]
cap = 100
missing = "leave-out"
over = "items"
"""
_INDICATORS = (
    "code,element,name,unit,offices,type,direction,aggregation,frequency,relevance,"
    "baseline_year,baseline"
)
ARTICLES = '\n[articles]\nPG = "el"\nPR = "el"\n'


def _plan(dice: random.Random, kind: str, elements: int, work: int) -> dict[str, str]:
    """The tables of a plan of this kind, with so many products of so many activities."""
    is_policy = kind == "policy"
    tables = {
        "elements.csv": [f"code,level,parent,name,rollup\nPG,PG,,{dice.choice(NAMES)},none"],
        "activities.csv": ["code,element,kind,name,unit,offices,aggregation,goal,pim"],
        "indicators.csv": [
            _INDICATORS,
        ],
        "targets.csv": ["code,year,target"],
        "actuals.csv": ["code,period,actual,accrued,source"],
    }

    def add(table: str, *cells: object) -> None:
        tables[f"{table}.csv"].append(",".join(map(str, cells)))

    for n in range(1, elements + 1):
        unit = dice.choice(UNITS)
        rollup = dice.choice(("none", "unique")) if work else "none"
        add("elements", n, "PR", "PG", dice.choice(NAMES), rollup)
        if rollup == "unique":
            add("activities", n, n, "product", dice.choice(NAMES), unit, "NORTE", "accumulated",
                dice.choice((0, 1671)), dice.choice((0, 50, 841343)))  # fmt: skip
        for a in range(1, work + 1):
            add("activities", f"{n}.{a}", n, "activity", dice.choice(NAMES), unit, "NORTE",
                "accumulated", dice.choice((0, 1, 70, 8213)), dice.choice(PIMS))  # fmt: skip
        code = f"{'I' if is_policy else 'P'}{n}.1"
        way, adds = dice.choice((
            ("ascending", "not-accumulated"), ("descending", "not-accumulated"),
            ("undefined", "minimum-permissible"), ("undefined", "maximum-permissible"),
        ))  # fmt: skip
        add("indicators", code, n, dice.choice(NAMES), dice.choice(("number", "percent", "soles")),
            "NORTE", "CALIDAD", way, adds, "annual", "", 2022, 10)  # fmt: skip
        add("targets", code, 2025, dice.choice((0, -5, 7.5, 50, 2025, "ND")))
        for year in (2023, 2024):
            add("actuals", code, f"{year}-12", dice.choice((0, 10, 30, -5)), "", "informe")
    made = {name: "\n".join(rows) + "\n" for name, rows in tables.items() if len(rows) > 1}
    top, low = ("Objetivo", "Servicio") if is_policy else ("Programa", "Producto")
    articles = dice.choice((ARTICLES, ""))
    definition = DEFINITION.format(kind=kind, top=top, low=low, articles=articles)
    return made | {"plan.toml": definition, "offices.csv": "code,name\nNORTE,Oficina 3\n"}


def _sent(dice: random.Random, folder: Path, tables: dict[str, str]) -> None:
    """What the office sends: all, nothing, more than there is, ND, an empty cell."""
    activities = [row.split(",")[0] for row in tables.get("activities.csv", "").splitlines()[1:]]
    indicators = [row.split(",")[0] for row in tables["indicators.csv"].splitlines()[1:]]
    done, spent = (0, 1, 70, 204, 8213, "ND", None), (0, 12, 50, 841343, 2520000, "ND", None)
    work = {
        code: {
            "Ejecución física acumulada": dice.choice(done),
            "Devengado acumulado": dice.choice(spent),
        }
        for code in activities
    }
    values = {code: dice.choice((0, -3, 1, 27.1, 145.3, "ND", None)) for code in indicators}
    fill(folder, DECEMBER, "NORTE", values, work=work)


PLANS = [
    *(("programme", 1, 1, seed) for seed in range(4)),
    *(("programme", 6, 2, seed) for seed in range(10, 20)),
    *(("policy", 1, 0, seed) for seed in range(20, 23)),
    *(("policy", 60, 0, seed) for seed in range(30, 33)),
    ("policy", 4, 2, 40),
]


@pytest.mark.parametrize("tongue", ["es", "en"])
@pytest.mark.parametrize(("kind", "elements", "work", "seed"), PLANS)
def test_nothing_of_a_draft_is_called_wrong(
    kind: str, elements: int, work: int, seed: int, tongue: str, tmp_path: Path
) -> None:
    dice = random.Random(seed)  # noqa: S311 - the same plan each time
    tables = _plan(dice, kind, elements, work)
    folder = make_workspace(tmp_path / "w", {"p": tables})
    _sent(dice, folder, tables)
    of = ("p", "2025-12", folder)
    found = claims_of(
        lines_of_text(text_of(draft_of(*of), speaker(tongue, "es_PE")), "informe.txt"),
        Known(report_of(*of), language()),
        language(),
        read_marks("es_PE"),
    )
    wrong = (Said.CONTRADICTED, Said.SCALE_LOST, Said.INCONSISTENT, Said.OMITTED)

    assert [] == told(found, *wrong)
    assert elements < sum(each.said is Said.CONFIRMED for each in found)
