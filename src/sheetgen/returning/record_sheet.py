"""The hidden sheet that remembers how marked cells looked before, and what was asked.

Each line of looks holds one cell that looks as marked and one that looks as before. Numbers of
styles change whenever a program saves the file, and so do addresses when rows are sorted; but a
program keeps how cells look, those of this sheet among them. Every marked look is of one look
before alone (:class:`Styles`), so that the two cells say how to undo it anywhere in the file.

Beside them stands what was asked, one problem a line, for the day the file comes back.
"""

from collections.abc import Iterable, Sequence
from itertools import zip_longest

from sheetgen.ooxml.tags import escape

NAME = "sheetgen marks"
SIGN = "sheetgen:marks:1"
"""Stands in a cell of this sheet: it is known by it under any name."""
MARKED, BEFORE, FIRST_WORD = "A", "B", "D"
_LETTERS = "DEFGHIJKLMNOPQRSTUVWXYZ"


def record_part(
    pairs: Iterable[tuple[int, int]], lines: Iterable[Sequence[str]], namespace: str
) -> bytes:
    """The sheet for these (marked, before) styles and lines of words."""
    rows = "".join(
        f'<row r="{n}">{_looks(n, pair)}{_words(n, line or ())}</row>'
        for n, (pair, line) in enumerate(zip_longest(pairs, lines), 2)
    )
    return (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
        f'<worksheet xmlns="{namespace}"><sheetData>'
        f'<row r="1">{_cell(MARKED, 1, 0, SIGN)}</row>{rows}</sheetData></worksheet>'
    ).encode()


def _looks(row: int, pair: tuple[int, int] | None) -> str:
    if pair is None:
        return ""
    return _cell(MARKED, row, pair[0], "marked") + _cell(BEFORE, row, pair[1], "before")


def _words(row: int, line: Sequence[str]) -> str:
    cells = zip(_LETTERS, line, strict=False)
    return "".join(_cell(letter, row, 0, text) for letter, text in cells if text)


def _cell(letter: str, row: int, style: int, text: str) -> str:
    said = f'<is><t xml:space="preserve">{escape(text)}</t></is>'
    return f'<c r="{letter}{row}" s="{style}" t="inlineStr">{said}</c>'
