"""The traces: every figure shown, how it was computed, and every cell it came from."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from sheetgen.language.message import Message, message
from sheetgen.model.figure import Figure
from sheetgen.model.place import Place
from sheetgen.model.plan import Item
from sheetgen.model.report import JudgedItem, Report
from sheetgen.model.summary import ElementSummary
from sheetgen.writing.book import Book
from sheetgen.writing.cell import Cell, Link, Text, reference
from sheetgen.writing.context import HEADING, SUMMARY, TRACES, Context
from sheetgen.writing.figures import figure_cell
from sheetgen.writing.table import Column, area_of, draw, set_out
from sheetgen.writing.words import measure_word

_LOOK = ("body", "wrap")
_EXACT = "num:#,##0.0########"
INDEX_CELL = "A6"
"""Where the summary shows the index."""


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
        found.append(_of_index(report))
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
        ("progress", summary.progress.figure, "percent", "mean of capped progress"),
        ("pim", summary.pim, "soles", "sum of activities"),
        ("accrued", summary.accrued, "soles", "sum of activities"),
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


def _of_index(report: Report) -> Trace:
    index = report.index
    figure = index.declared.figure if index else None
    return Trace(
        subject=report.plan.code,
        measure="index",
        figure=figure,  # type: ignore[arg-type]
        unit="percent",
        formula="mean of capped progress",
        typed="",
        rule="",
        places=(),
    )
