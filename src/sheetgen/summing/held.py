"""An item as it stood in one month: by what is known today, and as it was sealed."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from sheetgen.model.comparison import Sealed, State
from sheetgen.model.figure import Figure, Gap
from sheetgen.model.place import Place
from sheetgen.model.plan import Activity, Item
from sheetgen.model.report import JudgedItem
from sheetgen.model.revision import Change as Revised
from sheetgen.model.role import BUDGET
from sheetgen.model.rule import Rule

PROGRESS = "progress"


@dataclass(frozen=True, slots=True)
class Held:
    """An item in one month: as judged by what is known today, and as sealed where it was.

    ``revised`` are its revisions in force then, ``rules`` all rules in force, by code. ``anew`` is
    how it stands by what is known and in force today, ``state`` how it was sealed, else the same.
    """

    judged: JudgedItem
    sealed: Sealed | None
    revised: Sequence[Revised]
    rules: Mapping[str, Rule]
    is_waived: bool
    anew: State = field(init=False, repr=False, compare=False)
    state: State = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        """Once: a comparison asks for both of every item a dozen times."""
        anew = state_of(self.judged)
        object.__setattr__(self, "anew", anew)
        object.__setattr__(self, "state", anew if self.sealed is None else self.sealed.state)

    @property
    def item(self) -> Item:
        """The item as the plan in force has it."""
        return self.judged.measured.item

    @property
    def is_judged_otherwise(self) -> bool:
        """Whether the progress that was sealed would be judged otherwise today."""
        return self.anew != self.state and self.anew.progress == self.state.progress

    @property
    def sealed_by_others(self) -> bool:
        """Whether the rules that it was sealed by are no more those in force."""
        return self.sealed is not None and self.sealed.are_other_rules

    @property
    def changed(self) -> tuple[Place, ...]:
        """The files that are others since it was sealed; of an open month none."""
        return () if self.sealed is None else self.sealed.changed

    def figure(self, name: str) -> Figure | None:
        """What the month had of a figure that its progress does not rest on; None for none."""
        if self.sealed is not None and name in self.sealed.figures:
            return self.sealed.figures[name]
        found = self.judged.measured.figure(name)
        if found is not None:
            return found
        item = self.item
        if isinstance(item, Activity):
            return {"target": item.goal, BUDGET: item.pim}.get(name)
        return item.baseline if name == "baseline" else None

    def places(self, name: str) -> tuple[Place, ...]:
        """Where such a figure stands."""
        measure, item = self.judged.measured.measure(name), self.item
        if measure is not None:
            return measure.places
        if isinstance(item, Activity):
            return (item.pim_place if name == BUDGET else item.goal_place,)
        return (item.baseline_place,)


def progress_of(judged: JudgedItem) -> Figure:
    """Its progress, or why there is none."""
    found = judged.measured.measure(PROGRESS)
    return Gap.NOT_COMPUTED if found is None else found.figure


def state_of(judged: JudgedItem) -> State:
    """How an item stands by its verdict."""
    verdict = judged.verdict
    return State(verdict.status, progress_of(judged), verdict.band, verdict.rule)
