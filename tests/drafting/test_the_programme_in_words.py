"""Every statement of the printed programme report that its annex bears, said and right.

The figures are those of docs/seeds/pp0093_2025_annex.csv, worked out by hand; where the printed
prose contradicts its own annex (METHOD 8), the annex stands.
"""

import pytest

from drafting.drafts import SAY, draft_of, headings, lines, said, sentences, shown, text_of
from sheetgen.model.draft import AnnexTable, Chart
from sheetgen.model.text import Said
from texts.held import claims, told

PROGRAMME = ("pp0093", "2025-12")

REACHED = [
    (
        "El producto 1 alcanzó 1,644 empresas en 2025, el 98.3 % de su meta anual (1,672): "
        "quedó por debajo de su meta."
    ),
    "975 empresas en 2025, el 100.3 % de su meta anual (972): superó su meta.",
    "448 empresas en 2025, el 99.6 % de su meta anual (450): quedó por debajo de su meta.",
    "248 empresas en 2025, el 99.2 % de su meta anual (250): quedó por debajo de su meta.",
    (
        "El producto 2 alcanzó 1,217 empresas en 2025, el 84.9 % de su meta anual (1,434): "
        "quedó por debajo de su meta."
    ),
    (
        "(«Promoción y fortalecimiento de iniciativas de clusters») no registra avance físico en "
        "2025: 0 de su meta anual de 70 empresas."
    ),
    "918 empresas en 2025, el 90.3 % de su meta anual (1,017): quedó por debajo de su meta.",
    "356 empresas en 2025, el 102.6 % de su meta anual (347): superó su meta.",
    (
        "El producto 3 alcanzó 1,067 empresas en 2025, el 96.9 % de su meta anual (1,101): "
        "quedó por debajo de su meta."
    ),
    (
        "regulación industrial y gestión ambiental») alcanzó 1,067 empresas en 2025, el 96.9 % "
        "de su "
        "meta anual (1,101): quedó por debajo de su meta."
    ),
    "31,364 empresas en 2025, el 76.9 % de su meta anual (40,794): quedó por debajo de su meta.",
    "6 acciones en 2025, el 100.0 % de su meta anual (6): cumplió su meta.",
    (
        "El producto 4 alcanzó 7,154 empresas en 2025, el 87.1 % de su meta anual (8,213): "
        "quedó por debajo de su meta."
    ),
    (
        "La actividad 4.1 («Desarrollo de servicios tecnológicos y de innovación a las MIPYME "
        "de los "
        "sectores productivos») alcanzó 7,154 empresas en 2025, el 87.1 % de su meta anual "
        "(8,213): "
        "quedó por debajo de su meta."
    ),
    "2,078 acciones en 2025, el 107.8 % de su meta anual (1,928): superó su meta.",
]
SPENT = [
    (
        "El programa 0093 devengó S/ 38.0 millones, el 99.7 % de su Presupuesto Institucional "
        "Modificado (PIM)."
    ),
    (
        "El producto 1 devengó S/ 2.1 millones, el 99.9 % de su Presupuesto Institucional "
        "Modificado "
        "(PIM)."
    ),
    "La actividad 1.1 devengó S/ 839.7 mil, el 99.8 % de su PIM.",
    "La actividad 1.2 devengó S/ 580.3 mil, casi el 100 % de su PIM.",
    "La actividad 1.3 devengó S/ 716.8 mil, casi el 100 % de su PIM.",
    (
        "El producto 2 devengó S/ 2.2 millones, el 99.7 % de su Presupuesto Institucional "
        "Modificado "
        "(PIM)."
    ),
    "La actividad 2.1 devengó S/ 54.2 mil, el 98.1 % de su PIM.",
    "La actividad 2.1 ejecutó el 98.1 % de su presupuesto (S/ 54.2 mil) sin avance físico.",
    "La actividad 2.2 devengó S/ 1.9 millones, el 99.7 % de su PIM.",
    "La actividad 2.3 devengó S/ 248.8 mil, casi el 100 % de su PIM.",
    (
        "El producto 3 devengó S/ 1.7 millones, el 99.6 % de su Presupuesto Institucional "
        "Modificado "
        "(PIM)."
    ),
    "La actividad 3.1 devengó S/ 822.6 mil, el 99.7 % de su PIM.",
    "La actividad 3.2 devengó S/ 751.3 mil, casi el 100 % de su PIM.",
    "La actividad 3.3 devengó S/ 171.6 mil, el 97.7 % de su PIM.",
    (
        "El producto 4 devengó S/ 32.0 millones, el 99.7 % de su Presupuesto Institucional "
        "Modificado "
        "(PIM)."
    ),
    "La actividad 4.1 devengó S/ 25.5 millones, el 99.7 % de su PIM.",
    "La actividad 4.2 devengó S/ 6.5 millones, el 99.8 % de su PIM.",
]
INDICATORS = [
    (
        "El indicador RE.1 («Índice de productividad total de factores de la MIPYME») no "
        "registra un "
        "valor en 2025 y no se evalúa (no tiene meta para este periodo); el último valor "
        "conocido es "
        "2, de diciembre de 2024."
    ),
    "el último valor conocido es S/ 89,767, de diciembre de 2024.",
    "registra un valor de 27.1 % en 2025, menor en 32.9 p. p. a su meta (60 %).",
    "registra un valor de 84.8 % en 2025, menor en 5.2 p. p. a su meta (90 %).",
    "registra un valor de 50.3 % en 2025, mayor en 2.3 p. p. a su meta (48 %).",
    "registra un valor de 68.5 % en 2025, menor en 17.5 p. p. a su meta (86 %).",
    "registra un valor de 4.4 % en 2025, menor en 3.1 p. p. a su meta (7.5 %).",
]
STANDING = [
    (
        "En conjunto, 2 de los 7 indicadores y una de las 11 actividades presentan un avance bajo; "
        "se identifican 8 alertas, 4 de ellas urgentes."
    ),
    (
        "El gasto va muy por delante de la meta física en la actividad 4.1 (99.7 % frente a "
        "87.1 %; "
        "brecha de 12.6 p. p.) y en el producto 4 (99.7 % frente a 87.1 %; brecha de 12.6 p. p.)."
    ),
    "Se deben 3 explicaciones desde diciembre de 2025. OEI: 2; DAM: 1.",
    "Las 9 oficinas que informan entregaron sus archivos.",
]


