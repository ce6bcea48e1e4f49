"""What an office got wrong, and how to fix it."""

from dataclasses import dataclass
from enum import Enum

from sheetgen.language.message import Message
from sheetgen.model.place import Place

SLIPS = ("READ-351", "READ-352", "READ-353", "READ-354", "READ-355")
"""The notices of one slip that explains many odd figures."""
LISTS = ("READ-404", "READ-405", "READ-411")
"""The notices that ask for a second look at a list of those served."""
VERIFY = ("READ-218", "READ-331", "READ-333", "READ-337", "READ-338", *SLIPS, *LISTS)
"""The notices that ask an office for a second look at a figure it sent."""
UNREAD = ("READ-308", "READ-328", "READ-345", "READ-350", "READ-356", "READ-408", "READ-410")
"""The notices of something that was sent and was not read into any figure or text."""


class Weight(Enum):
    """Whether the office must fix it, or may."""

    ERROR = "error"
    NOTICE = "notice"


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """One thing to fix: where, what was read and what was expected, and what to do.

    ``code`` is permanent (``READ-110``); ``office`` is empty where it is not known. ``lacks`` is
    the code, the field or the sheet that a file lacks as a whole, which another may supply;
    ``plan`` is the plan it speaks of, empty where that follows from its place.
    """

    code: str
    weight: Weight
    office: str
    place: Place
    message: Message
    remedy: Message
    lacks: str = ""
    plan: str = ""
    also: tuple[Place, ...] = ()
    """The other cells that it speaks of."""
