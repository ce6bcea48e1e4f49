"""What is called wrong was read to the end of its clause; words that nobody read leave it open."""

import pytest

from texts.held import POLICY, PROGRAMME, SAY, WRONG, claims

AMBIGUOUS = "ambiguous"


def _told(text: str) -> list[tuple[str, str]]:
    return [
        (each.said.value, SAY.say(each.expected) if each.expected else "")
        for each in claims(text, PROGRAMME)
    ]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("La Actividad 1.2 superó su meta trasladada.", "«trasladada»"),
        ("No es cierto que la Actividad 1.2 haya superado su meta.", "«No es cierto»"),
        ("Al margen de lo previsto, la Actividad 1.2 superó su meta.", "«Al margen de»"),
        ("It is not true that Activity 1.2 exceeded its goal.", "«It is not true»"),
    ],
)
def test_words_that_nobody_read_leave_it_open(text: str, words: str) -> None:
    told = _told(text)

    assert [AMBIGUOUS] == [said for said, _ in told]
    assert all(words in why and "448" in why for _, why in told)


@pytest.mark.parametrize(
    "text",
    [
        "La Actividad 1.2 superó su meta.",
        "Si bien se trabajó menos, la Actividad 1.2 superó su meta anual.",
        "La Actividad 1.2 ya había superado ampliamente su meta; en Lima fue trasladada.",
        "Con excepción de la Actividad 1.1, todas las actividades superaron su meta.",
        "Activity 1.2 had clearly exceeded its annual goal.",
    ],
)
def test_small_words_and_those_of_other_clauses_do_not(text: str) -> None:
    assert {each.said for each in claims(text, PROGRAMME)} & set(WRONG)


@pytest.mark.parametrize(
    "text",
    [
        "No es cierto que la Actividad 1.1 haya superado su meta.",
        "La oficina niega que la Actividad 1.1 superó su meta.",
        "It is not true that Activity 1.1 exceeded its goal.",
    ],
)
def test_what_is_denied_is_not_confirmed(text: str) -> None:
    assert [AMBIGUOUS] == [said for said, _ in _told(text)]


@pytest.mark.parametrize(
    "text",
    [
        "El 84.9 % del producto 2 se mantiene casi diez puntos sobre el umbral de avance bajo.",
        "Las dos actividades que se miden en acciones, la 3.3 y la 4.2, cumplieron su meta.",
        "Ni el producto 2 ni el producto 4 llegaron al nivel alto.",
        "De 2025 no hay dato de RE.1.",
    ],
)
def test_bounds_restrictions_and_joined_denials_leave_it_open(text: str) -> None:
    assert not {each.said for each in claims(text, PROGRAMME)} & set(WRONG)


def test_those_with_a_status_may_be_an_office_s() -> None:
    text = "Cinco de los doce indicadores con avance bajo corresponden a la DGDE."

    said = {each.said.value for each in claims(text, POLICY)}
    assert "confirmed" in said
    assert said <= {"confirmed", "not-in-data"}
