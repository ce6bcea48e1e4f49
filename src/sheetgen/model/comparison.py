"""What changed between two months, and why: items, the index, alerts (DESIGN 7)."""

from collections.abc import Mapping
from decimal import Decimal

from sheetgen.language.message import Message, message
from sheetgen.model.coded import Worded
from sheetgen.model.figure import Figure
from sheetgen.model.period import Period
from sheetgen.model.place import Place
from sheetgen.model.status import Band, Status
from sheetgen.model.tone import Tone
from sheetgen.records import Struct


class Change(Worded):
    """How an item stands against the month before; ``word`` says it."""

    NEW = ("new", message("Came into the plan"))
    WORSE = ("worse", message("Worse"))
    BETTER = ("better", message("Better"))
    SOLVED = ("solved", message("Solved"))
    SAME = ("same", message("Same"))
    GONE = ("gone", message("Gone from the plan"))


RATED_NOW = message("Rated now")
RATED_NO_MORE = message("Rated no more")
"""What became of an item that is the same by its progress: one of both months did not rate it."""
WORDS = (
    Change.NEW.word,
    Change.WORSE.word,
    Change.BETTER.word,
    Change.SOLVED.word,
    RATED_NOW,
    RATED_NO_MORE,
    Change.SAME.word,
    Change.GONE.word,
)
"""All that may become of an item, as readers call it."""


class CauseKind(Worded):
    """What made a figure or a status another; swapped in one at a time in this order."""

    LATE = ("late", message("What was changed after the month was closed"))
    PLAN = ("plan", message("Plan"))
    TARGET = ("target", message("Target or goal"))
    SCHEDULE = ("schedule", message("Schedule: what is due by now"))
    BASELINE = ("baseline", message("Baseline"))
    PIM = ("pim", message("PIM"))
    VALUE = ("value", message("Value reported"))
    CORRECTION = ("correction", message("Correction by the analyst"))
    MISSING = ("missing", message("Figure that came or is missing"))
    THRESHOLD = ("threshold", message("Threshold"))
    RULE = ("rule", message("Rule"))
    WAIVER = ("waiver", message("Waiver"))


class Cause(Struct, frozen=True, kw_only=True):
    """One reason of a change.

    ``share`` is by how many points it moved the progress, None where it moved none or nobody can
    say; ``before`` and ``after`` are what was swapped, as text. ``periods`` are the months that it
    was revised for, where these are others than what the progress follows from.
    """

    kind: CauseKind
    share: Decimal | None
    before: str
    after: str
    places: tuple[Place, ...] = ()
    periods: tuple[Period, ...] = ()
    unit: str = ""
    """That of its figures: "percent", "soles", or "" for a plain number."""


class State(Struct, frozen=True):
    """How an item stood: its status, the rule that gave it, and its progress or why it has none."""

    status: Status
    progress: Figure
    band: Band | None = None
    rule: str = ""

    @property
    def tone(self) -> Tone:
        """The colour family, which names it to readers."""
        return self.status.tone_for(self.band)


class Sealed(Struct, frozen=True):
    """An item as it was sealed, with the figures sealed beside its progress.

    ``are_other_rules`` where files of rules are no more those that it was judged by; ``changed``
    are the plan's files and the settings that are others than those it was sealed with.
    """

    state: State
    figures: Mapping[str, Decimal]
    are_other_rules: bool = False
    changed: tuple[Place, ...] = ()


class Moved(Struct, frozen=True, kw_only=True):
    """An item in both months; None where it was not, or is no more."""

    code: str
    name: str
    office: str
    change: Change
    before: State | None
    after: State | None
    causes: tuple[Cause, ...]

    @property
    def word(self) -> Message:
        """What became of it, as readers call it."""
        if self.change is not Change.SAME or self.before is None or self.after is None:
            return self.change.word
        was, stands = (each.status.entry.is_judged for each in (self.before, self.after))
        if was is stands:
            return self.change.word
        return RATED_NOW if stands else RATED_NO_MORE

    @property
    def points(self) -> Decimal | None:
        """By how much its progress moved; None where it lacks one of the two."""
        if self.before is None or self.after is None:
            return None
        was, stands = self.before.progress, self.after.progress
        if isinstance(was, Decimal) and isinstance(stands, Decimal):
            return stands - was
        return None


class Comparison(Struct, frozen=True, kw_only=True):
    """Two months of a plan, the later read against the earlier.

    The shares of ``by_cause`` add up to ``index_after`` − ``index_before`` exactly. ``waiting`` are
    the alerts of before on what is not judged in the later month.
    """

    plan: str
    since: Period
    period: Period
    items: tuple[Moved, ...]
    index_before: Figure | None
    index_after: Figure | None
    by_cause: Mapping[CauseKind, Decimal]
    new_alerts: tuple[str, ...]
    continuing: tuple[str, ...]
    solved_alerts: tuple[str, ...]
    waiting: tuple[str, ...] = ()

    def all_of(self, word: Message) -> list[Moved]:
        """The items of which this became."""
        return [each for each in self.items if each.word == word]
