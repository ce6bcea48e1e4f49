"""Which of several offices' values stands for an item, and how far they differ."""

from collections.abc import Iterable, Iterator
from decimal import Decimal

from sheetgen.language.message import message
from sheetgen.model.correction import Correction
from sheetgen.model.figure import CLAIMS, SILENCE, Figure, Gap
from sheetgen.model.formulas.read import CountedInLists, Found, Reported
from sheetgen.model.measure import CORRECTION, Measure
from sheetgen.model.observation import LISTS, Observation
from sheetgen.model.place import Place
from sheetgen.model.plan import Item
from sheetgen.model.quantities import QUANTITIES
from sheetgen.model.role import EXECUTED, MONEY
from sheetgen.records import Struct

_ACTUAL = EXECUTED
_FIGURES = (EXECUTED, *MONEY)
_CLAIMED = CLAIMS | {Gap.CLAIMED_NOT_APPLICABLE}


class Said(Struct, frozen=True):
    """All that the offices of one plan said in one period, by item, field and office."""

    by_item: dict[str, dict[str, dict[str, Observation]]]

    @classmethod
    def of(cls, observations: Iterable[Observation]) -> "Said":
        """Order the observations of one plan."""
        by_item: dict[str, dict[str, dict[str, Observation]]] = {}
        for each in observations:
            fields = by_item.setdefault(each.code, {})
            fields.setdefault(each.field, {})[each.office] = each
        return cls(by_item)

    def _in_order(self, item: Item, field: str) -> list[Observation]:
        by_office = self.by_item.get(item.code, {}).get(field, {})
        return [by_office[office] for office in item.offices if office in by_office]

    def listed(self, item: Item, field: str = _ACTUAL) -> Observation | None:
        """What was counted of it in the lists of those served, where it is counted there."""
        return self.by_item.get(item.code, {}).get(field, {}).get(LISTS)

    def standing(self, item: Item, field: str) -> Observation | None:
        """What stands: the first named office that sends a value, else the first that says why not.

        What was counted in lists stands before all. Source: DESIGN 2 and 8. None where no office
        was asked.
        """
        by_office = self.by_item.get(item.code, {}).get(field)
        if not by_office:
            return None
        if len(by_office) == 1:  # nearly always
            ((office, found),) = by_office.items()
            return found if office == LISTS or office in item.offices else None
        if (counted := by_office.get(LISTS)) is not None:
            return counted
        said = [by_office[office] for office in item.offices if office in by_office]
        if len(said) == 1:
            return said[0]
        figures = [each for each in said if each.is_figure]
        spoken = [each for each in said if each.said not in SILENCE]
        return next(iter((*figures, *spoken, *said)), None)

    def figure(self, item: Item, field: str) -> Figure:
        """The standing figure, ``not-submitted`` where nobody was asked."""
        return figure_said(self.standing(item, field))

    def measure(self, item: Item, field: str) -> Measure:
        """The standing value as a reported measure."""
        return Measure.of(QUANTITIES[field], self.read(item, field))

    def read(self, item: Item, field: str) -> Reported:
        """The standing value, with its cell and what was typed."""
        found = self.standing(item, field)
        if found is not None and found.office == LISTS:
            return CountedInLists(figure_said(found), found.cells)
        correction = found.correction if found else None
        places = (found.place,) if found else (item.place,)
        return Reported(
            figure=figure_said(found),
            places=(*places, correction.place) if correction else places,
            typed=found.typed if found else "",
            correction=correction,
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
        prefix = "" if field == _ACTUAL else f"{field}_"
        return Measure.of(
            QUANTITIES[f"{prefix}office_difference"],
            Found(
                max(abs(said - stands) for _, said in sent[1:]),
                tuple(each.place for each, _ in sent),
                message("largest |{measure} of another office − {measure}|"),
                (("measure", self.measure(item, field)),),
            ),
        )

    def differences(self, item: Item) -> tuple[Measure, ...]:
        """How far the offices of an item differ in each figure, and who has none of another's."""
        found = (self.difference(item, field) for field in _FIGURES)
        return (
            *(each for each in found if each is not None),
            *self._split(item),
            *self._apart(item),
        )

    def _apart(self, item: Item) -> Iterator[Measure]:
        """What was counted in the lists, less what the office typed."""
        counted = self.listed(item)
        typed = next((each for each in self._in_order(item, _ACTUAL) if each.is_figure), None)
        if counted is None or typed is None:
            return
        if isinstance(counted.said, Decimal) and isinstance(typed.said, Decimal):
            how = message("counted in the lists − typed by the office")
            places = (*counted.cells, typed.place)
            yield Measure.of(
                QUANTITIES["lists_difference"], Found(counted.said - typed.said, places, how)
            )

    def _split(self, item: Item) -> Iterator[Measure]:
        """How many offices say that there is no figure where another gives one."""
        places: list[Place] = []
        silent = 0
        for field in _FIGURES:
            said = self._in_order(item, field)
            without = [each for each in said if each.said is Gap.NO_DATA or each.said in _CLAIMED]
            if without and any(each.is_figure for each in said):
                silent += len(without)
                places += (each.place for each in said)
        if silent:
            how = message("offices without a figure that another office gives")
            yield Measure.of(
                QUANTITIES["offices_split"], Found(Decimal(silent), tuple(places), how)
            )

    def notes(self, item: Item) -> tuple[tuple[str, str], ...]:
        """The comments of the offices on an item, as (field, text), in order of office."""
        return tuple(
            (field, each.said)
            for field in self.by_item.get(item.code, {})
            for each in self._in_order(item, field)
            if isinstance(each.said, str)
        ) + self._corrections(item)

    def _corrections(self, item: Item) -> tuple[tuple[str, str], ...]:
        """A note for each corrected figure, in signs that need no language."""
        standing = (self.standing(item, field) for field in self.by_item.get(item.code, {}))
        return tuple(
            (
                CORRECTION,
                _told(each.typed, each.said, each.correction),
            )
            for each in standing
            if each is not None and each.correction is not None
        )


def figure_said(found: Observation | None) -> Figure:
    """The figure of what was said, ``not-submitted`` where nobody said anything."""
    return Gap.NOT_SUBMITTED if found is None or isinstance(found.said, str) else found.said


def _told(typed: str, said: Figure | str, correction: Correction) -> str:
    change = f"{typed or '—'} → {_written(said)}"
    return f"{change}: {correction.reason} ({correction.approver})"


def _written(said: Figure | str) -> str:
    return f"{said.normalize():f}" if isinstance(said, Decimal) else "ND"
