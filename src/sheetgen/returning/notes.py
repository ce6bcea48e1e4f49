"""The notes beside marked cells: the comments part and the drawing that shows them."""

import re
from collections.abc import Mapping

from sheetgen.ooxml.changed_parts import need
from sheetgen.ooxml.tags import Edit, Tag, edited, escape, first, inside, tags
from sheetgen.returning.sheet_marks import At

AUTHOR = "sheetgen"
_SHAPE = re.compile(rb"_x0000_s(\d+)")
_PER_SHEET = 1024
_BEGINS = re.compile(r"READ(-\d{3}:| \N{CHECK MARK}) ")
"""How a note of ours begins, for programs that do not keep who wrote it."""
_DRAWN = re.compile(rb"<(?:\w+:)?shape\b(?:(?!<(?:\w+:)?shape\b).)*?</(?:\w+:)?shape>", re.DOTALL)
_ROW, _COLUMN = (
    re.compile(rb"<(?:\w+:)?" + name + rb">\s*(\d+)\s*<") for name in (b"Row", b"Column")
)
_SPACES = (
    ' xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office"'
    ' xmlns:x="urn:schemas-microsoft-com:office:excel"'
)
_VML = (
    "<xml{spaces}>"
    '<o:shapelayout v:ext="edit">'
    '<o:idmap v:ext="edit" data="{n}"/></o:shapelayout>{kind}</xml>'
)
_KIND = (
    '<v:shapetype{spaces} id="_x0000_t202" coordsize="21600,21600" o:spt="202" '
    'path="m,l,21600r21600,l21600,xe"><v:stroke joinstyle="miter"/>'
    '<v:path gradientshapeok="t" o:connecttype="rect"/></v:shapetype>'
)
_NOTE = (
    '<v:shape{spaces} id="_x0000_s{id}" type="#_x0000_t202" '
    'style="position:absolute;margin-left:80pt;'
    'margin-top:5pt;width:240pt;height:90pt;z-index:{z};visibility:hidden" fillcolor="#ffffe1" '
    'o:insetmode="auto"><v:fill color2="#ffffe1"/><v:shadow on="t" color="black" obscured="t"/>'
    '<v:path o:connecttype="none"/><v:textbox style="mso-direction-alt:auto">'
    '<div style="text-align:left"></div></v:textbox><x:ClientData ObjectType="Note">'
    "<x:MoveWithCells/><x:SizeWithCells/><x:Anchor>{anchor}</x:Anchor><x:AutoFill>False"
    "</x:AutoFill><x:Row>{row}</x:Row><x:Column>{column}</x:Column></x:ClientData></v:shape>"
)


def new_comments(namespace: str, notes: Mapping[At, str]) -> bytes:
    """The comments of a sheet that had none."""
    listed = "".join(_comment("", at, text, 0) for at, text in sorted(notes.items()))
    return (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
        f'<comments xmlns="{namespace}"><authors><author>{AUTHOR}</author></authors>'
        f"<commentList>{listed}</commentList></comments>"
    ).encode()


def more_comments(data: bytes, notes: Mapping[At, str]) -> tuple[bytes, frozenset[At]]:
    """A sheet's comments with ours among them, and the cells that got a new one.

    Our own notes of an earlier round are said anew; a cell with a note of somebody else keeps it.
    """
    found = tags(data)
    authors = need(found, "authors")
    listed = need(found, "commentList")
    names = [data[each.end : each.close].decode() for each in found if each.parent is authors]
    ours = names.index(AUTHOR) if AUTHOR in names else len(names)
    p = found[0].prefix
    edits: list[Edit] = []
    if AUTHOR not in names:
        edits.append(inside(data, authors, f"<{p}author>{AUTHOR}</{p}author>".encode()))
    there = {At.parse(each.attributes["ref"]): each for each in found if each.parent is listed}
    edits += (
        _said_anew(data, found, there[at], p, notes[at])
        for at in sorted(set(notes) & set(there))
        if there[at].attributes.get("authorId") == str(ours)
    )
    new = {at: text for at, text in notes.items() if at not in there}
    text = "".join(_comment(p, at, note, ours) for at, note in sorted(new.items()))
    edits.append(inside(data, listed, text.encode()))
    return edited(data, edits), frozenset(new)


