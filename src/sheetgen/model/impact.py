"""What other rules would have done to every stored month."""

from dataclasses import dataclass
from decimal import Decimal
from enum import Enum

from sheetgen.language.message import Message
from sheetgen.model.figure import Figure
from sheetgen.model.period import Period
from sheetgen.model.status import Band, Status


class Edit(Enum):
    """What happens to a rule."""

    ADDED = "added"
    REMOVED = "removed"
    CHANGED = "changed"


@dataclass(frozen=True, slots=True, order=True)
class RuleEdit:
    """A rule that differs between today's set and the new one."""

    code: str
    name: str
    edit: Edit


@dataclass(frozen=True, slots=True)
class Outcome:
    """The status and band of an item or element."""

    status: Status
    band: Band | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
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


@dataclass(frozen=True, slots=True)
class Transition:
    """How many items go from one outcome to another, or stay."""

    before: Outcome
    after: Outcome
    n: int


@dataclass(frozen=True, slots=True, kw_only=True)
class PeriodImpact:
    """One plan at one period, by today's rules and by the new ones.

    ``came`` and ``went`` are the ids of alerts of one report alone. The index is None for a plan
    that has none.
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
    index_before: Figure | None
    index_after: Figure | None


@dataclass(frozen=True, slots=True, order=True)
class OfficeImpact:
    """How many items of an office change over all periods, and how many come to be low or cease."""

    office: str
    changed: int
    to_low: int
    from_low: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Impact:
    """All of it. ``tried`` are thresholds set for this once; ``doubts`` what is not proved yet."""

    edits: tuple[RuleEdit, ...]
    tried: tuple[tuple[str, Decimal], ...]
    doubts: tuple[Message, ...]
    periods: tuple[PeriodImpact, ...]
    offices: tuple[OfficeImpact, ...]

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
