"""What "la primera" and "la segunda" stand for, of subjects that were listed before."""

from sheetgen.records import replace
from sheetgen.texts.mention import Mention
from sheetgen.texts.overlaps import RELATIONS
from sheetgen.texts.reading import Read

_THE = r"(?:^|[\s(])<the>\s+$"
_SAYS = r"\s*(?:,|<is>\s)"
_DOES = (
    *RELATIONS, "done", "denial", "execution", "work", "money", "informed", "some-work",
    "no-work", "not",
)  # fmt: skip
"""What such a word says something of stands right behind it: "la segunda superó su meta"."""
_LEAST = 2


def with_ordinals(read: Read) -> Read:
    """The sentence with a mention where a word of order means one of a list."""
    found: list[Mention] = []
    for each in read.within(0, len(read.text), "ordinal"):
        if read.shape(_THE).search(read.text, 0, each.start) and _says(read, each.end):
            listed = _list_before(read, each.start)
            n = int(each.kind)
            if n <= len(listed):
                others = tuple(one.code for one in listed if one.code and one != listed[n - 1])
                found.append(replace(listed[n - 1], start=each.start, end=each.end, others=others))
    if not found:
        return read
    told = sorted((*read.mentions, *found), key=lambda each: each.start)
    return replace(read, mentions=tuple(told))


def _says(read: Read, end: int) -> bool:
    at = end + len(read.text[end:]) - len(read.text[end:].lstrip())
    behind = any(each.start == at for each in read.within(end, len(read.text), *_DOES))
    return behind or read.shape(_SAYS).match(read.text, end) is not None


def _list_before(read: Read, at: int) -> tuple[Mention, ...]:
    """The nearest list of two subjects or more."""
    before = [read.listed(each) for each in read.mentions if each.end <= at]
    return next((each for each in before[::-1] if len(each) >= _LEAST), ())
