"""How numbers are written where the workspace is: the one door to Babel's locale data."""

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
    from babel.core import Locale, UnknownLocaleError  # noqa: PLC0415 - 30 ms, not for --help

    try:
        name = locale.replace("-", "_")
        symbols = Locale.parse(name).number_symbols["latn"]
    except UnknownLocaleError as error:
        raise ValueError(locale) from error
    return Marks(symbols["decimal"], symbols["group"], name)


def proposed(figure: str, marks: Marks) -> tuple[str, ...]:
    """What a figure whose marks do not hold may have been meant to be, by Babel; at most two."""
    from babel.numbers import NumberFormatError, parse_decimal  # noqa: PLC0415 - as above

    if not marks.locale:
        return ()
    try:
        parse_decimal(figure, locale=marks.locale, strict=True)
    except NumberFormatError as error:
        return tuple(error.suggestions or ())[:2]
    return ()
