"""What an analyst asks of the flow: why an item is as it is, and what other rules would say.

Above the pipeline: each answer is made from the same measures and verdicts as the report.
"""

from collections.abc import Iterable, Iterator
from decimal import Decimal

from sheetgen.errors import RuleError, WorkspaceError
from sheetgen.language.message import Message, message
from sheetgen.measuring.standing import Said
from sheetgen.model.explanation import (
    Asked,
    ElementExplanation,
    Explanation,
    ItemExplanation,
    OfficeExplanation,
)
from sheetgen.model.finding import Finding
from sheetgen.model.impact import Impact, PeriodImpact, Trial
from sheetgen.model.in_force import code_at
from sheetgen.model.measure import MeasuredItem
from sheetgen.model.period import Period
from sheetgen.model.plan import Plan
from sheetgen.model.report import JudgedItem
from sheetgen.model.rule import Rule
from sheetgen.model.tree import Tree
from sheetgen.model.workspace import ThresholdSetting
from sheetgen.month import Month
from sheetgen.past_states import item_before
from sheetgen.pipeline import due_builds, gather, judge
from sheetgen.planning.calendar import named_plan
from sheetgen.planning.table_cells import PlanTables
from sheetgen.records import replace
from sheetgen.ruling.explaining.explain import Known, explain_item
from sheetgen.ruling.explaining.ladder import Remeasure
from sheetgen.ruling.explaining.raised_band import explain_element
from sheetgen.ruling.impact import compare, edits, most_affected
from sheetgen.ruling.impact_months import by_month, new_alerts
from sheetgen.ruling.proofs.proved import prove_in_use, remedy, where
from sheetgen.ruling.threshold_scopes import check_scopes
from sheetgen.ruling.thresholds import bounds_for, thresholds_of
from sheetgen.ruling.trial import tried_settings
from sheetgen.ruling.unknown_names import check_named
from sheetgen.setup import Setup, stored_periods
from sheetgen.sources.spelling import nearest
from sheetgen.summed import told_of

_FATAL = {"gap", "overlap", "impossible", "size"}
"""Doubts that leave an item without one status: such rules cannot judge."""


def explain(setup: Setup, code: str, period: Period | None, plan: str | None) -> Explanation:
    """The answer for an item or element; WorkspaceError where the code is not known, or not one.

    The id of an alert, as the sheet of alerts prints it, asks for its subject.
    """
    code = subject_of(setup, code)
    chosen = _plan_of(setup, code, plan)
    at, _ = due_builds(setup, period, chosen.code)[0]
    month = gather(setup, chosen, at)
    code = code_at(chosen, code, at)
    month = month.only(_with_below(month.plan, code))
    return Explanation(
        plan=month.plan,
        period=at,
        as_of=month.as_of,
        code=code,
        item=_item(month, code),
        element=_element(setup, month, code),
        thresholds=thresholds_of(setup.rules),
        tables=PlanTables(setup.workspace.root),
    )


def _with_below(plan: Plan, code: str) -> frozenset[str]:
    """The item of this code, and all items of its element and of those below it."""
    below = Tree.of(plan, ()).elements_below(code)
    return frozenset(item.code for item in plan.items if item.element in below) | {code}


def subject_of(setup: Setup, asked: str) -> str:
    """The code that was asked for: of an alert's id, its subject; an office in small letters."""
    rule, _, subject = asked.partition(":")
    code = subject if subject and rule in {each.code for each in setup.rules} else asked
    is_known = any(code in _codes(plan) for plan in setup.plans)
    return code if is_known or not _reports_of(setup, code.upper()) else code.upper()


def _reports_of(setup: Setup, office: str) -> tuple[Plan, ...]:
    return tuple(plan for plan in setup.plans if office in {each.code for each in plan.offices})


def explain_office(setup: Setup, code: str, plan: str | None) -> OfficeExplanation | None:
    """What an office reports, by plan; None where the code is no office's, or an item's too."""
    plans = (named_plan(setup.plans, plan),) if plan else setup.plans
    if any(code in _codes(each) for each in plans):
        return None
    found = [each for each in _reports_of(setup, code) if each in plans]
    if not found:
        return None
    named = next(each for each in found[0].offices if each.code == code)
    return OfficeExplanation(
        office=named,
        items=tuple(
            (each, tuple(item for item in each.items if code in item.offices)) for each in found
        ),
    )


def _plan_of(setup: Setup, code: str, plan: str | None) -> Plan:
    """The one plan that has the code."""
    plans = (named_plan(setup.plans, plan),) if plan else setup.plans
    having = [each for each in plans if code in _codes(each)]
    if not having:
        raise WorkspaceError(
            code,
            message("no item or element has this code in {plans}.", plans=_names(plans)),
            _meant(code, plans),
        )
    if len(having) > 1:
        raise WorkspaceError(
            code,
            message("the plans {plans} have this code.", plans=_names(having)),
            message("Say which one: --plan {plan}.", plan=having[0].code),
        )
    return having[0]


def _names(plans: Iterable[Plan]) -> list[str]:
    return [each.code for each in plans]


