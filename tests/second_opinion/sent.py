"""Some months of a plan as several offices send them, and what stands in the end (METHOD 2 to 5).

Files that correct each other, items of two offices, what the analyst corrects, and plans that are
revised on the way; written from the text, as the second measurer is.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal
from fractions import Fraction
from random import Random

from second_opinion.measurer import Gauge, Told, Work, judged, of_gauge, of_work
from second_opinion.summer import OFFICE

OFFICES = ("UNO", "DOS")
ALL_FIELDS = ("actual", "pim", "accrued")
BITS = Fraction(1, 10**9)
TYPED = {
    "no-data": "ND",
    "unreadable": "12 aprox.",
    "not-applicable": "no aplica",
    "not-programmed": "S.P.",
}
"""What an office types for a reason; all others are cells left empty."""
File = Mapping[tuple[str, str], Told]
"""What one file says, by code and field."""
Item = Work | Gauge


@dataclass(frozen=True)
class Revision:
    """What holds of an item from a month on."""

    code: str
    field: str
    at: int | None
    value: Fraction | tuple[str, ...]
    since: int


@dataclass
class Sent:
    """The items as first planned, and all that came since."""

    months: Sequence[int]
    items: Mapping[str, Item]
    offices: Mapping[str, Sequence[str]]
    revisions: list[Revision] = field(default_factory=list)
    files: dict[tuple[int, str], list[File]] = field(default_factory=dict)
    corrections: dict[tuple[int, str, str], Told] = field(default_factory=dict)

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
        said = [self._of_office(month, code, name, office) for office in self.who(code, month)]
        figures = [each for each in said if not isinstance(each, str)]
        reasons = [each for each in said if each not in {"blank", "not-submitted"}]
        return (*figures, *reasons, *said)[0]

    def _of_office(self, month: int, code: str, name: str, office: str) -> Told:
        """Cell by cell the latest file that says something."""
        files = self.files.get((month, office), [])
        told: Told = "blank" if files else "not-submitted"
        for each in files:
            if each[code, name] != "blank":
                told = each[code, name]
        return told

    def measured(self, code: str, month: int) -> dict[str, Told]:
        """All that follows of an item."""
        item = self.planned(code, month)
        came = {m: self.stands(m, code, "actual") if m in self.months else "not-submitted"
                for m in range(1, month + 1)}  # fmt: skip
        if isinstance(item, Gauge):
            return of_gauge(replace(item, actual=came), month)
        money = {name: {month: self.stands(month, code, name)} for name in ("pim", "accrued")}
        return of_work(replace(item, actual=came, **money), month)


def status(progress: Told) -> str:
    """By the bands of METHOD 5."""
    if isinstance(progress, str):
        return "missing" if progress in OFFICE else "not-rated"
    figure = judged(progress)
    if figure < 75:
        return "low"
    return "atypical" if figure > 150 else "on-track"


def random_sent(random: Random, items: Mapping[str, Item]) -> Sent:
    """Three months in a row, the last of them December now and then."""
    start = random.choice([1, 4, 10])
    sent = Sent(
        months=range(start, start + 3),
        items=items,
        offices={code: random.sample(OFFICES, random.choice([1, 1, 2])) for code in items},
    )
    for code in items:
        if random.random() < 0.4:
            sent.revisions += _revision(random, sent, code)
    for month in sent.months:
        for office in OFFICES:
            n = random.choice([0, 1, 1, 1, 2, 2])
            sent.files[month, office] = [_file(random, sent, month, office) for _ in range(n)]
        if random.random() < 0.5:
            code = random.choice(list(items))
            sent.corrections[month, code, "actual"] = _figure(random, sent, month, code)
    return sent


def _revision(random: Random, sent: Sent, code: str) -> Iterator[Revision]:
    item, since = sent.items[code], random.choice(sent.months)
    value = Fraction(random.choice([5, 60, 400]))
    months = item.schedule if isinstance(item, Work) else item.targets
    kinds = ["whole", "offices", *(["month"] if months else [])]
    match random.choice(kinds):
        case "offices":
            yield Revision(code, "offices", None, tuple(random.sample(OFFICES, 2)), since)
        case "month":
            name = "programmed" if isinstance(item, Work) else "target"
            yield Revision(code, name, random.choice(list(months or ())), value, since)
        case _:
            name = "goal" if isinstance(item, Work) else "baseline"
            yield Revision(code, name, None, value, since)


def _file(random: Random, sent: Sent, month: int, office: str) -> File:
    """A form filled in full, or a part of it."""
    filled = random.choice([1, 1, 0.4])
    return {
        (code, name): _said(random, sent, month, code, name)
        if random.random() < filled
        else "blank"
        for code, item in sent.items.items()
        if office in sent.who(code, month)
        for name in (ALL_FIELDS if isinstance(item, Work) else ALL_FIELDS[:1])
    }


def _said(random: Random, sent: Sent, month: int, code: str, name: str) -> Told:
    if random.random() < 0.2:
        return random.choice([*TYPED, "blank"])
    if name != "actual":
        return Fraction(random.choice([0, 7, 1000, 1234567]))
    return _figure(random, sent, month, code)


def _figure(random: Random, sent: Sent, month: int, code: str) -> Fraction:
    """A figure that the item may have, or one that lies at a bound of what is due."""
    item = sent.planned(code, month)
    able = [each for each in item.actual.values() if not isinstance(each, str)]
    if isinstance(item, Work):
        months = [each for m, each in (item.schedule or {}).items() if m <= month]
        due: Told = sum(months, Fraction(0)) if item.aggregation == "accumulated" else item.goal
    else:
        due = item.targets.get(month, "no-target")
    if not isinstance(due, str) and due and random.random() < 0.5:
        at = due * random.choice([Fraction(3, 4), Fraction(19, 20), Fraction(3, 2), Fraction(1)])
        return at + (random.choice([-BITS, Fraction(0), BITS]) if at > 0 else 0)
    return random.choice([*able, Fraction(3, 10), Fraction(30)])


def typed(told: Told, *, percent: bool) -> object:
    """What stands in the cell: of 0.3 what adding 0.1 and 0.2 leaves, one bit above it."""
    if isinstance(told, str):
        return TYPED.get(told)
    figure = told / 100 if percent else told
    if figure == Fraction(3, 10):
        return 0.1 + 0.2
    return float(Decimal(figure.numerator) / Decimal(figure.denominator))
