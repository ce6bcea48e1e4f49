"""What ``sheetgen trace`` prints of a cell of ``Alertas``: the alerts it shows or speaks of."""

from collections.abc import Iterator

from sheetgen.cli.trace_text import sources
from sheetgen.keeping.answers import AlertAnswer, Answers
from sheetgen.language.message import message
from sheetgen.language.speaker import Speaker
from sheetgen.model.place import Place


def alert_lines(
    place: Place, alerts: tuple[AlertAnswer, ...], found: Answers, say: Speaker
) -> Iterator[str]:
    """Each alert with its rule, its cause and, of one alone, the cells it rests on."""
    yield f"{place}"
    for alert in alerts:
        record = alert.record
        yield f"  {record['id']} · {alert.level}"
        yield f"    {record['message']}"
        yield f"    {alert.rule}"
        if record["cause"]:
            yield "    " + say.say(message("Follows from {cause}.", cause=record["cause"]))
    if len(alerts) == 1:
        yield "  " + say.say(message("Read from:"))
        yield from sources(alerts[0].places, found, say)


def alert_records(alerts: tuple[AlertAnswer, ...], found: Answers) -> dict[str, object]:
    """The same for programs, as ``results.json`` has it."""
    return {
        "plan": found.plan,
        "period": found.period,
        "alerts": [alert.record for alert in alerts],
    }
