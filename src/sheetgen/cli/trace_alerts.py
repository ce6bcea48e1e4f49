"""What ``sheetgen trace`` prints of a cell of ``Alertas``: the alerts it shows or speaks of."""

from collections.abc import Iterator

from sheetgen.cli.trace_text import sources
from sheetgen.language.message import Message, message
from sheetgen.language.speaker import Speaker
from sheetgen.model.place import Place
from sheetgen.model.report import Report
from sheetgen.model.rule import Rule
from sheetgen.model.summary import Alert
from sheetgen.writing.records.found import alert_record


def alert_lines(
    place: Place, alerts: tuple[Alert, ...], report: Report, say: Speaker
) -> Iterator[str]:
    """Each alert with its rule, its cause and, of one alone, the cells it rests on."""
    yield f"{place}"
    for alert in alerts:
        yield f"  {alert.id} · {say.say(alert.level.word)}"
        yield f"    {say.say(alert.message)}"
        yield f"    {say.say(_rule(alert, report))}"
        if alert.cause:
            yield "    " + say.say(message("Follows from {cause}.", cause=alert.cause))
    if len(alerts) == 1:
        yield "  " + say.say(message("Read from:"))
        yield from sources(alerts[0].places, report, say)


def alert_records(alerts: tuple[Alert, ...], report: Report, say: Speaker) -> dict[str, object]:
    """The same for programs, as ``results.json`` has it."""
    return {
        "plan": report.plan.code,
        "period": str(report.period),
        "alerts": [alert_record(alert, say) for alert in alerts],
    }


def _rule(alert: Alert, report: Report) -> Message:
    rule: Rule = next(each for each in report.rules if each.code == alert.rule)
    return message(
        "Rule {rule} ({file}, in force since {since})",
        rule=rule.code,
        file=rule.file,
        since=rule.since,
    )
