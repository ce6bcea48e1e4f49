"""The story of an item: its figures down to the cells, its rule, its bounds and its past."""

from collections.abc import Iterator
from xml.etree.ElementTree import Element

from sheetgen.language.message import Message, message
from sheetgen.model.figure import Figure, Gap
from sheetgen.model.measure import Measure
from sheetgen.model.report import JudgedItem
from sheetgen.model.tone import ATYPICAL, LOW, MEDIUM
from sheetgen.telling.exact_text import exact
from sheetgen.telling.words import GAPS, set_by_words, why_without
from sheetgen.writing.context import Context
from sheetgen.writing.live_cells import state_word
from sheetgen.writing.page.html_tags import Part, tag
from sheetgen.writing.page.lines import listed, percent_text, place_list, shortened, with_name
from sheetgen.writing.page.most_shown import Room
from sheetgen.writing.stories import Cells, rule_of
from sheetgen.writing.wordings import CORRECTIVE, REASON

_ROOTS = ("progress", "financial")
"""The figures that an item's story begins with; what they are made of follows."""
_BOUNDS = {"low": (LOW, "<"), "medium": (MEDIUM, "<"), "atypical": (ATYPICAL, ">")}
"""The thresholds of the scale: the class that each bounds, and on which side of it that lies."""


def item_story(
    context: Context, judged: JudgedItem, cells: Cells, room: Room
) -> tuple[str, Iterator[Part]]:
    """What it is called, then all that is told of it."""
    item = judged.measured.item
    name = "" if item.name == item.code else f" · {shortened(item.name, room)}"
    return f"{item.code}{name}", _told(context, judged, cells, room)


def _told(context: Context, judged: JudgedItem, cells: Cells, room: Room) -> Iterator[Part]:
    say, item = context.say.say, judged.measured.item
    tone = judged.verdict.status.tone_for(judged.verdict.band)
    offices = ", ".join(item.offices)
    yield tag("p", tag("strong", state_word(tone, context.say)), f" · {offices}" if offices else "")
    yield tag(
        "ul", *(_measure(context, judged, each, cells, room) for each in _figures(judged)),
        class_="m",
    )  # fmt: skip
    yield tag("p", shortened(say(rule_of(judged, context.report)), room))
    bounds = [
        say(
            message(
                "{name} {sign} {figure:percentage} ({who})",
                name=_BOUNDS[each.name][0].word,
                sign=_BOUNDS[each.name][1],
                figure=each.figure,
                who=set_by_words(each.set_by),
            )
        )
        for each in judged.bounds
        if each.name in _BOUNDS
    ]
    if bounds:
        yield with_name(say, message("Bounds"), "; ".join(bounds))
    notes = judged.measured.texts
    for field, word in ((REASON, message("Cause given")), (CORRECTIVE, message("Measure"))):
        if notes.get(field):
            yield with_name(say, word, shortened(notes[field], room))
    past = list(_past(context, judged, room))
    if past:
        yield tag("h4", say(message("Past")))
        yield listed(past[-room.listed :], len(past), context)


def _figures(judged: JudgedItem) -> tuple[Measure, ...]:
    """The figures that matter, each before what it is made of."""
    found: dict[str, Measure] = {}
    waiting = [each for name in _ROOTS if (each := judged.measured.measure(name)) is not None]
    while waiting:
        each = waiting.pop(0)
        if each.name not in found:
            found[each.name] = each
            waiting += each.formula.operands.values()
    return tuple(found.values())


def _measure(
    context: Context, judged: JudgedItem, measure: Measure, cells: Cells, room: Room
) -> Element:
    """A figure: what it is, what it is made of, and of one that was read its cells."""
    say, formula = context.say.say, measure.formula
    measured = judged.measured
    item = measured.item
    gap = measure.figure if isinstance(measure.figure, Gap) else None
    shown = say(measure.shown(item) if gap is None else why_without(measured, gap))
    worked = measure.worked(item) if gap is None else None
    return tag(
        "li",
        tag("b", f"{say(measure.quantity.word)}: "),
        tag(
            "data", shown, value=exact(measure.figure) or "", data_of=f"{item.code} {measure.name}"
        ),
        tag("br"),
        shortened(say(formula.said), room),
        *(() if worked is None or not formula.operands else (tag("br"), say(worked))),
        None if formula.operands else place_list(measure.places, cells, context, room),
    )


def _past(context: Context, judged: JudgedItem, room: Room) -> Iterator[Element]:
    """What was known before, then how it stood in each stored month."""
    item, say = judged.measured.item, context.say
    code = item.code
    for known in context.report.history.get(code, ()):
        told = say.say(_known(known.actual, in_percent=item.in_percent))
        yield tag("li", f"{known.period}: {told} · {shortened(known.source, room)}")
    for each in context.report.states:
        state = each.items.get(code)
        if state is not None and each.period != context.report.period:
            word = state_word(state.status.tone_for(state.band), say)
            yield tag("li", f"{each.period}: {word} · {percent_text(state.progress, say)}")


def _known(actual: Figure, *, in_percent: bool) -> Message:
    """A value of before in its item's unit, or why there is none."""
    if isinstance(actual, Gap):
        return GAPS[actual]
    if in_percent:
        return message("{figure:percentage}", figure=actual)
    return message("{figure}", figure=actual)
