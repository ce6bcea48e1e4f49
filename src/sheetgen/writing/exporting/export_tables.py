"""The tables of an export: items, measures and their cells, elements and alerts; and all others.

Each row begins with the plan and the period, so that the tables of several months add up to one.
"""

from collections.abc import Iterator
from typing import Any, NamedTuple

from sheetgen.language.message import message
from sheetgen.model.measure import Measure
from sheetgen.model.place import Place
from sheetgen.model.plan import Element
from sheetgen.model.quantities import SUMMED
from sheetgen.model.quantity import Quantity
from sheetgen.model.report import JudgedItem, Report
from sheetgen.model.role import BUDGET, HEADLINE, SPENT
from sheetgen.model.status import Status
from sheetgen.model.summary import Alert, ElementSummary
from sheetgen.writing.exporting.office_tables import COMMITMENTS, HISTORY, OBSERVATIONS
from sheetgen.writing.exporting.tidy_table import (
    CODE,
    GAP,
    OFFICES,
    Field,
    Tidy,
    Type,
    gap,
    number,
    place_fields,
)

_NAME = message("Name, as in the plan")


_TOLD = {"n", "left_out", "capped", *(status.fact for status in Status)}
_NOT_TOLD = tuple(each for each in SUMMED if each.unit != "points" and each.name not in _TOLD)
"""What elements come to beyond the columns that stand for it: a share, a sum of some kind."""


class _Measured(NamedTuple):
    """A measure with whose it is."""

    code: str
    measure: Measure


class _Cell(NamedTuple):
    """A cell that a measure, or an alert, follows from."""

    of: str
    name: str
    place: Place


def _shown(name: str) -> Field[JudgedItem]:
    meaning = message("The measure {name} (its unit and cells stand in measures)", name=name)
    return Field(name, Type.NUMBER, meaning, lambda each: each.measured.figure(name))


def _counted(status: Status) -> Field[ElementSummary]:
    name = f"n_{status.value.replace('-', '_')}"
    meaning = message("How many items are: {status}", status=status.value)
    return Field(name, Type.INTEGER, meaning, lambda each: dict(each.counts).get(status, 0))


def _of_element(quantity: Quantity) -> Field[ElementSummary]:
    name = quantity.name
    return Field(name, Type.NUMBER, quantity.meaning, lambda each: number(each.figures.get(name)))


def _measures(report: Report) -> Iterator[_Measured]:
    for each in report.items:
        for measure in each.measured.measures:
            yield _Measured(each.measured.item.code, measure)


def _item_cells(report: Report) -> Iterator[_Cell]:
    return (
        _Cell(each.code, each.measure.name, place)
        for each in _measures(report)
        for place in each.measure.places
    )


def _alert_cells(report: Report) -> Iterator[_Cell]:
    return (_Cell(each.id, "", place) for each in report.alerts for place in each.places)


def _parent(element: Element) -> str | None:
    return element.parent or None


