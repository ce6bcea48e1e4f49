"""What becomes of alerts, in words and for programs: noted by whom, what is decided and said."""

from collections.abc import Iterable
from datetime import date

from sheetgen.language.message import Message, joined, message, message_n
from sheetgen.model.follow import Acknowledged, Decision, Explained, Life, Progress
from sheetgen.model.report import Report
from sheetgen.telling.as_data import parts_of
from sheetgen.telling.commitment_words import measure_words
from sheetgen.telling.words import day_of


def more_words(counted: int, noted: int) -> Message | None:
    """How many alerts go with one, as they are counted; those taken note of stand apart."""
    parts = []
    if counted:
        parts.append(message_n("and {n} more", "and {n} more", counted))
    if noted:
        parts.append(message_n("{n} more is acknowledged", "{n} more are acknowledged", noted))
    return joined(parts, "; ") if parts else None


def noted_words(life: Life) -> Message | None:
    """Who took note of an alert, until when and why; None where nobody did."""
    noted = life.acknowledged
    if noted is None:
        return None
    return message(
        "Acknowledged until {until} by {approver}: {reason}",
        until=day_of(noted.until),
        approver=noted.approver,
        reason=noted.reason,
    )


def decisions_words(life: Life, report: Report) -> Message | None:
    """All that was decided on an alert, each with how far it has come; None where nothing was."""
    return decided_words(life.decisions, report.as_of)


def decided_words(decisions: Iterable[Decision], day: date) -> Message | None:
    """What was decided, each with how far it has come on a day; None where nothing was."""
    told = [_decision_words(each, day) for each in decisions]
    return joined(told) if told else None


def _decision_words(decision: Decision, day: date) -> Message:
    progress = decision.progress(day)
    if progress is Progress.DONE and decision.done is not None:
        return message(
            "{decision} ({owner}): done on {day}, {evidence}.",
            decision=decision.decision,
            owner=decision.owner,
            day=day_of(decision.done),
            evidence=decision.evidence,
        )
    return message(
        "{decision} ({owner}): {state}, due on {day}.",
        decision=decision.decision,
        owner=decision.owner,
        state=progress.word,
        day=day_of(decision.due),
    )


def said_words(said: Explained | None, *, with_period: bool = False) -> Message | str:
    """The reason and the corrective measure that an office gave; nothing where it gave none."""
    if said is None:
        return ""
    parts = [
        *([message("Reason: {text}", text=said.reason)] if said.reason else []),
        *([message("Measure: {text}", text=measure_words(said))] if said.corrective else []),
    ]
    told = joined(parts, " · ")
    return message("{period}: {said}", period=said.period, said=told) if with_period else told


def life_record(report: Report, alert: str) -> dict[str, object]:
    """The life of an alert for programs: what is added to its record."""
    life = report.following.life(alert)
    if life is None:
        return {}
    return {
        "first_seen": None if life.first is None else str(life.first),
        "age_months": life.age,
        "course": None if life.course is None else life.course.value,
        "acknowledged": None if life.acknowledged is None else _noted(life.acknowledged),
        "decisions": [decision_record(each, report.as_of) for each in life.decisions],
        "explained": explained_record(life.explained),
        "explained_before": explained_record(life.before),
        "same_reason_periods": life.repeated,
    }


def acknowledged_records(report: Report) -> list[dict[str, object]]:
    """All that was taken note of in the plan: whether it is in force, and whether it stands."""
    raised = {each.id for each in report.alerts}
    return [
        {
            "alert": each.alert,
            **_noted(each),
            "state": "in-force" if report.as_of <= each.until else "expired",
            "raised": each.alert in raised,
        }
        for each in report.following.acknowledged
    ]


def decision_records(report: Report) -> list[dict[str, object]]:
    """All that was decided in the plan, also on alerts that do not stand any more."""
    raised = {each.id for each in report.alerts}
    return [
        {"alert": each.alert, **decision_record(each, report.as_of), "raised": each.alert in raised}
        for each in report.following.decisions
    ]


def _noted(noted: Acknowledged) -> dict[str, object]:
    return parts_of(noted, "until reason approver place")


def decision_record(decision: Decision, day: date) -> dict[str, object]:
    """A decision, and how far it has come on the report's date."""
    return {
        **parts_of(decision, "decision owner due done evidence"),
        "state": decision.progress(day).value,
        "days_overdue": decision.days_overdue(day),
        "place": str(decision.place),
    }


def explained_record(said: Explained | None) -> dict[str, object] | None:
    """What an office wrote beside an item in a month; None where it wrote nothing."""
    return None if said is None else parts_of(said, "period reason corrective responsible due")
