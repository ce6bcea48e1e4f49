"""The quantities that look ahead in a year: what is needed a month, where the pace leads to.

They are shown apart and never give a status.
"""

from sheetgen.language.message import message, term
from sheetgen.model.quantity import INDICATOR, ITEMS, WORK, Quantity

_FORECAST = ("target", "forecast_end", "forecast_low", "forecast_high", "forecast_share")

OF_PACE: tuple[Quantity, ...] = (
    Quantity(
        name="accumulated",
        unit="item",
        word=message("Accumulated since the plan began"),
        meaning=term("fact", "sum of the values since the plan began, where they add up"),
        kinds=INDICATOR,
    ),
    Quantity(
        name="accumulated_target",
        unit="item",
        word=message("Accumulated target by December"),
        meaning=term("fact", "sum of the targets since the plan began, up to December"),
        kinds=INDICATOR,
    ),
    Quantity(
        name="programmed_year",
        unit="item",
        word=message("Programmed for the year"),
        meaning=term("fact", "programmed for the whole year"),
        kinds=ITEMS,
    ),
    Quantity(
        name="pace_per_month",
        unit="item",
        word=message("Done a month so far"),
        meaning=term("fact", "done to date by the months of the year gone by"),
        kinds=WORK,
    ),
    Quantity(
        name="needed_per_month",
        unit="item",
        word=message("Needed a month from now on"),
        meaning=term(
            "fact", "what is needed a month until December to reach what is asked by then"
        ),
        kinds=ITEMS,
    ),
    Quantity(
        name="forecast_points",
        unit="months",
        word=message("Months known"),
        meaning=term("fact", "months with a figure and something due, which a forecast rests on"),
        kinds=ITEMS,
    ),
    Quantity(
        name="forecast_end",
        unit="item",
        word=message("Where the present pace leads by December"),
        meaning=term("fact", "at the present pace, scaled by what is programmed, by December"),
        kinds=ITEMS,
        needs=("forecast_points", "needed_per_month"),
    ),
    Quantity(
        name="forecast_error",
        unit="item",
        word=message("Mean error of earlier forecasts"),
        meaning=term("fact", "how far forecasts made in earlier months missed, by December"),
        kinds=ITEMS,
        needs=("forecast_end",),
    ),
    Quantity(
        name="forecast_low",
        unit="item",
        word=message("By December, at the least"),
        meaning=term("fact", "the forecast less its mean error; no less than what is done"),
        kinds=ITEMS,
        needs=("forecast_end", "forecast_error"),
    ),
    Quantity(
        name="forecast_high",
        unit="item",
        word=message("By December, at the most"),
        meaning=term("fact", "the forecast and its mean error"),
        kinds=ITEMS,
        needs=("forecast_end", "forecast_error"),
    ),
    Quantity(
        name="forecast_share",
        unit="percent",
        word=message("Forecast, of what is asked by then"),
        meaning=term("fact", "the forecast over what is asked by December"),
        kinds=ITEMS,
        needs=("forecast_end",),
    ),
    Quantity(
        name="forecast_best",
        unit="percent",
        word=message("Forecast at the most, of what is asked by then"),
        meaning=term("fact", "the upper end of the forecast over what is asked by December"),
        kinds=ITEMS,
        needs=_FORECAST,
    ),
    Quantity(
        name="end_last_year",
        unit="item",
        word=message("Value of December of last year"),
        meaning=term("fact", "actual of December of the year before"),
    ),
    Quantity(
        name="forecast_last_year",
        unit="item",
        word=message("By December, with last year's months"),
        meaning=term("fact", "by December, were the rest of the year as it was last year"),
        kinds=ITEMS,
        needs=("needed_per_month",),
    ),
    Quantity(
        name="forecast_last_year_share",
        unit="percent",
        word=message("With last year's months, of what is asked by then"),
        meaning=term("fact", "the forecast by last year's months over what is asked by December"),
        kinds=ITEMS,
        needs=("forecast_last_year",),
    ),
    Quantity(
        name="forecast_tried",
        unit="months",
        word=message("Months that were left out and forecast"),
        meaning=term("fact", "months known that were left out, one at a time, and forecast"),
        kinds=ITEMS,
        needs=("forecast_end",),
    ),
    Quantity(
        name="forecast_right",
        unit="months",
        word=message("Of these, right"),
        meaning=term("fact", "months left out of which the forecast was right"),
        kinds=ITEMS,
        needs=("forecast_tried",),
    ),
)
"""What is measured of an item whose figures add up over the year."""

AHEAD = tuple(
    each.name for each in OF_PACE if each.name not in {"programmed_year", "end_last_year"}
)
"""What is told of the year to come, by name."""
