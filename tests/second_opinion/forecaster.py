"""A second opinion on what lies ahead, written from docs/months.md and not from the code.

What is needed a month and where the pace leads, by the months of the year that the plan covers.
"""

from collections.abc import Mapping, Sequence
from decimal import ROUND_CEILING, ROUND_HALF_UP, Decimal, localcontext
from fractions import Fraction

from second_opinion.measurer import Gauge, Told, Work, judged

LEAST = 3
WITHIN = Fraction(10, 100)
NAMES = (
    "needed_per_month",
    "pace_per_month",
    "points",
    "end",
    "error",
    "low",
    "high",
    "share",
    "best",
    "tried",
    "right",
)
Ahead = Mapping[str, Fraction]
Span = tuple[int, int]
"""The first and the last month of the year that a plan covers."""
Point = tuple[Fraction, Fraction]
"""A month known: what was done to date, and what was programmed to date."""


def of_work(work: Work, month: int, span: Span = (1, 12)) -> Ahead | None:
    """Of an activity that is executed to date; None where nothing is told in a month."""
    done = work.actual[month]
    if month == span[1] or work.aggregation != "accumulated" or isinstance(done, str):
        return None
    if isinstance(work.goal, str) or work.goal <= 0:
        return None

    def due(until: int) -> Fraction:
        if work.schedule is None:
            return Fraction(until - span[0] + 1)
        return sum((n for m, n in work.schedule.items() if m <= until), Fraction(0))

    points = [
        (told, due(m))
        for m, told in sorted(work.actual.items())
        if m <= month and not isinstance(told, str)
    ]
    pace = _rounded(done / (month - span[0] + 1), work.goal)
    return {**_ahead(points, due(span[1]), work.goal, span[1] - month), "pace_per_month": pace}


def of_gauge(gauge: Gauge, month: int, span: Span = (1, 12)) -> Ahead | None:
    """Of an indicator that is to rise and whose values add up; None where nothing is told."""
    if month == span[1] or gauge.aggregation != "accumulated" or gauge.direction == "descending":
        return None
    asked = [aim for aim, _ in gauge.earlier.values()]
    values = [value for _, value in gauge.earlier.values()]
    aims = [*asked, *(aim for _, aim in sorted(gauge.targets.items()))]
    values += [gauge.actual[m] for m in sorted(gauge.targets) if m <= month]
    if not values or any(isinstance(each, str) for each in (*aims, *values)):
        return None
    points: list[Point] = []
    done = due = Fraction(0)
    for aim, value in zip(aims, values, strict=False):
        assert isinstance(value, Fraction)
        assert isinstance(aim, Fraction)
        done, due = done + value, due + aim
        points.append((done, due))
    whole = sum((each for each in aims if isinstance(each, Fraction)), Fraction(0))
    return _ahead(points, whole, whole, span[1] - month) if whole > 0 else None


def _ahead(points: Sequence[Point], whole: Fraction, goal: Fraction, left: int) -> Ahead:
    """By what is done and due to date in the months known, what is programmed, what is asked."""
    done, due = points[-1]
    needed = max(goal - done, Fraction(0)) / left
    known = [each for each in points if each[1] > 0]
    found = {
        "needed_per_month": _rounded(needed, goal, ROUND_CEILING),
        "points": Fraction(len(known)),
    }
    errors = [
        abs((done - then) / (due - before) - then / before)
        for then, before in known[:-1]
        if due > before
    ]
    if len(known) < LEAST or not whole > due > 0 or not errors:
        return found
    end = _rounded(done * whole / due, goal)
    error = _rounded((whole - due) * sum(errors, Fraction(0)) / len(errors), goal)
    tried = list(_left_out(known))
    return {
        **found,
        "end": end,
        "error": error,
        "low": max(done, end - error),
        "high": end + error,
        "share": judged(end / goal * 100),
        "best": judged((end + error) / goal * 100),
        **({"tried": Fraction(len(tried)), "right": Fraction(sum(tried))} if tried else {}),
    }


def _left_out(points: Sequence[Point]) -> list[bool]:
    """Of each month that can be left out, whether the pace of the others forecasts it."""
    done, due = points[-1]
    found: list[bool] = []
    for n, (then, by_then) in enumerate(points):
        before, by_before = points[n - 1] if n else (Fraction(0), Fraction(0))
        made, asked = then - before, by_then - by_before
        if due > asked:
            told = before + (done - made) / (due - asked) * asked
            found.append(abs(then - told) <= WITHIN * abs(then))
    return found


def _rounded(figure: Told, goal: Fraction, rounding: str = ROUND_HALF_UP) -> Fraction:
    """One decimal, three where less than ten is asked; once judged, as every ratio is."""
    step = Decimal("0.1") if goal >= 10 else Decimal("0.001")
    exact = judged(figure)
    with localcontext() as context:
        context.prec = 80
        decimal = Decimal(exact.numerator) / Decimal(exact.denominator)
        return Fraction(decimal.quantize(step, rounding=rounding))
