"""The number format behind each style index of a workbook."""

from functools import lru_cache
from typing import NamedTuple

from sheetgen.reading.formats import built_in, is_date_format
from sheetgen.reading.markup import elements

_KEPT_TO = 1 << 17
"""Larger parts are not kept: 64 of them would weigh."""


class Style(NamedTuple):
    """What a style says of a number."""

    number_format: str
    is_date: bool


GENERAL = Style("General", is_date=False)


def read_styles(data: bytes, part: str) -> tuple[Style, ...]:
    """The styles that cells point to by index (``cellXfs``), fonts and colours left aside.

    The files of one template share this part, so what was read of it is kept.
    """
    return _kept(data, part) if len(data) <= _KEPT_TO else _read(data, part)


@lru_cache(maxsize=64)
def _kept(data: bytes, part: str) -> tuple[Style, ...]:
    return _read(data, part)


def _read(data: bytes, part: str) -> tuple[Style, ...]:
    codes: dict[str, str] = {}
    numbers: list[str] = []
    for element in elements(data, part):
        if element.name == "numFmt" and element.parent == "numFmts":
            codes[element.get("numFmtId")] = element.get("formatCode")
        elif element.name == "xf" and element.parent == "cellXfs":
            numbers.append(element.get("numFmtId"))
    known = {number: _style(codes, number) for number in set(numbers)}
    return tuple(known[number] for number in numbers)


def _style(codes: dict[str, str], number: str) -> Style:
    code = codes.get(number) or (built_in(int(number)) if number.isdecimal() else "General")
    return Style(code, is_date_format(code))
