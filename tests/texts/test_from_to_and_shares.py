"""Counts with their share, moves from one figure to another, counts in words: right and wrong.

The figures are those of the two printed tables; what is wrong in a sentence was made so by hand.
"""

import pytest

from texts.held import POLICY, PROGRAMME, WRONG, claims, expected

RIGHT = (
    (
        "Durante el 2025, la Actividad 4.1, ejecutada por los CITE, brindó servicios a 7,154 "
        "empresas, lo que equivale al 87.1 % de las 8,213 programadas."
    ),
    (
        "La Actividad 3.2 registró el menor avance físico del Producto 3 (76.9 %), pese a "
        "haber ejecutado el 100 % de su presupuesto."
    ),
    (
        "Producto 1: 1,644 empresas atendidas (98.3 % de la meta) y S/ 2,136,840 devengados "
        "(99.9 % del PIM)."
    ),
    "El PP 0093 devengó S/ 38.04 millones, de un PIM de S/ 38.14 millones (99.7 %).",
    (
        "Las actividades 1.1, 2.3 y 4.2 superaron sus metas físicas (100.3 %, 102.6 % y 107.8 "
        "%, respectivamente)."
    ),
    (
        "Por debajo de su meta quedaron la Actividad 1.2 (99.6 %), la Actividad 1.3 (99.2 %) "
        "y la Actividad 2.2 (90.3 %)."
    ),
    "La meta de la Actividad 2.1 (70 empresas) no se ejecutó.",
    "La Actividad 4.2 superó su meta en 150 acciones, es decir, en 7.8 %.",
    "La Actividad 2.2 alcanzó 918 empresas, 99 por debajo de su meta.",
    "En la Actividad 3.3 se elaboraron 6 informes y se gastó S/ 171.6 mil (97.7 %).",
    "El indicador P1.1 registró 27.1 %, menos de la mitad de su meta (60 %).",
    "El indicador P4.1, con 4.4 %, alcanzó el 58.7 % de su meta de 7.5 %.",
    "El indicador P3.2 cayó por debajo de su meta: 68.5 % frente a 86.0 %.",
    "Tres de las once actividades superaron su meta.",
    (
        "El Producto 2 atendió a 1,217 empresas; de este total, 918 corresponden a la "
        "Actividad 2.2 y 356 a la Actividad 2.3."
    ),
    "Con S/ 25.5 millones, la Actividad 4.1 explica el 79.6 % del gasto del Producto 4.",
    "La Actividad 1.3 ejecutó S/ 716,804 de los S/ 716,806 de su PIM.",
    (
        "El devengado del Producto 3 fue de S/ 1.75 millones y el del Producto 4, de S/ 31.97 "
        "millones."
    ),
    "La Actividad 3.2 atendió a 31,364 (76.9 %).",
    "La Actividad 2.2 benefició a 918 (90.3 %) y la 2.3, a 356 (102.6 %).",
    (
        "El Producto 4 llegó a 7,154 empresas (87.1 % de lo programado) y devengó S/ "
        "31,971,484 (99.7 % del PIM)."
    ),
    "La Actividad 4.2 realizó 2,078 (107.8 %) acciones.",
    (
        "La Actividad 1.1 tuvo una cobertura de 975 empresas (100.3 %), la 1.2 de 448 (99.6 "
        "%) y la 1.3 de 248 (99.2 %)."
    ),
    (
        "Se ejecutaron S/ 54.2 mil (98.1 %) en la Actividad 2.1, sin que se atendiera a "
        "ninguna empresa."
    ),
    "La Actividad 2.1 no atendió a ninguna de las 70 empresas programadas.",
    "El Producto 2 cerró el año con 1,217 empresas atendidas, 217 menos que las 1,434 programadas.",
    "En el Producto 3 se gastaron S/ 1,745,480 de los S/ 1,752,206 asignados (99.6 %).",
    "Las Actividades 1.2 y 1.3 ejecutaron el 100 % de su presupuesto.",
    "Al cierre de 2025, la Actividad 1.1 cumplió el 100.3 % de lo previsto (975 de 972).",
    "La actividad 2.3 fue la única del Producto 2 que superó su meta.",
    "El indicador P1.1 pasó de su meta de 60.0 % a un resultado de 27.1 %.",
    "El indicador P2.1 quedó a 5.2 p. p. de su meta (84.8 % frente a 90.0 %).",
    "El indicador P3.2 obtuvo 68.5 %, lejos del 86.0 % previsto.",
    "Sin avance físico, la Actividad 2.1 gastó el 98.1 % de su PIM (S/ 55,269).",
    "El avance físico del Producto 4 (87.1 %) es menor que su ejecución financiera (99.7 %).",
    "La brecha entre la ejecución financiera y la física de la Actividad 3.2 es de 23.1 p. p.",
    "El Programa ejecutó S/ 38,041,628 (99.7 %) de los S/ 38,139,459 asignados.",
    "Tanto la Actividad 3.1 como el Producto 3 atendieron a 1,067 empresas (96.9 %).",
    "Siete de las once actividades no alcanzaron su meta.",
    "Con 975 empresas superó su meta la Actividad 1.1.",
    "La Actividad 1.1, con 975 empresas, superó su meta (972).",
    (
        "Durante 2025 el Producto 4 devengó S/ 32.0 millones, de los cuales S/ 25.5 millones "
        "corresponden a la Actividad 4.1 y S/ 6.5 millones a la Actividad 4.2."
    ),
    "La Actividad 4.2 sobrepasó en 150 acciones su meta de 1,928.",
    "La Actividad 2.2 dejó de atender a 99 empresas respecto de su meta.",
    "Solo el Producto 1, con 98.3 %, y el Producto 3, con 96.9 %, presentan un avance alto.",
    "El Producto 2 presenta un avance intermedio (84.9 %).",
    "De los cuatro productos, dos presentan un avance intermedio.",
    (
        "La ejecución presupuestal de la Actividad 3.3 (97.7 %) fue menor que su avance "
        "físico (100 %)."
    ),
    "La Actividad 3.1 capacitó a 1,067 empresas de 1,101 previstas, es decir, el 96.9 %.",
    "El presupuesto devengado de la Actividad 3.2 fue S/ 751,322 y su PIM, S/ 751,505.",
    "La Actividad 3.2 atendió al 76.9 % de las empresas previstas.",
    "Respecto a la Actividad 2.1, se gastaron S/ 54,204 sin atender a ninguna empresa.",
    "Se capacitó a 448 empresas (99.6 % de la meta) en la Actividad 1.2.",
    "El indicador P4.1 se ubicó en 4.4 %, 3.1 p. p. por debajo de su meta (7.5 %).",
    "El indicador P3.1 (50.3 %) superó su meta (48.0 %).",
    "Todas las actividades del Producto 1 ejecutaron más del 99 % de su presupuesto.",
    "La Actividad 1.1 atendió a 975 empresas: 3 más que las programadas.",
    (
        "A diciembre, la Actividad 4.1 ha atendido a 7,154 empresas y le restan 1,059 para "
        "cumplir su meta."
    ),
    (
        "El avance financiero de la Actividad 2.1 (98.1 %) excede en 98.1 p. p. su avance "
        "físico (0 %)."
    ),
    "El Producto 1 atendió a 1,644 empresas, cifra inferior a las 1,671 que suman sus actividades.",
    "La Actividad 2.3 del Producto 2 superó su meta en 9 empresas.",
    (
        "En cuanto al Producto 3, su avance físico fue de 96.9 %, por debajo de su ejecución "
        "financiera (99.6 %)."
    ),
    "Cuatro actividades alcanzaron o superaron su meta.",
    "El CITE 3 superó su meta y la Actividad 1.1 también la superó, con 100.3 %.",
    "La Actividad 1.2 avanzó 99.6 % y la 1.3, 99.2 %.",
    "En promedio, las actividades del Producto 1 ejecutaron el 99.9 % de su presupuesto.",
)
FALSE = (
    (
        "Durante el 2025, la Actividad 4.1, ejecutada por los CITE, brindó servicios a 7,514 "
        "empresas, lo que equivale al 87.1 % de las 8,213 programadas."
    ),
    (
        "Durante el 2025, la Actividad 4.1, ejecutada por los CITE, brindó servicios a 7,154 "
        "empresas, lo que equivale al 87.1 % de las 8,231 programadas."
    ),
    (
        "La Actividad 3.2 registró el menor avance físico del Producto 3 (67.9 %), pese a "
        "haber ejecutado el 100 % de su presupuesto."
    ),
    (
        "Producto 1: 1,644 empresas atendidas (93.8 % de la meta) y S/ 2,136,840 devengados "
        "(99.9 % del PIM)."
    ),
    (
        "Producto 1: 1,644 empresas atendidas (98.3 % de la meta) y S/ 2,163,840 devengados "
        "(99.9 % del PIM)."
    ),
    "El PP 0093 devengó S/ 38.40 millones, de un PIM de S/ 38.14 millones (99.7 %).",
    (
        "Las actividades 1.1, 2.3 y 4.2 superaron sus metas físicas (100.3 %, 120.6 % y 107.8 "
        "%, respectivamente)."
    ),
    (
        "Por debajo de su meta quedaron la Actividad 1.2 (99.6 %), la Actividad 1.3 (92.9 %) "
        "y la Actividad 2.2 (90.3 %)."
    ),
    "La Actividad 2.2 alcanzó 918 empresas, 88 por debajo de su meta.",
    "En la Actividad 3.3 se elaboraron 6 informes y se gastó S/ 117.6 mil (97.7 %).",
    "En la Actividad 3.3 se elaboraron 6 informes y se gastó S/ 171.6 mil (79.7 %).",
    "El indicador P4.1, con 4.4 %, alcanzó el 85.7 % de su meta de 7.5 %.",
    "El indicador P3.2 cayó por debajo de su meta: 86.5 % frente a 86.0 %.",
    "Cinco de las once actividades superaron su meta.",
    (
        "El Producto 2 atendió a 1,217 empresas; de este total, 981 corresponden a la "
        "Actividad 2.2 y 356 a la Actividad 2.3."
    ),
    "La Actividad 1.3 ejecutó S/ 716,804 de los S/ 761,806 de su PIM.",
    (
        "El devengado del Producto 3 fue de S/ 1.75 millones y el del Producto 4, de S/ 39.17 "
        "millones."
    ),
    "La Actividad 3.2 atendió a 13,364 (76.9 %).",
    "La Actividad 3.2 atendió a 13,364 empresas (76.9 %).",
    "La Actividad 3.2 atendió a 31,364 (79.6 %).",
    "La Actividad 2.2 benefició a 981 (90.3 %) y la 2.3, a 356 (102.6 %).",
    "La Actividad 2.2 benefició a 918 (90.3 %) y la 2.3, a 365 (102.6 %).",
    (
        "El Producto 4 llegó a 7,514 empresas (87.1 % de lo programado) y devengó S/ "
        "31,971,484 (99.7 % del PIM)."
    ),
    (
        "El Producto 4 llegó a 7,154 empresas (78.1 % de lo programado) y devengó S/ "
        "31,971,484 (99.7 % del PIM)."
    ),
    (
        "La Actividad 1.1 tuvo una cobertura de 975 empresas (100.3 %), la 1.2 de 448 (96.6 "
        "%) y la 1.3 de 248 (99.2 %)."
    ),
    (
        "La Actividad 1.1 tuvo una cobertura de 975 empresas (100.3 %), la 1.2 de 484 (99.6 "
        "%) y la 1.3 de 248 (99.2 %)."
    ),
    "El Producto 2 cerró el año con 1,217 empresas atendidas, 271 menos que las 1,434 programadas.",
    "En el Producto 3 se gastaron S/ 1,745,480 de los S/ 1,725,206 asignados (99.6 %).",
    "Al cierre de 2025, la Actividad 1.1 cumplió el 100.3 % de lo previsto (957 de 972).",
    "El indicador P2.1 quedó a 2.5 p. p. de su meta (84.8 % frente a 90.0 %).",
    "El indicador P3.2 obtuvo 68.5 %, lejos del 68.0 % previsto.",
    "El gasto de la Actividad 4.1 creció de S/ 25.5 millones a S/ 25.4 millones.",
    "El número de empresas atendidas por el Producto 3 creció de 1,067 a 568.",
    "Sin avance físico, la Actividad 2.1 gastó el 98.1 % de su PIM (S/ 52,569).",
    "El avance físico del Producto 4 (87.1 %) es mayor que su ejecución financiera (99.7 %).",
    "El avance físico de la Actividad 2.2 (90.3 %) supera su ejecución financiera (99.7 %).",
    "La brecha entre la ejecución financiera y la física de la Actividad 3.2 es de 32.1 p. p.",
    "El Programa ejecutó S/ 38,014,628 (99.7 %) de los S/ 38,139,459 asignados.",
    "La Actividad 1.1, con 957 empresas, superó su meta (972).",
    (
        "Durante 2025 el Producto 4 devengó S/ 32.0 millones, de los cuales S/ 22.5 millones "
        "corresponden a la Actividad 4.1 y S/ 6.5 millones a la Actividad 4.2."
    ),
    "La Actividad 4.2 sobrepasó en 105 acciones su meta de 1,928.",
    "La Actividad 2.2 dejó de atender a 999 empresas respecto de su meta.",
    "Solo el Producto 1, con 98.3 %, y el Producto 2, con 84.9 %, presentan un avance alto.",
    (
        "La ejecución presupuestal de la Actividad 3.3 (97.7 %) fue mayor que su avance "
        "físico (100 %)."
    ),
    "La Actividad 3.1 capacitó a 1,067 empresas de 1,110 previstas, es decir, el 96.9 %.",
    "El presupuesto devengado de la Actividad 3.2 fue S/ 751,322 y su PIM, S/ 715,505.",
    "La Actividad 3.2 atendió al 67.9 % de las empresas previstas.",
    "Se capacitó a 488 empresas (99.6 % de la meta) en la Actividad 1.2.",
    "El indicador P4.1 se ubicó en 4.4 %, 1.3 p. p. por debajo de su meta (7.5 %).",
    "El indicador P3.2 (68.5 %) superó su meta (86.0 %).",
    "La Actividad 1.1 atendió a 975 empresas: 30 más que las programadas.",
    (
        "En cuanto al Producto 3, su avance físico fue de 96.9 %, por encima de su ejecución "
        "financiera (99.6 %)."
    ),
    "La Actividad 1.2 avanzó 99.6 % y la 1.3, 92.9 %.",
)
RIGHT_OF_POLICY = (
    "El servicio 01.03.04 alcanza 96.7 % en un indicador y no cuenta con información en el otro.",
    (
        "El indicador ISS.01.06.04.01 pasó de 118 empresas en 2023 a 698 en 2024, un aumento "
        "de 491.5 %."
    ),
    "El indicador ISS.01.06.05.02 no cuenta con información en 2024; en 2023 registró 78 empresas.",
    (
        "Los indicadores ISS.01.03.03.01 e ISS.01.03.03.02 obtuvieron 50 empresas y 20 %, "
        "respectivamente."
    ),
    "El servicio 02.04.01 presenta un avance atípico de 14,530.0 %.",
    "El índice de gestión (66.9 %) se calcula con 32 de los 41 indicadores.",
    (
        "El indicador ISS.02.04.03.02 bajó de 42 entidades en 2023 a 30 en 2024, aunque su "
        "meta subió de 4 a 5."
    ),
    "Entre 2023 y 2024 el indicador ISS.01.03.05.01 creció de 7 a 9 instrumentos.",
    "El indicador ISS.01.06.01.02 descendió de 32 a 29 empresas (-9.4 %).",
    "El indicador ISS.01.04.02.02 mejoró en 0.1 p. p. respecto a 2023 (2.4 %).",
    "El indicador ISS.01.03.03.01 bajó de 103 a 50.",
    "El indicador ISS.01.03.04.01 creció de 35 empresas en 2023 a 2,417 en 2024.",
    "El número de proyectos del indicador ISS.01.06.02.01 disminuyó en 2024 de 219 a 169.",
    "El porcentaje de empresas del indicador ISS.01.03.02.01 se redujo de 59 % a 44 % (-15 p. p.).",
    "El indicador ISS.01.04.04.01 cayó al pasar de 389 trabajadores en 2023 a 253 en 2024.",
    "El indicador ISS.01.04.04.02 subió ligeramente de 95 % a 98 %.",
    "El indicador ISS.01.06.04.01 registró 698 empresas (447.4 %), un avance atípico.",
    (
        "El indicador ISS.02.04.02.02 pasó de 124 a 28 empresas, lo que representa una caída "
        "de 77.4 %."
    ),
    (
        "El servicio 01.06.05 registra 76.0 % en uno de sus indicadores y carece de "
        "información en el otro."
    ),
    "El servicio 02.04.03 presenta avances atípicos: 10,930.0 % y 600.0 %.",
    "Nueve indicadores no cuentan con información y siete presentan avance atípico.",
    "El indicador ISS.04.02.01.01 obtuvo 8 propuestas frente a un máximo de 5.",
    "El indicador ISS.02.05.01.01 pasó de 188 a 130 proyectos, un descenso del 30.9 %.",
    "El indicador ISS.02.05.01.01 cerró 2024 con 130 (86.7 %) y había cerrado 2023 con 188.",
    "El indicador ISS.02.04.01.01 alcanzó 2,906 empresas frente a una meta de 20 (14,530.0 %).",
    "El servicio 01.04.02 tiene un indicador en 100.0 % y otro en 73.5 %.",
    "Los servicios 02.03.01 y 04.03.01 registran 0.0 % en sus dos indicadores.",
    "El indicador ISS.04.03.01.02 cayó de 21.34 % a 0 %.",
    "El indicador ISS.04.03.01.01 retrocedió de 2 sistemas en 2023 a 0 en 2024.",
    "El servicio 04.02.01 tiene un indicador con avance bajo y otro sin información.",
    (
        "El indicador ISS.01.04.01.02 descendió por segundo año consecutivo: de 121.3 % en "
        "2022 a 67.9 % en 2023 y a 46 % en 2024."
    ),
    "El indicador ISS.01.06.05.01 alcanzó el 76.0 % de su meta, con un valor de 38 %.",
    (
        "De los 41 indicadores, 12 presentan avance bajo, 9 no cuentan con información y 7 "
        "presentan avance atípico."
    ),
    (
        "La meta del indicador ISS.01.03.03.01 aumentó de 2,000 a 2,500 empresas, pero su "
        "valor bajó de 103 a 50."
    ),
)
FALSE_OF_POLICY = (
    "El servicio 01.03.04 alcanza 97.6 % en un indicador y no cuenta con información en el otro.",
    (
        "El indicador ISS.01.06.04.01 pasó de 118 empresas en 2023 a 698 en 2024, un aumento "
        "de 419.5 %."
    ),
    (
        "El indicador ISS.01.06.04.01 pasó de 118 empresas en 2023 a 698 en 2024, lo que "
        "muestra un retroceso."
    ),
    "El indicador ISS.01.06.05.02 no cuenta con información en 2024; en 2023 registró 87 empresas.",
    "El servicio 02.04.01 presenta un avance atípico de 15,430.0 %.",
    "El índice de gestión (69.6 %) se calcula con 32 de los 41 indicadores.",
    (
        "El indicador ISS.02.04.03.02 bajó de 42 entidades en 2023 a 30 en 2024, aunque su "
        "meta bajó de 4 a 5."
    ),
    "Entre 2023 y 2024 el indicador ISS.01.03.05.01 creció de 9 a 7 instrumentos.",
    "El indicador ISS.01.06.01.02 descendió de 32 a 29 empresas (-4.9 %).",
    "El indicador ISS.01.03.03.01 subió de 103 a 50.",
    "El indicador ISS.01.03.03.01 bajó de 50 a 103.",
    "El indicador ISS.01.03.04.01 cayó de 35 empresas en 2023 a 2417 en 2024.",
    "El indicador ISS.01.03.04.01 creció de 53 empresas en 2023 a 2,417 en 2024.",
    "El número de proyectos del indicador ISS.01.06.02.01 creció en 2024 de 219 a 169.",
    (
        "El porcentaje de empresas capacitadas del indicador ISS.01.03.02.01 se incrementó de "
        "59 % a 44 %."
    ),
    "El indicador ISS.01.04.04.01 aumentó al pasar de 389 trabajadores a 253.",
    "El indicador ISS.01.04.04.02 descendió ligeramente de 95 % a 98 %.",
    "El indicador ISS.01.06.04.01 registró 689 (447.4 %), un avance atípico.",
    "El indicador ISS.02.04.02.02 pasó de 124 a 28 empresas, lo que representa un aumento.",
    (
        "El indicador ISS.02.04.02.02 pasó de 124 a 28 empresas, lo que representa una caída "
        "de 47.4 %."
    ),
    (
        "El servicio 01.06.05 registra 67.0 % en uno de sus indicadores y carece de "
        "información en el otro."
    ),
    "El servicio 02.04.03 presenta avances atípicos: 10,930.0 % y 660.0 %.",
    "Nueve indicadores no cuentan con información y seis presentan avance atípico.",
    "El indicador ISS.04.02.01.01 obtuvo 8 propuestas, por debajo del máximo permisible de 5.",
    "El indicador ISS.02.05.01.01 aumentó de 188 proyectos a 130.",
    "El indicador ISS.02.05.01.01 pasó de 188 a 130 proyectos, un incremento de 30.9 %.",
    "El indicador ISS.02.05.01.01 cerró 2024 con 103 (86.7 %) y había cerrado 2023 con 188.",
    "El indicador ISS.02.04.01.01 alcanzó 2,960 empresas frente a una meta de 20 (14,530.0 %).",
    "El indicador ISS.02.04.01.01 alcanzó 2,906 empresas frente a una meta de 20 (1,453.0 %).",
    "El indicador ISS.04.03.01.02 cayó de 12.34 % en 2023 a 0 %.",
    "El indicador ISS.04.03.01.02 aumentó de 21.34 % a 0 %.",
    "El servicio 04.03.01 tiene un indicador con avance bajo y otro sin información.",
    (
        "El indicador ISS.01.04.01.02 descendió por segundo año consecutivo: de 121.3 % en "
        "2022 a 76.9 % en 2023 y a 46 % en 2024."
    ),
    "El indicador ISS.01.06.05.01 alcanzó el 76.0 % de su meta, con un valor de 83 %.",
    (
        "De los 41 indicadores, 12 presentan avance bajo, 9 no cuentan con información y 17 "
        "presentan avance atípico."
    ),
    (
        "La meta del indicador ISS.01.03.03.01 aumentó de 2,000 a 2,500 empresas, pero su "
        "valor subió de 103 a 50."
    ),
)


