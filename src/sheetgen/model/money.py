"""The money of several items: what may be spent, what was spent, and that in percent of it."""

from collections.abc import Iterable
from decimal import Decimal
from typing import Self

from sheetgen.language.message import message
from sheetgen.model.figure import Figure, Gap, first_gap
from sheetgen.model.formulas.ratio import Ratio
from sheetgen.model.formulas.read import Found
from sheetgen.model.measure import Measure
from sheetgen.model.place import Place
from sheetgen.model.quantities import QUANTITIES
from sheetgen.model.role import BUDGET, SPENT
from sheetgen.records import Struct

SUM = message("sum of the activities below")


class Money(Struct, frozen=True):
    """Exact sums in soles, each with its cells; a gap where there is nothing to add."""

    budget: Measure
    spent: Measure
    financial: Measure

    @classmethod
    def of(
        cls,
        budget: Figure,
        spent: Figure,
        budget_at: Iterable[Place] = (),
        spent_at: Iterable[Place] = (),
    ) -> Self:
        """The two sums, each with the cells of its parts."""
        may = Measure.of(QUANTITIES[BUDGET], Found(budget, tuple(budget_at), SUM))
        was = Measure.of(QUANTITIES[SPENT], Found(spent, tuple(spent_at), SUM))
        return cls(may, was, Measure.of(QUANTITIES["financial"], Ratio(was, may)))

    @classmethod
    def total(cls, parts: Iterable["Money"]) -> "Money | None":
        """The money of parts that share none: the one there is, or their sums; None without any.

        Unknown where that of one part is.
        """
        known = [each for each in parts if each.budget.figure is not Gap.NOT_APPLICABLE]
        if len(known) <= 1:
            return known[0] if known else None
        may, was = ([each.measures[at] for each in known] for at in (0, 1))
        return cls.of(_sum(may), _sum(was), _places(may), _places(was))

    @property
    def measures(self) -> tuple[Measure, ...]:
        """All three, in the order in which they are told."""
        return self.budget, self.spent, self.financial

    def measure(self, name: str) -> Measure | None:
        """The one of this name."""
        return next((each for each in self.measures if each.name == name), None)


def _sum(parts: Iterable[Measure]) -> Figure:
    figures = [each.figure for each in parts]
    known = (each for each in figures if isinstance(each, Decimal))
    return first_gap(*figures) or sum(known, Decimal(0))


def _places(parts: Iterable[Measure]) -> Iterable[Place]:
    return dict.fromkeys(place for each in parts for place in each.places)
