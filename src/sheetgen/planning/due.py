"""In which periods of a plan its items fell due, up to one of them (METHOD 4)."""

from collections.abc import Iterator, Mapping
from decimal import Decimal
from functools import lru_cache
from typing import Self

from sheetgen.model.expectation import Due
from sheetgen.model.figure import Figure, Gap
from sheetgen.model.kinds import Aggregation
from sheetgen.model.period import Period, december
from sheetgen.model.plan import Activity, Indicator, Item, Plan, Programmed, Target
from sheetgen.model.timetable import Timetable
from sheetgen.model.traits import Direction
from sheetgen.records import Struct


class Calendar(Struct, frozen=True):
    """What a plan targets up to a period and programs in the years until then, by item.

    ``periods`` are those that the plan covers up to it.
    """

    targets: Timetable[Target]
    schedule: Timetable[Programmed]
    periods: tuple[Period, ...]
    """The latest first."""

    @classmethod
    def of(cls, plan: Plan, until: Period) -> Self:
        """The calendar of a plan; one without a beginning begins with its earliest table row."""
        first = beginning(plan) or until
        return cls(plan.targets, plan.schedule, tuple(_back(until, min(first, until))))

    def due(self, item: Item) -> tuple[Due, ...]:
        """The periods in which an item fell due, the latest first."""
        found = self._of_indicator(item) if isinstance(item, Indicator) else self._of_activity(item)
        return _once(tuple(found))

    def _of_indicator(self, item: Indicator) -> Iterator[Due]:
        targets = dict(self.targets.of_item(item.code).dated)
        for at in self.periods:
            if at.month in item.frequency.months:
                aim = targets.get(at, Gap.NO_TARGET)
                zero = aim == 0 and item.direction is Direction.ASCENDING
                owed = not isinstance(aim, Gap) and not zero
                yield Due(at, owed, owed)

    def _of_activity(self, item: Activity) -> Iterator[Due]:
        """Each month of a year with a schedule, the December of one without."""
        year = self.periods[0].year  # what is programmed later in it counts
        months = {
            at: figure for at, figure in self.schedule.of_item(item.code).dated if at.year <= year
        }
        of_month = item.aggregation is Aggregation.NOT_ACCUMULATED
        first = {year: min(steps) for year, steps in _steps(months).items()}
        scheduled = {at.year for at in months}
        for at in self.periods:
            if at.year in scheduled:
                step = bool(months.get(at))
                begun = at.year in first and first[at.year] <= at
                yield Due(at, step if of_month else begun, step)
            elif at == december(at.year):
                owed = not isinstance(item.goal, Gap) and item.goal != Decimal(0)
                yield Due(at, owed, owed)


def beginning(plan: Plan) -> Period | None:
    """The first month of a plan; of one that does not say it, that of its earliest table row."""
    said = (*plan.targets.periods, *plan.schedule.periods, *(e.period for e in plan.actuals))
    return plan.from_ or min(set(said), default=None)


def _steps(months: Mapping[Period, Figure]) -> dict[int, list[Period]]:
    """By year, the months in which anything is programmed."""
    found: dict[int, list[Period]] = {}
    for at, figure in months.items():
        if figure:
            found.setdefault(at.year, []).append(at)
    return found


@lru_cache(maxsize=1024)
def _once(due: tuple[Due, ...]) -> tuple[Due, ...]:
    """The same for all items that fall due alike, as most do."""
    return due


def _back(period: Period, first: Period) -> Iterator[Period]:
    while period >= first:
        yield period
        period = period.previous()
