"""The flow, in order: read this first.

    plans -> templates -> (offices) -> submissions -> observations -> measures -> findings
          -> questions to offices, roll-ups, alerts -> workbooks

Each step takes the nouns of the step before and gives its own. Stages never import each other:
what came is gathered here, and :class:`sheetgen.month.Month` takes it through them.
"""

from collections.abc import Callable
from datetime import date

from sheetgen.as_sealed import sealed_otherwise
from sheetgen.asking.excuse import excuse
from sheetgen.delivery import came_late, deliveries_of_plan, taken_in, taken_in_of
from sheetgen.errors import WorkspaceError
from sheetgen.keeping.kept_items import KeptItems
from sheetgen.language.message import Message, message
from sheetgen.model.comparison import Comparison
from sheetgen.model.period import Period
from sheetgen.model.plan import Plan
from sheetgen.model.report import Report
from sheetgen.model.submission import State
from sheetgen.model.summary import Paragraph, Sentence
from sheetgen.month import Month
from sheetgen.moved import moved_since
from sheetgen.past_states import PastStates, past_states
from sheetgen.planning.calendar import expect, named_plan, none_covers
from sheetgen.planning.changed_oddities import change_oddities
from sheetgen.planning.table_cells import PlanTables
from sheetgen.planning.target_oddities import plan_oddities
from sheetgen.planning.waivers import of_plan as waivers_of
from sheetgen.reading.account import closed_account
from sheetgen.records import replace
from sheetgen.ruling.durable.engine import Engine
from sheetgen.served import served_by, uncounted, unnamed, with_questions
from sheetgen.setup import Setup, known_periods, stored_periods
from sheetgen.telling.comparison_words import paragraph

Progress = Callable[[Message], None]


def due_builds(
    setup: Setup, period: Period | None, plan: str | None
) -> tuple[tuple[Period, Plan], ...]:
    """Which plan is built at which period: by default each at the latest one it has files for.

    Raises WorkspaceError where no plan has a file, or the one asked for has none.
    """
    plans = (named_plan(setup.plans, plan),) if plan else setup.plans
    if period is None:
        found = [(_latest(setup, each), each) for each in plans]
        builds = tuple((latest, each) for latest, each in found if latest is not None)
        if not builds:
            raise _no_files(setup, plans)
        return builds
    inside = tuple((period, each) for each in plans if each.covers(period))
    if not inside:
        raise none_covers(plans, period)
    return inside


def _latest(setup: Setup, plan: Plan) -> Period | None:
    """The latest period in which a file that came speaks of the plan."""
    for period in reversed(stored_periods(setup.workspace)):
        if plan.covers(period) and any(
            said.plan == plan.code
            for each in taken_in(setup, period)
            if each.state is not State.MISSING
            for said in each.observations
        ):
            return period
    return None


def _no_files(setup: Setup, plans: tuple[Plan, ...]) -> WorkspaceError:
    return WorkspaceError(
        setup.workspace.relative(setup.workspace.input),
        message("no folder YYYY-MM holds files of {plans}.", plans=[each.code for each in plans]),
        message("Name a period with --period, or put the files into input/<period>/."),
    )


def latest_period(setup: Setup) -> Period:
    """The latest period that any plan has files for; raises WorkspaceError where none has."""
    found = latest_with_files(setup)
    if found is None:
        raise _no_files(setup, setup.plans)
    return found


def latest_with_files(setup: Setup) -> Period | None:
    """The latest period that any plan has files for, None where none has."""
    found = (_latest(setup, each) for each in setup.plans)
    return max((each for each in found if each is not None), default=None)


def report(
    setup: Setup,
    plan: Plan,
    period: Period,
    *,
    as_of: date | None = None,
    strict_engine: bool = False,
    progress: Progress = lambda _: None,
    kept: KeptItems | None = None,
) -> Report:
    """Read, measure, judge and sum up one plan at one period; ``kept`` are its items of before."""
    setup.engine.start()  # it gets ready while files are read
    progress(message("{plan} {period}: reading what came", plan=plan.code, period=period))
    month = gather(setup, plan, period, as_of=as_of)
    progress(message("{plan} {period}: judging", plan=plan.code, period=period))
    known = replace(month, kept=kept)
    return judge(setup, known, engine=setup.engine, strict_engine=strict_engine)


