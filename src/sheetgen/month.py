"""One plan in one month, with all that is known of it.

What follows is worked out when it is asked for,

    known -> measured -> judged -> asked
                                -> summed

once, for all items or for those that are selected (:meth:`Month.only`). There is no other flow:
the report of a plan, what is asked of one file, the month before, an item as it was in an earlier
month or as it were with another value are months, or selections of one.
"""

from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property
from typing import Protocol

from sheetgen.asking.ask import Inquiry, ask, speaking_of
from sheetgen.asking.claims import hold_claims
from sheetgen.asking.owing import Look, owed
from sheetgen.dated import FiredAt, alerts_then, fired
from sheetgen.delivery import all_observations, earlier_deliveries, recalled
from sheetgen.judged import Before, Judged, Standards
from sheetgen.keeping.firings import Firings
from sheetgen.measuring.compared import compare_all
from sheetgen.measuring.counted_since import counted_since
from sheetgen.measuring.delivering import measure_offices
from sheetgen.measuring.excuses import texts_of, with_repeated
from sheetgen.measuring.history import History
from sheetgen.measuring.measure import measure, needed_for
from sheetgen.measuring.past import past_progress
from sheetgen.measuring.remembered import known_in
from sheetgen.measuring.since_closed import with_lowered
from sheetgen.model.expectation import Expectation
from sheetgen.model.in_force import in_force
from sheetgen.model.measure import MeasuredItem
from sheetgen.model.observation import Observation
from sheetgen.model.office import MeasuredOffice
from sheetgen.model.owing import Owing
from sheetgen.model.past_state import Fired, PastState
from sheetgen.model.period import Period
from sheetgen.model.plan import Plan
from sheetgen.model.submission import Submission
from sheetgen.model.summary import Alert
from sheetgen.model.waiver import WaiverUse
from sheetgen.noted import noted_of, sealed_targets
from sheetgen.planning.calendar import expect
from sheetgen.planning.waivers import of_plan as of_waivers
from sheetgen.ruling.durable.engine import Engine
from sheetgen.served import said_of
from sheetgen.setup import Setup
from sheetgen.summed import Notebook, Summed, raised, sum_up
from sheetgen.summing.compare import Side
from sheetgen.summing.persistence import Past

Earlier = Mapping[Period, tuple[Submission, ...]]


class Recalled(Protocol):
    """What the stored months before one came to, as far as it asks."""

    @property
    def states(self) -> tuple[PastState, ...]:
        """How the plan stood in the latest of them, the earliest first."""
        ...

    def last(self) -> Before:
        """The items of the last of them; of a closed one as they were sealed."""
        ...

    def looks(self) -> Iterator[Look]:
        """What was owed in each of them, the latest first."""
        ...

    def side(self, at: Period) -> Side:
        """One of them as comparisons take it."""
        ...


