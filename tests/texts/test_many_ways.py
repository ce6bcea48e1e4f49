"""What reports say in many ways is read alike: each sentence is right or wrong by the table.

The figures are those of the two printed tables; what is wrong in a sentence was made so by hand.
"""

import pytest

from texts.held import POLICY, PROGRAMME, WRONG, claims

RIGHT = (
    "En la Actividad 2.3 el avance físico ascendió a 102.6 % y el gasto, a S/ 248,806.",
    "Con un PIM de S/ 580,389, la Actividad 1.2 devengó S/ 580,303.",
    "El indicador P3.1 superó su meta en 2.3 puntos porcentuales.",
    "La Actividad 1.3 capacitó a 248 empresas, 2 empresas menos que la meta.",
    (
        "La actividad 1.1 superó su meta anual: 975 empresas atendidas frente a 972 "
        "programadas (100.3 %)."
    ),
    "La actividad 1.2 no alcanzó su meta anual.",
    "El Producto 1 ejecutó S/ 2,136,840 de un PIM de S/ 2,138,538.",
    "En el Producto 1 se devengaron S/ 2.14 millones, es decir, el 99.9 % del PIM.",
    (
        "El programa presupuestal 0093 ejecutó S/ 38.0 millones, equivalentes al 99.7 % "
        "de su presupuesto."
    ),
    "De las 972 empresas programadas en la Actividad 1.1, se atendió a 975.",
    "La Actividad 2.1 tenía como meta 70 empresas y no registró avances.",
    "La Actividad 2.1 ejecutó el 98.1 % de su presupuesto sin avance físico.",
    "El Producto 4 alcanzó 7,154 de las 8,213 empresas previstas.",
    "La ejecución física de la actividad 3.2 fue de 76.9 % y la financiera, de 100.0 %.",
    "El avance físico fue de 84.9 % en el Producto 2 y de 87.1 % en el Producto 4.",
    "Los productos 1 y 3 alcanzaron 98.3 % y 96.9 % de sus metas, respectivamente.",
    "Las actividades 1.1, 1.2 y 1.3 atendieron a 975, 448 y 248 empresas, respectivamente.",
    "La actividad 4.1 quedó 12.9 puntos porcentuales por debajo de su meta.",
    "A la actividad 4.1 le faltó atender a 1,059 empresas para llegar a su meta.",
    "La actividad 2.3 superó su meta en 2.6 %.",
    "La actividad 2.3 superó su meta en 9 empresas.",
    "El indicador P1.1 alcanzó 27.1 %, 32.9 p. p. menos que la meta.",
    "Se atendió a 975 empresas en la Actividad 1.1 y a 448 en la Actividad 1.2.",
    "La Actividad 3.3 elaboró 6 informes, el 100 % de su meta.",
    "La actividad 1.3 casi alcanzó su meta (99.2 %).",
    "El gasto de la actividad 2.1 ascendió a S/ 54,204.",
    "El presupuesto (PIM) de la Actividad 4.2 fue de S/ 6.53 millones.",
    "Una de las 11 actividades presenta un avance bajo.",
    "La actividad 2.1 presenta bajo avance.",
    "Avance de la Actividad 1.1: 100.3 %",
    "La actividad 1.1 atendió a más de 970 empresas.",
    "La actividad 2.2 gastó casi todo su presupuesto (99.7 %).",
    "Ninguna actividad presenta falta de información.",
    "La Actividad 1.1 (código 5005117) atendió a 975 empresas (página 8, cuadro 3).",
    "Conforme a la Ley N° 30225, la Actividad 1.1 atendió a 975 empresas.",
)
FALSE = (
    "Con un PIM de S/ 580,389, la Actividad 1.2 devengó S/ 508,303.",
    "El indicador P3.1 superó su meta en 2.3 %.",
    "La meta de la actividad 4.2 era de 1,982 acciones; se ejecutaron 2,078.",
    (
        "La actividad 1.1 superó su meta anual: 975 empresas atendidas frente a 927 "
        "programadas (100.3 %)."
    ),
    "La actividad 1.2 superó su meta anual.",
    "La actividad 2.3 no alcanzó su meta.",
    "El Producto 1 ejecutó S/ 2,136,840 de un PIM de S/ 2,183,538.",
    "En el Producto 1 se devengaron S/ 2.24 millones, es decir, el 99.9 % del PIM.",
    (
        "El programa presupuestal 0093 ejecutó S/ 39.0 millones, equivalentes al 99.7 % "
        "de su presupuesto."
    ),
    "La Actividad 2.1 tenía como meta 80 empresas y no registró avances.",
    "La Actividad 2.2 no registró avances físicos.",
    "El Producto 4 alcanzó 7,145 de las 8,213 empresas previstas.",
    "La ejecución física de la actividad 3.2 fue de 79.6 % y la financiera, de 100.0 %.",
    "El avance físico fue de 84.9 % en el Producto 2 y de 78.1 % en el Producto 4.",
    "Los productos 1 y 3 alcanzaron 96.9 % y 98.3 % de sus metas, respectivamente.",
    "Las actividades 1.1, 1.2 y 1.3 atendieron a 975, 484 y 248 empresas, respectivamente.",
    "La actividad 2.3 superó su meta en 26 %.",
    "La actividad 2.3 superó su meta en 19 empresas.",
    "El indicador P1.1 alcanzó 27.1 %, 39.2 p. p. menos que la meta.",
    "Se atendió a 975 empresas en la Actividad 1.1 y a 484 empresas en la Actividad 1.2.",
    "El gasto de la actividad 2.1 ascendió a S/ 54,204 millones.",
    "El gasto de la actividad 2.1 ascendió a 54,204 empresas.",
    "El presupuesto (PIM) de la Actividad 4.2 fue de S/ 6.35 millones.",
    "Tres de las 11 actividades presentan un avance bajo.",
    "3 de las 11 actividades presentan un avance bajo.",
    "La actividad 2.2 presenta bajo avance.",
    "El producto 1 presenta un avance intermedio.",
    "Avance de la Actividad 1.1: 103.0 %",
    "La actividad 1.1 atendió a más de 980 empresas.",
)
RIGHT_OF_POLICY = (
    "El indicador ISS.01.03.03.01 pasó de 103 empresas en 2023 a 50 en 2024.",
    "El servicio 01.03.03 tiene sus dos indicadores con avance bajo (2.0 % y 37.7 %).",
    "El servicio 01.03.05 presenta avances atípicos en ambos indicadores.",
    "12 indicadores presentan avance bajo y 9 no cuentan con información.",
    "El índice de gestión de la política fue de 66.9 %.",
    (
        "El indicador ISS.01.06.02.01 financió 169 proyectos en 2024 y 219 en 2023, una "
        "reducción de 22.8 %."
    ),
    "El indicador ISS.01.06.02.01 disminuyó respecto a 2023.",
    "El servicio 01.06.01 no presenta avance bajo.",
    (
        "El indicador ISS.01.03.02.01, que alcanzó 44 % en 2024, está por debajo de su "
        "meta (53 %) y de lo obtenido en 2023 (59 %)."
    ),
    "La línea base del indicador ISS.01.06.02.01 es de 120 proyectos.",
    "El objetivo prioritario 4 presenta un avance bajo.",
    "El indicador ISS.02.04.02.02 alcanzó 28 empresas de 200 (14 %).",
    "El indicador ISS.01.03.02.01 obtuvo 44 %, 9 puntos menos que la meta.",
)
FALSE_OF_POLICY = (
    "El indicador ISS.01.03.03.01 pasó de 130 empresas en 2023 a 50 en 2024.",
    "El servicio 01.03.03 tiene sus dos indicadores con avance bajo (2.0 % y 73.7 %).",
    "El servicio 01.04.01 tiene ambos indicadores con avance bajo.",
    "21 indicadores presentan avance bajo y 9 no cuentan con información.",
    "El índice de gestión de la política fue de 96.6 %.",
    (
        "El indicador ISS.01.06.02.01 financió 169 proyectos en 2024 y 219 en 2023, un "
        "incremento de 22.8 %."
    ),
    "El indicador ISS.01.06.02.01 aumentó respecto a 2023.",
    "El servicio 04.03.01 no presenta avance bajo.",
    (
        "El indicador ISS.01.03.02.01, que alcanzó 44 % en 2024, está por debajo de su "
        "meta (35 %) y de lo obtenido en 2023 (59 %)."
    ),
    "La línea base del indicador ISS.01.06.02.01 es de 210 proyectos.",
    "El objetivo prioritario 4 presenta un avance alto.",
    "El indicador ISS.02.04.02.02 alcanzó 28 empresas de 220 (14 %).",
    "El indicador ISS.01.03.02.01 obtuvo 44 %, 19 puntos menos que la meta.",
)


