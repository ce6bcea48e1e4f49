"""A stored number as the double that the office's program held, in its shortest digits."""

import math
from decimal import Decimal

_EXACT = 15
"""Digits that a double holds exactly; longer ones go through the double, as Excel's did."""


def read_double(text: str) -> Decimal | None:
    """The number in a file's text ("0.10929999999999999" is 0.1093); None where it is none."""
    if len(text) <= _EXACT and text.isascii() and text.isdigit():
        return Decimal(text)
    try:
        number = float(text)
    except ValueError:
        return None
    if not math.isfinite(number) or "_" in text:  # Python's float reads "1_000"
        return None
    return double(number)


def double(number: float) -> Decimal:
    """A finite double in its shortest digits."""
    if number.is_integer() and abs(number) < 10**_EXACT:
        return Decimal(int(number))
    return Decimal(repr(number))
