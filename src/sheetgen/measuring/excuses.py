"""For how many periods in a row an office has given the same reason for an item."""

import unicodedata
from collections.abc import Iterable, Mapping
from datetime import date
from decimal import Decimal

from sheetgen.language.message import message
from sheetgen.measuring.against_past import odd
from sheetgen.model.follow import Explained
from sheetgen.model.measure import MeasuredItem
from sheetgen.model.observation import Observation
from sheetgen.model.period import Period
from sheetgen.records import replace

REASON, CORRECTIVE = "reason", "corrective"
RESPONSIBLE, DUE = "responsible", "measure_due"
_TOLD = frozenset({REASON, CORRECTIVE, RESPONSIBLE, DUE})

Texts = Mapping[str, Mapping[str, Observation]]
"""What was written of each item, by field; of several offices the first that wrote something."""


def texts_of(observations: Iterable[Observation]) -> Texts:
    """The reasons and measures, and who is to take them by when, among what was said."""
    found: dict[str, dict[str, Observation]] = {}
    for each in observations:
        if each.field in _TOLD and isinstance(each.said, str) and bare(each.said):
            found.setdefault(each.code, {}).setdefault(each.field, each)
    return found


def explanations(observations: Iterable[Observation], period: Period) -> Mapping[str, Explained]:
    """What was written of each item of which something was."""
    return {
        code: Explained(
            period=period,
            reason=_text(said.get(REASON)),
            corrective=_text(said.get(CORRECTIVE)),
            responsible=_text(said.get(RESPONSIBLE)),
            due=_day(_text(said.get(DUE))),
            due_text="" if DUE not in said else said[DUE].typed,
            places=tuple(each.place for each in said.values()),
        )
        for code, said in texts_of(observations).items()
    }


def _day(text: str) -> date | None:
    """A day as the reader gives it; what is no day it has asked about."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def _text(said: Observation | None) -> str:
    return "" if said is None else str(said.said)


def bare(text: str) -> str:
    """A text without what two hands write differently: capitals, accents, marks and spaces."""
    plain = unicodedata.normalize("NFKD", text).casefold()
    letters = "".join(
        sign if sign.isalnum() else " " for sign in plain if not unicodedata.combining(sign)
    )
    return " ".join(letters.split())


def with_repeated(
    measured: tuple[MeasuredItem, ...], now: Texts, before: Iterable[Texts]
) -> tuple[MeasuredItem, ...]:
    """The items, with a measure where the office gives a reason: for how many periods it is one.

    ``before`` are the texts of the stored periods before, the latest first; they are looked at as
    far back as any reason is the same.
    """
    same = {code: [said[REASON]] for code, said in now.items() if REASON in said}
    running, months = set(same), iter(before)
    while running and (texts := next(months, None)) is not None:
        for code in sorted(running):
            earlier = texts.get(code, {}).get(REASON)
            if earlier is None or bare(str(earlier.said)) != bare(str(same[code][0].said)):
                running.discard(code)
            else:
                same[code].append(earlier)
    return tuple(_with_repeated(each, same.get(each.item.code, [])) for each in measured)


def _with_repeated(item: MeasuredItem, same: list[Observation]) -> MeasuredItem:
    if not same:
        return item
    places = tuple(each.place for each in same)
    how = message("periods in a row with the same reason")
    return replace(
        item, measures=(*item.measures, odd("reason_periods", Decimal(len(same)), how, places))
    )
