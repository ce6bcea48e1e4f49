"""Templates out: what is asked of offices in a period.

plans, forms -> templates -> (offices)
"""

from collections.abc import Mapping
from types import MappingProxyType
from typing import TypeAlias

from sheetgen.asking.claims import excusing_waivers
from sheetgen.counted import history_of
from sheetgen.issuing.layout import Asked
from sheetgen.laid_out import laid_out
from sheetgen.measuring.open_progress import open_progress
from sheetgen.model.figure import Figure
from sheetgen.model.in_force import in_force
from sheetgen.model.live_status import Live
from sheetgen.model.period import Period
from sheetgen.model.plan import Plan
from sheetgen.model.template import Template
from sheetgen.model.waiver import covers_subject
from sheetgen.planning.calendar import expect, none_covers
from sheetgen.planning.waivers import of_plan as of_waivers
from sheetgen.reading.typed.gap_words import known_gap_words
from sheetgen.records import replace
from sheetgen.ruling.thresholds import Scale, thresholds_of
from sheetgen.setup import Setup

Filled: TypeAlias = Mapping[tuple[str, str], Figure]
_NOTHING: Filled = MappingProxyType({})


def issue(
    setup: Setup,
    period: Period,
    plans: tuple[Plan, ...] | None = None,
    office: str | None = None,
    filled: Filled = _NOTHING,
) -> tuple[Template, ...]:
    """The templates of a period, with what their live statuses follow.

    One for each office, with all its plans; of one ``office``, its own alone. They are blank but
    for what is ``filled``: the figure or gap of what was executed, by plan and code. Raises
    WorkspaceError where the period is outside all plans.
    """
    covering = [each for each in (plans or setup.plans) if each.covers(period)]
    asked = tuple(
        _asked(setup, in_force(plan, period), period, office, filled) for plan in covering
    )
    if not asked:
        raise none_covers(plans or setup.plans, period)
    rules = tuple(rule for rule in setup.rules if rule.status and rule.in_force(period))
    words = known_gap_words()
    due = setup.workspace.deadlines.due(period)
    names = {plan.code: plan.name for plan in setup.plans}
    return tuple(
        replace(
            each,
            rules=rules,
            words=words,
            due=due,
            plan_names=tuple(names[code] for code, _ in each.plans),
        )
        for each in laid_out(setup, asked, period)
        if office in {None, each.office}
    )


def _asked(setup: Setup, plan: Plan, period: Period, office: str | None, filled: Filled) -> Asked:
    """What a plan asks, and by what each figure to come will be measured and judged."""
    history = history_of(setup, plan, period)
    expectations = tuple(
        each for each in expect(plan, period) if office is None or office in each.item.offices
    )
    scale = Scale.of(plan, setup.workspace.thresholds, period, thresholds_of(setup.rules))
    excusing = excusing_waivers(of_waivers(setup.waivers, plan), period.last_day)
    live = {
        each.item.code: Live(
            open_progress(each, history),
            each.due,
            scale.bounds(each.item),
            any(covers_subject(waiver, plan, each.item.code) for waiver in excusing),
        )
        for each in expectations
    }
    for each in expectations:
        said = filled.get((plan.code, each.item.code))
        if said is not None:
            code = each.item.code
            live[code] = replace(live[code], now=open_progress(each, history, said).figure)
    return Asked(plan=plan, expectations=expectations, previous=history.last_known(), live=live)
