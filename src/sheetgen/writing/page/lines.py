"""Lines and lists of a story, and what stands where one is not whole."""

from collections.abc import Callable, Sequence
from xml.etree.ElementTree import Element

from sheetgen.language.message import Message, message_n
from sheetgen.language.speaker import Speaker
from sheetgen.model.figure import Figure, Gap
from sheetgen.model.place import Place
from sheetgen.telling.words import SHORT_GAPS
from sheetgen.writing.context import TRACES, Context
from sheetgen.writing.page.html_tags import Part, tag
from sheetgen.writing.page.most_shown import Room
from sheetgen.writing.stories import Cells


def listed(
    lines: Sequence[Element], whole: int, context: Context, of: str | None = None
) -> Element:
    """A list, and where the rest of it stands if it is not whole."""
    left, more = whole - len(lines), None
    if left:
        said = message_n(
            "and {n} more: sheet {sheet} of {file}",
            "and {n} more: sheet {sheet} of {file}",
            left,
            sheet=TRACES,
            file=context.support,
        )
        more = tag("li", context.say.say(said))
    return tag("ul", *lines, more, class_=of)


def place_list(places: Sequence[Place], cells: Cells, context: Context, room: Room) -> Element:
    """Cells, file and address, each with what was typed in it."""

    def line(place: Place) -> Element:
        typed = cells.as_typed(place, context.say)
        return tag("li", f"{place} {shortened(typed, room)}".rstrip())

    lines = [line(place) for place in places[: room.listed]]
    return listed(lines, len(places), context, "p")


def shortened(text: str, room: Room) -> str:
    """A text as long as there is room for."""
    return text if len(text) <= room.signs else f"{text[: room.signs]}…"


def with_name(say: Callable[[Message], str], name: Message, *parts: Part) -> Element:
    """A line that begins with what it is."""
    return tag("p", tag("b", f"{say(name)}: "), *parts)


def percent_text(figure: Figure | None, say: Speaker) -> str:
    """A percentage as readers see it, or why there is none."""
    if figure is None:
        return "—"
    return say.say(SHORT_GAPS[figure]) if isinstance(figure, Gap) else say.percent(figure)
