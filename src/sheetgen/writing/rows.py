"""What both item sheets share: the record of a row, and the cells drawn from it."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, partial

from sheetgen.language.message import Message, joined, message, message_n
from sheetgen.language.speaker import Speaker
from sheetgen.model.figure import Figure, Gap
from sheetgen.model.formulas.months import MeanByMonth
from sheetgen.model.formulas.read import Leaf
from sheetgen.model.measure import Measure, MeasuredItem
from sheetgen.model.plan import Item
from sheetgen.model.report import JudgedItem, Report
from sheetgen.model.summary import Mean, MeanOf
from sheetgen.telling.revised import revised_words
from sheetgen.telling.words import GAPS, KIND_WORDS
from sheetgen.writing.context import ALERTS, Context
from sheetgen.writing.live import live_cell, progress_cell, state_cell
from sheetgen.writing.outline import Line
from sheetgen.writing.workbook.cell import Cell, Empty, Link, Text, Web, web_address
from sheetgen.writing.workbook.figures import CHANGE, PERCENT, figure_cell, measure_cell, shape
from sheetgen.writing.workbook.styles import Look
from sheetgen.writing.workbook.table import Area, Column

REASON, CORRECTIVE = "reason", "corrective"
_SHOWN_APART = frozenset({REASON, CORRECTIVE})
"""What an office wrote that has a column of its own."""
_DEEPEST_LOOK = 2
_DEEPEST_INDENT = 3


@dataclass(frozen=True, slots=True)
class Row:
    """A line of an item sheet, with what its cells point at.

    ``alerts`` counts them by subject; ``owed`` are the items whose office owes an explanation.
    """

    line: Line
    context: Context
    area: Area
    alerts: Mapping[str, int]
    owed: frozenset[str] = frozenset()

    @property
    def judged(self) -> JudgedItem | None:
        """The item of the line."""
        return self.line.item

    @property
    def item(self) -> Item | None:
        """The plan's item of the line."""
        return None if self.line.item is None else self.line.item.measured.item

    @property
    def look(self) -> Look:
        """Elements stand out by their depth; items are plain."""
        if self.line.element is None:
            return ("body", "wrap")
        return ("body", "wrap", f"level{min(self.line.depth, _DEEPEST_LOOK)}")

    def at(self, key: str) -> str:
        """The cell of another column in this row."""
        return self.area.cell(key, self.line.line)

    def measure(self, name: str) -> Measure | None:
        """A measure of the item."""
        return None if self.judged is None else self.judged.measured.measure(name)

    def figure(self, name: str) -> Figure:
        """A measure's figure; what does not exist is not computed."""
        found = self.measure(name)
        return Gap.NOT_COMPUTED if found is None else found.figure


def code(row: Row) -> Cell:
    """The code, which leads to the item's traces."""
    found = row.context.trace_at(row.line.code)
    if found is None:
        return Text(row.line.code, row.look)
    return row.context.to_support(*found, row.line.code, (*row.look, "link"))


def name(row: Row) -> Cell:
    """The name, indented by its depth."""
    depth = min(row.line.depth, _DEEPEST_INDENT)
    look = (*row.look, f"indent{depth + 1}")
    if row.item is not None:
        return Text(row.item.name, look)
    element = row.line.element
    return Text("" if element is None else row.context.element_name(element), look)


def words(said: Callable[[Item], str | Message], *look: str) -> Callable[[Row], Cell]:
    """Words about an item; an element's row stays empty."""

    def cell(row: Row) -> Cell:
        if row.item is None:
            return Empty(row.look)
        return Text(said(row.item), (*row.look, *look))

    return cell


def measured(key: str) -> Callable[[Row], Cell]:
    """A measure as it stands; an element's row stays empty."""

    def cell(row: Row) -> Cell:
        if row.item is None:
            return Empty(row.look)
        return measure_cell(row.measure(key), row.look, row.item)

    return cell


def is_as_planned(measured: Iterable[MeasuredItem]) -> bool:
    """Whether no target of these items was revised, so that no column tells what it was first."""
    return all(each.measure("target_planned") is None for each in measured)


def is_of_year(measured: Iterable[MeasuredItem]) -> bool:
    """Whether every target is that of its year, so that no column tells the year's beside it."""
    return all(each.measure("target_year") is None for each in measured)


def where_measured(key: str) -> Callable[[Row], Cell]:
    """A measure that only some items have; empty where they do not."""

    def cell(row: Row) -> Cell:
        found = row.measure(key)
        if row.item is None or found is None:
            return Empty(row.look)
        return measure_cell(found, row.look, row.item)

    return cell


def planned(heading: Message) -> Column[Row]:
    """The column of targets as first planned, beside those in force; empty where they are one."""
    return Column("target_planned", heading, 12, where_measured("target_planned"))


