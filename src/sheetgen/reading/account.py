"""Counts the cells that were asked for and what became of each: nothing is lost silently."""

from collections.abc import Callable, Container, Sequence

from sheetgen.errors import AccountError
from sheetgen.faults.file_fault import FileFault
from sheetgen.language.message import message
from sheetgen.model.figure import Gap
from sheetgen.model.observation import Observation
from sheetgen.model.problem import Problem
from sheetgen.model.submission import Account, CellKey, State, Submission, Unplanned
from sheetgen.model.template import Template
from sheetgen.records import replace


def account(
    template: Template | None,
    observations: tuple[Observation, ...],
    plan: str | None = None,
    elsewhere: Container[CellKey] = (),
) -> Account:
    """The count of one file, or of one plan in it.

    Expected is counted from the template, but for what another file of the office supplies
    (``elsewhere``), the rest from what was read, so that a cell lost between the two is noticed.
    """
    figures = [
        each
        for each in observations
        if not isinstance(each.said, str) and plan in {None, each.plan}
    ]
    gaps = [each.said for each in figures]
    blank = gaps.count(Gap.BLANK)
    unreadable = gaps.count(Gap.UNREADABLE)
    not_submitted = gaps.count(Gap.NOT_SUBMITTED)
    return Account(
        expected=_expected(template, plan, elsewhere),
        read=len(figures) - blank - unreadable - not_submitted,
        blank=blank,
        unreadable=unreadable,
        not_submitted=not_submitted,
    )


def _expected(template: Template | None, plan: str | None, elsewhere: Container[CellKey]) -> int:
    if template is None:
        return 0
    return sum(
        (row.plan, row.item.code, column.field) not in elsewhere
        for sheet in template.sheets
        for row in sheet.rows
        if plan in {None, row.plan}
        for column in sheet.form.figures
    )


def of_plan(submission: Submission, template: Template | None, plan: str) -> Submission:
    """The part of a submission that speaks of one plan; ``template`` is what that plan asks.

    A file in which another plan alone has something to be fixed is accepted in this one.
    """
    observations = tuple(each for each in submission.observations if each.plan == plan)
    problems = _problems_of(submission, template, plan)
    counts = submission.state not in {State.REJECTED, State.SUPERSEDED}
    return replace(
        submission,
        state=submission.state.with_left(problems),
        observations=observations,
        problems=problems,
        account=account(template if counts else None, observations, plan, submission.elsewhere),
        unplanned=tuple(each for each in submission.unplanned if _may_be_of(each, submission, plan))
        if counts
        else (),
    )


def _may_be_of(row: Unplanned, submission: Submission, plan: str) -> bool:
    """Whether a row that no plan asks for names this plan, or none that the office reports on."""
    others = {each.plan for each in submission.observations} - {plan}
    return row.plan not in others


def _problems_of(
    submission: Submission, template: Template | None, plan: str
) -> tuple[Problem, ...]:
    """All but those that stand at a cell, or on a sheet, or are of a row, of other plans alone.

    A file that never came is lacking in each plan, from the first cell that the plan asks.
    """
    own = [each for each in submission.observations if each.plan == plan]
    if submission.state is State.MISSING and template is not None and own:
        owed = any(row.required for sheet in template.sheets for row in sheet.rows)
        fault = FileFault.never_came(own[0].place, submission.office, is_owed=owed)
        known = (each for each in submission.problems if each.weight is fault.weight)
        problem = next(known, fault.problem(submission.office))
        return (replace(problem, place=own[0].place),)
    others = [each for each in submission.observations if each.plan != plan]
    problems = tuple(each for each in submission.problems if each.plan in {"", plan})
    if not others:
        return problems
    of_others = _beside(own, others)
    return tuple(each for each in problems if not of_others(each))


def _beside(own: Sequence[Observation], others: Sequence[Observation]) -> Callable[[Problem], bool]:
    """What tells a problem of other plans: by its cell, its row, or the sheet that is theirs alone.

    Of a sheet nothing is known where no cell of this plan was found in the file.
    """
    cells, mine = {each.place for each in others}, {each.code for each in own}
    rows = {each.code for each in others} - mine
    found = {(each.place.file, each.place.sheet) for each in own}
    files = {file for file, _ in found}
    sheets = {(each.place.file, each.place.sheet) for each in others} - found

    def is_of_others(problem: Problem) -> bool:
        place = problem.place
        if place in cells or problem.lacks in rows:
            return True
        is_theirs = place.file in files and (place.file, place.sheet) in sheets
        return is_theirs and problem.lacks not in mine

    return is_of_others


def closed_account(submissions: tuple[Submission, ...], where: str) -> Account:
    """The count of cells over all files; raises AccountError where it does not close."""
    total = sum((each.account for each in submissions), Account())
    if not total.closes:
        raise AccountError(
            where,
            message(
                "{expected} cells were expected, but those accounted for differ: {found}.",
                expected=total.expected,
                found=str(total),
            ),
            message("This is a fault of sheetgen: please report it with the files."),
        )
    return total
