"""What a piece of rich text says by its looks: a footnote's raised 1 is no digit of the figure.

Joined as plain text, «59» with a raised «1» behind would be 591, and a struck «45» before «59»
would be 4559. So raised and lowered digits become ¹ and ₁, and what is struck through stays struck.
"""

from typing import NamedTuple

_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_LOWERED = str.maketrans("0123456789", "₀₁₂₃₄₅₆₇₈₉")
_STROKE = "\u0336"
_OFF = frozenset(("0", "false"))


class Look(NamedTuple):
    """How a piece of text stands: ``height`` is "super", "sub" or ""."""

    height: str
    struck: bool

    def of(self, text: str) -> str:
        """The text as it looks."""
        if self.height:
            text = text.translate(_RAISED if self.height == "super" else _LOWERED)
        return "".join(f"{sign}{_STROKE}" for sign in text) if self.struck else text

    def met(self, tag: str, value: str) -> "Look":
        """The look after one more property of a run in an .xlsx."""
        if tag == "strike":
            return self._replace(struck=value not in _OFF)
        return self._replace(height=_HEIGHTS.get(value, ""))


PLAIN = Look("", struck=False)
_HEIGHTS = {"superscript": "super", "subscript": "sub"}


def open_document_look(position: str, line: str) -> Look:
    """The look of a style in an .ods: ``super 58%``, ``-33% 58%``; ``solid``."""
    height = position.strip().partition(" ")[0]
    if height not in {"super", "sub"}:
        risen = height.rstrip("%")
        height = "" if risen in {"", "0"} else "sub" if risen.startswith("-") else "super"
    return Look(height, struck=line not in {"", "none"})
