"""The number format behind each style index of a workbook."""

import sys
from typing import NamedTuple

from sheetgen.ooxml.kept import kept_to
from sheetgen.ooxml.markup import MAIN, parse
from sheetgen.reading.opening.cells import UNKNOWN_FORMAT
from sheetgen.reading.opening.formats import built_in, is_date_format

_LONGEST = 1 << 10
"""Characters; Excel's own limit is a quarter of it, and nobody knows what a longer one shows."""
_GROUPS = frozenset(("numFmts", "cellXfs"))
_TAGS = {f"{space}}}{name}": name for space in MAIN for name in (*_GROUPS, "numFmt", "xf")}


class Style(NamedTuple):
    """What a style says of a number."""

    number_format: str
    is_date: bool


GENERAL = Style("General", is_date=False)


@kept_to(1 << 17, 64)
def read_styles(data: bytes, part: str) -> tuple[Style, ...]:
    """The styles that cells point to by index (``cellXfs``), fonts and colours left aside.

    The files of one template share this part, so what was read of it is kept.
    """
    codes: dict[str, str] = {}
    numbers: list[str] = []
    group = ""

    def start(name: str, attributes: dict[str, str]) -> None:
        nonlocal group
        tag = _TAGS.get(name, "")
        if tag in _GROUPS:
            group = tag
        elif tag == "numFmt" and group == "numFmts":
            codes[attributes.get("numFmtId", "")] = attributes.get("formatCode", "")
        elif tag == "xf" and group == "cellXfs":
            numbers.append(sys.intern(attributes.get("numFmtId", "")))

    def end(name: str) -> None:
        nonlocal group
        if _TAGS.get(name) in _GROUPS:
            group = ""

    # Not by ``elements``: a book that was copied into for years has a hundred thousand of them.
    parse(data, part, start, end, None)
    known = {number: _style(codes, number) for number in set(numbers)}
    return tuple(known[number] for number in numbers)


def _style(codes: dict[str, str], number: str) -> Style:
    if len(codes.get(number, "")) > _LONGEST:
        return Style(UNKNOWN_FORMAT, is_date=False)
    code = codes.get(number) or (built_in(int(number)) if number.isdecimal() else "General")
    return Style(code, is_date_format(code))
