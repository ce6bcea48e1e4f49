"""The traits that a plan declares of an indicator, each one entry that says all of it."""

from enum import Enum

from sheetgen.language.message import Message, message, term
from sheetgen.model.coded import Coded, Worded


class Unit(Worded):
    """How an indicator's figures are measured; ``share`` is a percentage of a whole.

    Percent and share are kept in percent points: 50 is 50 %. ``word`` names it to readers and
    ``meaning`` in the sentences of rules; ``decimals`` are the fewest that an office reports.
    """

    meaning: Message
    decimals: int

    NUMBER = ("number", message("Number"), term("fact", "number"), 0)
    PERCENT = ("percent", message("Percentage"), term("fact", "percent"), 1)
    SHARE = ("share", message("Percentage of a whole"), term("fact", "percentage of a whole"), 1)
    RATIO = ("ratio", message("Ratio"), term("fact", "ratio"), 2)
    INDEX = ("index", message("Index"), term("fact", "index"), 1)
    SOLES = ("soles", message("Soles"), term("fact", "soles"), 2)

    @property
    def is_percentage(self) -> bool:
        """Whether the figures are percent points."""
        return self is Unit.PERCENT or self is Unit.SHARE

    @property
    def may_be_negative(self) -> bool:
        """Whether a figure below zero makes sense: a growth, a balance; no count or share."""
        return self is not Unit.NUMBER and self is not Unit.SHARE


class Direction(Worded):
    """Sentido esperado. Declared, never inferred from the targets (METHOD 1)."""

    meaning: Message

    ASCENDING = ("ascending", message("ascending"), term("fact", "ascending"))
    DESCENDING = ("descending", message("descending"), term("fact", "descending"))
    UNDEFINED = ("undefined", message("undefined"), term("fact", "undefined"))


class Frequency(Coded):
    """In which months an indicator falls due: every ``step`` months of the year (METHOD 4)."""

    step: int
    meaning: Message

    MONTHLY = ("monthly", 1, term("fact", "monthly"))
    QUARTERLY = ("quarterly", 3, term("fact", "quarterly"))
    SEMESTRAL = ("semestral", 6, term("fact", "semestral"))
    ANNUAL = ("annual", 12, term("fact", "annual"))

    @property
    def months(self) -> tuple[int, ...]:
        """The due months."""
        return tuple(range(self.step, 13, self.step))


class Intermediate(Enum):
    """How targets of parts of a year follow from the year's: not at all, in a line, or as it is."""

    GIVEN = "given"
    LINEAR = "linear"
    SAME = "same"
