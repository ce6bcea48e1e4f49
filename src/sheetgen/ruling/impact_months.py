"""What other rules would have said month after month: since when, and what was cured by itself."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from sheetgen.model.impact import MonthImpact, NewAlert, PeriodImpact
from sheetgen.model.period import Period


def by_month(periods: Sequence[PeriodImpact]) -> tuple[MonthImpact, ...]:
    """Each stored month of each plan, plan by plan, the oldest first."""
    return tuple(each for months in _plans(periods) for each in _months(months))


def new_alerts(periods: Sequence[PeriodImpact]) -> tuple[NewAlert, ...]:
    """Each alert that would have come in some month: plan by plan, the first to fire first."""
    return tuple(each for months in _plans(periods) for each in _alerts(months))


def _plans(periods: Sequence[PeriodImpact]) -> list[list[PeriodImpact]]:
    plans: dict[str, list[PeriodImpact]] = {}
    for each in sorted(periods, key=lambda each: each.period):
        plans.setdefault(each.plan, []).append(each)
    return list(plans.values())


def _months(months: Sequence[PeriodImpact]) -> Iterator[MonthImpact]:
    following = {this.period: later for this, later in pairwise(months)}
    seen: set[str] = set()
    for each in months:
        came, later = set(each.came), following.get(each.period)
        yield MonthImpact(
            plan=each.plan,
            period=each.period,
            changed=sum(change.kind != "element" for change in each.changed),
            came=len(came),
            went=len(each.went),
            first=len(came - seen),
            cured=None if later is None else len(came - later.raised),
        )
        seen |= came


def _alerts(months: Sequence[PeriodImpact]) -> list[NewAlert]:
    following = {this.period: later for this, later in pairwise(months)}
    offices: dict[str, tuple[str, ...]] = {}
    fired: dict[str, list[Period]] = {}
    for each in months:
        for alert in each.alerts:
            if alert.comes:
                offices[alert.id] = alert.offices
                fired.setdefault(alert.id, []).append(each.period)
    found = [
        NewAlert(
            plan=months[0].plan,
            id=id_,
            offices=offices[id_],
            months=tuple(periods),
            cured=sum(id_ not in following[at].raised for at in periods if at in following),
            followed=sum(at in following for at in periods),
        )
        for id_, periods in fired.items()
    ]
    return sorted(found, key=lambda each: (each.first, each.offices, each.id))
