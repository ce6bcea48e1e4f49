"""What moved since an earlier month: both judged, the earlier by its own rules, held together."""

from collections.abc import Mapping
from decimal import Decimal

from sheetgen.asking.excuse import excuse
from sheetgen.errors import WorkspaceError
from sheetgen.language.message import message
from sheetgen.model.closed import Closed
from sheetgen.model.comparison import Comparison, State
from sheetgen.model.figure import Gap
from sheetgen.model.in_force import renamed_between
from sheetgen.model.period import Period
from sheetgen.model.plan import Plan
from sheetgen.model.status import Status
from sheetgen.month import Month
from sheetgen.planning.waivers import of_plan as waivers_of
from sheetgen.setup import Setup
from sheetgen.summed import Summed, raised
from sheetgen.summing.alerts import alerts_of
from sheetgen.summing.compare import Side, compare

_STATUSES = {each.value: each for each in Status}
_GAPS = {each.value: each for each in Gap}


def month_before(month: Month, at: Period) -> Month:
    """The month of the same plan at an earlier stored period; WorkspaceError where none is."""
    earlier = month.previous
    while earlier is not None and earlier.period > at:
        earlier = earlier.previous
    if earlier is None or earlier.period != at:
        stored = [str(each) for each in sorted(month.earlier)]
        raise WorkspaceError(
            str(at),
            message("no file of {plan} is stored for that month.", plan=month.plan.code),
            message("Name one of {months}.", months=stored)
            if stored
            else message("Put the files of that month into input/{period}/.", period=at),
        )
    return earlier


def moved_since(month: Month, before: Month, summed: Summed) -> Comparison:
    """The plan at a month, held against an earlier one; what was closed stands as it was sealed."""
    setup, plan = month.setup, month.plan
    waived = frozenset(each.alert.subject for each in summed.waived)
    alerts = tuple(each.id for each in summed.alerts)
    after = Side(month.period, month.judged.items, alerts, waived)
    return compare(plan, _before(setup, month, before), after)


def raised_in(setup: Setup, month: Month, named: Period) -> frozenset[str]:
    """The ids of the alerts that counted in an earlier month; of a closed one, as sealed.

    Items bear the codes of the month ``named``.
    """
    closed = setup.closed.get((month.period, month.plan.code))
    if closed is not None:
        return sealed_alerts(closed, month.plan, named)
    judged = month.judged
    others = (
        f"{each.rule}:{each.subject}" for each in judged.findings if each.severity and not each.beta
    )
    return frozenset((*_counted(setup, month), *others))


def sealed_alerts(closed: Closed, plan: Plan, named: Period) -> frozenset[str]:
    """The ids of the alerts that a month was sealed with, items by the codes of ``named``."""
    return frozenset(_called(each, plan, closed.period, named) for each in closed.alerts)


def _counted(setup: Setup, month: Month) -> frozenset[str]:
    """The ids of the alerts on items that no waiver of then takes out."""
    waivers = waivers_of(setup.waivers, month.plan)
    day = month.period.last_day
    _, uses = excuse(month.submissions, month.plan, month.expectations, waivers, day)
    return raised(month.judged, uses)


def _before(setup: Setup, month: Month, before: Month) -> Side:
    plan, judged = month.plan, before.judged
    counted = _counted(setup, before)
    every = alerts_of(judged.items)
    waived = frozenset(each.subject for each in every if each.id not in counted)
    closed = setup.closed.get((before.period, plan.code))
    ids = tuple(sorted(raised_in(setup, before, month.period)))
    sealed = {} if closed is None else _sealed(closed, plan, month.period)
    return Side(before.period, judged.items, ids, waived, sealed)


def _sealed(closed: Closed, plan: Plan, now: Period) -> Mapping[str, State]:
    """How items were sealed, each by what it is called now."""
    called = renamed_between(plan, closed.period, now)
    found: dict[str, State] = {}
    for each in closed.items:
        figure, gap = each.figures["progress"], each.figures["gap"]
        known = Gap.NOT_COMPUTED if gap is None else _GAPS[gap]
        progress = known if figure is None else Decimal(figure)
        found[called.get(each.code, each.code)] = State(_STATUSES[each.status], progress)
    return found


def _called(alert: str, plan: Plan, then: Period, now: Period) -> str:
    rule, _, subject = alert.partition(":")
    return f"{rule}:{renamed_between(plan, then, now).get(subject, subject)}"
