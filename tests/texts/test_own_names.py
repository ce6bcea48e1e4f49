"""Names of the plan that look like figures, codes or statuses: quoted, they claim nothing."""

import pytest

from filled import fill
from sheetgen.language.number_marks import read_marks
from sheetgen.model.period import Period
from sheetgen.pipeline import gather, judge
from sheetgen.planning.settings import read_workspace
from sheetgen.setup import open_setup
from sheetgen.texts.documents import lines_of_text
from sheetgen.texts.table_figures import Known
from sheetgen.texts.text_check import claims_of
from small import make_workspace
from texts.held import SAY, language

DECEMBER = Period(2025, 12)
PLAN = {
    "plan.toml": (
        'code = "p"\nname = "Plan 2021-2025"\nkind = "programme"\n'
        'from = "2025-01"\nuntil = "2025-12"\n\n[levels]\nPG = "Programa"\nPR = "Producto"\n\n'
        '[plurals]\nPG = "Programas"\nPR = "Productos"\n\n[articles]\nPG = "el"\nPR = "el"\n\n'
        '[index]\ncap = 100\nmissing = "leave-out"\nover = "items"\n'
    ),
    "offices.csv": "code,name\nNORTE,Oficina Norte\n",
    "elements.csv": (
        "code,level,parent,name,rollup\n"
        "PG,PG,,Programa 0093,none\n"
        "1,PR,PG,Empresas con avance bajo,none\n"
        "AE.01,PR,PG,Vías,none\n"
    ),
    "activities.csv": (
        "code,element,kind,name,unit,offices,aggregation,goal,pim\n"
        "1.1,1,activity,Firmas de 2 a 10 trabajadores,Firmas de 2 a 10 trabajadores,NORTE,"
        "accumulated,250,1000\n"
        "1.2,1,activity,Producto 1 de la Actividad 1.1,Documento (1 de 2),NORTE,"
        "accumulated,70,500\n"
        "1.3,1,activity,Meta 2024: 30 % de 41. Falta de información,Acciones,NORTE,"
        "accumulated,10,5\n"
        "AE.01.I1,AE.01,activity,Tramos conservados,Kilómetro,NORTE,accumulated,200,20\n"
    ),
}
DONE = {"1.1": (248, 981), "1.2": (70, 500), "1.3": (5, 5), "AE.01.I1": (130, 10)}


@pytest.fixture(scope="module")
def known(tmp_path_factory: pytest.TempPathFactory) -> Known:
    folder = make_workspace(tmp_path_factory.mktemp("names"), {"p": PLAN})
    work = {
        code: {"Ejecución física acumulada": done, "Devengado acumulado": spent}
        for code, (done, spent) in DONE.items()
    }
    fill(folder, DECEMBER, "NORTE", {}, work=work)
    setup = open_setup(read_workspace(folder))
    return Known(judge(setup, gather(setup, setup.plans[0], DECEMBER)), language())


def said(text: str, known: Known) -> list[tuple[str, str]]:
    """Each claim of a text with its verdict."""
    found = claims_of(lines_of_text(text, "informe.txt"), known, language(), read_marks("es_PE"))
    return [(SAY.say(each.says), each.said.value) for each in found]


SO = [
    (
        ("La actividad 1.1 («Firmas de 2 a 10 trabajadores») alcanzó 248 firmas de 2 a 10 "
        "trabajadores, el 99.2 % de su meta."),
        [("1.1, Valor obtenido: 248", "confirmed"),
         ("1.1, Avance físico del año: 99.2 %", "confirmed")],
    ),
    (
        "La actividad 1.2 («Producto 1 de la Actividad 1.1») alcanzó 70 documento (1 de 2).",
        [("1.2, Valor obtenido: 70", "confirmed")],
    ),
    (
        ("La actividad 1.3 (“Meta 2024: 30 % de 41. Falta de información.”) alcanzó el 50.0 % de "
        "su meta."),
        [("1.3, Avance físico del año: 50.0 %", "confirmed")],
    ),
    ("Producto 1: Empresas con avance bajo\n\nEste producto comprende 3 actividades.", None),
    (
        ("Actividad 1.3: Meta 2024: 30 % de 41. Falta de información\n\n"
        "Esta actividad alcanzó el 50.0 % de su meta."),
        [("1.3, Avance físico del año: 50.0 %", "confirmed")],
    ),
]  # fmt: skip


@pytest.mark.parametrize(("text", "wanted"), SO)
def test_what_stands_in_a_name_is_no_claim(
    text: str, wanted: list[tuple[str, str]] | None, known: Known
) -> None:
    found = said(text, known)

    if wanted is None:
        assert not {verdict for _, verdict in found} & {"contradicted", "inconsistent"}
    else:
        assert wanted == found


def test_what_stands_behind_a_name_is_one(known: Known) -> None:
    """Of the activity itself: a figure of another is wrong, and its name beside the code odd."""
    wrong = (
        "La actividad 1.1 («Firmas de 2 a 10 trabajadores») alcanzó el 92.9 % de su meta.",
        [("1.1, Avance físico del año: 92.9 %", "contradicted")],
    )
    swapped = (
        "La actividad 1.1 («Producto 1 de la Actividad 1.1») alcanzó el 100.0 % de su meta.",
        [("1.1, Avance físico del año: 100.0 %", "ambiguous")],
    )

    for text, wanted in (wrong, swapped):
        assert wanted == said(text, known)


def test_a_long_name_in_quotation_marks_says_whom_it_is_about(known: Known) -> None:
    text = "En «Firmas de 2 a 10 trabajadores» se alcanzó el 99.2 % de la meta."

    assert [("1.1, Avance físico del año: 99.2 %", "confirmed")] == said(text, known)


def test_a_code_that_goes_on_with_letters_is_not_taken_for_the_shorter_one(known: Known) -> None:
    found = said("La actividad AE.01.I1 devengó S/ 11; AE.01.I1 devengó S/ 10.", known)

    assert [("AE.01.I1, Devengado: S/ 11", "contradicted"),
            ("AE.01.I1, Devengado: S/ 10", "confirmed")] == found  # fmt: skip


def test_a_unit_in_brackets_is_the_unit_of_the_figure_before_it(known: Known) -> None:
    found = said("La actividad AE.01.I1 alcanzó 131 (kilómetro) en 2025.", known)

    assert ("AE.01.I1, Valor obtenido: 131", "contradicted") in found
