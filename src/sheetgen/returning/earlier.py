"""Takes away what an earlier round of ours marked in a file that the office sends back.

The office may have saved it with any program and changed what it liked: styles bear other numbers,
rows stand elsewhere, our sheets have other names. So our sheets are known by a sign in one of their
cells, marked cells by the record of looks, our notes by their author or by how they begin, and our
conditions by their formula. Where the record was deleted, cells stay as they are coloured.
"""

import re
from collections.abc import Iterator

from sheetgen.ooxml.changed_parts import Parts
from sheetgen.ooxml.tags import Edit, Tag, edited, removed, tags, with_attributes
from sheetgen.records import Struct
from sheetgen.returning import observations_sheet, record_sheet
from sheetgen.returning.book_part import BookPart
from sheetgen.returning.notes import our_comments, without_shapes
from sheetgen.returning.over_colours import without_ours

_ADDRESS = re.compile(r"([A-Z]+)([0-9]+)")


class Earlier(Struct, frozen=True, kw_only=True):
    """The parts of our two sheets, "" where the file has none."""

    page: str = ""
    record: str = ""

    @property
    def sheets(self) -> frozenset[str]:
        """Both."""
        return frozenset({self.page, self.record} - {""})


def take_away(parts: Parts, book: BookPart) -> Earlier:
    """Undo the marks of an earlier round; our sheets are left, to be written anew."""
    earlier = find_ours(parts, book)
    if not earlier.sheets:
        return earlier
    before = _looks(parts[earlier.record]) if earlier.record else {}
    for part in dict.fromkeys(book.sheets.values()):
        if part not in earlier.sheets:
            _clear(parts, part, before)
    return earlier


def find_ours(parts: Parts, book: BookPart) -> Earlier:
    """Our sheets among those of a file."""
    signs = (observations_sheet.SIGN, record_sheet.SIGN)
    shared = parts[book.shared_texts] if book.shared_texts else b""
    among = {sign: _place_among(shared, sign) for sign in signs}
    found = dict.fromkeys(signs, "")
    for part in dict.fromkeys(book.sheets.values()):
        data = parts[part]
        for sign in signs:
            if not found[sign] and _holds(data, sign, among[sign]):
                found[sign] = part
    return Earlier(page=found[signs[0]], record=found[signs[1]])


def _place_among(shared: bytes, sign: str) -> int | None:
    """The number of the sign among the shared texts."""
    if sign.encode() not in shared:
        return None
    found = tags(shared)
    texts = (each for each in found if each.local == "si")
    return next(
        (n for n, each in enumerate(texts) if sign.encode() in shared[each.end : each.close]), None
    )


def _holds(data: bytes, sign: str, shared: int | None) -> bool:
    if sign.encode() in data:
        return True
    if shared is None:
        return False
    value = rb"<(\w+:)?c [^>]*\bt=\"s\"[^>]*>\s*<(\w+:)?v>%d</" % shared
    return re.search(value, data) is not None


def _looks(record: bytes) -> dict[int, int]:
    """What each marked style was before, by the cells of the record."""
    rows: dict[str, dict[str, int]] = {}
    for tag in tags(record):
        if tag.local == "c" and (at := _ADDRESS.fullmatch(tag.attributes.get("r", ""))):
            rows.setdefault(at[2], {})[at[1]] = int(tag.attributes.get("s", "0"))
    pairs = ((row["A"], row["B"]) for row in rows.values() if {"A", "B"} <= row.keys())
    looks: dict[int, int] = {}
    for marked, before in pairs:
        if marked != before:
            looks.setdefault(marked, before)
    return looks


def _clear(parts: Parts, part: str, before: dict[int, int]) -> None:
    data = parts[part]
    found = tags(data)
    edits = [*_restyled(data, found, before), *without_ours(data, found)]
    if edits:
        parts[part] = edited(data, edits)
    _clear_notes(parts, part)


def _restyled(data: bytes, found: list[Tag], before: dict[int, int]) -> Iterator[Edit]:
    for tag in found:
        if (
            tag.local == "c"
            and (style := before.get(int(tag.attributes.get("s", "0")))) is not None
        ):
            written = data[tag.start : tag.end]
            yield Edit(tag.start, tag.end, with_attributes(written, s=str(style)))


def _clear_notes(parts: Parts, part: str) -> None:
    """Our notes go with the shapes that show them; one whose shape is not found stays."""
    leads = parts.relations(part).values()
    comments = next((t for kind, t in leads if kind.endswith("/comments")), "")
    shown = next((t for kind, t in leads if kind.endswith("/vmlDrawing")), "")
    if comments not in parts or shown not in parts:
        return
    data = parts[comments]
    ours = our_comments(data)
    drawn, gone = without_shapes(parts[shown], frozenset(ours))
    edits = [removed(data, tag) for at, tag in ours.items() if at in gone]
    if edits:
        parts[shown] = drawn
        parts[comments] = edited(data, edits)
        parts.tell_from_here(part)  # an earlier version of ours told it from the file's root
