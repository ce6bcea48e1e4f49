"""The native charts of the summary: nothing is an image, every figure stands in a cell."""

from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from sheetgen.language.message import message
from sheetgen.model.tone import INK, Tone
from sheetgen.records import Struct
from sheetgen.writing.workbook.sheet import Sheet
from sheetgen.writing.workbook.styles import FINANCIAL, FONT, LINE, PHYSICAL, SOFT

_TEXT = {"name": FONT, "size": 9, "color": INK}


def stacked_states(sheet: Sheet, rows: tuple[int, int], columns: Sequence[tuple[Tone, int]]) -> Any:  # noqa: ANN401 - xlsxwriter has no types
    """How the items of each group stand: bars of 100 % with the counts on them."""
    chart = sheet.book.chart({"type": "bar", "subtype": "percent_stacked"})
    first, last = rows
    for tone, column in columns:
        chart.add_series(
            {
                "name": f"{tone.symbol} {sheet.say(tone.word)}",
                "categories": [sheet.name, first, 0, last, 0],
                "values": [sheet.name, first, column, last, column],
                "fill": {"color": tone.solid},
                "border": {"color": "#FFFFFF", "width": 0.75},
                "gap": 45,
                "data_labels": {
                    "value": True,
                    "num_format": "0;;",  # no label where there is nothing to count
                    "font": {**_TEXT, "bold": True, "color": tone.label},
                },
            }
        )
    _dress(chart)
    chart.set_y_axis(
        {
            "reverse": True,
            "interval_unit": 1,  # every group has its name
            "num_font": _TEXT,
            "line": {"color": LINE},
            "major_tick_mark": "none",
        }
    )
    chart.set_x_axis({"visible": False, "major_gridlines": {"visible": False}, "min": 0})
    return chart


class Dumbbell(Struct, frozen=True, kw_only=True):
    """What a dumbbell chart is drawn from, all on one sheet.

    From ``first`` on, each row holds work and money side by side from ``column`` on, then twice the
    height at which they stand; the row above, for the share of the year gone, that share twice, and
    the foot and the top of its line. ``lines`` are the figures of each row.
    """

    first: int
    column: int
    lines: tuple[tuple[Decimal, Decimal], ...]


def dumbbell(sheet: Sheet, of: Dumbbell) -> Any:  # noqa: ANN401 - xlsxwriter has no types
    """Work and money of each row on one scale, joined by a line.

    It fills its rows to the edge, so that each line stands in the row of its name.
    """
    chart = sheet.book.chart({"type": "scatter", "subtype": "straight"})
    x, y, n = of.column, of.column + 2, len(of.lines)
    first, last = of.first, of.first + n - 1
    dashed = {"color": SOFT, "width": 1, "dash_type": "dash"}
    joined = {"color": FINANCIAL, "width": 3}
    for row in range(first - 1, last + 1):
        chart.add_series(
            {
                "categories": [sheet.name, row, x, row, x + 1],
                "values": [sheet.name, row, y, row, y + 1],
                "line": dashed if row < first else joined,
                "marker": {"type": "none"},
            }
        )
    ends = (
        (message("Physical, of the year (%)"), x, "circle", PHYSICAL),
        (message("Financial, of the year (%)"), x + 1, "square", FINANCIAL),
    )
    for name, column, shape, colour in ends:
        chart.add_series(
            {
                "name": sheet.say(name),
                "categories": [sheet.name, first, column, last, column],
                "values": [sheet.name, first, y, last, y],
                "line": {"none": True},
                "marker": {
                    "type": shape,
                    "size": 7,
                    "fill": {"color": colour},
                    "border": {"color": PHYSICAL},
                },
            }
        )
    _dress(chart)
    chart.set_legend({"none": True})
    chart.set_plotarea({"layout": {"x": 0, "y": 0, "width": 1, "height": 1}})
    chart.set_chartarea({"border": {"none": True}, "fill": {"none": True}})
    most = max(_WHOLE, *(max(line) for line in of.lines))
    bare = {"visible": False, "major_gridlines": {"visible": False}}
    chart.set_x_axis({**bare, "min": float(-most * _BEFORE), "max": float(most * _BEYOND)})
    chart.set_y_axis({**bare, "reverse": True, "min": 0, "max": n, "major_unit": n})
    return chart


_WHOLE = Decimal(100)
_BEFORE, _BEYOND = Decimal("0.07"), Decimal("1.07")
"""The room before 0 and beyond the most, for whole markers."""


def _dress(chart: Any) -> None:  # noqa: ANN401 - xlsxwriter has no types
    """Without frame and title: the sheet's own heading stands above."""
    chart.set_title({"none": True})
    chart.set_legend({"position": "bottom", "font": _TEXT})
    chart.set_chartarea({"border": {"none": True}})
    chart.show_blanks_as("gap")
    chart.show_hidden_data()  # what is drawn may stand in columns that are folded away


def line_of_months(
    sheet: Sheet, rows: tuple[int, int], columns: tuple[int, int], aim: int | None
) -> Any:  # noqa: ANN401 - xlsxwriter has no types
    """The index over months: ``rows`` are those of the headings and of the figures.

    ``aim`` is the row of what it is to come to, where that is known.
    """
    chart = sheet.book.chart({"type": "line"})
    heading, row = rows
    first, last = columns
    chart.add_series(
        {
            "name": [sheet.name, row, 0],
            "categories": [sheet.name, heading, first, heading, last],
            "values": [sheet.name, row, first, row, last],
            "line": {"color": PHYSICAL, "width": 2.25},
            "marker": {"type": "circle", "size": 6, "fill": {"color": PHYSICAL}},
            "data_labels": {"value": True, "position": "above", "num_format": "0.0", "font": _TEXT},
        }
    )
    if aim is not None:
        chart.add_series(
            {
                "name": [sheet.name, aim, 0],
                "categories": [sheet.name, heading, first, heading, last],
                "values": [sheet.name, aim, first, aim, last],
                "line": {"color": SOFT, "width": 1.25, "dash_type": "dash"},
                "marker": {"type": "none"},
            }
        )
    _dress(chart)
    title = sheet.say(message("Index of each month (%)"))
    chart.set_title({"name": title, "name_font": {**_TEXT, "bold": True}, "overlay": False})
    if aim is None:
        chart.set_legend({"none": True})
    chart.show_blanks_as("span")  # a month in which nothing was due parts no line
    chart.set_x_axis({"num_font": _TEXT, "line": {"color": LINE}, "major_tick_mark": "none"})
    chart.set_y_axis({"visible": False, "min": 0, "major_gridlines": {"visible": False}})
    return chart
