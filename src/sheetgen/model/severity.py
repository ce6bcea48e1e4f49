"""The severities of alerts, each one entry that says all of it."""

from enum import Enum
from typing import Self

from sheetgen.language.message import Message, message, term


class Severity(Enum):
    """How much an alert matters; the first is the gravest.

    ``word`` names it, ``counted`` stands behind a number of alerts; ``symbol``, ``ink`` and
    ``fill`` show it. ``asks_office`` where an office is asked about its own figure.
    """

    _value_: str
    word: Message
    counted: Message
    symbol: str
    ink: str
    fill: str
    asks_office: bool

    HIGH = (
        "high",
        message("High severity"),
        term("counted alerts", "of high severity"),
        ("●●●", "#8A1C12", "#F9D3CF"),
        True,
    )
    MEDIUM = (
        "medium",
        message("Medium severity"),
        term("counted alerts", "of medium severity"),
        ("●●○", "#664400", "#FDEBBF"),
        True,
    )
    INFO = (
        "info",
        message("For information"),
        term("counted alerts", "for information"),
        ("●○○", "#1B365D", "#DCE7F3"),
        False,
    )

    def __new__(  # noqa: D102 - an entry, found by its code
        cls,
        code: str,
        word: Message,
        counted: Message,
        look: tuple[str, str, str],
        asks_office: bool,  # noqa: FBT001 - one row of a table
    ) -> Self:
        made = object.__new__(cls)
        made._value_ = code
        made.word, made.counted, made.asks_office = word, counted, asks_office
        made.symbol, made.ink, made.fill = look
        return made
