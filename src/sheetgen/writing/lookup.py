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
from sheetgen.writing.table import Area
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
    rows, others = _rows(context), _others(context)
    return tuple(
        Shown(trace, tuple(_cells(trace, rows, others)), tuple(_near(context, trace, rows, row)))
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


_Owner = tuple[str, bool]
"""Whose a row is: a code, and whether an item's; an element may share it with its product."""
_Rows = Mapping[_Owner, list[tuple[str, Area, int]]]
_Others = Mapping[tuple[_Owner, str], list[Cell]]


def _rows(context: Context) -> _Rows:
    """The rows of each item and element: an element has one on every sheet of its items."""
    found: dict[_Owner, list[tuple[str, Area, int]]] = {}
    for sheet, lines, area in context.tables():
        for line in lines:
            owner = (line.code, line.item is not None)
            found.setdefault(owner, []).append((context.name(sheet), area, line.line))
    return found


def _owner(trace: Trace) -> _Owner:
    return trace.subject, trace.item is not None


def _cells(trace: Trace, rows: _Rows, others: _Others) -> Iterator[Cell]:
    if trace.cell is not None:
        yield trace.cell
        return
    for sheet, area, line in rows.get(_owner(trace), ()):
        if trace.measure in area.keys:
            yield sheet, area.cell(trace.measure, line)
    yield from others.get((_owner(trace), trace.measure), ())


def _near(context: Context, trace: Trace, rows: _Rows, row: int) -> Iterator[Cell]:
    """The cells of the item's row that speak of its progress, and the figure's own trace."""
    if trace.measure == "progress":
        for sheet, area, line in rows.get(_owner(trace), ()):
            yield from ((sheet, area.cell(key, line)) for key in _BY_PROGRESS if key in area.keys)
    letters = (column_letter(index) for index in range(len(COLUMNS)))
    yield from ((context.name(TRACES), f"{letter}{row}") for letter in letters)


def _others(context: Context) -> _Others:
    """Cells of other sheets that repeat a figure: the summary and the alerts.

    An element gives way to its product, whose progress is its own.
    """
    summary, alerts = context.name(SUMMARY), context.name(ALERTS)
    found: dict[tuple[_Owner, str], list[Cell]] = {}

    def add(subject: str, measure: str, cell: Cell) -> None:
        owner = (subject, context.is_item(subject))
        found.setdefault((owner, measure), []).append(cell)

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
