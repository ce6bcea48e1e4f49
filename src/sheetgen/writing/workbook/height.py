"""How tall a row must be for its words: a file must read well before any program measures it.

Excel measures rows when it opens a file, LibreOffice and printers of PDF do not; so every row of
wrapped words is given a height, from the widths of the letters and a little to spare.
"""

from collections.abc import Iterable
from functools import cache, lru_cache

from sheetgen.writing.workbook.cell import Cell, Formula, Link, Text
from sheetgen.writing.workbook.lettering import width_of
from sheetgen.writing.workbook.styles import LOOKS, Look

LINE = 11.6
"""Points of a line of the body's font."""
_PADDING = 5.0
_TALLEST = 409.0
"""Excel's own limit."""
_SPARE = 0.97
"""No two programs lay letters out alike."""
_INDENT = 1.45
"""What a step of indent takes, in digits."""
_SMALL = 1.12
_BOLD = 0.925
_WIDEST = 1.4
_INSET = 2.0
"""No text is wider for each of its letters, nor begins deeper: most need no closer look."""
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
        case _:
            return 1


def cut(text: str, look: Look, width: float, most: int, *, from_front: bool = False) -> Text:
    """A text that takes no more than so many lines: an ellipsis stands for its last words.

    ``from_front``: for its first ones.
    """
    said, words = Text(text, look), text.split(" ")
    while len(words) > 1 and lines_of(said, width) > most:
        words.pop(0 if from_front else -1)
        kept = " ".join(words)
        said = Text(f"… {kept}" if from_front else f"{kept} …", look)
    return said


def unparted(heading: str) -> str:
    """A heading whose unit keeps together: "(p. p.)" stands in one line or in the next."""
    return heading.replace("p. p.", "p.\N{NO-BREAK SPACE}p.")


def certain_room(width: float) -> float:
    """The letters that surely fit a line of a column this wide, whatever they are."""
    return (width - _INSET) / _WIDEST


def may_wrap(text: str, width: float) -> bool:
    """Whether a text could need more than one line: most cells need no closer look."""
    return len(text) > certain_room(width) or "\n" in text


def wrapped(text: str, room: float) -> int:
    """The lines of a text where a line has room for so many digits."""
    return _wrapped(text.encode(errors="surrogatepass").translate(_ALIKE), room)


_ALIKE = bytes.maketrans(b"123456789", b"000000000")
"""All digits are equally wide: cells of ten files, named in a row, are wrapped alike."""


@lru_cache(maxsize=1024)
def _wrapped(text: bytes, room: float) -> int:
    return sum(_lines(part, room) for part in text.decode(errors="surrogatepass").split("\n"))


def _lines(text: str, room: float) -> int:
    lines, used = 1, 0.0
    for word in text.split(" "):  # a no-break space joins what no program parts: "75.0 %"
        wide = width_of(word)
        wanted = used + _SPACE + wide if used else wide
        if wanted > room and used:
            lines += 1
            wanted = wide
        while wanted > room:  # a word longer than the line is broken
            lines += 1
            wanted -= room
        used = wanted
    return lines


_SPACE = width_of(" ")


@cache
def room_of(look: Look, width: float) -> float:
    """The digits that fit a line of a column this wide; no end where words do not wrap."""
    if not _WRAPPED_LOOKS.intersection(look):
        return float("inf")
    room = width * _SPARE - _indent(look) * _INDENT
    if "small" in look:
        room *= _SMALL
    if _BOLD_LOOKS.intersection(look) and "light" not in look:
        room *= _BOLD
    return max(room, 1.0)


def width_for(texts: Iterable[str], look: Look) -> float:
    """How wide a column must be for the widest of some texts to stand in one line."""
    wide = max(map(width_of, texts), default=0.0)
    if _BOLD_LOOKS.intersection(look) and "light" not in look:
        wide /= _BOLD
    if "small" in look:
        wide /= _SMALL
    return (wide + _indent(look) * _INDENT) / _SPARE


def _indent(look: Look) -> int:
    """How far the last of the looks that says so pushes the words in."""
    said = [LOOKS[name]["indent"] for name in look if "indent" in LOOKS.get(name, {})]
    return int(said[-1]) if said else 0
