"""What an office said: one value, for one item, from one cell."""

from typing import TypeAlias

from sheetgen.model.correction import Correction
from sheetgen.model.figure import Figure, Gap
from sheetgen.model.place import Place
from sheetgen.records import Struct

Said: TypeAlias = Figure | str
LISTS = "*lists*"
"""Stands for an office where a figure was counted from the lists of those served."""


class Observation(Struct, frozen=True, kw_only=True):
    """One reported value and the cell it was typed in.

    ``said`` is a figure (percent points where the item is a percentage), a gap, or text for a
    comment column; ``typed`` is what the cell held, as text. ``place`` has no default on purpose:
    whoever makes an observation must know where it came from.
    """

    plan: str
    code: str
    field: str
    office: str
    said: Said
    typed: str
    place: Place
    correction: Correction | None = None
    """Where the analyst corrected it: ``said`` is the corrected figure, ``typed`` what was sent."""
    counted_in: tuple[Place, ...] = ()
    """All the lists that it was counted in, where it was; ``place`` is the first."""

    @property
    def cells(self) -> tuple[Place, ...]:
        """Where it stands: in one cell, or in all the lists that it was counted in."""
        return self.counted_in or (self.place,)

    @property
    def key(self) -> tuple[str, str, str]:
        """What was asked, whatever file it stands in: plan, code and field."""
        return self.plan, self.code, self.field

    @property
    def is_figure(self) -> bool:
        """Whether a number was said."""
        return not isinstance(self.said, (Gap, str))
