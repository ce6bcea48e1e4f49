"""Figures of the table beside figures as a text prints them: rounded, cut off, and in words."""

from collections.abc import Iterable
from decimal import ROUND_DOWN, ROUND_HALF_EVEN, ROUND_HALF_UP, Decimal

from sheetgen.language.message import Message, message
from sheetgen.model.quantities import QUANTITIES
from sheetgen.texts.figures_in_text import Number
from sheetgen.texts.table_figures import Fact

_AS_ASKED = frozenset({"actual", "target", "baseline"})
"""Measures that offices and plans write themselves: all their digits are told."""
_RATIO = Decimal("0.001")
_MEAN = message("Progress of the element")
_CHANGE = message("Change")
_INDEX = message("Management index")
UNSPENT = message("Budget not spent")


def prints(number: Number, figure: Decimal) -> bool:
    """Whether a figure, rounded as this one was printed, is this one; half may go either way."""
    return any(
        rounded(number, figure, way) == value
        for value in (number.value, number.other_reading)
        for way in (ROUND_HALF_UP, ROUND_HALF_EVEN)
    )


def rounded(number: Number, figure: Decimal, way: str = ROUND_HALF_UP) -> Decimal:
    """A figure to the last digit that this one prints."""
    return (figure / number.step).quantize(Decimal(1), rounding=way) * number.step


def cut(number: Number, figure: Decimal) -> Decimal:
    """A figure cut off, and not rounded, after the last digit that this one prints."""
    return rounded(number, figure, ROUND_DOWN)


def rounded_from(number: Number, fact: Fact) -> Message | None:
    """What it was rounded from; None where it is exact."""
    if fact.figure == number.value:
        return None
    return message("rounded from {figure}", figure=written(fact))


def written(fact: Fact) -> Message:
    """A figure of the table with its unit, all its digits but a ratio's."""
    match fact.unit:
        case "percent":
            figure = fact.figure if fact.aspect in _AS_ASKED else fact.figure.quantize(_RATIO)
            return message("{figure:percentage}", figure=figure)
        case "points":
            return message("{figure:points}", figure=fact.figure)
        case "soles":
            return message("{figure:soles}", figure=fact.figure)
        case _:
            return message("{figure}", figure=fact.figure)


def it_is(facts: Iterable[Fact], number: Number | None = None) -> Message:
    """What the table has: as the text would print it, what it is, and its other digits."""
    told: dict[tuple[str, Decimal], Message] = {}
    for fact in facts:
        told.setdefault((fact.unit, fact.figure), _one(fact, number))
    return message("the table has {facts}", facts=tuple(told.values()))


def _one(fact: Fact, number: Number | None) -> Message:
    what = word_of(fact)
    if number is None or fact.unit != "percent":
        return message("{figure} ({what})", figure=written(fact), what=what)
    short = rounded(number, fact.figure)
    if short == fact.figure:
        return message("{figure} ({what})", figure=written(fact), what=what)
    return message(
        "{short:percentage} ({what}, {figure})", short=short, what=what, figure=written(fact)
    )


def word_of(fact: Fact) -> Message:
    """What a figure of the table is, in words."""
    match fact.aspect:
        case "mean":
            return _MEAN
        case "change":
            return _CHANGE
        case "index":
            return _INDEX
        case "unspent":
            return UNSPENT
        case _:
            pass
    word = QUANTITIES[fact.aspect].word
    return word if fact.period is None else message("{what} {when}", what=word, when=fact.period)
