"""The life of each alert: since when it stands, better or worse, what is said and done about it."""

from collections.abc import Iterable, Mapping
from datetime import date
from decimal import Decimal

from sheetgen.model.figure import Figure
from sheetgen.model.follow import Acknowledged, Course, Decision, Explained, Following, Life
from sheetgen.model.past_state import PastState
from sheetgen.model.period import Period
from sheetgen.model.report import JudgedItem
from sheetgen.model.summary import Alert
from sheetgen.records import Struct, field
from sheetgen.summing.persistence import Past, first_raised

_MONTHS = 12


class Notes(Struct, frozen=True, kw_only=True):
    """What was noted and decided in the plan, and what offices wrote, with the codes of now.

    ``now`` and ``before`` are by item: of this period and of the stored one that it is held
    against; ``earlier`` are all that was written in each stored month before.
    """

    acknowledged: tuple[Acknowledged, ...] = ()
    decisions: tuple[Decision, ...] = ()
    now: Mapping[str, Explained] = field(default_factory=dict)
    before: Mapping[str, Explained] = field(default_factory=dict)
    earlier: Mapping[Period, Mapping[str, Explained]] = field(default_factory=dict)


def follow(
    alerts: Iterable[Alert],
    items: Iterable[JudgedItem],
    past: Past,
    notes: Notes,
    period: Period,
    day: date,
) -> Following:
    """The lives of the alerts of one report, in their order."""
    judged = {each.measured.item.code: each for each in items}
    return Following(
        lives=tuple(
            Life(
                alert=alert.id,
                first=first_raised(alert, past.stood, period),
                age=None if alert.since is None else _months(alert.since, period),
                course=_course(alert, judged.get(alert.subject), past, period),
                acknowledged=_noted(alert.id, notes.acknowledged, day),
                decisions=tuple(each for each in notes.decisions if each.alert == alert.id),
                explained=notes.now.get(alert.subject),
                before=notes.before.get(alert.subject),
                repeated=_repeated(judged.get(alert.subject)),
            )
            for alert in alerts
        ),
        acknowledged=notes.acknowledged,
        decisions=notes.decisions,
    )


def _months(first: Period, period: Period) -> int:
    return (period.year - first.year) * _MONTHS + period.month - first.month


def _noted(alert: str, acknowledged: Iterable[Acknowledged], day: date) -> Acknowledged | None:
    """The line in force on a day: of several the one that holds longest."""
    mine = [each for each in acknowledged if each.alert == alert and day <= each.until]
    return max(mine, key=lambda each: each.until, default=None)


def _repeated(item: JudgedItem | None) -> int:
    found = None if item is None else item.measured.figure("reason_periods")
    return 0 if found is None else int(found)


def _course(alert: Alert, item: JudgedItem | None, past: Past, period: Period) -> Course | None:
    """How it stands beside the due period before; None where nobody knows.

    Where nobody sent anything in it, beside the last stored month, as everything else is.
    """
    if alert.since == period:
        return Course.NEW
    if item is None:
        return None
    at, before = next(iter(past.then.get(alert.subject, ())), (None, None))
    if before is None:
        return _beside_stored(alert, item, past.stood[-1]) if past.stood else None
    was = before.held.get(alert.rule)
    if was is not None:
        return _compared(alert, item, before.progress, was)
    return Course.NEW if _was_not_raised(alert, past, at) else None


def _beside_stored(alert: Alert, item: JudgedItem, state: PastState) -> Course | None:
    """By the progress alone, which a month holds of each item; None where it told another."""
    was = state.items.get(alert.subject)
    if was is None or alert.id not in state.raised or not isinstance(was.progress, Decimal):
        return None
    is_told = alert.status is not None and alert.status.entry.worse
    return _compared(alert, item, was.progress, alert.weight) if is_told else None


def _was_not_raised(alert: Alert, past: Past, at: Period | None) -> bool:
    """Whether its subject was judged in that month without it.

    What is counted began before it was told: a figure repeats from the month that it is first of.
    """
    return any(
        state.period == at and state.judged(alert.subject) and alert.id not in state.raised
        for state in past.stood
    )


def _compared(alert: Alert, item: JudgedItem, before: Figure | None, was: Decimal) -> Course:
    """By the progress where it tells the status, else by how far past its bound the figure is."""
    status = alert.status
    now, then = alert.weight, was
    if status is not None and status.entry.worse:
        figures = item.measured.figure("progress"), before
        if isinstance(figures[0], Decimal) and isinstance(figures[1], Decimal):
            now, then = status.entry.worse * figures[0], status.entry.worse * figures[1]
    if now == then:
        return Course.SAME
    return Course.WORSE if now > then else Course.BETTER