@pytest.mark.parametrize(
    ("text", "of"),
    [
        *((text, PROGRAMME) for text in RIGHT),
        *((text, POLICY) for text in RIGHT_OF_POLICY),
    ],
)
def test_what_the_table_says_is_confirmed(text: str, of: tuple[str, str]) -> None:
    said = {each.said.value for each in claims(text, of)}

    assert "confirmed" in said
    assert said <= {"confirmed", "not-in-data"}


@pytest.mark.parametrize(
    ("text", "of"),
    [
        *((text, PROGRAMME) for text in FALSE),
        *((text, POLICY) for text in FALSE_OF_POLICY),
    ],
)
def test_what_the_table_says_otherwise_is_found(text: str, of: tuple[str, str]) -> None:
    assert {each.said for each in claims(text, of)} & set(WRONG)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Activity 1.1 reached 100.3 % of its goal.", "confirmed"),
        ("Activity 1.2 exceeded its goal.", "contradicted"),
        ("Product 1 spent S/ 2.1 million, 99.9 percent of its budget.", "confirmed"),
        ("Product 2 spent S/ 2.9 million.", "contradicted"),
        ("Activity 2.1 showed no progress.", "confirmed"),
        ("Activity 2.2 shows low progress.", "contradicted"),
    ],
)
def test_english_is_read_too(text: str, said: str) -> None:
    assert {said} == {each.said.value for each in claims(text, PROGRAMME)}


def test_a_code_with_the_name_of_another_in_brackets_is_doubted() -> None:
    text = (
        "La actividad 1.3 («Asistencia técnica y capacitación técnico-productiva a MIPYME») "
        "alcanzó 448 empresas en 2025, el 99.6 % de su meta anual (450)."
    )

    assert "ambiguous" in {each.said.value for each in claims(text, PROGRAMME)}
    assert {"confirmed"} == {
        each.said.value for each in claims(text.replace("1.3", "1.2"), PROGRAMME)
    }
