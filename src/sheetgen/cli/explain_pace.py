"""Of an item whose figures add up: what is needed a month, and where its pace leads, or why not."""

from sheetgen.cli.terminal_page import Page
from sheetgen.language.message import message
from sheetgen.model.explanation import ItemExplanation
from sheetgen.telling.pace_words import (
    forecast_words,
    last_year_words,
    needed_words,
    right_words,
    to_date_words,
    unforecast_words,
)


def pace_section(page: Page, item: ItemExplanation) -> None:
    """The year so far, the pace and the forecast; what rules on trial say of it. No verdict."""
    measured = item.judged.measured
    needed, unforecast = needed_words(measured), unforecast_words(measured, item.least_points)
    if needed is None and unforecast is None:
        return
    page.section(message("Pace and forecast (they judge nothing)"))
    end = measured.measure("forecast_end")
    worked = None if end is None else end.worked(measured.item)
    told = (
        (message("This year"), None if needed is None else to_date_words(measured)),
        (message("Pace"), needed),
        (message("At the present pace"), forecast_words(measured)),
        ("", worked),
        (message("Right so far"), right_words(measured)),
        (message("As last year"), last_year_words(measured)),
        (message("Forecast"), unforecast),
    )
    for label, words in told:
        if words is not None:
            page.row(label, words)
    for each in item.judged.verdict.findings:
        if each.beta:
            page.row(message("On trial: {rule}", rule=each.rule), each.message)
