"""Progress in the periods before: since when an indicator has stood as it does."""

from collections.abc import Iterator, Mapping
from itertools import takewhile

from sheetgen.measuring.history import History
from sheetgen.measuring.progress import progress
from sheetgen.model.figure import Figure, Gap
from sheetgen.model.period import Period
from sheetgen.model.plan import Indicator, Plan, Target

PastProgress = tuple[tuple[Period, Figure], ...]


def past_progress(plan: Plan, history: History, before: Period) -> Mapping[str, PastProgress]:
    """Each indicator's progress tipo I in the due periods before, the latest first.

    Where nothing was reported the reason stands, whatever the target was. It ends at the first due
    period of which nothing is known: what lies behind it says nothing of how long something has
    lasted.
    """
    targets = {(target.code, target.period): target for target in plan.targets}
    return {
        indicator.code: tuple(_known(indicator, targets, history, before))
        for indicator in plan.indicators
    }


def _known(
    indicator: Indicator,
    targets: Mapping[tuple[str, Period], Target],
    history: History,
    before: Period,
) -> Iterator[tuple[Period, Figure]]:
    first = min((each.period for each in history.past(indicator.code)), default=before)
    due = (each for each in _back(before, first) if each.month in indicator.frequency.months)
    for period in takewhile(lambda each: history.at(indicator.code, each) is not None, due):
        actual = history.at(indicator.code, period)
        target = targets.get((indicator.code, period))
        said: Figure = Gap.NO_DATA if actual is None else actual.actual
        aim: Figure = Gap.NO_TARGET if target is None else target.figure
        yield period, said if isinstance(said, Gap) else progress(indicator, said, aim)[0]


def _back(before: Period, first: Period) -> Iterator[Period]:
    period = before.previous()
    while period >= first:
        yield period
        period = period.previous()
