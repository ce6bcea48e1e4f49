"""The number format behind each style index of a workbook."""

from typing import NamedTuple

from sheetgen.reading.formats import built_in, is_date_format
from sheetgen.reading.markup import elements


class Style(NamedTuple):
    """What a style says of a number."""

    number_format: str
    is_date: bool


GENERAL = Style("General", is_date=False)


def read_styles(data: bytes, part: str) -> tuple[Style, ...]:
    """The styles that cells point to by index (``cellXfs``), fonts and colours left aside."""
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
