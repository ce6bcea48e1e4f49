"""What other rules would have done to every stored month."""

from decimal import Decimal
from enum import Enum

from sheetgen.language.message import Message
from sheetgen.model.figure import Figure
from sheetgen.model.period import Period
from sheetgen.model.severity import Severity
from sheetgen.model.status import WANTING, Band, Status
from sheetgen.model.tone import Tone
from sheetgen.records import Struct

WANTING_RATED = tuple(status for status in WANTING if not status.entry.is_absence)
"""The statuses that a rule may bring an item to or away from, and that somebody must act on."""


class Edit(Enum):
    """What happens to a rule."""

    ADDED = "added"
    REMOVED = "removed"
    CHANGED = "changed"


class RuleEdit(Struct, frozen=True, order=True):
    """A rule that differs between today's set and the new one."""

    code: str
    name: str
    edit: Edit


class Outcome(Struct, frozen=True):
    """The status and band of an item or element."""

    status: Status
    band: Band | None

    @property
    def tone(self) -> Tone:
        """The colour family, which names it to readers."""
        return self.status.tone_for(self.band)


class Change(Struct, frozen=True, kw_only=True):
    """An item or element that the new rules would class otherwise.

    ``offices`` is empty for an element. The figure is the same before and after: rules class, they
    do not measure.
    """

    kind: str
    code: str
    name: str
    offices: tuple[str, ...]
    progress: Figure
    before: Outcome
    after: Outcome
    rule_before: str
    rule_after: str


class Transition(Struct, frozen=True):
    """How many items go from one outcome to another, or stay."""

    before: Outcome
    after: Outcome
    n: int


class AlertChange(Struct, frozen=True, kw_only=True):
    """An alert that one report has and the other has not: it comes with the new rules, or goes."""

    id: str
    rule: str
    subject: str
    severity: Severity
    offices: tuple[str, ...]
    said: Message
    comes: bool


class PeriodImpact(Struct, frozen=True, kw_only=True):
    """One plan at one period, by today's rules and by the new ones.

    ``came`` and ``went`` are the ids of alerts of one report alone, ``alerts`` the same alerts with
    what they say; ``raised`` are the ids of all by the new rules. The index is None for a plan that
    has none.
    """

    plan: str
    plan_name: str
    period: Period
    items: int
    matrix: tuple[Transition, ...]
    changed: tuple[Change, ...]
    alerts_before: int
    alerts_after: int
    came: tuple[str, ...]
    went: tuple[str, ...]
    alerts: tuple[AlertChange, ...]
    raised: frozenset[str]
    index_before: Figure | None
    index_after: Figure | None


class NewAlert(Struct, frozen=True, kw_only=True):
    """An alert that would have come, over the stored months of its plan.

    ``months`` are those in which it comes, ``first`` the first of them. ``cured`` is how many of
    ``followed``, the months with a stored one after them, had it no more in that one.
    """

    plan: str
    id: str
    offices: tuple[str, ...]
    months: tuple[Period, ...]
    cured: int
    followed: int

    @property
    def first(self) -> Period:
        """The first month in which it would have fired."""
        return self.months[0]


class MonthImpact(Struct, frozen=True, kw_only=True):
    """One month of one plan: what changes, and how many of the alerts that come are then cured.

    ``cured`` is None in the last stored month: nobody knows.
    """

    plan: str
    period: Period
    changed: int
    came: int
    went: int
    first: int
    cured: int | None


class Trial(Struct, frozen=True):
    """What is tried beside rules: thresholds as typed, a scale, a file of settings, beta rules."""

    thresholds: tuple[tuple[str, Decimal], ...] = ()
    scale: str = ""
    settings: str = ""
    with_beta: bool = False


class OfficeImpact(Struct, frozen=True, order=True):
    """How many items of an office change over all periods.

    ``moved``: how many come to each status of :data:`WANTING_RATED`, and how many cease to have it.
    """

    office: str
    changed: int
    moved: tuple[tuple[int, int], ...]


class Impact(Struct, frozen=True, kw_only=True):
    """All of it. ``trial`` is what was set for this once; ``doubts`` what is not proved yet."""

    edits: tuple[RuleEdit, ...]
    trial: Trial
    doubts: tuple[Message, ...]
    periods: tuple[PeriodImpact, ...]
    offices: tuple[OfficeImpact, ...]
    months: tuple[MonthImpact, ...]
    new_alerts: tuple[NewAlert, ...]

    @property
    def tried(self) -> tuple[tuple[str, Decimal], ...]:
        """The thresholds tried, as they were typed: ``type:CALIDAD:low`` and its figure."""
        return self.trial.thresholds

    @property
    def items(self) -> int:
        """Items judged, over all periods."""
        return sum(each.items for each in self.periods)

    @property
    def changed(self) -> tuple[Change, ...]:
        """Items (not elements) that change, over all periods."""
        return tuple(
            change for each in self.periods for change in each.changed if change.kind != "element"
        )
