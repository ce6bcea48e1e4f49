"""What a person reads of alerts after a build: noted, decided on, and what came too late."""

from collections import Counter
from collections.abc import Iterable, Iterator

from sheetgen.language.message import filled, message, message_n
from sheetgen.language.speaker import Speaker
from sheetgen.model.closed import Late
from sheetgen.model.commitment import Standing
from sheetgen.model.follow import Progress
from sheetgen.model.report import Report
from sheetgen.telling.closed_words import late_line
from sheetgen.telling.commitment_words import promised_line
from sheetgen.telling.words import date_of


def late_lines(late: Iterable[Late], say: Speaker) -> Iterator[str]:
    """What came after its month was closed, and changes nothing."""
    for each in late:
        yield f"  {say.say(late_line(each))}"


_COUNTED = {
    Progress.OPEN: message_n("{n} open", "{n} open", 1),
    Progress.OVERDUE: message_n("{n} overdue", "{n} overdue", 1),
    Progress.DONE: message_n("{n} done", "{n} done", 1),
}
"""How many decisions are how far."""


def following_lines(report: Report, say: Speaker) -> Iterator[str]:
    """What was taken note of and is counted apart, what expired, and what is decided."""
    following, day = report.following, report.as_of
    if following.noted:
        yield "  " + say.say(
            message_n(
                "{n} alert acknowledged, counted apart.",
                "{n} alerts acknowledged, counted apart.",
                len(following.noted),
            )
        )
    raised = {alert.id for alert in report.alerts} - following.noted
    for each in following.acknowledged:
        if day > each.until and each.alert in raised:
            said = message(
                "The acknowledgement of {alert} ended on {until}: it counts again.",
                alert=each.alert,
                until=date_of(each.until),
            )
            yield "  " + say.say(said)
    counts = Counter(each.progress(day) for each in following.decisions)
    parts = [filled(_COUNTED[each], n=counts[each]) for each in Progress if counts[each]]
    if parts:
        yield "  " + say.say(message("Decisions: {parts}.", parts=parts))
    for decided in following.decisions:
        if decided.progress(day) is Progress.OVERDUE:
            said = message_n(
                "{decision} ({owner}): {n} day overdue, on {alert}.",
                "{decision} ({owner}): {n} days overdue, on {alert}.",
                decided.days_overdue(day),
                decision=decided.decision,
                owner=decided.owner,
                alert=decided.alert,
            )
            yield f"    {say.say(said)}"
    overdue = (each for each in report.commitments if each.standing is Standing.OVERDUE)
    lines = (
        message("Overdue measure: {promise}", promise=promised_line(each, day)) for each in overdue
    )
    yield from dict.fromkeys(f"  {say.say(each)}" for each in lines)
