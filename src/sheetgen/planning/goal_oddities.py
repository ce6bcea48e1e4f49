"""What is odd in goals, schedules and shares: the plan contradicts itself, and is read as it is."""

from collections.abc import Iterator
from decimal import Decimal

from sheetgen.language.message import message
from sheetgen.model.figure import HUNDRED
from sheetgen.model.kinds import Aggregation
from sheetgen.model.oddity import PlanOddity
from sheetgen.model.period import Period
from sheetgen.model.plan import Activity, Plan
from sheetgen.model.traits import Unit


def goal_oddities(plan: Plan, period: Period | None = None) -> Iterator[PlanOddity]:
    """Goals of 0, and shares over the whole in one period or in all."""
    for item in plan.activities:
        if item.goal == 0:
            yield PlanOddity(
                code=item.code,
                place=item.goal_place,
                message=message("{code}: the goal is 0: there is no progress.", code=item.code),
                remedy=message("Enter the goal, or leave it empty where there is none."),
            )
    yield from _shares(plan, period)


def schedule_oddities(plan: Plan, period: Period) -> Iterator[PlanOddity]:
    """Schedules of a period's year that do not come to the goal."""
    for item in plan.activities:
        months = plan.schedule.of_item(item.code).of_year(period.year)
        if months:
            figures = [figure for _, figure in months.dated if isinstance(figure, Decimal)]
            yield from _of_year(item, period.year, figures)


def _of_year(item: Activity, year: int, months: list[Decimal]) -> Iterator[PlanOddity]:
    made = sum(months, Decimal(0))
    if item.aggregation is Aggregation.LAST_VALUE:
        made = next(filter(None, reversed(months)), Decimal(0))
    if isinstance(item.goal, Decimal) and made != item.goal:
        yield PlanOddity(
            code=item.code,
            place=item.goal_place,
            message=message(
                "{code}: what is programmed for {year} comes to {made}, and the goal is {goal}.",
                code=item.code,
                year=str(year),
                made=made,
                goal=item.goal,
            ),
            remedy=message("Correct the goal or the schedule; until then progress follows both."),
        )


def _shares(plan: Plan, period: Period | None) -> Iterator[PlanOddity]:
    shares = {each.code for each in plan.indicators if each.unit is Unit.SHARE}
    for target in plan.targets if period is None else plan.targets.at({period}):
        aim = target.figure
        if target.code in shares and isinstance(aim, Decimal) and aim > HUNDRED:
            yield PlanOddity(
                code=target.code,
                place=target.place,
                message=message(
                    "{code}: the target for {period} is {target:percentage} of a whole, which "
                    "cannot be over 100 %.",
                    code=target.code,
                    period=target.period,
                    target=aim,
                ),
                remedy=message(
                    "Correct the target; if it is a growth or a ratio, its unit is not share."
                ),
            )
