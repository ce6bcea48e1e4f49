"""The annex of a report as a table of a document: the cells of the sheet, said in words."""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from sheetgen.language.message import Message
from sheetgen.language.speaker import Speaker
from sheetgen.model.layout import Layout
from sheetgen.model.report import Report
from sheetgen.writing.annex import DrawnAnnex, drawn_annex
from sheetgen.writing.document import Document
from sheetgen.writing.workbook.cell import Cell, Empty, Number, Text

_SHAPE = re.compile(
    r"num:(?:\[>(?P<cap>[\d.]+)\]\"(?P<said>[^\"]*)\";)?#,##0(?:\.(?P<places>0+))?"
    r"(?:\"(?P<unit>[^\"]*)\")?"
)
_MOST_UPRIGHT = 110.0
"""The width, in characters, that an upright page shows in letters one can read."""


def is_wide(layout: Layout) -> bool:
    """Whether the table of a layout needs pages that lie on their side."""
    return sum(column.width for column in layout.columns) > _MOST_UPRIGHT


def write_annex_table(made: Document, report: Report, layout: Layout, say: Speaker) -> None:
    """Write the table."""
    drawn = drawn_annex(report, layout, say)
    rows = [list(_said(line, say)) for line in _lines(drawn)]
    bold = [at for at, line in enumerate(drawn.lines) if line.element is not None]
    made.table(
        [say.say(column.heading) for column in drawn.columns],
        rows,
        [column.width for column in drawn.columns],
        right=list(_figures(drawn)),
        bold=[*bold, *([len(rows) - 1] if drawn.total else [])],
        groups=[column.group for column in layout.columns],
    )


def _lines(drawn: DrawnAnnex) -> Iterator[Sequence[Cell]]:
    for line in drawn.lines:
        yield [column.cell(line) for column in drawn.columns]
    if drawn.total:
        yield drawn.total


def _figures(drawn: DrawnAnnex) -> Iterator[int]:
    """The columns any cell of which is a figure."""
    lines = list(_lines(drawn))
    for at in range(len(drawn.columns)):
        if any(isinstance(line[at], Number) for line in lines):
            yield at


def _said(cells: Sequence[Cell], say: Speaker) -> Iterator[str]:
    for cell in cells:
        match cell:
            case Text(text=text):
                yield say.say(text) if isinstance(text, Message) else text
            case Number(figure=figure, look=look):
                yield _number(Decimal(figure), look, say)
            case Empty():
                yield ""
            case _:
                raise TypeError(cell)


def _number(figure: Decimal, look: Sequence[str], say: Speaker) -> str:
    """A figure as its cell shows it: with the decimals, the unit and the cap of its format."""
    shape = next((found for each in look if (found := _SHAPE.fullmatch(each))), None)
    if shape is None:
        return say.number(figure)
    if shape["cap"] is not None and figure > Decimal(shape["cap"]):
        return str(shape["said"])
    unit = (shape["unit"] or "").replace(" ", "\N{NO-BREAK SPACE}")  # no line's end cuts it off
    return f"{say.number(figure, len(shape['places'] or ''))}{unit}"
