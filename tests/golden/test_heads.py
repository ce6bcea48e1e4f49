"""The reader of the narrative, on sentences written by hand."""

from golden.heads import heads_of


def test_a_service_stands_under_the_head_of_its_sentence() -> None:
    text = (
        "El objetivo OP.01 presenta un avance bajo (74.0 %). Los servicios SS.01.03.03 (2.0 %) y "
        "01.04.01 presentan un avance bajo; el servicio SS.01.06.04 (ambos indicadores) presenta "
        "falta de información. El servicio SS.01.06.04 (14,530.0 %) presenta un avance atípico, "
        "lo que sugiere errores. Ningún ítem cuenta con información en el servicio SS.01.06.05."
    )

    assert {
        "SS.01.03.03": {"low"},
        "SS.01.04.01": {"low"},
        "SS.01.06.04": {"missing", "atypical"},
        "SS.01.06.05": {"missing"},
    } == heads_of(text)


def test_what_has_no_head_is_not_overlooked() -> None:
    assert {"SS.01.03.02": {"none"}} == heads_of(
        "Ninguno presenta falta de información. Revise SS.01.03.02."
    )


def test_an_indicator_s_code_is_not_its_service_s() -> None:
    assert heads_of("El indicador ISS.01.03.03.01 presenta un avance bajo.") == {}
