"""The institution's logo, at the right of a sheet's head, where it covers no words."""

from sheetgen.writing.workbook.sheet import Sheet

_PIXELS = 7
"""Of a column's width for each of its characters."""


def place_logo(sheet: Sheet, first: int, last: int, height: int) -> int:
    """Draw the logo, so many pixels tall, at the right edge of some columns; gives the last free.

    A logo too wide for its columns is drawn smaller. Without a logo all columns are free.
    """
    logo = sheet.book.theme.logo
    if logo is None:
        return last
    from xlsxwriter.image import Image  # noqa: PLC0415 - 70 ms, not for --help

    size = sheet.book.must(logo.name, Image, logo)
    scale, room, column = height / size.height, 0.0, last + 1
    while room < size.width * scale and column > first:
        column -= 1
        room += sheet.width(column) * _PIXELS
    scale = min(scale, room / size.width)
    options = {
        "x_scale": scale,
        "y_scale": scale,
        "x_offset": max(0, int(room - size.width * scale)),
        "y_offset": 2,
        "object_position": 3,
        "description": sheet.book.theme.title,
    }
    sheet.call("insert_image", 0, column, str(logo), options)
    return column - 1
