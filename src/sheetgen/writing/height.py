"""How tall a row must be for its words: a file must read well before any program measures it.

Excel measures rows when it opens a file, LibreOffice and printers of PDF do not; so every row of
wrapped words is given a height. It is an estimate on the generous side.
"""

from functools import cache

from sheetgen.writing.cell import Cell, Formula, Link, Text
from sheetgen.writing.styles import Look

LINE = 11.6
"""Points of a line of the body's font."""
_PADDING = 3.4
_TALLEST = 409.0
"""Excel's own limit."""
_ROOM = 1.15
"""Letters are narrower than the digits that columns are measured in."""
_SMALL = 1.12
_BOLD = 0.9
_WIDEST = 1.2
"""No text is wider than this for each of its letters: most cells need no closer look."""
_BOLD_LOOKS = frozenset({"bold", "heading", "level0", "level1", "level2", "tag", "group"})
_WRAPPED_LOOKS = frozenset({"wrap", "heading", "card"})


def height_of(lines: int) -> float:
    """The points of a row with so many lines."""
    return min(lines * LINE + _PADDING, _TALLEST)


def lines_of(cell: Cell, width: float) -> int:
    """The lines that a cell's words take in a column of this width, in characters."""
    match cell:
        case Text(text=str() as text) | Link(text=text) | Formula(result=str() as text):
            return wrapped(text, room_of(cell.look, width)) if may_wrap(text, width) else 1
    return 1


def certain_room(width: float) -> float:
    """The letters that surely fit a line of a column this wide, whatever they are."""
    return width / _WIDEST


def may_wrap(text: str, width: float) -> bool:
    """Whether a text could need more than one line: most cells need no closer look."""
    return len(text) * _WIDEST > width or "\n" in text


def wrapped(text: str, room: float) -> int:
    """The lines of a text where a line has room for so many characters."""
    if len(text) <= room and "\n" not in text:
        return 1
    return sum(_lines(part, room) for part in text.split("\n"))


def _lines(text: str, room: float) -> int:
    lines, used = 1, 0.0
    for word in text.split():
        wanted = used + 1 + len(word) if used else len(word)
        if wanted > room and used:
            lines += 1
            wanted = len(word)
        while wanted > room:  # a word longer than the line is broken
            lines += 1
            wanted -= room
        used = wanted
    return lines


@cache
def room_of(look: Look, width: float) -> float:
    """The characters that fit a line of a column this wide; no end where words do not wrap."""
    if not _WRAPPED_LOOKS.intersection(look):
        return float("inf")
    room = width * _ROOM - 0.5
    if "small" in look:
        room *= _SMALL
    if _BOLD_LOOKS.intersection(look):
        room *= _BOLD
    return max(room, 1.0)
