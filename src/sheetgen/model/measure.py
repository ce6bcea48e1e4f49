"""What is computed from what was said: figures with their formula and all their cells."""

from collections.abc import Mapping, Sequence
from decimal import Decimal
from functools import cache
from operator import attrgetter
from types import MappingProxyType
from typing import Any, Protocol, Self, cast

from sheetgen.language.message import Message, filled
from sheetgen.model.correction import Correction
from sheetgen.model.figure import Figure, Gap, first_gap, is_judged, once
from sheetgen.model.formula import Formula, in_signs
from sheetgen.model.period import Period
from sheetgen.model.place import Place
from sheetgen.model.plan import Item
from sheetgen.model.quantity import Quantity
from sheetgen.records import Struct, force_setattr, names_of

CORRECTION = "correction"
"""A note of ours among those of offices: a figure that the analyst corrected."""
_NONE: Mapping[str, int] = MappingProxyType({})
_POINTS = in_signs("{figure} p. p.")
_PERCENTAGE = in_signs("{figure:percentage}")
_FIGURE = in_signs("{figure}")


class Measure(Struct, frozen=True, kw_only=True):
    """A figure of one item: what it is, and what it follows from.

    ``figure`` and ``places`` are those of the formula, evaluated once.
    """

    quantity: Quantity
    formula: Formula
    figure: Figure
    places: tuple[Place, ...]

    @staticmethod
    def of(quantity: Quantity, formula: Formula, standing: Gap | None = None) -> "Measure":
        """The measure that a formula gives; ``standing`` as in :class:`StandingMeasure`."""
        figure, places = once(formula.figure), formula.places
        if standing is None:
            return Measure(quantity=quantity, formula=formula, figure=figure, places=places)
        return StandingMeasure(
            quantity=quantity,
            formula=formula,
            figure=first_gap(standing, figure) or figure,
            places=places,
            standing=standing,
        )

    @property
    def standing(self) -> Gap | None:
        """A reason that stands whatever the formula gives: nearly always none."""
        return None

    @property
    def name(self) -> str:
        """What rules, sheets and programs call it."""
        return self.quantity.name

    @property
    def unit(self) -> str:
        """Percent, points (percentage points), soles, item (the item's own unit), count, ..."""
        return self.quantity.unit

    @property
    def typed(self) -> str:
        """The text of the cell for a reported one."""
        return self.formula.typed

    @property
    def correction(self) -> Correction | None:
        """How the analyst corrected it."""
        return self.formula.correction

    @property
    def way(self) -> str:
        """The kind of its formula."""
        return type(self.formula).__name__

    def shown(self, item: Item) -> Message:
        """The figure in its unit, as sentences show it."""
        return _shown(self, item)

    def worked(self, item: Item) -> Message | None:
        """The formula with its numbers and what it gives: "44 / 53 × 100 = 83.018867925 %"."""
        if isinstance(self.figure, Gap):
            return None

        def shown(measure: Measure) -> Message:
            return _shown(measure, item)

        worked = self.formula.worked(shown)
        if worked is None:
            return None
        whole = in_signs(f"{{worked}} {self.formula.gives} {{figure}}")
        return filled(whole, worked=worked, figure=shown(self))


class StandingMeasure(Measure, frozen=True, kw_only=True):
    """A measure with a reason that stands whatever its formula gives (nothing is due).

    Unless METHOD 2 names another before. It is a record of its own: of the millions of measures
    few have one.
    """

    standing: Gap | None


class Anew(Protocol):
    """Gives the measures of an item as they are made of what was said."""

    def __call__(self) -> Sequence[Measure]:
        """All of them, in their order."""
        ...


