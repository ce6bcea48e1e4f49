"""The severities of alerts, each one entry that says all of it."""

from enum import Enum
from typing import Self

from sheetgen.language.message import Message, message_n, term


class Severity(Enum):
    """How much an alert presses; the first is the gravest.

    A rule says the most that its alerts may press; the rank over the plan says how much they do.

    ``word`` names it, ``counted`` counts matters by ``n``; ``symbol`` shows it, and no
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
        message_n("{n} urgent", "{n} urgent", 0),
        "●●●",
        True,
    )
    MEDIUM = (
        "medium",
        term("severity", "To attend to"),
        message_n("{n} to attend to", "{n} to attend to", 0),
        "●●○",
        True,
    )
    INFO = (
        "info",
        term("severity", "To know"),
        message_n("{n} to know of", "{n} to know of", 0),
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

    @property
    def is_urgent(self) -> bool:
        """Whether it presses as much as a high one does, or more."""
        gravest_first = tuple(Severity)
        return gravest_first.index(self) <= gravest_first.index(Severity.HIGH)
