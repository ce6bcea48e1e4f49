"""What is called wrong was read to the end of its clause; words that nobody read leave it open."""

import pytest

from texts.held import PROGRAMME, SAY, WRONG, claims

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
