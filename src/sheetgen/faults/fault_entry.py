"""One entry of the table of faults: what is wrong, how much it weighs and what to do."""

import string
from collections.abc import Mapping
from enum import Enum

from sheetgen.language.message import Message, filled
from sheetgen.model.problem import Weight
from sheetgen.records import Struct, replace


class Asks(Enum):
    """What a notice asks of the office."""

    NOTHING = "nothing"
    LOOK = "look"
    """A second look at a figure, or at a list, that it sent."""
    SLIP = "slip"
    """The same, of one slip that explains many odd figures."""
    WORDS = "words"
    """Words or a day that it owes beside a figure."""
    SENDING = "sending"
    """To send again what was sent and was not read into any figure or text."""


class FaultText(Struct, frozen=True):
    """A fault by its permanent ``code``; ``case`` tells apart what one code is said of.

    ``asks`` is said of its notices: an error is always to be
    fixed. ``message`` and ``remedy`` name figures in braces, which :meth:`told` gives them.
    """

    code: str
    message: Message
    remedy: Message
    case: str = ""
    weight: Weight = Weight.ERROR
    asks: Asks = Asks.NOTHING

    def told(self, figures: Mapping[str, object]) -> "FaultText":
        """The fault with its figures; each sentence holds those that it names."""
        return replace(
            self, message=_with(self.message, figures), remedy=_with(self.remedy, figures)
        )


def _with(said: Message, figures: Mapping[str, object]) -> Message:
    texts = (said.text, said.many or "")
    named = {name for text in texts for _, name, _, _ in string.Formatter().parse(text) if name}
    if said.many is not None:
        named.add("n")
    return filled(said, **{name: figure for name, figure in figures.items() if name in named})
