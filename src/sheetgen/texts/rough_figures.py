"""Figures that are told as bounds or roughly: "más de 970", "cerca de 1,600"."""

from decimal import Decimal

from sheetgen.texts.figures_in_text import Number
from sheetgen.texts.reading import Read
from sheetgen.texts.table_figures import Fact

_TENTH = Decimal("0.1")
_SIGN = r"\s*(?:<soles>\s*)?"
_NEARLY = 20
"""What is told roughly ("cerca de 1,600") is at most one part in so many from the figure."""


def keeps(read: Read, number: Number, fact: Fact) -> bool:
    """Whether a figure, as reports print it, keeps to "más de" or "menos de" before it."""
    shown = fact.figure.quantize(_TENTH) if fact.unit == "percent" else fact.figure
    for each in read.within(0, number.start, "at-least", "at-most"):
        if read.shape(_SIGN).fullmatch(read.text, each.end, number.start):
            return shown >= number.value if each.means == "at-least" else shown <= number.value
    return True


def is_nearly(read: Read, number: Number, fact: Fact) -> bool:
    """A bound that the figure keeps, or that it is not far from: "más de 970", "cerca de 1,600"."""
    near = abs(fact.figure - number.value) <= abs(number.value) / _NEARLY
    for each in read.within(0, number.start, "at-least", "at-most", "about"):
        if read.shape(_SIGN).fullmatch(read.text, each.end, number.start):
            match each.means:
                case "at-least":
                    return fact.figure >= number.value
                case "at-most":
                    return fact.figure <= number.value
                case _:
                    return near
    return False
