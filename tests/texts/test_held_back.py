"""What a sentence says of other months, of other money, of what was expected or of a part.

The table knows none of it, so that a true sentence is never contradicted; and the same words do
not keep a wrong figure of the table's own month from being found.
"""

import pytest

from texts.held import POLICY, PROGRAMME, SAY, WRONG, claims, told

OF_OTHER_MONTHS = (
    "En julio, la Actividad 1.1 había atendido a 410 empresas.",
    "Al primer semestre de 2025, el avance de la Actividad 2.2 era de 40.2 %.",
    "El gasto del primer semestre de la Actividad 2.2 fue de S/ 800,000.",
    "A junio de 2025, la Actividad 2.2 había ejecutado el 42.5 % de su PIM.",
    "Al 30/06/2025, la Actividad 1.2 registraba 44.6 % de avance físico.",
    "Al tercer trimestre, la Actividad 4.2 no había superado su meta.",
    "Entre enero y setiembre, la Actividad 4.1 atendió a 5,000 empresas.",
    "A setiembre la Actividad 2.2 llevaba 610 empresas. La Actividad 2.3 llevaba 200 empresas.",
    "En diciembre, la Actividad 1.1 atendió a 120 empresas.",
)
OF_OTHER_MONEY = (
    "El presupuesto inicial de apertura (PIA) de la Actividad 1.1 fue de S/ 700,000.",
    "El PIM de la Actividad 1.1 se incrementó en S/ 138,538 respecto del PIA.",
    "El compromiso de la Actividad 1.1 fue de S/ 840,000 y el girado, de S/ 839,000.",
    "La certificación presupuestal de la Actividad 2.1 fue de S/ 55,000.",
    "Las ruedas de negocio de la Actividad 2.2 generaron ventas por S/ 14.3 millones.",
    "El costo promedio por empresa de la Actividad 1.1 fue de S/ 861.",
    "La Actividad 1.2 transfirió S/ 120,000 a los gobiernos regionales.",
)
ONLY_EXPECTED = (
    "Se espera que la Actividad 2.1 alcance 70 empresas en el primer trimestre de 2026.",
    "De haberse ejecutado lo previsto, la Actividad 2.1 habría atendido a 70 empresas.",
    "La Actividad 1.2 podría superar su meta.",
)
OF_A_PART = (
    "El CITE Madera atendió a 350 empresas en el marco de la Actividad 4.1.",
    "La Actividad 4.1 atendió a 2,500 empresas en Lima y a 4,654 en el resto del país.",
    "La oficina de Piura atendió a 120 empresas de la Actividad 1.2.",
    "La Actividad 1.1 atendió a 410 empresas en la región Piura.",
)
RIGHT = (
    "A junio la Actividad 1.1 llevaba 410 empresas; al cierre del año llegó a 975 empresas.",
    "Al 31 de diciembre de 2025, la Actividad 1.1 registró 975 empresas.",
    "Se esperaba atender a 80 empresas, pero la Actividad 2.1 atendió a 0 empresas.",
    "La Actividad 1.1 debía atender a 972 empresas y atendió a 975.",
    "En la Actividad 1.1 se programaron 972 empresas y se atendieron 975.",
    "El PIA del Producto 1 fue de S/ 2,000,000 y su PIM, de S/ 2,138,538.",
    "A la Actividad 2.1 se le asignaron S/ 55.3 mil, de los cuales gastó S/ 54.2 mil.",
    "La Actividad 4.1 atendió a 7,154 empresas, entre ellas 2,000 de Lima.",
)
FALSE = (
    "A junio la Actividad 1.1 llevaba 410 empresas; al cierre del año llegó a 957 empresas.",
    "Al 31 de diciembre de 2025, la Actividad 1.1 registró 957 empresas.",
    "A diciembre de 2025, la Actividad 1.2 atendió a 484 empresas.",
    "Al cuarto trimestre, la Actividad 1.1 alcanzó 957 empresas.",
    "Se esperaba llegar a más, pero la Actividad 1.1 atendió a 957 empresas.",
    "La Actividad 1.1 debía atender a 927 empresas y atendió a 975.",
    "La Actividad 1.1 debía atender a 972 empresas y atendió a 957.",
    "El PIA del Producto 1 fue de S/ 2,000,000 y su PIM, de S/ 2,183,538.",
    "A la Actividad 2.1 se le asignaron S/ 53.5 mil, de los cuales gastó S/ 54.2 mil.",
    "La Actividad 4.1 atendió a 7,145 empresas en el país.",
    "Fueron atendidas 957 empresas por la Actividad 1.1.",
)


@pytest.mark.parametrize("text", [*OF_OTHER_MONTHS, *OF_OTHER_MONEY, *ONLY_EXPECTED, *OF_A_PART])
def test_what_the_table_does_not_know_is_not_contradicted(text: str) -> None:
    assert {"not-in-data"} == {each.said.value for each in claims(text, PROGRAMME)}


@pytest.mark.parametrize("text", RIGHT)
def test_the_same_words_leave_the_tables_own_figures_confirmed(text: str) -> None:
    said = {each.said.value for each in claims(text, PROGRAMME)}

    assert "confirmed" in said
    assert said <= {"confirmed", "not-in-data"}


@pytest.mark.parametrize("text", FALSE)
def test_the_same_words_do_not_hide_a_wrong_figure(text: str) -> None:
    assert told(claims(text, PROGRAMME), *WRONG)


@pytest.mark.parametrize(
    "text",
    [
        "Al primer semestre, el servicio 01.06.01 presentaba avance bajo.",
        "Al primer trimestre, 20 indicadores presentaban avance bajo.",
    ],
)
def test_nor_are_statuses_and_counts_of_other_months(text: str) -> None:
    assert [] == told(claims(text, POLICY), *WRONG)


def test_the_reason_is_told() -> None:
    found = claims("A junio, la Actividad 1.1 había atendido a 410 empresas.", PROGRAMME)

    assert ["la oración habla de otros meses que diciembre de 2025"] == [
        SAY.say(each.expected) for each in found if each.expected
    ]
