"""What is odd in a plan itself: a question to whoever keeps the plan, never to an office."""

from sheetgen.language.message import Message
from sheetgen.model.place import Place
from sheetgen.records import Struct


class PlanOddity(Struct, frozen=True, kw_only=True):
    """A line of the plan that is read as it stands, what is odd about it and what may be done."""

    code: str
    place: Place
    message: Message
    remedy: Message
