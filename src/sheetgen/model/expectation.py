"""What a plan expects of an item in one period."""

from sheetgen.language.message import Message
from sheetgen.model.figure import Value
from sheetgen.model.period import Period
from sheetgen.model.plan import Item, Programmed
from sheetgen.model.timetable import Rows, Timetable
from sheetgen.records import Struct

NONE: Rows[Programmed] = Rows(Timetable())
"""No schedule."""


class Due(Struct, frozen=True):
    """A period in which an item falls due.

    ``is_owed``: the plan holds a figure against something. ``is_step``: it is of that very period,
    where work whose schedule adds nothing in a month may stay as it was.
    """

    period: Period
    is_owed: bool
    is_step: bool


class Expectation(Struct, frozen=True, kw_only=True):
    """The calendar's answer for one item: is it due, against what.

    ``target`` is the indicator's target of the period or the activity's yearly goal, in the item's
    unit; ``target_follows`` says how it follows from that of the year, ``yearly``, where it does.
    ``year`` are the schedule's months of the year, ``months`` those up to the period;
    ``programmed`` is what they make to date, a gap where nothing is programmed yet; ``scheduled``
    says whether the activity has a schedule at all in that year. ``calendar`` are the periods of
    the plan in which the item fell due, the latest first, this one included where it is due.
    """

    item: Item
    period: Period
    due: bool
    target: Value
    scheduled: bool
    months: tuple[Programmed, ...]
    programmed: Value
    calendar: tuple[Due, ...] = ()
    target_follows: Message | None = None
    yearly: Value | None = None
    year: Rows[Programmed] = NONE

    @property
    def now(self) -> Due | None:
        """What falls due in this very period."""
        return next((each for each in self.calendar if each.period == self.period), None)

    @property
    def is_owed(self) -> bool:
        """Whether the plan holds a figure of this period against something."""
        return self.now is not None and self.now.is_owed

    @property
    def due_before(self) -> tuple[Period, ...]:
        """The due periods before this one, the latest first."""
        return tuple(each.period for each in self.calendar if each.period < self.period)
