"""The words for the model's names: what a reader sees in place of a code."""

import re
from collections.abc import Mapping
from datetime import date
from typing import Any

from sheetgen.language.message import Message, message
from sheetgen.model.figure import Figure, Gap
from sheetgen.model.kinds import Aggregation, Kind
from sheetgen.model.measure import MeasuredItem
from sheetgen.model.period import Period, month_of
from sheetgen.model.plan import Indicator, Item
from sheetgen.model.problem import Weight
from sheetgen.model.quantities import QUANTITIES
from sheetgen.model.severity import Severity
from sheetgen.model.status import Band
from sheetgen.model.submission import State
from sheetgen.model.traits import Direction, Unit

GAPS: Mapping[Gap, Message] = {gap: gap.entry.words for gap in Gap}

SHORT_GAPS: Mapping[Gap, Message] = {gap: gap.entry.short for gap in Gap}

BAND_WORDS: Mapping[Band, Message] = {band: band.word for band in Band}

SEVERITY_WORDS: Mapping[Severity, Message] = {each: each.word for each in Severity}

STATE_WORDS: Mapping[State, Message] = {
    State.ACCEPTED: message("✔ Accepted"),
    State.OBSERVED: message("! Accepted with observations"),
    State.REJECTED: message("✖ Rejected"),
    State.MISSING: message("○ Not received"),
    State.SUPERSEDED: message("↺ Superseded"),
}

WEIGHT_WORDS: Mapping[Weight, Message] = {
    Weight.ERROR: message("● To be fixed"),
    Weight.NOTICE: message("○ Notice"),
}

KIND_WORDS: Mapping[Kind, Message] = {kind: kind.word for kind in Kind}

DIRECTION_WORDS: Mapping[Direction, Message] = {each: each.word for each in Direction}

AGGREGATION_WORDS: Mapping[Aggregation, Message] = {each: each.word for each in Aggregation}

UNIT_WORDS: Mapping[Unit, Message] = {unit: unit.word for unit in Unit}


def unit_word(item: Item) -> Message | str:
    """What an item is measured in, as readers see it: its own unit, or its kind of unit."""
    if isinstance(item, Indicator):
        return item.own_unit or UNIT_WORDS[item.unit]
    return item.unit_name


_SET_BY: Mapping[str, Message] = {
    "scale": message("scale {value}"),
    "plan": message("plan {value}"),
    "element": message("element {value}"),
    "kind": message("kind {value}"),
    "type": message("type {value}"),
    "office": message("office {value}"),
    "item": message("item {value}"),
}


_STRETCH = re.compile(r"(.*?)(?: since (\d{4}-\d\d))?(?: until (\d{4}-\d\d))?")
"""Who set a threshold, and the months it is for."""


def set_by_words(set_by: str) -> Message:
    """Who set a threshold: the default scale, or the scope of a setting ("type CALIDAD")."""
    found = _STRETCH.fullmatch(set_by)
    who, since, until = found.groups() if found else (set_by, None, None)
    by, _, value = str(who).partition(" ")
    said = _with(_SET_BY[by], value=value) if by in _SET_BY else message("default scale")
    if since and until:
        return message("{who}, from {since} to {until}", who=said, since=since, until=until)
    if since:
        return message("{who}, since {since}", who=said, since=since)
    return message("{who}, until {until}", who=said, until=until) if until else said


def percentage_words(figure: Figure) -> Message:
    """A percentage, or why there is none."""
    return (
        GAPS[figure] if isinstance(figure, Gap) else message("{figure:percentage}", figure=figure)
    )


def why_without(measured: MeasuredItem, gap: Gap) -> Message:
    """Why an item is without a figure; of an indicator that is not due no figure was owed."""
    is_owed = measured.due or measured.item.kind is not Kind.INDICATOR
    return GAPS[gap] if is_owed or gap is not Gap.NOT_SUBMITTED else _NOT_OWED


_NOT_OWED = message("Nothing is due of it in this month")


def day_of(day: date) -> Message:
    """A date as the language writes it."""
    return message(
        "{year}-{month}-{day}", year=str(day.year), month=f"{day.month:02d}", day=f"{day.day:02d}"
    )


def date_of(day: date) -> Message:
    """A date in words: "31 de enero de 2025"."""
    month = month_of(Period(day.year, day.month))
    return message("{day} {month_and_year}", day=str(day.day), month_and_year=month)


def measure_word(name: str) -> Message:
    """A measure's name for readers; one we have no words for keeps its own."""
    found = QUANTITIES.get(name)
    return message("{name}", name=name) if found is None else found.word


def _with(said: Message, **figures: Any) -> Message:  # noqa: ANN401 - what a message may hold
    return Message(said.text, figures=tuple(figures.items()))


def day_said(text: str) -> str | Message:
    """A day that an office gave, in words; what is no day as it stands."""
    try:
        return day_of(date.fromisoformat(text))
    except ValueError:
        return text
