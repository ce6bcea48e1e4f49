"""What to do about an item's status, once it is known what its office has explained already.

A rule's remedy asks for explanations as if none had come, and stands where none came. Which ones
count for a status, the item's form says: its text columns that are wanted in that status; for any
other alert its rule says it (``asks``). What follows from a figure that the office is asked to
verify is not demanded beside the question.
"""

from collections.abc import Collection, Iterable, Iterator

from sheetgen.language.message import Message, filled, message, own_message
from sheetgen.model.form import Column, Form
from sheetgen.model.report import JudgedItem
from sheetgen.model.rule import Rule
from sheetgen.model.status import Status
from sheetgen.model.summary import Alert
from sheetgen.records import replace

_CAUSE_AND_MEASURE = frozenset({"reason", "corrective"})
"""A form that wants no more than these leaves it to the measure's words to say who and by when."""


def with_answers(
    alerts: Iterable[Alert],
    items: Iterable[JudgedItem],
    forms: Collection[Form],
    rules: Iterable[Rule],
    doubted: Collection[str],
) -> tuple[Alert, ...]:
    """The same alerts; what to do about each follows what came of its explanations.

    ``doubted`` are the items whose status follows from a figure that the office must verify first.
    """
    judged = {each.measured.item.code: each for each in items}
    asks = {rule.code: rule.asks for rule in rules}
    return tuple(
        _answered(alert, judged[alert.subject], forms, asks.get(alert.rule, ()), doubted)
        if alert.subject in judged
        else alert
        for alert in alerts
    )


def _answered(
    alert: Alert,
    judged: JudgedItem,
    forms: Collection[Form],
    asks: Collection[str],
    doubted: Collection[str],
) -> Alert:
    status = alert.status
    of_item = [form for form in forms if judged.measured.item.kind.value in form.applies_to]
    wanted = tuple(_wanted(of_item, status, asks))
    if not wanted:
        return alert
    if status is not None and alert.subject in doubted:
        return replace(alert, remedy=_VERIFY_FIRST)
    told = {field for field, text in judged.measured.notes if any(map(str.isalnum, text))}
    if status is not None and status.entry.is_wanting and not status.entry.is_absence:
        wanted += tuple(_beside(of_item, {each.field for each in wanted} & told))
    given = [own_message(each.headings) for each in wanted if each.field in told]
    lacking = [own_message(each.headings) for each in wanted if each.field not in told]
    if not given:
        return alert
    if lacking:
        return replace(alert, remedy=_ask_for(status, given, lacking))
    says_all = {each.field for each in wanted} - _CAUSE_AND_MEASURE
    return replace(alert, remedy=_follow_up(status, given, says_all=bool(says_all)))


def _wanted(
    forms: Iterable[Form], status: Status | None, asks: Collection[str]
) -> Iterator[Column]:
    """The explanations that count: those wanted in a status, or those that the rule asks for."""
    for form in forms:
        if status is None:
            yield from (column for column in form.inputs if column.field in asks)
        else:
            yield from form.explanations(status)


def _beside(forms: Iterable[Form], given: Collection[str]) -> Iterator[Column]:
    """What is asked together with a text that came: who takes a measure, and by when."""
    for form in forms:
        yield from (column for column in form.inputs if column.goes_with in given)


_VERIFY_FIRST = message(
    "Wait until the office has verified the figure, as it is asked to: its explanation depends on "
    "it."
)


def _ask_for(status: Status | None, given: list[Message], lacking: list[Message]) -> Message:
    if status is not None and status.entry.is_absence:
        return message(
            "The office gave: {given}. Ask it for the figure, or else for: {lacking}.",
            given=given,
            lacking=lacking,
        )
    return message("The office gave: {given}. Ask it for: {lacking}.", given=given, lacking=lacking)


def _follow_up(status: Status | None, given: list[Message], *, says_all: bool) -> Message:
    if status is None:
        return message("The office gave: {given}. Review it.", given=given)
    if status.entry.follow_up is not None:
        return filled(status.entry.follow_up, given=given)
    if says_all:
        return message("The office gave: {given}. Follow up that it is done.", given=given)
    return message(
        "The office gave: {given}. Follow up that it is done; if it does not say who does it and "
        "by when, ask for that.",
        given=given,
    )
