"""What a figure of the page opens: its formula, its cells, its rule, its bounds and its past."""

from collections.abc import Iterable, Iterator
from decimal import Decimal
from itertools import islice
from xml.etree.ElementTree import Element

from sheetgen.language.message import message
from sheetgen.model.figure import Figure
from sheetgen.model.report import JudgedItem
from sheetgen.model.summary import ElementSummary, Mean, MeanOf, MeanPart
from sheetgen.model.tone import LOW, MEDIUM
from sheetgen.telling.exact_text import exact
from sheetgen.writing.context import Context
from sheetgen.writing.page.html_tags import Part, tag
from sheetgen.writing.page.item_stories import item_story
from sheetgen.writing.page.lines import listed, percent_text, place_list, with_name
from sheetgen.writing.page.most_shown import Room
from sheetgen.writing.sheets.legend import bound_words
from sheetgen.writing.sheets.movements import moved, since_words
from sheetgen.writing.sheets.trace_columns import trace_said
from sheetgen.writing.stories import Cells, figure_text
from sheetgen.writing.traced import of_whole
from sheetgen.writing.workbook.trace import FigureOf, Shows, Trace


class Chains:
    """The stories that the figures of one page open, each told once.

    A figure leads to a story that is told further down; of items so many have one as there is room
    for, those of ``first`` before the others.
    """

    def __init__(self, context: Context, room: Room, first: Iterable[str]) -> None:
        report = context.report
        self.context, self.room, self.cells = context, room, Cells.of(report)
        items = {each.measured.item.code: each for each in report.items}
        ordered = dict.fromkeys((*(code for code in first if code in items), *items))
        kept = list(ordered)[: room.stories]
        self.items: dict[str, JudgedItem] = {code: items[code] for code in kept}
        self.left_out = len(items) - len(kept)
        self._elements = {each.element.code: each for each in report.elements}
        self._known = {trace.key: trace for trace in of_whole(report)}
        self._told: dict[FigureOf, tuple[Trace, str]] = {}
        self._numbers = {code: f"i{at}" for at, code in enumerate(kept, 1)}

    def figure(self, figure: Figure | None, shows: Shows | None, text: str) -> Element:
        """A figure with all its digits for programs, that leads to its story where it has one."""
        said = tag("data", text, value=exact(figure) or "")
        if shows is not None:
            key = shows.key if isinstance(shows, Trace) else shows
            said.set("data-of", f"{key.owner.code} {key.measure}")
        at = None if shows is None else self._at(shows)
        return said if at is None else tag("a", said, href=f"#{at}", class_="f")

    def code(self, code: str) -> Element | str:
        """A code that leads to the story of its item, or of its element's progress."""
        at = self._numbers.get(code)
        if at is None and code in self._elements:
            at = self._at(self.context.shown(code, "progress"))
        return code if at is None else tag("a", code, href=f"#{at}", class_="c")

    def _at(self, shows: Shows) -> str | None:
        """Where a story will stand; it is told if it can be."""
        if isinstance(shows, FigureOf):
            if shows.owner.is_item:
                return self._numbers.get(shows.owner.code)
            known = self._known.get(shows)
            if known is None:
                return None
            shows = known
        _, at = self._told.setdefault(shows.key, (shows, f"f{len(self._told) + 1}"))
        return at

    def stories(self) -> Iterator[Element]:
        """Every story that a figure leads to; telling one may lead to another."""
        told: list[Element] = []
        while len(told) < len(self._told):
            waiting = tuple(islice(self._told.values(), len(told), None))
            told += [
                self._story(at, self._heading(trace), self._of_trace(trace))
                for trace, at in waiting
            ]
        yield from told
        for code, judged in self.items.items():
            at = self._numbers[code]
            yield self._story(at, *item_story(self.context, judged, self.cells, self.room))

    def _story(self, at: str, heading: str, parts: Iterable[Part]) -> Element:
        close = self.context.say.say(message("Close"))
        return tag(
            "section",
            tag("a", f"✕ {close}", href="#top", class_="x"),
            tag("h3", heading, id=f"{at}h"),
            *parts,
            id=at,
            class_="s",
            tabindex="-1",
            aria_labelledby=f"{at}h",
        )

    def _heading(self, trace: Trace) -> str:
        return f"{trace.subject} · {self.context.say.say(trace_said(trace))}"

    def _of_trace(self, trace: Trace) -> Iterator[Part]:
        say, report = self.context.say.say, self.context.report
        yield tag("p", tag("strong", figure_text(trace.figure, trace.unit, self.context.say)))
        yield with_name(say, message("Formula"), say(trace.formula))
        summary = self._elements.get(trace.subject)
        if trace.rule:
            rule = next((each for each in report.rules if each.code == trace.rule), None)
            file = "" if rule is None else f" ({rule.file})"
            yield with_name(say, message("Rule"), f"{trace.rule}{file}")
        mean = self._mean(trace, summary)
        if mean is not None:
            yield with_name(say, message("Bounds"), self._bounds())
        if trace.measure in {"progress", "index"} and not trace.said:
            yield from self._past(trace)
        if mean is not None and mean.parts:
            yield from self._worked(mean)
            yield tag("h4", say(message("Mean of")))
            parts = [self._part(each) for each in mean.parts[: self.room.listed]]
            yield listed(parts, len(mean.parts), self.context)
        if trace.of:
            yield tag("h4", say(message("Counted:")))
            codes = [tag("li", self.code(code)) for code in trace.of[: self.room.listed]]
            yield listed(codes, len(trace.of), self.context, "w")
        if trace.places:
            yield tag("h4", say(message("Read from:")))
            yield place_list(trace.places, self.cells, self.context, self.room)

    def _mean(self, trace: Trace, summary: ElementSummary | None) -> Mean | None:
        if trace.measure == "index" and self.context.report.index is not None:
            return self.context.report.index.declared
        is_progress = trace.measure == "progress" and summary is not None
        return summary.progress if is_progress and summary is not None else None

    def _worked(self, mean: Mean) -> Iterator[Part]:
        """The mean with its numbers, where all parts weigh alike: "2,139.4 / 32 = 66.85 %"."""
        alike = len({each.weight for each in mean.counted}) == 1
        if alike and isinstance(mean.figure, Decimal) and mean.of is not MeanOf.PRODUCT:
            counted = (each.counted for each in mean.counted)
            whole = sum((each for each in counted if isinstance(each, Decimal)), Decimal(0))
            say = self.context.say
            worked = (
                f"{say.number(whole)} / {mean.n} = {say.number(mean.figure)}\N{NO-BREAK SPACE}%"
            )
            yield with_name(say.say, message("With its numbers"), worked)

    def _part(self, part: MeanPart) -> Element:
        """One of the progresses that a mean rests on, and what it counts for."""
        say = self.context.say
        progress = percent_text(part.progress, say)
        if part.counted == part.progress:
            return tag("li", self.code(part.code), f" {progress}")
        counted = message("counts for {figure}", figure=percent_text(part.counted, say))
        return tag("li", self.code(part.code), f" {progress} ({say.say(counted)})")

    def _bounds(self) -> str:
        report, say = self.context.report, self.context.say.say
        names = (("low", LOW.word), ("medium", MEDIUM.word))
        return "; ".join(f"{say(word)} < {say(bound_words(report, name))}" for name, word in names)

    def _past(self, trace: Trace) -> Iterator[Part]:
        """How it moved, and of the index how it stood in the months before."""
        report, say = self.context.report, self.context.say
        code = "" if trace.measure == "index" else trace.subject
        points = moved(report, code)
        if points is not None:
            yield with_name(say.say, message("Past"), say.say(since_words(report, points)))
        past = [
            each
            for each in report.states
            if not code and each.index is not None and each.period != report.period
        ]
        if past:
            yield tag(
                "ul",
                *(tag("li", f"{each.period}: {percent_text(each.index, say)}") for each in past),
            )
