"""All that one plan's report says of one period: what the writers are given."""

from collections.abc import Mapping
from datetime import date
from enum import Enum

from sheetgen.model.closed import AS_SEALED, Late, Otherwise
from sheetgen.model.commitment import Commitment
from sheetgen.model.comparison import Comparison
from sheetgen.model.finding import Finding, Verdict
from sheetgen.model.follow import Following
from sheetgen.model.forecasting import USUAL, Forecasting
from sheetgen.model.measure import MeasuredItem
from sheetgen.model.money import Money
from sheetgen.model.oddity import PlanOddity
from sheetgen.model.owing import Owing
from sheetgen.model.past_state import PastState
from sheetgen.model.period import Period
from sheetgen.model.plan import Actual, Plan
from sheetgen.model.population import Served
from sheetgen.model.problem import Problem
from sheetgen.model.rule import Bound, EngineEvent, Rule
from sheetgen.model.submission import Account, Submission
from sheetgen.model.summary import Alert, ElementSummary, Falls, Index, Paragraph
from sheetgen.model.table_cell import TableCells, no_tables
from sheetgen.model.waiver import WaivedAlert, WaiverUse
from sheetgen.records import Struct, field

DIFFERENCE = "difference"
"""The kind of event that tells of two evaluators who disagree."""


class JudgedItem(Struct, frozen=True):
    """An item, what was measured of it, its verdict and the thresholds it was judged by."""

    measured: MeasuredItem
    verdict: Verdict
    bounds: tuple[Bound, ...]


class Judging(Struct, frozen=True):
    """Who judged, how many rows, and what was not to pass in silence.

    ``confirmed`` rows were decided by durable-rules and confirmed by the plain evaluator; the
    verdict of every other row is the plain one's alone. ``by_engine`` says whether an engine was
    there to decide, which a run without rows cannot tell otherwise.
    """

    rows: int
    confirmed: int
    events: tuple[EngineEvent, ...]
    by_engine: bool = True

    @property
    def judged_by(self) -> str:
        """Who judged: durable-rules where it decided every row, plain where none, else mixed."""
        if self.confirmed == self.rows and self.by_engine:
            return "durable-rules"
        return "mixed" if self.confirmed else "plain"

    def of_part(self, rows: int) -> "Judging":
        """The account of so many of the rows: where not all were decided alike, the whole one."""
        if self.confirmed not in {0, self.rows}:
            return self
        return Judging(rows, rows if self.confirmed else 0, (), self.by_engine)

    @property
    def differs(self) -> bool:
        """Whether the two evaluators disagreed on any row: a fault that somebody must look at."""
        return any(event.kind == DIFFERENCE for event in self.events)


class PortionOf(Enum):
    """What a portion of a report is cut out by."""

    OFFICE = "office"
    ELEMENT = "element"


class Portion(Struct, frozen=True):
    """Whose portion of a report it is: an office's, or an element's with all that lies below.

    The roll-ups of an element's portion are the element's own. Those of an office's rest on what
    that office reports, so they are never a figure of the element.
    """

    of: PortionOf
    code: str


class Report(Struct, frozen=True, kw_only=True):
    """The report of one plan and period. Items and elements stand in the plan's order.

    ``portion`` says whose part it is where the report is not of the whole plan.

    ``waived`` are the alerts that a waiver set apart: they are not among ``alerts``. ``waivers``
    are all that concern the plan, those no longer applied among them. ``beta`` is what the rules on
    trial found: it counts nowhere. ``oddities`` are the plan's own, of this period.
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
    portion: Portion | None = None
    oddities: tuple[PlanOddity, ...] = ()
    owing: tuple[Owing, ...] = ()
    """The explanations that offices owe."""
    after_closing: tuple[Late, ...] = ()
    """What came for a month of the plan after it was closed, and counts in none."""
    otherwise: Otherwise = AS_SEALED
    """Of a closed month, what it comes to now that is not what was sealed."""
    states: tuple[PastState, ...] = ()
    """The stored months up to this one, the earliest first: how the plan stood in each."""
    comparison: Comparison | None = None
    """What changed since the stored month before, and why."""
    fallen: Falls | None = None
    """How far elements and the index fell since then, over the items that count in both."""
    served: Served | None = None
    """The population served up to the period, where the plan counts it and lists came."""
    history: Mapping[str, tuple[Actual, ...]] = field(default_factory=dict)
    """What is known of each item in the periods before, the oldest first."""
    following: Following = field(default_factory=Following)
    commitments: tuple[Commitment, ...] = ()
    """What becomes of the alerts: their lives, and all that was noted and decided."""
    forecasting: Forecasting = USUAL
    tables: TableCells = no_tables
    """What the cells of the plan's tables hold, as they were typed."""

    @property
    def money(self) -> Money | None:
        """The money of the whole, over its top elements; None where there is none."""
        return Money.total(each.money for each in self.elements if each.depth == 0)

    @property
    def office(self) -> str | None:
        """The office whose portion this is, or None where all offices of the plan stand in it."""
        portion = self.portion
        return portion.code if portion and portion.of is PortionOf.OFFICE else None
