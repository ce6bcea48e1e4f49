"""What is due in a period, and against what (METHOD 4)."""

from collections.abc import Iterator, Sequence
from decimal import Decimal

from sheetgen.errors import PlanError, WorkspaceError
from sheetgen.language.message import Message, message
from sheetgen.model.expectation import Due, Expectation
from sheetgen.model.figure import Gap, Value
from sheetgen.model.kinds import Aggregation
from sheetgen.model.period import Period, december
from sheetgen.model.plan import Activity, Indicator, Plan, Programmed, Target
from sheetgen.model.timetable import Rows
from sheetgen.planning.due import Calendar, beginning


def expect(plan: Plan, period: Period) -> tuple[Expectation, ...]:
    """What the plan expects of each of its items in this period, in the plan's order.

    It is thought through once for a plan and a period. Raises WorkspaceError where the period is
    outside the plan.
    """
    if period not in plan.expected:
        plan.expected[period] = _expect(plan, period)
    return plan.expected[period]


def _expect(plan: Plan, period: Period) -> tuple[Expectation, ...]:
    if not plan.covers(period):
        raise none_covers((plan,), period)
    months = {period, december(period.year)}
    targets = {(target.code, target.period): target for target in plan.targets.at(months)}
    due = zip(plan.items, _calendars(plan, period), strict=True)
    return tuple(
        _of_indicator(item, targets, period, calendar)
        if isinstance(item, Indicator)
        else _of_activity(item, plan.schedule.of_item(item.code), period, calendar)
        for item, calendar in due
    )


def _calendars(plan: Plan, period: Period) -> Iterator[tuple[Due, ...]]:
    """When each item fell due; where a later period was asked for, the end of what that has."""
    later = min((each for each in plan.expected if each > period), default=None)
    first = None if later is None else beginning(plan)
    if later is None or first is None or first > period:
        calendar = Calendar.of(plan, period)
        return (calendar.due(item) for item in plan.items)
    return (_until(each.calendar, period) for each in plan.expected[later])


def _until(calendar: tuple[Due, ...], period: Period) -> tuple[Due, ...]:
    at = next((n for n, each in enumerate(calendar) if each.period <= period), len(calendar))
    return calendar[at:]


def none_covers(plans: Sequence[Plan], period: Period) -> WorkspaceError:
    """That a period is none of any plan's, with the dates of each."""
    if len(plans) == 1:
        return WorkspaceError(
            f"{plans[0].folder}/plan.toml",
            outside(plans[0], period),
            message("Ask for a period inside the plan, or correct from and until."),
        )
    spans = tuple(
        message(
            "{plan} runs from {first} until {last}",
            plan=each.code,
            first=each.from_ or "…",
            last=each.until or "…",
        )
        for each in plans
    )
    return WorkspaceError(
        str(period),
        message("no plan covers this period: {spans}.", spans=spans),
        message("Ask for a period inside a plan, or correct from and until in its plan.toml."),
    )


def outside(plan: Plan, period: Period) -> Message:
    """That a period is none of the plan's, with the dates of the plan."""
    if plan.from_ is not None and plan.from_ == plan.until:
        return message(
            "the plan {plan} is of {first} alone; {period} is outside it.",
            plan=plan.code,
            first=plan.from_,
            period=period,
        )
    return message(
        "the plan {plan} runs from {first} until {last}; {period} is outside it.",
        plan=plan.code,
        first=plan.from_ or "…",
        last=plan.until or "…",
        period=period,
    )


def _of_activity(
    item: Activity, schedule: Rows[Programmed], period: Period, calendar: tuple[Due, ...]
) -> Expectation:
    """A goal without a schedule is due in December; one with a schedule, every month."""
    year = schedule.of_year(period.year)
    months = year.until(period)
    return Expectation(
        item=item,
        period=period,
        due=bool(year) or period == december(period.year),
        target=Value(item.goal, (item.goal_place,)),
        scheduled=bool(year),
        months=months,
        programmed=_programmed(item, months, period),
        calendar=calendar,
        year=year,
    )


def _programmed(item: Activity, months: tuple[Programmed, ...], period: Period) -> Value:
    """What is programmed to date, by aggregation; for a not-accumulated activity, this month's.

    METHOD 4: accumulated adds the months, last-value takes the last one programmed.
    """
    if item.aggregation is Aggregation.NOT_ACCUMULATED:
        months = tuple(each for each in months if each.period == period)
    if not any(each.figure for each in months):
        return Value(Gap.NOT_PROGRAMMED, tuple(each.place for each in months) or (item.goal_place,))
    if item.aggregation is Aggregation.ACCUMULATED:
        total = sum((each.figure for each in months), Decimal(0))
        return Value(total, tuple(each.place for each in months))
    last = [each for each in months if each.figure][-1]
    return Value(last.figure, (last.place,))


def _of_indicator(
    item: Indicator,
    targets: dict[tuple[str, Period], Target],
    period: Period,
    calendar: tuple[Due, ...],
) -> Expectation:
    target = targets.get((item.code, period))
    figure = (
        Value(target.figure, (target.place,)) if target else Value(Gap.NO_TARGET, (item.place,))
    )
    return Expectation(
        item=item,
        period=period,
        due=period.month in item.frequency.months,
        target=figure,
        scheduled=False,
        months=(),
        programmed=Value(Gap.NOT_PROGRAMMED, (item.place,)),
        calendar=calendar,
        target_follows=None if target is None else target.follows,
        yearly=_yearly(targets.get((item.code, december(period.year)))),
    )


def _yearly(due: Target | None) -> Value | None:
    """What is to be reached in the year: the target of its December, before it was divided."""
    aim = due if due is None or due.of_year is None else due.of_year
    return None if aim is None else Value(aim.figure, (aim.place,))


def named_plan(plans: tuple[Plan, ...], code: str) -> Plan:
    """The plan of this code; raises PlanError where there is none."""
    found = next((plan for plan in plans if plan.code == code), None)
    if found is None:
        raise PlanError(
            code,
            message(
                "no plan has this code; there are {known}.", known=[each.code for each in plans]
            ),
            message("Name one of them."),
        )
    return found
