"""What plans and items are, and how figures add up over a year: one entry each."""

from enum import Enum
from typing import Self

from sheetgen.language.message import Message, message, term
from sheetgen.model.worded import Worded


class PlanKind(Worded):
    """A policy tracks indicators and has an index; a programme tracks activities and money."""

    POLICY = ("policy", term("plan", "policy"))
    PROGRAMME = ("programme", term("plan", "programme"))


class Kind(Enum):
    """What an item is: ``word`` names it to readers, ``meaning`` in the sentences of rules."""

    _value_: str
    word: Message
    meaning: Message

    INDICATOR = ("indicator", message("Indicator"), term("fact", "indicator"))
    ACTIVITY = ("activity", message("Activity"), term("fact", "activity"))
    PRODUCT = ("product", message("Product"), term("fact", "product"))

    def __new__(cls, code: str, word: Message, meaning: Message) -> Self:
        """An entry, found by its code."""
        made = object.__new__(cls)
        made._value_ = code
        made.word, made.meaning = word, meaning
        return made


class Aggregation(Enum):
    """Tipo de agregación, of indicators and of activities."""

    _value_: str
    word: Message
    meaning: Message

    NOT_ACCUMULATED = (
        "not-accumulated",
        message("not accumulated"),
        term("fact", "not accumulated"),
    )
    ACCUMULATED = ("accumulated", message("accumulated"), term("fact", "accumulated"))
    MINIMUM_PERMISSIBLE = (
        "minimum-permissible",
        message("minimum permissible"),
        term("fact", "minimum permissible"),
    )
    MAXIMUM_PERMISSIBLE = (
        "maximum-permissible",
        message("maximum permissible"),
        term("fact", "maximum permissible"),
    )
    LAST_VALUE = ("last-value", message("last value"), term("fact", "last value"))

    def __new__(cls, code: str, word: Message, meaning: Message) -> Self:
        """An entry, found by its code."""
        made = object.__new__(cls)
        made._value_ = code
        made.word, made.meaning = word, meaning
        return made

    @property
    def is_permissible(self) -> bool:
        """Whether the target is a bound (all or nothing), not a quantity to reach."""
        return self in {Aggregation.MINIMUM_PERMISSIBLE, Aggregation.MAXIMUM_PERMISSIBLE}
