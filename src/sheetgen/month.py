"""One plan in one month, with all that is known of it.

What follows is worked out when it is asked for,

    known -> measured -> judged -> asked
                                -> summed

once, for all items or for those that are selected (:meth:`Month.only`). There is no other flow:
the report of a plan, what is asked of one file, the month before, an item as it was in an earlier
month or as it were with another value are months, or selections of one.
"""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property, partial
from itertools import takewhile

from sheetgen.asking.ask import Inquiry, ask
from sheetgen.asking.claims import hold_claims
from sheetgen.asking.owing import owed
from sheetgen.delivery import all_observations, earlier_deliveries, recalled
from sheetgen.judged import Judged, Standards
from sheetgen.measuring.compared import compare_all
from sheetgen.measuring.counted import counted_since
from sheetgen.measuring.excuses import texts_of, with_repeated
from sheetgen.measuring.history import History
from sheetgen.measuring.measure import measure, needed_for
from sheetgen.measuring.offices import measure_offices
from sheetgen.measuring.past import past_progress
from sheetgen.measuring.since_closed import with_lowered
from sheetgen.model.expectation import Expectation
from sheetgen.model.figure import Gap
from sheetgen.model.in_force import in_force
from sheetgen.model.measure import MeasuredItem
from sheetgen.model.observation import Observation
from sheetgen.model.office import MeasuredOffice
from sheetgen.model.owing import Owing
from sheetgen.model.period import Period
from sheetgen.model.plan import Actual, Item, Plan
from sheetgen.model.report import JudgedItem
from sheetgen.model.role import EXECUTED, SPENT
from sheetgen.model.submission import Submission
from sheetgen.model.summary import Alert
from sheetgen.model.waiver import WaiverUse
from sheetgen.noted import noted_of, sealed_targets
from sheetgen.planning.calendar import expect
from sheetgen.planning.waivers import of_plan as of_waivers
from sheetgen.ruling.durable.engine import Engine
from sheetgen.served import counted_in_lists
from sheetgen.setup import Setup
from sheetgen.summed import Notebook, Summed, raised, sum_up
from sheetgen.summing.persistence import Past

Earlier = Mapping[Period, tuple[Submission, ...]]
_REMEMBERED = (EXECUTED, SPENT)
"""The fields that a history holds; all others are known of a stored period's files alone."""


