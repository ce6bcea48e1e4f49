"""Returns an office's own workbook with marks: nothing in it changes but what is marked.

Patched part by part: the styles, the sheets with marked cells, their notes, the list of sheets, and
two new sheets. All else (shapes, validation, macros, labels, stored results) keeps its bytes.
What an earlier round of ours marked is taken away first, so that a file may go to and fro.
"""

from collections.abc import Iterable, Mapping, Sequence

from sheetgen.ooxml.changed_parts import Parts
from sheetgen.ooxml.tags import BROKEN, Tag, Unmarkable, edited, first, tags
from sheetgen.records import Struct
from sheetgen.returning.book_part import BookPart
from sheetgen.returning.earlier import Earlier, take_away
from sheetgen.returning.mark_styles import Mark, Styles
from sheetgen.returning.notes import drawing, more_comments, new_comments
from sheetgen.returning.observations_sheet import Page, observations_part
from sheetgen.returning.over_colours import colours_on_top
from sheetgen.returning.record_sheet import NAME, record_part
from sheetgen.returning.sheet_marks import At, coloured, drawing_edit

_CONTENT = "application/vnd.openxmlformats-officedocument"
_COMMENTS = f"{_CONTENT}.spreadsheetml.comments+xml"
_VML = f"{_CONTENT}.vmlDrawing"


class Note(Struct, frozen=True):
    """What is marked in a cell, and what is said beside it."""

    mark: Mark
    text: str


Notes = Mapping[str, Mapping[At, Note]]
"""By the sheet's name, then by cell."""


def annotate(
    data: bytes,
    notes: Notes,
    page: Page,
    title: str,
    remembered: Iterable[Sequence[str]] = (),
) -> bytes:
    """The workbook (.xlsx or .xlsm) with coloured cells, notes and a first sheet ``title``.

    ``remembered`` are lines of words for the hidden sheet that the file takes along.
    Raises Unmarkable where it is of another kind, damaged, or made in a way that cannot be patched.
    """
    try:
        return _annotated(data, notes, page, title, remembered)
    except BROKEN as error:
        raise Unmarkable from error


def _annotated(
    data: bytes, notes: Notes, page: Page, title: str, remembered: Iterable[Sequence[str]]
) -> bytes:
    parts = Parts(data)
    book = BookPart(parts)
    earlier = take_away(parts, book)
    styles = Styles(parts[book.styles])
    for name, cells in notes.items():
        part = book.sheets.get(name)
        if part is not None and cells and part not in earlier.sheets:
            _mark_sheet(parts, book, part, cells, styles)
    faces = styles.faces()
    record = record_part(styles.pairs(), remembered, book.namespace)
    _put_sheets(book, earlier, title, observations_part(page, faces, book.namespace), record)
    parts[book.styles] = styles.written()
    return parts.packed()


def _put_sheets(book: BookPart, earlier: Earlier, title: str, page: bytes, record: bytes) -> None:
    """Our two sheets: those of the earlier round are written anew where they stand."""
    if earlier.page:
        book.rewrite_sheet(earlier.page, page)
    else:
        book.add_sheet(title, page)
    if earlier.record:
        book.rewrite_sheet(earlier.record, record)
    else:
        book.add_sheet(NAME, record, hidden=True)


def _mark_sheet(
    parts: Parts, book: BookPart, part: str, cells: Mapping[At, Note], styles: Styles
) -> None:
    data = parts[part]
    found = tags(data)
    edits = coloured(data, found, {at: note.mark for at, note in cells.items()}, styles)
    edits += colours_on_top(data, found, {at: note.mark for at, note in cells.items()}, styles)
    said = {at: note.text for at, note in cells.items() if note.text}
    relation = _add_notes(parts, book, part, found, said) if said else ""
    if relation:
        namespace = book.relation
        edits.append(drawing_edit(found, relation, namespace))
    parts[part] = edited(data, edits)


def _add_notes(
    parts: Parts, book: BookPart, part: str, found: list[Tag], said: Mapping[At, str]
) -> str:
    """Write the notes; gives the relation the sheet must lead to, "" where it does already."""
    parts.tell_from_here(part)
    leads = parts.relations(part)
    comments = next((t for kind, t in leads.values() if kind.endswith("/comments")), "")
    if comments and comments in parts:
        parts[comments], new = more_comments(parts[comments], said)
    else:
        new = frozenset(said)
        comments = parts.free("xl/comments{n}.xml")
        parts[comments] = new_comments(book.namespace, said)
        parts.declare(comments, _COMMENTS)
        parts.relate(part, f"{book.relation}/comments", comments)
    if not new:
        return ""
    legacy = first(found, "legacyDrawing", found[0].local)
    if legacy is not None:
        key = next((name for name in legacy.attributes if name.endswith(":id")), "")
        shown = leads.get(legacy.attributes.get(key, ""), ("", ""))[1]
        if shown not in parts:
            raise Unmarkable
        parts[shown] = drawing(parts[shown], new, 1)
        return ""
    number = 1 + sum(name.endswith(".vml") for name in parts)
    shown = parts.free("xl/drawings/vmlDrawing{n}.vml")
    parts[shown] = drawing(None, new, number)
    parts.declare_extension("vml", _VML)
    return parts.relate(part, f"{book.relation}/vmlDrawing", shown)
