"""How numbers are written where the workspace is."""

from sheetgen.language.locales import marks_of
from sheetgen.records import Struct

DECIMALS = 1
"""Decimals of a printed percentage; the workbook and results.json keep the unrounded figure."""


class Marks(Struct, frozen=True):
    """The decimal and grouping marks of a locale: ``.`` and ``,`` in Peru.

    ``locale`` is its name for Babel, "" where only the marks are known.
    """

    decimal: str
    group: str
    locale: str = ""


def read_marks(locale: str) -> Marks:
    """The marks of a locale such as ``es_PE``; raises ValueError where there is no such locale."""
    name = locale.replace("-", "_")
    return Marks(*marks_of(name), name)


def proposed(figure: str, marks: Marks) -> tuple[str, ...]:
    """What a figure whose marks do not hold may have been meant to be, by Babel; at most two."""
    from babel.numbers import NumberFormatError, parse_decimal  # noqa: PLC0415 - 30 ms, of a figure in doubt

    if not marks.locale:
        return ()
    try:
        parse_decimal(figure, locale=marks.locale, strict=True)
    except NumberFormatError as error:
        return tuple(error.suggestions or ())[:2]
    return ()
