"""The flow, in order: read this first.

    plans -> templates -> (offices) -> submissions -> observations -> measures -> findings
          -> roll-ups, alerts -> workbooks

Each step takes the nouns of the step before and gives its own. Stages never import each other;
they meet here.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date

from sheetgen.errors import AccountError, WorkspaceError
from sheetgen.issuing.forms import read_forms
from sheetgen.issuing.layout import Asked, lay_out
from sheetgen.language.marks import read_marks
from sheetgen.language.message import Message, message
from sheetgen.measuring.history import History, recall
from sheetgen.measuring.measure import measure
from sheetgen.model.form import Form
from sheetgen.model.observation import Observation
from sheetgen.model.period import Period
from sheetgen.model.plan import Plan
from sheetgen.model.report import Judging, Report
from sheetgen.model.rule import Rule
from sheetgen.model.submission import Account, Submission
from sheetgen.model.template import Template
from sheetgen.model.workspace import Workspace
from sheetgen.planning.calendar import expect, named_plan
from sheetgen.planning.plans import read_plans
from sheetgen.reading.account import of_plan
from sheetgen.reading.identity import Asking
from sheetgen.reading.register import Mapper, register
from sheetgen.ruling.classify import judge_elements, judge_items
from sheetgen.ruling.language import read_rules
from sheetgen.ruling.proved import demand_proved
from sheetgen.summing.alerts import collect
from sheetgen.summing.index import index
from sheetgen.summing.narrative import narrate
from sheetgen.summing.rollups import roll_up

Progress = Callable[[Message], None]


@dataclass(frozen=True, slots=True, kw_only=True)
class House:
    """All that does not depend on a period: the workspace with its plans, forms and rules."""

    workspace: Workspace
    plans: tuple[Plan, ...]
    forms: tuple[Form, ...]
    rules: tuple[Rule, ...]
    waivers: tuple[Waiver, ...] = ()


def open_house(workspace: Workspace) -> House:
    """Read plans, forms and rules; what is wrong in them, or not proved, stops the run here."""
    house = read_house(workspace)
    demand_proved(house.rules, house.plans, workspace.thresholds)
    return house


def read_house(workspace: Workspace) -> House:
    """Read plans, forms and rules, proved or not."""
    return House(
        workspace=workspace,
        plans=read_plans(workspace),
        forms=read_forms(workspace.templates, workspace.root),
        rules=read_rules(workspace.rules, workspace.root),
    )


def due_builds(
    house: House, period: Period | None, plan: str | None
) -> tuple[tuple[Period, Plan], ...]:
    """Which plan is built at which period: by default each at the latest one it has files for."""
    plans = (named_plan(house.plans, plan),) if plan else house.plans
    if period is None:
        return tuple((_latest(house, each), each) for each in plans)
    inside = tuple((period, each) for each in plans if each.covers(period))
    if not inside:
        expect(plans[0], period)  # raises, naming the plan and its dates
    return inside


def _latest(house: House, plan: Plan) -> Period:
    periods = [each for each in stored_periods(house.workspace) if plan.covers(each)]
    if not periods:
        raise WorkspaceError(
            house.workspace.relative(house.workspace.input),
            message("no folder YYYY-MM holds files of the plan {plan}.", plan=plan.code),
            message("Name a period with --period, or put the files into input/<period>/."),
        )
    return periods[-1]


def latest_period(house: House) -> Period:
    """The latest period that any plan has files for."""
    return max(_latest(house, plan) for plan in house.plans)


def stored_periods(workspace: Workspace) -> tuple[Period, ...]:
    """The periods that have a folder of deliveries, oldest first."""
    found: list[Period] = []
    if workspace.input.is_dir():
        for path in sorted(workspace.input.iterdir()):
            try:
                found.append(Period.parse(path.name))
            except ValueError:
                continue
    return tuple(found)


def issue(
    house: House, period: Period, plans: tuple[Plan, ...] | None = None
) -> tuple[Template, ...]:
    """The blank templates of a period: one for each office, with all its plans."""
    covering = [each for each in (plans or house.plans) if each.covers(period)]
    asked = tuple(
        Asked(
            plan=plan,
            expectations=expect(plan, period),
            previous=_history(house, plan, period).last_known(),
        )
        for plan in covering
    )
    if not asked:
        expect(house.plans[0], period)  # raises, naming the plan and its dates
    return _laid_out(house, asked, period)


def take_in(house: House, period: Period, mapper: Mapper = map) -> tuple[Submission, ...]:
    """Every delivery of a period, read against the templates of that period."""
    asked = tuple(
        Asked(plan=plan, expectations=expect(plan, period), previous=())
        for plan in house.plans
        if plan.covers(period)
    )
    workspace = house.workspace
    asking = Asking(_laid_out(house, asked, period), period, read_marks(workspace.locale))
    folder = workspace.input / str(period)
    return register(folder, workspace.relative(folder), asking, mapper)


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
    progress(message("{plan} {period}: reading what came", plan=plan.code, period=period))
    gathered = gather(house, plan, period, as_of=as_of, mapper=mapper)
    progress(message("{plan} {period}: judging", plan=plan.code, period=period))
    return judge(house, gathered, strict_engine=strict_engine)


def gather(
    house: House,
    plan: Plan,
    period: Period,
    *,
    as_of: date | None = None,
    mapper: Mapper = map,
) -> Gathered:
    """Read what came and measure it; waivers in force excuse the cells they cover."""
    expectations = expect(plan, period)
    day = as_of or period.last_day
    came = _of_plan(house, plan, period, take_in(house, period, mapper))
    submissions, waivers = excuse(came, plan, applicable(house.waivers, plan), day)
    observations = _observations(submissions)
    history = _history(house, plan, period)
    return Gathered(
        plan=plan,
        period=period,
        as_of=day,
        expectations=expectations,
        submissions=submissions,
        observations=observations,
        history=history,
        measured=measure(plan, period, expectations, observations, history),
        waivers=waivers,
    )


def judge(house: House, gathered: Gathered, *, strict_engine: bool = False) -> Report:
    """Judge what was measured by the house's rules and thresholds, and sum it up."""
    plan, period = gathered.plan, gathered.period
    settings = house.workspace.thresholds
    items, judging = judge_items(
        gathered.measured, plan, settings, house.rules, period, strict_engine=strict_engine
    )
    elements, found, of_elements = judge_elements(
        roll_up(plan, items), plan, settings, house.rules, period, strict_engine=strict_engine
    )
    alerts, waived, waivers = set_apart(collect(items, found), plan, items, gathered.waivers)
    return Report(
        plan=plan,
        period=period,
        as_of=gathered.as_of,
        items=items,
        elements=elements,
        index=index(plan, items),
        alerts=alerts,
        narrative=name_waived(narrate(plan, items, elements, alerts, house.rules), waived, plan, items),
        submissions=gathered.submissions,
        problems=tuple(problem for each in gathered.submissions for problem in each.problems),
        rules=tuple(rule for rule in house.rules if rule.in_force(period)),
        judging=_both(judging, of_elements),
        account=_closed(gathered.submissions, plan, period),
        waived=waived,
        waivers=waivers,
    )


