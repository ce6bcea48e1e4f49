"""The styles of marks, added behind those the workbook has."""

from collections.abc import Sequence
from enum import Enum

from sheetgen.returning.package import need
from sheetgen.returning.tags import Edit, Tag, edited, inside, tags, with_attributes


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
_SIDES = ("left", "right", "top", "bottom")


class Styles:
    """Gives the index of the style for each mark, and the part with those styles added."""

    def __init__(self, data: bytes) -> None:
        self._data = data
        found = tags(data)
        self._lists = {name: need(found, name) for name in ("fonts", "fills", "borders", "cellXfs")}
        self._known = {
            name: [each for each in found if each.parent is tag]
            for name, tag in self._lists.items()
        }
        self._added: dict[str, list[str]] = {name: [] for name in self._lists}
        self._prefix = found[0].prefix
        self._marks: dict[tuple[int, Mark], int] = {}
        self._looks: dict[Mark, tuple[int, int]] = {}

    def marked(self, style: int, mark: Mark) -> int:
        """The style of a cell with this style, once it is marked: its fill and border replaced."""
        key = style, mark
        if key not in self._marks:
            self._marks[key] = self._add("cellXfs", self._coloured(style, mark))
        return self._marks[key]

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
            if added:
                edits += _appended(self._data, self._lists[name], added, len(self._known[name]))
        return edited(self._data, edits)

    def _add(self, name: str, text: str) -> int:
        self._added[name].append(text)
        return len(self._known[name]) + len(self._added[name]) - 1

    def _coloured(self, style: int, mark: Mark) -> str:
        known = self._known["cellXfs"]
        if mark not in self._looks:
            fill = self._add("fills", _fill(self._prefix, _FILLS[mark]))
            self._looks[mark] = fill, self._add("borders", _border(self._prefix, mark))
        fill, border = self._looks[mark]
        if not 0 <= style < len(known):
            style = 0
        tag = known[style]
        start = with_attributes(
            self._data[tag.start : tag.end],
            fillId=str(fill),
            borderId=str(border),
            applyFill="1",
            applyBorder="1",
        )
        rest = b"" if tag.is_empty else self._data[tag.end : tag.close] + f"</{tag.name}>".encode()
        return (start + rest).decode()


def _appended(data: bytes, tag: Tag, added: Sequence[str], known: int) -> list[Edit]:
    opened = with_attributes(data[tag.start : tag.end], count=str(known + len(added)))
    return [
        Edit(tag.start, tag.end, opened),
        inside(data, tag, "".join(added).encode()),
    ]


def _fill(p: str, colour: str) -> str:
    return (
        f'<{p}fill><{p}patternFill patternType="solid"><{p}fgColor rgb="{colour}"/>'
        f'<{p}bgColor indexed="64"/></{p}patternFill></{p}fill>'
    )


def _border(p: str, mark: Mark) -> str:
    line = f'style="{_LINE[mark]}"><{p}color rgb="{_LINES[mark]}"/>'
    sides = "".join(f"<{p}{side} {line}</{p}{side}>" for side in _SIDES)
    return f"<{p}border>{sides}<{p}diagonal/></{p}border>"
