"""Since when: dates each alert by the periods before, where they are known."""

from collections.abc import Iterator, Mapping, Sequence

from sheetgen.model.figure import OWED, Gap
from sheetgen.model.past_state import Fired, PastState
from sheetgen.model.period import Period
from sheetgen.model.plan import Plan
from sheetgen.model.report import JudgedItem
from sheetgen.model.rule import Rule
from sheetgen.model.status import Status
from sheetgen.model.summary import Alert
from sheetgen.model.tree import Tree
from sheetgen.records import Struct, field, replace

_ABSENCE = "periods_missing"
_ITEMS_WITHOUT = frozenset(each.fact for each in Status if each.entry.is_absence)


class Past(Struct, frozen=True, kw_only=True):
    """What is known of the periods before.

    ``counted``: when a count of periods in a row began, by subject and fact. ``then``: what held
    of items, by the rules of today, at their due periods before, the latest first, back to the
    first of which nothing is known. ``stood``: the plan in the stored months before, the earliest
    first.
    """

    counted: Mapping[tuple[str, str], Period] = field(default_factory=dict)
    then: Mapping[str, tuple[tuple[Period, Fired], ...]] = field(default_factory=dict)
    stood: Sequence[PastState] = ()


def date_alerts(
    alerts: Sequence[Alert],
    items: tuple[JudgedItem, ...],
    past: Past,
    period: Period,
    plan: Plan,
    rules: tuple[Rule, ...],
) -> tuple[Alert, ...]:
    """Each alert with the first of the periods in a row that it is known to have lasted.

    Earlier figures are judged by the thresholds that the item has now. Of an element without any
    figure it is the day its last item fell silent. Where its figures do not date it, the stored
    months do, by the alerts that they raised. ``since`` is ``period`` only where the period before
    is known and was different, and stays None where no earlier month is stored.
    """
    reads = {rule.code: rule.reads for rule in rules}
    judged = {each.measured.item.code: each for each in items}
    dated = [
        replace(alert, since=_since(alert, judged, past, period, reads.get(alert.rule, ())))
        for alert in alerts
    ]
    silent = {
        each.subject: each.since for each in dated if each.status and each.status.entry.is_absence
    }
    return tuple(
        replace(alert, since=_first_stored(alert, past.stood, period))
        if alert.since is None
        else alert
        for alert in _of_elements(dated, Tree.of(plan, items), silent, reads)
    )


def first_raised(alert: Alert, stood: Sequence[PastState], period: Period) -> Period | None:
    """The month in which an alert was first raised: what it counts may have begun before.

    Where every stored month raised it, it is as old as its figures say; None where nobody knows.
    """
    raised = _first_stored(alert, stood, period)
    if raised is None or alert.since is None or alert.since >= raised:
        return alert.since
    known = (each.period for each in stood if each.period < raised and each.judged(alert.subject))
    return raised if any(known) else alert.since


def _first_stored(alert: Alert, stood: Sequence[PastState], period: Period) -> Period | None:
    """The first of the stored months in a row in which it was raised; None where none is stored.

    Months in which its subject was not judged say nothing.
    """
    since = period
    for state in reversed(stood):
        if alert.id in state.raised:
            since = state.period
        elif state.judged(alert.subject):
            break
    return since if stood else None


def _since(
    alert: Alert,
    judged: Mapping[str, JudgedItem],
    past: Past,
    period: Period,
    reads: Sequence[str],
) -> Period | None:
    item = judged.get(alert.subject)
    facts = (*reads, _ABSENCE) if alert.status and alert.status.entry.is_absence else reads
    counted = [past.counted[alert.subject, fact] for fact in facts if _key(alert, fact, past)]
    if counted:
        return counted[0]
    return None if item is None else _of_rule(alert, item, past, period, reads)


def _key(alert: Alert, fact: str, past: Past) -> bool:
    return (alert.subject, fact) in past.counted


def _of_rule(
    alert: Alert, item: JudgedItem, past: Past, period: Period, reads: Sequence[str]
) -> Period | None:
    """The first of the due periods in a row in which the rule is known to have held."""
    since = None
    for at, then in past.then.get(alert.subject, ()):
        if alert.rule in then.held:
            since = at
        elif _was_not(alert, item, then, reads):
            return since or period
        else:
            break
    return since


def _was_not(alert: Alert, now: JudgedItem, then: Fired, reads: Sequence[str]) -> bool:
    """Whether all that the rule reads now was known then, where it did not hold.

    Of a status it was, unless nothing could be rated: a figure that was owed is another status.
    """
    if alert.status is not None:
        return not isinstance(then.progress, Gap) or then.progress in OWED
    asked = {
        each.name
        for each in now.measured.measures
        if each.name in reads and not isinstance(each.figure, Gap)
    }
    return not isinstance(then.progress, Gap) and asked <= then.known


def _of_elements(
    alerts: Sequence[Alert],
    tree: Tree,
    silent: Mapping[str, Period | None],
    reads: Mapping[str, Sequence[str]],
) -> Iterator[Alert]:
    """Dates an alert on an element none of whose items has a figure by the last to fall silent."""
    for alert in alerts:
        if alert.since is None and _ITEMS_WITHOUT.intersection(reads.get(alert.rule, ())):
            below = [each.measured.item.code for each in tree.below(alert.subject)]
            dates = [date for code in below if (date := silent.get(code)) is not None]
            if dates and len(dates) == len(below):
                yield replace(alert, since=max(dates))
                continue
        yield alert