def _codes(plan: Plan) -> list[str]:
    now = [each.code for each in (*plan.items, *plan.elements)]
    return [*now, *(each.old for each in plan.renamed)]


def _meant(code: str, plans: Iterable[Plan]) -> Message:
    plans = tuple(plans)
    plan = next((each for each in plans if each.code == code), None)
    if plan is not None:
        return message(
            "It is a plan: ask for one of its elements, {elements}.",
            elements=[each.code for each in plan.elements if each.parent is None],
        )
    near = nearest(code.upper(), [known for each in plans for known in _codes(each)])
    if near:
        return message("Did you mean {near}?", near=near)
    return message("Codes are the first column of the report's sheets of items.")


def _item(month: Month, code: str) -> ItemExplanation | None:
    if code not in {each.code for each in month.plan.items}:
        return None
    alone = month.only({code})
    (judged,) = alone.judged.items
    known = Known(
        past=item_before(alone, code),
        remeasure=_remeasure(alone, judged),
    )
    found = explain_item(_asked(alone, ()), judged, known)
    return replace(
        found,
        least_points=month.setup.workspace.forecasting.points,
        commitments=tuple(
            replace(each, number=None)  # of one item alone nothing is ranked
            for each in alone.summed.commitments
            if each.subject == code
        ),
    )


def _remeasure(month: Month, judged: JudgedItem) -> Remeasure | None:
    """Measures the item anew with another value reported; None where no office reports it."""
    item = judged.measured.item
    stands = Said.of(month.observations).standing(item, "actual")
    if stands is None:
        return None

    having = month.where(stands)

    def remeasure(value: Decimal) -> MeasuredItem:
        found = having(replace(stands, said=value, typed=f"{value:f}")).measured
        return next(each for each in found if each.item.code == item.code)

    return remeasure


def _element(setup: Setup, month: Month, code: str) -> ElementExplanation | None:
    if code not in {each.code for each in month.plan.elements}:
        return None
    judged = month.judged
    summary = next(each for each in judged.elements if each.element.code == code)
    bounds = bounds_for(
        summary.element,
        month.plan,
        setup.workspace.thresholds,
        month.period,
        thresholds_of(setup.rules),
    )
    return explain_element(_asked(month, judged.of_elements), summary, bounds)


def _asked(month: Month, of_elements: tuple[Finding, ...]) -> Asked:
    """What a month says of the items that it is asked about, and of elements."""
    judged, forms = month.judged, month.setup.forms
    alerts, waived = told_of(judged, of_elements, forms, month.waivers, month.asked)
    return Asked(
        plan=month.plan,
        period=month.period,
        rules=judged.standards.in_force,
        observations=month.observations,
        alerts=alerts,
        waived=waived,
        waivers=month.waivers,
    )


def impact(
    setup: Setup,
    new_rules: tuple[Rule, ...],
    tried: tuple[tuple[str, Decimal], ...] = (),
    *,
    trial: Trial | None = None,
    settings: tuple[ThresholdSetting, ...] | None = None,
) -> Impact:
    """Every stored period of every plan judged by today's rules and by the new ones.

    Rules that give no status, or two, stop here; those that only lack an example are compared, and
    what is not proved is said. ``settings`` stand for the workspace's own; ``trial`` says what is
    tried in all, ``tried`` the thresholds where there is nothing else.

    Raises RuleError where rules give an item no status, or two.
    """
    attempt = trial or Trial(thresholds=tried)
    base = setup.workspace.thresholds if settings is None else settings
    settings = tried_settings(base, attempt.thresholds, attempt.scale)
    check_scopes(settings, setup.plans, thresholds_of(new_rules))
    check_named(new_rules, setup.plans)
    doubts, _ = prove_in_use(new_rules, setup.plans, settings)
    for doubt in doubts:
        if doubt.proof in _FATAL:
            raise RuleError(where(doubt, new_rules), doubt.message, remedy(doubt))
    other = replace(
        setup,
        rules=new_rules,
        workspace=replace(setup.workspace, thresholds=settings),
        past_months={},
        readings=None,  # what is kept was judged by the rules that stand
    )
    periods = tuple(_compared(setup, other, plan, at) for plan, at in _stored(setup))
    return Impact(
        edits=edits(setup.rules, new_rules),
        trial=attempt,
        doubts=tuple(
            message("{where}: {what}", where=where(doubt, new_rules), what=doubt.message)
            for doubt in doubts
        ),
        periods=periods,
        offices=most_affected(periods),
        months=by_month(periods),
        new_alerts=new_alerts(periods),
    )


def _stored(setup: Setup) -> Iterator[tuple[Plan, Period]]:
    for plan in setup.plans:
        for period in stored_periods(setup.workspace):
            if plan.covers(period):
                yield plan, period


def _compared(setup: Setup, trial: Setup, plan: Plan, at: Period) -> PeriodImpact:
    """One period gathered once and judged twice."""
    month = gather(setup, plan, at)
    return compare(judge(setup, month), judge(trial, month))
