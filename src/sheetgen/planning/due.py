"""In which periods of a plan its items fell due, up to one of them (METHOD 4)."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Self

from sheetgen.model.expectation import Due
from sheetgen.model.figure import Figure, Gap
from sheetgen.model.kinds import Aggregation
from sheetgen.model.period import Period, december
from sheetgen.model.plan import Activity, Indicator, Item, Plan
from sheetgen.model.traits import Direction

_Figures = Mapping[str, Mapping[Period, Figure]]


@dataclass(frozen=True, slots=True)
class Calendar:
    """What a plan targets up to a period and programs in the years until then, by item.

    ``periods`` are those that the plan covers up to it.
    """

    targets: _Figures
    schedule: _Figures
    periods: tuple[Period, ...]
    """The latest first."""

    @classmethod
    def of(cls, plan: Plan, until: Period) -> Self:
        """The calendar of a plan; one without a beginning begins with its earliest table row."""
        targets = _by_code(
            (each.code, each.period, each.figure)
            for each in plan.targets
            if _in_order(each.period) <= _in_order(until)
        )
        schedule = _by_code(
            (each.code, each.period, each.figure)
            for each in plan.schedule
            if each.period.year <= until.year  # what is programmed later in its year counts
        )
        first = beginning(plan) or until
        return cls(targets, schedule, tuple(_back(until, min(first, until))))

    def due(self, item: Item) -> tuple[Due, ...]:
        """The periods in which an item fell due, the latest first."""
        if isinstance(item, Indicator):
            return tuple(self._of_indicator(item))
        return tuple(self._of_activity(item))

    def _of_indicator(self, item: Indicator) -> Iterator[Due]:
        targets = self.targets.get(item.code, {})
        for at in self.periods:
            if at.month in item.frequency.months:
                aim = targets.get(at, Gap.NO_TARGET)
                zero = aim == 0 and item.direction is Direction.ASCENDING
                owed = not isinstance(aim, Gap) and not zero
                yield Due(at, owed, owed)

    def _of_activity(self, item: Activity) -> Iterator[Due]:
        """Each month of a year with a schedule, the December of one without."""
        months = self.schedule.get(item.code, {})
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
    rows = (each for table in (plan.targets, plan.schedule, plan.actuals) for each in table)
    return plan.from_ or min((each.period for each in rows), key=_in_order, default=None)


def _in_order(period: Period) -> tuple[int, int]:
    """A period as what sorts fast: a plan has a hundred thousand."""
    return period.year, period.month


def _steps(months: Mapping[Period, Figure]) -> dict[int, list[Period]]:
    """By year, the months in which anything is programmed."""
    found: dict[int, list[Period]] = {}
    for at, figure in months.items():
        if figure:
            found.setdefault(at.year, []).append(at)
    return found


def _by_code(rows: Iterable[tuple[str, Period, Figure]]) -> _Figures:
    found: dict[str, dict[Period, Figure]] = {}
    for code, period, figure in rows:
        found.setdefault(code, {})[period] = figure
    return found


def _back(period: Period, first: Period) -> Iterator[Period]:
    while period >= first:
        yield period
        period = period.previous()
