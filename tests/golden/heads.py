"""Reads the narrative back: which services it names, and under which heads."""

import re

HEADS = {
    "con bajo avance": "low",
    "sin información": "missing",
    "con avance atípico": "atypical",
}
_MARK = re.compile(
    r"(?P<head>" + "|".join(HEADS) + r")"
    r"|(?P<service>(?<!\d)(?<!\d\.)\d\d\.\d\d\.\d\d(?!\.?\d))"
    r"|(?P<end>;|\.(?=\s|$))",
    re.IGNORECASE,
)


def heads_of(text: str) -> dict[str, set[str]]:
    """The heads each service code stands under; a ";" or a full stop ends what a head governs.

    A code that follows no head is kept with the head "none", so that it is not overlooked.
    """
    named: dict[str, set[str]] = {}
    head = "none"
    for mark in _MARK.finditer(text):
        if mark["head"]:
            head = HEADS[mark["head"].lower()]
        elif mark["service"]:
            named.setdefault(f"SS.{mark['service']}", set()).add(head)
        else:
            head = "none"
    return named
