"""Random months of a plan as several offices send them, and what they type into a cell."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from random import Random

from second_opinion.measurer import Told, Work
from second_opinion.sent import ALL_FIELDS, File, Item, Late, Product, Revision, Sent, Waiver
from second_opinion.years import YEAR

OFFICES = ("UNO", "DOS")
NAMES = ("{office} v{n}", "{office}{copy}", "{n}. informe {office}")
"""How an office calls its files: ``copy`` is what a browser adds to a second one."""
BITS = Fraction(1, 10**9)
DECIMALS = tuple(map(Fraction, ("0.1", "0.3", "1.1", "2.675", "33.3", "99.995", "0.001", "30")))
TYPED = {
    "no-data": "ND",
    "unreadable": "12 aprox.",
    "not-applicable": "no aplica",
    "not-programmed": "S.P.",
}
"""What an office types for a reason; all others are cells left empty."""


def random_sent(random: Random, items: Mapping[str, Item]) -> Sent:
    """Two to four months in a row, the last of them December now and then."""
    n = random.choice([2, 3, 3, 4])
    start = random.choice([1, 4, 6, 13 - n])
    whole = random.random() < 0.6
    span = (1, 12) if whole else (random.choice([1, start]), random.choice([start + n - 1, 12]))
    by_month = random.random() < 0.3
    aligned = {
        code: replace(item, aggregation="not-accumulated")
        if by_month and isinstance(item, Work)
        else item
        for code, item in items.items()
    }
    sent = Sent(
        months=range(start, start + n),
        items={code: _within(random, item, span) for code, item in aligned.items()},
        offices={code: random.sample(OFFICES, random.choice([1, 1, 2])) for code in items},
        span=span,
    )
    _plan(random, sent)
    sent.product = random.choice([None, _product(random, sent)])
    for month in sent.months:
        for office in OFFICES:
            files = random.choice([0, 1, 1, 1, 2, 2])
            sent.files[month, office] = [_file(random, sent, month, office) for _ in range(files)]
            sent.names[month, office] = random.choice(NAMES)
        if random.random() < 0.5:
            code = random.choice(list(items))
            sent.corrections[month, code, "actual"] = _figure(random, sent, month, code)
        if random.random() < 0.4 and any(sent.files[month, office] for office in OFFICES):
            sent.late[month] = _late(random, sent, month)
    return sent


def _within(random: Random, item: Item, span: tuple[int, int]) -> Item:
    """What is planned in the months of the plan; of a whole year something of the one before."""
    if isinstance(item, Work):
        months = {m: n for m, n in (item.schedule or {}).items() if span[0] <= m <= span[1]}
        return replace(item, schedule=months or None)
    item = replace(item, targets={m: n for m, n in item.targets.items() if span[0] <= m <= span[1]})
    able = [each for each in (*item.targets.values(), *item.actual.values())
            if not isinstance(each, str)]  # fmt: skip
    if item.aggregation != "accumulated" or span != (1, 12) or not able or random.random() < 0.5:
        return item
    value = random.choice([*able, "no-data"])
    return replace(item, earlier={YEAR - 1: (random.choice(able), value)})


def _product(random: Random, sent: Sent) -> Product:
    """The product may be of the month alone where its activities are."""
    works = {code: item for code, item in sent.items.items() if isinstance(item, Work)}
    sources = random.choice([list(works), [random.choice(list(works))]])
    able = ["accumulated", "last-value"]
    if all(works[code].aggregation == "not-accumulated" for code in sources):
        able = ["accumulated", "not-accumulated", "not-accumulated"]
    plan = random.choice(list(works.values()))
    return Product(sources, replace(plan, aggregation=random.choice(able), actual={}))


def _late(random: Random, sent: Sent, month: int) -> Late:
    office = random.choice(OFFICES)
    able = [code for code in sent.items if (month, code, "actual") not in sent.corrections]
    code = random.choice(able)
    corrected = code, _figure(random, sent, month, code)
    return Late(
        is_closed=random.random() < 0.5,
        office=office,
        file=_file(random, sent, month, office),
        correction=random.choice([None, corrected]),
    )


def _plan(random: Random, sent: Sent) -> None:
    """What the analyst knew before, revises, waives and judges by bounds of its own."""
    for code in sent.items:
        if random.random() < 0.4:
            sent.revisions += _revision(random, sent, code)
        if random.random() < 0.2:
            bound = random.choice([("low", 80), ("low", 50), ("atypical", 120)])
            sent.thresholds[code] = bound[0], Fraction(bound[1])
        for month in range(sent.span[0], sent.months[0] + 1):
            if random.random() < 0.3:
                sent.before[month, code] = _figure(random, sent, month, code)
    for _ in range(random.choice([0, 1, 2])):
        kind = random.choice(["item", "office"])
        name = random.choice(list(sent.items) if kind == "item" else OFFICES)
        since, until = sorted(random.choices(sent.months, k=2))
        sent.waivers.append(Waiver(kind, name, since, until))


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
    return random.choice([*able, *(DECIMALS if random.random() < 0.3 else able or DECIMALS)])


def typed(told: Told, *, percent: bool) -> object:
    """What stands in the cell: of 0.3 what adding 0.1 and 0.2 leaves, one bit above it."""
    if isinstance(told, str):
        return TYPED.get(told)
    figure = told / 100 if percent else told
    if figure == Fraction(3, 10):
        return 0.1 + 0.2
    return float(Decimal(figure.numerator) / Decimal(figure.denominator))