@dataclass(frozen=True, kw_only=True)
class Month:
    """A plan at a period and what is known of it.

    ``submissions`` are those that speak of the plan, ``observations`` what they say of it;
    ``earlier`` are the submissions of the stored periods before, ``history`` what is known from
    them and from ``actuals.csv``; ``before`` gives the month before as it was judged. ``behind``
    are the months before, each by the one that follows it: thought through once, whichever part is
    asked about.
    ``codes`` are the items it is asked about, None for all. The rules and thresholds are the
    house's, those in force in ``judged_in``; without an engine the plain evaluator judges alone.
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
    behind: dict[Period, "Month"] = field(default_factory=dict, compare=False, repr=False)
    waivers: tuple[WaiverUse, ...] = ()
    before: Callable[["Month"], Judged] | None = None
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
            history=recalled(now, earlier, period),
            judged_in=period,
        )
        return month.with_files(submissions)

    def only(self, codes: Collection[str]) -> "Month":
        """The same month, asked about these items alone."""
        return replace(self, codes=frozenset(codes))

    def with_files(self, submissions: tuple[Submission, ...]) -> "Month":
        """The same month, had these files come: what they claim is held against the plan."""
        waivers = of_waivers(self.setup.waivers, self.plan)
        held = hold_claims(submissions, self.plan, self.expectations, waivers, self.as_of)
        return replace(self, submissions=held, observations=_said_of(self, self.plan, held))

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
        plan = in_force(self.plan, at, named=self.period)
        came = self.earlier[at]
        return replace(
            self,
            submissions=came,
            observations=_said_of(self, plan, came, at),
            plan=plan,
            period=at,
            as_of=at.last_day,
            expectations=expect(plan, at),
            earlier=earlier,
            history=self.history.before(at),
            judged_in=at,
            waivers=(),
            before=None,
            codes=None,
            engine=None,
        )

    def looking_back(self, at: Period, codes: Collection[str]) -> "Month":
        """An earlier month with all that is known of these items now, by the rules of now."""
        plan = in_force(self.plan, at, named=self.period)
        needed = needed_for(plan, codes)
        expectations = tuple(each for each in expect(plan, at) if each.item.code in needed)
        past = (known for each in expectations for known in self.history.past(each.item.code))
        return replace(
            self,
            plan=plan,
            period=at,
            expectations=expectations,
            observations=tuple(self._known_of(at, [each.item for each in expectations])),
            history=replace(
                History.of(each for each in past if each.period < at), since=self.history.since
            ),
            before=None,
            codes=frozenset(codes),
            behind={},
            engine=None,
        )

    @cached_property
    def measured(self) -> tuple[MeasuredItem, ...]:
        """Every item asked about with its measures, in the plan's order."""
        back = sorted((each for each in self.earlier if each < self.period), reverse=True)
        before = (texts_of(all_observations(self.earlier[each])) for each in back)
        found = with_repeated(self._measured, texts_of(self.observations), before)
        sealed = sealed_targets(self.setup, self.plan, self.period)
        return with_lowered(found, self.plan, self.period, sealed)

    @property
    def _measured(self) -> tuple[MeasuredItem, ...]:
        if self.codes is None:
            return measure(
                self.plan,
                self.period,
                self.expectations,
                self.observations,
                self.history,
                self.setup.figures,
            )
        needed = needed_for(self.plan, self.codes)
        found = measure(
            replace(
                self.plan, targets=tuple(each for each in self.plan.targets if each.code in needed)
            ),
            self.period,
            tuple(each for each in self.expectations if each.item.code in needed),
            tuple(each for each in self.observations if each.code in needed),
            self.history,
            self.setup.figures,
        )
        return tuple(each for each in found if each.item.code in self.codes)

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
        last = None if self.before is None else self.previous
        before = None if last is None or self.before is None else partial(self.before, last)
        return Judged.of(standards, self.measured, offices, before)

    @cached_property
    def asked(self) -> Inquiry:
        """The submissions with a notice for all that their offices are asked about the items.

        Where it is asked about some items, those of offices that spoke of them.
        """
        counted = raised(self.judged, self.waivers)
        items, rules = self.judged.items, self.judged.standards.in_force
        compared = compare_all(self.expectations, self.history)
        return ask(self._speaking, items, self.plan.code, rules, counted, compared)

    @property
    def _speaking(self) -> tuple[Submission, ...]:
        """The submissions that say something of the items asked about."""
        codes = self.codes
        if codes is None:
            return self.submissions
        return tuple(
            each
            for each in self.submissions
            if any(said.code in codes for said in each.observations)
            or any(untold.code in codes for untold in each.untold)
        )

    def inquiry(self, codes: Collection[str]) -> Inquiry:
        """What is asked about these items at least: of all, where all are judged anyway."""
        return self.asked if "judged" in vars(self) else self.only(codes).asked

    @property
    def owing(self) -> tuple[Owing, ...]:
        """The explanations that offices owe, and since when."""
        return owed(self, self.plan.code, self._months_before(), self.codes)

    def _months_before(self) -> Iterator["Month"]:
        """The stored months before, the latest first."""
        month = self.previous
        while month is not None:
            yield month
            month = month.previous

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
            then=self._then(alerts),
        )

    def _then(self, alerts: Iterable[Alert]) -> Mapping[str, tuple[tuple[Period, JudgedItem], ...]]:
        """The items of alerts at their due periods before, the latest first, by the rules of now.

        Of each back to the first in which none of its alerts held: what lies behind it dates none.
        """
        rules: dict[str, set[str]] = {}
        for alert in alerts:
            rules.setdefault(alert.subject, set()).add(alert.rule)
        back = {
            each.item.code: list(self._known_due(each))
            for each in self.expectations
            if each.item.code in rules
        }
        found: dict[str, tuple[tuple[Period, JudgedItem], ...]] = {}
        while back := {code: due for code, due in back.items() if due}:
            at = max(due[0] for due in back.values())
            codes = [code for code, due in back.items() if due[0] == at]
            for judged in self.looking_back(at, codes).judged.items:
                code = judged.measured.item.code
                found[code] = (*found.get(code, ()), (at, judged))
                held = {each.rule for each in judged.verdict.findings}
                back[code] = [] if rules[code].isdisjoint(held) else back[code][1:]
        return found

    def _known_due(self, expectation: Expectation) -> Iterator[Period]:
        """The due periods before, back to the first of which nothing is known."""
        code = expectation.item.code
        return takewhile(lambda at: self.history.at(code, at) is not None, expectation.due_before)

    def _known_of(self, at: Period, items: Iterable[Item]) -> Iterator[Observation]:
        """What is known of items in an earlier period: the figures of the history, and the words.

        Only the fields that a history holds are taken from it, so that a restated figure counts.
        """
        codes = {each.code for each in items}
        for said in all_observations(self.earlier.get(at, ())):
            if said.code in codes and said.field not in _REMEMBERED:
                yield said
        for item in items:
            known = self.history.at(item.code, at)
            if known is not None:
                yield from _remembered(self.plan, item, known)


def _said_of(
    month: Month, plan: Plan, submissions: tuple[Submission, ...], at: Period | None = None
) -> tuple[Observation, ...]:
    """What files say of a plan, and what is counted in lists, in a month or one before."""
    counted = counted_in_lists(month.setup, plan, at or month.period)
    return (*_typed_in(plan, submissions), *counted)


def _typed_in(plan: Plan, submissions: tuple[Submission, ...]) -> tuple[Observation, ...]:
    return tuple(each for each in all_observations(submissions) if each.plan == plan.code)


def _remembered(plan: Plan, item: Item, known: Actual) -> Iterator[Observation]:
    """A value known of an earlier period, as its first office would have said it."""
    for name, said in zip(_REMEMBERED, (known.actual, known.accrued), strict=True):
        if name == "actual" or not isinstance(said, Gap):
            yield Observation(
                plan=plan.code,
                code=item.code,
                field=name,
                office=item.offices[0],
                said=said,
                typed="",
                place=known.places[0],
            )
