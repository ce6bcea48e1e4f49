"""Signs that command a terminal, turn a line around or that no file may hold: shown, never sent.

A file name may hold any of them, and so may what somebody typed. ``‹U+001B›`` is written in the
place of such a sign, ``‹xE9›`` in that of a byte of a name that is not UTF-8.
"""

import re
from hashlib import sha256

_NEVER = "".join(
    f"{chr(plane | 0xFFFE)}{chr(plane | 0xFFFF)}" for plane in range(0, 0x110000, 0x10000)
)
"""The last two of each plane, which are no signs."""
_LINES = "\t\n"
_ODD = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f"  # controls, but for tabs and line ends
    "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"  # which way a line runs
    "\u2028\u2029\ud800-\udfff\ufdd0-\ufdef" + _NEVER + "]"
)
_BYTES = range(0xDC80, 0xDD00)
"""What stands for the bytes of a name that is not UTF-8."""
_FORBIDDEN = re.compile(r'[<>:"/\\|?*]')
_RESERVED = re.compile(r"(CON|PRN|AUX|NUL|CONIN\$|CONOUT\$|(COM|LPT)[0-9¹²³])", re.IGNORECASE)
_LONGEST = 200
"""Bytes of a file's name: systems take 255, and what is written beside it has a longer one."""
_DIGITS = 8


def visible(text: str) -> str:
    """A text with each such sign shown; lines stay lines."""
    return text if text.isprintable() else _ODD.sub(_shown, text)


def one_line(text: str) -> str:
    """The same for a name: an end of a line in it is shown too."""
    if text.isprintable():
        return text
    return _ODD.sub(_shown, text).replace("\n", "‹U+000A›").replace("\t", "‹U+0009›")


def odd_sign(text: str) -> str | None:
    """The first such sign of a text as it is shown, None where there is none."""
    if text.isprintable() or text.replace("\n", "").replace("\t", "").isprintable():
        return None  # as whole tables are: nothing is sought in them sign by sign
    found = _ODD.search(text)
    return None if found is None else _shown(found)


def is_reserved(name: str) -> bool:
    """Whether Windows takes the name for a device of its own, whatever comes after the point."""
    return _RESERVED.fullmatch(name.partition(".")[0].rstrip()) is not None


def file_name(text: str, longest: int = _LONGEST) -> str:
    """What a file may be called on every system, as near as can be to the text.

    A longer one is cut to so many bytes: a digest in the cut keeps two apart, the ending stays.
    """
    name = _FORBIDDEN.sub("-", one_line(text)).rstrip(". ") or "_"
    if is_reserved(name):
        name = f"_{name}"
    if len(name.encode()) <= longest:
        return name
    stem, point, ending = name.rpartition(".")
    if not stem or len(ending.encode()) > _DIGITS:
        stem, point, ending = name, "", ""
    digest = sha256(text.encode(errors="surrogatepass")).hexdigest()[:_DIGITS]
    room = longest - len(f"~{digest}{point}{ending}".encode())
    return f"{stem.encode()[:room].decode(errors='ignore')}~{digest}{point}{ending}"


def _shown(found: re.Match[str]) -> str:
    code = ord(found[0])
    return f"‹x{code - 0xDC00:02X}›" if code in _BYTES else f"‹U+{code:04X}›"
