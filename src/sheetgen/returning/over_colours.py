"""Colours on top of a sheet's own: a cell's colour by a condition hides the colour of a mark.

Where a marked cell has such a condition, the mark gets one of its own that always holds and stands
first; the sheet's own keep their order behind it. It is known again by its formula.
"""

import re
from collections.abc import Iterable, Iterator, Mapping

from sheetgen.ooxml.tags import Edit, Tag, removed, with_attributes
from sheetgen.records import Struct
from sheetgen.returning.mark_styles import Mark, Styles
from sheetgen.returning.sheet_marks import At

_SIGN = 'LEN("sheetgen")=8'
_OURS = re.compile(rb'LEN\(("|&quot;)sheetgen("|&quot;)\)')
_CONDITION = "conditionalFormatting"
_HIGHEST = 1 << 20


class _Area(Struct, frozen=True):
    first: At
    last: At

    @classmethod
    def parse(cls, text: str) -> "_Area":
        """Read ``C5`` or ``C5:D9``; whole columns and rows reach to the end."""
        start, _, end = text.replace("$", "").partition(":")
        return cls(_corner(start, 1), _corner(end or start, _HIGHEST))

    def holds(self, at: At) -> bool:
        return (
            self.first.row <= at.row <= self.last.row
            and self.first.column <= at.column <= self.last.column
        )


def _corner(text: str, open_end: int) -> At:
    if text.isdigit():
        return At(int(text), open_end)
    if text.isalpha():
        return At(open_end, At.parse(f"{text}1").column)
    return At.parse(text)


def colours_on_top(
    data: bytes, found: list[Tag], marks: Mapping[At, Mark], styles: Styles
) -> list[Edit]:
    """The edits that let the marks be seen in cells with a colour by condition."""
    areas = list(_areas(data, found))
    hidden: dict[Mark, list[At]] = {}
    for at, mark in sorted(marks.items()):
        if any(area.holds(at) for area in areas):
            hidden.setdefault(mark, []).append(at)
    conditions = [each for each in found if each.local == _CONDITION and each.parent is found[0]]
    if not hidden or not conditions:
        return []
    p = found[0].prefix
    text = "".join(
        f'<{p}{_CONDITION} sqref="{" ".join(map(str, cells))}"><{p}cfRule type="expression" '
        f'dxfId="{styles.condition(mark)}" priority="{n}"><{p}formula>{_SIGN}</{p}formula>'
        f"</{p}cfRule></{p}{_CONDITION}>"
        for n, (mark, cells) in enumerate(hidden.items(), 1)
    )
    start = conditions[0].start
    return [Edit(start, start, text.encode()), *_later(data, found, len(hidden))]


def _areas(data: bytes, found: list[Tag]) -> Iterator[_Area]:
    """Every area with a condition, those of later Excels among them."""
    for tag in found:
        if tag.local == _CONDITION and tag.attributes.get("sqref"):
            yield from _parsed(tag.attributes["sqref"])
        elif tag.local == "sqref" and tag.parent is not None and tag.parent.local == _CONDITION:
            yield from _parsed(data[tag.end : tag.close].decode())


def _parsed(text: str) -> Iterator[_Area]:
    for each in text.split():
        yield _Area.parse(each)


def _later(data: bytes, found: list[Tag], ours: int) -> Iterator[Edit]:
    """The sheet's own conditions moved behind ours, where they do not stand there already."""
    ordered = [each for each in found if each.local == "cfRule" and "priority" in each.attributes]
    first = min((int(each.attributes["priority"]) for each in ordered), default=_HIGHEST)
    if first > ours:
        return
    for each in ordered:
        number = int(each.attributes["priority"]) + ours + 1 - first
        written = with_attributes(data[each.start : each.end], priority=str(number))
        yield Edit(each.start, each.end, written)


def without_ours(data: bytes, found: Iterable[Tag]) -> Iterator[Edit]:
    """The edits that take away the conditions of an earlier round."""
    rules: dict[int, list[Tag]] = {}
    areas = {}
    for tag in found:
        if tag.local == "cfRule" and tag.parent is not None and tag.parent.local == _CONDITION:
            rules.setdefault(tag.parent.start, []).append(tag)
            areas[tag.parent.start] = tag.parent
    for start, listed in rules.items():
        ours = [each for each in listed if _OURS.search(data[each.end : each.close])]
        if ours and len(ours) == len(listed):
            yield removed(data, areas[start])
        else:
            yield from (removed(data, each) for each in ours)
