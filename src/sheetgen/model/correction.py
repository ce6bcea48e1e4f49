"""A figure that the analyst corrected: both are shown."""

from dataclasses import dataclass

from sheetgen.model.figure import Figure
from sheetgen.model.period import Period
from sheetgen.model.place import Place


@dataclass(frozen=True, slots=True, kw_only=True)
class Correction:
    """One line of ``corrections.csv``: the figure that is judged in place of what was ``sent``."""

    plan: str
    period: Period
    code: str
    field: str
    figure: Figure
    reason: str
    approver: str
    place: Place
    sent: Figure | None = None
