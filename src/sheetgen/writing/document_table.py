"""Tables of a document: headings on each page, rows that stay whole, figures at the right."""

import re
from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Any

from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Emu

from sheetgen.records import Struct
from sheetgen.writing.workbook.height import wrapped
from sheetgen.writing.workbook.lettering import width_of

_SMALL, _MANY, _SMALLER = 8, 12, 6.5
"""Points; of more columns than so many."""
_DIGIT, _INSET = 0.64, 2 * 68_580
"""A bold digit's width and a little more, in parts of its size; the room beside a text, in EMU."""
_POINT = 12_700
_OTHER_FONT = 1.15
"""How much wider the letters of an institution's own font may be."""
_LEADING, _TWENTIETHS = 1.25, 20
"""A line's height in parts of its letters' size; parts of a point."""
_LONGEST = 18.0
"""The width, in digits, of a word that may be broken."""
_GROUP, _WHITE = "E4ECF5", "FFFFFF"
"""Behind the rows of elements, as on the sheets; what is written on a colour."""
_BREAKS = re.compile(r"[ \t\n]+")
_SPACE, _RUN = nsdecls("w"), qn("w:r")


def fill_table(
    made: Any,  # noqa: ANN401 - python-docx has no types
    lines: Sequence[Sequence[str]],
    widths: Sequence[float],
    page: int,
    *,
    right: Sequence[int],
    bold: Sequence[int],
    colour: str,
    groups: Sequence[str] = (),
) -> None:
    """Fill a table whose first line is that of the headings, as wide as the ``page``.

    ``widths`` say how it is divided, as far as no word is broken. ``right`` are columns of figures,
    ``bold`` lines of elements or totals, whose texts have the room of empty cells behind them.
    Headings are white on the ``colour``; without one nothing is coloured. ``groups`` are what
    stands above the heading of each column, once across those that share it; a heading without
    one takes the room of both.
    """
    made.autofit = False
    size = _SMALL if len(widths) <= _MANY else _SMALLER
    across = _across(lines, widths, page, size * (1 if colour else _OTHER_FONT))
    for column, width in zip(made.columns, across, strict=True):
        column.width = width  # LibreOffice heeds these, Word those of cells
    table = made._tbl  # noqa: SLF001 - python-docx adds cells one by one, at 25 times the cost
    for row in table.tr_lst:
        table.remove(row)
    heads = list(_headings(lines[0], groups))
    for line, tall in zip(heads, _tall(heads, across, size), strict=True):
        look = _look(size, _WHITE if colour else "", is_bold=True)
        table.append(_row(line, across, look, colour, heading=tall))
    for number, texts in enumerate(lines[1:], 1):
        is_group = number in bold
        spans = _spans(texts) if is_group else [(at, 1) for at in range(len(texts))]
        line = [_Part(texts[at], at, columns, "right" if at in right else "")
                for at, columns in spans]  # fmt: skip
        look = _look(size, "", is_bold=is_group)
        table.append(_row(line, across, look, _GROUP if is_group and colour else ""))


class _Part(Struct, frozen=True):
    """A cell of a line: its text, its first column, how many it takes, and to which side it leans.

    ``merged`` is "restart" where the cell below belongs to it, and "continue" for that.
    """

    text: str
    at: int
    columns: int = 1
    side: str = ""
    merged: str = ""


def _headings(texts: Sequence[str], groups: Sequence[str]) -> Iterator[list[_Part]]:
    """The line of headings; above it that of their groups, where there are any."""
    if not any(groups):
        yield [_Part(text, at) for at, text in enumerate(texts)]
        return
    above: list[_Part] = []
    for group, shared in groupby(range(len(texts)), key=groups.__getitem__):
        columns = list(shared)
        above += (
            [_Part(group, columns[0], len(columns), "center")]
            if group
            else [_Part(texts[at], at, merged="restart") for at in columns]
        )
    yield above
    yield [
        _Part(text, at) if groups[at] else _Part("", at, merged="continue")
        for at, text in enumerate(texts)
    ]


