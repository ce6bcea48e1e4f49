"""An exception that someone approved: what it covers, until when, and what it came to."""

from datetime import date
from enum import Enum
from typing import assert_never

from sheetgen.model.observation import Observation
from sheetgen.model.place import Place
from sheetgen.model.plan import Plan
from sheetgen.model.summary import Alert
from sheetgen.records import Struct

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


class Waiver(Struct, frozen=True, kw_only=True):
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


class WaivedAlert(Struct, frozen=True):
    """An alert that is shown apart and not counted, and the waiver that took it out."""

    alert: Alert
    waiver: Waiver


class WaiverUse(Struct, frozen=True):
    """What a waiver came to in one report: alerts set apart and cells excused."""

    waiver: Waiver
    standing: Standing
    alerts: int
    cells: int


def covers_cell(waiver: Waiver, plan: Plan, said: Observation) -> bool:
    """Whether a waiver of a plan covers a cell: an office's own cells, or all those of an item."""
    if waiver.covers is Covers.OFFICE:
        return said.office == waiver.code
    return _covers_item(waiver, plan, said.code)


def covers_subject(waiver: Waiver, plan: Plan, subject: str) -> bool:
    """Whether a waiver of a plan covers what an alert is about: an item, an element or an office.

    An office's waiver covers the items that it is the first named to report.
    """
    if waiver.covers is Covers.OFFICE:
        first = {each.code: each.offices[0] for each in plan.items if each.offices}
        return waiver.code in {subject, first.get(subject)}
    return _covers_item(waiver, plan, subject)


def _covers_item(waiver: Waiver, plan: Plan, subject: str) -> bool:
    match waiver.covers:
        case Covers.PLAN:
            return True
        case Covers.ELEMENT:
            return waiver.code in line_of(plan, subject)
        case Covers.ITEM | Covers.OFFICE:
            return waiver.code == subject
    assert_never(waiver.covers)


def line_of(plan: Plan, subject: str) -> tuple[str, ...]:
    """The elements above an item or element, the root first; an element stands in its own line."""
    parents = {each.code: each.parent for each in plan.elements}
    element = next((each.element for each in plan.items if each.code == subject), subject)
    line: list[str] = []
    at: str | None = element if element in parents else None
    while at is not None and at not in line:
        line.append(at)
        at = parents[at]
    return tuple(reversed(line))
