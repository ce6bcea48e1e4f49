"""The short way through a sheet's rows: regular expressions over what programs really write."""

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple, TypeAlias

from sheetgen.ooxml.kept import kept_to
from sheetgen.reading.opening.doubles import read_double
from sheetgen.reading.opening.entities import Unsure, plain, unescape
from sheetgen.reading.opening.frame import TRUE
from sheetgen.reading.opening.grid import MAX_COLUMN, MAX_ROW, column_number
from sheetgen.reading.opening.sheet_scan import attributes

_ROW, _ROW_END = "<row", "</row>"
_SPACE = " \t\n"
_PRESERVED = r'(?: xml:space="preserve")?'
_NOTHING = r'(?: t="n")?+(?: ?/>|></c>)'
_CELLS = re.compile(
    # A cell's letters, digits and style, then a text of its own, a shared text, a number, nothing
    # or else.
    r'<c r="([A-Z]{1,3}+)([0-9]{1,7}+)"(?: s="([0-9]{1,6}+)")?+(?:'
    rf' t="inlineStr"><is><t{_PRESERVED}>([^<]++)</t></is></c>|'
    r' t="s"><v>([0-9]{1,9}+)</v></c>|'
    r'(?: t="n")?><v>([0-9.E+-]{1,30}+)</v></c>|'
    rf"{_NOTHING}|"
    r'((?: t="[a-zA-Z]{1,9}+")?+>(?:<[fvit][^>]*+>[^<]*+</[fvt]>|<v ?/>|<is>|</is>)*+)</c>)'
    # The cells without content behind it, in the same row and no further right than sheets go.
    r'[ \t\n]*+(?:<c r="(?:[A-Z]{1,2}+|[A-W][A-Z]{2}|X[A-E][A-Z]|XF[A-D])\2"(?: s="[0-9]{1,6}+")?+'
    rf"{_NOTHING}[ \t\n]*+)*+"
    r"|([\s\S]+)"  # anything else, and all behind it
)
_RARE = re.compile(
    r'(?: t="([a-zA-Z]{1,9})")?>'
    r'(?:<f(?: aca="(?:false|true)")?>([^<]*)</f>)?'
    rf"(?:<v{_PRESERVED}>([^<]*)</v>|<v ?/>|<is><t{_PRESERVED}>([^<]*)</t></is>)?"
)


class Shared(int):
    """The number of a shared text."""


class Rare(NamedTuple):
    """What stands in a cell that is no plain text or number; None for what is not there."""

    kind: str
    formula: str | None
    value: str | None


Written: TypeAlias = str | Shared | Decimal | Rare
"""What a cell holds: a text of its own, a shared one, a number, or another thing."""


class Row(NamedTuple):
    """A row as written: its cells with content, by (row, column), with their style."""

    number: int
    hidden: bool
    cells: tuple[tuple[tuple[int, int], str, Written], ...]


class Tag(NamedTuple):
    """What the tag that starts a row says."""

    number: int
    hidden: bool
    empty: bool


def scan(body: str) -> Iterator[Row]:
    """Rows and their cells with content, in the file's order; raises Unsure if there is more."""
    if "]" in body and "]]>" in body:
        raise Unsure
    before, *rows = body.split(_ROW)
    if before.strip(_SPACE):
        raise Unsure
    last = 0
    for written in rows:
        row = _row(written)
        if row.number <= last:
            raise Unsure  # the long way tells whether a cell stands twice
        last = row.number
        yield row


@kept_to(1 << 10, 512)
def _row(written: str) -> Row:
    """What is written in a row; the files of one template share headings and instructions."""
    start, closed, cells = written.partition(">")
    tag = _tag(start)
    cells = cells.strip(_SPACE)
    if not closed or cells.endswith(_ROW_END) is tag.empty or (tag.empty and cells):
        raise Unsure
    found = tuple(_cells(cells.removesuffix(_ROW_END), tag.number))
    if len({key for key, _, _ in found}) < len(found):
        raise Unsure  # a cell twice, which the long way tells
    return Row(tag.number, tag.hidden, found)


def _tag(written: str) -> Tag:
    said = attributes(written)
    number = int(said.get("r", "0"))
    if not 0 < number <= MAX_ROW:
        raise Unsure
    return Tag(number, said.get("hidden") in TRUE, written.endswith("/"))


def _cells(written: str, row: int) -> Iterator[tuple[tuple[int, int], str, Written]]:
    here = str(row)
    for letters, digits, style, own, shared, number, other, unknown in _CELLS.findall(written):
        if unknown:
            raise Unsure
        column = column_number(letters)
        if digits != here or column > MAX_COLUMN:
            raise Unsure  # a fault, which the long way tells
        if own:
            yield (row, column), style, unescape(plain(own))
        elif shared:
            yield (row, column), style, Shared(shared)
        elif number:
            value = read_double(number)
            yield (row, column), style, Rare("n", None, number) if value is None else value
        elif other:
            yield (row, column), style, _rare(other)


def _rare(written: str) -> Rare:
    found = _RARE.fullmatch(written)
    if found is None:
        raise Unsure
    kind, formula, value, inline = found.groups()
    return Rare(kind or "n", formula, inline if value is None else value)
