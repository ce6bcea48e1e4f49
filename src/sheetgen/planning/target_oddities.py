"""What is odd in the targets of a plan (METHOD 2): each is judged as it stands, and said.

An office can do nothing about them, so no alert and no question to an office rests on one.
"""

from collections.abc import Iterator
from decimal import Decimal

from sheetgen.language.message import Message, message
from sheetgen.model.formulas.baseline_sense import counts_below_zero, is_ratio, runs_against_plan
from sheetgen.model.oddity import PlanOddity
from sheetgen.model.period import Period
from sheetgen.model.plan import Indicator, Plan, Target
from sheetgen.model.printed import in_unit
from sheetgen.model.traits import Direction
from sheetgen.planning.goal_oddities import goal_oddities, schedule_oddities
from sheetgen.planning.set_up import out_of_plan
from sheetgen.planning.target_gaps import never_due

_DIRECTIONS = {
    Direction.ASCENDING: message("ascending"),
    Direction.DESCENDING: message("descending"),
}
_CONFIRM = message("Confirm the target; if it is right, nothing has to be done.")
_REFUSED = message(
    "Of this unit (number or share) no figure below 0 is read, and what an office reports below 0 "
    "would be refused. Correct the target, or name in the column unit of indicators.csv one that "
    "may be negative: percent, index or soles."
)


def plan_oddities(plan: Plan, period: Period | None = None) -> tuple[PlanOddity, ...]:
    """The oddities of the targets of one period, or of all; in the order of the tables."""
    indicators = {each.code: each for each in plan.indicators}
    return (
        *(
            PlanOddity(code=target.code, place=target.place, message=said, remedy=remedy)
            for target in (plan.targets if period is None else plan.targets.at({period}))
            if target.code in indicators and not target.follows
            for said, remedy in _of_target(indicators[target.code], target)
        ),
        *out_of_plan(plan),
        *never_due(plan),
        *goal_oddities(plan, period),
        *(schedule_oddities(plan, period) if period is not None else ()),
    )


def _of_target(item: Indicator, target: Target) -> Iterator[tuple[Message, Message]]:
    aim = target.figure
    if not isinstance(aim, Decimal) or not is_ratio(item):
        return
    if aim < 0:
        yield _below_zero(item, aim, target), _CONFIRM if item.may_be_negative else _REFUSED
    if aim == 0:
        yield _zero(item, target)
    if runs_against_plan(item, aim):
        yield (
            message(
                "{code}: the indicator is {direction}, and its target for {period} ({target}) lies "
                "on the other side of its baseline ({baseline}).",
                code=item.code,
                direction=_DIRECTIONS[item.direction],
                period=target.period,
                target=in_unit(item, aim),
                baseline=in_unit(item, item.baseline),
            ),
            message("Check the expected direction, the baseline and the target."),
        )


def _below_zero(item: Indicator, aim: Decimal, target: Target) -> Message:
    counted = counts_below_zero(item, aim)
    how = message("progress counts from the baseline") if counted else message("it is met or not")
    return message(
        "{code}: the target for {period} is below zero ({target}), where a ratio does not measure: "
        "{how}.",
        code=item.code,
        period=target.period,
        target=in_unit(item, aim),
        how=how,
    )


def _zero(item: Indicator, target: Target) -> tuple[Message, Message]:
    if item.direction is Direction.DESCENDING:
        return (
            message(
                "{code}: the target for {period} is 0 and a decrease is expected: it is all or "
                "nothing, met at 0 and not met above.",
                code=item.code,
                period=target.period,
            ),
            _CONFIRM,
        )
    return (
        message(
            "{code}: the target for {period} is 0 and an increase is expected: there is no "
            "progress to judge.",
            code=item.code,
            period=target.period,
        ),
        message("Confirm that the target is truly 0, or enter the one that is missing."),
    )
