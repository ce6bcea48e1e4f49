"""Dotted thousands: what a file shows of its own habit, and what is asked because of it."""

import pytest

from sheetgen.language.number_marks import Marks
from sheetgen.reading.typed.habits import has_other_habit
from sheetgen.reading.typed.numerals import Numeral, read_numeral

PERU, SPAIN = Marks(".", ",", "es_PE"), Marks(",", ".", "es_ES")


@pytest.mark.parametrize(
    ("typed", "marks", "expected"),
    [
        ("1.000.000", PERU, True),
        ("1.672,5", PERU, True),
        ("45,5", PERU, True),
        ("S/ 2.138.538", PERU, True),
        ("-1.000.000", PERU, True),
        ("45,55 %", PERU, True),
        ("1.050", PERU, False),  # the question itself is no evidence
        ("1,050", PERU, False),
        ("1,000,000", PERU, False),
        ("45.5", PERU, False),
        ("ND", PERU, False),
        ("1,000,000", SPAIN, True),
        ("45.5", SPAIN, True),
        ("1.000.000", SPAIN, False),
    ],
)
def test_a_figure_shows_the_other_habit(typed: str, marks: Marks, expected: bool) -> None:  # noqa: FBT001 - a column of the cases
    assert expected is has_other_habit([typed], marks)


@pytest.mark.parametrize(
    ("typed", "doubted", "expected"),
    [
        ("1.050", ".", "READ-204"),
        ("-1.050", ".", "READ-204"),
        ("S/ 1.050", ".", "READ-204"),
        ("1,050", ".", "1050"),
        ("1,050", ".,", "READ-204"),
        ("1.050", "", "1.050"),
        ("1.05", ".", "1.05"),
        ("1.0500", ".", "1.0500"),
        ("0.125", ".", "0.125"),  # no thousands begin with 0
        ("1234.567", ".", "1234.567"),
        ("1,234.567", ".", "1234.567"),
    ],
)
def test_three_digits_after_a_doubted_mark_are_asked(
    typed: str, doubted: str, expected: str
) -> None:
    read = read_numeral(typed, PERU, doubted)

    assert expected == (str(read.figure) if isinstance(read, Numeral) else read.code)


def test_both_readings_are_told() -> None:
    read = read_numeral("1.050", PERU, ".")

    assert not isinstance(read, Numeral)
    assert ("1.05", "1050") == dict(read.message.figures)["readings"]


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("10,211,59", ["1,021,159"]),
        ("1,02,11,59", ["1,021,159"]),
        ("1,23,456", ["123,456"]),
        ("12,34.5", ["1,234.5", "12.345"]),
        ("1.234.56", ["123,456", "1,234.56"]),
        ("12.5.3", ["1,253", "125.3"]),
    ],
)
def test_a_malformed_figure_is_asked_with_what_it_may_be(typed: str, meant: list[str]) -> None:
    read = read_numeral(typed, PERU)

    assert not isinstance(read, Numeral)
    assert "READ-203" == read.code
    assert meant == [
        text for name, text in read.remedy.figures if name in {"figure", "first", "second"}
    ]
