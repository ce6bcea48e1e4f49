"""Reads the narrative back: which services it names, and what it says of each."""

import re

HEADS = {
    "avance bajo": "low",
    "falta de información": "missing",
    "cuenta con información": "missing",
    "cuentan con información": "missing",
    "avance atípico": "atypical",
}
_END = re.compile(r";\s|\.(?=\s|$)")
_HEAD = re.compile("|".join(HEADS), re.IGNORECASE)
_SERVICE = re.compile(r"(?<!\d)(?<!\d\.)\d\d\.\d\d\.\d\d(?!\.?\d)")


def heads_of(text: str) -> dict[str, set[str]]:
    """The heads each service code stands under: what its sentence says, before or after it.

    A code in a sentence without a head is kept with the head "none", so that it is not overlooked.
    """
    named: dict[str, set[str]] = {}
    for sentence in _END.split(text):
        heads = {HEADS[found.lower()] for found in _HEAD.findall(sentence)} or {"none"}
        for code in _SERVICE.findall(sentence):
            named.setdefault(f"SS.{code}", set()).update(heads)
    return named
