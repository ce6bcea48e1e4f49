"""From a cell to a day, or a fault that says what the office must do.

The day comes first, as in "31/03/2026": 03/31/2026 is asked about, never turned round. A year of
two digits is one of this century.
"""

import re
from datetime import date, timedelta
from decimal import Decimal

from sheetgen.language.months import months_in, named_day
from sheetgen.model.period import Period
from sheetgen.reading.opening.cells import Cell, Kind
from sheetgen.reading.typed import value_faults as fault
from sheetgen.reading.typed.value_faults import Fault

FARTHEST = 10
"""Years: nobody promises anything for a later day."""
_NUMBERS = re.compile(r"(\d{1,4})\s*[-./ ]\s*(\d{1,2})\s*[-./ ]\s*(\d{1,4})(?:[T ]00:00(?::00)?)?")
_YEAR_DIGITS = 4
_SHORT_YEAR = 2
_CENTURY = 2000
_MONTHS = 12
_DAY_ZERO = date(1899, 12, 30)
_SERIALS = range(36_526, 73_051)
"""What Excel stores for the days of 2000 to 2099."""


def read_day(cell: Cell | None, typed: str) -> tuple[str, Fault | None]:
    """The day that was typed, as 2026-03-31; else what was typed, and what is wrong with it."""
    if not typed or (cell is not None and cell.kind is Kind.DATE):
        return typed, None
    if cell is not None and isinstance(cell.value, Decimal):
        return typed, fault.no_day(typed, _of_serial(cell.value))
    found = named_day(typed) or _of_numbers(typed)
    if found is None:
        return typed, fault.no_day(typed, _meant(typed))
    return found.isoformat(), None


def beyond(said: str, period: Period) -> Fault | None:
    """What to say of a day that lies before the period, or too far behind it to be meant."""
    try:
        day = date.fromisoformat(said)
    except ValueError:
        return None  # what is no day was told already
    if day < date(period.year, period.month, 1):
        return fault.past_day(day, str(period))
    if day.year > period.year + FARTHEST:
        return fault.far_day(day, FARTHEST)
    return None


def _of_numbers(typed: str) -> date | None:
    found = _NUMBERS.fullmatch(typed.strip())
    if found is None:
        return None
    first, month, last = found.groups()
    if len(first) == _YEAR_DIGITS:
        return _day(first, month, last)
    return _day(last, month, first) if len(last) in {_SHORT_YEAR, _YEAR_DIGITS} else None


def _day(year: str, month: str, day: str) -> date | None:
    century = _CENTURY if len(year) == _SHORT_YEAR else 0
    try:
        return date(century + int(year), int(month), int(day))
    except ValueError:
        return None


def _meant(typed: str) -> date | None:
    """What may be meant: the month first, or the last day of a month that is named."""
    found = _NUMBERS.fullmatch(typed.strip())
    if found is not None:
        first, second, last = found.groups()
        return _of_numbers(f"{second}/{first}/{last}") if int(second) > _MONTHS else None
    months = [each for each in months_in(typed) if each.year is not None]
    if len(months) != 1 or months[0].year is None:
        return None
    return Period(months[0].year, months[0].month).last_day


def _of_serial(number: Decimal) -> date | None:
    """The day that Excel stores as this number, in a cell that lost its format."""
    if number != number.to_integral_value() or int(number) not in _SERIALS:
        return None
    return _DAY_ZERO + timedelta(days=int(number))
