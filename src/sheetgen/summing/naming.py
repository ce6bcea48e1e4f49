"""How the narrative names items and elements: by code, with what there is to say of their progress.

"SS.01 (both indicators: 2.0 % and 37.7 %)" tells at a glance how much of a service is meant.
"""

from collections.abc import Sequence
from decimal import Decimal

from sheetgen.language.message import Message, message, message_n
from sheetgen.model.kinds import Aggregation, Kind
from sheetgen.model.printed import in_unit, printed
from sheetgen.model.report import JudgedItem
from sheetgen.model.status import Status
from sheetgen.records import Struct

_PAIR = 2
_MOST_FIGURES = 5
"""Of an element: a reader of more of them looks for the least and the most."""
MOST_NAMED = 8
"""In one sentence."""
_WORDS = {
    2: message("two"),
    3: message("three"),
    4: message("four"),
    5: message("five"),
    6: message("six"),
    7: message("seven"),
    8: message("eight"),
    9: message("nine"),
}


class _Noun(Struct, frozen=True):
    """What the items of an element are called, with the words that must agree with them."""

    both: Message
    all: tuple[str, str]
    some: tuple[str, str]


_INDICATORS = _Noun(
    message("both indicators"),
    ("its only indicator", "its {many} indicators"),
    ("one of its {of} indicators", "{many} of its {of} indicators"),
)
_ACTIVITIES = _Noun(
    message("both activities"),
    ("its only activity", "its {many} activities"),
    ("one of its {of} activities", "{many} of its {of} activities"),
)
_ITEMS = _Noun(
    message("both items"),
    ("its only item", "its {many} items"),
    ("one of its {of} items", "{many} of its {of} items"),
)
SENTENCES: tuple[Message, ...] = (
    message_n("its only indicator", "its {many} indicators", 1),
    message_n("one of its {of} indicators", "{many} of its {of} indicators", 1),
    message_n("its only activity", "its {many} activities", 1),
    message_n("one of its {of} activities", "{many} of its {of} activities", 1),
    message_n("its only item", "its {many} items", 1),
    message_n("one of its {of} items", "{many} of its {of} items", 1),
)
"""The sentences of the nouns above, where the catalogue finds them."""


def in_short(named: Sequence[Message]) -> list[Message]:
    """The first of many items, and how many more there are: who reads 40 codes reads none.

    Elements are all named: each that qualifies is (METHOD 6).
    """
    if len(named) <= MOST_NAMED:
        return list(named)
    first = named[: MOST_NAMED - 1]
    return [*first, message_n("{n} more", "{n} more", len(named) - len(first))]


def item_named(judged: JudgedItem, cap: Decimal | None) -> Message:
    """An item with its progress, where it has one, and the bound it was held to, if any.

    No progress is printed above ``cap``.
    """
    code, progress = judged.measured.item.code, judged.measured.figure("progress")
    if progress is None:
        return message("{code}", code=code)
    bound, shown = bound_of(judged), printed(progress, cap)
    if bound is None:
        return message("{code} ({figure:percent})", code=code, figure=shown)
    return message("{code} ({figure:percent}, {bound})", code=code, figure=shown, bound=bound)


def element_named(
    code: str, items: Sequence[JudgedItem], status: Status, cap: Decimal | None
) -> Message:
    """An element with how many of its items are of a status, and their figures if any."""
    qualify = [judged for judged in items if judged.verdict.status is status]
    how_many = _how_many(_noun(items), len(qualify), len(items))
    figures = [each.measured.figure("progress") for each in qualify]
    known = [each for each in figures if each is not None]
    if len(known) < len(figures) or not known:
        return message("{code} ({how_many})", code=code, how_many=how_many)
    least, most = printed(min(known), cap), printed(max(known), cap)
    if len(known) > _MOST_FIGURES and least == most:
        figure = least
        return message(
            "{code} ({how_many}: {figure:percent})", code=code, how_many=how_many, figure=figure
        )
    if len(known) > _MOST_FIGURES:
        return message(
            "{code} ({how_many}: from {least:percent} to {most:percent})",
            code=code,
            how_many=how_many,
            least=least,
            most=most,
        )
    if any(bound_of(each) is not None for each in qualify):
        shown = _bounded(qualify, known, cap)
        return message("{code} ({how_many}: {shown})", code=code, how_many=how_many, shown=shown)
    return message(
        "{code} ({how_many}: {figures:percent})",
        code=code,
        how_many=how_many,
        figures=[printed(each, cap) for each in known],
    )


def bound_of(judged: JudgedItem) -> Message | None:
    """What was obtained against the bound, of an item that is all or nothing; else None."""
    item = judged.measured.item
    actual, target = judged.measured.figure("actual"), judged.measured.figure("target")
    if not item.aggregation.is_permissible or actual is None or target is None:
        return None
    said, bound = in_unit(item, actual), in_unit(item, target)
    if item.aggregation is Aggregation.MAXIMUM_PERMISSIBLE:
        return message("{actual} against a maximum of {bound}", actual=said, bound=bound)
    return message("{actual} against a minimum of {bound}", actual=said, bound=bound)


def _bounded(
    items: Sequence[JudgedItem], known: Sequence[Decimal], cap: Decimal | None
) -> list[Message]:
    """The figures of items some of which have a bound: after a comma where it stands alone."""
    shown = []
    for judged, progress in zip(items, known, strict=True):
        bound, figure = bound_of(judged), printed(progress, cap)
        if bound is None:
            shown.append(message("{figure:percent}", figure=figure))
        elif len(items) == 1:
            shown.append(message("{figure:percent}, {bound}", figure=figure, bound=bound))
        else:
            shown.append(message("{figure:percent} [{bound}]", figure=figure, bound=bound))
    return shown


def _how_many(noun: _Noun, count: int, of: int) -> Message:
    if count == of == _PAIR:
        return noun.both
    if count == of:
        return message_n(*noun.all, count, many=_worded(count))
    return message_n(*noun.some, count, many=_worded(count), of=_worded(of))


def _worded(count: int) -> Message | int:
    """A small count in words, as they stand in running text."""
    return _WORDS.get(count, count)


def _noun(items: Sequence[JudgedItem]) -> _Noun:
    kinds = {each.measured.item.kind for each in items}
    if kinds == {Kind.INDICATOR}:
        return _INDICATORS
    return _ACTIVITIES if kinds == {Kind.ACTIVITY} else _ITEMS