def gather(
    setup: Setup,
    plan: Plan,
    period: Period,
    *,
    as_of: date | None = None,
) -> Month:
    """Read what came; waivers in force on the report's date excuse the cells they cover."""
    day = _day_of(period, as_of)
    month = Month.of(setup, plan, period, as_of=day)
    came = deliveries_of_plan(setup, month.plan, period, taken_in_of(setup, plan, period))
    waivers = waivers_of(setup.waivers, month.plan)
    submissions, uses = excuse(came, month.plan, month.expectations, waivers, day)
    return replace(
        month.with_files(submissions),
        waivers=uses,
        recall=PastStates,
        is_compared=True,
    )


def compared(setup: Setup, plan: Plan, earlier: Period, period: Period) -> Comparison:
    """What changed from one stored month of a plan to a later one, and why; as sealed where closed.

    Raises WorkspaceError where no file of the plan is stored for the earlier month.
    """
    expect(plan, earlier)  # raises where the plan has not begun
    if period not in known_periods(setup, plan):
        raise WorkspaceError(
            str(period),
            message("no file of {plan} is stored for that month.", plan=plan.code),
            message("Put the files of that month into input/{period}/.", period=period),
        )
    month = gather(setup, plan, period)
    return moved_since(month, earlier, month.summed, setup.closed.get((period, plan.code)))


def _day_of(period: Period, as_of: date | None) -> date:
    """The report's date: the day asked for, else the period's last."""
    if as_of is not None and as_of < period.last_day.replace(day=1):
        raise WorkspaceError(
            f"--as-of {as_of.isoformat()}",
            message("the day lies before the period {period}.", period=period),
            message("Name a day of that month or a later one, or another --period."),
        )
    return as_of or period.last_day


def judge(
    setup: Setup,
    gathered: Month,
    *,
    engine: Engine | None = None,
    strict_engine: bool = False,
) -> Report:
    """Judge a month by the house's rules and thresholds, and sum it up.

    Without an engine the plain evaluator judges alone.
    """
    month = replace(gathered, setup=setup, engine=engine, strict=strict_engine)
    plan, period = month.plan, month.period
    judged, summed, submissions = month.judged, month.summed, month.asked.submissions
    since = month.since
    comparison = None if since is None else moved_since(month, since, summed)
    served = served_by(setup, plan, period)
    asked = uncounted(setup, period) if served is None else served.problems
    folder = setup.workspace.root
    submissions = tuple(unnamed(setup, period, e, folder / e.file) for e in submissions)
    submissions, lists = with_questions(submissions, asked)
    states = past_states(month)
    told = Report(
        plan=plan,
        period=period,
        as_of=month.as_of,
        items=judged.items,
        elements=judged.elements,
        index=judged.index,
        alerts=summed.alerts,
        narrative=(*summed.narrative, *_told(plan, comparison)),
        submissions=submissions,
        problems=(*(problem for each in submissions for problem in each.problems), *lists),
        rules=judged.standards.in_force,
        judging=judged.whole_judging,
        account=closed_account(month.submissions, f"{plan.code} {period}"),
        waived=summed.waived,
        waivers=summed.waivers,
        beta=summed.beta,
        following=summed.following,
        commitments=summed.commitments,
        after_closing=came_late(setup, plan, period),
        otherwise=sealed_otherwise(
            judged.items, judged.index, summed.alerts, setup.closed.get((period, plan.code))
        ),
        oddities=(*plan_oddities(plan, period), *change_oddities(plan, period)),
        owing=month.owing,
        served=served,
        comparison=comparison,
        fallen=judged.fallen,
        states=states,
        history={
            code: month.history.past(code)
            for code in (each.measured.item.code for each in judged.items)
        },
        forecasting=setup.workspace.forecasting,
        tables=PlanTables(setup.workspace.root),
    )
    month.let_go()
    return told


def _told(plan: Plan, comparison: Comparison | None) -> tuple[Paragraph, ...]:
    """What moved since the month before, as the last paragraph of the narrative."""
    if comparison is None:
        return ()
    said = paragraph(comparison)
    return (Paragraph(plan.code, said, (), (Sentence(said, ()),)),)
