"""What stands for an office whose file never came, or cannot count."""

from sheetgen.faults.file_fault import FileFault
from sheetgen.model.figure import Gap
from sheetgen.model.observation import Observation
from sheetgen.model.submission import State, Submission
from sheetgen.model.template import Template
from sheetgen.reading.account import account
from sheetgen.records import replace


def missing_submission(template: Template, refused: Submission | None = None) -> Submission:
    """What stands for an office of which nothing counts: every cell is not submitted.

    ``refused`` is what it sent all the same.
    """
    observations = tuple(
        Observation(
            plan=row.plan,
            code=row.item.code,
            field=column.field,
            office=template.office,
            said=Gap.NOT_SUBMITTED,
            typed="",
            place=template.place(sheet, row, column),
        )
        for sheet in template.sheets
        for row in sheet.rows
        for column in sheet.form.figures
    )
    owed = any(row.required for sheet in template.sheets for row in sheet.rows)
    place = observations[0].place
    fault = FileFault.never_came(place, template.office, is_owed=owed)
    if owed and refused is not None:
        why = refused.problems[0]
        fault = FileFault.of(
            "READ-309",
            place,
            "refused",
            office=template.office,
            file=refused.file,
            why=why.message,
            cure=why.remedy,
        )
    return Submission(
        office=template.office,
        office_name=template.office_name,
        file="",
        sha256="",
        state=State.MISSING,
        observations=observations,
        problems=(fault.problem(template.office),),
        account=account(template, observations),
    )


def rejected_file(shown: str, digest: str, fault: FileFault, office: str) -> Submission:
    """A file that cannot be read, or is nobody's; ``office`` is empty where nobody knows whose."""
    return Submission(
        office=office,
        office_name=office,
        file=shown,
        sha256=digest,
        state=State.REJECTED,
        observations=(),
        problems=(fault.problem(office),),
        account=account(None, ()),
    )


def rejected(submission: Submission, fault: FileFault) -> Submission:
    """A file that was read and does not count."""
    return replace(
        submission,
        state=State.REJECTED,
        observations=(),
        untold=(),
        problems=(fault.problem(submission.office),),
        account=account(None, ()),
    )
