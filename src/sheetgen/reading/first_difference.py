"""Where two files of ours first differ: the cell of a book, else the paragraph or the line."""

import re
from collections.abc import Iterator
from html import unescape
from itertools import zip_longest
from operator import itemgetter
from pathlib import Path

from sheetgen.ooxml.parts import Package
from sheetgen.reading.opening.cells import Cell, Sheet, Workbook, column_letters
from sheetgen.reading.opening.workbook import Refused, open_workbook

_BOOKS = (".xlsx",)
_DOCUMENTS = (".docx",)
_PARAGRAPH = re.compile(r"<w:p[ >].*?</w:p>", re.DOTALL)
_WORDS = re.compile(r"<w:t[^>]*>([^<]*)</w:t>")
_TEXTS = (".json", ".txt", ".csv", ".html")
_MOST = 512 << 20
_LONGEST = 120
Found = tuple[str, str, str]


def first_difference(before: Path, after: Path) -> Found:
    """The place of the first difference, what was there and what is; "" where it is in no place."""
    if before.suffix in _BOOKS:
        try:
            books = [open_workbook(each.read_bytes(), each.name, _MOST) for each in (before, after)]
        except Refused:  # somebody saved something else under our name
            return "", "", ""
        found = min(_of_books(*books), key=itemgetter(0), default=None)
        return ("", "", "") if found is None else found[1]
    if before.suffix in _DOCUMENTS:
        try:
            documents = [_paragraphs(each.read_bytes()) for each in (before, after)]
        except (Refused, KeyError):  # as above
            return "", "", ""
        return next(_of_lines("paragraph", *documents), ("", "", ""))
    if before.suffix in _TEXTS:
        lines = (
            each.read_text(encoding="utf-8", errors="replace").splitlines()
            for each in (before, after)
        )
        return next(_of_lines("line", *lines), ("", "", ""))
    return "", "", ""


def _of_books(before: Workbook, after: Workbook) -> Iterator[tuple[int, Found]]:
    """Every difference, in reading order, and how little it tells a reader."""
    for was, now in zip_longest(before.sheets, after.sheets):
        if was is None or now is None or was.name != now.name:
            yield 0, ("", "" if was is None else was.name, "" if now is None else now.name)
            return
        yield from _of_sheets(was, now)


def _of_sheets(before: Sheet, after: Sheet) -> Iterator[tuple[int, Found]]:
    """By rows, then columns: what was written, what formulas gave, what reads the same."""
    for row, column in sorted({*before.cells, *after.cells}):
        was, now = before.cell(row, column), after.cell(row, column)
        if (was.kind, was.value, was.formula) == (now.kind, now.value, now.formula):
            continue
        at = f"{before.name}!{column_letters(column)}{row}"
        follows = bool(was.formula) and was.formula == now.formula
        shown = _given if follows else _written
        then, since = shown(was), shown(now)
        told = (at, *_excerpts(then, since))
        yield (2 if then == since else int(follows)), told


def _written(cell: Cell) -> str:
    return str(cell.formula or _given(cell))


def _given(cell: Cell) -> str:
    return "" if cell.value is None else str(cell.value)


def _paragraphs(data: bytes) -> list[str]:
    """The words of each paragraph of a document, those of its tables among them."""
    text = Package(data, _MOST).read("word/document.xml").decode("utf-8", errors="replace")
    return [unescape("".join(_WORDS.findall(each))) for each in _PARAGRAPH.findall(text)]


def _of_lines(unit: str, before: list[str], after: list[str]) -> Iterator[Found]:
    for number, (was, now) in enumerate(zip_longest(before, after, fillvalue=""), 1):
        if was != now:
            yield (f"{unit} {number}", *_excerpts(was, now))


def _excerpts(was: str, now: str) -> tuple[str, str]:
    start = _begins(was, now)
    return _excerpt(was, start), _excerpt(now, start)


def _begins(was: str, now: str) -> int:
    """Where an excerpt begins that shows the first sign in which two lines differ."""
    pairs = enumerate(zip(was, now, strict=False))
    first = next((at for at, (one, other) in pairs if one != other), min(len(was), len(now)))
    return 0 if first < _LONGEST // 2 else first - _LONGEST // 2


def _excerpt(line: str, start: int) -> str:
    return ("… " if start else "") + line[start : start + _LONGEST].strip()
