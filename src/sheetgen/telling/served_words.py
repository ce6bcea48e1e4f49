"""Those served in words: the classes that nobody names, and what counts of them are of."""

from collections.abc import Mapping, Sequence

from sheetgen.language.message import Message, message
from sheetgen.model.population import EVERY, NOT_IN_REGISTRY, UNKNOWN

_CLASSES: Mapping[str, Message] = {
    UNKNOWN: message("Not known"),
    NOT_IN_REGISTRY: message("Not found in the registry"),
    EVERY: message("All the criteria"),
}
COUNTED: Mapping[str, Message] = {
    "served": message("those served"),
    "before": message("those served the year before"),
    "new": message("those who are new"),
    "returning": message("those who return"),
    "gone": message("those who are gone"),
}


def class_word(name: str) -> Message | str:
    """A class or criterion as it is called."""
    return _CLASSES.get(name, name)


def combined(classes: Sequence[str]) -> Message | str:
    """Classes of several bands, all of which somebody is of."""
    said = class_word(classes[0])
    for each in classes[1:]:
        said = message("{one} · {other}", one=said, other=class_word(each))
    return said


def counted_word(field: str) -> Message | str:
    """What a count is of: all, those who are new, a class of a band ("size: Micro")."""
    if field in COUNTED:
        return COUNTED[field]
    band, mark, name = field.rpartition(": ")
    word = class_word(name)
    return message("{what}: {figure}", what=band, figure=word) if mark else word
