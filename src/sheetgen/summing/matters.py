"""Ranks what a reader should act on over the whole plan, so that few matters press.

Alerts that follow from one cause, or speak of one subject, are one matter. Matters are ranked by
severity times distance times money times persistence; of those of high severity a fifth of all
matters at most is urgent, by rank: where everything is urgent nothing is.
"""

from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache
from math import lcm

from sheetgen.model.kinds import Kind
from sheetgen.model.matter import lead_of
from sheetgen.model.period import Period
from sheetgen.model.report import JudgedItem
from sheetgen.model.role import BUDGET
from sheetgen.model.severity import Severity
from sheetgen.model.summary import Alert
from sheetgen.records import replace

URGENT_OF = 5
"""One of so many matters, begun ones counted, is urgent at most."""
_SEVERITY = {each: Fraction(3**place) for place, each in enumerate(reversed(Severity))}
"""9, 3 and 1: three of one weigh as much as one of the next."""
_FARTHEST = 10
"""An alert's weight at most: each factor of a rank goes from 1 to 2."""
_NONE = Fraction(0)
_LONGEST = 12
"""Months after which an alert gets no older."""


def ranked(
    alerts: Sequence[Alert], items: Iterable[JudgedItem], period: Period
) -> tuple[Alert, ...]:
    """The same alerts in their order, each with its matter's lead, rank and urgency."""
    groups = _groups(alerts)
    shares = _shares(items)
    scored = [(_score(group, shares, period), group) for group in groups]
    part = lcm(*{score.denominator for score, _ in scored})  # whole numbers are soon compared
    in_turn = sorted(  # of equals the order of the alerts
        scored, key=lambda pair: -pair[0].numerator * (part // pair[0].denominator)
    )
    urgent = -(-len(groups) // URGENT_OF)
    told: dict[str, Alert] = {}
    for rank, (_, group) in enumerate(in_turn, 1):
        lead = group[0]
        level = lead.severity
        if level.is_urgent and rank > urgent:
            level = Severity.MEDIUM
        for alert in group:
            matter = "" if alert is lead else lead.id
            told[alert.id] = replace(alert, rank=rank, urgency=level, matter=matter)
    return tuple(told[alert.id] for alert in alerts)


def _groups(alerts: Sequence[Alert]) -> list[list[Alert]]:
    """The alerts of each matter, its lead first: the gravest of those nothing else explains."""
    by_id = {alert.id: alert for alert in alerts}
    leads = {alert.id: lead_of(alert, by_id) for alert in alerts}
    groups: dict[str, list[Alert]] = {}
    for alert in alerts:
        groups.setdefault(leads[alert.id].subject, []).append(alert)
    return [
        sorted(group, key=lambda alert: (leads[alert.id] is not alert, -_SEVERITY[alert.severity]))
        for group in groups.values()
    ]


def _shares(items: Iterable[JudgedItem]) -> Mapping[str, Fraction]:
    """What each item is of the plan: of its money where it has any, else of its items."""
    known = [(each.measured.item, each.measured.figure(BUDGET)) for each in items]
    pims = {item.code: Fraction(pim) for item, pim in known if pim is not None and pim > 0}
    work = {item.code for item, _ in known if item.kind is Kind.ACTIVITY}
    whole = sum((pim for code, pim in pims.items() if code in work), Fraction(0))
    if whole:
        return {code: pim / whole for code, pim in pims.items()}
    return {item.code: Fraction(1, len(known)) for item, _ in known}


def _score(group: Sequence[Alert], shares: Mapping[str, Fraction], period: Period) -> Fraction:
    """Severity times distance times money times persistence, the last three from 1 to 2."""
    lead = group[0]
    own = shares.get(lead.subject)  # a product that repeats its activity has the same money
    below = sum((shares.get(each, _NONE) for each in {alert.subject for alert in group}), _NONE)
    money = 1 + min(below if own is None else own, Fraction(1))
    months = max((_age(alert.since, period) for alert in group), default=0)
    return _pressing(lead.severity, max(alert.weight for alert in group), months) * money


@lru_cache(maxsize=1 << 10)  # most have one of few weights
def _pressing(severity: Severity, weight: Decimal, months: int) -> Fraction:
    """All of a score but the money."""
    distance = 1 + (min(Fraction(weight), Fraction(_FARTHEST)) - 1) / (_FARTHEST - 1)
    persistence = 1 + Fraction(min(months, _LONGEST), _LONGEST)
    return _SEVERITY[severity] * distance * persistence


def _age(since: Period | None, period: Period) -> int:
    """For how many months an alert has lasted."""
    if since is None:
        return 0
    return (period.year - since.year) * 12 + period.month - since.month
