"""Until when a period's files are due."""

from datetime import date

from sheetgen.model.period import Period
from sheetgen.records import Struct


class Deadlines(Struct, frozen=True, kw_only=True):
    """When a period closes: by default on the last day of the next month (METHOD 4).

    ``months`` after the period, on ``day`` (0 for the month's last; a day that the month lacks is
    its last); ``fixed`` names the date of single periods.
    """

    months: int = 1
    day: int = 0
    fixed: tuple[tuple[Period, date], ...] = ()

    def due(self, period: Period) -> date:
        """The last day on which a file is on time."""
        named = dict(self.fixed).get(period)
        if named is not None:
            return named
        month = period
        for _ in range(self.months):
            month = month.next()
        last = month.last_day
        return last if not self.day else last.replace(day=min(self.day, last.day))

    def days_late(self, period: Period, received: date) -> int:
        """By how many days a file came after the date due; 0 where it was on time."""
        return max((received - self.due(period)).days, 0)
