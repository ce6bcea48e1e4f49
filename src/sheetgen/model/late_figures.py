"""Which figures of a closed month a file or a correction that came later says otherwise."""

from collections.abc import Iterable, Mapping
from typing import Self

from sheetgen.model.closed import LateFigure
from sheetgen.model.correction import Correction
from sheetgen.model.figure import Figure
from sheetgen.model.observation import Observation
from sheetgen.model.plan import Item, Plan
from sheetgen.model.role import EXECUTED, MONEY
from sheetgen.model.submission import Submission
from sheetgen.records import Struct


class LateFigures(Struct, frozen=True):
    """What was sealed of a month, to hold against it what came later."""

    plan: str
    items: Mapping[str, Item]
    sealed: Mapping[tuple[str, str, str], Figure]
    """By office, code and field."""

    @classmethod
    def of(cls, plan: Plan, sealed: Iterable[Submission]) -> Self:
        """``plan`` is that of the month, ``sealed`` what counted in it."""
        said = {
            (each.office, each.code, each.field): each.said
            for submission in sealed
            for each in submission.observations
            if each.plan == plan.code and each.typed and not isinstance(each.said, str)
        }
        return cls(plan.code, {each.code: each for each in plan.items}, said)

    def of_file(self, late: Submission) -> tuple[LateFigure, ...]:
        """The figures of a file that were not sealed so."""
        return tuple(
            self._figure(each.code, each.field, before, each.said)
            for each in late.observations
            if self._is_told(each) and not isinstance(each.said, str)
            if (before := self.sealed.get((each.office, each.code, each.field))) != each.said
        )

    def of_correction(self, late: Correction) -> tuple[LateFigure, ...]:
        """What a correction makes of the figure that was sealed."""
        before = (
            figure
            for (_, code, field), figure in self.sealed.items()
            if (code, field) == (late.code, late.field)
        )
        return (self._figure(late.code, late.field, next(before, None), late.figure),)

    def _is_told(self, said: Observation) -> bool:
        return said.plan == self.plan and bool(said.typed) and said.code in self.items

    def _figure(self, code: str, field: str, before: Figure | None, after: Figure) -> LateFigure:
        item = self.items.get(code)
        unit = "soles" if field in MONEY else ""
        if field == EXECUTED and item is not None and item.in_percent:
            unit = "percent"
        name = code if item is None else item.name
        return LateFigure(code=code, name=name, field=field, unit=unit, before=before, after=after)
