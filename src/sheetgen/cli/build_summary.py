"""What a person reads after a build: statuses, alerts, what offices must fix, what was written."""

from collections import Counter
from collections.abc import Iterator, Sequence

from sheetgen.cli.summary_following import following_lines, late_lines
from sheetgen.language.message import MOST_NAMED, Message, filled, first_few, message, message_n
from sheetgen.language.speaker import Speaker
from sheetgen.model.figure import Gap
from sheetgen.model.follow import Progress
from sheetgen.model.matter import Matter, counted_of
from sheetgen.model.oddity import PlanOddity
from sheetgen.model.owing import debts
from sheetgen.model.problem import Problem, Weight
from sheetgen.model.report import Report
from sheetgen.model.severity import Severity
from sheetgen.model.status import TONES, Status
from sheetgen.model.submission import State
from sheetgen.model.waiver import Standing
from sheetgen.telling.words import date_of
from sheetgen.writing.apart import told_apart
from sheetgen.writing.records.change_records import late_records, otherwise_records

_MOST_ALERTS = 5
_MOST_PROBLEMS = 3
_MOST_QUESTIONS = 12
_MOST_EVENTS = 3
_NEVER_CAME = "READ-309"
_SAID_ALOUD = ("READ-333", "READ-337", "READ-338")
"""Questions that a build says on the console too: which file counts, of which month it is."""


def summary_lines(report: Report, written: list[str], say: Speaker) -> Iterator[str]:
    """The summary of one plan, line by line."""
    yield f"{report.plan.name} · {report.plan.code} · {report.period}"
    for line in (
        _statuses(report),
        *_not_due(report),
        *_index(report),
        _deliveries(report),
        *debts(report.owing),
    ):
        yield "  " + say.say(line)
    yield from _alert_lines(report, say)
    yield from following_lines(report, say)
    yield from late_lines(report.after_closing, say)
    yield from _waiver_lines(report, say)
    yield from _question_lines(report, say)
    yield from _problem_lines(report, say)
    yield from oddity_lines(report.oddities, say)
    yield from _event_lines(report, say)
    large = told_apart(report)
    if large is not None:
        yield "  " + say.say(large)
    yield "  " + say.say(message("Written:"))
    yield from (f"    {path}" for path in written)
    yield ""


def _event_lines(report: Report, say: Speaker) -> Iterator[str]:
    """What the rule engine did that is not to pass in silence, the first few in full."""
    events = report.judging.events
    if not events:
        return
    yield "  " + say.say(
        message_n("The rule engine: {n} event.", "The rule engine: {n} events.", len(events))
    )
    for event in events[:_MOST_EVENTS]:
        yield f"    {say.say(event.message)}"
    yield from _more(len(events) - _MOST_EVENTS, say)


def oddity_lines(oddities: Sequence[PlanOddity], say: Speaker) -> Iterator[str]:
    """What is odd in the plan itself, each with its line and its cure."""
    if not oddities:
        return
    yield "  " + say.say(
        message_n(
            "{n} oddity of the plan, for whoever keeps it and not for the offices:",
            "{n} oddities of the plan, for whoever keeps it and not for the offices:",
            len(oddities),
        )
    )
    for each in oddities:
        yield f"    {each.place}: {say.say(each.message)} {say.say(each.remedy)}"


def _statuses(report: Report) -> Message:
    """How many items are of each class, by the words that the sheets and charts use."""
    counts = Counter(
        judged.verdict.status.tone_for(judged.verdict.band).place for judged in report.items
    )
    parts = [
        message("{word} {n}", word=tone.word, n=counts[tone.place])
        for tone in TONES
        if counts[tone.place]
    ]
    return message_n("{n} item: {parts}.", "{n} items: {parts}.", len(report.items), parts=parts)


def _not_due(report: Report) -> Iterator[Message]:
    """Why nothing at all is rated, where that is so."""
    if report.items and not any(judged.measured.due for judged in report.items):
        yield message("No item is due in this period.")


def _index(report: Report) -> Iterator[Message]:
    if report.index is None:
        return
    declared = report.index.declared
    if isinstance(declared.figure, Gap):
        yield message("Index: no item has a figure.")
        return
    yield message_n(
        "Index: {figure:percent} over {n} item; {left_out} left out, {capped} capped.",
        "Index: {figure:percent} over {n} items; {left_out} left out, {capped} capped.",
        declared.n,
        figure=declared.figure,
        left_out=declared.left_out,
        capped=declared.capped,
    )


def _deliveries(report: Report) -> Message:
    """How many files came, whose lack, and who had nothing to report."""
    counted = [each for each in report.submissions if each.state is not State.SUPERSEDED]
    offices = {each.office for each in counted if each.office}
    absent = [each for each in counted if each.state is State.MISSING]
    missing = [each.office for each in absent if each.is_owed]
    idle = [each.office for each in absent if not each.is_owed]
    said = message_n(
        "Deliveries: {came} of {n} office",
        "Deliveries: {came} of {n} offices",
        len(offices),
        came=len(offices) - len(absent),
    )
    refused = {each.office for each in counted if each.state is State.REJECTED}
    silent = [each for each in missing if each not in refused]
    if silent:
        said = message("{said}; missing: {missing}", said=said, missing=first_few(silent))
    if came := [each for each in missing if each in refused]:
        said = message("{said}; refused: {refused}", said=said, refused=first_few(came))
    if idle:
        said = message("{said}; nothing due of: {idle}", said=said, idle=first_few(idle))
    return message("{sentence}.", sentence=said)


