"""What is known of one plan in one month: all that is worked out of it rests on this alone."""

from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from itertools import takewhile
from typing import Protocol, Self

from sheetgen.asking.claims import hold_claims
from sheetgen.asking.excuse import excuse
from sheetgen.asking.owing import Look
from sheetgen.counted import history, said_of
from sheetgen.delivery import all_observations, earlier_deliveries
from sheetgen.judged import Before
from sheetgen.measuring.history import History
from sheetgen.measuring.measure import needed_for
from sheetgen.measuring.remembered import known_in
from sheetgen.model.expectation import Expectation
from sheetgen.model.in_force import in_force, renamed_between
from sheetgen.model.observation import Observation
from sheetgen.model.past_state import PastState
from sheetgen.model.period import Period
from sheetgen.model.plan import Plan
from sheetgen.model.submission import Submission
from sheetgen.model.waiver import WaiverUse
from sheetgen.planning.calendar import expect
from sheetgen.planning.waivers import of_plan as of_waivers
from sheetgen.records import replace
from sheetgen.ruling.durable.engine import Engine
from sheetgen.setup import Setup, sealed_without
from sheetgen.summing.compare import Side

Earlier = Mapping[Period, tuple[Submission, ...]]


class Recalled(Protocol):
    """What the stored months before one came to, as far as it asks."""

    @property
    def states(self) -> tuple[PastState, ...]:
        """How the plan stood in the latest of them, the earliest first."""
        ...

    @property
    def since(self) -> Period:
        """The one that it is held against: by the plan's own calendar the one before."""
        ...

    def at_since(self) -> Before:
        """The items of the one that it is held against; of a closed one as they were sealed."""
        ...

    def looks(self) -> Iterator[Look]:
        """What was owed in each of them, the latest first."""
        ...

    def side(self, at: Period) -> Side:
        """One of them as comparisons take it."""
        ...


