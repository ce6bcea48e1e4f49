"""Reports printed to PDF: page headers, tables, words and figures that a line ends in."""

from pathlib import Path

import pytest

from sheetgen.texts.documents import read_passages
from sheetgen.texts.printed_lines import Printed, put_together
from texts.documents import write_pdf
from texts.held import PROGRAMME, WRONG, claims_in, language

HEADER, FOOTER = "Programa Presupuestal 0093 · diciembre de 2025", "Página {n} de 2"


def texts(*pages: str) -> list[str]:
    return [each.text for each in put_together(list(pages), language()) if not each.is_row]


def test_a_sentence_goes_on_behind_the_header_of_the_next_page() -> None:
    pages = (
        f"{HEADER}\nLa Actividad 1.1 atendió en el año a novecientas y más\n{FOOTER.format(n=1)}",
        f"{HEADER}\nempresas de la región.\n{FOOTER.format(n=2)}",
    )

    assert [
        HEADER, "Página 1 de 2",
        "La Actividad 1.1 atendió en el año a novecientas y más empresas de la región.",
    ] == texts(*pages)  # fmt: skip


@pytest.mark.parametrize(
    ("lines", "whole"),
    [
        (("la ejecu-", "ción del gasto."), "la ejecución del gasto."),
        (("de las MI-", "PYME del país."), "de las MIPYME del país."),
        (("el avance fue de 99.", "2 % de la meta."), "el avance fue de 99.2 % de la meta."),
        (("por encima en 19.1 p.", "p. de su meta."), "por encima en 19.1 p. p. de su meta."),
        (("un gasto de S/", "2.1 millones."), "un gasto de S/ 2.1 millones."),
        (("de su meta anual (972):", "superó su meta."), "de su meta anual (972): superó su meta."),
        (("sus dos indicadores:", "2.0 % y 37.7 %."), "sus dos indicadores: 2.0 % y 37.7 %."),
    ],
)
def test_what_a_line_ends_in_the_middle_of_is_one(lines: tuple[str, ...], whole: str) -> None:
    assert [whole] == texts("\n".join(lines))


def test_headings_and_points_of_a_list_stand_alone() -> None:
    page = (
        "Producto 1: Empresas capacitadas\n"
        "El producto 1 alcanzó 1,644 empresas en 2025, lo que es el 98.3 % de su meta del año\n"
        "anual de 1,672.\n"
        "• La actividad 1.1 devengó casi todo\n"
        "• La actividad 1.2 devengó todo"
    )

    assert [
        "Producto 1: Empresas capacitadas",
        (
            "El producto 1 alcanzó 1,644 empresas en 2025, lo que es el 98.3 % de su meta del año "
            "anual de 1,672."
        ),
        "• La actividad 1.1 devengó casi todo",
        "• La actividad 1.2 devengó todo",
    ] == texts(page)


def test_rows_of_a_table_are_rows_with_their_labels_and_prose_around_them_is_prose() -> None:
    page = (
        "El anexo trae las metas.\n"
        "1.1 Capacitación y asistencia técnica en gestión\n"
        "empresarial DGITDF Empresas 972 975 100.3 % 841,343 839,733 99.8 %\n"
        "1.2 Asistencia técnica DDP Empresas 450 448 99.6 %\n"
        "TOTAL 38,139,459 38,041,628 99.7 %\n"
        "El gasto fue de S/ 38.0 millones."
    )

    found = list(put_together([page], language()))

    assert [False, True, True, True, False] == [each.is_row for each in found]
    assert "El gasto fue de S/ 38.0 millones." == found[-1].text


def test_cells_that_are_printed_one_a_line_are_a_table_too() -> None:
    page = "Se ve en la tabla.\nActividad 1.1\n972\n957\n103.0 %\n841,343"
    found = list(put_together([page], language()))

    assert [Printed("Se ve en la tabla.", 1)] == [each for each in found if not each.is_row]


def test_a_table_of_a_pdf_is_never_called_wrong_and_its_rows_are_named(tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    write_pdf(
        path,
        [
            "La Actividad 1.1 atendió a 957 empresas.",
            "Actividad Meta Avance % PIM",
            "1.1 Capacitación 927 957 103.0 % 841,343",
            "2.1 Clusters 70 99 98.1 % 55,269",
        ],
    )

    passages = read_passages(path, language())

    wrong = [each for each in claims_in(passages, PROGRAMME) if each.said in WRONG]
    assert ["957 empresas" in each.sentence.text for each in wrong] == [True]
    assert 2 <= sum(each.is_row for each in passages)
