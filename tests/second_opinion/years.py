"""Random plans of every kind, and what their office typed in each month of a year."""

from fractions import Fraction
from random import Random

from second_opinion.measurer import Gauge, Told, Work

YEAR = 2025
GAPS = ("no-data", "blank", "unreadable", "not-submitted", "not-applicable", "not-programmed")
SOME = (0, 1, 2, 3, 7, 10, 12, 40, 70, 100, 250, 333, 1000)


def year_of_work(random: Random) -> Work:
    """An activity with a schedule or without, and its twelve months."""
    aggregation = random.choice(["accumulated", "last-value", "not-accumulated"])
    schedule = None
    if random.random() < 0.8:
        schedule = {m: Fraction(random.choice(SOME)) for m in range(1, 13) if random.random() < 0.8}
        schedule = schedule or {6: Fraction(10)}
    return Work(
        aggregation=aggregation,
        goal=Fraction(random.choice(SOME[1:])),
        schedule=schedule,
        actual=_months(random, random.random() * 0.3),
        pim=_months(random, 0.05, SOME[1:]),
        accrued=_months(random, 0.05),
    )


def year_of_gauge(random: Random) -> Gauge:
    """An indicator; below zero only where the unit may be and METHOD says how it is measured."""
    direction = random.choice(["ascending", "descending", "undefined"])
    aggregation = random.choice(
        ["minimum-permissible", "maximum-permissible"]
        if direction == "undefined"
        else ["not-accumulated", "accumulated"]
    )
    signed = random.random() < 0.4
    few = (*SOME, *(-each for each in SOME)) if signed else SOME
    frequency = random.choice(["monthly", "quarterly", "semestral", "annual"])
    step = {"monthly": 1, "quarterly": 3, "semestral": 6, "annual": 12}[frequency]
    targets: dict[int, Told] = {}
    for month in range(step, 13, step):
        if random.random() < 0.9:
            targets[month] = _target(random, few, signed=signed)
    return Gauge(
        direction=direction,
        aggregation=aggregation,
        frequency=frequency,
        targets=targets,
        actual=_months(random, random.random() * 0.3, few),
        baseline=Fraction(random.choice(few)) if random.random() < 0.7 else "no-data",
    )


def _target(random: Random, few: tuple[int, ...], *, signed: bool) -> Fraction:
    """With figures below zero about, a target of 0 is left out: METHOD names two rows for it."""
    return Fraction(random.choice([each for each in few if each or not signed]))


def _months(random: Random, gaps: float, few: tuple[int, ...] = SOME) -> dict[int, Told]:
    return {
        month: random.choice(GAPS) if random.random() < gaps else Fraction(random.choice(few))
        for month in range(1, 13)
    }
