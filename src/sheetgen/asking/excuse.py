"""Excuses the cells that a waiver covers: counted as waived, and not pressed for."""

from collections.abc import Callable
from datetime import date

from sheetgen.model.expectation import Expectation
from sheetgen.model.figure import SILENCE, Gap
from sheetgen.model.kinds import Kind
from sheetgen.model.observation import Observation
from sheetgen.model.plan import Plan
from sheetgen.model.submission import Account, Submission
from sheetgen.model.waiver import Standing, Waiver, WaiverUse, covers_cell
from sheetgen.records import replace

_BLANK = "READ-310"
_NEVER_CAME = "READ-309"


def excuse(
    submissions: tuple[Submission, ...],
    plan: Plan,
    expectations: tuple[Expectation, ...],
    waivers: tuple[Waiver, ...],
    day: date,
) -> tuple[tuple[Submission, ...], tuple[WaiverUse, ...]]:
    """The submissions of one plan with excused cells counted apart, and what each waiver came to.

    Only cells that are empty or never came are excused: what was typed is read as ever, and what
    cannot be understood is still to be fixed. The first waiver of the table that covers a cell
    counts it. What was observed stays as it was, so that the status says why there is no figure.
    """
    standing = {waiver: waiver.standing(day) for waiver in waivers}
    able = [each for each in waivers if each.excuses and standing[each] is Standing.IN_FORCE]
    owed = {
        (each.item.offices[0], each.item.code)
        for each in expectations
        if each.due or each.item.kind is not Kind.INDICATOR
    }
    cells: dict[Waiver, int] = {}

    def excused(said: Observation) -> bool:
        if said.said not in SILENCE:
            return False
        by = next((each for each in able if covers_cell(each, plan, said)), None)
        if by is not None:
            cells[by] = cells.get(by, 0) + 1
        return by is not None

    settled = tuple(_settled(each, excused, owed) for each in submissions)
    uses = tuple(WaiverUse(each, standing[each], 0, cells.get(each, 0)) for each in waivers)
    return settled, uses


def _settled(
    submission: Submission, excused: Callable[[Observation], bool], owed: set[tuple[str, str]]
) -> Submission:
    free = [each for each in submission.observations if excused(each)]
    if not free:
        return submission
    places = {each.place for each in free}
    still = any(
        (each.office, each.code) in owed
        for each in submission.observations
        if each.place not in places
    )
    problems = tuple(
        each
        for each in submission.problems
        if not (each.code == _BLANK and each.place in places)
        and not (each.code == _NEVER_CAME and not still)
    )
    return replace(
        submission,
        problems=problems,
        state=submission.state.with_left(problems),
        account=_counted(submission.account, free),
    )


def _counted(account: Account, free: list[Observation]) -> Account:
    gaps = [each.said for each in free]
    return replace(
        account,
        blank=account.blank - gaps.count(Gap.BLANK),
        not_submitted=account.not_submitted - gaps.count(Gap.NOT_SUBMITTED),
        waived=account.waived + len(free),
    )
