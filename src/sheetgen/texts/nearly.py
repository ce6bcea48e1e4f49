"""Figures that are told as bounds or roughly: "más de 970", "cerca de 1,600"."""

from decimal import Decimal

from sheetgen.texts.figures_in_text import Number
from sheetgen.texts.reading import Read
from sheetgen.texts.table_figures import Fact

_TENTH = Decimal("0.1")
_NEARLY = 20
"""A bound ("más de 970") is at most one part in so many from the figure."""


def keeps(read: Read, number: Number, fact: Fact) -> bool:
    """Whether a figure, as reports print it, keeps to "más de" or "menos de" before it."""
    shown = fact.figure.quantize(_TENTH) if fact.unit == "percent" else fact.figure
    for each in read.within(0, number.start, "at-least", "at-most"):
        if not read.text[each.end : number.start].strip():
            return shown >= number.value if each.means == "at-least" else shown <= number.value
    return True


def is_nearly(read: Read, number: Number, fact: Fact) -> bool:
    """A bound that the figure keeps, and is not far from: "más de 970", "cerca de 1,600"."""
    near = abs(fact.figure - number.value) <= abs(number.value) / _NEARLY
    for each in read.marks:
        if near and each.end <= number.start and not read.text[each.end : number.start].strip():
            match each.means:
                case "at-least":
                    return fact.figure >= number.value
                case "at-most":
                    return fact.figure <= number.value
                case "about":
                    return True
                case _:
                    pass
    return False
