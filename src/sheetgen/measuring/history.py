"""What is known of earlier periods: ``actuals.csv`` and the files that came then."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Self

from sheetgen.measuring.said import Said
from sheetgen.model.figure import Gap
from sheetgen.model.observation import Observation
from sheetgen.model.period import Period
from sheetgen.model.plan import Actual, Plan


@dataclass(frozen=True, slots=True)
class History:
    """The values of each item in the periods before, oldest first."""

    by_code: Mapping[str, Mapping[Period, Actual]]

    @classmethod
    def of(cls, actuals: Iterable[Actual]) -> Self:
        """Order the values by item and period; of two for one period the last given stands."""
        by_code: dict[str, dict[Period, Actual]] = {}
        for each in sorted(actuals, key=lambda each: each.period):
            by_code.setdefault(each.code, {})[each.period] = each
        return cls(by_code)

    def at(self, code: str, period: Period) -> Actual | None:
        """The value of one period, or None where nothing is known of it."""
        return self.by_code.get(code, {}).get(period)

    def past(self, code: str) -> tuple[Actual, ...]:
        """All values of an item, oldest first."""
        return tuple(self.by_code.get(code, {}).values())

    def last_known(self) -> tuple[Actual, ...]:
        """The latest value of each item that is a figure, for the template to show."""
        figures = (
            [each for each in past.values() if not isinstance(each.actual, Gap)]
            for past in self.by_code.values()
        )
        return tuple(known[-1] for known in figures if known)


def recall(
    plan: Plan, earlier: Mapping[Period, tuple[Observation, ...]], before: Period
) -> History:
    """All values known before a period.

    A file that came stands over ``actuals.csv``, which is for what was known before this tool;
    that a file never came is known only where nothing else is.
    """
    known = {(each.code, each.period): each for each in plan.actuals if each.period < before}
    for period, observations in earlier.items():
        if period < before:
            for actual in _reported(plan, Said.of(observations), period):
                if actual.actual is not Gap.NOT_SUBMITTED or (actual.code, period) not in known:
                    known[actual.code, period] = actual
    return History.of(known.values())


def _reported(plan: Plan, said: Said, period: Period) -> Iterable[Actual]:
    for item in plan.items:
        stands = said.standing(item, "actual")
        if stands is not None:
            money = said.standing(item, "accrued")
            yield Actual(
                code=item.code,
                period=period,
                actual=said.figure(item, "actual"),
                accrued=said.figure(item, "accrued"),
                source=stands.place.file,
                places=(stands.place, *((money.place,) if money else ())),
            )
