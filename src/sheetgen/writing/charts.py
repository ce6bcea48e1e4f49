"""The native charts of the summary: nothing is an image, every figure stands in a cell."""

from collections.abc import Sequence
from typing import Any

from sheetgen.language.message import Message
from sheetgen.model.tone import INK, Tone
from sheetgen.writing.workbook.sheet import Sheet
from sheetgen.writing.workbook.styles import FINANCIAL, FONT, LINE, PHYSICAL

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


def two_percentages(sheet: Sheet, categories: str, series: Sequence[tuple[Message, str]]) -> Any:  # noqa: ANN401 - xlsxwriter has no types
    """Work against money, side by side; a line at 100 %."""
    chart = sheet.book.chart({"type": "column"})
    for (name, values), colour in zip(series, (PHYSICAL, FINANCIAL), strict=True):
        chart.add_series(
            {
                "name": sheet.say(name),
                "categories": categories,
                "values": values,
                "fill": {"color": colour},
                "border": {"none": True},
                "gap": 60,
                "overlap": 0,
            }
        )
    _dress(chart)
    chart.set_x_axis({"num_font": _TEXT, "line": {"color": LINE}, "major_tick_mark": "none"})
    chart.set_y_axis(
        {
            "num_font": _TEXT,
            "num_format": '0" %"',
            "min": 0,
            "major_gridlines": {"visible": True, "line": {"color": LINE, "width": 0.5}},
            "line": {"none": True},
        }
    )
    return chart


def _dress(chart: Any) -> None:  # noqa: ANN401 - xlsxwriter has no types
    """Without frame and title: the sheet's own heading stands above."""
    chart.set_title({"none": True})
    chart.set_legend({"position": "bottom", "font": _TEXT})
    chart.set_chartarea({"border": {"none": True}})
    chart.show_blanks_as("gap")
    chart.show_hidden_data()  # what is drawn may stand in columns that are folded away


def line_of_months(sheet: Sheet, rows: tuple[int, int], columns: tuple[int, int]) -> Any:  # noqa: ANN401 - xlsxwriter has no types
    """A figure over months: ``rows`` are those of the headings and of the figures."""
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
    _dress(chart)
    chart.set_legend({"none": True})
    chart.show_blanks_as("span")  # a month in which nothing was due parts no line
    chart.set_x_axis({"num_font": _TEXT, "line": {"color": LINE}, "major_tick_mark": "none"})
    chart.set_y_axis({"visible": False, "min": 0, "major_gridlines": {"visible": False}})
    return chart
