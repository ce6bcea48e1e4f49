"""A workbook's parts, changed one by one; those that are not changed keep their bytes."""

import io
import posixpath
import zipfile
from collections.abc import Callable, Iterator
from xml.parsers import expat

from sheetgen.ooxml.parts import relations_of, target_from
from sheetgen.ooxml.tags import (
    Edit,
    Tag,
    Unmarkable,
    edited,
    escape,
    first,
    inside,
    removed,
    tags,
    with_attributes,
)

_TYPES = "[Content_Types].xml"
_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
_LEVEL = 6


class Parts:
    """The parts of one file, by name as written."""

    def __init__(self, data: bytes) -> None:
        try:
            with zipfile.ZipFile(io.BytesIO(data)) as package:
                self._infos = package.infolist()
                self._data = {info.filename: package.read(info) for info in self._infos}
        except zipfile.BadZipFile as error:  # a file of another kind
            raise Unmarkable from error
        self._names = {name.lower(): name for name in self._data}
        self._changed: set[str] = set()

    def __contains__(self, name: str) -> bool:
        return name.lower() in self._names

    def __getitem__(self, name: str) -> bytes:
        return self._data[self._names[name.lower()]]

    def __setitem__(self, name: str, data: bytes) -> None:
        written = self._names.setdefault(name.lower(), name)
        self._data[written] = data
        self._changed.add(written)

    def __iter__(self) -> Iterator[str]:
        return iter(self._data)

    def free(self, pattern: str) -> str:
        """A part's name that is not taken; ``{n}`` counts from 1."""
        n = 1
        while pattern.format(n=n) in self:
            n += 1
        return pattern.format(n=n)

    def packed(self) -> bytes:
        """The file: parts in their old order with their old dates, new ones last and undated."""
        self._check()
        into = io.BytesIO()
        with zipfile.ZipFile(into, "w", zipfile.ZIP_DEFLATED, compresslevel=_LEVEL) as package:
            known = {info.filename: info for info in self._infos}
            for name, data in self._data.items():
                old = known.get(name)
                info = zipfile.ZipInfo(name, old.date_time if old else (1980, 1, 1, 0, 0, 0))
                info.compress_type = old.compress_type if old else zipfile.ZIP_DEFLATED
                package.writestr(info, data, compresslevel=_LEVEL)
        return into.getvalue()

    def _check(self) -> None:
        """Refuse to give back a part that does not parse: a program would call it damaged."""
        for name in sorted(self._changed):
            if name.endswith(".vml"):  # drawings by old programs never parsed, and are shown
                continue
            parser = expat.ParserCreate(namespace_separator=" ")
            try:
                parser.Parse(self._data[name], True)  # noqa: FBT003 - expat takes it by position only
            except expat.ExpatError as error:
                raise Unmarkable from error

    def relations(self, part: str) -> dict[str, tuple[str, str]]:
        """Where a part leads: id -> (type, target part)."""
        source = relations_of(part)
        if source not in self:
            return {}
        folder = posixpath.dirname(part)
        return {
            each.attributes["Id"]: (
                each.attributes["Type"],
                target_from(folder, each.attributes["Target"]),
            )
            for each in tags(self[source])
            if each.local == "Relationship" and each.attributes.get("TargetMode") != "External"
        }

    def relate(self, part: str, kind: str, target: str) -> str:
        """Lead from a part to another; gives the new id.

        The way is told from the part's own folder: some programs know no other.
        """
        source = relations_of(part)
        if source not in self:
            self[source] = (
                '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
                f'<Relationships xmlns="{_RELATIONS}"></Relationships>'
            ).encode()
        data = self[source]
        found = tags(data)
        taken = {each.attributes.get("Id") for each in found}
        new = next(f"rId{n}" for n in range(1, len(taken) + 2) if f"rId{n}" not in taken)
        root = found[0]
        text = (
            f'<{root.prefix}Relationship Id="{new}" Type="{escape(kind)}" '
            f'Target="{escape(_way(part, target))}"/>'
        )
        self[source] = edited(data, [inside(data, root, text.encode())])
        return new

    def tell_from_here(self, part: str) -> None:
        """Tell the way to each part that this one leads to from its own folder."""
        source = relations_of(part)
        if source not in self:
            return
        data = self[source]
        edits = [
            Edit(each.start, each.end, with_attributes(data[each.start : each.end], Target=told))
            for each in tags(data)
            if each.attributes.get("Target", "").startswith("/")
            and each.attributes.get("TargetMode") != "External"
            and (told := _way(part, each.attributes["Target"].lstrip("/")))
        ]
        if edits:
            self[source] = edited(data, edits)

    def drop_relations(self, part: str) -> None:
        """Let a part lead nowhere."""
        source = relations_of(part)
        if source in self:
            self._drop(source)

    def drop_relation(self, part: str, ending: str) -> None:
        """Let a part lead no more to parts of one type, and take those away."""
        source = relations_of(part)
        targets = {
            key: target
            for key, (kind, target) in self.relations(part).items()
            if kind.endswith(ending)
        }
        if not targets:
            return
        self._without(source, "Relationship", lambda tag: tag.attributes.get("Id") in targets)
        names = {f"/{target}".lower() for target in targets.values()}
        self._without(
            _TYPES,
            "Override",
            lambda tag: tag.attributes.get("PartName", "").lower() in names,
        )
        for target in targets.values():
            if target in self:
                self._drop(target)

    def _drop(self, name: str) -> None:
        written = self._names.pop(name.lower())
        del self._data[written]
        self._changed.discard(written)

    def _without(self, part: str, local: str, goes: Callable[[Tag], bool]) -> None:
        data = self[part]
        found = (each for each in tags(data) if each.local == local and goes(each))
        self[part] = edited(data, [removed(data, each) for each in found])

    def declare(self, part: str, content: str) -> None:
        """Say what a new part holds."""
        self._declare("Override", "PartName", f"/{part}", content)

    def declare_extension(self, extension: str, content: str) -> None:
        """Say what parts with this extension hold, unless it is said already."""
        known = (each for each in tags(self[_TYPES]) if each.local == "Default")
        if all(each.attributes.get("Extension", "").lower() != extension for each in known):
            self._declare("Default", "Extension", extension, content)

    def _declare(self, kind: str, key: str, value: str, content: str) -> None:
        data = self[_TYPES]
        root = tags(data)[0]
        text = f'<{root.prefix}{kind} {key}="{escape(value)}" ContentType="{content}"/>'
        self[_TYPES] = edited(data, [inside(data, root, text.encode(), at_start=kind == "Default")])


def _way(part: str, target: str) -> str:
    """The way from a part's folder to another part."""
    return posixpath.relpath(f"/{target}", posixpath.join("/", posixpath.dirname(part)))


def need(found: list[Tag], local: str) -> Tag:
    """The element; raises Unmarkable where the part lacks it."""
    tag = first(found, local)
    if tag is None:
        raise Unmarkable
    return tag
