"""What both item sheets share: the record of a row, and the cells drawn from it."""

from collections.abc import Callable, Mapping
from functools import cache

from sheetgen.language.message import Message, message_n
from sheetgen.language.speaker import Speaker
from sheetgen.model.figure import Figure, Gap
from sheetgen.model.measure import Measure
from sheetgen.model.plan import Item
from sheetgen.model.report import JudgedItem
from sheetgen.records import Struct
from sheetgen.telling.words import KIND_WORDS
from sheetgen.writing.context import ALERTS, Context
from sheetgen.writing.live_cells import live_cell, progress_cell, state_cell
from sheetgen.writing.outline import Line
from sheetgen.writing.workbook.cell import Cell, Empty, Link, Text
from sheetgen.writing.workbook.figure_cells import CHANGE, PERCENT, figure_cell, measure_cell
from sheetgen.writing.workbook.styles import Look
from sheetgen.writing.workbook.table import Area

_DEEPEST_LOOK = 2
_DEEPEST_INDENT = 3


class Row(Struct, frozen=True):
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


def where_measured(key: str) -> Callable[[Row], Cell]:
    """A measure that only some items have; empty where they do not."""

    def cell(row: Row) -> Cell:
        found = row.measure(key)
        if row.item is None or found is None:
            return Empty(row.look)
        return measure_cell(found, row.look, row.item)

    return cell


def live_measure(row: Row, name: str, shown: str = PERCENT) -> Cell:
    """A measure that follows the cells of its row."""
    found = row.measure(name)
    if found is None:
        return figure_cell(Gap.NOT_COMPUTED, "percent", row.look)
    return live_cell(found, row.at, row.look, row.context.say, shown)


def live_progress(row: Row) -> Cell:
    """The progress that is judged, or why there is none."""
    found = row.measure("progress")
    if found is None:
        return figure_cell(Gap.NOT_COMPUTED, "percent", row.look)
    return row.context.printed(progress_cell(found, row.at, row.look, row.context.say))


def element_progress(row: Row) -> Cell:
    """The roll-up of an element that is no item itself."""
    if row.line.element is None:
        return Empty(row.look)
    cell = figure_cell(row.line.element.progress.figure, "percent", row.look)
    return row.context.printed(cell)


def progress(row: Row) -> Cell:
    """What stands in the column of progress: an item's own, or the roll-up of an element."""
    return element_progress(row) if row.item is None else live_progress(row)


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


def change(row: Row) -> Cell:
    """By how many points the progress moved since the due period before, live on both."""
    found = row.measure("progress_change")
    if row.item is None or found is None:
        return Empty(row.look)
    return live_cell(found, row.at, row.look, row.context.say, CHANGE)


def alerts(row: Row) -> Cell:
    """How many alerts the item carries, leading to the first."""
    subject = row.line.code
    first = row.context.alert_rows.get(subject)
    if first is None:
        return Empty(row.look)
    text = _counted(row.alerts[subject], row.context.say)
    look = (*row.look, "link", "centre")
    return Link(row.context.to(ALERTS, f"A{first + 1}"), text, look, row.context.main)


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
