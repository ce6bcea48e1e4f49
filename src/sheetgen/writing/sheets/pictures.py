"""The middle of the first page: a chart at its left, the offices at its right."""

from sheetgen.language.message import message
from sheetgen.model.status import TONES
from sheetgen.writing.context import Context
from sheetgen.writing.sheet_charts import stacked_states
from sheetgen.writing.sheets.first_grid import FIRST, LAST, PIXEL, RIGHT, SECTION, points, tall
from sheetgen.writing.sheets.headline import finding
from sheetgen.writing.sheets.lags import Lag, lags, write_lags
from sheetgen.writing.sheets.office_table import standings, write_offices
from sheetgen.writing.sheets.status_counts import Shown
from sheetgen.writing.workbook.sheet import Sheet

LEAST = 6
"""Rows of the block: a title, headings, and four rows at least."""
_MOST = 18
_LEGEND = 3
"""Rows that the legend of a chart takes, at most."""
_BAR = 1.5
"""Rows that a bar needs, its name beside it."""


def has_pictures(context: Context, shown: Shown) -> bool:
    """Whether there is anything to draw."""
    return bool(context.report.items) and bool(shown.groups or _work(context))


def rows_wanted(context: Context, shown: Shown) -> int:
    """The rows that all of it would take: its title, and the longer of its two halves."""
    if not has_pictures(context, shown):
        return 0
    found = _work(context)
    drawn = 1 + len(found) if found else round(_BAR * len(shown.groups)) + _LEGEND
    of_offices = 0 if context.report.portion else 1 + len(standings(context.report))
    return max(LEAST, min(_MOST, 1 + max(drawn, of_offices)))


def height(rows: int) -> float:
    """The points of so many rows, the first a title."""
    return SECTION + (rows - 1) * tall(1) if rows else 0.0


def write_pictures(
    sheet: Sheet, context: Context, shown: Shown, rows: tuple[int, int], counts: int
) -> None:
    """Draw into these rows; ``counts`` is the row where the table of counts begins."""
    row, below = rows
    if row == below:
        return
    sheet.height(row, SECTION)
    for at in range(row + 1, below):
        sheet.height(at, tall(1))
    found = _work(context)
    if found:
        write_lags(sheet, context, found, rows)
    elif shown.groups:
        _states(sheet, context, shown, rows, counts + 2)
    if context.report.portion is None:
        write_offices(sheet, context, rows)


def _work(context: Context) -> tuple[Lag, ...]:
    """Work against money; an office's own are not those of the elements they stand in."""
    return lags(context) if context.report.office is None else ()


def _states(
    sheet: Sheet, context: Context, shown: Shown, rows: tuple[int, int], first: int
) -> None:
    """The items of each group by status; alone on the page, the chart is as wide as it."""
    row, below = rows
    last = LAST if context.report.portion is not None else RIGHT - 1
    sheet.across(row, 0, last, message("Items by status"), "section")
    columns = [(tone, FIRST + n) for n, tone in enumerate(TONES)]
    chart = stacked_states(sheet, (first, first + len(shown.groups) - 1), columns)
    wide = sum(points(sheet.width(column)) for column in range(last + 1)) / PIXEL
    high = (below - row - 1) * tall(1) / PIXEL
    chart.set_size({"width": round(wide) - 8, "height": round(high) - 4})
    told = message(
        "{title}. {finding}.", title=message("Items by status"), finding=finding(context.report)
    )
    options = {"y_offset": 3, "description": sheet.say(told)}
    sheet.call("insert_chart", row + 1, 0, chart, options)
