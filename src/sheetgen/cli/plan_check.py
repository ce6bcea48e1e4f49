"""``sheetgen plan check``: all that is wrong, missing or odd in the plans, the worst first."""

import json
import sys
from collections.abc import Iterator
from pathlib import Path

import click

from sheetgen.cli.command_language import spoken
from sheetgen.cli.options import flag, workspace_option
from sheetgen.cli.stopping import enter, stopping, tell_done
from sheetgen.errors import SheetgenError
from sheetgen.language.message import message_n
from sheetgen.language.speaker import Speaker
from sheetgen.model.in_force import in_force
from sheetgen.model.oddity import PlanOddity
from sheetgen.model.period import Period, december
from sheetgen.model.plan import Plan
from sheetgen.planning.calendar import named_plan
from sheetgen.telling.as_data import parts_of

_ODD, _WRONG = 1, 2
Found = tuple[tuple[Plan, tuple[PlanOddity, ...]], ...]


def command() -> click.Command:
    """The command, with its help in the language of the command line."""
    return click.Command(
        "check",
        callback=_check,
        help=spoken(
            "All that is wrong, missing or odd in the plans, the worst first, with file and line. "
            "Exit status: 0 nothing, 1 something is odd, 2 something is wrong."
        ),
        params=[
            workspace_option(),
            click.Option(
                ["--plan", "code"], metavar="CODE", help=spoken("Only what is odd in this plan.")
            ),
            flag(spoken("Print it as JSON."), "--json", "as_json"),
        ],
    )


@stopping()
def _check(*, folder: Path | None, code: str | None, as_json: bool) -> None:
    from sheetgen.planning.plans import plans_and_faults  # noqa: PLC0415 - late

    workspace, say = enter(folder)
    plans, faults = plans_and_faults(workspace)
    if code is not None and not faults:
        plans = (named_plan(plans, code),)
    found = tuple((plan, _oddities(plan)) for plan in plans)
    if as_json:
        tell_done([json.dumps(_record(faults, found, say), ensure_ascii=False, indent=1)], say)
    else:
        tell_done(_lines(faults, found, say), say)
    sys.exit(_WRONG if faults else _ODD if any(odd for _, odd in found) else 0)


def _oddities(plan: Plan) -> tuple[PlanOddity, ...]:
    """Each once: of the plan as it was first planned, and of each month as it was revised by it."""
    from sheetgen.planning.changed_oddities import change_oddities  # noqa: PLC0415 - late
    from sheetgen.planning.goal_oddities import schedule_oddities  # noqa: PLC0415 - late
    from sheetgen.planning.set_up import money_oddities, set_up_oddities  # noqa: PLC0415 - late
    from sheetgen.planning.target_oddities import plan_oddities  # noqa: PLC0415 - late

    years = sorted({each.year for each in set(plan.schedule.periods) if plan.covers(each)})
    named = max((each.from_ for each in plan.renamed), default=None)
    revised = {each: in_force(plan, each, named=named) for each in _revised_months(plan)}
    last = [plan, *revised.values()][-1]
    found = (
        *plan_oddities(plan),
        *(each for year in years for each in schedule_oddities(plan, december(year))),
        *change_oddities(plan),
        *set_up_oddities(last),
        *(each for version in (plan, *revised.values()) for each in money_oddities(version)),
        *(each for month in revised for each in plan_oddities(revised[month], month)),
    )
    return tuple(dict.fromkeys(found))


def _revised_months(plan: Plan) -> list[Period]:
    """Those from which something is revised, and in which targets are due since the first."""
    months = {each.from_ for each in plan.revisions}
    due = {each for each in {*plan.targets.periods} if plan.covers(each)}
    return sorted(each for each in due | months if months and each >= min(months))


def _record(faults: tuple[SheetgenError, ...], found: Found, say: Speaker) -> dict[str, object]:
    return {
        "version": 1,
        "plans": [plan.code for plan, _ in found],
        "faults": [
            {"place": each.where, "message": say.say(each.fault), "remedy": say.say(each.remedy)}
            for each in faults
        ],
        "oddities": [
            {
                "plan": plan.code,
                **parts_of(each, "code place message remedy", say),
            }
            for plan, oddities in found
            for each in oddities
        ],
    }


def _lines(faults: tuple[SheetgenError, ...], found: Found, say: Speaker) -> Iterator[str]:
    if faults:
        yield say.say(
            message_n("{n} thing is wrong, and no report can be made:",
                      "{n} things are wrong, and no report can be made:", len(faults))
        )  # fmt: skip
    for fault in faults:
        yield f"  {say.say(fault.message())}"
    for plan, oddities in found:
        if oddities:
            yield say.say(
                message_n("{plan}: {n} thing is missing or odd, and is read as it stands:",
                          "{plan}: {n} things are missing or odd, and are read as they stand:",
                          len(oddities), plan=plan.code)
            )  # fmt: skip
        for each in oddities:
            yield f"  {each.place}: {say.say(each.message)} {say.say(each.remedy)}"
    if not faults and not any(oddities for _, oddities in found):
        yield say.say(
            message_n("Nothing is wrong, missing or odd in {n} plan.",
                      "Nothing is wrong, missing or odd in {n} plans.", len(found))
        )  # fmt: skip
