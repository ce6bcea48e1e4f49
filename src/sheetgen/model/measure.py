"""What is computed from what was said: figures with their formula and all their cells."""

from dataclasses import dataclass
from decimal import Decimal

from sheetgen.model.correction import Correction
from sheetgen.model.figure import Figure, Gap
from sheetgen.model.period import Period
from sheetgen.model.place import Place
from sheetgen.model.plan import Item


@dataclass(frozen=True, slots=True, kw_only=True)
class Measure:
    """A named figure of one item.

    ``unit`` is "percent", "points" (percentage points), "soles", "item" (the item's own unit) or
    "count". ``formula`` names the measures it was computed from ("actual / target * 100"), or is
    "reported" or "planned" where it was read, "corrected from ..." where the analyst corrected it
    (then ``correction`` says how). ``typed`` is the text of the cell for a reported one.
    """

    name: str
    figure: Figure
    unit: str
    formula: str
    places: tuple[Place, ...]
    typed: str = ""
    correction: Correction | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class MeasuredItem:
    """An item with its measures, and its notes: (field, text) the office wrote beside them.

    ``period`` is the month that is measured.
    """

    item: Item
    period: Period
    due: bool
    measures: tuple[Measure, ...]
    notes: tuple[tuple[str, str], ...]

    def measure(self, name: str) -> Measure | None:
        """The measure of this name, or None where it does not exist for this kind of item."""
        return next((measure for measure in self.measures if measure.name == name), None)

    def figure(self, name: str) -> Decimal | None:
        """The figure of this name, or None where there is a gap or no such measure."""
        found = self.measure(name)
        return None if found is None or isinstance(found.figure, Gap) else found.figure

    @property
    def gap(self) -> Gap | None:
        """Why there is no progress, or None where there is one."""
        progress = self.measure("progress")
        return progress.figure if progress and isinstance(progress.figure, Gap) else None

    @property
    def places(self) -> tuple[Place, ...]:
        """Every cell that the item's measures came from, once, in order of first use."""
        return tuple(dict.fromkeys(place for each in self.measures for place in each.places))
