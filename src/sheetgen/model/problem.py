"""What an office got wrong, and how to fix it."""

from enum import Enum

from sheetgen.language.message import Message
from sheetgen.model.place import Place
from sheetgen.records import Struct


class Weight(Enum):
    """Whether the office must fix it, or may."""

    ERROR = "error"
    NOTICE = "notice"


class Problem(Struct, frozen=True, kw_only=True):
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
