"""What is known of earlier periods: ``actuals.csv`` and the files that came then."""

from collections.abc import Iterable, Mapping
from typing import TypeAlias

from sheetgen.measuring.said import Said
from sheetgen.model.figure import Gap
from sheetgen.model.observation import Observation
from sheetgen.model.period import Period
from sheetgen.model.plan import Actual, Plan

History: TypeAlias = Mapping[tuple[str, Period], Actual]


def recall(
    plan: Plan, earlier: Mapping[Period, tuple[Observation, ...]], before: Period
) -> dict[tuple[str, Period], Actual]:
    """All values known before a period, by code and period.

    A file that came stands over ``actuals.csv``, which is for what was known before this tool.
    """
    known = {(each.code, each.period): each for each in plan.actuals if each.period < before}
    for period, observations in sorted(earlier.items()):
        if period < before:
            said = Said.of(observations)
            known |= {(actual.code, period): actual for actual in _reported(plan, said, period)}
    return known


def _reported(plan: Plan, said: Said, period: Period) -> Iterable[Actual]:
    for item in plan.items:
        stands = said.standing(item, "actual")
        if stands is not None and stands.said is not Gap.NOT_SUBMITTED:
            money = said.standing(item, "accrued")
            yield Actual(
                code=item.code,
                period=period,
                actual=said.figure(item, "actual"),
                accrued=said.figure(item, "accrued"),
                source=stands.place.file,
                places=(stands.place, *((money.place,) if money else ())),
            )


def last_known(history: History) -> tuple[Actual, ...]:
    """The latest value of each item that is a figure, for the template to show."""
    latest: dict[str, Actual] = {}
    for (code, _), actual in sorted(history.items(), key=lambda entry: entry[0][1]):
        if not isinstance(actual.actual, Gap):
            latest[code] = actual
    return tuple(latest.values())
