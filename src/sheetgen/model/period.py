"""A month of reporting."""

import calendar
import re
from datetime import date
from typing import NamedTuple, Self

from sheetgen.language.message import Message, filled, message, term

_WRITTEN = re.compile(r"(\d{4})-(\d{2})")
_DECEMBER = 12
_FIRST_YEAR = 1900
_NAMES = (
    term("month", "January"),
    term("month", "February"),
    term("month", "March"),
    term("month", "April"),
    term("month", "May"),
    term("month", "June"),
    term("month", "July"),
    term("month", "August"),
    term("month", "September"),
    term("month", "October"),
    term("month", "November"),
    term("month", "December"),
)


class Period(NamedTuple):
    """A month, written ``YYYY-MM``; the report of a year is that of its December.

    A tuple, because all that is known of a year is looked up by it.
    """

    year: int
    month: int

    @classmethod
    def parse(cls, text: str) -> Self:
        """Read ``YYYY-MM``; raises ValueError where it is not one."""
        found = _WRITTEN.fullmatch(text)
        if found is None or not 1 <= int(found[2]) <= _DECEMBER or int(found[1]) < _FIRST_YEAR:
            raise ValueError(text)
        return cls(int(found[1]), int(found[2]))

    def __str__(self) -> str:
        return f"{self.year:04d}-{self.month:02d}"

    @property
    def last_day(self) -> date:
        """The last day of the month."""
        return date(self.year, self.month, calendar.monthrange(self.year, self.month)[1])

    @property
    def name(self) -> Message:
        """The name of the month, without its year."""
        return _NAMES[self.month - 1]

    def months_since(self, earlier: "Period") -> int:
        """How many months lie from an earlier one to this."""
        return (self.year - earlier.year) * _DECEMBER + self.month - earlier.month

    def next(self) -> "Period":
        """The month after."""
        if self.month == _DECEMBER:
            return Period(self.year + 1, 1)
        return Period(self.year, self.month + 1)

    def previous(self) -> "Period":
        """The month before."""
        if self.month == 1:
            return Period(self.year - 1, _DECEMBER)
        return Period(self.year, self.month - 1)


def december(year: int) -> Period:
    """The period in which a year's target falls due."""
    return Period(year, _DECEMBER)


_MONTHS = (
    message("January {year}"),
    message("February {year}"),
    message("March {year}"),
    message("April {year}"),
    message("May {year}"),
    message("June {year}"),
    message("July {year}"),
    message("August {year}"),
    message("September {year}"),
    message("October {year}"),
    message("November {year}"),
    message("December {year}"),
)


def month_of(period: Period) -> Message:
    """A period in words: "diciembre de 2024"."""
    return filled(_MONTHS[period.month - 1], year=str(period.year))
