"""A figure, or the reason why there is none."""

from dataclasses import dataclass
from decimal import ROUND_HALF_EVEN, Decimal, localcontext
from enum import Enum
from typing import TypeAlias

from sheetgen.model.place import Place

HUNDRED = Decimal(100)
_STEP = Decimal("1e-9")
_DIGITS = 60


class Gap(Enum):
    """Why there is no figure (METHOD 2). A gap is never zero, empty text, None or NaN.

    The order is that of METHOD 2: where several reasons apply, the first one is given.
    """

    NOT_DUE = "not-due"
    NOT_APPLICABLE = "not-applicable"
    NO_TARGET = "no-target"
    NOT_PROGRAMMED = "not-programmed"
    ZERO_TARGET = "zero-target"
    NOT_SUBMITTED = "not-submitted"
    UNREADABLE = "unreadable"
    NO_DATA = "no-data"
    BLANK = "blank"
    ZERO_ACTUAL = "zero-actual"
    NOT_COMPUTED = "not-computed"
    """The method defines no such figure here (METHOD 3); never the reason for a status."""


_ORDER = {gap: rank for rank, gap in enumerate(Gap)}

Figure: TypeAlias = Decimal | Gap


@dataclass(frozen=True, slots=True)
class Value:
    """A figure and every cell it came from."""

    figure: Figure
    places: tuple[Place, ...]


def first_gap(*figures: Figure) -> Gap | None:
    """The reason that METHOD 2 names first among those present, or None where all are figures."""
    gaps = [figure for figure in figures if isinstance(figure, Gap)]
    return min(gaps, key=_ORDER.__getitem__) if gaps else None


def quotient(numerator: Decimal, denominator: Decimal) -> Decimal:
    """A ratio, quantised once to 9 places, half to even (METHOD 2). The only rounding there is."""
    with localcontext() as context:
        context.prec = _DIGITS
        return (numerator / denominator).quantize(_STEP, rounding=ROUND_HALF_EVEN)


def percent_of(numerator: Decimal, denominator: Decimal) -> Decimal:
    """``numerator`` as a percentage of ``denominator``, quantised once (METHOD 2)."""
    return quotient(numerator * HUNDRED, denominator)
