"""A second opinion on contradictions and odd figures (METHOD 7), written from the text.

Of the alerts on items those are reckoned that follow from what was planned and typed alone.
"""

from collections.abc import Iterator
from fractions import Fraction

from second_opinion.measurer import DUE_MONTHS, Gauge, Told, Work, is_due, judged
from second_opinion.sent import ALL_FIELDS, Sent
from second_opinion.summer import OFFICE

CODES = {
    f"ALE-{n}"
    for n in (210, 220, 221, 222, 223, 240, 250, 251, 260, 261, 320, 321, 330, 340, 360, 361, 380,
              410, 420, 421, 610)
}  # fmt: skip
LAG, PERSISTENCE, HIGH = 10, 3, 95
HALF = Fraction(1, 2 * 10**9)
"""Of the last place that is judged."""
DISAGREE = dict(zip(ALL_FIELDS, ("ALE-220", "ALE-221", "ALE-222"), strict=True))


def raised(sent: Sent, code: str, month: int) -> set[str]:
    """The alerts of these kinds that an item has in a month."""
    item = sent.reported(code, month)
    found = {*_of_offices(sent, code, month), *_of_target(sent, code, month)}
    progress = sent.measured(code, month)["progress"]
    if _periods_missing(sent, code, month) >= PERSISTENCE:
        found.add("ALE-410")
    if progress == "claimed-not-applicable":
        found.add("ALE-420")
        if isinstance(item, Work) and _above(sent.stands(month, code, "accrued"), 0):
            found.add("ALE-421")
    if isinstance(item, Gauge):
        return found.union(_of_gauge(item, month, progress))
    return found.union(_of_work(sent, code, item, month), _of_money(sent, code, month))


def _above(told: Told, bound: Fraction | int) -> bool:
    return not isinstance(told, str) and told > bound


def _of_offices(sent: Sent, code: str, month: int) -> Iterator[str]:
    """Where two offices of one item disagree, and nobody has settled it."""
    for name in ALL_FIELDS if isinstance(sent.items[code], Work) else ALL_FIELDS[:1]:
        if (month, code, name) in sent.corrections:
            continue
        said = [sent.of_office(month, code, name, each) for each in sent.who(code, month)]
        figures = {each for each in said if not isinstance(each, str)}
        if len(figures) > 1:
            yield DISAGREE[name]
        if figures and set(said) & {"no-data", "claimed-not-applicable", "not-applicable",
                                    "not-programmed"}:  # fmt: skip
            yield "ALE-223"


def _of_target(sent: Sent, code: str, month: int) -> Iterator[str]:
    """Where what is in force asks less than what was planned first."""
    now, first = sent.planned(code, month), sent.items[code]
    if isinstance(now, Work) and isinstance(first, Work):
        if _above(first.goal, judged(now.goal)):
            yield "ALE-610"
        return
    assert isinstance(now, Gauge)
    assert isinstance(first, Gauge)
    aim, was = now.targets.get(month, "no-target"), first.targets.get(month, "no-target")
    if isinstance(aim, str) or isinstance(was, str):
        return
    is_less = now.direction == "descending" or now.aggregation == "maximum-permissible"
    if (aim > was) if is_less else (aim < was):
        yield "ALE-610"


def _periods_missing(sent: Sent, code: str, month: int) -> int:
    """Due periods in a row without a figure, this one included, since files are kept.

    An indicator falls due by its frequency: where it has no target, it is missing where its office
    says so. Any figure ends the row.
    """
    if not is_due(sent.planned(code, month), month):
        return 0
    first = min(m for m in sent.months if sent.is_known(m) or m == month)
    came, n = sent.came(code, month), 0
    for m in range(month, first - 1, -1):
        item = sent.planned(code, m)
        if isinstance(item, Gauge) and m not in DUE_MONTHS[item.frequency]:
            continue
        if came[m] not in OFFICE:
            break
        said_so = isinstance(item, Gauge) and came[m] == "no-data"
        n += is_due(item, m) or said_so
    return n


def _of_gauge(gauge: Gauge, month: int, progress: Told) -> Iterator[str]:
    actual, target = gauge.actual[month], gauge.targets.get(month, "no-target")
    if progress == "not-due" or isinstance(target, str):
        return
    if progress == "zero-target":
        yield "ALE-250"
    way = {"ascending": 1, "descending": -1, "undefined": 0}[gauge.direction]
    yield from _of_baseline(gauge, way, target, actual)
    if isinstance(actual, str):
        return
    if actual == target:
        yield "ALE-380"
    if way == -1 and target >= 0 and actual == 0:
        yield "ALE-260"
    if way == -1 and target == 0 and actual > 0:
        yield "ALE-261"


def _of_baseline(gauge: Gauge, way: int, target: Fraction, actual: Told) -> Iterator[str]:
    """Parts of a year are not held against one; a plan that runs against its own tells no way."""
    baseline = gauge.baseline
    is_part = gauge.aggregation == "accumulated" and gauge.frequency != "annual"
    if isinstance(baseline, str) or is_part:
        return
    if way == 1 and target == baseline:
        yield "ALE-330"
    is_against = (target - baseline) * way < 0
    if not isinstance(actual, str) and not is_against and (actual - baseline) * way < 0:
        yield "ALE-340"


def _of_work(sent: Sent, code: str, work: Work, month: int) -> Iterator[str]:
    measured, actual = sent.measured(code, month), work.actual[month]
    lag, progress = measured.get("lag", "no-data"), measured["progress"]
    if not isinstance(progress, str) and judged(progress) < HIGH and _above(lag, LAG - HALF):
        yield "ALE-210"
    if work.schedule is not None and not is_due(work, month) and _above(actual, 0):
        yield "ALE-240"
    if month == 12 and work.schedule and _year(work) != work.goal:
        yield "ALE-251"
    before = [told for m, told in sorted(work.actual.items())
              if m < month and not isinstance(told, str)]  # fmt: skip
    falls = bool(before) and not isinstance(actual, str) and actual < before[-1]
    if work.aggregation == "accumulated" and falls:
        yield "ALE-360"


def _year(work: Work) -> Fraction:
    """What is programmed for the year: the sum of its months, or the last of them."""
    months = [n for _, n in sorted((work.schedule or {}).items()) if n]
    if work.aggregation == "last-value":
        months = months[-1:]
    return sum(months, Fraction(0))


def _of_money(sent: Sent, code: str, month: int) -> Iterator[str]:
    budget, spent = (sent.stands(month, code, name) for name in ("pim", "accrued"))
    if isinstance(spent, str):
        return
    if not isinstance(budget, str):
        if spent > budget > 0:
            yield "ALE-320"
        if spent > 0 >= budget:
            yield "ALE-321"
    known = [sent.stands(m, code, "accrued") for m in sent.months if m < month]
    before = [each for each in known if not isinstance(each, str)]
    if before and spent < before[-1]:
        yield "ALE-361"


def unlike(sent: Sent, code: str, month: int, told: set[str]) -> Iterator[str]:
    """Those of these alerts that one of the two raises alone."""
    mine, other = told & CODES, raised(sent, code, month)
    yield from (f"{each} raised" for each in sorted(mine - other))
    yield from (f"{each} not raised" for each in sorted(other - mine))
