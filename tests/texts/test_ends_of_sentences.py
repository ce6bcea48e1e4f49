"""Where sentences end: a unit with a point of its own closes one, and stands within another."""

import pytest

from texts.held import PROGRAMME, claims


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        (
            "La brecha de la 2.1 es de 98.1 p. p. La 3.2 ejecutó 76.9 %.",
            ["La brecha de la 2.1 es de 98.1 p. p.", "La 3.2 ejecutó 76.9 %."],
        ),
        (
            "La brecha de la 2.1 es de 98.1 p. p. y la 3.2 ejecutó 76.9 %.",
            ["La brecha de la 2.1 es de 98.1 p. p. y la 3.2 ejecutó 76.9 %."],
        ),
    ],
)
def test_points_of_a_unit_end_a_sentence_where_another_begins(
    text: str, sentences: list[str]
) -> None:
    found = claims(text, PROGRAMME)

    assert {"confirmed"} == {each.said.value for each in found}
    assert sentences == list(dict.fromkeys(each.sentence.text for each in found))
