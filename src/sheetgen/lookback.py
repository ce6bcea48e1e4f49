"""Looks back from a period: where the plan stood before, and how its items were judged then."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from sheetgen.delivery import all_observations, recalled
from sheetgen.house import House
from sheetgen.measuring.history import History
from sheetgen.measuring.measure import measure
from sheetgen.model.expectation import Expectation
from sheetgen.model.figure import Gap
from sheetgen.model.in_force import in_force
from sheetgen.model.observation import Observation
from sheetgen.model.period import Period
from sheetgen.model.plan import Actual, Item, Kind, Plan
from sheetgen.model.report import JudgedItem
from sheetgen.model.submission import Submission
from sheetgen.planning.calendar import expect
from sheetgen.ruling.classify import judge_items

Earlier = Mapping[Period, tuple[Submission, ...]]
_REMEMBERED = ("actual", "accrued")
"""The fields that a history holds; all others are known of a stored period's files alone."""


@dataclass(frozen=True, slots=True)
class Before:
    """The stored period before this one, and its items by the rules of today."""

    period: Period
    items: tuple[JudgedItem, ...]


def stood(house: House, plan: Plan, at: Period, earlier: Earlier) -> Before | None:
    """The plan at the stored period before this one, by the rules of today and the plan of then."""
    if not earlier:
        return None
    period = max(earlier)
    then = in_force(plan, period, named=at)
    history = recalled(
        plan, {month: each for month, each in earlier.items() if month < period}, period
    )
    measured = measure(
        then, period, expect(then, period), all_observations(earlier[period]), history
    )
    items, _ = judge_items(measured, then, house.workspace.thresholds, house.rules, period)
    return Before(period, items)


@dataclass(frozen=True, slots=True, kw_only=True)
class Lookback:
    """What judges an earlier period: today's rules and thresholds, and all that was known then."""

    house: House
    plan: Plan
    period: Period
    earlier: Earlier
    history: History

    def judged(
        self, expectations: Iterable[Expectation], codes: frozenset[str]
    ) -> Mapping[str, tuple[tuple[Period, JudgedItem], ...]]:
        """Some items at their due periods before, the latest first, as far as each was known."""
        due = [each for each in expectations if each.item.code in codes]
        periods: dict[Period, set[str]] = {}
        for each in due:
            for at in self._known(each):
                periods.setdefault(at, set()).add(each.item.code)
        found: dict[str, tuple[tuple[Period, JudgedItem], ...]] = {}
        for at in sorted(periods, reverse=True):
            for judged in self._at(at, periods[at]):
                code = judged.measured.item.code
                found[code] = (*found.get(code, ()), (at, judged))
        return found

    def _known(self, expectation: Expectation) -> Iterator[Period]:
        """The due periods before, back to the first of which nothing is known."""
        for at in expectation.due_before:
            if self.history.at(expectation.item.code, at) is None:
                return
            yield at

    def _at(self, at: Period, codes: set[str]) -> tuple[JudgedItem, ...]:
        """The items of these codes at an earlier period; a product needs its activities too."""
        plan = in_force(self.plan, at, named=self.period)
        asked = expect(plan, at)
        products = any(each.item.kind is Kind.PRODUCT for each in asked if each.item.code in codes)
        wanted = asked if products else tuple(each for each in asked if each.item.code in codes)
        items = [each.item for each in wanted]
        known = (each for item in items for each in self.history.past(item.code))
        measured = measure(
            plan,
            at,
            wanted,
            tuple(self._said(at, items)),
            replace(
                History.of(each for each in known if each.period < at), since=self.history.since
            ),
        )
        settings, rules = self.house.workspace.thresholds, self.house.rules
        judged, _ = judge_items(
            tuple(each for each in measured if each.item.code in codes),
            plan,
            settings,
            rules,
            self.period,
        )
        return judged

    def _said(self, at: Period, items: Iterable[Item]) -> Iterator[Observation]:
        for each in all_observations(self.earlier.get(at, ())):
            if each.field not in _REMEMBERED:
                yield each
        for item in items:
            known = self.history.at(item.code, at)
            if known is not None:
                yield from _remembered(self.plan, item, known)


def _remembered(plan: Plan, item: Item, known: Actual) -> Iterator[Observation]:
    """A value known of an earlier period, as its first office would have said it."""
    for field, said in zip(_REMEMBERED, (known.actual, known.accrued), strict=True):
        if field == "actual" or not isinstance(said, Gap):
            yield Observation(
                plan=plan.code,
                code=item.code,
                field=field,
                office=item.offices[0],
                said=said,
                typed="",
                place=known.places[0],
            )
