"""What looks like a code, and which code lies under which."""

import re

_CODE = re.compile(r"(?=.*\d)[^\W\d_]{0,8}[.\- ]?\d[\w]*(?:[.\-]\w+)*")
_LEADING = re.compile(
    r"(?P<code>(?:[^\W\d_]{1,8}[.\-]?\d[\w]*(?:[.\-]\w+)*|\d+(?:[.\-]\d+)+))\.?\s*[:.\-–—]?\s+(?P<rest>\D.*)",
    re.DOTALL,
)
_LONGEST = 40
_WORD = 4
"""Letters from which on a word in small letters is none that leads a code."""
_PART = re.compile(r"\d+|[^\W\d_]+")


def is_code(text: str) -> bool:
    """Whether a text may be a code: "OP.01", "1.1", "ISS.01.03.02.01", "C2", "0093"."""
    if len(text) > _LONGEST or _CODE.fullmatch(text) is None:
        return False
    letters = letters_of(text)  # «Objetivo 1» is a name
    return letters.isupper() or (len(letters) < _WORD and " " not in text)


def split_code(text: str) -> tuple[str, str] | None:
    """A code and what follows it: "OEI.01 Agua para todos"; None where no code leads."""
    found = _LEADING.fullmatch(text)
    return (found["code"], found["rest"].strip()) if found and is_code(found["code"]) else None


def letters_of(code: str) -> str:
    """The letters that lead a code: "SS" of "SS.01.03"."""
    found = re.match(r"[^\W\d_]+", code)
    return found[0] if found else ""


def parts_of(code: str) -> tuple[str, ...]:
    """The numbers of a code, as written: 01, 03, 02."""
    return tuple(re.findall(r"\d+", code))


def is_under(code: str, above: str) -> bool:
    """Whether a code continues another one's numbers."""
    mine, its = parts_of(code), parts_of(above)
    return 0 < len(its) < len(mine) and mine[: len(its)] == its
