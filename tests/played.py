"""A year as offices report it, month by month, and the alerts that each month raises."""

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from nouns import figure
from sheetgen.asking.claims import held_to_plan
from sheetgen.judged import Judged, Standards
from sheetgen.measuring.history import recall
from sheetgen.measuring.measure import measure
from sheetgen.model.measure import MeasuredItem
from sheetgen.model.observation import Observation
from sheetgen.model.period import Period
from sheetgen.model.place import Place
from sheetgen.model.plan import Plan
from sheetgen.planning.calendar import expect
from sheetgen.planning.settings import read_workspace
from sheetgen.records import replace
from sheetgen.setup import Setup, read_setup
from sheetgen.summing.alerts import collect
from small import make_workspace

YEAR = 2025
Typed = Mapping[str, Sequence[str] | Mapping[int, str]]
"""By "code field" or "code field OFFICE": the figures from January on, or by month. "" is a cell
that nobody was asked to fill."""


class Played:
    """A plan on disk and what its offices typed: measured and judged at any month of the year."""

    def __init__(self, folder: Path, tables: dict[str, str], typed: Typed) -> None:
        self.setup: Setup = read_setup(read_workspace(make_workspace(folder, {"plan": tables})))
        self.plan: Plan = self.setup.plans[0]
        self._said = {
            at: held_to_plan(self._of_month(typed, at.month), self.plan, expect(self.plan, at))
            for at in (Period(YEAR, m) for m in range(1, 13))
        }

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

    def judged(self, month: int, skip: Iterable[int] = ()) -> Judged:
        """The plan at a month, held against the month before."""
        standards = Standards(
            plan=self.plan,
            period=Period(YEAR, month),
            rules=self.setup.rules,
            settings=self.setup.workspace.thresholds,
        )
        before = None
        if month > 1:
            then = replace(standards, period=Period(YEAR, month - 1))
            before = Judged.of(then, self.measured(month - 1, skip))
        past = before and (lambda: (then.period, before.items))
        return Judged.of(standards, self.measured(month, skip), before=past)

    def alerts(self, month: int, skip: Iterable[int] = ()) -> set[str]:
        """The ids of a month's alerts: of items, elements and the plan."""
        judged = self.judged(month, skip)
        found = collect(judged.items, judged.findings, self.plan, self.setup.rules)
        return {each.id for each in found}

    def year(self) -> list[str]:
        """All alerts of the year, each with its month."""
        return [f"{m:02d} {each}" for m in range(1, 13) for each in sorted(self.alerts(m))]
