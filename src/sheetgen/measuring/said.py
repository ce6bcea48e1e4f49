"""Which of several offices' values stands for an item, and how far they differ."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from sheetgen.model.figure import Figure, Gap
from sheetgen.model.measure import Measure
from sheetgen.model.observation import Observation
from sheetgen.model.plan import Item

_SILENT = {Gap.BLANK, Gap.NOT_SUBMITTED}


@dataclass(frozen=True, slots=True)
class Said:
    """All that the offices of one plan said in one period, by item, field and office."""

    by_cell: dict[tuple[str, str], dict[str, Observation]]

    @classmethod
    def of(cls, observations: Iterable[Observation]) -> "Said":
        """Order the observations of one plan."""
        by_cell: dict[tuple[str, str], dict[str, Observation]] = {}
        for each in observations:
            by_cell.setdefault((each.code, each.field), {})[each.office] = each
        return cls(by_cell)

    def _in_order(self, item: Item, field: str) -> list[Observation]:
        by_office = self.by_cell.get((item.code, field), {})
        return [by_office[office] for office in item.offices if office in by_office]

    def standing(self, item: Item, field: str) -> Observation | None:
        """What stands: the first named office that sends a value, else the first that says why not.

        Source: DESIGN 2. None where no office was asked.
        """
        said = self._in_order(item, field)
        figures = [each for each in said if each.is_figure]
        spoken = [each for each in said if each.said not in _SILENT]
        return next(iter((*figures, *spoken, *said)), None)

    def figure(self, item: Item, field: str) -> Figure:
        """The standing figure, ``not-submitted`` where nobody was asked."""
        found = self.standing(item, field)
        return Gap.NOT_SUBMITTED if found is None or isinstance(found.said, str) else found.said

    def measure(self, item: Item, field: str, unit: str) -> Measure:
        """The standing value as a reported measure."""
        found = self.standing(item, field)
        return Measure(
            name=field,
            figure=self.figure(item, field),
            unit=unit,
            formula="reported",
            places=(found.place,) if found else (item.place,),
            typed=found.typed if found else "",
        )

    def difference(self, item: Item, field: str) -> Measure | None:
        """How far another office's value is from the standing one; None where only one sent any."""
        sent = [
            (each, each.said)
            for each in self._in_order(item, field)
            if isinstance(each.said, Decimal)
        ]
        if len(sent) < 2:  # noqa: PLR2004 - one value differs from nothing
            return None
        stands = sent[0][1]
        return Measure(
            name="office_difference",
            figure=max(abs(said - stands) for _, said in sent[1:]),
            unit="item",
            formula="max |actual of another office - actual|",
            places=tuple(each.place for each, _ in sent),
        )

    def notes(self, item: Item) -> tuple[tuple[str, str], ...]:
        """The comments of the offices on an item, as (field, text), in order of office."""
        fields = [field for code, field in self.by_cell if code == item.code]
        return tuple(
            (field, each.said)
            for field in fields
            for each in self._in_order(item, field)
            if isinstance(each.said, str)
        )
