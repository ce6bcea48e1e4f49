"""What was noted, decided and sealed in a plan, and what its offices wrote beside items."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from decimal import Decimal

from sheetgen.delivery import all_observations
from sheetgen.measuring.excuses import explanations
from sheetgen.model.in_force import renamed_between
from sheetgen.model.observation import Observation
from sheetgen.model.period import Period
from sheetgen.model.plan import Plan
from sheetgen.model.submission import Submission
from sheetgen.planning.follow import id_at
from sheetgen.setup import Setup
from sheetgen.summing.lives import Notes


def noted_of(
    setup: Setup,
    plan: Plan,
    period: Period,
    now: Iterable[Observation],
    earlier: Mapping[Period, tuple[Submission, ...]],
) -> Notes:
    """All of one plan, with the codes that its items bear at the period."""
    last = max(earlier, default=None)
    told = {at: explanations(all_observations(came), at) for at, came in sorted(earlier.items())}
    return Notes(
        acknowledged=tuple(
            replace(each, alert=id_at(plan, each.alert, period))
            for each in setup.acknowledged
            if each.plan == plan.code
        ),
        decisions=tuple(
            replace(each, alert=id_at(plan, each.alert, period))
            for each in setup.decisions
            if each.plan == plan.code
        ),
        now=explanations(now, period),
        before={} if last is None else told[last],
        earlier=told,
    )


def sealed_targets(
    setup: Setup, plan: Plan, period: Period
) -> Mapping[Period, Mapping[str, Decimal]]:
    """What the closed months of a plan asked when they were sealed, with the codes of a period."""
    found: dict[Period, dict[str, Decimal]] = {}
    for (at, code), closed in setup.closed.items():
        if code == plan.code:
            called = renamed_between(plan, at, period)
            found[at] = {
                called.get(each.code, each.code): Decimal(target)
                for each in closed.items
                if (target := each.figures["target"]) is not None
            }
    return found
