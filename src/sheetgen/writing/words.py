"""The words for the model's names: what a reader sees in place of a code."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from sheetgen.language.message import Message, message
from sheetgen.model.figure import Gap
from sheetgen.model.finding import Band, Severity
from sheetgen.model.period import Period
from sheetgen.model.plan import Aggregation, Direction, Kind, Unit
from sheetgen.model.problem import Weight
from sheetgen.model.submission import State

GAPS: Mapping[Gap, Message] = {
    Gap.NOT_DUE: message("Not due in this period"),
    Gap.NOT_APPLICABLE: message("Does not apply"),
    Gap.NO_TARGET: message("No target"),
    Gap.NOT_PROGRAMMED: message("Nothing programmed to date"),
    Gap.ZERO_TARGET: message("The target is zero"),
    Gap.NOT_SUBMITTED: message("The office sent no file"),
    Gap.UNREADABLE: message("The cell could not be read"),
    Gap.NO_DATA: message("The office says there is no data (ND)"),
    Gap.BLANK: message("The office left the cell empty"),
    Gap.ZERO_ACTUAL: message("The value is zero and the ratio does not exist"),
    Gap.NOT_COMPUTED: message("The method does not define it"),
}

SHORT_GAPS: Mapping[Gap, Message] = {
    Gap.NOT_DUE: message("not due"),
    Gap.NOT_APPLICABLE: message("n/a"),
    Gap.NO_TARGET: message("no target"),
    Gap.NOT_PROGRAMMED: message("not programmed"),
    Gap.ZERO_TARGET: message("zero target"),
    Gap.NOT_SUBMITTED: message("not sent"),
    Gap.UNREADABLE: message("unreadable"),
    Gap.NO_DATA: message("ND"),
    Gap.BLANK: message("left empty"),
    Gap.ZERO_ACTUAL: message("zero value"),
    Gap.NOT_COMPUTED: message("—"),
}

BAND_WORDS: Mapping[Band, Message] = {
    Band.LOW: message("low"),
    Band.MEDIUM: message("medium"),
    Band.HIGH: message("high"),
}

SEVERITY_WORDS: Mapping[Severity, Message] = {
    Severity.HIGH: message("High severity"),
    Severity.MEDIUM: message("Medium severity"),
    Severity.INFO: message("For information"),
}

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

KIND_WORDS: Mapping[Kind, Message] = {
    Kind.INDICATOR: message("Indicator"),
    Kind.ACTIVITY: message("Activity"),
    Kind.PRODUCT: message("Product"),
}

DIRECTION_WORDS: Mapping[Direction, Message] = {
    Direction.ASCENDING: message("ascending"),
    Direction.DESCENDING: message("descending"),
    Direction.UNDEFINED: message("undefined"),
}

AGGREGATION_WORDS: Mapping[Aggregation, Message] = {
    Aggregation.NOT_ACCUMULATED: message("not accumulated"),
    Aggregation.ACCUMULATED: message("accumulated"),
    Aggregation.MINIMUM_PERMISSIBLE: message("minimum permissible"),
    Aggregation.MAXIMUM_PERMISSIBLE: message("maximum permissible"),
    Aggregation.LAST_VALUE: message("last value"),
}

UNIT_WORDS: Mapping[Unit, Message] = {
    Unit.NUMBER: message("Number"),
    Unit.PERCENT: message("Percentage"),
    Unit.SHARE: message("Percentage of a whole"),
    Unit.RATIO: message("Ratio"),
    Unit.INDEX: message("Index"),
    Unit.SOLES: message("Soles"),
}

_MONTHS = (
    message("January {year}"),
    message("February {year}"),
    message("March {year}"),
    message("April {year}"),
    message("May {year}"),
    message("June {year}"),
    message("July {year}"),
    message("August {year}"),
    message("September {year}"),
    message("October {year}"),
    message("November {year}"),
    message("December {year}"),
)

MEASURES: Mapping[str, Message] = {
    "target": message("Target"),
    "actual": message("Value obtained"),
    "baseline": message("Baseline"),
    "progress": message("Progress"),
    "progress_2": message("Progress type II"),
    "programmed": message("Programmed to date"),
    "physical": message("Physical progress of the year"),
    "pim": message("PIM"),
    "accrued": message("Accrued"),
    "financial": message("Financial progress"),
    "lag": message("Lag between money and work"),
    "physical_sum": message("Physical sum of the activities"),
    "overlap": message("Counted twice in the activities"),
    "pim_difference": message("PIM less the sum of the activities"),
    "accrued_difference": message("Accrued less the sum of the activities"),
    "office_difference": message("Difference between offices"),
    "index": message("Management index"),
}


_SET_BY: Mapping[str, Message] = {
    "scale": message("scale {value}"),
    "plan": message("plan {value}"),
    "element": message("element {value}"),
    "kind": message("kind {value}"),
    "type": message("type {value}"),
    "office": message("office {value}"),
    "item": message("item {value}"),
}


def set_by_words(set_by: str) -> Message:
    """Who set a threshold: the default scale, or the scope of a setting ("type CALIDAD")."""
    by, _, value = set_by.partition(" ")
    return _with(_SET_BY[by], value=value) if by in _SET_BY else message("default scale")


def month_of(period: Period) -> Message:
    """A period in words: "diciembre de 2024"."""
    return _with(_MONTHS[period.month - 1], year=str(period.year))


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
    return MEASURES.get(name) or message("{name}", name=name)


def _with(said: Message, **figures: Any) -> Message:  # noqa: ANN401 - what a message may hold
    return Message(said.text, figures=tuple(figures.items()))