@pytest.mark.parametrize(
    ("text", "of"),
    [*((text, PROGRAMME) for text in RIGHT), *((text, POLICY) for text in RIGHT_OF_POLICY)],
)
def test_what_is_so_is_confirmed_and_nothing_is_called_wrong(
    text: str, of: tuple[str, str]
) -> None:
    said = {each.said.value for each in claims(text, of)}

    assert "confirmed" in said
    assert said <= {"confirmed", "not-in-data"}


@pytest.mark.parametrize(
    ("text", "of"),
    [*((text, PROGRAMME) for text in FALSE), *((text, POLICY) for text in FALSE_OF_POLICY)],
)
def test_what_is_not_so_is_found(text: str, of: tuple[str, str]) -> None:
    assert {each.said for each in claims(text, of)} & set(WRONG)


@pytest.mark.parametrize(
    "text",
    [
        "La atención subió de 103 a 50 empresas.",
        "La cobertura bajó de 50 a 103.",
        "El número de visitas, que pasó de 900 a 1,200, tuvo así una caída.",
        "El gasto en viáticos creció de S/ 3.2 millones a S/ 2.9 millones.",
    ],
)
def test_a_word_of_direction_is_held_against_its_own_figures_whoever_they_are_of(text: str) -> None:
    assert ["inconsistent"] == [
        each.said.value for each in claims(text, POLICY) if each.said in WRONG
    ]


