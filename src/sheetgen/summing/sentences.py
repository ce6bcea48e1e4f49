"""The sentences of the narrative: what is said of who, with the verb that agrees."""

from collections.abc import Sequence

from sheetgen.language.message import Message, message, message_n
from sheetgen.model.figure import Figure, Gap
from sheetgen.model.finding import Band, Severity, Status
from sheetgen.model.plan import Kind, Level
from sheetgen.model.summary import Alert
from sheetgen.summing.subjects import subject

_PAIR = 2


def stands(
    who: Message, figure: Figure, band: Band | None, alerts: Sequence[Alert], *, others_below: bool
) -> Message:
    """How an element stands, and how many alerts are told of it.

    ``others_below`` where paragraphs of their own tell more.
    """
    if isinstance(figure, Gap):
        return _unknown(who, alerts, others_below=others_below)
    stand = _stand(who, figure, band)
    if not alerts:
        if others_below:
            return message("{stand}, with no alerts but those told below.", stand=stand)
        return message("{stand}, with no alerts.", stand=stand)
    if others_below:
        return message(
            "{stand}, with {alerts}, besides those told below.", stand=stand, alerts=count(alerts)
        )
    return message("{stand}, with {alerts}.", stand=stand, alerts=count(alerts))


def _unknown(who: Message, alerts: Sequence[Alert], *, others_below: bool) -> Message:
    if not alerts:
        if others_below:
            return message(
                "{who} has no progress to report, and no alerts but those told below.", who=who
            )
        return message("{who} has no progress to report, and no alerts.", who=who)
    if others_below:
        return message(
            "{who} has no progress to report and has {alerts}, besides those told below.",
            who=who,
            alerts=count(alerts),
        )
    return message(
        "{who} has no progress to report and has {alerts}.", who=who, alerts=count(alerts)
    )


def _stand(who: Message, figure: Figure, band: Band | None) -> Message:
    match band:
        case Band.LOW:
            return message("{who} shows low progress ({figure:percent})", who=who, figure=figure)
        case Band.MEDIUM:
            return message(
                "{who} shows intermediate progress ({figure:percent})", who=who, figure=figure
            )
        case Band.HIGH:
            return message("{who} shows high progress ({figure:percent})", who=who, figure=figure)
    return message("{who} shows progress of {figure:percent}", who=who, figure=figure)


def count(alerts: Sequence[Alert]) -> Message:
    """How many alerts, and how many of them are grave."""
    total = len(alerts)
    grave = sum(alert.severity is Severity.HIGH for alert in alerts)
    if not grave:
        return message_n("one alert", "{n} alerts", total)
    if grave < total:
        return message_n(
            "{total} alerts, one of them of high severity",
            "{total} alerts, {n} of them of high severity",
            grave,
            total=total,
        )
    if grave == _PAIR:
        return message("two alerts, both of high severity")
    return message_n("one alert of high severity", "{n} alerts, all of high severity", total)


def head(status: Status, noun: Level | Kind, named: Sequence[Message]) -> Message:
    """Who has a status: some or all of an element's items, or items themselves."""
    who, n = subject(noun, named), len(named)
    match status:
        case Status.LOW:
            return message_n("{who} shows low progress.", "{who} show low progress.", n, who=who)
        case Status.MISSING if isinstance(noun, Level):
            return message_n(
                "{who} shows a lack of information.",
                "{who} show a lack of information.",
                n,
                who=who,
            )
        case Status.MISSING:
            return message_n(
                "{who} has no information available.",
                "{who} have no information available.",
                n,
                who=who,
            )
    return message_n(
        "{who} shows atypical progress, which suggests planning errors.",
        "{who} show atypical progress, which suggests planning errors.",
        n,
        who=who,
    )


def of_rule(what: Message, places: Sequence[Message]) -> Message:
    """What a rule says, and where it does: in whom, or from whom."""
    return message("{what} {places}.", what=what, places=places)
