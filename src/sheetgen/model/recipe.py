"""How a form computes a figure of others in the same row."""

from dataclasses import dataclass
from enum import Enum


class Way(Enum):
    """What is made of the figures: one in percent of another, one less another, or their sum."""

    RATIO = "ratio"
    DIFFERENCE = "difference"
    SUM = "sum"


@dataclass(frozen=True, slots=True)
class Recipe:
    """A way and the fields of the columns it is applied to, in their order."""

    way: Way
    of: tuple[str, ...]
