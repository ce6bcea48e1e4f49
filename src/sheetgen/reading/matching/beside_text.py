"""What a text's cell tells besides its words: the address of its link, a note, a picture in it.

READ-345: a picture or an error stands where words are asked. A picture placed in a cell is an error
to every program but the one that placed it, so that nothing of it can be read.
"""

import re
from collections.abc import Iterator

from sheetgen.faults.file_fault import FileFault
from sheetgen.language.message import Message, message
from sheetgen.model.observation import Observation
from sheetgen.reading.matching.match import Located
from sheetgen.reading.opening.cells import Kind
from sheetgen.reading.typed.numerals import clean
from sheetgen.reading.typed.values import read_text

_CODE = "READ-345"
_PICTURE = re.compile(r"=?(?:_xlfn\.)?(?:DISPIMG|IMAGE)\(", re.IGNORECASE)
_LINK = re.compile(r'=?HYPERLINK\(\s*"((?:[^"]|"")+)"\s*[,;)]', re.IGNORECASE)
NOTE = "note-"
"""Before a column's field: what was noted on its cell, as a text of the item."""


def told_words(each: Located) -> str:
    """The words of a text's cell with the address it leads to; "" where it holds a picture."""
    if each.cell is not None and _shows_no_words(each):
        return ""
    words, address = read_text(each.cell), _address(each)
    if address and each.cell is not None and each.cell.kind is Kind.UNCACHED:
        words = ""  # the formula of a link that was never calculated
    if not address or address in words:
        return words
    return f"{words} <{address}>" if words else address


def no_words(each: Located) -> FileFault | None:
    """What to say of a picture or an error in a cell that is asked for words."""
    if each.cell is None or not _shows_no_words(each):
        return None
    what: Message | str = message("a picture")
    if not _is_picture(each):
        what = read_text(each.cell)
    return FileFault.of(_CODE, each.place, code=each.row.item.code, what=what)


def noted(each: Located, office: str) -> Iterator[Observation]:
    """What people noted on an asked cell, with the cell: it goes with the item's texts."""
    words = clean(each.note)
    if words:
        yield Observation(
            plan=each.row.plan,
            code=each.row.item.code,
            field=f"{NOTE}{each.column.field}",
            office=office,
            said=f"[{each.place.cell}] {words}",
            typed=words,
            place=each.place,
        )


def _address(each: Located) -> str:
    formula = _LINK.match(each.cell.formula) if each.cell is not None else None
    return formula[1].replace('""', '"') if formula else each.link


def _shows_no_words(each: Located) -> bool:
    return each.cell is not None and (each.cell.kind is Kind.ERROR or _is_picture(each))


def _is_picture(each: Located) -> bool:
    """A formula of a picture, or the error that a picture placed in a cell is stored as."""
    if each.cell is None:
        return False
    placed = each.cell.kind is Kind.ERROR and not each.cell.formula
    return bool(_PICTURE.match(each.cell.formula)) or (placed and each.cell.value == "#VALUE!")
