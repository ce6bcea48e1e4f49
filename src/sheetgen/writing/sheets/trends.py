"""Small charts in the cells of an item sheet, and the months that they are drawn from."""

from collections.abc import Iterator, Sequence

from sheetgen.language.message import message
from sheetgen.model.figure import Gap
from sheetgen.model.measure import MeasuredItem
from sheetgen.model.past_state import PastState
from sheetgen.model.report import Report
from sheetgen.writing.item_rows import Row
from sheetgen.writing.outline import Line
from sheetgen.writing.sheets.history_rows import ALONE, places_of, traced
from sheetgen.writing.workbook.cell import Cell, Empty, Formula, reference
from sheetgen.writing.workbook.figure_cells import percent_cell
from sheetgen.writing.workbook.sheet import Sheet
from sheetgen.writing.workbook.styles import FINANCIAL, PHYSICAL
from sheetgen.writing.workbook.table import Area, Column
from sheetgen.writing.workbook.trace import Trace

TREND: Column[Row] = Column("trend", message("Trend"), 10, lambda row: Empty(row.look))
_MONTH, _WIDTH = "month:", 9.5


def draw_trends(sheet: Sheet, area: Area, keys: Sequence[str], lines: Sequence[int]) -> None:
    """Small columns, from zero, of the figures below ``keys``, which stand side by side.

    ``lines`` are the rows that have one, counted from 0. An empty cell leaves a gap; words would
    be drawn as a zero.
    """
    if not lines:
        return
    ends = [(area.cell(keys[0], each), area.cell(keys[-1], each)) for each in lines]
    options = {
        "location": [area.cell("trend", each) for each in lines],
        "range": [reference(sheet.name, f"{first}:{last}") for first, last in ends],
        "type": "column",
        "min": 0,
        "show_hidden": True,  # the figures are folded away
        "last_point": True,
        "last_color": PHYSICAL,
        "series_color": FINANCIAL,
    }
    sheet.call("add_sparkline", area.first, area.column("trend"), options)


def months_with_figures(report: Report, items: Sequence[MeasuredItem]) -> tuple[PastState, ...]:
    """The months in which the progress of any of the items is known; none where it is but one."""
    codes = [each.item.code for each in items]
    known = [each for each in report.states if any(_is_figure(each, code) for code in codes)]
    return tuple(known) if len(known) >= ALONE else ()


def month_columns(report: Report, months: Sequence[PastState]) -> Iterator[Column[Row]]:
    """The progress of each of the months, in percent; that of the reported one follows its cell."""
    for state in months:
        if state.period == report.period:
            heading = message("Progress in {month}", month=str(state.period))
            yield Column(f"{_MONTH}{state.period}", heading, _WIDTH, _now, near="progress")
        else:
            yield _month(report.states.index(state), state, report)


def month_trends(sheet: Sheet, area: Area, report: Report, lines: Sequence[Line]) -> None:
    """The trend of each line's item of which two months or more are known."""
    keys = [key for key in area.keys if key.startswith(_MONTH)]
    shown = [each for each in report.states if f"{_MONTH}{each.period}" in area.letters]
    known = (
        line.line
        for line in lines
        if sum(_is_figure(each, line.code) for each in shown if line.item is not None) >= ALONE
    )
    draw_trends(sheet, area, keys, tuple(known))


def _month(at: int, state: PastState, report: Report) -> Column[Row]:
    def cell(row: Row) -> Cell:
        found = None if row.item is None else state.items.get(row.item.code)
        if found is None or isinstance(found.progress, Gap):
            return Empty(row.look)
        return percent_cell(found.progress, row.look)

    def trace(row: Row) -> Trace | None:
        if row.item is None:
            return None
        found = state.items.get(row.item.code)
        progress = Gap.NOT_COMPUTED if found is None else found.progress
        where = places_of(report, row.line.code).get(state.period, ())
        return traced(row.line.code, state, progress, where)

    heading = message("Progress in {month}", month=str(state.period))
    return Column(
        f"{_MONTH}{state.period}",
        heading,
        _WIDTH,
        cell,
        traces=trace,
        month=at,
    )


def _now(row: Row) -> Cell:
    """The progress again, beside that of earlier months: the trend is drawn of cells in a row."""
    found = row.figure("progress")
    if row.item is None or isinstance(found, Gap):
        return Empty(row.look)
    shown = percent_cell(found, row.look)
    return Formula(f"={row.at('progress')}", found, shown.look)


def _is_figure(state: PastState, code: str) -> bool:
    found = state.items.get(code)
    return found is not None and not isinstance(found.progress, Gap)
