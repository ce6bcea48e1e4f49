"""Some months of a plan as several offices send them, and what stands in the end (METHOD 2 to 5).

Files that correct each other, items of two offices, what the analyst corrects or waives, what was
known before, files that come after closing, and plans that are revised on the way; written from
the text, as the second measurer is.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from fractions import Fraction

from second_opinion import forecaster
from second_opinion.measurer import (
    CLAIMS,
    Gauge,
    Told,
    Work,
    first,
    is_due,
    judged,
    of_gauge,
    of_work,
)
from second_opinion.summer import OFFICE

ALL_FIELDS = ("actual", "pim", "accrued")
NONE = Fraction(0)
BOUNDS = {"low": Fraction(75), "atypical": Fraction(150)}
File = Mapping[tuple[str, str], Told]
"""What one file says, by code and field."""
Item = Work | Gauge
PRODUCT = "P1"
"""The code of what follows from activities, and of its element."""


@dataclass(frozen=True)
class Revision:
    """What holds of an item from a month on."""

    code: str
    field: str
    at: int | None
    value: Fraction | tuple[str, ...]
    since: int


@dataclass(frozen=True)
class Waiver:
    """What an item, or an office, need not report from a month to another."""

    kind: str
    name: str
    since: int
    until: int


@dataclass(frozen=True)
class Late:
    """What came for a month once it was built, and whether it was closed then."""

    is_closed: bool
    office: str
    file: File
    correction: tuple[str, Told] | None


@dataclass(frozen=True)
class Product:
    """A product that no office reports: the sum of all activities, or the same as one of them.

    ``plan`` has its goal and its schedule, and nothing that was reported.
    """

    sources: Sequence[str]
    plan: Work

    @property
    def rollup(self) -> str:
        return "sum" if len(self.sources) > 1 else f"same-as:{self.sources[0]}"


@dataclass
class Sent:
    """The items as first planned, and all that came since.

    ``span`` are the months of the year that the plan covers, ``before`` is what its table of
    actuals knows.
    """

    months: Sequence[int]
    items: Mapping[str, Item]
    offices: Mapping[str, Sequence[str]]
    revisions: list[Revision] = field(default_factory=list)
    files: dict[tuple[int, str], list[File]] = field(default_factory=dict)
    names: dict[tuple[int, str], str] = field(default_factory=dict)
    corrections: dict[tuple[int, str, str], Told] = field(default_factory=dict)
    before: dict[tuple[int, str], Told] = field(default_factory=dict)
    waivers: list[Waiver] = field(default_factory=list)
    thresholds: dict[str, tuple[str, Fraction]] = field(default_factory=dict)
    late: dict[int, Late] = field(default_factory=dict)
    span: tuple[int, int] = (1, 12)
    product: Product | None = None

    def passed(self, month: int) -> Mapping[tuple[int, str, str], Told]:
        """What was corrected by then in months that were closed: it does not count."""
        late = ((at, e.correction) for at, e in self.late.items() if e.is_closed and at <= month)
        return {(at, each[0], "actual"): each[1] for at, each in late if each is not None}

    def take_in(self, month: int) -> None:
        """What came late for a month that is open counts as all that came in time."""
        late = self.late[month]
        if not late.is_closed:
            self.files[month, late.office].append(late.file)
            if late.correction is not None:
                code, told = late.correction
                self.corrections[month, code, "actual"] = told

    def revised(self, code: str, month: int) -> Iterator[Revision]:
        return (each for each in self.revisions if each.code == code and each.since <= month)

    def who(self, code: str, month: int) -> Sequence[str]:
        """Who reports an item in a month, the one that stands first."""
        found = self.offices[code]
        for each in self.revised(code, month):
            if isinstance(each.value, tuple):
                found = each.value
        return found

    def planned(self, code: str, month: int) -> Item:
        """An item as the plan has it in a month; nothing is said of what was reported."""
        item = self.items[code]
        for each in self.revised(code, month):
            value = each.value
            if isinstance(value, tuple):
                continue
            if isinstance(item, Work):
                if each.at is None:
                    item = replace(item, goal=value)
                else:
                    item = replace(item, schedule={**(item.schedule or {}), each.at: value})
            elif each.at is None:
                item = replace(item, baseline=value)
            elif each.since <= each.at:  # what is revised after its month is not in force for it
                item = replace(item, targets={**item.targets, each.at: value})
        return item

    def stands(self, month: int, code: str, name: str) -> Told:
        """What counts of a figure: the analyst's word, the first office's figure, its reason."""
        if (month, code, name) in self.corrections:
            return self.corrections[month, code, name]
        said = [self.of_office(month, code, name, office) for office in self.who(code, month)]
        figures = [each for each in said if not isinstance(each, str)]
        reasons = [each for each in said if each not in {"blank", "not-submitted"}]
        return (*figures, *reasons, *said)[0]

    def of_office(self, month: int, code: str, name: str, office: str) -> Told:
        """Cell by cell the latest file that says something; claims as far as they are accepted."""
        files = self.files.get((month, office), [])
        told: Told = "blank" if files else "not-submitted"
        for each in files:
            if each[code, name] != "blank":
                told = each[code, name]
        if name == "actual" and told in CLAIMS and not self._is_waived(month, code, office):
            return "claimed-not-applicable" if is_due(self.planned(code, month), month) else told
        return told

    def _is_waived(self, month: int, code: str, office: str) -> bool:
        named = {("item", code), ("office", office)}
        return any(
            (each.kind, each.name) in named and each.since <= month <= each.until
            for each in self.waivers
        )

    def came(self, code: str, month: int) -> dict[int, Told]:
        """What was reported up to a month: of those before, what the plan's table knows too."""
        found = {m: self.stands(m, code, "actual") if m in self.months else "not-submitted"
                 for m in range(1, month + 1)}  # fmt: skip
        known = {m: self.before.get((m, code), told) for m, told in found.items()
                 if m < month and told == "not-submitted"}  # fmt: skip
        return {**found, **known}

    def reported(self, code: str, month: int) -> Item:
        """An item as it is planned in a month and as it was reported up to it."""
        if code == PRODUCT:
            return self._derived(month)
        item, came = self.planned(code, month), self.came(code, month)
        if isinstance(item, Gauge):
            return replace(item, actual=came, is_settled=True)
        money = {name: {month: self.stands(month, code, name)} for name in ("pim", "accrued")}
        return replace(item, actual=came, is_settled=True, **money)

    def is_known(self, month: int) -> bool:
        """Whether anything came or was settled in a month: of no other is a change told."""
        closed = {at for at, late in self.late.items() if late.is_closed}
        sent = {at for (at, _), files in self.files.items() if files}
        return month in closed | sent | {at for at, *_ in self.corrections}

    def _derived(self, month: int) -> Work:
        """The product, by its activities in the months up to one; its money is theirs."""
        assert self.product is not None
        plan = self.product.plan
        parts = [self._part(each, month) for each in self.product.sources]
        works = [code for code, item in self.items.items() if isinstance(item, Work)]
        money = {name: {month: _sum(self.stands(month, code, name) for code in works)}
                 for name in ("pim", "accrued")}  # fmt: skip
        actual = {m: _sum(part[m] for part in parts) for m in range(1, month + 1)}
        return replace(plan, actual=actual, is_settled=True, **money)

    def _part(self, code: str, month: int) -> Mapping[int, Told]:
        """What an activity adds in each month: of the month alone where the product is so."""
        assert self.product is not None
        came, item = self.came(code, month), self.items[code]
        by_month = (item.aggregation, self.product.plan.aggregation)
        if by_month[0] != "not-accumulated" or by_month[1] == "not-accumulated":
            return came
        return {
            m: told
            if isinstance(told, str)
            else sum((n for at, n in came.items() if at <= m and not isinstance(n, str)), NONE)
            for m, told in came.items()
        }

    def measured(self, code: str, month: int) -> dict[str, Told]:
        """All that follows of an item."""
        item = self.reported(code, month)
        return of_gauge(item, month) if isinstance(item, Gauge) else of_work(item, month)

    def ahead(self, code: str, month: int) -> forecaster.Ahead | None:
        """What is needed of it, and where its pace leads."""
        item = self.reported(code, month)
        if isinstance(item, Gauge):
            return forecaster.of_gauge(item, month, self.span)
        return forecaster.of_work(item, month, self.span)

    @property
    def codes(self) -> Sequence[str]:
        """All items of the plan."""
        return [*self.items, *([] if self.product is None else [PRODUCT])]

    def status(self, code: str, progress: Told) -> str:
        """By the bands of METHOD 5, or the item's own."""
        if isinstance(progress, str):
            return "missing" if progress in OFFICE else "not-rated"
        bounds = {**BOUNDS, **dict([self.thresholds[code]] if code in self.thresholds else [])}
        figure = judged(progress)
        if figure < bounds["low"]:
            return "low"
        return "atypical" if figure > bounds["atypical"] else "on-track"


def _sum(parts: Iterable[Told]) -> Told:
    told = list(parts)
    return first(*told) or sum((each for each in told if not isinstance(each, str)), NONE)
