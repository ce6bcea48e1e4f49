"""Since when: dates each alert on a status by the periods before, where they are known."""

from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal

from sheetgen.model.figure import Figure, Gap
from sheetgen.model.finding import Status
from sheetgen.model.period import Period
from sheetgen.model.report import JudgedItem
from sheetgen.model.summary import Alert

_ABSENT = frozenset({Gap.NOT_SUBMITTED, Gap.UNREADABLE, Gap.NO_DATA, Gap.BLANK})
Past = Mapping[str, tuple[tuple[Period, Figure], ...]]


def date_alerts(
    alerts: tuple[Alert, ...], items: tuple[JudgedItem, ...], past: Past, period: Period
) -> tuple[Alert, ...]:
    """Each alert on a status with the first of the periods in a row that had the same status.

    Earlier figures are judged by the thresholds that the item has now. ``since`` stays None where
    no earlier period is known, and for alerts that are no status.
    """
    judged = {each.measured.item.code: each for each in items}
    return tuple(_dated(alert, judged.get(alert.subject), past, period) for alert in alerts)


def _dated(alert: Alert, judged: JudgedItem | None, past: Past, period: Period) -> Alert:
    known = past.get(alert.subject, ())
    if alert.status is None or judged is None or not known:
        return alert
    bounds = {bound.name: bound.figure for bound in judged.bounds}
    since = period
    for earlier, figure in known:
        if not _is(alert.status, figure, bounds):
            if since == period and isinstance(figure, Gap) and figure not in _ABSENT:
                return alert  # the period before could not be rated: nobody knows
            break
        since = earlier
    return replace(alert, since=since)


def _is(status: Status, figure: Figure, bounds: Mapping[str, Decimal]) -> bool:
    if isinstance(figure, Gap):
        return status is Status.MISSING and figure in _ABSENT
    if status is Status.LOW:
        return "low" in bounds and figure < bounds["low"]
    return status is Status.ATYPICAL and "atypical" in bounds and figure > bounds["atypical"]
