"""A figure that the analyst corrected: both are shown."""

from sheetgen.model.figure import Figure
from sheetgen.model.period import Period
from sheetgen.model.place import Place
from sheetgen.records import Struct


class Correction(Struct, frozen=True, kw_only=True):
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
