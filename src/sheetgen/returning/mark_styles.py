"""The styles of marks, added behind those the workbook has."""

from collections.abc import Sequence
from enum import Enum

from sheetgen.ooxml.changed_parts import need
from sheetgen.ooxml.tags import (
    Edit,
    Tag,
    edited,
    first,
    inside,
    removed,
    tags,
    with_attributes,
)


class Mark(Enum):
    """What a mark says of a cell."""

    ERROR = "error"
    NOTICE = "notice"
    FIXED = "fixed"


class Face(Enum):
    """How the cells of the sheet of observations look."""

    TITLE = "title"
    PLAIN = "plain"
    HEADING = "heading"
    BODY = "body"
    LINK = "link"


_FILLS = {Mark.ERROR: "FFFFC7CE", Mark.NOTICE: "FFFFEB9C", Mark.FIXED: "FFC6EFCE"}
_LINES = {Mark.ERROR: "FFC00000", Mark.NOTICE: "FFBF8F00", Mark.FIXED: "FF548235"}
_HEADING_FILL = "FF1F3864"
_FONTS = {
    Face.TITLE: '<{p}b/><{p}sz val="14"/><{p}color rgb="FF1F3864"/>',
    Face.PLAIN: '<{p}sz val="10"/><{p}color rgb="FF000000"/>',
    Face.HEADING: '<{p}b/><{p}sz val="10"/><{p}color rgb="FFFFFFFF"/>',
    Face.BODY: '<{p}sz val="10"/><{p}color rgb="FF000000"/>',
    Face.LINK: '<{p}u/><{p}sz val="10"/><{p}color rgb="FF0563C1"/>',
}
_LINE = {Mark.ERROR: "thick", Mark.NOTICE: "medium", Mark.FIXED: "medium"}
"""A border, and not only a fill: the template's own conditional fill hides that of filled cells."""
_NEEDED = ("fonts", "fills", "borders", "cellXfs")
_CONDITIONS = "dxfs"
_AFTER = ("tableStyles", "colors", "extLst")
"""What stands behind the looks of conditions, in the order that Excel demands."""
_MOST_SHADES = 45
"""More would spill into the next colour."""
_SIDES = ("left", "right", "top", "bottom")