_ITEMS: Tidy[JudgedItem] = Tidy(
    "items",
    message("One row an item of the plan: what it came to and how it was judged"),
    (
        Field("code", Type.TEXT, CODE, lambda e: e.measured.item.code),
        Field("kind", Type.TEXT, message("indicator, activity or product"),
              lambda e: e.measured.item.kind.value),
        Field("name", Type.TEXT, _NAME, lambda e: e.measured.item.name),
        Field("element", Type.TEXT, message("Code of its element"),
              lambda e: e.measured.item.element),
        Field("offices", Type.TEXT, OFFICES, lambda e: ";".join(e.measured.item.offices)),
        Field("unit", Type.TEXT, message("Unit of its figures"),
              lambda e: e.measured.item.unit_name),
        *map(_shown, HEADLINE),
        Field("gap", Type.TEXT, message("Why it has no progress, where it has none"),
              lambda e: gap(e.measured.gap)),
        Field("status", Type.TEXT,
              message("on-track, low, missing, atypical or not-rated"),
              lambda e: e.verdict.status.value),
        Field("band", Type.TEXT, message("bajo, medio or alto, where it is rated"),
              lambda e: None if e.verdict.band is None else e.verdict.band.value),
        Field("rule", Type.TEXT, message("Code of the rule that gave the status"),
              lambda e: e.verdict.rule),
    ),
    lambda report: report.items,
)  # fmt: skip
_MEASURES: Tidy[_Measured] = Tidy(
    "measures",
    message("One row a figure of an item, reported or worked out"),
    (
        Field("code", Type.TEXT, CODE, lambda e: e.code),
        Field("measure", Type.TEXT, message("Name of the measure, as rules call it"),
              lambda e: e.measure.name),
        Field("meaning", Type.TEXT, message("What it is"), lambda e: e.measure.quantity.meaning),
        Field("unit", Type.TEXT,
              message("percent, points (percentage points), soles, item (the item's unit), "
                      "count …"),
              lambda e: e.measure.unit),
        Field("figure", Type.NUMBER, message("The figure"), lambda e: number(e.measure.figure)),
        Field("gap", Type.TEXT, GAP, lambda e: gap(e.measure.figure)),
        Field("typed", Type.TEXT, message("What the cell held, where it was reported"),
              lambda e: e.measure.typed or None),
    ),
    _measures,
)  # fmt: skip
_MEASURE_CELLS: Tidy[_Cell] = Tidy(
    "measure_cells",
    message("One row a cell that a figure of an item follows from"),
    (
        Field("code", Type.TEXT, CODE, lambda e: e.of),
        Field("measure", Type.TEXT, message("Name of the measure, as rules call it"),
              lambda e: e.name),
        *place_fields(lambda e: e.place),
    ),
    _item_cells,
)  # fmt: skip
_ELEMENTS: Tidy[ElementSummary] = Tidy(
    "elements",
    message("One row an element of the plan (objective, service, product): what its items come to"),
    (
        Field("code", Type.TEXT, message("Code of the element"), lambda e: e.element.code),
        Field("level", Type.TEXT, message("Code of its level"), lambda e: e.element.level),
        Field("parent", Type.TEXT, message("Code of the element above"),
              lambda e: _parent(e.element)),
        Field("name", Type.TEXT, _NAME, lambda e: e.element.name),
        Field("progress", Type.NUMBER, message("Progress, in percent"),
              lambda e: number(e.progress.figure)),
        Field("gap", Type.TEXT, GAP, lambda e: gap(e.progress.figure)),
        Field("band", Type.TEXT, message("bajo, medio or alto, where it is rated"),
              lambda e: None if e.band is None else e.band.value),
        Field("n", Type.INTEGER, message("How many progresses its own is the mean of"),
              lambda e: e.progress.n),
        Field("left_out", Type.INTEGER, message("How many have none and are left out"),
              lambda e: e.progress.left_out),
        Field("capped", Type.INTEGER, message("How many were above the cap"),
              lambda e: e.progress.capped),
        *map(_counted, Status),
        Field(BUDGET, Type.NUMBER, message("PIM of its activities, in soles"),
              lambda e: number(e.money.budget.figure)),
        Field(SPENT, Type.NUMBER, message("Accrued by its activities, in soles"),
              lambda e: number(e.money.spent.figure)),
        *map(_of_element, _NOT_TOLD),
    ),
    lambda report: report.elements,
)  # fmt: skip
_ALERTS: Tidy[Alert] = Tidy(
    "alerts",
    message("One row an alert, in the order of the sheet of alerts"),
    (
        Field("id", Type.TEXT, message("The rule and its subject: the same in every period"),
              lambda e: e.id),
        Field("rule", Type.TEXT, message("Code of the rule"), lambda e: e.rule),
        Field("subject", Type.TEXT, message("Code of the item, element or office it is about"),
              lambda e: e.subject),
        Field("severity", Type.TEXT, message("How grave it is"), lambda e: e.severity.value),
        Field("offices", Type.TEXT, OFFICES, lambda e: ";".join(e.offices)),
        Field("message", Type.TEXT, message("What it says"), lambda e: e.message),
        Field("remedy", Type.TEXT, message("What to do"), lambda e: e.remedy),
        Field("cause", Type.TEXT, message("The id of the alert that it follows from"),
              lambda e: e.cause or None),
        Field("since", Type.TEXT, message("The first of the periods in a row of the same status"),
              lambda e: None if e.since is None else str(e.since)),
    ),
    lambda report: report.alerts,
)  # fmt: skip
_ALERT_CELLS: Tidy[_Cell] = Tidy(
    "alert_cells",
    message("One row a cell that an alert follows from"),
    (
        Field("id", Type.TEXT, message("The id of the alert"), lambda e: e.of),
        *place_fields(lambda e: e.place),
    ),
    _alert_cells,
)
TABLES: tuple[Tidy[Any], ...] = (
    _ITEMS,
    _MEASURES,
    _MEASURE_CELLS,
    _ELEMENTS,
    _ALERTS,
    _ALERT_CELLS,
    OBSERVATIONS,
    HISTORY,
    COMMITMENTS,
)
