"""Of many, a sentence names the first and counts the rest; of few it names all."""

from sheetgen.language.message import MOST_NAMED, first_few
from sheetgen.language.speaker import speaker

ES = speaker("es", "es_PE")


def test_few_are_all_named() -> None:
    assert ES.say(first_few(["NORTE", "SUR", "ESTE"])) == "NORTE, SUR y ESTE"
    assert ES.say(first_few(["NORTE", "SUR", "ESTE"], separator="; ")) == "NORTE; SUR; ESTE"
    assert ES.say(first_few(["NORTE", "SUR"], None)) == "NORTE y SUR"


def test_of_many_the_first_are_named_and_the_rest_counted() -> None:
    named = [f"OF{n}" for n in range(MOST_NAMED + 1_300)]
    said = ES.say(first_few(named))
    assert said.startswith("OF0, OF1, ")
    assert said.endswith(f"OF{MOST_NAMED - 1} y 1,300 más")


def test_the_last_that_may_be_named_is_not_counted() -> None:
    said = ES.say(first_few(["A", "B", "C"], 3))
    assert said == "A, B y C"
    assert ES.say(first_few(["A", "B", "C", "D"], 3)) == "A, B, C y 1 más"