def _both(items: Judging, elements: Judging) -> Judging:
    return replace(
        items,
        rows=items.rows + elements.rows,
        events=tuple(dict.fromkeys((*items.events, *elements.events))),
    )


def _laid_out(house: House, asked: tuple[Asked, ...], period: Period) -> tuple[Template, ...]:
    folder = house.workspace.relative(house.workspace.output / str(period) / "templates")
    return lay_out(asked, house.forms, period, folder, house.workspace.language)


def _observations(submissions: tuple[Submission, ...]) -> tuple[Observation, ...]:
    return tuple(each for submission in submissions for each in submission.observations)


def _of_plan(
    house: House, plan: Plan, period: Period, submissions: tuple[Submission, ...]
) -> tuple[Submission, ...]:
    """The submissions of the offices that this plan asks, and those nobody can place."""
    templates = {template.office: template for template in issue(house, period, (plan,))}
    others = {
        office.code for each in house.plans if each is not plan for office in each.offices
    } - set(templates)
    return tuple(
        of_plan(each, templates.get(each.office), plan.code)
        for each in submissions
        if each.office not in others
    )


def _history(house: House, plan: Plan, before: Period) -> History:
    """What was known before a period, from actuals.csv and from the files of earlier periods."""
    earlier = {
        period: _observations(_of_plan_only(take_in(house, period), plan))
        for period in stored_periods(house.workspace)
        if period < before and plan.covers(period)
    }
    return recall(plan, earlier, before)


def _of_plan_only(submissions: tuple[Submission, ...], plan: Plan) -> tuple[Submission, ...]:
    return tuple(
        replace(each, observations=tuple(o for o in each.observations if o.plan == plan.code))
        for each in submissions
    )


def _closed(submissions: tuple[Submission, ...], plan: Plan, period: Period) -> Account:
    """The count of cells over all files; an AccountError where it does not close."""
    total = sum((each.account for each in submissions), Account())
    if not total.closes:
        raise AccountError(
            f"{plan.code} {period}",
            message(
                "{expected} cells were expected, but those accounted for differ: {found}.",
                expected=total.expected,
                found=str(total),
            ),
            message("This is a fault of sheetgen: please report it with the files."),
        )
    return total
