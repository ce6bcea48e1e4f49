"""The sheet in which an office lists whom it served: typed columns, nothing locked, no formula."""

from datetime import date
from decimal import Decimal

from sheetgen.language.message import Message, message
from sheetgen.model.period import Period
from sheetgen.model.population import CODE, DAY, SHEET
from sheetgen.model.template import Held, Listing
from sheetgen.writing.workbook.book import Book
from sheetgen.writing.workbook.cell import Number, Text, serial
from sheetgen.writing.workbook.sheet import Sheet

HEADING_ROW = 3
"""Of the headings, from 1; below it an office types or pastes as many rows as it has."""
_LAST_ROW = 1_048_576
_WIDTHS = (14.0, 22.0, 14.0)
_ANY: dict[str, object] = {"validate": "any"}
_LONGEST_SOURCE = 255
_LONGEST_TITLE = 32
"""What Excel takes for words to choose from, and for the title of a hint."""


def write_listing(book: Book, listing: Listing, period: Period) -> None:
    """Write the sheet; its name and headings are those of the files that lists may come as."""
    sheet = book.sheet(SHEET)
    for column, (width, shape) in enumerate(
        zip(_WIDTHS, ("num:@", "num:@", "num:dd/mm/yyyy"), strict=True)
    ):
        sheet.call("set_column", column, column, width, book.format(("plain", "optional", shape)))
    sheet.text(0, 0, message("Those served: one row each time one is served."), "title")
    sheet.text(
        1,
        0,
        message(
            "They are counted, each once, and named in no report. A long list may come as a file "
            "of its own instead."
        ),
        "plain",
    )
    for column, heading in enumerate((CODE, listing.name, DAY, *listing.more)):
        sheet.text(HEADING_ROW - 1, column, heading, "heading", "heading-input")
    for row, held in enumerate(listing.rows, HEADING_ROW):
        for column, value in enumerate(held):
            if value != "":
                sheet.put(row, column, _cell(value))
    _guide(sheet, listing, period)
    sheet.call("freeze_panes", HEADING_ROW, 0)
    sheet.page(repeat=(HEADING_ROW - 1, HEADING_ROW - 1))


def _cell(value: Held) -> Text | Number:
    """What an office had typed, as it had: a number stays one, and shows all its digits."""
    match value:
        case str():
            return Text(value, ("plain", "optional", "num:@"))
        case Decimal():
            return Number(value, ("plain", "optional"))
        case date():
            return Number(serial(value), ("plain", "optional", "num:dd/mm/yyyy"))


def _guide(sheet: Sheet, listing: Listing, period: Period) -> None:
    """What Excel says as a cell is entered; a warning can be overruled, and the reader asks."""
    choices: dict[str, object] = {"validate": "list", "source": list(listing.codes)}
    hints: tuple[tuple[str, Message, dict[str, object]], ...] = (
        (
            CODE,
            message("The code of the activity, as this template has it."),
            choices if len(",".join(listing.codes)) <= _LONGEST_SOURCE else _ANY,
        ),
        (
            listing.name,
            message("Paste it as text, whole: no figure with an exponent (2.01E+10)."),
            _ANY,
        ),
        (
            DAY,
            message("The day of the service, of this year up to the end of the period."),
            {
                "validate": "date",
                "criteria": "between",
                "minimum": date(period.year, 1, 1),
                "maximum": period.last_day,
            },
        ),
    )
    for column, (title, hint, accepts) in enumerate(hints):
        said = sheet.say(hint)
        told = {"error_title": title[:_LONGEST_TITLE], "error_message": said}
        options = {
            **accepts,
            "input_title": title[:_LONGEST_TITLE],
            "input_message": said,
            **({} if accepts is _ANY else {"error_type": "warning", **told}),
        }
        sheet.call("data_validation", HEADING_ROW, column, _LAST_ROW - 1, column, options)
