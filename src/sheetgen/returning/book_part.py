"""The workbook's part: which sheet is which part, and where ours are put among them."""

import re

from sheetgen.ooxml.changed_parts import Parts, need
from sheetgen.ooxml.tags import (
    Edit,
    Tag,
    Unmarkable,
    edited,
    escape,
    inside,
    tags,
    with_attributes,
)

_SHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"
_MOST_OF_A_NAME = 31
_FORMULA = re.compile(rb"<(\w+:)?f[ >/]")


class BookPart:
    """What the book calls things."""

    def __init__(self, parts: Parts) -> None:
        self._parts = parts
        main = [t for kind, t in parts.relations("").values() if kind.endswith("/officeDocument")]
        if not main or main[0] not in parts or "[Content_Types].xml" not in parts:
            raise Unmarkable
        self._part = main[0]
        self._read()
        relations = parts.relations(self._part)
        styles = [t for kind, t in relations.values() if kind.endswith("/styles")]
        texts = [t for kind, t in relations.values() if kind.endswith("/sharedStrings")]
        kinds = [kind for kind, _ in relations.values() if kind.endswith("/worksheet")]
        if not styles or not kinds or styles[0] not in parts:
            raise Unmarkable
        self.styles = styles[0]
        self.shared_texts = texts[0] if texts and texts[0] in parts else ""
        self.relation = kinds[0].rpartition("/")[0]

    def _read(self) -> None:
        self._data = self._parts[self._part]
        self._tags = tags(self._data)
        root = self._tags[0]
        prefix = root.prefix.rstrip(":")
        self.namespace = root.attributes.get(f"xmlns:{prefix}" if prefix else "xmlns", "")
        relations = self._parts.relations(self._part)
        self._list = need(self._tags, "sheets")
        self._listed = [each for each in self._tags if each.parent is self._list]
        self._id = next(
            (name for each in self._listed for name in each.attributes if name.endswith(":id")), ""
        )
        if not self._id:
            raise Unmarkable
        found = {
            each.attributes.get("name", ""): relations.get(each.attributes.get(self._id, ""))
            for each in self._listed
        }
        self.sheets = {
            name: each[1] for name, each in found.items() if each and each[1] in self._parts
        }
        """The part of each sheet, by the sheet's name."""

    def add_sheet(self, title: str, data: bytes, *, hidden: bool = False) -> None:
        """Put a sheet before all others, or a hidden one behind them.

        Before them, what counts sheets from the first counts one more.
        """
        part = self._parts.free("xl/worksheets/sheet{n}.xml")  # some programs know no other name
        self._parts[part] = data
        self._parts.declare(part, _SHEET)
        relation = self._parts.relate(self._part, f"{self.relation}/worksheet", part)
        number = 1 + max(int(each.attributes.get("sheetId", "0")) for each in self._listed)
        state = ' state="hidden"' if hidden else ""
        text = (
            f'<{self._list.prefix}sheet name="{escape(self._free_name(title))}" '
            f'sheetId="{number}"{state} xmlns:{self._id.partition(":")[0]}="{self.relation}" '
            f'{self._id}="{relation}"/>'
        )
        edits = [inside(self._data, self._list, text.encode(), at_start=not hidden)]
        edits += [] if hidden else self._moved()
        self._parts[self._part] = edited(self._data, edits)
        self._read()

    def rewrite_sheet(self, part: str, data: bytes) -> None:
        """Put another page in the place of one of ours, whatever the office did on it.

        It keeps its name and place. What only it led to (a note on it, a printer's settings) is
        led to no more; the order of calculation goes too, for it may name cells that are gone.
        """
        if _FORMULA.search(self._parts[part]):
            self._parts.drop_relation(self._part, "/calcChain")
        self._parts.drop_relations(part)
        self._parts[part] = data

    def _free_name(self, title: str) -> str:
        taken = {name.casefold() for name in self.sheets}
        name, n = title, 1
        while name.casefold() in taken:
            n += 1
            name = f"{title} {n}"[-_MOST_OF_A_NAME:]
        return name

    def _moved(self) -> list[Edit]:
        """Names of one sheet go by its position, and so does the sheet that is open.

        It stays open: to open another its own part would have to change. The row of tabs begins
        with ours, whatever tab it began with, for else nobody would see that there is one.
        """
        edits: list[Edit] = []
        for tag in self._tags:
            if tag.local == "definedName" and "localSheetId" in tag.attributes:
                edits.append(self._raised(tag, "localSheetId"))
            elif tag.local == "workbookView":
                edits.append(self._raised(tag, "activeTab", firstSheet="0"))
        return edits

    def _raised(self, tag: Tag, name: str, **others: str) -> Edit:
        values = {name: str(int(tag.attributes.get(name, "0")) + 1), **others}
        written = self._data[tag.start : tag.end]
        return Edit(tag.start, tag.end, with_attributes(written, **values))
