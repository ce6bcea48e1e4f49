"""The policy's report in words: every service under the right head, every indicator's value.

METHOD 6 names the eight services that the printed text gets wrong; the figures are those of
docs/seeds/pndi_2024_indicators.csv.
"""

import csv
from decimal import Decimal

import pytest

from drafting.drafts import draft_of, headings, lines, said, text_of
from sheetgen.model.draft import Passage
from sheetgen.model.text import Said
from small import ROOT
from texts.held import claims, told

POLICY = ("pndi", "2024-12")
LOW, MISSING, ATYPICAL = "avance bajo", "falta de información", "avance atípico"
SERVICES = [
    ("SS.01.03.03", LOW, "ambos indicadores: 2.0 % y 37.7 %"),
    ("SS.01.04.03", MISSING, "ambos indicadores"),
    ("SS.01.03.04", MISSING, "uno de sus dos indicadores"),
    ("SS.01.03.05", ATYPICAL, "ambos indicadores: 450.0 % y 200.0 %"),
    ("SS.01.06.04", ATYPICAL, "uno de sus dos indicadores: 447.4 %"),
    ("SS.01.06.04", MISSING, "uno de sus dos indicadores"),
    ("SS.01.06.05", MISSING, "uno de sus dos indicadores"),
    ("SS.02.04.01", ATYPICAL, "uno de sus dos indicadores: 14,530.0 %"),
    ("SS.02.04.01", MISSING, "uno de sus dos indicadores"),
    ("SS.02.04.02", ATYPICAL, "uno de sus dos indicadores: 1,230.0 %"),
    ("SS.02.04.02", LOW, "uno de sus dos indicadores: 14.0 %"),
    # named by the printed text, and rightly
    ("SS.01.04.01", LOW, "uno de sus dos indicadores: 57.5 %"),
    ("SS.01.04.02", LOW, "uno de sus dos indicadores: 73.5 %"),
    ("SS.01.04.04", LOW, "uno de sus dos indicadores: 10.1 %"),
    ("SS.01.06.03", LOW, "uno de sus dos indicadores: 2.2 %"),
    ("SS.02.03.01", LOW, "ambos indicadores: 0.0 % y 0.0 %"),
    ("SS.02.03.02", MISSING, "ambos indicadores"),
    ("SS.02.04.03", ATYPICAL, "ambos indicadores: 10,930.0 % y 600.0 %"),
    ("SS.04.03.01", LOW, "ambos indicadores: 0.0 % y 0.0 %"),
    ("SS.04.02.01", LOW, "uno de sus dos indicadores: 0.0 %, 8 frente a un máximo de 5"),
    ("SS.04.02.01", MISSING, "uno de sus dos indicadores"),
]
STATEMENTS = [
    (
        "En conjunto, 12 de los 41 indicadores presentan un avance bajo, 9 no cuentan con "
        "información "
        "y 7 presentan un avance atípico; se identifican 40 alertas, 13 de ellas urgentes."
    ),
    (
        "El índice de gestión es 66.9 %, promedio de 32 ítems (12 cuentan solo hasta el tope y 9 "
        "quedan fuera por no tener avance)."
    ),
    "registra un valor de 44 % en 2024, menor en 9 p. p. a su meta (53 %).",
    "Registró una caída de 15 p. p. respecto a lo alcanzado en 2023 (59 %).",
    "registra un valor de 54 en 2024: cumple el mínimo permisible (1).",
    "registra un valor de 8 en 2024: supera el máximo permisible (5).",
    "registra un valor de 50 en 2024, menor en 2,450 a su meta (2,500).",
    "Registró una caída de 51.5 % respecto a lo alcanzado en 2023 (103).",
    "Se mantiene igual que en 2023 (100 %).",
    "Pasó de 0 en 2023 a 3.",
    (
        "no cuenta con información en 2024 (se informó «no disponible»); el último valor "
        "conocido es "
        "78, de diciembre de 2023."
    ),
    (
        "DGDE no dio información de 4 ítems: ISS.01.04.03.01, ISS.01.04.03.02, ISS.02.03.02.01 e "
        "ISS.02.03.02.02."
    ),
    "El objetivo prioritario OP.04 presenta un avance bajo (0.0 %, promedio de 3 de 4 indicadores)",
]


def test_every_service_of_the_printed_text_stands_under_its_right_head() -> None:
    told_of = [each for each in lines(draft_of(*POLICY)) if "servicio" in each.casefold()]
    for service, head, with_figures in SERVICES:
        naming = [each for each in told_of if f"{service} (" in each and head in each]
        assert len(naming) == 1, (service, head)
        assert f"{service} ({with_figures}" in naming[0]


@pytest.mark.parametrize("statement", STATEMENTS)
def test_each_statement_is_said_and_right(statement: str) -> None:
    assert [each for each in lines(draft_of(*POLICY)) if statement in each]


def test_every_indicator_of_the_matrix_is_told_with_its_own_value() -> None:
    with (ROOT / "docs/seeds/pndi_2024_indicators.csv").open(encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    told_of = lines(draft_of(*POLICY))
    for row in rows:
        code, printed = row["indicator_code"], row["vo_2024"]
        (line,) = (each for each in told_of if each.startswith(f"El indicador {code} («"))
        if printed == "ND":
            assert "no cuenta con información en 2024" in line
        else:
            value = f"{Decimal(printed.rstrip('%')).normalize():,f}{' %' * ('%' in printed)}"
            assert f"registra un valor de {value} en 2024" in line, code


def test_a_name_that_only_repeats_the_code_is_not_said_twice() -> None:
    assert (2, "Objetivo prioritario OP.01") in headings(draft_of(*POLICY))


def test_an_indicator_is_named_once_and_called_this_one_at_most_once() -> None:
    for block in draft_of(*POLICY).blocks:
        if isinstance(block, Passage) and block.listed:
            told_of = [said(each) for each in block.told]
            assert sum("Este indicador" in each for each in told_of) <= 1, told_of
            assert sum(each.startswith("El indicador") for each in told_of) <= 1, told_of


def test_no_sentence_ends_in_two_points() -> None:
    assert [] == [each for each in lines(draft_of(*POLICY)) if each.endswith("..")]


def test_the_table_contradicts_nothing_of_it() -> None:
    found = claims(text_of(draft_of(*POLICY)), POLICY)

    assert not told(found, Said.CONTRADICTED, Said.SCALE_LOST, Said.INCONSISTENT, Said.OMITTED)
    assert 150 < len([each for each in found if each.said is Said.CONFIRMED])
