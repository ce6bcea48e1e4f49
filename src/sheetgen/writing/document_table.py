"""Tables of a document: a heading row on each page, rows that stay whole, figures at the right."""

from collections.abc import Sequence
from typing import Any

from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Emu

_SMALL, _MANY, _SMALLER = 8, 12, 6.5
"""Points; of more columns than so many."""
_LETTER, _INSET = 0.6, 2 * 68_580
"""A bold letter's width in parts of its size; the room at both sides of a cell, in EMU."""
_POINT = 12_700
_LONGEST = 18
"""Letters of a word that may be broken."""
_GROUP, _WHITE = "E4ECF5", "FFFFFF"
"""Behind the rows of elements, as on the sheets; what is written on a colour."""
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
) -> None:
    """Fill a table whose first line is that of the headings, as wide as the ``page``.

    ``widths`` say how it is divided, as far as no word is broken. ``right`` are columns of figures,
    ``bold`` lines of elements or totals, whose texts have the room of empty cells behind them.
    Headings are white on the ``colour``; without one nothing is coloured.
    """
    made.autofit = False
    size = _SMALL if len(widths) <= _MANY else _SMALLER
    across = _across(lines, widths, page, size)
    for column, width in zip(made.columns, across, strict=True):
        column.width = width  # LibreOffice heeds these, Word those of cells
    table = made._tbl  # noqa: SLF001 - python-docx adds cells one by one, at 25 times the cost
    for row in table.tr_lst:
        table.remove(row)
    for number, line in enumerate(lines):
        is_heading, is_group = number == 0, number in bold
        ink = _WHITE if is_heading and colour else ""
        behind = colour if is_heading else _GROUP if is_group and colour else ""
        spans = _spans(line) if is_group else [(at, 1) for at in range(len(line))]
        cells = [
            _cell(
                sum(across[at : at + columns]),
                at in right and not is_heading,
                _look(size, ink, is_bold=is_heading or is_group),
                behind,
                columns,
            )
            for at, columns in spans
        ]
        head = "<w:tblHeader/>" if is_heading else ""
        row = parse_xml(
            f"<w:tr {_SPACE}><w:trPr><w:cantSplit/>{head}</w:trPr>{''.join(cells)}</w:tr>"
        )
        for run, (at, _) in zip(row.iter(_RUN), spans, strict=True):
            run.text = line[at]
        table.append(row)


def _spans(line: Sequence[str]) -> list[tuple[int, int]]:
    """The cells of an element's line, each with how many columns it takes: the empty ones too."""
    starts = [at for at, text in enumerate(line) if text or not at]
    ends = [*starts[1:], len(line)]
    return [(at, end - at) for at, end in zip(starts, ends, strict=True)]


def _cell(width: int, is_right: bool, look: str, behind: str, columns: int) -> str:  # noqa: FBT001 - called once
    fill = behind.removeprefix("#")
    shade = f'<w:shd w:val="clear" w:color="auto" w:fill="{fill}"/>' if behind else ""
    side = '<w:jc w:val="right"/>' if is_right else ""
    span = f'<w:gridSpan w:val="{columns}"/>' if columns > 1 else ""
    return (
        f'<w:tc><w:tcPr><w:tcW w:type="dxa" w:w="{Emu(width).twips}"/>{span}{shade}</w:tcPr><w:p>'
        f'<w:pPr><w:spacing w:after="0"/>{side}</w:pPr>'
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
        _INSET + size * _LETTER * _POINT * min(max(map(_longest, column)), _LONGEST)
        for column in zip(*lines, strict=True)
    ]
    lacking = sum(max(0.0, need - has) for need, has in zip(needed, divided, strict=True))
    room = sum(max(0.0, has - need) for need, has in zip(needed, divided, strict=True))
    if lacking > room:
        return [int(each) for each in divided]
    given = lacking / room if room else 0.0
    return [
        int(need if has < need else has - given * (has - need))
        for need, has in zip(needed, divided, strict=True)
    ]


def _longest(text: str) -> int:
    return max((len(word) for word in text.split()), default=0)
