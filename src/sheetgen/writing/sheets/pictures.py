"""The chart of the summary, and the offices beside it."""

from typing import Any

from sheetgen.language.message import Message, message
from sheetgen.model.status import TONES
from sheetgen.writing.charts import stacked_states, two_percentages
from sheetgen.writing.context import ACTIVITIES, Context
from sheetgen.writing.sheets.counts import FIRST, shown_groups
from sheetgen.writing.sheets.finding import finding
from sheetgen.writing.sheets.office_table import write_offices
from sheetgen.writing.workbook.cell import reference
from sheetgen.writing.workbook.sheet import Sheet

_ROWS = 10
"""Of the block: a heading, and the chart below it."""
_MOST_BARS = 6
"""For each more the block is a row taller: every bar has room for its name."""
_ROW_PIXELS = 20
_HALF = 6
LAST = 11
_HALF_PIXELS = 436
"""Somewhat less than five columns: the chart and the table beside it do not touch."""
_WHOLE_PIXELS = 1050
_MOST_COLUMNS = 24


def write_pictures(sheet: Sheet, context: Context, row: int, counts: int) -> int:
    """Place the chart and the offices; ``counts`` is the row where the table of counts begins.

    Gives the row below them.
    """
    shown = shown_groups(context)
    first = counts + 2
    below = row_below(context, row)
    if below == row:
        return row
    alone = context.report.portion is not None
    span = (0, LAST if alone else _HALF - 2)
    if context.work and context.report.office is None and not context.apart:
        _work_and_money(sheet, context, (row, below), span)
    elif shown:
        found = finding(context.report)
        columns = [(tone, FIRST + n) for n, tone in enumerate(TONES)]
        chart = stacked_states(sheet, (first, first + len(shown) - 1), columns)
        _place(sheet, (row, below), span, message("Items by status"), found, chart)
    if not alone:
        write_offices(sheet, context, (row, below), _HALF - 1)
    return below


def has_pictures(context: Context) -> bool:
    """Whether there is anything to draw."""
    with_more = context.report.index is not None or bool(context.work)
    return with_more or bool(shown_groups(context))


def row_below(context: Context, row: int) -> int:
    """The row below the block that begins at ``row``: what is drawn ends above it."""
    if not has_pictures(context):
        return row
    return row + _ROWS + max(0, len(shown_groups(context)) - _MOST_BARS)


def _place(
    sheet: Sheet,
    rows: tuple[int, int],
    span: tuple[int, int],
    title: Message,
    found: Message,
    chart: Any,  # noqa: ANN401 - xlsxwriter has no types
) -> None:
    """A heading over its columns, and the chart below it; a chart alone takes both halves.

    Who cannot see the chart is told what was ``found``.
    """
    row, below = rows
    sheet.across(row, *span, title, "section")
    for at in range(row + 1, below):
        sheet.height(at, _ROW_PIXELS * 0.75)
    width = _WHOLE_PIXELS if span == (0, LAST) else _HALF_PIXELS
    chart.set_size({"width": width, "height": (below - row - 1) * _ROW_PIXELS - 6})
    told = message("{title}. {finding}.", title=title, finding=found)
    options = {"y_offset": 4, "description": sheet.say(told)}
    sheet.call("insert_chart", row + 1, span[0], chart, options)


def _work_and_money(
    sheet: Sheet, context: Context, rows: tuple[int, int], span: tuple[int, int]
) -> None:
    """Physical against financial: every line while they can be read, else the products alone."""
    area = context.work_area
    lines = [line for line in context.work if line.item is not None]
    every = len(lines)
    if every > _MOST_COLUMNS:
        lines = [line for line in lines if line.element is not None] or lines[:_MOST_COLUMNS]

    def cells(key: str) -> str:
        letter, name = area.letter(key), context.name(ACTIVITIES)
        runs: list[list[int]] = []
        for line in lines:
            if runs and line.line == runs[-1][1] + 1:
                runs[-1][1] = line.line
            else:
                runs.append([line.line, line.line])
        fixed = [
            reference(name, f"${letter}${area.first + a + 1}:${letter}${area.first + b + 1}")
            for a, b in runs
        ]
        return f"={fixed[0]}" if len(fixed) == 1 else f"=({','.join(fixed)})"

    series = (
        (message("Physical, of the year (%)"), cells("physical")),
        (message("Financial, of the year (%)"), cells("financial")),
    )
    title = message("Work done and money accrued")
    if len(lines) < every:
        title = message(
            "Work done and money accrued: {n} of {all} rows are drawn", n=len(lines), all=every
        )
    _place(
        sheet,
        rows,
        span,
        title,
        finding(context.report),
        two_percentages(sheet, cells("code"), series),
    )
