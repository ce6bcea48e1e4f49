"""The offices of which nothing came: who owes a file of a month, and what may be asked of them."""

from pathlib import Path

from sheetgen.asking.excuse import excuse
from sheetgen.delivery import taken_in
from sheetgen.intake import Checked
from sheetgen.list_questions import ListQuestions
from sheetgen.model.in_force import in_force
from sheetgen.model.period import Period
from sheetgen.model.problem import Weight
from sheetgen.model.submission import State, Submission
from sheetgen.planning.calendar import expect
from sheetgen.planning.waivers import of_plan as of_waivers
from sheetgen.preview import Beside
from sheetgen.records import replace
from sheetgen.setup import Setup


def silent(setup: Setup, period: Period) -> tuple[Checked, ...]:
    """The offices that owe a file of a period and of which nothing at all came.

    One that a waiver excuses from all that it would report owes none.
    """
    came = taken_in(setup, period)
    heard = {each.office for each in came if each.state is not State.MISSING}
    absent = [
        each
        for each in came
        if each.is_owed and each.office not in heard and not _is_excused(setup, period, each)
    ]
    beside = Beside.of(setup, period, ListQuestions(setup, period)) if absent else None
    return tuple(
        Checked(
            path=Path(),
            stamped=None,
            period=period,
            submission=each,
            changes=None,
            owing=told.owing,
            promised=told.promised,
        )
        for each in absent
        if beside is not None and (told := beside.of_absent(each))
    )


def _is_excused(setup: Setup, period: Period, absent: Submission) -> bool:
    """Whether waivers cover what an office owes in every plan that asks it."""
    for plan in (in_force(each, period) for each in setup.plans if each.covers(period)):
        mine = tuple(each for each in absent.observations if each.plan == plan.code)
        if mine:
            part = replace(absent, observations=mine)
            waivers = of_waivers(setup.waivers, plan)
            (left,), _ = excuse((part,), plan, expect(plan, period), waivers, period.last_day)
            if any(each.weight is Weight.ERROR for each in left.problems):
                return False
    return True
