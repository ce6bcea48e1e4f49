"""Those served in words: the classes that nobody names, and what counts of them are of."""

from collections.abc import Mapping, Sequence

from sheetgen.language.message import Message, filled, joined, message
from sheetgen.model.formula import in_signs
from sheetgen.model.population import EVERY, NOT_IN_REGISTRY, UNKNOWN

_CLASSES: Mapping[str, Message] = {
    UNKNOWN: message("Not known"),
    NOT_IN_REGISTRY: message("Not found in the registry"),
    EVERY: message("All the criteria"),
}
_SUBJECTS: Mapping[str, Message] = {
    "population": message("Served"),
    "criteria": message("Criteria met"),
}
_PART = in_signs("{said}")
_AND = ", "
"""Between the classes of which somebody is at once, in the name of a figure."""
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


def subject_word(subject: str) -> Message | str:
    """Whose a figure is, as it is called: of those served by classes, some have words of ours."""
    parts = subject.split(_AND)
    said = [_of_band(each) for each in parts]
    if not any(said):
        return subject
    own = (each or filled(_PART, said=part) for each, part in zip(said, parts, strict=True))
    return joined(tuple(own), _AND)


def _of_band(part: str) -> Message | None:
    """One class of a band, "size: Micro", where the one or the other is called otherwise."""
    band, mark, name = part.rpartition(": ")
    if not mark:
        return _SUBJECTS.get(part)
    called, word = _SUBJECTS.get(band, band), class_word(name)
    if isinstance(called, str) and isinstance(word, str):
        return None
    return message("{what}: {figure}", what=called, figure=word)
