"""Text, and the looks of a row, as a sheet's XML holds them."""

import re
from functools import cache

_MARKUP = re.compile(r"[&<>\x00-\x08\x0b-\x1f]|_x[0-9a-fA-F]{4}_")
_HIDDEN = ' hidden="1"'
_NAMED = {"&": "&amp;", "<": "&lt;", ">": "&gt;"}


def marked_up(text: str) -> str:
    """Text as a sheet's XML holds it."""
    if "_x" in text or not text.isprintable():
        return _MARKUP.sub(_mark, text)
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def _mark(found: re.Match[str]) -> str:
    mark = found[0]
    if mark in _NAMED:
        return _NAMED[mark]
    return f"_x{ord(mark):04X}_" if len(mark) == 1 else f"_x005F{mark}"


def attribute(text: str) -> str:
    """Text as an attribute holds it."""
    return marked_up(text).replace('"', "&quot;")


@cache
def row_looks(height: float | None, level: int, *, folded: bool) -> str:
    """The height of a row, its place in the outline and whether it is folded away in it."""
    tall = "" if height is None else f' ht="{height:.16g}" customHeight="1"'
    if not level:
        return tall
    return f'{tall} outlineLevel="{level}"{_HIDDEN if folded else ""}'
