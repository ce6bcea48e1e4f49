"""Where formulas begin: figures that were read from a cell, or found by looking through others."""

from collections.abc import Mapping

from sheetgen.language.message import Message, message
from sheetgen.model.correction import Correction
from sheetgen.model.figure import Figure, once
from sheetgen.model.formula import Formula
from sheetgen.model.measure import Measure
from sheetgen.model.place import Place
from sheetgen.records import force_setattr

REPORTED = message("reported by the office")
PLANNED = message("from the plan")
KNOWN_BEFORE = message("known from an earlier period")


class Leaf(Formula, frozen=True):
    """A figure that stands in cells."""

    figure: Figure
    places: tuple[Place, ...]

    @property
    def said(self) -> Message:
        """It in the reader's words: it is made of nothing else."""
        return self.pattern


class Reported(Leaf, frozen=True):
    """What an office typed, or what the analyst gave in its place."""

    typed: str = ""
    correction: Correction | None = None

    @property
    def pattern(self) -> Message:
        """Where it was corrected, by whom and why."""
        if self.correction is None:
            return REPORTED
        return message(
            "corrected from {typed} by {approver}: {reason}",
            typed=self.typed or "—",
            approver=self.correction.approver,
            reason=self.correction.reason,
        )

    @property
    def written(self) -> str:
        """The word for it alone."""
        return "reported" if self.correction is None else "corrected"


class CountedInLists(Reported, frozen=True):
    """How many the lists of those served name, whatever the office typed."""

    @property
    def pattern(self) -> Message:
        """How it was counted."""
        return message("identifiers in the lists of those served, each once")

    @property
    def written(self) -> str:
        """The word for it alone."""
        return "counted in lists"


class Planned(Leaf, frozen=True):
    """What the plan says; ``follows`` where it follows from something else that the plan says."""

    follows: Message | None = None

    @property
    def pattern(self) -> Message:
        """That it is the plan's, or how it follows from it."""
        return self.follows or PLANNED

    @property
    def written(self) -> str:
        """The word for it alone."""
        return "planned"


class KnownBefore(Leaf, frozen=True):
    """What was known of an earlier period."""

    @property
    def pattern(self) -> Message:
        """That it is of an earlier period."""
        return KNOWN_BEFORE


class Found(Formula, frozen=True):
    """A figure found by looking through others: a count, the largest, a distance, a factor.

    Whoever looked says in ``pattern`` how, with a slot for each of the measures in ``named``.
    """

    figure: Figure
    places: tuple[Place, ...]
    pattern: Message
    named: tuple[tuple[str, Measure], ...] = ()

    def __post_init__(self) -> None:
        """It is worked out where it is found: one figure for all that are the same."""
        force_setattr(self, "figure", once(self.figure))

    @property
    def operands(self) -> Mapping[str, Measure]:
        """The measures that its words name."""
        return dict(self.named)

    @property
    def written(self) -> str:
        """Its words: what was looked through has no names of its own."""
        return self.pattern.text
