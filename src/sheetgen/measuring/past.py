"""Progress in the periods before: since when an indicator has stood as it does."""

from collections.abc import Container, Iterator, Mapping
from itertools import takewhile

from sheetgen.measuring.history import History
from sheetgen.measuring.progress_of import progress
from sheetgen.model.figure import Figure, Gap
from sheetgen.model.in_force import in_force
from sheetgen.model.period import Period
from sheetgen.model.plan import Indicator, Plan, Target
from sheetgen.model.timetable import Timetable

PastProgress = tuple[tuple[Period, Figure], ...]
_Tables = tuple[Mapping[str, Indicator], Timetable[Target], dict[str, Mapping[Period, Figure]]]


def past_progress(
    plan: Plan, history: History, before: Period, codes: Container[str]
) -> Mapping[str, PastProgress]:
    """The progress of each of these indicators, tipo I in the due periods before, the latest first.

    Where nothing was reported the reason stands, whatever the target was. It ends at the first due
    period of which nothing is known: what lies behind it says nothing of how long something has
    lasted.
    """
    then = _Then(plan, before)
    return {
        indicator.code: tuple(_known(indicator, then, history, before))
        for indicator in plan.indicators
        if indicator.code in codes
    }


class _Then:
    """The plan as it was in force at each month asked for, with the codes of now."""

    def __init__(self, plan: Plan, named: Period) -> None:
        self._plan = plan
        self._named = named
        self._known: dict[Period, _Tables] = {}
        self._of: dict[int, _Tables] = {}

    def at(self, code: str, period: Period) -> tuple[Indicator, Figure]:
        """An indicator and its target of a month, as in force in that month."""
        if period not in self._known:
            plan = in_force(self._plan, period, named=self._named)
            if id(plan) not in self._of:  # of a plan in which nothing changed all months are one
                self._of[id(plan)] = (
                    {each.code: each for each in plan.indicators},
                    plan.targets,
                    {},
                )
            self._known[period] = self._of[id(plan)]
        indicators, targets, aims = self._known[period]
        if code not in aims:
            aims[code] = dict(targets.of_item(code).dated)
        return indicators[code], aims[code].get(period, Gap.NO_TARGET)


def _known(
    indicator: Indicator, then: _Then, history: History, before: Period
) -> Iterator[tuple[Period, Figure]]:
    first = min((each.period for each in history.past(indicator.code)), default=before)
    due = (each for each in _back(before, first) if each.month in indicator.frequency.months)
    for period in takewhile(lambda each: history.at(indicator.code, each) is not None, due):
        actual = history.at(indicator.code, period)
        as_was, aim = then.at(indicator.code, period)
        said: Figure = Gap.NO_DATA if actual is None else actual.actual
        yield period, said if isinstance(said, Gap) else progress(as_was, said, aim).figure


def _back(before: Period, first: Period) -> Iterator[Period]:
    period = before.previous()
    while period >= first:
        yield period
        period = period.previous()
