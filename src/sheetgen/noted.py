"""What was noted, decided and sealed in a plan, and what its offices wrote beside items."""

from collections.abc import Iterable, Mapping
from decimal import Decimal

from sheetgen.delivery import all_observations
from sheetgen.disk.ours import digest_of
from sheetgen.measuring.excuses import explanations
from sheetgen.model.closed import items_called
from sheetgen.model.figure import Value
from sheetgen.model.follow import Decision
from sheetgen.model.in_force import in_force, renamed_between
from sheetgen.model.observation import Observation
from sheetgen.model.period import Period
from sheetgen.model.plan import Plan
from sheetgen.model.submission import Submission
from sheetgen.planning.calendar import expect
from sheetgen.planning.closed_files import PROGRAMMED
from sheetgen.planning.follow import id_at
from sheetgen.records import replace
from sheetgen.setup import Setup
from sheetgen.summing.alert_lives import Notes


def noted_of(
    setup: Setup,
    plan: Plan,
    period: Period,
    now: Iterable[Observation],
    earlier: Mapping[Period, tuple[Submission, ...]],
    since: Period | None,
) -> Notes:
    """All of one plan, with the codes that its items bear at the period, held against ``since``."""
    told = {at: explanations(all_observations(came), at) for at, came in sorted(earlier.items())}
    return Notes(
        acknowledged=tuple(
            replace(each, alert=id_at(plan, each.alert, period))
            for each in setup.acknowledged
            if each.plan == plan.code
        ),
        decisions=decided(setup, plan, period),
        now=explanations(now, period),
        before={} if since is None else told[since],
        earlier=told,
    )


def decided(setup: Setup, plan: Plan, period: Period) -> tuple[Decision, ...]:
    """What was decided on the alerts of a plan, with the codes that its items bear at a period."""
    return tuple(
        replace(each, alert=id_at(plan, each.alert, period))
        for each in setup.decisions
        if each.plan == plan.code
    )


def lowered_schedules(
    setup: Setup, plan: Plan, period: Period
) -> Mapping[Period, Mapping[str, tuple[Decimal, Value]]]:
    """What was due of work by closed months of the year: as sealed, and by the tables of now.

    Of months alone whose tables are no more those that they were sealed with; with the codes of
    the period.
    """
    found: dict[Period, dict[str, tuple[Decimal, Value]]] = {}
    now = {name: _digest(setup, name) for name in (f"{plan.folder}/{each}" for each in _SCHEDULES)}
    for (at, code), closed in setup.closed.items():
        is_before = code == plan.code and at <= period and at.year == period.year
        if not is_before or all(closed.inputs.get(name) == each for name, each in now.items()):
            continue
        called = renamed_between(plan, at, period)
        due = {e.item.code: e.programmed for e in expect(in_force(plan, at, named=period), at)}
        found[at] = {
            item: (Decimal(was), due[item])
            for item, each in items_called(closed, called).items()
            if (was := each.figures[PROGRAMMED]) is not None and item in due
        }
    return found


_SCHEDULES = ("schedule.csv", "revisions.csv", "plan.xlsx")
"""The tables that say what is due by when."""


def _digest(setup: Setup, name: str) -> str | None:
    path = setup.workspace.root / name
    return digest_of(path) if path.is_file() else None


def sealed_targets(
    setup: Setup, plan: Plan, period: Period
) -> Mapping[Period, Mapping[str, Decimal]]:
    """What the closed months of a plan asked when they were sealed, with the codes of a period."""
    found: dict[Period, dict[str, Decimal]] = {}
    for (at, code), closed in setup.closed.items():
        if code == plan.code:
            called = renamed_between(plan, at, period)
            found[at] = {
                item: Decimal(target)
                for item, each in items_called(closed, called).items()
                if (target := each.figures["target"]) is not None
            }
    return found
