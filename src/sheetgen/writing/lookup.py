"""Answers for a cell: which figure stands in it, and which cells a place of the input feeds."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import chain

from sheetgen.language.speaker import Speaker
from sheetgen.model.place import Place
from sheetgen.model.report import Report
from sheetgen.model.summary import Alert
from sheetgen.model.template import column_letter
from sheetgen.writing.alert_table import TOP, alert_table
from sheetgen.writing.context import ALERTS, HEADING, INDEX_CELL, SUMMARY, TRACES, Context
from sheetgen.writing.report import context_of
from sheetgen.writing.sheets.alerts import progress_cell
from sheetgen.writing.sheets.cards import programme_cells
from sheetgen.writing.sheets.counts import progress_cells
from sheetgen.writing.sheets.traces import COLUMNS
from sheetgen.writing.tallies import tallies
from sheetgen.writing.traced import Trace, traces

Cell = tuple[str, str]
"""A sheet and a cell of the manager's workbook."""
_BY_PROGRESS = ("status", "band", "note", "code", "name")
"""Columns of an item's row that speak of its progress."""


@dataclass(frozen=True, slots=True)
class Shown:
    """A figure, the cells that show it, its own first, and those that speak of it."""

    trace: Trace
    cells: tuple[Cell, ...]
    near: tuple[Cell, ...]


def shown_figures(report: Report, say: Speaker) -> tuple[Shown, ...]:
    """Every figure of a report's workbook with its cells, in the order of the traces."""
    context = context_of(report, say, "")
    others = _others(context)
    return tuple(
        Shown(trace, tuple(_cells(context, trace, others)), tuple(_near(context, trace, row)))
        for row, trace in enumerate(chain(traces(report), tallies(context)), HEADING + 2)
    )


def figure_at(shown: tuple[Shown, ...], sheet: str, cell: str) -> Shown | None:
    """The figure that a cell shows or speaks of, or None."""
    wanted = (sheet, cell.replace("$", "").upper())
    return next((each for each in shown if wanted in {*each.cells, *each.near}), None)


def fed_by(shown: tuple[Shown, ...], place: Place) -> tuple[Shown, ...]:
    """The figures that rest on a place of the input or of the plan."""
    return tuple(each for each in shown if place in each.trace.places)


def alerts_at(report: Report, say: Speaker, sheet: str, cell: str) -> tuple[Alert, ...]:
    """The alert of a row of the alerts, or those behind a sentence of the narrative above."""
    table = alert_table(report, say)
    row = re.search(r"[0-9]+$", cell)
    if sheet != say.say(ALERTS) or row is None:
        return ()
    at = int(row[0]) - 1
    if at > table.heading:
        return table.alerts[at - table.heading - 1 : at - table.heading]
    told = table.passages[max(0, at - TOP - 1) : max(0, at - TOP)]
    wanted = {alert for passage in told for alert in passage.alerts}
    return tuple(alert for alert in table.alerts if alert.id in wanted)


def typed_texts(report: Report) -> Mapping[Place, str]:
    """What each cell of the input held, as typed."""
    return {
        said.place: said.typed
        for submission in report.submissions
        for said in submission.observations
    }


def digests(report: Report) -> Mapping[str, str]:
    """The SHA-256 of each file that came."""
    return {each.file: each.sha256 for each in report.submissions if each.sha256}


def _cells(
    context: Context, trace: Trace, others: Mapping[tuple[str, str], list[Cell]]
) -> Iterator[Cell]:
    if trace.cell is not None:
        yield trace.cell
        return
    found = context.address(trace.subject, trace.measure) if _owns(context, trace) else None
    if found is not None:
        yield found
    yield from others.get((trace.subject, trace.measure), ())


def _near(context: Context, trace: Trace, row: int) -> Iterator[Cell]:
    """The cells of the item's row that speak of its progress, and the figure's own trace."""
    if trace.measure == "progress" and _owns(context, trace):
        spoken = (context.address(trace.subject, key) for key in _BY_PROGRESS)
        yield from (each for each in spoken if each is not None)
    letters = (column_letter(index) for index in range(len(COLUMNS)))
    yield from ((context.name(TRACES), f"{letter}{row}") for letter in letters)


def _owns(context: Context, trace: Trace) -> bool:
    """Whether the row of this code is the figure's: an element gives way to its product."""
    return trace.item is not None or not context.is_item(trace.subject)


def _others(context: Context) -> Mapping[tuple[str, str], list[Cell]]:
    """Cells of other sheets that repeat a figure: the summary and the alerts."""
    summary, alerts = context.name(SUMMARY), context.name(ALERTS)
    found: dict[tuple[str, str], list[Cell]] = {}

    def add(subject: str, measure: str, cell: Cell) -> None:
        found.setdefault((subject, measure), []).append(cell)

    if context.report.index is not None:
        add(context.report.plan.code, "index", (summary, INDEX_CELL))
    for code, measure, cell in programme_cells(context.report):
        add(code, measure, (summary, cell))
    for code, cell in progress_cells(context):
        add(code, "progress", (summary, cell))
    table = context.alert_table
    for alert in table.alerts:
        add(alert.subject, "progress", (alerts, progress_cell(table.row(alert.id))))
    return found
