"""The figures that an alert rests on, in brackets after its subject: "2.1 (98.1 % against 0.0 %)".

They are those its message names, each in the message's own unit, so that the text and the table
tell the same.
"""

import string
from collections.abc import Iterator, Mapping
from decimal import Decimal

from sheetgen.language.languages import language_of
from sheetgen.language.message import (
    OF_CODE,
    Message,
    filled,
    first_of,
    message,
    message_n,
    own_message,
)
from sheetgen.model.quantities import QUANTITIES
from sheetgen.model.summary import Alert

_PAIR = 2
_NAMES_OF_SUBJECTS = frozenset({"name", "code", "delivery"})


def alert_named(alert: Alert) -> Message:
    """An alert's subject with the figures its message holds."""
    told = first_of(alert.message)
    figures = dict(told.figures)
    texts = told.own or ((OF_CODE, told.text),)
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
    quantity = QUANTITIES.get(name)
    if quantity is None or quantity.noun is None:
        return None
    return filled(quantity.noun, figure=own_message(((OF_CODE, shown),), **{name: figure}))


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
