"""What was revised in the plan, in words: beside each item, and in a table with who approved it."""

from collections.abc import Iterator
from decimal import Decimal

from sheetgen.language.message import Message, joined, message
from sheetgen.model.figure import Gap
from sheetgen.model.plan import Item
from sheetgen.model.report import Report
from sheetgen.model.revision import Change, Field, Said
from sheetgen.model.traits import Direction
from sheetgen.telling.words import DIRECTION_WORDS, GAPS

_MONEY = Field.PIM
_IN_UNIT = (Field.TARGET, Field.BASELINE)


def changes_of(report: Report, code: str) -> tuple[Change, ...]:
    """The revisions of an item in force in the period, in the order in which they came."""
    return tuple(each for each in report.plan.changes if each.revision.code == code)


def revised_words(report: Report, item: Item) -> Message | None:
    """All that was revised of an item in a few words; None where nothing was."""
    told = [_in_short(each, item) for each in changes_of(report, item.code)]
    return joined(told) if told else None


def _in_short(change: Change, item: Item) -> Message:
    revision = change.revision
    return message(
        "Revised since {month}: {what}, from {before} to {now} ({reason}).",
        month=revision.from_,
        what=what_words(change),
        before=value_words(change.before, revision.field, item),
        now=value_words(revision.value, revision.field, item),
        reason=revision.reason,
    )


def what_words(change: Change) -> Message:
    """What was revised: "target of 2025-12"."""
    revision = change.revision
    if revision.period is None:
        return revision.field.word
    return message("{what} of {month}", what=revision.field.word, month=revision.period)


def value_words(value: Said | None, field: Field, item: Item) -> Message:
    """A value as its field is written: figures in the item's unit, money, a direction, offices."""
    match value:
        case None:
            return message("nothing")
        case Direction():
            return DIRECTION_WORDS[value]
        case Gap():
            return GAPS[value]
        case Decimal():
            return _figure_words(value, field, item)
        case _:
            return message("{offices}", offices=list(value))


def _figure_words(figure: Decimal, field: Field, item: Item) -> Message:
    if field is _MONEY:
        return message("{figure:soles}", figure=figure)
    if field in _IN_UNIT and item.in_percent:
        return message("{figure:percentage}", figure=figure)
    return message("{figure}", figure=figure)


def revision_records(report: Report, code: str) -> Iterator[dict[str, object]]:
    """The revisions of an item for programs: figures are strings of exact decimals or null."""
    for change in changes_of(report, code):
        revision = change.revision
        yield {
            "field": revision.field.value,
            "period": None if revision.period is None else str(revision.period),
            "before": _plain(change.before),
            "after": _plain(revision.value),
            "from": str(revision.from_),
            "reason": revision.reason,
            "approver": revision.approver,
            "place": str(revision.place),
        }


def _plain(value: Said | None) -> str | None:
    match value:
        case None | Gap():
            return None
        case Direction():
            return str(value.value)
        case Decimal():
            return f"{value.normalize():f}"
        case _:
            return ";".join(value)
