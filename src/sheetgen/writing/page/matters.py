"""The matters on the page: the five that press most, then all others folded behind them."""

from collections.abc import Sequence
from xml.etree.ElementTree import Element

from sheetgen.language.message import message, message_n
from sheetgen.model.matter import Matter, matters_of
from sheetgen.writing.context import ALERTS, Context
from sheetgen.writing.matter_words import matter_words
from sheetgen.writing.page.chains import Chains
from sheetgen.writing.page.html_tags import tag
from sheetgen.writing.page.lines import shortened, with_name
from sheetgen.writing.sheets.alerts import names

_FIVE = 5


def matters(context: Context, chains: Chains) -> Element:
    """All matters by rank, as many as there is room for."""
    say = context.say.say
    whole = matters_of(context.report.alerts)
    shown = whole[: max(_FIVE, chains.room.stories)]
    called = names(context.report)
    made = [_matter(each, called.get(each.alert.subject, ""), context, chains) for each in shown]
    left = len(whole) - len(shown)
    rest = made[_FIVE:]
    others = message_n("{n} more matter", "{n} more matters", len(rest))
    more = message_n(
        "{n} more matter stands in the workbook {file}, sheet {sheet}.",
        "{n} more matters stand in the workbook {file}, sheet {sheet}.",
        left,
        file=context.book,
        sheet=ALERTS,
    )
    return tag(
        "section",
        tag("h2", say(message("The alerts that matter most")), id="matters"),
        _list(made[:_FIVE])
        if made
        else tag("p", say(message("There is no alert in this period."))),
        tag("details", tag("summary", say(others)), _list(rest)) if rest else None,
        tag("p", say(more)) if left else None,
        aria_labelledby="matters",
    )


def _list(made: Sequence[Element]) -> Element:
    return tag("ul", *made, class_="k")


def _matter(matter: Matter, name: str, context: Context, chains: Chains) -> Element:
    told = matter_words(context.report, matter, name, context.say)
    say, room = context.say.say, chains.room

    def cut(text: str) -> str:
        return shortened(text, room)

    effects = matter.effects[: room.listed]
    left = len(matter.effects) - len(effects)
    lines = [
        tag("li", chains.code(each.subject), f": {cut(say(each.message))}") for each in effects
    ]
    if left:
        said = message_n("and {n} more", "and {n} more", left)
        lines.append(tag("li", say(said)))
    since, cause = message("Since"), message("Cause given")
    return tag(
        "li",
        tag(
            "h3",
            f"{matter.number}. {matter.level.symbol} {told.level} · ",
            chains.code(told.code),
            f" · {told.offices}" if told.offices else "",
        ),
        tag("p", cut(told.what), f" — {cut(told.about)}" if told.about else ""),
        with_name(say, since, told.since),
        with_name(say, cause, cut(told.cause)),
        with_name(say, message("Measure and date"), cut(told.measure)) if told.measure else None,
        with_name(say, message("What to do"), cut(say(matter.alert.remedy))),
        tag("details", tag("summary", told.more), tag("ul", *lines)) if effects else None,
        id=f"k{matter.number}",
    )