def _alert_lines(report: Report, say: Speaker) -> Iterator[str]:
    noted = report.following.noted
    counted = [alert for alert in report.alerts if alert.id not in noted]
    matters = counted_of(report.alerts, noted)
    counts = Counter(each.level for each in matters)
    parts = [filled(each.counted, n=counts[each]) for each in Severity if counts[each]]
    if not report.alerts:
        yield "  " + say.say(message("No alerts."))
        return
    said = message_n(
        "{n} matter: {parts} ({alerts}).",
        "{n} matters: {parts} ({alerts}).",
        len(matters),
        parts=parts,
        alerts=message_n("{n} alert", "{n} alerts", len(counted)),
    )
    yield "  " + say.say(said if counted else message("No alerts but those acknowledged."))
    first = matters[:_MOST_ALERTS]
    for each in first:
        yield f"    {_alert_line(each, say)}"
    yield from _more(len(matters) - len(first), say)


def _more(n: int, say: Speaker) -> Iterator[str]:
    """How many are left out, where some are."""
    if n > 0:
        left = message_n("… and {n} more in the workbook.", "… and {n} more in the workbook.", n)
        yield "    " + say.say(left)


def _alert_line(matter: Matter, say: Speaker) -> str:
    """Its number, of what, what happens, and how much goes with it."""
    alert, said = matter.alert, say.say(matter.alert.message)
    if matter.effects:
        more = message_n("and {n} more", "and {n} more", len(matter.effects))
        said = f"{said} ({say.say(more)})"
    return f"{matter.number}. {alert.subject}: {said}"


def _waiver_lines(report: Report, say: Speaker) -> Iterator[str]:
    """What waivers set apart, and those that expired."""
    if report.waived or report.account.waived:
        alerts = message_n("{n} alert waived", "{n} alerts waived", len(report.waived))
        cells = message_n("{n} cell excused", "{n} cells excused", report.account.waived)
        yield "  " + say.say(message("{alerts}, {cells}.", alerts=alerts, cells=cells))
    for use in report.waivers:
        if use.standing is Standing.EXPIRED:
            said = message(
                "The waiver of {scope} ({rule}) expired on {until} and is no longer applied.",
                scope=use.waiver.scope,
                rule=use.waiver.rule,
                until=date_of(use.waiver.until),
            )
            yield "  " + say.say(said)


def _question_lines(report: Report, say: Speaker) -> Iterator[str]:
    """What was decided by weak evidence, and the analyst can settle: never in silence."""
    asked = [
        each
        for each in report.problems
        if each.code in _SAID_ALOUD and each.weight is Weight.NOTICE
    ]
    for each in asked[:_MOST_QUESTIONS]:
        yield f"  ? {each.office} · {each.place}: {say.say(each.message)} {say.say(each.remedy)}"
    yield from _more(len(asked) - _MOST_QUESTIONS, say)


def _problem_lines(report: Report, say: Speaker) -> Iterator[str]:
    to_fix = [each for each in report.problems if each.weight is Weight.ERROR]
    if not to_fix:
        yield "  " + say.say(message("Offices have nothing to fix."))
    refused = {each.office for each in report.submissions if each.state is State.REJECTED}
    never_came = [each.office for each in to_fix if each.code == _NEVER_CAME]
    absent = [each for each in never_came if each not in refused]
    if absent:
        yield "  " + say.say(
            message_n(
                "{n} office owes its file: {offices}. Ask it to fill its template and send it.",
                "{n} offices owe their file: {offices}. "
                "Ask them to fill their template and send it.",
                len(absent),
                offices=first_few(absent),
            )
        )
    by_office: dict[str, list[Problem]] = {}
    for each in to_fix:
        if each.code != _NEVER_CAME:
            by_office.setdefault(each.office or "?", []).append(each)
    for office, problems in [*by_office.items()][:MOST_NAMED]:
        yield from _office_lines(office, problems, say)
    more = len(by_office) - MOST_NAMED
    if more > 0:
        said = message_n(
            "… and {n} office more has something to fix, told in the workbook.",
            "… and {n} offices more have something to fix, told in the workbook.",
            more,
        )
        yield "  " + say.say(said)
    notices = len(report.problems) - len(to_fix)
    if notices:
        yield "  " + say.say(
            message_n(
                "{n} notice that need not be fixed.", "{n} notices that need not be fixed.", notices
            )
        )


def _office_lines(office: str, problems: list[Problem], say: Speaker) -> Iterator[str]:
    said = message_n(
        "{office}: {n} thing to fix.", "{office}: {n} things to fix.", len(problems), office=office
    )
    yield "  " + say.say(said)
    for each in problems[:_MOST_PROBLEMS]:
        yield f"    {each.place}: {say.say(each.message)} {say.say(each.remedy)}"
    yield from _more(len(problems) - _MOST_PROBLEMS, say)


def summary_record(report: Report, written: list[str], say: Speaker) -> dict[str, object]:
    """The same for programs: counts, and where the whole of it is."""
    return {
        "plan": report.plan.code,
        "period": str(report.period),
        "items": len(report.items),
        "statuses": {
            status.value: sum(each.verdict.status is status for each in report.items)
            for status in Status
        },
        "alerts": len(report.alerts),
        "acknowledged": len(report.following.noted),
        "decisions_overdue": sum(
            each.progress(report.as_of) is Progress.OVERDUE for each in report.following.decisions
        ),
        "to_fix": sum(each.weight is Weight.ERROR for each in report.problems),
        "after_closing": late_records(report.after_closing),
        **otherwise_records(report.otherwise),
        "judged_by": report.judging.judged_by,
        "events": [
            {"kind": each.kind, "message": say.say(each.message)} for each in report.judging.events
        ],
        "files": written,
    }
