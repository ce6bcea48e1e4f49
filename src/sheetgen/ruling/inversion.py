"""METHOD 2 and 4 turned round: the value that an office would report for a progress.

What it gives is exact arithmetic, not yet a value that an office could type: the ladder looks for
that one near it, with the formulas themselves.
"""

from decimal import Decimal, localcontext
from typing import TypeAlias

from sheetgen.model.figure import HUNDRED
from sheetgen.model.measure import MeasuredItem
from sheetgen.model.yardstick import FORMULAS, Way

Months: TypeAlias = tuple[tuple[Decimal, Decimal | None], ...]
"""Of a mean of months: (programmed, executed), this month's last with None for its executed."""

_DIGITS = 60


def reported_for(measured: MeasuredItem, percent: Decimal, months: Months) -> Decimal | None:
    """The value with exactly this progress; None where the formula has no such value."""
    progress = measured.measure("progress")
    formula = "" if progress is None else progress.formula
    target, programmed = measured.figure("target"), measured.figure("programmed")
    found: Decimal | None = None
    with localcontext() as context:
        context.prec = _DIGITS
        if formula == "actual / target * 100" and target is not None:
            found = percent * target / HUNDRED
        elif formula == "target / actual * 100" and target is not None and percent:
            found = target * HUNDRED / percent
        elif formula == FORMULAS[Way.FROM_BASELINE] and target is not None:
            baseline = measured.figure("baseline")
            if baseline is not None:
                found = baseline + percent * (target - baseline) / HUNDRED
        elif formula.startswith("100 if actual"):
            found = target  # a cliff: every bound between 0 and 100 is crossed there
        elif formula == "actual / programmed * 100" and programmed is not None:
            found = percent * programmed / HUNDRED
        elif formula.startswith("mean of"):
            found = _of_months(percent, months)
    return found


def _of_months(percent: Decimal, months: Months) -> Decimal | None:
    """What this month would need for the mean of all months to be ``percent``."""
    if not months:
        return None
    ratios = [executed / programmed for programmed, executed in months if executed is not None]
    if len(ratios) != len(months) - 1:
        return None
    return (percent * len(months) / HUNDRED - sum(ratios, Decimal(0))) * months[-1][0]
