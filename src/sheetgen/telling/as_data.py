"""Records as plain data for programs: what is told in JSON names the parts that it tells."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from enum import Enum
from operator import attrgetter

from sheetgen.language.message import Message
from sheetgen.language.speaker import Speaker
from sheetgen.model.figure import Gap
from sheetgen.model.period import Period
from sheetgen.model.place import Place
from sheetgen.telling.exact_text import exact


def parts_of(record: object, names: str, say: Speaker | None = None) -> dict[str, object]:
    """The parts of a record by these names, in their order.

    ``status_before=before.status`` tells a part of a part, under a name of its own. ``say`` says
    what is in words. Raises AttributeError where the record has no such part.
    """
    told: dict[str, object] = {}
    for each in names.split():
        key, _, name = each.rpartition("=")
        told[key or name] = as_data(attrgetter(name)(record), say)
    return told


def as_data(value: object, say: Speaker | None = None) -> object:
    """A value as plain data: figures are exact text, and null where there is none.

    Raises TypeError for a value that programs are not told, and for words that nobody says.
    """
    match value:
        case None | str() | bool() | int():
            told: object = value
        case Decimal() | Gap():
            told = exact(value)
        case Enum():
            told = value.value
        case Period() | Place():
            told = str(value)
        case date():
            told = value.isoformat()
        case Message() if say is not None:
            told = say.say(value)
        case tuple() | list():
            told = [as_data(each, say) for each in value]
        case Mapping():
            told = {str(as_data(key)): as_data(each, say) for key, each in value.items()}
        case _:
            raise TypeError(type(value))
    return told
