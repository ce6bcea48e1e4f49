"""Counts the cells that were asked for and what became of each: nothing is lost silently."""

from dataclasses import replace

from sheetgen.model.figure import Gap
from sheetgen.model.observation import Observation
from sheetgen.model.problem import Problem
from sheetgen.model.submission import Account, Submission
from sheetgen.model.template import Template


def account(
    template: Template | None, observations: tuple[Observation, ...], plan: str | None = None
) -> Account:
    """The count of one file, or of one plan in it.

    Expected is counted from the template, the rest from what was read, so that a cell lost
    between the two is noticed.
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
        expected=_expected(template, plan),
        read=len(figures) - blank - unreadable - not_submitted,
        blank=blank,
        unreadable=unreadable,
        not_submitted=not_submitted,
    )


def _expected(template: Template | None, plan: str | None) -> int:
    if template is None:
        return 0
    return sum(
        len(sheet.form.figures)
        for sheet in template.sheets
        for row in sheet.rows
        if plan in {None, row.plan}
    )


def of_plan(submission: Submission, template: Template | None, plan: str) -> Submission:
    """The part of a submission that speaks of one plan."""
    observations = tuple(each for each in submission.observations if each.plan == plan)
    return replace(
        submission,
        observations=observations,
        problems=_problems_of(submission, plan),
        account=account(template, observations, plan),
    )


def _problems_of(submission: Submission, plan: str) -> tuple[Problem, ...]:
    """All but those that stand at a cell of another plan."""
    elsewhere = {each.place for each in submission.observations if each.plan != plan}
    return tuple(each for each in submission.problems if each.place not in elsewhere)
