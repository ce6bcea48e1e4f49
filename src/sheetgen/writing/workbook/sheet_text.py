"""Text as a sheet's XML holds it."""

import re

_MARKUP = re.compile(r"[&<>\x00-\x08\x0b-\x1f]|_x[0-9a-fA-F]{4}_")
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