class Styles:
    """Gives the index of the style for each mark, and the part with those styles added.

    A mark takes a cell's fill and border, so two looks that differ only there would be marked
    alike: each gets its own shade of the mark, which no eye tells apart, and can be given back.
    """

    def __init__(self, data: bytes) -> None:
        self._data = data
        found = tags(data)
        self._root = found[0]
        self._lists = {name: need(found, name) for name in _NEEDED}
        conditions = first(found, _CONDITIONS)
        if conditions is not None:
            self._lists[_CONDITIONS] = conditions
        self._behind = next((each.start for each in found if each.local in _AFTER), found[0].close)
        self._known = {
            name: [each for each in found if each.parent is tag]
            for name, tag in self._lists.items()
        }
        self._written = {
            name: {_whole(data, each): index for index, each in reversed(list(enumerate(known)))}
            for name, known in self._known.items()
        }
        self._added: dict[str, list[str]] = {name: [] for name in (*_NEEDED, _CONDITIONS)}
        self._prefix = found[0].prefix
        self._marks: dict[tuple[int, Mark], int] = {}
        self._shades: dict[Mark, list[tuple[str, ...]]] = {}

    def marked(self, style: int, mark: Mark) -> int:
        """The style of a cell with this style, once it is marked: its fill and border replaced."""
        if not 0 <= style < len(self._known["cellXfs"]):
            style = 0
        key = style, mark
        if key not in self._marks:
            self._marks[key] = self._add("cellXfs", self._coloured(style, mark))
        return self._marks[key]

    def pairs(self) -> tuple[tuple[int, int], ...]:
        """(marked, before) of every style that was marked."""
        return tuple((marked, style) for (style, _), marked in self._marks.items())

    def condition(self, mark: Mark) -> int:
        """The look of a mark that stands over colours by condition."""
        p, colour = self._prefix, _FILLS[mark]
        fill = (
            f'<{p}fill><{p}patternFill patternType="solid"><{p}fgColor rgb="{colour}"/>'
            f'<{p}bgColor rgb="{colour}"/></{p}patternFill></{p}fill>'
        )
        return self._add(_CONDITIONS, f"<{p}dxf>{fill}</{p}dxf>")

    def faces(self) -> dict[Face, int]:
        """The styles of the sheet of observations."""
        p = self._prefix
        fill = self._add("fills", _fill(p, _HEADING_FILL))
        name = f'<{p}name val="Calibri"/><{p}family val="2"/>'
        found = {}
        for face, font in _FONTS.items():
            index = self._add("fonts", f"<{p}font>{font.format(p=p)}{name}</{p}font>")
            filled = f' fillId="{fill}" applyFill="1"' if face is Face.HEADING else ' fillId="0"'
            wrapped = "0" if face in {Face.TITLE, Face.PLAIN} else "1"
            wrap = f'<{p}alignment vertical="top" wrapText="{wrapped}"/>'
            found[face] = self._add(
                "cellXfs",
                f'<{p}xf numFmtId="49" fontId="{index}"{filled} borderId="0" xfId="0" '
                f'applyNumberFormat="1" applyFont="1" applyAlignment="1">{wrap}</{p}xf>',
            )
        return found

    def written(self) -> bytes:
        """The part with everything that was added."""
        edits: list[Edit] = []
        for name, added in self._added.items():
            if added and name in self._lists:
                edits += _appended(self._data, self._lists[name], added, len(self._known[name]))
            elif added:
                p, text = self._prefix, "".join(added)
                whole = f'<{p}{name} count="{len(added)}">{text}</{p}{name}>'
                edits.append(Edit(self._behind, self._behind, whole.encode()))
        return edited(self._data, edits)

    def _add(self, name: str, text: str) -> int:
        """The index of what is written so: one that is there, or a new one."""
        known = self._written.setdefault(name, {})
        if text.encode() not in known:
            self._added[name].append(text)
            known[text.encode()] = len(self._known.get(name, ())) + len(self._added[name]) - 1
        return known[text.encode()]

    def _coloured(self, style: int, mark: Mark) -> str:
        tag = self._known["cellXfs"][style]
        border = self._add("borders", _border(self._prefix, mark))
        start = with_attributes(
            self._data[tag.start : tag.end],
            fillId=str(self._add("fills", _fill(self._prefix, self._shade(tag, mark)))),
            borderId=str(border),
            applyFill="1",
            applyBorder="1",
        )
        rest = b"" if tag.is_empty else self._data[tag.end : tag.close] + f"</{tag.name}>".encode()
        return (start + rest).decode()

    def _shade(self, tag: Tag, mark: Mark) -> str:
        """The mark's colour, moved by as little as tells this fill and border from others."""
        looks = self._shades.setdefault(mark, [])
        look = tuple(tag.attributes.get(name, "0") for name in ("fillId", "borderId"))
        if look not in looks:
            looks.append(look)
        colour = int(_FILLS[mark], 16) + looks.index(look) % _MOST_SHADES
        return f"{colour:08X}"


def _whole(data: bytes, tag: Tag) -> bytes:
    return data[tag.start : removed(data, tag).end]


def _appended(data: bytes, tag: Tag, added: Sequence[str], known: int) -> list[Edit]:
    opened = with_attributes(data[tag.start : tag.end], count=str(known + len(added)))
    text = "".join(added).encode()
    if tag.is_empty:
        opened = opened.removesuffix(b">").rstrip().removesuffix(b"/").rstrip() + b">"
        return [Edit(tag.start, tag.end, opened + text + f"</{tag.name}>".encode())]
    return [Edit(tag.start, tag.end, opened), inside(data, tag, text)]


def _fill(p: str, colour: str) -> str:
    return (
        f'<{p}fill><{p}patternFill patternType="solid"><{p}fgColor rgb="{colour}"/>'
        f'<{p}bgColor indexed="64"/></{p}patternFill></{p}fill>'
    )


def _border(p: str, mark: Mark) -> str:
    line = f'style="{_LINE[mark]}"><{p}color rgb="{_LINES[mark]}"/>'
    sides = "".join(f"<{p}{side} {line}</{p}{side}>" for side in _SIDES)
    return f"<{p}border>{sides}<{p}diagonal/></{p}border>"
