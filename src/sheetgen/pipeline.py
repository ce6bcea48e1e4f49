"""The flow, in order: read this first.

    plans -> templates -> (offices) -> submissions -> observations -> measures -> findings
          -> roll-ups, alerts -> workbooks

Each step takes the nouns of the step before and gives its own. Stages never import each other;
they meet here.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from sheetgen.asking.doubted import ask_to_verify, doubted_items
from sheetgen.asking.excuse import excuse
from sheetgen.asking.wanted import ask_for_texts
from sheetgen.delivery import (
    all_observations,
    deliveries_of_plan,
    earlier_deliveries,
    recalled,
    taken_in,
)
from sheetgen.errors import WorkspaceError
from sheetgen.house import House, stored_periods
from sheetgen.language.message import Message, message
from sheetgen.lookback import Before, Lookback, stood
from sheetgen.measuring.counted import CountedSince, counted_since
from sheetgen.measuring.history import History
from sheetgen.measuring.measure import measure
from sheetgen.measuring.offices import measure_offices
from sheetgen.measuring.past import past_progress
from sheetgen.model.expectation import Expectation
from sheetgen.model.in_force import in_force
from sheetgen.model.measure import MeasuredItem
from sheetgen.model.observation import Observation
from sheetgen.model.office import MeasuredOffice
from sheetgen.model.period import Period
from sheetgen.model.plan import Plan
from sheetgen.model.report import Judging, Report
from sheetgen.model.submission import State, Submission
from sheetgen.model.summary import Alert
from sheetgen.model.waiver import WaiverUse
from sheetgen.planning.calendar import expect, named_plan
from sheetgen.planning.changed_oddities import change_oddities
from sheetgen.planning.oddities import plan_oddities
from sheetgen.planning.waivers import of_plan as waivers_of
from sheetgen.reading.account import closed
from sheetgen.reading.register import Mapper
from sheetgen.ruling.classify import judge_elements, judge_items, rules_of
from sheetgen.ruling.engine import Engine
from sheetgen.ruling.others import judge_others
from sheetgen.summing.alerts import collect, on_trial
from sheetgen.summing.answered import with_answers
from sheetgen.summing.causes import led_by_a_doubt
from sheetgen.summing.index import falls, index
from sheetgen.summing.narrative import narrate
from sheetgen.summing.offices import by_office
from sheetgen.summing.persistence import Past, date_alerts
from sheetgen.summing.rollups import roll_up
from sheetgen.summing.waiving import name_waived, set_apart

Progress = Callable[[Message], None]


def due_builds(
    house: House, period: Period | None, plan: str | None
) -> tuple[tuple[Period, Plan], ...]:
    """Which plan is built at which period: by default each at the latest one it has files for."""
    plans = (named_plan(house.plans, plan),) if plan else house.plans
    if period is None:
        found = [(_latest(house, each), each) for each in plans]
        builds = tuple((latest, each) for latest, each in found if latest is not None)
        if not builds:
            raise _no_files(house, plans)
        return builds
    inside = tuple((period, each) for each in plans if each.covers(period))
    if not inside:
        expect(plans[0], period)  # raises, naming the plan and its dates
    return inside


def _latest(house: House, plan: Plan) -> Period | None:
    """The latest period in which a file that came speaks of the plan."""
    for period in reversed(stored_periods(house.workspace)):
        if plan.covers(period) and any(
            said.plan == plan.code
            for each in taken_in(house, period)
            if each.state is not State.MISSING
            for said in each.observations
        ):
            return period
    return None


def _no_files(house: House, plans: tuple[Plan, ...]) -> WorkspaceError:
    return WorkspaceError(
        house.workspace.relative(house.workspace.input),
        message("no folder YYYY-MM holds files of {plans}.", plans=[each.code for each in plans]),
        message("Name a period with --period, or put the files into input/<period>/."),
    )


def latest_period(house: House) -> Period:
    """The latest period that any plan has files for."""
    return max(period for period, _ in due_builds(house, None, None))


@dataclass(frozen=True, slots=True, kw_only=True)
class Gathered:
    """All that is known of one plan and period before it is judged."""

    plan: Plan
    period: Period
    as_of: date
    expectations: tuple[Expectation, ...]
    submissions: tuple[Submission, ...]
    observations: tuple[Observation, ...]
    history: History
    measured: tuple[MeasuredItem, ...]
    waivers: tuple[WaiverUse, ...]
    offices: tuple[MeasuredOffice, ...] = ()
    before: Before | None = None
    earlier: Mapping[Period, tuple[Submission, ...]] = field(default_factory=dict)
    counted: CountedSince = field(default_factory=dict)


def report(
    house: House,
    plan: Plan,
    period: Period,
    *,
    as_of: date | None = None,
    strict_engine: bool = False,
    mapper: Mapper = map,
    progress: Progress = lambda _: None,
) -> Report:
    """Read, measure, judge and sum up one plan at one period."""
    house.engine.start()  # it gets ready while files are read
    progress(message("{plan} {period}: reading what came", plan=plan.code, period=period))
    gathered = gather(house, plan, period, as_of=as_of, mapper=mapper)
    progress(message("{plan} {period}: judging", plan=plan.code, period=period))
    return judge(house, gathered, engine=house.engine, strict_engine=strict_engine)


def gather(
    house: House,
    plan: Plan,
    period: Period,
    *,
    as_of: date | None = None,
    mapper: Mapper = map,
) -> Gathered:
    """Read what came and measure it; waivers in force excuse the cells they cover."""
    plan = in_force(plan, period)
    expectations = expect(plan, period)
    day = _day_of(period, as_of)
    came = deliveries_of_plan(house, plan, period, taken_in(house, period, mapper))
    submissions, waivers = excuse(came, plan, expectations, waivers_of(house.waivers, plan), day)
    observations = all_observations(submissions)
    earlier = earlier_deliveries(house, plan, period)
    history = recalled(plan, earlier, period)
    measured = measure(plan, period, expectations, observations, history)
    offices = measure_offices(plan, submissions, earlier)
    return Gathered(
        plan=plan,
        period=period,
        as_of=day,
        expectations=expectations,
        submissions=submissions,
        observations=observations,
        history=history,
        measured=measured,
        waivers=waivers,
        offices=offices,
        before=stood(house, plan, period, earlier),
        earlier=earlier,
        counted=counted_since(expectations, measured, history, offices, earlier),
    )


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
    house: House,
    gathered: Gathered,
    *,
    engine: Engine | None = None,
    strict_engine: bool = False,
) -> Report:
    """Judge what was measured by the house's rules and thresholds, and sum it up.

    Without an engine the plain evaluator judges alone.
    """
    plan, period = gathered.plan, gathered.period
    settings = house.workspace.thresholds
    items, judging = judge_items(
        gathered.measured,
        plan,
        settings,
        house.rules,
        period,
        engine=engine,
        strict_engine=strict_engine,
    )
    before = gathered.before
    fallen = None if before is None else falls(before.period, plan, before.items, items)
    elements, found, of_elements = judge_elements(
        roll_up(plan, items),
        plan,
        settings,
        house.rules,
        period,
        fallen=fallen,
        engine=engine,
        strict_engine=strict_engine,
    )
    whole = index(plan, items)
    of_others, others = judge_others(
        gathered.offices,
        by_office(plan, items),
        plan,
        whole,
        settings,
        house.rules,
        period,
        fallen=fallen,
        engine=engine,
        strict_engine=strict_engine,
    )
    found = (*found, *of_others)
    rules = rules_of(house.rules, period)
    alerts = collect(items, found, plan, rules)
    dated = date_alerts(alerts, items, _past(house, gathered, alerts), period, plan, rules)
    alerts, waived, waivers = set_apart(dated, plan, rules, gathered.waivers)
    raised = {alert.id for alert in alerts}
    verified = ask_to_verify(gathered.submissions, items, plan.code, raised)
    doubted = doubted_items(verified, plan.code) & led_by_a_doubt(items, rules, raised)
    submissions = ask_for_texts(verified, items, plan.code, doubted)
    alerts = with_answers(alerts, items, house.forms, rules, doubted)
    return Report(
        plan=plan,
        period=period,
        as_of=gathered.as_of,
        items=items,
        elements=elements,
        index=whole,
        alerts=alerts,
        narrative=name_waived(narrate(plan, items, elements, alerts, rules), waived, plan),
        submissions=submissions,
        problems=tuple(problem for each in submissions for problem in each.problems),
        rules=rules,
        judging=_all_of(judging, of_elements, others),
        account=closed(gathered.submissions, f"{plan.code} {period}"),
        waived=waived,
        waivers=waivers,
        beta=on_trial(items, found),
        oddities=(*plan_oddities(plan, period), *change_oddities(plan, period)),
    )


def _all_of(first: Judging, *more: Judging) -> Judging:
    every = (first, *more)
    return replace(
        first,
        rows=sum(each.rows for each in every),
        confirmed=sum(each.confirmed for each in every),
        events=tuple(dict.fromkeys(event for each in every for event in each.events)),
    )


def _past(house: House, gathered: Gathered, alerts: tuple[Alert, ...]) -> Past:
    """What is known of the periods before, to date alerts by; items as judged then are few."""
    look = Lookback(
        house=house,
        plan=gathered.plan,
        period=gathered.period,
        earlier=gathered.earlier,
        history=gathered.history,
    )
    return Past(
        progress=past_progress(gathered.plan, gathered.history, gathered.period),
        counted=gathered.counted,
        then=look.judged(gathered.expectations, frozenset(alert.subject for alert in alerts)),
    )