@dataclass(frozen=True, kw_only=True)
class Month:
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
    behind: dict[Period, "Month"] = field(default_factory=dict, compare=False, repr=False)
    waivers: tuple[WaiverUse, ...] = ()
    recall: Callable[["Month"], Recalled] | None = None
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
    ) -> "Month":
        """A month of which these files came; what came before it is what lies in the workspace."""
        now = in_force(plan, period)
        earlier = earlier_deliveries(setup, now, period)
        month = cls(
            setup=setup,
            plan=now,
            period=period,
            as_of=as_of or period.last_day,
            expectations=expect(now, period),
            submissions=(),
            observations=(),
            earlier=earlier,
            history=recalled(setup, now, earlier, period),
            judged_in=period,
            codes_of=period,
        )
        return month.with_files(submissions)

    def only(self, codes: Collection[str]) -> "Month":
        """The same month, asked about these items alone."""
        return replace(self, codes=frozenset(codes))

    def with_files(self, submissions: tuple[Submission, ...]) -> "Month":
        """The same month, had these files come: what they claim is held against the plan."""
        waivers = of_waivers(self.setup.waivers, self.plan)
        held = hold_claims(submissions, self.plan, self.expectations, waivers, self.as_of)
        said = said_of(self.setup, self.plan, self.period, held)
        return replace(self, submissions=held, observations=said)

    def saying(self, was: Observation, said: Observation) -> "Month":
        """The same month, had one value been another."""
        told = tuple(said if each is was else each for each in self.observations)
        return replace(self, observations=told)

    @property
    def previous(self) -> "Month | None":
        """The plan of then at the stored period before, its items called as they are now.

        It is judged by the rules of then; None where there is no such period.
        """
        if not self.earlier:
            return None
        found = self.behind.get(self.period)
        if found is None or found.setup is not self.setup:
            found = self.behind[self.period] = self._previous(max(self.earlier))
        return found if self.codes is None else found.only(self.codes)

    def _previous(self, at: Period) -> "Month":
        earlier = {each: came for each, came in self.earlier.items() if each < at}
        plan = in_force(self.plan, at, named=self.codes_of)
        came = self.earlier[at]
        return replace(
            self,
            submissions=came,
            observations=said_of(self.setup, plan, at, came),
            plan=plan,
            period=at,
            as_of=at.last_day,
            expectations=expect(plan, at),
            earlier=earlier,
            history=self.history.before(at),
            judged_in=at,
            waivers=(),
            recall=None,
            is_compared=False,
            codes=None,
            engine=None,
        )

    def looking_back(self, at: Period, codes: Collection[str]) -> "Month":
        """An earlier month with all that is known of these items now, by the rules of now."""
        plan = in_force(self.plan, at, named=self.codes_of)
        needed = needed_for(plan, codes)
        expectations = tuple(each for each in expect(plan, at) if each.item.code in needed)
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

    @cached_property
    def measured(self) -> tuple[MeasuredItem, ...]:
        """Every item asked about with its measures, in the plan's order."""
        back = sorted((each for each in self.earlier if each < self.period), reverse=True)
        before = (texts_of(all_observations(self.earlier[each])) for each in back)
        measured = measure(
            self.plan,
            self.period,
            self.expectations,
            self.observations,
            self.history,
            self.setup.figures,
            self.codes,
            self.setup.workspace.forecasting,
        )
        found = with_repeated(measured, texts_of(self.observations), before)
        sealed = sealed_targets(self.setup, self.plan, self.codes_of)
        return with_lowered(found, self.plan, self.period, sealed, named=self.codes_of)

    @cached_property
    def offices(self) -> tuple[MeasuredOffice, ...]:
        """How the offices of the plan deliver."""
        return measure_offices(self.plan, self.submissions, self.earlier)

    @cached_property
    def judged(self) -> Judged:
        """The items with their verdicts, and what they come to; offices are judged with all."""
        standards = Standards(
            plan=self.plan,
            period=self.judged_in,
            rules=self.setup.rules,
            settings=self.setup.workspace.thresholds,
            engine=self.engine,
            strict=self.strict,
        )
        offices = self.offices if self.codes is None else ()
        past = self.past if self.is_compared and self.earlier else None
        before = None if past is None else past.last
        return Judged.of(standards, self.measured, offices, before)

    @cached_property
    def asked(self) -> Inquiry:
        """The submissions with a notice for all that their offices are asked about the items.

        Where it is asked about some items, those of offices that spoke of them.
        """
        counted = raised(self.judged, self.waivers)
        items, rules = self.judged.items, self.judged.standards.in_force
        compared = compare_all(self.expectations, self.history)
        return ask(
            speaking_of(self.submissions, self.codes),
            items,
            self.plan.code,
            rules,
            counted,
            compared,
            self.setup.forms,
        )

    @property
    def owing(self) -> tuple[Owing, ...]:
        """The explanations that offices owe, and since when."""
        before = () if self.past is None else self.past.looks()
        return owed(self.period, self.expectations, self.asked, self.plan.code, before, self.codes)

    @cached_property
    def past(self) -> Recalled | None:
        """What the stored months before came to."""
        return None if self.recall is None else self.recall(self)

    @property
    def stood(self) -> tuple[PastState, ...]:
        """How the plan stood in the latest stored months before, the earliest first."""
        return () if self.past is None else self.past.states

    @property
    def _fired_at(self) -> FiredAt:
        """What held of items in a month before by the rules of now, as kept where it is."""

        def judge(at: Period, codes: Collection[str]) -> Mapping[str, Fired]:
            return fired(self.looking_back(at, codes).judged.items)

        readings = self.setup.readings
        if readings is None or self.codes is not None:
            return judge
        words = repr((self.plan.code, self.codes_of))
        kept = Firings(readings, self.plan.code, self.period, words, sorted(self.earlier))
        return lambda at, codes: kept.at(at, codes, judge)

    @cached_property
    def summed(self) -> Summed:
        """Alerts, waivers and the narrative."""
        noted = noted_of(self.setup, self.plan, self.period, self.observations, self.earlier)
        return sum_up(
            self.judged,
            self.setup.forms,
            self.waivers,
            self.asked,
            self._past,
            Notebook(notes=noted, day=self.as_of),
        )

    def _past(self, alerts: tuple[Alert, ...]) -> Past:
        """What is known of the periods before, to date these alerts by."""
        return Past(
            progress=past_progress(
                self.plan, self.history, self.period, {each.subject for each in alerts}
            ),
            counted=counted_since(
                self.expectations, self.measured, self.history, self.offices, self.earlier
            ),
            then=alerts_then(
                alerts,
                self.expectations,
                self.history,
                self._fired_at,
            ),
            stood=self.stood,
        )