def live_measure(row: Row, name: str, shown: str = PERCENT) -> Cell:
    """A measure that follows the cells of its row."""
    found = row.measure(name)
    if found is None:
        return figure_cell(Gap.NOT_COMPUTED, "percent", row.look)
    return live_cell(found, row.at, row.look, row.context.say, shown)


def own_columns(measured: Iterable[MeasuredItem]) -> tuple[Column[Row], ...]:
    """The figures that the forms of these items ask for on their own account, or compute."""
    found = (each.quantity for item in measured for each in item.measures if each.quantity.is_own)
    return tuple(
        Column(each.name, each.word, 12, partial(_own, name=each.name))
        for each in dict.fromkeys(found)
    )


def _own(row: Row, *, name: str) -> Cell:
    found = row.measure(name)
    if row.item is None or found is None:
        return Empty(row.look)
    if isinstance(found.figure, Gap) or isinstance(found.formula, Leaf):
        return measure_cell(found, row.look, row.item)
    shown = shape(found.figure, found.unit, row.item)
    return live_cell(found, row.at, row.look, row.context.say, shown)


def live_progress(row: Row) -> Cell:
    """The progress that is judged, or why there is none."""
    found = row.measure("progress")
    if found is None:
        return figure_cell(Gap.NOT_COMPUTED, "percent", row.look)
    return row.context.printed(progress_cell(found, row.at, row.look, row.context.say))


def progress_width(report: Report) -> int:
    """How wide a column of progress is: the words of a cap need more than a figure."""
    return 12 if report.plan.printed_cap is None else 15


def element_progress(row: Row) -> Cell:
    """The roll-up of an element that is no item itself."""
    if row.line.element is None:
        return Empty(row.look)
    cell = figure_cell(row.line.element.progress.figure, "percent", row.look)
    return row.context.printed(cell)


def offices(item: Item) -> str:
    """Who reports: "PNTE - ITP"."""
    return " - ".join(item.offices)


def state(row: Row) -> Cell:
    """The status, live on the progress beside it; of an element, where its progress lies."""
    context = row.context
    if row.judged is None:
        element = row.line.element
        found = None if element is None else element.band
        return Text("" if found is None else found.tone.word, (*row.look, "centre"))
    look = (*row.look, "tag")
    return state_cell(row.judged, row.at("progress"), look, context.statuses, context.say)


def note(row: Row) -> Cell:
    """Why an item is not rated, or what its rule says; of an element, what its mean rests on."""
    if row.judged is None:
        return Text(_rests_on(row), (*row.look, "light"))
    measured = row.judged.measured
    revised = revised_words(row.context.report, measured.item)
    parts = (_why(row.judged), rests_on_months(measured), revised)
    told = [each for each in parts if each is not None]
    return Text(joined(told) if told else "", row.look)


def _why(judged: JudgedItem) -> Message | None:
    """Why an item is not rated, or what its rule says of it."""
    gap = judged.measured.gap
    if gap is not None:
        return without_target(judged.measured) or GAPS[gap]
    verdict = judged.verdict
    told = [
        finding.message
        for finding in verdict.findings
        if finding.rule == verdict.rule and not verdict.status.entry.is_well
    ]
    return told[0] if told else None


def without_target(measured: MeasuredItem) -> Message | None:
    """Where to mend it that a period has no target although its year has one; else None."""
    year = measured.measure("target_year")
    if measured.gap is not Gap.NO_TARGET or year is None:
        return None
    return message(
        "The plan gives no target for {period}, only that of the year, {target}. Add it to "
        'targets.csv with its period, or write targets = "linear" or "same" in plan.toml.',
        period=measured.period,
        target=year.shown(measured.item),
    )


def rests_on_months(measured: MeasuredItem) -> Message | None:
    """How many of its months a mean rests on, and which are missing; None where none is."""
    progress = measured.measure("progress")
    formula = None if progress is None else progress.formula
    rests = formula.rests_on if isinstance(formula, MeanByMonth) else None
    return None if rests is None else message("Mean of {months}.", months=rests)


def _rests_on(row: Row) -> Message | str:
    if row.line.element is None:
        return ""
    mean = row.line.element.progress
    if mean.of is MeanOf.PRODUCT:
        return message("The physical progress of the product, as in its row of activities")
    told = (
        message_n("Mean of {n} element", "Mean of {n} elements", n=mean.n)
        if mean.of is MeanOf.ELEMENTS
        else message_n("Mean of {n} item", "Mean of {n} items", n=mean.n)
    )
    said = message(
        "{mean}; left out: {left_out}; capped: {capped}",
        mean=told,
        left_out=mean.left_out,
        capped=mean.capped,
    )
    return said if mean.lacking is None else joined([said, too_few(mean)], "; ")


