"""The reader of the narrative, on sentences written by hand."""

from golden.heads import heads_of


def test_a_service_stands_under_the_head_it_follows() -> None:
    text = (
        "El objetivo OP.01 avanza 78.0 %. Servicios con bajo avance: SS.01.03.03 y 01.04.01; "
        "sin información: SS.01.06.04 (ambos indicadores); "
        "con avance atípico (más de 150 %): SS.01.06.04, 14,530.0 %."
    )

    assert {
        "SS.01.03.03": {"low"},
        "SS.01.04.01": {"low"},
        "SS.01.06.04": {"missing", "atypical"},
    } == heads_of(text)


def test_what_follows_no_head_is_not_overlooked() -> None:
    assert {"SS.01.03.02": {"none"}} == heads_of("Sin información: ninguno. Revise SS.01.03.02.")


def test_an_indicator_s_code_is_not_its_service_s() -> None:
    assert heads_of("con bajo avance: ISS.01.03.03.01") == {}
