"""How a form computes a figure of others in the same row."""

from enum import Enum

from sheetgen.records import Struct


class Way(Enum):
    """What is made of the figures: one in percent of another, one less another, or their sum."""

    RATIO = "ratio"
    DIFFERENCE = "difference"
    SUM = "sum"


class Recipe(Struct, frozen=True):
    """A way and the fields of the columns it is applied to, in their order."""

    way: Way
    of: tuple[str, ...]
