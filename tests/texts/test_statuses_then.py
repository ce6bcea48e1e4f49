"""A status told of another month is held against how the plan stood in it.

Of the example's year in November: in October 1.2 had reached 94 %, in May 2.1 was atypical, in
March nothing came of 3.5; in November nothing came of 1.2.
"""

import pytest

from texts.held import SAY, claims

CAMINOS = ("caminos", "2025-11")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("En octubre, la actividad 1.2 presentó avance bajo.", "contradicted"),
        ("En octubre, la actividad 1.2 presentó un avance intermedio.", "confirmed"),
        ("En octubre, la actividad 1.2 no presentó avance bajo.", "confirmed"),
        ("En mayo la actividad 2.1 mostró un avance atípico.", "confirmed"),
        ("A junio la actividad 2.1 mostró un avance atípico.", "contradicted"),
        ("En marzo, la actividad 3.5 no contó con información.", "confirmed"),
        ("En marzo, la actividad 2.1 no contó con información.", "contradicted"),
        ("En octubre, el componente 1 presentaba falta de información.", "contradicted"),
        ("En octubre, el componente 1 presentaba un avance alto.", "not-in-data"),
        ("En el tercer trimestre, la actividad 1.2 presentó avance bajo.", "not-in-data"),
        ("En enero de 2024, la actividad 1.2 presentó avance bajo.", "not-in-data"),
        ("En noviembre, la actividad 1.2 presentó falta de información.", "confirmed"),
    ],
)
def test_how_it_stood_then_decides(text: str, said: str) -> None:
    assert [said] == [each.said.value for each in claims(text, CAMINOS)]


def test_what_it_was_is_told_with_its_month_and_cells() -> None:
    [claim] = claims("En octubre, la actividad 1.2 presentó avance bajo.", CAMINOS)

    assert claim.expected is not None
    assert "en octubre de 2025 la tabla tenía 1.2 con avance medio (94.0\xa0%)" == SAY.say(
        claim.expected
    )
    assert any("2025-10" in str(each) for each in claim.cells)
