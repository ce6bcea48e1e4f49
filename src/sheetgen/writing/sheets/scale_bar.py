"""A percentage on its scale: a bar, and below it the bands, with a tick at each bound."""

from decimal import Decimal
from typing import Any

from sheetgen.language.message import Message, message
from sheetgen.model.status import Band
from sheetgen.model.template import column_letter
from sheetgen.records import Struct
from sheetgen.writing.sheets.chart_data import COLUMN, OF_CARDS, line
from sheetgen.writing.sheets.first_grid import CARDS, PIXEL, points
from sheetgen.writing.workbook.cell import Empty, Formula, Number
from sheetgen.writing.workbook.figure_cells import POINTS
from sheetgen.writing.workbook.sheet import Sheet
from sheetgen.writing.workbook.styles import NAVY
from sheetgen.writing.workbook.trace import Trace

STRIP = 15.0
"""The points of the row that holds the strip."""
_WHOLE = Decimal(100)
_CELL = ("body", "right", POINTS)


class Scale(Struct, frozen=True):
    """A percentage, and where the low and the medium band end."""

    figure: Decimal
    low: Decimal
    medium: Decimal

    @property
    def top(self) -> Decimal:
        """Where it ends."""
        return max(_WHOLE, self.medium, self.figure)


def write_scale(sheet: Sheet, plan: str, scale: Scale, row: int, at: int) -> None:
    """Draw the strip of the card at a place in a row."""
    first, last = CARDS[at]
    sheet.across(row, first, last, "", "card")
    chart = _strip(sheet, _drawn_from(sheet, plan, scale, row, at), scale.top)
    width = sum(points(sheet.width(column)) for column in range(first, last + 1)) / PIXEL
    chart.set_size({"width": int(width * 0.86), "height": int(STRIP / PIXEL) - 1})
    told = message(
        "{figure:percent} on a scale from 0: {bounds}",
        figure=scale.figure,
        bounds=bound_words(scale),
    )
    options = {"x_offset": int(width * 0.07), "y_offset": 1, "description": sheet.say(told)}
    sheet.call("insert_chart", row, first, chart, options)


def _drawn_from(sheet: Sheet, plan: str, scale: Scale, place: int, at: int) -> int:
    """The figure and the width of each band, in two rows beyond the page; gives the first.

    ``place`` is the row of the card's figure, as formulas count.
    """
    row = OF_CARDS + 3 * at
    said = message("Card {n}: its figure", n=at + 1)
    above = f"{column_letter(CARDS[at][0])}{place}"
    shows = _trace(plan, f"scale:{at}", scale.figure, said, message("the figure of the card"))
    line(sheet, row, said, [(Formula(f"={above}", scale.figure, _CELL), shows)])
    parts = (scale.low, scale.medium - scale.low, scale.top - scale.medium)
    cells = [
        (
            Number(part, _CELL),
            _trace(
                plan,
                f"scale:{at}:{band.value}",
                part,
                message("Width of the band: {band}", band=band.word),
                message("bound − bound below it"),
            ),
        )
        for band, part in zip(Band, parts, strict=True)
    ]
    said = message("Card {n}: how wide each band is", n=at + 1)
    line(sheet, row + 1, said, [(Empty(_CELL), None), *cells])
    return row


def _trace(plan: str, measure: str, figure: Decimal, said: Message, formula: Message) -> Trace:
    return Trace(
        subject=plan,
        measure=measure,
        figure=figure,
        unit="points",
        formula=formula,
        typed="",
        rule="",
        places=(),
        said=said,
    )


def bound_words(scale: Scale) -> Message:
    """The bounds in figures, each with the sign of its band."""
    low, medium = scale.low, scale.medium
    signs = {band.value: band.tone.symbol for band in Band}
    if low == medium:
        return message(
            "{low} < {bound:percentage} ≤ {high}",
            low=signs["bajo"],
            bound=low,
            high=signs["alto"],
        )
    return message(
        "{low} < {bound:percentage} ≤ {middle} < {other:percentage} ≤ {high}",
        low=signs["bajo"],
        bound=low,
        middle=signs["medio"],
        other=medium,
        high=signs["alto"],
    )


def _strip(sheet: Sheet, row: int, top: Decimal) -> Any:  # noqa: ANN401 - xlsxwriter has no types
    """Two bars: the figure, and below it the bands, each in its colour."""
    chart = sheet.book.chart({"type": "bar", "subtype": "stacked"})
    colours = (NAVY, *(band.tone.solid for band in Band))
    for column, colour in enumerate(colours, COLUMN + 1):
        chart.add_series(
            {
                "values": [sheet.name, row, column, row + 1, column],
                "fill": {"color": colour},
                "border": {"none": True},
                "gap": 0,
            }
        )
    chart.set_title({"none": True})
    chart.set_legend({"none": True})
    chart.show_hidden_data()  # who folds those columns away keeps the strip
    chart.set_chartarea({"border": {"none": True}, "fill": {"none": True}})
    chart.set_plotarea({"layout": {"x": 0, "y": 0, "width": 1, "height": 1}})
    chart.set_y_axis({"reverse": True, "visible": False, "major_gridlines": {"visible": False}})
    chart.set_x_axis(
        {"visible": False, "min": 0, "max": float(top), "major_gridlines": {"visible": False}}
    )
    return chart
