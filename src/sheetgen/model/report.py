"""All that one plan's report says of one period: what the writers are given."""

from dataclasses import dataclass
from datetime import date

from sheetgen.model.finding import Finding, Verdict
from sheetgen.model.measure import MeasuredItem
from sheetgen.model.period import Period
from sheetgen.model.plan import Plan
from sheetgen.model.problem import Problem
from sheetgen.model.rule import Bound, EngineEvent, Rule
from sheetgen.model.submission import Account, Submission
from sheetgen.model.summary import Alert, ElementSummary, Index, Paragraph
from sheetgen.model.waiver import WaivedAlert, WaiverUse


@dataclass(frozen=True, slots=True)
class JudgedItem:
    """An item, what was measured of it, its verdict and the thresholds it was judged by."""

    measured: MeasuredItem
    verdict: Verdict
    bounds: tuple[Bound, ...]


@dataclass(frozen=True, slots=True)
class Judging:
    """Who judged, how many rows, and what was not to pass in silence."""

    judged_by: str
    rows: int
    events: tuple[EngineEvent, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """The report of one plan and period. Items and elements stand in the plan's order.

    ``waived`` are the alerts that a waiver set apart: they are not among ``alerts``. ``waivers``
    are all that concern the plan, those no longer applied among them. ``beta`` is what the rules on
    trial found: it counts nowhere.
    """

    plan: Plan
    period: Period
    as_of: date
    items: tuple[JudgedItem, ...]
    elements: tuple[ElementSummary, ...]
    index: Index | None
    alerts: tuple[Alert, ...]
    narrative: tuple[Paragraph, ...]
    submissions: tuple[Submission, ...]
    problems: tuple[Problem, ...]
    rules: tuple[Rule, ...]
    judging: Judging
    account: Account
    waived: tuple[WaivedAlert, ...] = ()
    waivers: tuple[WaiverUse, ...] = ()
    beta: tuple[Finding, ...] = ()
