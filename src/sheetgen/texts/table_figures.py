"""What the table knows of each subject: the figures that a text may speak of, with their cells."""

import re
from collections.abc import Callable, Iterator
from decimal import Decimal

from sheetgen.model.figure import Figure, Gap, percent_of
from sheetgen.model.kinds import Kind
from sheetgen.model.period import Period, december
from sheetgen.model.place import Place
from sheetgen.model.plan import Actual, Item
from sheetgen.model.quantities import QUANTITIES
from sheetgen.model.report import JudgedItem, Report
from sheetgen.model.role import BUDGET, SPENT
from sheetgen.model.status import Band, Status
from sheetgen.model.summary import ElementSummary
from sheetgen.records import Struct
from sheetgen.texts.phrase_language import Language, plain
from sheetgen.texts.subjects import KINDS
from sheetgen.texts.unit_of import counts_percent, unit_of

_WORD = re.compile(r"\w+")
POINTS = ("lag", "advance", "advance_due")


class Fact(Struct, frozen=True):
    """A figure of the table: what it is (``aspect``), its unit as texts write it, its cells.

    ``period`` is given where it is not the month's own.
    """

    aspect: str
    figure: Decimal
    unit: str
    cells: tuple[Place, ...]
    code: str
    period: Period | None = None


class Known:
    """The judged month, asked by code."""

    def __init__(self, report: Report, language: Language) -> None:
        self.report = report
        self._past = {
            (each.code, each.period): each for known in report.history.values() for each in known
        }
        self._items = {each.measured.item.code: each for each in report.items}
        self._elements = {each.element.code: each for each in report.elements}
        self._parents = {each.element.code: each.element.parent for each in report.elements}
        self.units = frozenset(_counted(each, language) for each in report.plan.items) - {""}

    @property
    def year(self) -> int:
        """The year that the month is of."""
        return self.report.period.year

    def item(self, code: str | None) -> JudgedItem | None:
        """The item of this code."""
        return self._items.get(code or "")

    def element(self, code: str | None) -> ElementSummary | None:
        """The element of this code."""
        return self._elements.get(code or "")

    def below(self, code: str) -> tuple[JudgedItem, ...]:
        """The items of an element and of all below it; of an item, itself."""
        if code not in self._elements:
            return (self._items[code],) if code in self._items else ()
        return tuple(each for each in self.report.items if self._is_below(each, code))

    def _is_below(self, judged: JudgedItem, code: str) -> bool:
        at: str | None = judged.measured.item.element
        while at is not None:
            if at == code:
                return True
            at = self._parents.get(at)
        return False

    def is_leaf(self, code: str) -> bool:
        """Whether it is an item, or an element that holds items itself and no element."""
        return code in self._items or code not in self._parents.values()

    def has_own(self, code: str) -> bool:
        """Whether items hang on the element itself."""
        return any(each.measured.item.element == code for each in self.report.items)

    def facts(self, code: str | None) -> Iterator[Fact]:
        """All figures of a subject in the month."""
        judged = self.item(code)
        if judged is not None:
            for each in judged.measured.measures:
                if isinstance(each.figure, Decimal) and each.name in QUANTITIES:
                    unit = unit_of(each.name, judged.measured.item)
                    yield Fact(each.name, each.figure, unit, each.places, code or "")
        element = self.element(code)
        if element is not None:
            for part in element.money.measures:
                unit = "percent" if part.name == "financial" else "soles"
                typed = judged.measured.figure(part.name) if judged is not None else None
                if isinstance(part.figure, Decimal) and part.figure != typed:
                    yield Fact(part.name, part.figure, unit, part.places, element.element.code)
            if isinstance(element.progress.figure, Decimal) and judged is None:
                yield Fact(
                    "mean", element.progress.figure, "percent", element.places,
                    element.element.code,
                )  # fmt: skip

    def unspent(self, code: str | None) -> Iterator[Fact]:
        """What is left of the budget of a subject, in soles and in percent of it."""
        budget, spent = self.fact(code, BUDGET), self.fact(code, SPENT)
        if budget is not None and spent is not None and budget.figure:
            left = budget.figure - spent.figure
            cells = (*budget.cells, *spent.cells)
            yield Fact("unspent", left, "soles", cells, budget.code)
            yield Fact("unspent", percent_of(left, budget.figure), "percent", cells, budget.code)

    def fact(self, code: str | None, aspect: str) -> Fact | None:
        """One figure of a subject in the month; of a product's money, what its office told."""
        return next((each for each in self.facts(code) if each.aspect == aspect), None)

    def counted_in_percent(self, code: str | None) -> Iterator[Fact]:
        """The figures of an activity that counts in percent: "alcanzó 35 %" of a goal of 70 %."""
        judged = self.item(code)
        if judged is not None and counts_percent(judged.measured.item):
            own = (each for each in self.facts(code) if each.unit == "percent")
            yield from (each for each in own if QUANTITIES[each.aspect].unit == "item")

    def then(self, code: str | None, aspect: str, year: int) -> Fact | None:
        """The same in an earlier year: what was obtained, spent or aimed at.

        Of the same month, or of December where that is not known.
        """
        judged = self.item(code)
        if judged is None:
            return None
        item = judged.measured.item
        if aspect == "target":
            return next(
                (
                    Fact(aspect, each.figure, unit_of(aspect, item), (each.place,), item.code)
                    for each in self.report.plan.targets.of_item(item.code)
                    if each.period.year == year and isinstance(each.figure, Decimal)
                ),
                None,
            )
        same = Period(year, self.period.month)
        known = self._past.get((item.code, same)) or self._past.get((item.code, december(year)))
        if known is None:
            return None
        figures: dict[str, Figure] = {
            "actual": known.actual,
            SPENT: known.accrued,
            BUDGET: known.pim,
        }
        figure = figures.get(aspect, Gap.NO_DATA)
        if isinstance(figure, Gap):
            return None
        return Fact(aspect, figure, unit_of(aspect, item), known.places, item.code, known.period)

    def past(self, code: str | None, period: Period) -> Actual | None:
        """What was known of an item in another month."""
        return self._past.get((code or "", period))

    def earlier(self, code: str | None) -> Iterator[Fact]:
        """What was obtained in each period before, as far as it is known."""
        judged = self.item(code)
        if judged is None:
            return
        for each in self.report.history.get(code or "", ()):
            if isinstance(each.actual, Decimal):
                unit = unit_of("actual", judged.measured.item)
                yield Fact("actual", each.actual, unit, each.places, each.code, each.period)

    def by_year(self, code: str | None, since: int | None) -> tuple[tuple[int, Fact], ...]:
        """What was obtained at the end of each year, from one on, the month's own last."""
        years = range(since or self.year, self.year)
        found = [(year, self.then(code, "actual", year)) for year in years]
        found.append((self.year, self.fact(code, "actual")))
        return tuple((year, fact) for year, fact in found if fact is not None)

    def change(self, code: str | None, year: int) -> Fact | None:
        """By how many percent the value of now stands above that of an earlier year."""
        now, then = self.fact(code, "actual"), self.then(code, "actual", year)
        if now is None or then is None or not then.figure:
            return None
        figure = percent_of(now.figure - then.figure, abs(then.figure))
        return Fact("change", figure, "percent", (*now.cells, *then.cells), now.code)

    def statuses(self, code: str) -> tuple[tuple[JudgedItem, Status], ...]:
        """The items below a subject with the status of each."""
        return tuple((each, each.verdict.status) for each in self.below(code))

    def band(self, code: str) -> Band | None:
        """The band of an item or element."""
        judged, element = self.item(code), self.element(code)
        if judged is not None:
            return judged.verdict.band
        return element.band if element is not None else None

    def having(
        self,
        code: str | None,
        kind: str,
        is_so: Callable[[JudgedItem], bool],
        without: frozenset[str] = frozenset(),
    ) -> tuple[int, int]:
        """How many subjects of a kind below one, or of all, are so, and of how many.

        An element is where any of the items below it is; those ``without`` are left out.
        """
        codes = [each for each in self.of_kind(kind, code) if each not in without]
        own = kind in KINDS.values()
        of = [(self._items[each],) if own else self.below(each) for each in codes]
        return sum(any(map(is_so, each)) for each in of), len(codes)

    def of_kind(self, kind: str, scope: str | None) -> tuple[str, ...]:
        """The subjects of a kind, of all or below one."""
        if kind in KINDS.values():
            items = self.report.items if scope is None else self.below(scope)
            of = (each.measured.item for each in items)
            return tuple(each.code for each in of if KINDS[each.kind] == kind)
        levels = {
            each.code for each in self.report.plan.levels if plain(each.name).startswith(kind)
        }
        return tuple(
            each.element.code
            for each in self.report.elements
            if each.element.level in levels and self.lies_in(each.element.code, scope)
        )

    def peers(self, code: str, scope: str | None) -> tuple[str, ...]:
        """The subjects of the same kind as one, of all or below another."""
        judged = self.item(code)
        if judged is not None:
            kind = judged.measured.item.kind
            items = self.report.items if scope is None else self.below(scope)
            return tuple(
                each.measured.item.code for each in items if each.measured.item.kind is kind
            )
        element = self.element(code)
        level = element.element.level if element is not None else None
        return tuple(
            each.element.code
            for each in self.report.elements
            if each.element.level == level and self.lies_in(each.element.code, scope)
        )

    def lies_in(self, one: str, code: str | None) -> bool:
        """Whether an item or element lies below another, or is it; all lie in the plan."""
        judged = self.item(one)
        at: str | None = one if judged is None else judged.measured.item.element
        while at is not None and at != code:
            at = self._parents.get(at)
        return code is None or at is not None

    def cells_having(
        self, code: str | None, is_so: Callable[[JudgedItem], bool]
    ) -> tuple[Place, ...]:
        """The cells of the items below a subject, or of all, that are so."""
        items = self.report.items if code is None else self.below(code)
        measures = (each.measured.measure("progress") for each in items if is_so(each))
        return tuple(dict.fromkeys(place for each in measures if each for place in each.places))

    @property
    def index(self) -> Fact | None:
        """The index of the plan as it was declared."""
        index = self.report.index
        if index is None or not isinstance(index.declared.figure, Decimal):
            return None
        return Fact("index", index.declared.figure, "percent", index.declared.places, "")

    @property
    def other_indexes(self) -> tuple[Decimal, ...]:
        """What other choices of it would give."""
        index = self.report.index
        given = () if index is None else index.sensitivity
        return tuple(figure for _, figure in given if isinstance(figure, Decimal))

    @property
    def period(self) -> Period:
        """The month."""
        return self.report.period


def _counted(item: Item, language: Language) -> str:
    """What an item counts: its unit of measure, of an indicator what its name is the number of."""
    if item.kind is not Kind.INDICATOR:
        return plain(item.unit_name)
    name = plain(item.name)
    ends = [each.end for each in language.marks(name) if each.means == "number-of"]
    found = _WORD.search(name, min(ends)) if ends else None
    return found[0] if found else ""
