"""What the cells of a workbook point to: its texts, its styles, its system of dates."""

from collections.abc import Sequence
from decimal import Decimal

from sheetgen.ooxml.refusal import Refused
from sheetgen.reading.opening.cells import Held, Kind
from sheetgen.reading.opening.doubles import read_double
from sheetgen.reading.opening.formats import date_of
from sheetgen.reading.opening.number_formats import GENERAL, Style


class Lookups:
    """The texts, styles and date system that all sheets of one workbook share."""

    def __init__(self, strings: Sequence[str], styles: Sequence[Style], *, from_1904: bool) -> None:
        self._strings = strings
        self.styles = styles
        self._from_1904 = from_1904

    def style(self, called: str, index: str | None) -> Style:
        """The style a cell points to.

        Raises Refused where it points to none.
        """
        if not index or (index == "0" and not self.styles):
            return self.styles[0] if self.styles else GENERAL
        number = int(index)
        if not 0 <= number < len(self.styles):
            raise Refused("READ-124", sheet=called)
        return self.styles[number]

    def shared_text(self, called: str, number: int) -> str:
        """The shared text a cell points to, counted from 0.

        Raises Refused where it points to none.
        """
        if not 0 <= number < len(self._strings):
            raise Refused("READ-125", sheet=called, i=number + 1, n=len(self._strings))
        return self._strings[number]

    def number(self, text: str, style: Style) -> tuple[Kind, Held]:
        """A number as the double that Excel holds, in its shortest digits; or a date."""
        value = read_double(text)
        return (Kind.ERROR, text) if value is None else self.dated(value, style)

    def dated(self, value: Decimal, style: Style) -> tuple[Kind, Held]:
        """A number, or the date that its style shows it as."""
        if not style.is_date:
            return Kind.NUMBER, value
        day = date_of(value, from_1904=self._from_1904)
        return (Kind.ERROR, "#####") if day is None else (Kind.DATE, day)
