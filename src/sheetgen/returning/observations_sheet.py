"""The first sheet of a returned file: what to fix, with a link to each cell."""

from collections.abc import Iterator, Mapping, Sequence
from math import ceil

from sheetgen.ooxml.tags import escape
from sheetgen.records import Struct
from sheetgen.returning.mark_styles import Face

SIGN = "sheetgen:observations"
"""Stands in a hidden column: the sheet is known by it, whatever the office names it or types."""
_SIGN_COLUMN = 26
_WIDTHS = (5, 22, 24, 34, 66, 56)
_LETTERS = "ABCDEF"
_ROOM = 0.85
"""Of a column's width, what its words fill: they break between themselves, and fonts differ."""


class Line(Struct, frozen=True, kw_only=True):
    """One line of the table, in words; ``link`` is where it leads (``'Hoja 1'!G9``), or nothing.

    ``item`` names what stands in that row: beside the cell, as LibreOffice does not wrap a link.
    """

    state: str
    where: str
    item: str
    link: str
    said: str
    cure: str


class Page(Struct, frozen=True, kw_only=True):
    """The whole sheet in words: titles, headings of the five columns, lines."""

    titles: tuple[str, ...]
    headings: tuple[str, str, str, str, str]
    lines: tuple[Line, ...]


def observations_part(page: Page, faces: Mapping[Face, int], namespace: str) -> bytes:
    """The sheet's part; texts stand in the cells, so that the shared ones are left alone."""
    heading = len(page.titles) + 2
    rows = [
        _row(
            n,
            [(Face.TITLE if n == 1 else Face.PLAIN, title)],
            faces,
            wide=True,
            behind=_text(f"Z{n}", faces[Face.PLAIN], SIGN) if n == 1 else "",
        )
        for n, title in enumerate(page.titles, 1)
    ]
    headings = [(Face.HEADING, text) for text in ("N.º", *page.headings)]
    rows.append(_row(heading, headings, faces))
    for n, line in enumerate(page.lines, 1):
        rows.append(_row(heading + n, list(_cells(n, line)), faces))
    columns = "".join(
        f'<col min="{n}" max="{n}" width="{width}" customWidth="1"/>'
        for n, width in enumerate(_WIDTHS, 1)
    )
    columns += f'<col min="{_SIGN_COLUMN}" max="{_SIGN_COLUMN}" width="9" hidden="1"/>'
    return (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
        f'<worksheet xmlns="{namespace}"><sheetPr><tabColor rgb="FFC00000"/>'
        '<pageSetUpPr fitToPage="1"/></sheetPr>'
        '<sheetViews><sheetView showGridLines="0" workbookViewId="0">'
        f'<pane ySplit="{heading}" topLeftCell="A{heading + 1}" activePane="bottomLeft" '
        'state="frozen"/></sheetView></sheetViews>'
        f"<cols>{columns}</cols><sheetData>{''.join(rows)}</sheetData>"
        f"{_links(page.lines, heading)}"
        '<pageSetup paperSize="9" orientation="landscape" fitToHeight="0"/></worksheet>'
    ).encode()


def _cells(n: int, line: Line) -> Iterator[tuple[Face, str]]:
    yield Face.BODY, str(n)
    yield Face.BODY, line.state
    yield (Face.LINK if line.link else Face.BODY), line.where
    yield Face.BODY, line.item
    yield Face.BODY, line.said
    yield Face.BODY, line.cure


def _row(
    n: int,
    cells: Sequence[tuple[Face, str]],
    faces: Mapping[Face, int],
    *,
    wide: bool = False,
    behind: str = "",
) -> str:
    written = "".join(
        _text(f"{letter}{n}", faces[face], text)
        for letter, (face, text) in zip(_LETTERS, cells, strict=False)
    )
    lines = (
        1
        if wide
        else max(
            ceil(len(text) / (width * _ROOM))
            for (_, text), width in zip(cells, _WIDTHS, strict=True)
        )
    )
    return f'<row r="{n}" ht="{max(18, 14 * lines + 4)}" customHeight="1">{written}{behind}</row>'


def _text(at: str, style: int, text: str) -> str:
    said = f'<is><t xml:space="preserve">{escape(text)}</t></is>'
    return f'<c r="{at}" s="{style}" t="inlineStr">{said}</c>'


def _links(lines: Sequence[Line], heading: int) -> str:
    links = "".join(
        f'<hyperlink ref="C{heading + n}" location="{escape(line.link)}" '
        f'display="{escape(line.where)}"/>'
        for n, line in enumerate(lines, 1)
        if line.link
    )
    return f"<hyperlinks>{links}</hyperlinks>" if links else ""
