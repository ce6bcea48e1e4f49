"""One plan in one month, with all that is known of it.

What follows is worked out when it is asked for,

    known -> measured -> judged -> asked
                                -> summed

once, for all items or for those that are selected (:meth:`Month.only`). There is no other flow:
the report of a plan, what is asked of one file, the month before, an item as it was in an earlier
month or as it were with another value are months, or selections of one.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from functools import cached_property

from sheetgen.asking.ask import Inquiry, ask, speaking_of
from sheetgen.asking.owing import owed
from sheetgen.delivery import all_observations
from sheetgen.judged import Judged, Standards
from sheetgen.keeping.firings import Firings
from sheetgen.keeping.kept_items import Held, KeptItems
from sheetgen.keeping.told_items import Reteller
from sheetgen.known import Known, Recalled
from sheetgen.measuring.compared import compare_all
from sheetgen.measuring.counted_since import counted_since
from sheetgen.measuring.delivering import measure_offices
from sheetgen.measuring.excuses import Texts, texts_of, with_repeated
from sheetgen.measuring.measure import measure
from sheetgen.measuring.since_closed import Lowered
from sheetgen.model.expectation import Expectation
from sheetgen.model.in_force import renamed_between
from sheetgen.model.measure import MeasuredItem
from sheetgen.model.observation import Observation
from sheetgen.model.office import MeasuredOffice
from sheetgen.model.owing import Owing
from sheetgen.model.past_state import Fired, PastState
from sheetgen.model.period import Period
from sheetgen.model.quantities import QUANTITIES
from sheetgen.model.quantity import Quantity
from sheetgen.model.summary import Alert
from sheetgen.noted import lowered_schedules, noted_of, sealed_targets
from sheetgen.ruling.classify import rules_of
from sheetgen.ruling.versions import version
from sheetgen.since_when import FiredAt, alerts_then, fired
from sheetgen.summed import Notebook, Summed, raised, sum_up
from sheetgen.summing.persistence import Past


@dataclass(frozen=True, kw_only=True)
class Month(Known):
    """What follows from what is known of a plan at a period (:class:`Known`).

    ``kept`` are its items as they were judged before, where some may be as they were.
    """

    kept: KeptItems | None = None

    @cached_property
    def measured(self) -> tuple[MeasuredItem, ...]:
        """Every item asked about with its measures, in the plan's order."""
        held, codes = self._held, self.codes
        if held:
            codes = frozenset(each.item.code for each in self.expectations).difference(held)
        found = self._measured(self.expectations, self.observations, codes)
        if not held:
            return found
        anew = {each.item.code: each for each in found}
        wanted = (each.item.code for each in self.expectations)
        return tuple(held[code].measured if code in held else anew[code] for code in wanted)

    @cached_property
    def _held(self) -> Mapping[str, Held]:
        """The items that are as they were, as they were judged then."""
        kept = self.kept
        if kept is None or self.codes is not None or kept.period != self.period:
            return {}
        rules = {each.code: each for each in rules_of(self.setup.rules, self.judged_in)}
        looked = kept.look(self.plan, self.expectations, self.observations)
        reteller = Reteller(self.period, rules, self._quantities)
        return kept.held(looked, reteller, self._measured)

    def _quantities(self, kind: str) -> Mapping[str, Quantity]:
        """What may be measured of items of a kind."""
        own = (each for each in self.setup.figures if kind in each.kinds)
        return {**QUANTITIES, **{each.quantity.name: each.quantity for each in own}}

    def _measured(
        self,
        expectations: tuple[Expectation, ...],
        observations: tuple[Observation, ...],
        codes: Collection[str] | None = None,
    ) -> tuple[MeasuredItem, ...]:
        """Measured by what was said of what is expected: of these items, None for all."""
        back = sorted((each for each in self.earlier if each < self.period), reverse=True)
        measured = measure(
            self.plan,
            self.period,
            expectations,
            observations,
            self.history,
            self.setup.figures,
            codes,
            self.setup.workspace.forecasting,
        )
        found = with_repeated(measured, texts_of(observations), map(self._texts, back))
        return self._lowered.told_of(found)

    def _texts(self, at: Period) -> Texts:
        """What was written beside items in a month before."""
        if at not in self._texts_of:
            self._texts_of[at] = texts_of(all_observations(self.earlier[at]))
        return self._texts_of[at]

    @cached_property
    def _texts_of(self) -> dict[Period, Texts]:
        return {}

    @cached_property
    def _lowered(self) -> Lowered:
        """What closed months asked for, and what is asked of them now."""
        sealed = sealed_targets(self.setup, self.plan, self.codes_of)
        due = lowered_schedules(self.setup, self.plan, self.codes_of)
        return Lowered.of(self.plan, self.period, sealed, due, named=self.codes_of)

    @cached_property
    def offices(self) -> tuple[MeasuredOffice, ...]:
        """How the offices of the plan deliver."""
        return measure_offices(self.plan, self.submissions, self.earlier, self.expectations)

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
        before = None if past is None else past.at_since
        known = {code: each.verdict for code, each in self._held.items()}
        return Judged.of(standards, self.measured, offices, before, known)

    @cached_property
    def asked(self) -> Inquiry:
        """The submissions with a notice for all that their offices are asked about the items.

        Where it is asked about some items, those of offices that spoke of them.
        """
        counted, waived = raised(self.judged, self.waivers)
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
            waived,
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
    def since(self) -> Period | None:
        """The stored month before that this one is held against; None where none is stored."""
        return self.past.since if self.past is not None and self.earlier else None

    @property
    def stood(self) -> tuple[PastState, ...]:
        """How the plan stood in the latest stored months before, the earliest first."""
        return () if self.past is None else self.past.states

    @cached_property
    def fired_at(self) -> FiredAt:
        """What held of items in a month before by the rules of now, as kept where it is."""

        def judge(at: Period, codes: Collection[str]) -> Mapping[str, Fired]:
            return fired(self.looking_back(at, codes).judged.items)

        readings = self.setup.readings
        if readings is None or self.codes is not None:
            return judge
        rules = [version(each) for each in rules_of(self.setup.rules, self.judged_in)]
        settings = [e for e in self.setup.workspace.thresholds if e.in_force(self.judged_in)]
        kept = Firings(
            readings,
            self.plan.code,
            repr((rules, settings, self.codes_of.year)),
            lambda at: repr((self.plan.code, sorted(self._called(at).items()))),
            self.earlier,
        )
        return lambda at, codes: kept.at(at, codes, judge)

    def _called(self, at: Period) -> Mapping[str, str]:
        """What items are called here whose code was another at a month."""
        return renamed_between(self.plan, at, self.codes_of)

    @cached_property
    def summed(self) -> Summed:
        """Alerts, waivers and the narrative."""
        at, told = self.period, self.observations
        noted = noted_of(self.setup, self.plan, at, told, self.earlier, self.since)
        return sum_up(
            self.judged,
            self.setup.forms,
            self.waivers,
            self.asked,
            self._past,
            Notebook(notes=noted, day=self.as_of),
        )

    def let_go(self) -> None:
        """Let go what knows the month itself: it is worked out again where it is asked for.

        Rings of records are never looked for, and this one would hold all that is known.
        """
        for name in ("past", "fired_at"):
            vars(self).pop(name, None)
        self.behind.clear()

    def _past(self, alerts: tuple[Alert, ...]) -> Past:
        """What is known of the periods before, to date these alerts by."""
        return Past(
            counted=counted_since(
                self.expectations, self.measured, self.history, self.offices, self.earlier
            ),
            then=alerts_then(
                alerts,
                self.expectations,
                self.history,
                self.fired_at,
            ),
            stood=self.stood,
        )
