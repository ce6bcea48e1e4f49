"""Figures that are the same to their last digit are one; others stay apart."""

from decimal import Decimal

import pytest

from sheetgen.language.message import message
from sheetgen.model.figure import Gap, once
from sheetgen.model.formulas.read import Found


def test_the_same_figure_is_one() -> None:
    first, again = (once(Decimal(text) + 1) for text in ("12.5", "12.5"))

    assert first is again
    assert once(Gap.BLANK) is Gap.BLANK


@pytest.mark.parametrize("text", ["75", "75.0", "1E+2", "-0", "0", "1E-30", "123456789.1234567890"])
def test_no_digit_of_it_changes(text: str) -> None:
    for other in ("75", "75.000", "100", "0.0", "0"):
        once(Decimal(other))

    assert text == str(once(Decimal(text)))


def test_what_was_found_again_and_again_is_held_once() -> None:
    first, again = (Found(Decimal("2.5") * 3, (), message("found")) for _ in range(2))

    assert first.figure is again.figure
    assert "7.5" == str(first.figure)