def too_few(mean: Mean) -> Message:
    """Why a mean is not rated: it rests on less of its parts than the plan asks."""
    return message(
        "not rated: it covers {coverage:percent}, and the plan asks {least:percentage}",
        coverage=mean.coverage,
        least=mean.least,
    )


def change(row: Row) -> Cell:
    """By how many points the progress moved since the due period before, live on both."""
    found = row.measure("progress_change")
    if row.item is None or found is None:
        return Empty(row.look)
    return live_cell(found, row.at, row.look, row.context.say, CHANGE)


def cause(row: Row) -> Cell:
    """The reason that the office gave; that it gave none where it owes one."""
    text = _notes(row).get(REASON, "")
    if not text and row.item is not None and row.item.code in row.owed:
        return Text(message("Without answer"), (*row.look, "soft"))
    return Text(text, row.look)


def corrective(row: Row) -> Cell:
    """The corrective measure that the office gave."""
    return Text(_notes(row).get(CORRECTIVE, ""), row.look)


def _notes(row: Row) -> Mapping[str, str]:
    return {} if row.judged is None else dict(row.judged.measured.notes)


def said(row: Row) -> Cell:
    """What else the office wrote beside its figures; its first address leads to where it says."""
    notes = _notes(row).items()
    words = " · ".join(text for field, text in notes if text and field not in _SHOWN_APART)
    address = web_address(words)
    if address:
        return Web(address, words, (*row.look, "small", "link"))
    return Text(words, (*row.look, "small"))


def alerts(row: Row) -> Cell:
    """How many alerts the item carries, leading to the first."""
    subject = row.line.code
    first = row.context.alert_rows.get(subject)
    if first is None:
        return Empty(row.look)
    text = _counted(row.alerts[subject], row.context.say)
    return Link(row.context.to(ALERTS, f"A{first + 1}"), text, (*row.look, "link", "centre"))


@cache
def _counted(n: int, say: Speaker) -> str:
    return say.say(message_n("{n} alert", "{n} alerts", n=n))


def level(row: Row) -> Cell:
    """What the row is, to filter by."""
    if row.item is not None:
        return Text(KIND_WORDS[row.item.kind], (*row.look, "small"))
    if row.line.element is None:
        return Empty(row.look)
    wanted = row.line.element.element.level
    levels = row.context.report.plan.levels
    found = next((each.name for each in levels if each.code == wanted), wanted)
    return Text(found, (*row.look, "small"))


def group(row: Row) -> Cell:
    """The objective or product it belongs to, to filter and count by."""
    return Text(row.line.group, (*row.look, "small"))


def has_note(items: Iterable[MeasuredItem], *fields: str) -> bool:
    """Whether an office wrote in any of these fields beside any of the items."""
    return any(text and field in fields for each in items for field, text in each.notes)


def has_figure(items: Iterable[MeasuredItem], name: str) -> bool:
    """Whether any of the items has this measure, be it a reason: else its column stays away."""
    return any(each.measure(name) is not None for each in items)


def opening(
    report: Report,
    items: Sequence[MeasuredItem],
    name_heading: Message,
    values: Sequence[Column[Row]],
    progress: Column[Row],
) -> Iterator[Column[Row]]:
    """What both sheets begin with, narrow enough for the screen of a laptop.

    The status ends before 700 pixels, ``values`` (the target, the actual and what belongs to them)
    before 1,100; then what the office says. A column without anything in it is left out.
    """
    longest = max((len(each.item.code) for each in items), default=0)
    yield Column("code", message("Code"), min(max(longest + 2, 8), 17), code, near="progress")
    yield Column("name", name_heading, 36, name, near="progress")
    yield Column("offices", message("Responsible"), 14, words(offices))
    yield Column("status", message("Status"), 13, state, near="progress")
    yield progress
    if has_figure(items, "progress_change"):
        yield Column("progress_change", message("Change (p. p.)"), 10, change)
    yield from values
    owing = bool(report.owing)
    if owing or has_note(items, REASON):
        yield Column("reason", message("Cause given"), 26, cause)
    if has_note(items, CORRECTIVE):
        yield Column("corrective", message("Measure"), 26, corrective)


def closing(report: Report, items: Sequence[MeasuredItem]) -> Iterator[Column[Row]]:
    """What both sheets end with, folded away but for the note."""
    if has_figure(items, "progress_before"):
        yield Column(
            "progress_before", message("Progress before (%)"), 12, measured("progress_before")
        )
    others = {field for each in items for field, _ in each.notes} - _SHOWN_APART
    if has_note(items, *others):
        yield Column("said", message("What the office says besides"), 24, said)
    if len(report.plan.levels) > 0:
        yield Column("level", message("Level"), 20, level)
    yield Column("group", message("Group"), 9, group)
