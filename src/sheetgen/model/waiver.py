"""An exception that someone approved: what it covers, until when, and what it came to."""

from dataclasses import dataclass
from datetime import date
from enum import Enum

from sheetgen.model.place import Place
from sheetgen.model.summary import Alert

REPORTING = "reporting"
"""In place of a rule: the office is excused from sending the figures."""


class Covers(Enum):
    """What a waiver is for."""

    ITEM = "item"
    ELEMENT = "element"
    OFFICE = "office"
    PLAN = "plan"


class Standing(Enum):
    """Whether a waiver is applied on the report's date."""

    IN_FORCE = "in-force"
    NOT_YET = "not-yet"
    EXPIRED = "expired"


@dataclass(frozen=True, slots=True, kw_only=True)
class Waiver:
    """One row of ``waivers.csv``: a rule (or ``reporting``) that is not pressed on a scope.

    ``plan`` is empty where it is for every plan that has the code. ``since`` is None where it holds
    from the beginning. A waiver never changes a figure or a status.
    """

    covers: Covers
    code: str
    plan: str
    rule: str
    reason: str
    approver: str
    since: date | None
    until: date
    place: Place

    @property
    def scope(self) -> str:
        """What it covers, as the table writes it: ``item:2.1``."""
        return f"{self.covers.value}:{self.code}"

    @property
    def excuses(self) -> bool:
        """Whether it excuses an office from sending figures."""
        return self.rule == REPORTING

    def standing(self, day: date) -> Standing:
        """Whether it is applied on a day; the last one counts."""
        if self.since is not None and day < self.since:
            return Standing.NOT_YET
        return Standing.IN_FORCE if day <= self.until else Standing.EXPIRED


@dataclass(frozen=True, slots=True)
class WaivedAlert:
    """An alert that is shown apart and not counted, and the waiver that took it out."""

    alert: Alert
    waiver: Waiver


@dataclass(frozen=True, slots=True)
class WaiverUse:
    """What a waiver came to in one report: alerts set apart and cells excused."""

    waiver: Waiver
    standing: Standing
    alerts: int
    cells: int
