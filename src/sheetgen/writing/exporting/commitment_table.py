"""The table of commitments: what offices answer for, and how each stands."""

from sheetgen.language.message import message
from sheetgen.model.commitment import Commitment
from sheetgen.writing.exporting.tidy_table import Field, Tidy, Type

COMMITMENTS: Tidy[Commitment] = Tidy(
    "commitments",
    message("One row a cause that an office answers for, and what it promised"),
    (
        Field("subject", Type.TEXT, message("Code of the item or office it is about"),
              lambda e: e.subject),
        Field("offices", Type.TEXT, message("Codes of the offices, in order, with ;"),
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
