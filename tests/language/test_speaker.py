"""How figures and sentences are written for people."""

from decimal import Decimal

import pytest

from sheetgen.language.message import joined, message, message_n, own_message
from sheetgen.language.speaker import Speaker, speaker

ES = speaker("es", "es_PE")
EN = speaker("en", "en_US")
SPAIN = speaker("es", "es_ES")


def plain(text: str) -> str:
    return text.replace("\N{NO-BREAK SPACE}", " ")


@pytest.mark.parametrize(
    ("figure", "written"),
    [
        ("98.073060848", "98.1 %"),
        ("100", "100.0 %"),
        ("99.985", "99.99 %"),
        ("99.9999", "99.9999 %"),
        ("100.01", "100.01 %"),
        ("0", "0.0 %"),
        ("0.004", "0.004 %"),
        ("-0.004", "−0.004 %"),
        ("14530", "14,530.0 %"),
        ("74.96", "75.0 %"),
        ("-200", "−200.0 %"),
    ],
)
def test_0_and_100_are_printed_only_where_exact(figure: str, written: str) -> None:
    assert written == plain(ES.percent(Decimal(figure)))


@pytest.mark.parametrize(
    ("figure", "unit"),
    [
        *((zero, unit) for zero in ("-0", "-0.0", "-0E-9") for unit in ("percent", "points")),
        ("-0.04", "points"),
        ("-0.0000001", "points"),
    ],
)
def test_what_shows_as_zero_has_no_minus(figure: str, unit: str) -> None:
    assert "-0" not in ES.say(message(f"{{x:{unit}}}", x=Decimal(figure)))


@pytest.mark.parametrize("unit", ["", ":number", ":soles", ":percentage"])
def test_zero_itself_has_no_minus(unit: str) -> None:
    assert "-" not in ES.say(message(f"{{x{unit}}}", x=Decimal("-0")))


def test_points_that_moved_never_look_like_none() -> None:
    moved = message("{a:points} {b:points}", a=Decimal("0.04"), b=Decimal(0))

    assert "0.04 p. p. 0.0 p. p." == plain(EN.say(moved))


@pytest.mark.parametrize(
    ("figure", "written"), [("34.193833795", "34.2"), ("0.012", "0.01"), ("10", "10")]
)
def test_how_many_times_is_told_to_a_tenth_and_never_as_none(figure: str, written: str) -> None:
    assert written == ES.say(message("{a:times}", a=Decimal(figure)))


def test_two_percentages_of_one_sentence_never_look_the_same_unless_they_are() -> None:
    below = message("{a:percent} {b:percent}", a=Decimal("74.96"), b=Decimal(75))
    equal = message("{a:percent} {b:percent}", a=Decimal(75), b=Decimal(75))

    assert "74.96 % 75.00 %" == plain(EN.say(below))
    assert "75.0 % 75.0 %" == plain(EN.say(equal))


@pytest.mark.parametrize(
    ("by", "written"), [(ES, "1,234,567.5"), (EN, "1,234,567.5"), (SPAIN, "1.234.567,5")]
)
def test_numbers_follow_the_locale(by: Speaker, written: str) -> None:
    assert written == by.say(message("{x}", x=Decimal("1234567.50")))


@pytest.mark.parametrize(
    ("unit", "written"),
    [
        ("soles", "S/ 54,204"),
        ("points", "98.1 p. p."),
        ("percentage", "98.073 %"),
        ("number", "98.073"),
    ],
)
def test_units_are_written_out(unit: str, written: str) -> None:
    figure = Decimal(54204) if unit == "soles" else Decimal("98.0730")

    assert written == plain(ES.say(message(f"{{x:{unit}}}", x=figure)))


@pytest.mark.parametrize(
    ("words", "written"),
    [
        ("Brecha de {x:points}.", "Brecha de 9.5 p. p."),
        ("Brecha de {x:points}. Revise.", "Brecha de 9.5 p. p. Revise."),
        ("Brecha de {x:points}; revise.", "Brecha de 9.5 p. p.; revise."),
        ("Brecha de {x:percent}.", "Brecha de 9.5 %."),
    ],
)
def test_a_unit_with_a_point_of_its_own_ends_a_sentence_with_one(words: str, written: str) -> None:
    said = message(words, x=Decimal("9.5"))

    assert written == plain(ES.say(said))
    assert f"{written} Sigue." == plain(ES.say(message("{said} Sigue.", said=said)))


@pytest.mark.parametrize(
    ("words", "written"),
    [
        ([], ""),
        (["a"], "a"),
        (["a", "b", "c"], "a, b y c"),
        (["a", "ITP"], "a e ITP"),
        (["a", "hierro"], "a y hierro"),
        (["a", "historia"], "a e historia"),
    ],
)
def test_lists_are_joined_as_spanish_joins_them(words: list[str], written: str) -> None:
    assert written == ES.listed(words)


def test_a_plural_is_chosen_by_the_number() -> None:
    one, two = (message_n("{n} item: {x}.", "{n} items: {x}.", n, x="…") for n in (1, 2))

    assert ("1 item: ….", "2 items: ….") == (EN.say(one), EN.say(two))


def test_a_sentence_that_brings_its_translations_is_said_by_them() -> None:
    own = own_message((("es", "Hola {x}"), ("en", "Hello {x}")), x="Ana")

    assert ("Hola Ana", "Hello Ana") == (ES.say(own), EN.say(own))


def test_sentences_within_sentences_are_said_too() -> None:
    parts = [own_message((("es", "uno"), ("en", "one"))), message("{x}", x=Decimal(2))]

    assert "uno · 2" == ES.say(joined(parts, " · "))


def test_braces_typed_by_an_office_are_text() -> None:
    assert "{x} {0}" == EN.say(message("{said}", said="{x} {0}"))


def test_an_unknown_locale_is_refused() -> None:
    with pytest.raises(ValueError, match="xx_XX"):
        speaker("es", "xx_XX")


def test_what_is_almost_all_is_said_in_words_where_a_sentence_goes_on() -> None:
    spent = message("Money without product: it spent {x:percent} of its budget", x=Decimal("99.98"))
    article = own_message((("es", "gastó el {x:percent} ({x:percent})"),), x=Decimal("99.98"))
    over = own_message((("es", "gastó el {x:percent}"),), x=Decimal("100.02"))

    assert "it spent 99.98 % of" in plain(EN.say(spent))
    assert "gastó casi el 100 % (99.98 %)" == plain(ES.say(article))
    assert "gastó el 100.02 %" == plain(ES.say(over))


def test_a_sentence_that_many_say_is_said_as_the_first_of_them_was() -> None:
    """Each by its own figures, in its own language; one with a list in it too."""
    for words in ("{n} de {of}", "{n:percent} de {of}"):
        for n in ("5", "7.04", "7.06"):
            said = message(words, n=Decimal(n), of=message("Target"))
            for each in (ES, EN, SPAIN):
                assert each.say(said) == each.again(said) == each.again(said)
    listed = message("{codes}", codes=["A.1", "A.2"])
    assert ES.say(listed) == ES.again(listed)