class LateMeasure(StandingMeasure, frozen=True, kw_only=True):
    """A measure that is known from before: its formula is made when somebody asks for it.

    Of an item of which all is as it was, hardly anybody does.
    """

    anew: Anew
    at: int
    kind: str

    @classmethod
    def known(
        cls,
        quantity: Quantity,
        figure: Figure,
        places: tuple[Place, ...],
        standing: Gap | None,
        way: str,
        anew: Anew,
        at: int,
    ) -> Self:
        """The measure at a place among those of its item, which ``anew`` makes."""
        made = cls(
            quantity=quantity,
            formula=_LATE,
            figure=figure,
            places=places,
            standing=standing,
            anew=anew,
            at=at,
            kind=way,
        )
        _FORMULA.__delete__(made)
        return made

    def __getattr__(self, name: str) -> Formula:
        """The formula; AttributeError of what is none."""
        if name != "formula":
            raise AttributeError(name)
        formula = self.anew()[self.at].formula
        _FORMULA.__set__(self, formula)
        return formula

    @property
    def way(self) -> str:
        """The kind of its formula."""
        return self.kind

    def __eq__(self, other: object) -> bool:
        """As any measure: it is the same, whenever its formula is made."""
        return isinstance(other, Measure) and _parts(self) == _parts(other)

    def __hash__(self) -> int:
        """As any measure."""
        if self.standing is not None:
            return hash(StandingMeasure(**_named(self), standing=self.standing))
        return hash(Measure(**_named(self)))


_FORMULA = Measure.__dict__["formula"]
"""The slot of it: :class:`LateMeasure` leaves it empty until somebody asks."""
_LATE = cast("Formula", None)
_parts = attrgetter("quantity", "formula", "figure", "places", "standing")


def _named(measure: Measure) -> dict[str, Any]:
    """What every measure holds, by name."""
    return {name: getattr(measure, name) for name in names_of(Measure)}


def _shown(measure: Measure, item: Item) -> Message:
    """Percentages with their sign; money without, for its S/ would look like a division."""
    in_percent = measure.unit == "percent" or (measure.unit == "item" and item.in_percent)
    if measure.unit == "points" or (in_percent and measure.quantity.is_difference):
        return filled(_POINTS, figure=measure.figure)
    return filled(_PERCENTAGE if in_percent else _FIGURE, figure=measure.figure)


@cache
def _numbers(names: tuple[str, ...]) -> Mapping[str, int]:
    """The number of each; of two with one name, of the first."""
    return {name: at for at, name in reversed([*enumerate(names)])}


class MeasuredItem(Struct, frozen=True, kw_only=True):
    """An item with its measures, and its notes: (field, text) the office wrote beside them.

    ``period`` is the month that is measured.
    """

    item: Item
    period: Period
    due: bool
    measures: tuple[Measure, ...]
    notes: tuple[tuple[str, str], ...]
    numbers: Mapping[str, int] = _NONE
    """By the name of a measure, its number among them: asked a hundred times of each item."""

    def __post_init__(self) -> None:
        """Items of a kind have the same measures: the numbers are there once."""
        names = tuple([each.quantity.name for each in self.measures])
        force_setattr(self, "numbers", _numbers(names))

    @property
    def texts(self) -> dict[str, str]:
        """What was written, by field: of several offices the first that wrote something."""
        found: dict[str, str] = {}
        for field, text in self.notes:
            if text:
                found.setdefault(field, text)
        return found

    def measure(self, name: str) -> Measure | None:
        """The measure of this name, or None where it does not exist for this kind of item."""
        number = self.numbers.get(name)
        return None if number is None else self.measures[number]

    def figure(self, name: str) -> Decimal | None:
        """The figure of this name, or None where there is a gap or no such measure."""
        found = self.measure(name)
        return None if found is None or isinstance(found.figure, Gap) else found.figure

    @property
    def to_date(self) -> Measure | None:
        """What was executed to date, whether the office is asked for that or month by month."""
        return self.measure("executed") or self.measure("actual")

    @property
    def gap(self) -> Gap | None:
        """Why there is no progress, or None where there is one."""
        progress = self.measure("progress")
        return progress.figure if progress and isinstance(progress.figure, Gap) else None

    @property
    def is_judged(self) -> bool:
        """Whether its progress is judged: it is known, or an office owes it."""
        progress = self.measure("progress")
        return progress is not None and is_judged(progress.figure)

    @property
    def places(self) -> tuple[Place, ...]:
        """Every cell that the item's measures came from, once, in order of first use."""
        return tuple(dict.fromkeys(place for each in self.measures for place in each.places))


def quantities_of(items: Sequence[MeasuredItem]) -> list[Measure | None]:
    """What was executed of each, in its unit, such as may be held together.

    Of the month alone where each is asked for that; to date where some are and others are not.
    """
    of_month = {each.measure("executed") is not None for each in items}
    if len(of_month) > 1:
        return [each.to_date for each in items]
    return [each.measure("actual") for each in items]