@dataclass(frozen=True, kw_only=True)
class Known:
    """A plan at a period and what is known of it.

    ``submissions`` are those that speak of the plan, ``observations`` what they say of it;
    ``earlier`` are the submissions of the stored periods before, ``history`` what is known from
    them and from ``actuals.csv``. ``recall`` gives what the stored months before came to; rules
    hold the plan against the last of them where it ``is_compared``. ``behind`` are these months
    themselves, each by the one that follows it: thought through once. ``codes_of`` is the month
    whose codes items bear: that of the report that looks back, however far. ``codes`` are the items
    it is asked about, None for all. The rules and thresholds are the house's, those in force in
    ``judged_in``; without an engine the plain evaluator judges alone.
    """

    setup: Setup
    plan: Plan
    period: Period
    as_of: date
    expectations: tuple[Expectation, ...]
    submissions: tuple[Submission, ...]
    observations: tuple[Observation, ...]
    earlier: Earlier
    history: History
    judged_in: Period
    codes_of: Period
    behind: dict[Period, Self] = field(default_factory=dict, compare=False, repr=False)
    waivers: tuple[WaiverUse, ...] = ()
    recall: Callable[[Self], Recalled] | None = None
    is_compared: bool = False
    codes: frozenset[str] | None = None
    engine: Engine | None = None
    strict: bool = False

    @classmethod
    def of(
        cls,
        setup: Setup,
        plan: Plan,
        period: Period,
        submissions: tuple[Submission, ...] = (),
        *,
        as_of: date | None = None,
    ) -> Self:
        """A month of which these files came; what came before it is what lies in the workspace."""
        now = in_force(plan, period)
        earlier = earlier_deliveries(setup, now, period)
        month = cls(
            setup=setup,
            plan=now,
            period=period,
            as_of=as_of or period.last_day,
            expectations=_expected(setup, now, period, period),
            submissions=(),
            observations=(),
            earlier=earlier,
            history=history(setup, now, earlier, period),
            judged_in=period,
            codes_of=period,
        )
        return month.with_files(submissions)

    def only(self, codes: Collection[str]) -> Self:
        """The same month, asked about these items alone."""
        return replace(self, codes=frozenset(codes))

    def with_files(self, submissions: tuple[Submission, ...]) -> Self:
        """The same month, had these files come: what they claim is held against the plan."""
        waivers = of_waivers(self.setup.waivers, self.plan)
        held = hold_claims(submissions, self.plan, self.expectations, waivers, self.as_of)
        said = said_of(self.setup, self.plan, self.period, held)
        return replace(self, submissions=held, observations=said)

    def where(self, was: Observation) -> Callable[[Observation], Self]:
        """What it is asked about and what that follows from, by what is said in one's stead."""
        lean = self if self.codes is None else self._lean(needed_for(self.plan, self.codes))
        at = next(at for at, each in enumerate(lean.observations) if each is was)
        before, after = lean.observations[:at], lean.observations[at + 1 :]
        return lambda said: replace(lean, observations=(*before, said, *after))

    def _lean(self, codes: Collection[str]) -> Self:
        """The same month as if the plan had these items alone."""
        return replace(
            self,
            expectations=tuple(each for each in self.expectations if each.item.code in codes),
            observations=tuple(each for each in self.observations if each.code in codes),
            codes=None,
        )

    @property
    def previous(self) -> Self | None:
        """The plan of then at the stored period before, its items called as they are now.

        It is judged by the rules of then; None where there is no such period.
        """
        if not self.earlier:
            return None
        found = self.behind.get(self.period)
        if found is None or found.setup is not self.setup:
            found = self.behind[self.period] = self._previous(max(self.earlier))
        return found if self.codes is None else found.only(self.codes)

    def _previous(self, at: Period) -> Self:
        earlier = {each: came for each, came in self.earlier.items() if each < at}
        plan = in_force(self.plan, at, named=self.codes_of)
        came, expected = self.earlier[at], _expected(self.setup, plan, at, self.codes_of)
        waivers = of_waivers(self.setup.waivers, plan)
        _, uses = excuse(came, plan, expected, waivers, at.last_day)
        return replace(
            self,
            submissions=came,
            observations=said_of(self.setup, plan, at, came),
            plan=plan,
            period=at,
            as_of=at.last_day,
            expectations=expected,
            earlier=earlier,
            history=self.history.before(at),
            judged_in=at,
            waivers=uses,
            recall=None,
            is_compared=False,
            codes=None,
            engine=None,
        )

    def looking_back(self, at: Period, codes: Collection[str]) -> Self:
        """An earlier month with all that is known of these items now, by the rules of now."""
        plan = in_force(self.plan, at, named=self.codes_of)
        needed = needed_for(plan, codes)
        expected = _expected(self.setup, plan, at, self.codes_of)
        expectations = tuple(each for each in expected if each.item.code in needed)
        items = [each.item for each in expectations]
        came = all_observations(self.earlier.get(at, ()))
        past = (known for each in items for known in self.history.past(each.code))
        return replace(
            self,
            plan=plan,
            period=at,
            expectations=expectations,
            observations=tuple(known_in(plan, at, items, came, self.history)),
            history=replace(
                History.of(each for each in past if each.period < at), since=self.history.since
            ),
            recall=None,
            is_compared=False,
            codes=frozenset(codes),
            behind={},
            engine=None,
        )


def _expected(setup: Setup, plan: Plan, at: Period, named: Period) -> tuple[Expectation, ...]:
    """What is expected in a month, with the periods in which each item fell due since it is there.

    One that a closed month was sealed without came into the plan after it, whatever its tables say
    of months before. ``named`` is the month whose codes the items bear.
    """
    lacking: dict[str, Period] = {}
    for month in sorted(month for month, code in setup.closed if code == plan.code and month < at):
        called = renamed_between(plan, month, named)
        lacking |= {called.get(e, e): month for e in sealed_without(setup, plan, month)}
    return (
        tuple(_since(each, lacking) for each in expect(plan, at)) if lacking else expect(plan, at)
    )


def _since(expectation: Expectation, lacking: Mapping[str, Period]) -> Expectation:
    last = lacking.get(expectation.item.code)
    if last is None:
        return expectation
    calendar = tuple(takewhile(lambda due: due.period > last, expectation.calendar))
    return replace(expectation, calendar=calendar)
