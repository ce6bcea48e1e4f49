"""Figures in digits, by the marks of a locale or by the other ones."""

import re
from decimal import Decimal

from sheetgen.language.number_marks import Marks


def read_digits(text: str, by: Marks) -> tuple[Decimal, int, Decimal | None]:
    """The figure by the locale's marks; a second reading where the other marks give one."""
    bare = re.sub(r"[\u00a0\u2009 ]", "", text)
    ours = _by(bare, by.decimal, by.group)
    theirs = _by(bare, by.group, by.decimal)
    if ours is None:
        value, decimals = theirs or (Decimal(re.sub(r"[.,]", "", bare)), 0)
        return value, decimals, None
    return ours[0], ours[1], theirs[0] if theirs is not None and theirs[0] != ours[0] else None


def _by(text: str, decimal: str, group: str) -> tuple[Decimal, int] | None:
    """The figure where its groups are of three and its decimals stand last; else None."""
    whole, mark, rest = text.lstrip("+").partition(decimal)
    parts = whole.lstrip("-").split(group)
    if len(parts) > 1 and (len(parts[0]) > 3 or any(len(each) != 3 for each in parts[1:])):  # noqa: PLR2004 - groups of three
        return None
    if mark and (not rest.isdigit()):
        return None
    sign = "-" if whole.startswith("-") else ""
    return Decimal(f"{sign}{''.join(parts)}{'.' + rest if rest else ''}"), len(rest)
