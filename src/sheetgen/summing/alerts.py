"""Collects what a reader should act on, from every finding that carries a severity."""

from collections.abc import Iterable

from sheetgen.model.finding import Finding, Severity, Status
from sheetgen.model.report import JudgedItem
from sheetgen.model.summary import Alert

_GRAVEST_FIRST = {severity: rank for rank, severity in enumerate(Severity)}
_STATUS_ORDER = {
    status: rank
    for rank, status in enumerate(
        (Status.LOW, Status.MISSING, Status.ATYPICAL, Status.NOT_RATED, Status.ON_TRACK)
    )
}


def collect(items: tuple[JudgedItem, ...], of_elements: tuple[Finding, ...]) -> tuple[Alert, ...]:
    """Every alert, gravest first, then by what it says and in the order of the plan."""
    alerts = [
        *(alert for judged in items for alert in _of_item(judged)),
        *(
            _alert(finding, None, ())
            for finding in of_elements
            if finding.severity and not finding.beta
        ),
    ]
    return tuple(sorted(alerts, key=_rank))


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
    )


def _rank(alert: Alert) -> tuple[int, int, str]:
    """Contradictions (no status) before the statuses of the same severity."""
    status = -1 if alert.status is None else _STATUS_ORDER[alert.status]
    return _GRAVEST_FIRST[alert.severity], status, alert.rule
