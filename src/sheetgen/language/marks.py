"""How numbers are written where the workspace is: the one door to Babel's locale data."""

from dataclasses import dataclass

DECIMALS = 1
"""Decimals of a printed percentage; the workbook and results.json keep the unrounded figure."""


@dataclass(frozen=True, slots=True)
class Marks:
    """The decimal and grouping marks of a locale: ``.`` and ``,`` in Peru."""

    decimal: str
    group: str


def read_marks(locale: str) -> Marks:
    """The marks of a locale such as ``es_PE``; raises ValueError where there is no such locale."""
    from babel.core import Locale, UnknownLocaleError  # noqa: PLC0415 - 30 ms, not for --help

    try:
        symbols = Locale.parse(locale.replace("-", "_")).number_symbols["latn"]
    except UnknownLocaleError as error:
        raise ValueError(locale) from error
    return Marks(symbols["decimal"], symbols["group"])