def test_a_count_with_its_share_is_held_against_the_table_and_says_the_cell() -> None:
    (wrong,) = [each for each in claims("La Actividad 3.2 atendió a 13,364 (76.9 %).", PROGRAMME)
                if each.said in WRONG]  # fmt: skip

    assert "contradicted" == wrong.said.value
    assert "31,364" in expected("La Actividad 3.2 atendió a 13,364 (76.9 %).")
    assert wrong.cells


@pytest.mark.parametrize(
    ("text", "said"),
    [
        # a share of the product, which the table has: 918 of 1,217
        ("La Actividad 2.2 benefició a 918 empresas (75.4 %).", "not-in-data"),
        # a share of a total that the text itself gives: 975 of 40,965
        ("Se atendió a 40,965 empresas. La Actividad 1.1 atendió a 975 (2.4 %).", "not-in-data"),
        # neither
        ("La Actividad 1.1 atendió a 975 empresas (3.4 %).", "contradicted"),
        # carried on from the sentence before: a guess
        ("La Actividad 1.1 cumplió. Se atendió a 975 empresas (3.4 %).", "ambiguous"),
    ],
)
def test_a_share_in_brackets_is_of_the_goal_or_of_a_total_that_is_told(
    text: str, said: str
) -> None:
    assert said == claims(text, PROGRAMME)[-1].said.value


@pytest.mark.parametrize(
    "text",
    [
        "La Actividad 4.1 tuvo un nivel bajo en 3 sedes y trabajó bajo la dirección de 2 oficinas.",
        "El CITE 3 superó su meta y el 4 de abril se cerró.",
        "Con 975 empresas superó su meta la Actividad 1.1, bajo la norma 5 de 2019.",
        "El Producto 4 concentra el 84.0 % del gasto del programa.",
        "La Actividad 1.1 subió en 3 empresas sobre lo programado.",
    ],
)
def test_what_only_looks_like_a_move_a_code_or_a_distance_is_left_alone(text: str) -> None:
    assert not {each.said for each in claims(text, PROGRAMME)} & set(WRONG)
