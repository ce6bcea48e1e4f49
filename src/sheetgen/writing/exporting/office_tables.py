"""The tables of what offices said, of what is known of months before, and of what they promised."""

from collections.abc import Iterator
from decimal import Decimal
from itertools import chain
from typing import NamedTuple

from sheetgen.language.message import message
from sheetgen.model.commitment import Commitment
from sheetgen.model.observation import Observation
from sheetgen.model.plan import Actual
from sheetgen.model.report import Report
from sheetgen.model.role import BUDGET, SPENT
from sheetgen.model.submission import Submission
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

_OFFICE = message("Code of the office")


class _Said(NamedTuple):
    """What an office said, and what became of the file."""

    submission: Submission
    said: Observation


def _said(report: Report) -> Iterator[_Said]:
    return (
        _Said(each, said)
        for each in report.submissions
        for said in each.observations
        if said.plan == report.plan.code
    )


def _text_said(each: _Said) -> str | None:
    return each.said.said if isinstance(each.said.said, str) else None


def _number_said(each: _Said) -> Decimal | None:
    return each.said.said if isinstance(each.said.said, Decimal) else None


OBSERVATIONS: Tidy[_Said] = Tidy(
    "observations",
    message("One row a cell that was asked of an office, also where nothing came"),
    (
        Field("office", Type.TEXT, _OFFICE, lambda e: e.said.office),
        Field("code", Type.TEXT, CODE, lambda e: e.said.code),
        Field("field", Type.TEXT, message("What was asked (field of the form)"),
              lambda e: e.said.field),
        Field("figure", Type.NUMBER, message("The figure that counts"), _number_said),
        Field("text", Type.TEXT, message("The text, of a column of text"), _text_said),
        Field("gap", Type.TEXT, GAP, lambda e: gap(e.said.said)),
        Field("typed", Type.TEXT, message("What the cell held"), lambda e: e.said.typed or None),
        Field("correction", Type.TEXT,
              message("Why the analyst corrected it, where the figure is no more what was sent"),
              lambda e: e.said.correction.reason if e.said.correction else None),
        Field("state", Type.TEXT,
              message("What became of the file: accepted, observed, rejected, missing, superseded"),
              lambda e: e.submission.state.value),
        *place_fields(lambda e: e.said.place),
    ),
    _said,
)  # fmt: skip
HISTORY: Tidy[Actual] = Tidy(
    "history",
    message("One row an item and an earlier period of which something is known"),
    (
        Field("code", Type.TEXT, CODE, lambda e: e.code),
        Field("at", Type.TEXT, message("The earlier period"), lambda e: str(e.period)),
        Field("actual", Type.NUMBER, message("The figure"), lambda e: number(e.actual)),
        Field("gap", Type.TEXT, GAP, lambda e: gap(e.actual)),
        Field(SPENT, Type.NUMBER, message("Accrued to date, in soles"),
              lambda e: number(e.accrued)),
        Field(BUDGET, Type.NUMBER, message("PIM, in soles"), lambda e: number(e.pim)),
        Field("source", Type.TEXT, message("Where it is known from"), lambda e: e.source or None),
        Field("places", Type.TEXT, message("The cells, with ;"),
              lambda e: ";".join(map(str, e.places))),
    ),
    lambda report: chain.from_iterable(report.history.values()),
)  # fmt: skip
COMMITMENTS: Tidy[Commitment] = Tidy(
    "commitments",
    message("One row a cause that an office answers for, and what it promised"),
    (
        Field("subject", Type.TEXT, message("Code of the item or office it is about"),
              lambda e: e.subject),
        Field("offices", Type.TEXT, OFFICES,
              lambda e: ";".join(e.offices)),
        Field("number", Type.INTEGER, message("Number of its matter; none where none is raised"),
              lambda e: e.number),
        Field("alert", Type.TEXT, message("The id of the alert"), lambda e: e.alert or None),
        Field("cause", Type.TEXT, message("The cause that the office gave"),
              lambda e: e.cause or None),
        Field("measure", Type.TEXT, message("The measure that it promised last"),
              lambda e: None if e.promise is None else e.promise.corrective),
        Field("responsible", Type.TEXT, message("Who answers for the measure"),
              lambda e: None if e.promise is None else e.promise.responsible or None),
        Field("due", Type.TEXT, message("Until when, YYYY-MM-DD"),
              lambda e: None if e.due is None else e.due.isoformat()),
        Field("said_in", Type.TEXT, message("The period in which it was promised"),
              lambda e: None if e.promise is None else str(e.promise.period)),
        Field("postponed", Type.INTEGER, message("How often its day was moved to a later one"),
              lambda e: e.postponed),
        Field("state", Type.TEXT,
              message("no-answer, overdue, no-measure, with-measure or done"),
              lambda e: e.standing.value),
    ),
    lambda report: report.commitments,
)  # fmt: skip
