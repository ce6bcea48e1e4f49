"""The figures that an alert rests on, in brackets after its subject: "2.1 (98.1 % against 0.0 %)".

They are those its message names, each in the message's own unit, so that the text and the table
tell the same.
"""

import string
from collections.abc import Iterator, Mapping
from decimal import Decimal

from sheetgen.language.languages import language_of
from sheetgen.language.message import OF_CODE, Message, filled, message, message_n, own_message
from sheetgen.model.summary import Alert

_PAIR = 2
_NAMES_OF_SUBJECTS = frozenset({"name", "code"})
_NOUNS: Mapping[str, Message] = {
    **dict.fromkeys(
        (
            "office_difference",
            "pim_difference",
            "accrued_difference",
            "past_change",
            "past_accrued_change",
            "lists_difference",
        ),
        message("a difference of {figure}"),
    ),
    **dict.fromkeys(("progress_fall", "index_fall"), message("{figure} less")),
    "lag": message("a lag of {figure}"),
    "advance": message("{figure} ahead"),
    # of work beyond the goal nothing is counted
    "advance_due": message("{figure} of the goal ahead of what is paid and due"),
    "change": message("a change of {figure}"),
}
"""What a figure is, where it says nothing by itself."""


def alert_named(alert: Alert) -> Message:
    """An alert's subject with the figures its message holds."""
    figures = dict(alert.message.figures)
    texts = alert.message.own or ((OF_CODE, alert.message.text),)
    worded: dict[str, Message] = {}
    shown = []
    for language, text in texts:
        named = dict(_placeholders(text))
        worded |= {name: said for name in named if (said := _worded(name, named[name], figures))}
        shown.append((language, _row(named, worded, language)))
    if not any(text for _, text in shown):
        return message("{code}", code=alert.subject)
    what = own_message(tuple(shown), **(figures | worded))
    return message("{code} ({what})", code=alert.subject, what=what)


def _placeholders(text: str) -> Iterator[tuple[str, str]]:
    """The figures a message names, with their units, in its order."""
    for _, name, unit, _ in string.Formatter().parse(text):
        if name and name not in _NAMES_OF_SUBJECTS:
            yield name, f"{{{name}:{unit}}}" if unit else f"{{{name}}}"


def _row(named: Mapping[str, str], worded: Mapping[str, Message], language: str) -> str:
    """The first two against each other, the others after them; what has words stands alone."""
    plain = [shown for name, shown in named.items() if name not in worded]
    rest = [shown for name, shown in named.items() if name in worded]
    if len(plain) >= _PAIR:
        against = language_of(language).against
        plain = [against.format(*plain[:_PAIR]), *plain[_PAIR:]]
    return "; ".join((*plain, *rest))


def _worded(name: str, shown: str, figures: Mapping[str, object]) -> Message | None:
    """A figure that says nothing without its noun; None where it speaks for itself."""
    figure = figures.get(name)
    if isinstance(figure, Decimal) and figure == figure.to_integral_value():
        return _counted(name, int(figure)) or _measured(name, shown, figure)
    return _measured(name, shown, figure)


def _measured(name: str, shown: str, figure: object) -> Message | None:
    noun = _NOUNS.get(name)
    if noun is None:
        return None
    return filled(noun, figure=own_message(((OF_CODE, shown),), **{name: figure}))


def _counted(name: str, n: int) -> Message | None:
    match name:
        case "periods_missing":
            return message_n("{n} period", "{n} periods", n)
        case "months_missing_files":
            return message_n("{n} period without a file", "{n} periods without a file", n)
        case "months_repeated":
            return message_n("the same in {n} earlier month", "the same in {n} earlier months", n)
        case "days_late":
            return message_n("{n} day late", "{n} days late", n)
        case _:
            return None