@pytest.mark.parametrize("statement", [*REACHED, *SPENT, *INDICATORS, *STANDING])
def test_each_statement_of_the_printed_report_is_said_and_right(statement: str) -> None:
    assert [each for each in lines(draft_of(*PROGRAMME)) if statement in each]


BANDS = {"2.1": "bajo", "2.2": "intermedio", "3.2": "intermedio", "4.1": "intermedio"}
"""Of METHOD 5; the other seven are high."""


def test_each_activity_is_told_with_its_status() -> None:
    told_of = lines(draft_of(*PROGRAMME))
    work = [n for n, each in enumerate(told_of) if each.startswith("La actividad") and "(«" in each]

    assert 11 == len(work)
    for n in work:
        code = told_of[n].split()[2]
        assert told_of[n + 1].startswith(
            f"Esta actividad presenta un avance {BANDS.get(code, 'alto')} ("
        )


def test_the_parts_stand_in_the_order_of_the_printed_report() -> None:
    tops = [text for depth, text in headings(draft_of(*PROGRAMME)) if depth == 1]
    products = [text for depth, text in headings(draft_of(*PROGRAMME)) if depth == 2]

    assert [
        "Resultados alcanzados",
        "Indicadores de desempeño",
        "Estrategias y explicaciones de las oficinas",
        "Alertas identificadas",
        "Anexo: ejecución de metas físicas y financieras",
    ] == tops
    assert (
        "Producto 2: Empresas acceden a servicios de articulación empresarial y acceso a "
        "mercados" == products[1]
    )
    assert AnnexTable("anexo-de-metas") in draft_of(*PROGRAMME).blocks


def test_what_an_office_wrote_is_quoted_and_attributed() -> None:
    assert (
        lines(draft_of(*PROGRAMME)).count(
            "Oficina de Evaluación de Impacto, en el indicador RE.1 (motivo):"
        )
        == 1
    )


def test_every_sentence_with_a_figure_names_its_cells() -> None:
    by_text = {said(each): each for each in sentences(draft_of(*PROGRAMME))}

    lag = by_text[
        "La actividad 2.1 ejecutó el 98.1 % de su presupuesto (S/ 54.2 mil) sin avance físico."
    ]
    assert [
        (
            "2.1 0 % input/2025-12/DAM diciembre.xlsx!Actividades!H9; "
            "plans/pp0093/activities.csv!line 7!goal"
        ),
        (
            "2.1 98.073060848 % input/2025-12/DAM diciembre.xlsx!Actividades!J9; "
            "input/2025-12/DAM diciembre.xlsx!Actividades!I9"
        ),
        "2.1 54,204 input/2025-12/DAM diciembre.xlsx!Actividades!J9",
    ] == [shown(each) for each in lag.cited]
    without = [text for text, each in by_text.items() if not each.cited and "devengó S/" in text]
    assert not [text for text in without if "En conjunto" not in text]


def test_what_is_not_known_is_not_said_and_told_apart() -> None:
    unsaid = [
        (each.subject, SAY.say(each.what), SAY.say(each.why))
        for each in draft_of(*PROGRAMME).unsaid
    ]

    assert ("pp0093", "Población atendida", "no llegaron listas de beneficiarios") in unsaid
    assert ("1", "la variación respecto al año anterior", "no se conoce el dato de 2024") in unsaid
    assert len(set(unsaid)) == len(unsaid)


def test_a_chart_says_what_it_shows_for_who_cannot_see_it() -> None:
    charts = [each for each in draft_of(*PROGRAMME).blocks if isinstance(each, Chart)]

    assert (
        "Barras de las actividades de 2: la meta física y el gasto se separan más en 2.1, con "
        "el 0.0 % de su meta física y el 98.1 % de su presupuesto." == said(charts[1].finding)
    )


def test_the_table_contradicts_nothing_of_it() -> None:
    found = claims(text_of(draft_of(*PROGRAMME)), PROGRAMME)

    wrong = (Said.CONTRADICTED, Said.SCALE_LOST, Said.INCONSISTENT, Said.OMITTED)
    assert not told(found, *wrong)
    assert 100 < len([each for each in found if each.said is Said.CONFIRMED])
