"""Holds "no aplica" and "S.P." against the plan: said of what is due, they are claims (METHOD 2).

What an office says counts where the plan agrees, or where a waiver in force excuses the cell.
Elsewhere the figure is missing, for the reason ``claimed-not-applicable``.
"""

from collections.abc import Iterable, Sequence
from datetime import date

from sheetgen.model.expectation import Expectation
from sheetgen.model.figure import CLAIMS, Gap
from sheetgen.model.observation import Observation
from sheetgen.model.plan import Plan
from sheetgen.model.submission import Submission
from sheetgen.model.waiver import Standing, Waiver, covers_cell
from sheetgen.records import replace

_ACTUAL = "actual"


def has_claims(submissions: Iterable[Submission]) -> bool:
    """Whether anything is to be held against the plan."""
    return any(_is_claim(said) for each in submissions for said in each.observations)


def hold_claims(
    submissions: Sequence[Submission],
    plan: Plan,
    expectations: Iterable[Expectation],
    waivers: Iterable[Waiver],
    day: date,
) -> tuple[Submission, ...]:
    """The submissions of one plan, each claim that neither plan nor waiver bears out named so."""
    if not has_claims(submissions):
        return tuple(submissions)
    able = excusing_waivers(waivers, day)
    asked = tuple(expectations)
    return tuple(
        replace(each, observations=held_to_plan(each.observations, plan, asked, able))
        for each in submissions
    )


def held_to_plan(
    observations: Iterable[Observation],
    plan: Plan,
    expectations: Iterable[Expectation],
    able: Sequence[Waiver] = (),
) -> tuple[Observation, ...]:
    """What was said, claims named so; ``able`` are the waivers that excuse."""
    owed = {each.item.code for each in expectations if each.is_owed}

    def held(said: Observation) -> Observation:
        contradicts = _is_claim(said) and said.plan == plan.code and said.code in owed
        if not contradicts or any(covers_cell(each, plan, said) for each in able):
            return said
        return replace(said, said=Gap.CLAIMED_NOT_APPLICABLE)

    return tuple(held(each) for each in observations)


def excusing_waivers(waivers: Iterable[Waiver], day: date) -> tuple[Waiver, ...]:
    """Those that excuse an office from figures on a day."""
    able = (each for each in waivers if each.excuses)
    return tuple(each for each in able if each.standing(day) is Standing.IN_FORCE)


def _is_claim(said: Observation) -> bool:
    return said.field == _ACTUAL and said.said in CLAIMS
