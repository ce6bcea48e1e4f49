"""A year as offices report it, month by month, and the alerts that each month raises."""

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from nouns import figure
from sheetgen.house import House, read_house
from sheetgen.measuring.history import recall
from sheetgen.measuring.measure import measure
from sheetgen.model.measure import MeasuredItem
from sheetgen.model.observation import Observation
from sheetgen.model.period import Period
from sheetgen.model.place import Place
from sheetgen.model.plan import Plan
from sheetgen.model.report import JudgedItem
from sheetgen.planning.calendar import expect
from sheetgen.planning.settings import read_workspace
from sheetgen.ruling.classify import judge_elements, judge_items
from sheetgen.ruling.others import judge_others
from sheetgen.summing.alerts import collect
from sheetgen.summing.index import falls, index
from sheetgen.summing.rollups import roll_up
from small import make_workspace

YEAR = 2025
Typed = Mapping[str, Sequence[str] | Mapping[int, str]]
"""By "code field" or "code field OFFICE": the figures from January on, or by month. "" is a cell
that nobody was asked to fill."""


class Played:
    """A plan on disk and what its offices typed: measured and judged at any month of the year."""

    def __init__(self, folder: Path, tables: dict[str, str], typed: Typed) -> None:
        self.house: House = read_house(read_workspace(make_workspace(folder, {"plan": tables})))
        self.plan: Plan = self.house.plans[0]
        self._said = {Period(YEAR, m): tuple(self._of_month(typed, m)) for m in range(1, 13)}

    def _of_month(self, typed: Typed, month: int) -> Iterable[Observation]:
        offices = {each.code: each.offices[0] for each in self.plan.items}
        for named, figures in typed.items():
            code, field, *office = named.split()
            by_month = figures if isinstance(figures, Mapping) else dict(enumerate(figures, 1))
            text = by_month.get(month, "")
            if text:
                who = office[0] if office else offices[code]
                cell = f"{'CDE'[('actual', 'pim', 'accrued').index(field)]}7"
                place = Place(f"input/{YEAR}-{month:02d}/{who}.xlsx", code, cell)
                yield Observation(plan=self.plan.code, code=code, field=field, office=who,
                                  said=figure(text), typed=text, place=place)  # fmt: skip

    def measured(self, month: int, skip: Iterable[int] = ()) -> tuple[MeasuredItem, ...]:
        """Every item at the end of a month; the folders of the months in ``skip`` do not exist."""
        at = Period(YEAR, month)
        earlier = {
            p: said for p, said in self._said.items() if p < at and said and p.month not in skip
        }
        history = recall(self.plan, earlier, at)
        return measure(self.plan, at, expect(self.plan, at), self._said[at], history)

    def item(self, code: str, month: int, skip: Iterable[int] = ()) -> MeasuredItem:
        """One of them."""
        return next(each for each in self.measured(month, skip) if each.item.code == code)

    def judged(self, month: int, skip: Iterable[int] = ()) -> tuple[JudgedItem, ...]:
        """Every item with its verdict."""
        house, at = self.house, Period(YEAR, month)
        measured, settings = self.measured(month, skip), house.workspace.thresholds
        return judge_items(measured, self.plan, settings, house.rules, at)[0]

    def alerts(self, month: int, skip: Iterable[int] = ()) -> set[str]:
        """The ids of a month's alerts: of items, elements and the plan."""
        house, plan, at = self.house, self.plan, Period(YEAR, month)
        settings, rules = house.workspace.thresholds, house.rules
        items = self.judged(month, skip)
        fallen = None
        if month > 1:
            fallen = falls(Period(YEAR, month - 1), plan, self.judged(month - 1, skip), items)
        elements = roll_up(plan, items)
        _, found, _ = judge_elements(elements, plan, settings, rules, at, fallen=fallen)
        others, _ = judge_others(
            (), (), plan, index(plan, items), settings, rules, at, fallen=fallen
        )
        return {each.id for each in collect(items, (*found, *others), plan, rules)}

    def year(self) -> list[str]:
        """All alerts of the year, each with its month."""
        return [f"{m:02d} {each}" for m in range(1, 13) for each in sorted(self.alerts(m))]
