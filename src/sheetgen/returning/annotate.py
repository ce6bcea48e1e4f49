"""Returns an office's own workbook with marks: nothing in it changes but what is marked.

Patched part by part: the styles, the sheets with marked cells, their notes, the list of sheets and
one new sheet. Everything else (shapes, validation, macros, labels, stored results) keeps its bytes.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from sheetgen.returning.notes import drawing, more_comments, new_comments
from sheetgen.returning.observations_sheet import Page, observations_part
from sheetgen.returning.package import Parts, need
from sheetgen.returning.sheet_marks import At, coloured, drawing_edit
from sheetgen.returning.styles import Mark, Styles
from sheetgen.returning.tags import (
    Edit,
    Tag,
    Unmarkable,
    edited,
    escape,
    first,
    inside,
    tags,
    with_attributes,
)

_CONTENT = "application/vnd.openxmlformats-officedocument"
_SHEET = f"{_CONTENT}.spreadsheetml.worksheet+xml"
_COMMENTS = f"{_CONTENT}.spreadsheetml.comments+xml"
_VML = f"{_CONTENT}.vmlDrawing"
_MOST_OF_A_NAME = 31


@dataclass(frozen=True, slots=True)
class Note:
    """What is marked in a cell, and what is said beside it."""

    mark: Mark
    text: str


Notes = Mapping[str, Mapping[At, Note]]
"""By the sheet's name, then by cell."""


def annotate(data: bytes, notes: Notes, page: Page, title: str) -> bytes:
    """The workbook (.xlsx or .xlsm) with coloured cells, notes and a first sheet ``title``.

    Raises Unmarkable where it is of another kind, or made in a way that cannot be patched.
    """
    parts = Parts(data)
    book = _Book(parts)
    styles = Styles(parts[book.styles])
    for name, cells in notes.items():
        part = book.sheets.get(name)
        if part is not None and cells:
            _mark_sheet(parts, book, part, cells, styles)
    faces = styles.faces()
    parts[book.styles] = styles.written()
    book.add_sheet(title, observations_part(page, faces, book.namespace))
    return parts.packed()


class _Book:
    """The workbook's part: which sheet is which part, and what the book calls things."""

    def __init__(self, parts: Parts) -> None:
        self._parts = parts
        main = [t for kind, t in parts.relations("").values() if kind.endswith("/officeDocument")]
        if not main or main[0] not in parts or "[Content_Types].xml" not in parts:
            raise Unmarkable
        self._part = main[0]
        self._data = parts[self._part]
        self._tags = tags(self._data)
        root = self._tags[0]
        prefix = root.prefix.rstrip(":")
        self.namespace = root.attributes.get(f"xmlns:{prefix}" if prefix else "xmlns", "")
        relations = parts.relations(self._part)
        self._list = need(self._tags, "sheets")
        self._listed = [each for each in self._tags if each.parent is self._list]
        self._id = next(
            (name for each in self._listed for name in each.attributes if name.endswith(":id")), ""
        )
        known = {
            each.attributes.get("name", ""): relations.get(each.attributes.get(self._id, ""))
            for each in self._listed
        }
        self.sheets = {name: found[1] for name, found in known.items() if found}
        styles = [t for kind, t in relations.values() if kind.endswith("/styles")]
        kinds = [kind for kind, _ in relations.values() if kind.endswith("/worksheet")]
        if not styles or not kinds or not self._id or styles[0] not in parts:
            raise Unmarkable
        self.styles = styles[0]
        self.relation = kinds[0].rpartition("/")[0]

    def add_sheet(self, title: str, data: bytes) -> None:
        """Put a sheet before all others; what counts sheets from the first counts one more."""
        part = self._parts.free("xl/worksheets/sheetgen{n}.xml")
        self._parts[part] = data
        self._parts.declare(part, _SHEET)
        relation = self._parts.relate(self._part, f"{self.relation}/worksheet", part)
        number = 1 + max(int(each.attributes.get("sheetId", "0")) for each in self._listed)
        text = (
            f'<{self._list.prefix}sheet name="{escape(self._free_name(title))}" '
            f'sheetId="{number}" xmlns:{self._id.partition(":")[0]}="{self.relation}" '
            f'{self._id}="{relation}"/>'
        )
        edits = [inside(self._data, self._list, text.encode(), at_start=True), *self._moved()]
        self._parts[self._part] = edited(self._data, edits)

    def _free_name(self, title: str) -> str:
        taken = {name.casefold() for name in self.sheets}
        name, n = title, 1
        while name.casefold() in taken:
            n += 1
            name = f"{title} {n}"[-_MOST_OF_A_NAME:]
        return name

    def _moved(self) -> list[Edit]:
        """Names of one sheet go by its position, and so does the sheet that is shown first.

        The sheet that was open stays open: to open another its own part would have to change.
        """
        edits: list[Edit] = []
        for tag in self._tags:
            if tag.local == "definedName" and "localSheetId" in tag.attributes:
                edits.append(self._raised(tag, "localSheetId"))
            elif tag.local == "workbookView":
                names = ["activeTab"] + ["firstSheet"] * ("firstSheet" in tag.attributes)
                edits.append(self._raised(tag, *names))
        return edits

    def _raised(self, tag: Tag, *names: str) -> Edit:
        values = {name: str(int(tag.attributes.get(name, "0")) + 1) for name in names}
        written = self._data[tag.start : tag.end]
        return Edit(tag.start, tag.end, with_attributes(written, **values))


def _mark_sheet(
    parts: Parts, book: _Book, part: str, cells: Mapping[At, Note], styles: Styles
) -> None:
    data = parts[part]
    found = tags(data)
    edits = coloured(data, found, {at: note.mark for at, note in cells.items()}, styles)
    said = {at: note.text for at, note in cells.items() if note.text}
    relation = _add_notes(parts, book, part, found, said) if said else ""
    if relation:
        namespace = book.relation
        edits.append(drawing_edit(found, relation, namespace))
    parts[part] = edited(data, edits)


def _add_notes(
    parts: Parts, book: _Book, part: str, found: list[Tag], said: Mapping[At, str]
) -> str:
    """Write the notes; gives the relation the sheet must lead to, "" where it does already."""
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
