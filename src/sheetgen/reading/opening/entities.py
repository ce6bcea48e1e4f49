"""The short way through a text: its entities and escapes resolved without a parser."""

import re
from functools import lru_cache

from sheetgen.ooxml.kept import kept_to

_ENTITY = re.compile(r"&(?:amp|lt|gt|quot|apos|#[0-9]{1,7}|#x[0-9A-Fa-f]{1,6});")
_ESCAPE = re.compile(r"_x([0-9A-Fa-f]{4})_")
_FIRST, _SURROGATES = 0x20, 0xD800
_AMPERSAND = "&amp;"
_NAMED = {"amp": "&", "lt": "<", "gt": ">", "quot": '"', "apos": "'"}


class Unsure(Exception):  # noqa: N818 - nothing failed: the long way is taken
    """What is written is not of the few forms that the short way knows."""


def plain(text: str) -> str:
    """Text with its entities resolved; Unsure where one is not known.

    The files of one template share their headings and formulas, so what was read of those is kept.
    """
    return _without_entities(text) if "&" in text else text


@kept_to(1 << 11, 1024)
def _without_entities(text: str) -> str:
    found = _ENTITY.findall(text)
    if text.count("&") != len(found):
        raise Unsure
    # Last that of the sign by which the others start, so that nothing is resolved twice.
    for entity in sorted(set(found), key=_AMPERSAND.__eq__):
        text = text.replace(entity, _resolved(entity))
    return text


@lru_cache(maxsize=1024)
def _resolved(entity: str) -> str:
    name = entity[1:-1]
    if name in _NAMED:
        return _NAMED[name]
    number = int(f"0{name[1:]}", 0) if name[1] == "x" else int(name[1:])
    # Rarer signs are left to expat, and so is "&" as a number: it would be resolved twice.
    if not _FIRST <= number < _SURROGATES or chr(number) == "&":
        raise Unsure
    return chr(number)


def unescape(text: str) -> str:
    """Undo ``_x000D_``, by which Excel writes the characters that XML cannot hold."""
    if "_x" not in text:
        return text
    found = _ESCAPE.sub(lambda escape: chr(int(escape[1], 16)), text)
    # Half of a pair of surrogates is no character: what is not whole is shown as unknown.
    return found.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
