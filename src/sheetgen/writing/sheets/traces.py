"""The traces: every figure shown, how it was computed, and every cell it came from."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from sheetgen.language.message import Message, message
from sheetgen.language.speaker import Speaker
from sheetgen.model.figure import Figure
from sheetgen.model.place import Place
from sheetgen.model.plan import Activity, Item
from sheetgen.model.report import JudgedItem, Report
from sheetgen.model.summary import ElementSummary, Index
from sheetgen.writing.book import Book
from sheetgen.writing.cell import Cell, Link, Number, Text, reference
from sheetgen.writing.context import HEADING, INDEX_CELL, SUMMARY, TRACES, Context
from sheetgen.writing.figures import figure_cell
from sheetgen.writing.table import Column, area_of, draw, set_out
from sheetgen.writing.words import MEASURES, UNIT_WORDS, measure_word

_LOOK = ("body", "wrap")
_EXACT = "num:#,##0.0########"
_MEAN = "mean"
_SUM = "sum"
_MOST_PLACES = 40
_NAME = re.compile(r"[a-z][a-z_0-9]*")
_SOURCES = {
    "reported": message("reported by the office"),
    "planned": message("from the plan"),
    _MEAN: message("mean of the progress of the items below, as declared in Methodology"),
    _SUM: message("sum of the activities below"),
}
_UNITS = {
    "percent": message("percent"),
    "points": message("percentage points"),
    "soles": message("soles"),
    "count": message("count"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Trace:
    """One figure and its story; ``measure`` names it as formulas do."""

    subject: str
    measure: str
    figure: Figure
    unit: str
    formula: str
    typed: str
    rule: str
    places: tuple[Place, ...]
    item: Item | None = None


@dataclass(frozen=True, slots=True)
class Row:
    """A trace and the context its link needs."""

    trace: Trace
    context: Context


def traces(report: Report) -> tuple[Trace, ...]:
    """Every figure of the report, items first, in the plan's order."""
    found = [trace for judged in report.items for trace in _of_item(judged)]
    found += [trace for summary in report.elements for trace in _of_element(summary)]
    if report.index is not None:
        found.append(_of_index(report.plan.code, report.index))
    return tuple(found)


def first_rows(found: tuple[Trace, ...]) -> Mapping[str, int]:
    """The row of each subject's first trace, counted from 0."""
    rows: dict[str, int] = {}
    for row, trace in enumerate(found, HEADING + 1):
        rows.setdefault(trace.subject, row)
    return rows


def write_traces(book: Book, context: Context) -> None:
    """Write the sheet."""
    sheet = book.sheet(context.name(TRACES))
    note = message("Figures are shown with all their digits, as they were judged.")
    context.head(sheet, TRACES, note)
    records = [Row(trace, context) for trace in traces(context.report)]
    area = area_of(COLUMNS, HEADING, len(records))
    set_out(sheet, COLUMNS, area, frozen=2)
    draw(sheet, COLUMNS, records, area)


def _of_item(judged: JudgedItem) -> Iterator[Trace]:
    for measure in judged.measured.measures:
        yield Trace(
            subject=judged.measured.item.code,
            measure=measure.name,
            figure=measure.figure,
            unit=measure.unit,
            formula=measure.formula,
            typed=measure.typed,
            rule=judged.verdict.rule if measure.name == "progress" else "",
            places=measure.places,
            item=judged.measured.item,
        )


def _of_element(summary: ElementSummary) -> Iterator[Trace]:
    code = summary.element.code
    rolled = (
        ("progress", summary.progress.figure, "percent", _MEAN),
        ("pim", summary.pim, "soles", _SUM),
        ("accrued", summary.accrued, "soles", _SUM),
        ("financial", summary.financial, "percent", "accrued / pim * 100"),
    )
    for name, figure, unit, formula in rolled:
        yield Trace(
            subject=code,
            measure=name,
            figure=figure,
            unit=unit,
            formula=formula,
            typed="",
            rule=summary.rule if name == "progress" else "",
            places=summary.places,
        )


def _of_index(plan: str, index: Index) -> Trace:
    return Trace(
        subject=plan,
        measure="index",
        figure=index.declared.figure,
        unit="percent",
        formula=_MEAN,
        typed="",
        rule="",
        places=(),
    )


def _shown_at(row: Row) -> Cell:
    """A link to the cell that shows the figure; some figures stand nowhere but here."""
    trace, context = row.trace, row.context
    if trace.measure == "index":
        return _link(context.name(SUMMARY), INDEX_CELL)
    if trace.item is None and context.is_item(trace.subject):
        return Text("", _LOOK)  # the row shows what the product's office reported
    found = context.address(trace.subject, trace.measure)
    return Text("", _LOOK) if found is None else _link(*found)


def _link(sheet: str, cell: str) -> Cell:
    return Link(reference(sheet, cell), f"{sheet}!{cell}", (*_LOOK, "link", "small"))


def _value(row: Row) -> Cell:
    trace = row.trace
    cell = figure_cell(trace.figure, trace.unit, _LOOK, trace.item)
    if isinstance(cell, Number):
        return Number(cell.figure, (*_LOOK, "right", _EXACT))
    return cell


def _unit(row: Row) -> str | Message:
    item = row.trace.item
    if row.trace.unit != "item" or item is None:
        return _UNITS.get(row.trace.unit, row.trace.unit)
    return item.unit_name if isinstance(item, Activity) else UNIT_WORDS[item.unit]


def _formula(row: Row) -> str:
    """The formula with the measures' names in the reader's words."""
    say = row.context.say
    if row.trace.formula in _SOURCES:
        return say.say(_SOURCES[row.trace.formula])
    return _NAME.sub(lambda found: _named(found[0], say), row.trace.formula)


def _named(name: str, say: Speaker) -> str:
    return say.say(MEASURES[name]) if name in MEASURES else name


COLUMNS: tuple[Column[Row], ...] = (
    Column("subject", message("Item"), 16, lambda row: Text(row.trace.subject, (*_LOOK, "bold"))),
    Column(
        "measure",
        message("Measure"),
        24,
        lambda row: Text(measure_word(row.trace.measure), _LOOK),
    ),
    Column("value", message("Figure"), 18, _value),
    Column("unit", message("Unit"), 14, lambda row: Text(_unit(row), (*_LOOK, "small"))),
    Column("formula", message("Formula"), 38, lambda row: Text(_formula(row), (*_LOOK, "small"))),
    Column("typed", message("As typed"), 14, lambda row: Text(row.trace.typed, _LOOK)),
    Column("shown", message("Shown at"), 18, _shown_at),
    Column("rule", message("Rule"), 12, lambda row: Text(row.trace.rule, (*_LOOK, "small"))),
    Column(
        "places",
        message("Read from"),
        70,
        lambda row: Text(_places(row.trace.places), (*_LOOK, "small")),
    ),
)


def _places(places: tuple[Place, ...]) -> str:
    """Every place, unless an element gathers so many that a cell could not be read."""
    shown = "; ".join(str(place) for place in places[:_MOST_PLACES])
    left = len(places) - _MOST_PLACES
    return shown if left <= 0 else f"{shown}; … (+{left})"
