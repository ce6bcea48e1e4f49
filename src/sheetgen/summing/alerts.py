"""Collects what a reader should act on, from every finding that carries a severity."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from sheetgen.model.finding import Finding
from sheetgen.model.plan import Plan
from sheetgen.model.report import JudgedItem
from sheetgen.model.rule import Rule
from sheetgen.model.severity import Severity
from sheetgen.model.status import GRAVEST_FIRST, Status
from sheetgen.model.summary import Alert
from sheetgen.model.tree import Tree
from sheetgen.summing.causes import with_causes

_GRAVEST_FIRST = {severity: rank for rank, severity in enumerate(Severity)}
_STATUS_ORDER = {status: rank for rank, status in enumerate(GRAVEST_FIRST)}


def collect(
    items: tuple[JudgedItem, ...],
    others: tuple[Finding, ...],
    plan: Plan,
    rules: tuple[Rule, ...],
) -> tuple[Alert, ...]:
    """Every alert: the gravest and heaviest first, each followed by what follows from it.

    ``others`` are the findings on elements, offices and the plan.
    """
    answers = _answering(items, plan)
    alerts = [
        *alerts_of(items),
        *(
            _alert(finding, None, answers.get(finding.subject, ()))
            for finding in others
            if finding.severity and not finding.beta
        ),
    ]
    return tuple(_folded(with_causes(sorted(alerts, key=_rank), items, plan, rules)))


def alerts_of(items: tuple[JudgedItem, ...]) -> tuple[Alert, ...]:
    """The alerts of these items, as they stand: neither ordered nor led back to their causes."""
    return tuple(alert for judged in items for alert in _of_item(judged))


def on_trial(items: tuple[JudgedItem, ...], others: tuple[Finding, ...]) -> tuple[Finding, ...]:
    """What the rules on trial found: reported apart, never counted."""
    of_items = (finding for judged in items for finding in judged.verdict.findings)
    return tuple(finding for each in (of_items, others) for finding in each if finding.beta)


def _answering(items: tuple[JudgedItem, ...], plan: Plan) -> Mapping[str, tuple[str, ...]]:
    """Who answers for each element, in the order of its items; and for each office, itself."""
    tree = Tree.of(plan, items)
    found = {
        element.code: tuple(
            dict.fromkeys(
                office
                for judged in tree.below(element.code)
                for office in judged.measured.item.offices
            )
        )
        for element in plan.elements
    }
    of_items = {item.code: item.offices for item in plan.items}
    return of_items | found | {office.code: (office.code,) for office in plan.offices}


def _of_item(judged: JudgedItem) -> Iterable[Alert]:
    for finding in judged.verdict.findings:
        if finding.severity is not None and not finding.beta:
            by_status = finding.rule == judged.verdict.rule
            status = judged.verdict.status if by_status else None
            yield _alert(finding, status, judged.measured.item.offices)


def _alert(finding: Finding, status: Status | None, offices: tuple[str, ...]) -> Alert:
    return Alert(
        id=f"{finding.rule}:{finding.subject}",
        rule=finding.rule,
        subject=finding.subject,
        severity=finding.severity or Severity.INFO,
        status=status,
        offices=offices,
        message=finding.message,
        remedy=finding.remedy,
        places=finding.places,
        weight=finding.weight,
    )


def _rank(alert: Alert) -> tuple[object, ...]:
    """Severity, then weight; of equals contradictions (no status) before the statuses."""
    status = -1 if alert.status is None else _STATUS_ORDER[alert.status]
    return _GRAVEST_FIRST[alert.severity], -alert.weight, status, alert.rule


def _folded(alerts: Sequence[Alert]) -> Iterator[Alert]:
    """Each alert that stands for itself, then its consequences and theirs; none is dropped."""
    following: dict[str, list[Alert]] = {}
    for alert in alerts:
        following.setdefault(alert.cause, []).append(alert)

    def with_following(alert: Alert) -> Iterator[Alert]:
        yield alert
        for each in following.get(alert.id, ()):
            yield from with_following(each)

    for alert in following.get("", ()):
        yield from with_following(alert)
