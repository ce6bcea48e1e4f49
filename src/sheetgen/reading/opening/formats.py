"""What a number format says of a number: a percentage, a date, or neither."""

import operator
import re
from collections.abc import Callable, Mapping
from datetime import date, timedelta
from decimal import Decimal
from functools import lru_cache

BUILT_IN = {
    1: "0",
    2: "0.00",
    3: "#,##0",
    4: "#,##0.00",
    5: '"$"#,##0_);\\("$"#,##0\\)',
    6: '"$"#,##0_);[Red]\\("$"#,##0\\)',
    7: '"$"#,##0.00_);\\("$"#,##0.00\\)',
    8: '"$"#,##0.00_);[Red]\\("$"#,##0.00\\)',
    9: "0%",
    10: "0.00%",
    11: "0.00E+00",
    12: "# ?/?",
    13: "# ??/??",
    14: "mm-dd-yy",
    15: "d-mmm-yy",
    16: "d-mmm",
    17: "mmm-yy",
    18: "h:mm AM/PM",
    19: "h:mm:ss AM/PM",
    20: "h:mm",
    21: "h:mm:ss",
    22: "m/d/yy h:mm",
    37: "#,##0_);(#,##0)",
    38: "#,##0_);[Red](#,##0)",
    39: "#,##0.00_);(#,##0.00)",
    40: "#,##0.00_);[Red](#,##0.00)",
    45: "mm:ss",
    46: "[h]:mm:ss",
    47: "mmss.0",
    48: "##0.0E+0",
    49: "@",
}
"""The formats that a file names by number only; the rest are General."""

_EAST_ASIAN_DATES = (*range(27, 37), *range(50, 59))
_DATE = "yyyy-mm-dd"
_ELAPSED = re.compile(r"\[(?:h+|m+|s+)\]", re.IGNORECASE)
_LITERAL = re.compile(r'"[^"]*"?|\\.|_.|\*.|\[[^\]]*\]')
_DATE_LETTER = re.compile(r"[dmyhs]", re.IGNORECASE)
_BOUND = re.compile(r"\[(<=|>=|<>|<|>|=)\s*(-?[0-9]+(?:\.[0-9]+)?)\]")
_COMPARED: Mapping[str, Callable[[Decimal, Decimal], bool]] = {
    "<=": operator.le,
    ">=": operator.ge,
    "<>": operator.ne,
    "<": operator.lt,
    ">": operator.gt,
    "=": operator.eq,
}
_DIGITS = re.compile(r"[0#?@]|general", re.IGNORECASE)
_SIZES = 3
"""Sections of a format that are for numbers; the fourth is for texts."""
_LEAP_BUG = 60
"""Excel believes in 29 February 1900; serials below it are one day off."""
_EPOCH_1900 = date(1899, 12, 30)
_EPOCH_1904 = date(1904, 1, 1)
_LAST_SERIAL = 2_958_465


def built_in(number: int) -> str:
    """The code of a format that a file names by number only."""
    if number in _EAST_ASIAN_DATES:
        return _DATE
    return BUILT_IN.get(number, "General")


@lru_cache(maxsize=4096)
def is_date_format(code: str) -> bool:
    """Whether a number in this format shows as a date or a time."""
    section = code.split(";", 1)[0]
    if _ELAPSED.search(section):
        return True
    bare = _LITERAL.sub("", section)
    if "general" in bare.lower():
        return False
    return _DATE_LETTER.search(bare) is not None


@lru_cache(maxsize=4096)
def is_percent_format(code: str) -> bool:
    """Whether a number above zero in this format shows a hundred times larger, with its sign."""
    return "%" in _LITERAL.sub("", code.split(";", 1)[0])


def shows_percent(code: str, value: Decimal) -> bool:
    """Whether this number shows as a percentage: a format may have a section for each size.

    A section that shows no digits (nothing, or a dash for zero) says nothing of its own.
    """
    if "%" not in code:
        return False
    return is_percent_format(_section(code, value) if ";" in code else code)


def _section(code: str, value: Decimal) -> str:
    sections = code.split(";")[:_SIZES]
    chosen = sections[section_at(code, len(sections), value)]
    return chosen if _DIGITS.search(_LITERAL.sub("", chosen)) else sections[0]


def section_at(code: str, count: int, value: Decimal) -> int:
    """Which of the sections for numbers a value is shown by, counted from 0."""
    bounds = [_BOUND.search(section) for section in code.split(";")[:count]]
    if any(bounds):
        held = (at for at, bound in enumerate(bounds) if bound is None or _holds(bound, value))
        return next(held, count - 1)
    at = int(value < 0) + 2 * int(value == 0)
    return at if at < count else 0


def _holds(bound: re.Match[str], value: Decimal) -> bool:
    return _COMPARED[bound[1]](value, Decimal(bound[2]))


def date_of(serial: Decimal, *, from_1904: bool) -> date | None:
    """The day of a serial number, its time dropped; None where Excel shows only ``####``."""
    if not 0 <= serial <= _LAST_SERIAL:
        return None
    days = int(serial)
    try:
        if from_1904:
            return _EPOCH_1904 + timedelta(days)
        return _EPOCH_1900 + timedelta(days if days >= _LEAP_BUG else days + 1)
    except OverflowError:
        return None
