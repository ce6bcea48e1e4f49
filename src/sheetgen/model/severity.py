"""The severities of alerts, each one entry that says all of it."""

from sheetgen.language.message import Message, message_n, term
from sheetgen.model.coded import Worded


class Severity(Worded):
    """How much an alert presses; the first is the gravest.

    A rule says the most that its alerts may press; the rank over the plan says how much they do.

    ``word`` names it, ``counted`` counts matters by ``n``; ``symbol`` shows it, and no
    colour: colours are of statuses. ``asks_office`` where an office is asked about its own figure.
    """

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

    @property
    def is_urgent(self) -> bool:
        """Whether it presses as much as a high one does, or more."""
        gravest_first = tuple(Severity)
        return gravest_first.index(self) <= gravest_first.index(Severity.HIGH)
