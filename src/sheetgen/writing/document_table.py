"""Tables of a document: a heading row on each page, rows that stay whole, figures at the right."""

from collections.abc import Sequence
from typing import Any

from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Pt, RGBColor

_SMALL, _MANY, _SMALLER = 8, 12, 6.5
"""Points; of more columns than so many."""
_LETTER, _INSET = 0.6, 2 * 68_580
"""A bold letter's width in parts of its size; the room at both sides of a cell, in EMU."""
_POINT = 12_700
_LONGEST = 18
"""Letters of a word that may be broken."""
_GROUP = "E4ECF5"
"""Behind the rows of elements, as on the sheets."""


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
    ``bold`` lines of elements or totals. Headings are white on the ``colour``; without one nothing
    is coloured.
    """
    made.autofit = False
    size = _SMALL if len(widths) <= _MANY else _SMALLER
    across = _across(lines, widths, page, size)
    for column, width in zip(made.columns, across, strict=True):
        column.width = width  # LibreOffice heeds these, Word those of cells
    for number, (row, line) in enumerate(zip(made.rows, lines, strict=True)):
        is_heading, is_group = number == 0, number in bold
        _mark(row, "w:cantSplit")
        if is_heading:
            _mark(row, "w:tblHeader")
        behind = colour if is_heading else _GROUP if is_group and colour else ""
        for at, (cell, text) in enumerate(zip(row.cells, line, strict=True)):
            cell.width = across[at]
            run = _say(cell, text, size, is_right=at in right and not is_heading)
            run.bold = is_heading or is_group or None
            if behind:
                _shade(cell, behind)
            if is_heading and colour:
                run.font.color.rgb = RGBColor(0xFF, 0xFF, 0xFF)


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


def _say(cell: Any, text: str, size: float, *, is_right: bool) -> Any:  # noqa: ANN401 - as above
    paragraph = cell.paragraphs[0]
    run = paragraph.add_run(text)
    run.font.size = Pt(size)
    paragraph.paragraph_format.space_after = Pt(0)
    if is_right:
        paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    return run


def _mark(row: Any, name: str) -> None:  # noqa: ANN401 - as above
    row._tr.get_or_add_trPr().append(OxmlElement(name))  # noqa: SLF001 - python-docx has neither


def _shade(cell: Any, colour: str) -> None:  # noqa: ANN401 - as above
    shade = OxmlElement("w:shd")
    for name, value in (("val", "clear"), ("color", "auto"), ("fill", colour.removeprefix("#"))):
        shade.set(qn(f"w:{name}"), value)
    cell._tc.get_or_add_tcPr().append(shade)  # noqa: SLF001 - as above