def _tall(heads: Sequence[Sequence[_Part]], across: Sequence[int], size: float) -> list[int]:
    """How tall each line of headings is at least: the last takes what those of both lines need.

    LibreOffice gives that room where a table begins, and not where its headings are repeated.
    """

    def lines(part: _Part) -> int:
        room = (across[part.at] - _INSET) / (size * _DIGIT * _POINT)
        return wrapped(part.text, room)

    line = size * _LEADING * _TWENTIETHS
    if len(heads) == 1:
        return [0]
    above, below = heads
    first = max((lines(each) for each in above if not each.merged), default=1)
    both = max((lines(each) for each in above if each.merged), default=1)
    second = max((lines(each) for each in below if not each.merged), default=1)
    return [round(first * line), round(max(second, both - first) * line)]


def _spans(line: Sequence[str]) -> list[tuple[int, int]]:
    """The cells of an element's line, each with how many columns it takes: the empty ones too."""
    starts = [at for at, text in enumerate(line) if text or not at]
    ends = [*starts[1:], len(line)]
    return [(at, end - at) for at, end in zip(starts, ends, strict=True)]


def _row(
    line: Sequence[_Part],
    across: Sequence[int],
    look: str,
    behind: str,
    *,
    heading: int | None = None,
) -> Any:  # noqa: ANN401 - as above
    cells = [_cell(each, sum(across[each.at : each.at + each.columns]), look, behind)
             for each in line]  # fmt: skip
    """``heading`` is how tall a line of headings is at least, in twentieths of a point."""
    tall = f'<w:trHeight w:val="{heading}" w:hRule="atLeast"/>' if heading else ""
    head = "" if heading is None else f"{tall}<w:tblHeader/>"
    row = parse_xml(f"<w:tr {_SPACE}><w:trPr><w:cantSplit/>{head}</w:trPr>{''.join(cells)}</w:tr>")
    for run, each in zip(row.iter(_RUN), line, strict=True):
        run.text = each.text
    return row


def _cell(part: _Part, width: int, look: str, behind: str) -> str:
    fill = behind.removeprefix("#")
    shade = f'<w:shd w:val="clear" w:color="auto" w:fill="{fill}"/>' if behind else ""
    side = f'<w:jc w:val="{part.side}"/>' if part.side else ""
    span = f'<w:gridSpan w:val="{part.columns}"/>' if part.columns > 1 else ""
    merged = f'<w:vMerge w:val="{part.merged}"/>' if part.merged else ""
    return (
        f'<w:tc><w:tcPr><w:tcW w:type="dxa" w:w="{Emu(width).twips}"/>{span}{merged}{shade}'
        f'</w:tcPr><w:p><w:pPr><w:spacing w:after="0"/>{side}</w:pPr>'
        f"<w:r><w:rPr>{look}</w:rPr></w:r></w:p></w:tc>"
    )


def _look(size: float, ink: str, *, is_bold: bool) -> str:
    bold = "<w:b/>" if is_bold else ""
    colour = f'<w:color w:val="{ink}"/>' if ink else ""
    return f'{bold}{colour}<w:sz w:val="{int(size * 2)}"/>'


def _across(
    lines: Sequence[Sequence[str]], widths: Sequence[float], page: int, size: float
) -> list[int]:
    """The columns' widths: those too narrow for their longest word take from those with room."""
    divided = [page * each / sum(widths) for each in widths]
    needed = [
        _INSET + size * _DIGIT * _POINT * min(max(map(_longest, column)), _LONGEST)
        for column in zip(*lines, strict=True)
    ]
    lacking = sum(max(0.0, need - has) for need, has in zip(needed, divided, strict=True))
    room = sum(max(0.0, has - need) for need, has in zip(needed, divided, strict=True))
    if lacking > room:
        return [int(page * need / sum(needed)) for need in needed]
    given = lacking / room if room else 0.0
    return [
        int(need if has < need else has - given * (has - need))
        for need, has in zip(needed, divided, strict=True)
    ]


def _longest(text: str) -> float:
    """The width of its widest word, in digits; a blank that does not break keeps words together."""
    return max(map(width_of, _BREAKS.split(text)))
