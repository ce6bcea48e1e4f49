"""A second opinion on measuring: METHOD 2 to 4 written again, from the text and not from the code.

It knows plain tables and what offices typed, nothing of sheetgen. A figure is a Fraction until it
is printed; a reason is its word. What METHOD leaves open is left out by the generator, not guessed.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import ROUND_HALF_EVEN, Decimal, localcontext
from fractions import Fraction

Told = Fraction | str
"""A figure, or the reason why there is none."""

REASONS = (
    "not-due",
    "not-applicable",
    "no-target",
    "not-programmed",
    "zero-target",
    "not-submitted",
    "unreadable",
    "claimed-not-applicable",
    "no-data",
    "blank",
)
DUE_MONTHS = {
    "monthly": set(range(1, 13)),
    "quarterly": {3, 6, 9, 12},
    "semestral": {6, 12},
    "annual": {12},
}


@dataclass(frozen=True)
class Work:
    """An activity as its tables say: the schedule by month, what was typed by month."""

    aggregation: str
    goal: Told
    schedule: Mapping[int, Fraction] | None
    actual: Mapping[int, Told]
    pim: Mapping[int, Told]
    accrued: Mapping[int, Told]
    is_settled: bool = False
    """Whether what offices claim was held against plan and waivers before."""


@dataclass(frozen=True)
class Gauge:
    """An indicator as its tables say: targets by month, what was typed by month."""

    direction: str
    aggregation: str
    frequency: str
    targets: Mapping[int, Told]
    actual: Mapping[int, Told]
    baseline: Told = "no-data"
    earlier: Mapping[int, tuple[Told, Told]] = field(default_factory=dict)
    """By year of the plan before this one: the target and the value of its December."""
    is_settled: bool = False
    """Whether what offices claim was held against plan and waivers before."""


def first(*told: Told | None) -> str | None:
    """Of several reasons the one that METHOD 2 lists first."""
    reasons = [each for each in told if isinstance(each, str)]
    return min(reasons, key=REASONS.index) if reasons else None


def share(part: Told, whole: Told) -> Told:
    """Part of whole in percent, or why not; of a whole that is 0 there is none."""
    reason = first(part, whole, "zero-target" if whole == 0 else None)
    if reason is not None:
        return reason
    assert isinstance(part, Fraction)
    assert isinstance(whole, Fraction)
    return part / whole * 100


CLAIMS = ("not-applicable", "not-programmed")


def borne_out(told: Told, due: object) -> Told:
    """What an office says does not apply, where the plan holds something against it (METHOD 2)."""
    return "claimed-not-applicable" if told in CLAIMS and due else told


def of_work(work: Work, month: int) -> dict[str, Told]:
    """What METHOD 4 says of an activity at the end of a month."""
    now = work.actual[month]
    if not work.is_settled:
        now = work.actual[month] = borne_out(now, is_due(work, month))
    found: dict[str, Told] = {"financial": share(work.accrued[month], work.pim[month])}
    if work.aggregation == "not-accumulated":
        known = [
            each for m, each in work.actual.items() if m <= month and not isinstance(each, str)
        ]
        to_date: Told = now if isinstance(now, str) else sum(known, Fraction(0))
    else:
        to_date = now
    found["physical"] = share(to_date, work.goal)
    found["progress"] = _progress_of_work(work, month, to_date)
    spent, budget = work.accrued[month], work.pim[month]
    if first(spent, budget) is None:
        found["accrued_over_pim"] = judged(spent) - judged(budget)
    earlier = [each for m, each in work.accrued.items() if m < month and not isinstance(each, str)]
    if earlier and not isinstance(spent, str):
        found["accrued_change"] = judged(spent) - judged(earlier[-1])
    if first(found["financial"], found["physical"]) is None:
        found["lag"] = judged(found["financial"]) - judged(found["physical"])
    return found


def is_due(work: Work | Gauge, month: int) -> bool:
    """Whether the plan asks something of an item in a month."""
    if isinstance(work, Gauge):
        return month in DUE_MONTHS[work.frequency] and _aim(work, month) is not None
    if work.schedule is None:
        return month == 12
    if work.aggregation == "not-accumulated":
        return bool(work.schedule.get(month))
    return any(figure for m, figure in work.schedule.items() if m <= month)


def _progress_of_work(work: Work, month: int, to_date: Told) -> Told:
    now = work.actual[month]
    if work.schedule is None:
        return share(to_date, work.goal) if month == 12 else "not-due"
    planned = {m: each for m, each in work.schedule.items() if m <= month and each}
    if not planned:  # of work by month nothing is asked then, whatever its office says
        asked = () if work.aggregation == "not-accumulated" else (now,)
        return first(*asked, "not-programmed") or "not-programmed"
    if work.aggregation == "accumulated":
        return share(now, sum(planned.values(), Fraction(0)))
    if work.aggregation == "last-value":
        return share(now, planned[max(planned)])
    if month in planned and isinstance(now, str):
        return now
    ratios = [said / planned[m] for m in planned if not isinstance(said := work.actual[m], str)]
    return sum(ratios, Fraction(0)) / len(ratios) * 100 if ratios else "not-programmed"


def of_gauge(gauge: Gauge, month: int) -> dict[str, Told]:
    """What METHOD 2 and 3 say of an indicator in a month."""
    if month not in DUE_MONTHS[gauge.frequency]:
        return {"progress": "not-due"}
    actual, target = gauge.actual[month], gauge.targets.get(month, "no-target")
    zero = "zero-target" if gauge.direction == "ascending" and target == 0 else None
    if not gauge.is_settled:
        actual = borne_out(actual, is_due(gauge, month))
    reason = first(actual, target, zero)
    if reason is not None and first(actual, target) is not None:
        return {"progress": reason}
    assert isinstance(actual, Fraction)
    assert isinstance(target, Fraction)
    found: dict[str, Told] = {}
    permissible = gauge.aggregation.endswith("permissible")
    if gauge.aggregation == "accumulated":
        values = [*gauge.earlier.values(), *((gauge.targets[m], gauge.actual[m]) for m in
                  sorted(gauge.targets) if m <= month)]  # fmt: skip
        told = [each for pair in values for each in pair]
        if first(*told) is None:
            over = sum((value for _, value in values if isinstance(value, Fraction)), Fraction(0))
            under = sum((aim for aim, _ in values if isinstance(aim, Fraction)), Fraction(0))
            if under > 0:  # below zero a ratio does not measure
                found["progress_2"] = over / under * 100
    elif not permissible and isinstance(gauge.baseline, Fraction) and gauge.baseline != target:
        found["progress_2"] = (actual - gauge.baseline) / (target - gauge.baseline) * 100
    second = None if gauge.aggregation == "accumulated" else found.get("progress_2")
    found["progress"] = reason or _progress_of_gauge(gauge, actual, target, second)
    return found


def _aim(gauge: Gauge, month: int) -> Fraction | None:
    target = gauge.targets.get(month, "no-target")
    is_nothing = isinstance(target, str) or (gauge.direction == "ascending" and target == 0)
    return None if is_nothing or isinstance(target, str) else target


def _progress_of_gauge(  # noqa: PLR0911 - one row of METHOD, one return
    gauge: Gauge, actual: Fraction, target: Fraction, second: Told | None
) -> Told:
    full, none = Fraction(100), Fraction(0)
    if gauge.aggregation == "minimum-permissible":
        return full if actual >= target else none
    if gauge.aggregation == "maximum-permissible":
        return full if actual <= target else none
    ascending = gauge.direction == "ascending"
    if actual < 0 or target < 0:
        better = isinstance(gauge.baseline, Fraction) and (
            gauge.baseline > target if ascending else gauge.baseline < target
        )
        if second is not None and not better:  # a plan that runs against itself measures no way
            return second
        return full if (actual >= target if ascending else actual <= target) else none
    if ascending:
        return actual / target * 100
    if actual == 0:
        return full
    return target / actual * 100


def judged(told: Told) -> Fraction:
    """A ratio as it is judged: quantised once, to nine places."""
    return Fraction(printed(told))


def printed(told: Told) -> str:
    """Nine places, half to even; a reason as it is."""
    if isinstance(told, str):
        return told
    with localcontext() as context:
        context.prec = 80
        ratio = Decimal(told.numerator) / Decimal(told.denominator)
        return f"{ratio.quantize(Decimal('1e-9'), rounding=ROUND_HALF_EVEN):f}"
