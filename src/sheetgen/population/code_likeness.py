"""Whether what stands as a code may be said: where columns are mixed up, it names somebody."""

import re
from collections.abc import Iterable

_MOST_DIGITS = 5
_RUNS = ((re.compile(r"\d+"), "9"), (re.compile(r"[^\W\d_]+"), "a"))


def is_like(text: str, codes: Iterable[str]) -> bool:
    """Whether a text is built as a code is, not longer than codes are and with few digits."""
    known = tuple(codes)
    longest = max((len(each) for each in known), default=0)
    if len(text) > longest + 2 or sum(sign.isdigit() for sign in text) > _MOST_DIGITS:
        return False
    return _shape(text) in {_shape(each) for each in known}


def _shape(text: str) -> str:
    for run, sign in _RUNS:
        text = run.sub(sign, text)
    return text