def our_comments(data: bytes) -> dict[At, Tag]:
    """The notes of an earlier round: by their author, or by how they begin."""
    found = tags(data)
    authors = first(found, "authors")
    names = [data[each.end : each.close].decode() for each in found if each.parent is authors]
    ours = str(names.index(AUTHOR)) if AUTHOR in names else ""
    texts: dict[int, str] = {}
    for each in found:
        if each.local == "t" and (comment := _comment_of(each)) is not None:
            said = data[each.end : each.close].decode()
            texts[comment.start] = texts.get(comment.start, "") + said
    return {
        At.parse(each.attributes["ref"]): each
        for each in found
        if each.local == "comment"
        and (each.attributes.get("authorId") == ours or _BEGINS.match(texts.get(each.start, "")))
    }


def _comment_of(tag: Tag) -> Tag | None:
    above = tag.parent
    while above is not None and above.local != "comment":
        above = above.parent
    return above


def without_shapes(data: bytes, cells: frozenset[At]) -> tuple[bytes, frozenset[At]]:
    """The drawing without the shapes of these notes, and the cells whose shape was there."""
    gone: set[At] = set()
    pieces: list[bytes] = []
    at = 0
    for shape in _DRAWN.finditer(data):
        row, column = _ROW.search(shape[0]), _COLUMN.search(shape[0])
        if b'ObjectType="Note"' not in shape[0] or row is None or column is None:
            continue
        cell = At(int(row[1]) + 1, int(column[1]) + 1)
        if cell in cells:
            gone.add(cell)
            pieces.append(data[at : shape.start()])
            at = shape.end()
    return b"".join((*pieces, data[at:])), frozenset(gone)


def _said_anew(data: bytes, found: list[Tag], comment: Tag, p: str, text: str) -> Edit:
    old = next(each for each in found if each.parent is comment and each.local == "text")
    end = data.index(b">", old.close) + 1
    return Edit(old.start, end, _text(p, text).encode())


def _comment(p: str, at: At, text: str, author: int) -> str:
    return f'<{p}comment ref="{at}" authorId="{author}">{_text(p, text)}</{p}comment>'


def _text(p: str, text: str) -> str:
    return f'<{p}text><{p}r><{p}t xml:space="preserve">{escape(text)}</{p}t></{p}r></{p}text>'


def drawing(data: bytes | None, cells: frozenset[At], number: int) -> bytes:
    """The drawing with a shape for each of these notes; ``number`` tells new drawings apart."""
    if data is None:
        data = _VML.format(spaces=_SPACES, n=number, kind=_KIND.format(spaces="")).encode()
    head = data[: data.find(b">", data.find(b"<xml")) + 1]
    # openpyxl declares the namespaces on each shape and not once for all of them.
    spaces = "" if all(f"xmlns:{each}=".encode() in head for each in "vox") else _SPACES
    taken = [int(each) for each in _SHAPE.findall(data)]
    next_id = max(taken, default=number * _PER_SHEET) + 1
    shapes = "".join(
        _NOTE.format(
            spaces=spaces,
            id=next_id + count,
            z=count + 1,
            anchor=_anchor(at),
            row=at.row - 1,
            column=at.column - 1,
        )
        for count, at in enumerate(sorted(cells))
    )
    end = data.rindex(b"</")
    kind = b"" if b"_x0000_t202" in data else _KIND.format(spaces=spaces).encode()
    return data[:end] + kind + shapes.encode() + data[end:]


def _anchor(at: At) -> str:
    top = max(at.row - 2, 0)
    return f"{at.column}, 15, {top}, 10, {at.column + 3}, 15, {top + 5}, 4"
