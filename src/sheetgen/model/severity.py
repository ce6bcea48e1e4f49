"""The severities of alerts, each one entry that says all of it."""

from enum import Enum
from typing import Self

from sheetgen.language.message import Message, term


class Severity(Enum):
    """How much an alert presses; the first is the gravest.

    A rule says the most that its alerts may press; the rank over the plan says how much they do.

    ``word`` names it, ``counted`` stands behind a number of matters; ``symbol`` shows it, and no
    colour: colours are of statuses. ``asks_office`` where an office is asked about its own figure.
    """

    _value_: str
    word: Message
    counted: Message
    symbol: str
    asks_office: bool

    HIGH = (
        "high",
        term("severity", "Urgent"),
        term("counted matters", "urgent"),
        "●●●",
        True,
    )
    MEDIUM = (
        "medium",
        term("severity", "To attend to"),
        term("counted matters", "to attend to"),
        "●●○",
        True,
    )
    INFO = (
        "info",
        term("severity", "To know"),
        term("counted matters", "to know of"),
        "●○○",
        False,
    )

    def __new__(  # noqa: D102 - an entry, found by its code
        cls,
        code: str,
        word: Message,
        counted: Message,
        symbol: str,
        asks_office: bool,  # noqa: FBT001 - one row of a table
    ) -> Self:
        made = object.__new__(cls)
        made._value_ = code
        made.word, made.counted, made.asks_office = word, counted, asks_office
        made.symbol = symbol
        return made
