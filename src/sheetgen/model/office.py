"""What is known of an office's deliveries: what rules about offices are judged on."""

from sheetgen.model.place import Place
from sheetgen.model.plan import Office
from sheetgen.model.problem import Problem
from sheetgen.records import Struct


class MeasuredOffice(Struct, frozen=True, kw_only=True):
    """An office in one plan and period.

    ``owes``: something that it alone answers for is due. ``months_missing`` counts the stored
    periods in a row, this one included, without its file, 0 where nothing is due. ``days_late`` is
    None where the day of receipt or the deadline is not known. ``refused`` is what was wrong with
    the file that came, where none counts.
    """

    office: Office
    owes: bool
    received: bool
    to_fix: int
    months_missing: int
    days_late: int | None
    places: tuple[Place, ...]
    refused: Problem | None = None
