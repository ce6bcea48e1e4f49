"""Items once they are judged, and what they come to: elements, the index, what rules find of both.

Of a whole plan, or of a part of it that is summed up by itself.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import TypeAlias

from sheetgen.model.finding import Finding, Verdict
from sheetgen.model.measure import MeasuredItem
from sheetgen.model.office import MeasuredOffice
from sheetgen.model.period import Period
from sheetgen.model.plan import Plan
from sheetgen.model.report import JudgedItem, Judging
from sheetgen.model.rule import Rule
from sheetgen.model.summary import ElementSummary, Falls, Index
from sheetgen.model.workspace import ThresholdSetting
from sheetgen.records import Struct, replace
from sheetgen.ruling.classify import NOTHING_KNOWN, judge_elements, judge_items, rules_of
from sheetgen.ruling.durable.engine import Engine
from sheetgen.ruling.other_subjects import judge_others
from sheetgen.summing.index import falls, index
from sheetgen.summing.offices import by_office
from sheetgen.summing.rollups import roll_up

Before: TypeAlias = tuple[Period, tuple[JudgedItem, ...]]
"""An earlier month and its items, each at least with its progress."""


class Standards(Struct, frozen=True, kw_only=True):
    """By what a plan is judged: the rules and thresholds in force in a period.

    Without an engine the plain evaluator judges alone; ``strict`` stops where the two differ.
    """

    plan: Plan
    period: Period
    rules: tuple[Rule, ...]
    settings: tuple[ThresholdSetting, ...]
    engine: Engine | None = None
    strict: bool = False

    @property
    def in_force(self) -> tuple[Rule, ...]:
        """The rules of the period."""
        return rules_of(self.rules, self.period)


@dataclass(frozen=True, kw_only=True)
class Judged:
    """Items with their verdicts; what they come to is worked out once, when it is asked for.

    ``before`` gives the plan at the stored period before, which some rules hold it against.
    """

    standards: Standards
    items: tuple[JudgedItem, ...]
    judging: Judging | None = None
    offices: tuple[MeasuredOffice, ...] = ()
    before: Callable[[], Before] | None = None

    @classmethod
    def of(
        cls,
        standards: Standards,
        measured: tuple[MeasuredItem, ...],
        offices: tuple[MeasuredOffice, ...] = (),
        before: Callable[[], Before] | None = None,
        known: Mapping[str, Verdict] = NOTHING_KNOWN,
    ) -> "Judged":
        """Judge these items; of some the verdict may be ``known``, by their codes."""
        by = standards
        items, judging = judge_items(
            measured,
            by.plan,
            by.settings,
            by.rules,
            by.period,
            engine=by.engine,
            strict_engine=by.strict,
            known=known,
        )
        return cls(standards=by, items=items, judging=judging, offices=offices, before=before)

    @property
    def elements(self) -> tuple[ElementSummary, ...]:
        """Every element of the plan summed up, with its band."""
        return self._of_elements[0]

    @cached_property
    def index(self) -> Index | None:
        """The index of a policy; a programme has none."""
        return index(self.standards.plan, self.items)

    @property
    def of_elements(self) -> tuple[Finding, ...]:
        """What the rules find of elements."""
        return self._of_elements[1]

    @property
    def findings(self) -> tuple[Finding, ...]:
        """What the rules find of elements, then of the offices and of the plan."""
        return (*self.of_elements, *self._of_others[0])

    @cached_property
    def fallen(self) -> Falls | None:
        """How far the plan fell since it was judged ``before``."""
        if self.before is None:
            return None
        since, was = self.before()
        return falls(since, self.standards.plan, was, self.items)

    @property
    def whole_judging(self) -> Judging:
        """Who judged all rows: of items, elements, offices and the plan."""
        parts = (self.judging, self._of_elements[2], self._of_others[1])
        every = [each for each in parts if each is not None]
        return replace(
            every[0],
            rows=sum(each.rows for each in every),
            confirmed=sum(each.confirmed for each in every),
            events=tuple(dict.fromkeys(event for each in every for event in each.events)),
        )

    @cached_property
    def _of_elements(self) -> tuple[tuple[ElementSummary, ...], tuple[Finding, ...], Judging]:
        by = self.standards
        return judge_elements(
            roll_up(by.plan, self.items),
            by.plan,
            by.settings,
            by.rules,
            by.period,
            fallen=self.fallen,
            engine=by.engine,
            strict_engine=by.strict,
        )

    @cached_property
    def _of_others(self) -> tuple[tuple[Finding, ...], Judging]:
        by = self.standards
        return judge_others(
            self.offices,
            by_office(by.plan, self.items),
            by.plan,
            self.index,
            by.settings,
            by.rules,
            by.period,
            fallen=self.fallen,
            engine=by.engine,
            strict_engine=by.strict,
        )
