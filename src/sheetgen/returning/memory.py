"""What a marked file remembers of itself: what was asked of it, for the day it comes back.

Used where the file that was marked was never filed, so that it cannot be read again.
"""

import html
from collections.abc import Iterable, Iterator

from sheetgen.language.message import own_message
from sheetgen.language.speaker import Speaker
from sheetgen.model.place import Place
from sheetgen.model.problem import Problem, Weight
from sheetgen.model.submission import Submission
from sheetgen.ooxml.changed_parts import Parts
from sheetgen.ooxml.tags import BROKEN, Tag, Unmarkable, tags
from sheetgen.records import Struct
from sheetgen.returning.book_part import BookPart
from sheetgen.returning.earlier import find_ours
from sheetgen.returning.mended import Asked, asked_of
from sheetgen.returning.record_sheet import FIRST_WORD
from sheetgen.returning.sheet_marks import At

_BETWEEN = "|"
_FIELDS = 8


class Memory(Struct, frozen=True, kw_only=True):
    """The file that was marked, and what was asked of it."""

    file: str
    asked: tuple[Asked, ...]


def lines_of(submission: Submission, say: Speaker) -> Iterator[tuple[str, ...]]:
    """The lines of words that a marked file carries."""
    for each in asked_of(submission):
        problem = each.problem
        yield (
            submission.file.rpartition("/")[2],
            problem.code,
            problem.weight.value,
            f"{problem.place.sheet}!{problem.place.cell}",
            say.say(problem.message),
            say.say(problem.remedy),
            each.key,
            "\n".join(_BETWEEN.join(cell) for cell in each.cells),
        )


def remembered(data: bytes, office: str) -> Memory | None:
    """What a file of ours that comes back carries; None where it carries nothing to be read."""
    try:
        parts = Parts(data)
        book = BookPart(parts)
        part = find_ours(parts, book).record
        rows = tuple(_rows(parts, book, part)) if part else ()
    except (Unmarkable, *BROKEN):
        return None
    asked = tuple(_asked(row, office) for row in rows if _is_whole(row))
    return Memory(file=rows[0][0], asked=asked) if asked else None


def _is_whole(row: tuple[str, ...]) -> bool:
    """Whether a line is as it was written: what somebody changed in it says nothing."""
    return bool(row[1]) and row[2] in {each.value for each in Weight} and bool(row[6])


def _asked(row: tuple[str, ...], office: str) -> Asked:
    file, code, weight, where, said, cure, key, cells = row
    sheet, _, cell = where.rpartition("!")
    return Asked(
        key=key,
        problem=Problem(
            code=code,
            weight=Weight(weight),
            office=office,
            place=Place(file, sheet, cell),
            message=own_message((("en", "{said}"),), said=said),  # braces that were typed too
            remedy=own_message((("en", "{cure}"),), cure=cure),
        ),
        cells=tuple(tuple(each.split(_BETWEEN)) for each in cells.splitlines()),
    )


def _rows(parts: Parts, book: BookPart, part: str) -> Iterator[tuple[str, ...]]:
    """The words of each line, "" where a cell is empty."""
    shared = _shared(parts[book.shared_texts]) if book.shared_texts else ()
    data = parts[part]
    first = At.parse(f"{FIRST_WORD}1").column
    found: dict[int, dict[int, str]] = {}
    for tag, text in _texts(data, shared):
        at = At.parse(tag.attributes["r"])
        if at.column >= first:
            found.setdefault(at.row, {})[at.column - first] = text
    for row in sorted(found):
        yield tuple(found[row].get(column, "") for column in range(_FIELDS))


def _texts(data: bytes, shared: tuple[str, ...]) -> Iterator[tuple[Tag, str]]:
    """Every cell with words."""
    found = tags(data)
    inside: dict[int, list[Tag]] = {}
    for tag in found:
        above = tag.parent
        while above is not None and above.local != "c":
            above = above.parent
        if above is not None and tag.local in {"v", "t"}:
            inside.setdefault(above.start, []).append(tag)
    for cell in (each for each in found if each.local == "c" and "r" in each.attributes):
        text = _joined(data, inside.get(cell.start, ()))
        if cell.attributes.get("t") == "s":
            text = shared[int(text)] if text.isdigit() and int(text) < len(shared) else ""
        if text:
            yield cell, text


def _shared(data: bytes) -> tuple[str, ...]:
    found = tags(data)
    inside: dict[int, list[Tag]] = {each.start: [] for each in found if each.local == "si"}
    for tag in found:
        above = tag.parent
        while above is not None and above.local != "si":
            above = above.parent
        if above is not None and tag.local == "t":
            inside[above.start].append(tag)
    return tuple(_joined(data, texts) for texts in inside.values())


def _joined(data: bytes, texts: Iterable[Tag]) -> str:
    raw = b"".join(data[each.end : each.close] for each in texts if not each.is_empty)
    return html.unescape(raw.decode())
