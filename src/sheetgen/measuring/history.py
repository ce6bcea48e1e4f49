"""What is known of earlier periods: ``actuals.csv`` and the files that came then."""

from collections.abc import Iterable, Iterator, Mapping
from types import MappingProxyType
from typing import Self, TypeAlias

from sheetgen.measuring.standing import Said, figure_said
from sheetgen.model.figure import Gap
from sheetgen.model.in_force import in_force
from sheetgen.model.observation import Observation
from sheetgen.model.period import Period
from sheetgen.model.plan import Actual, Plan
from sheetgen.model.role import BUDGET, EXECUTED, SPENT
from sheetgen.records import Struct, field, replace


class Restated(Struct, frozen=True, kw_only=True):
    """A value of a past period that something newer stands over, in one field.

    ``arrived`` is the month whose report was the first that could know of it; None where nobody
    noted when it came.
    """

    field: str
    was: Actual
    stands: Actual
    arrived: Period | None = None


class Arrival(Struct, frozen=True):
    """What a file of a period stands over, and the month whose report could first know of it."""

    was: Observation
    arrived: Period | None


Arrivals: TypeAlias = Mapping[tuple[Period, str, str, str], Arrival]
"""By period, file, code and field."""
_NONE: Arrivals = MappingProxyType({})
_WATCHED = (EXECUTED, SPENT)


class History(Struct, frozen=True):
    """The values of each item in the periods before, oldest first.

    ``restated`` holds, for each item, the values that something newer stands over, where both are
    figures. ``since`` is the first period of which files are kept.
    """

    by_code: Mapping[str, Mapping[Period, Actual]]
    restated: Mapping[str, tuple[Restated, ...]] = field(default_factory=dict)
    since: Period | None = None

    @classmethod
    def of(cls, actuals: Iterable[Actual]) -> Self:
        """Order the values by item and period; of two for one period the last given stands."""
        by_code: dict[str, dict[Period, Actual]] = {}
        for each in sorted(actuals, key=_month_of):
            by_code.setdefault(each.code, {})[each.period] = each
        return cls(by_code)

    def at(self, code: str, period: Period) -> Actual | None:
        """The value of one period, or None where nothing is known of it."""
        return self.by_code.get(code, {}).get(period)

    def past(self, code: str) -> tuple[Actual, ...]:
        """All values of an item, oldest first."""
        return tuple(self.by_code.get(code, {}).values())

    def in_year(self, code: str, year: int) -> tuple[Actual, ...]:
        """The values of an item in one year, oldest first."""
        return tuple(each for each in self.past(code) if each.period.year == year)

    def before(self, at: Period) -> "History":
        """What was known before an earlier period."""
        cut = {
            code: {period: each for period, each in past.items() if period < at}
            for code, past in self.by_code.items()
        }
        restated = {
            code: tuple(pair for pair in pairs if pair.stands.period < at)
            for code, pairs in self.restated.items()
        }
        return History(
            {code: past for code, past in cut.items() if past},
            {code: pairs for code, pairs in restated.items() if pairs},
            self.since if self.since is not None and self.since < at else None,
        )

    def last_known(self) -> tuple[Actual, ...]:
        """The latest value of each item that is a figure, for the template to show."""
        figures = (
            [each for each in past.values() if not isinstance(each.actual, Gap)]
            for past in self.by_code.values()
        )
        return tuple(known[-1] for known in figures if known)


def _month_of(actual: Actual) -> tuple[int, int]:
    """Its period as what sorts fast: a history holds a hundred thousand."""
    return actual.period.year, actual.period.month


def recall(
    plan: Plan,
    earlier: Mapping[Period, tuple[Observation, ...]],
    before: Period,
    arrivals: Arrivals = _NONE,
) -> History:
    """All values known before a period.

    A file that came stands over ``actuals.csv``, which is for what was known before this tool, and
    over the files of its office before it (``arrivals``); that a file never came is known only
    where nothing else is.
    """
    known = {(each.code, each.period): each for each in plan.actuals if each.period < before}
    restated: dict[str, tuple[Restated, ...]] = {}
    for period, observations in earlier.items():
        if period < before:
            then = in_force(plan, period, named=before)  # who reported it then
            for actual in _reported(then, Said.of(observations), period):
                if actual.actual is not Gap.NOT_SUBMITTED or (actual.code, period) not in known:
                    was = known.get((actual.code, period))
                    is_alone = was is None and not arrivals  # nearly always
                    found = () if is_alone else tuple(_restated(was, actual, arrivals))
                    if found:
                        restated[actual.code] = (*restated.get(actual.code, ()), *found)
                    known[actual.code, period] = actual
    since = min((period for period in earlier if period < before), default=None)
    return replace(History.of(known.values()), restated=restated, since=since)


def _restated(was: Actual | None, stands: Actual, arrivals: Arrivals) -> Iterator[Restated]:
    """What of a value is another than was known before: from ``actuals.csv``, or by a file."""
    if was is not None and not isinstance(was.actual, Gap) and not isinstance(stands.actual, Gap):
        yield Restated(field=EXECUTED, was=was, stands=stands)
    for name in _WATCHED:
        before = arrivals.get((stands.period, stands.source, stands.code, name))
        now = stands.actual if name == EXECUTED else stands.accrued
        if before is None or not before.was.is_figure or isinstance(now, Gap):
            continue
        said = {EXECUTED: Gap.NO_DATA, SPENT: Gap.NO_DATA, name: figure_said(before.was)}
        earlier = replace(
            stands,
            actual=said[EXECUTED],
            accrued=said[SPENT],
            source=before.was.place.file,
            places=(before.was.place,),
            spent_at=None,
        )
        yield Restated(field=name, was=earlier, stands=stands, arrived=before.arrived)


def _reported(plan: Plan, said: Said, period: Period) -> Iterable[Actual]:
    for item in plan.items:
        stands = said.standing(item, "actual")
        if stands is not None:
            money = said.standing(item, SPENT)
            yield Actual(
                code=item.code,
                period=period,
                actual=figure_said(stands),
                accrued=figure_said(money),
                pim=said.figure(item, BUDGET),
                source=stands.place.file,
                places=(*stands.cells, *((money.place,) if money else ())),
                spent_at=money.place if money else None,
            )
