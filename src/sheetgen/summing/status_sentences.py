"""The heads of a paragraph: who is low, who lacks information, who is atypical (METHOD 6)."""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import TypeAlias

from sheetgen.language.message import Message, message
from sheetgen.model.kinds import Kind
from sheetgen.model.plan import Level, Plan
from sheetgen.model.report import JudgedItem
from sheetgen.model.status import Status
from sheetgen.model.summary import Sentence
from sheetgen.summing.by_rule import RuleSentences
from sheetgen.summing.heading import Heading
from sheetgen.summing.naming import MOST_NAMED, element_named, in_short, item_named
from sheetgen.summing.sentences import head

_WHOLE = Decimal(100)
_Named: TypeAlias = tuple[Level | Kind, list[Message], list[JudgedItem]]


def of_status(
    plan: Plan, heading: Heading, status: Status, by_rule: RuleSentences
) -> Iterator[Sentence]:
    """Who qualifies for a head, and the alerts that rest on it.

    An alert that only counts what an element lacks rests on it too, where all of it is lacking.
    """
    own = [judged for judged in heading.items if judged.measured.item.element == heading.code]
    for noun, named, items in (
        *_named_items(own, status, plan.printed_cap),
        *_named_elements(plan, heading, status),
    ):
        codes = {judged.measured.item.code for judged in items}
        bare = _bare(heading) if status.entry.is_absence and isinstance(noun, Level) else set()
        ids = (
            alert.id
            for alert in heading.alerts
            if (alert.status is status and alert.subject in codes)
            or (alert.subject in bare and by_rule.only_counts_missing(alert))
        )
        yield Sentence(head(status, noun, named), tuple(ids))


def of_items(heading: Heading, status: Status, cap: Decimal | None) -> Iterator[Sentence]:
    """The same by items alone, whatever element they hang from."""
    for noun, named, items in _named_items(heading.items, status, cap):
        codes = {judged.measured.item.code for judged in items}
        ids = (a.id for a in heading.alerts if a.status is status and a.subject in codes)
        yield Sentence(head(status, noun, named), tuple(ids))


def _named_items(
    items: Sequence[JudgedItem], status: Status, cap: Decimal | None
) -> Iterator[_Named]:
    """Items that qualify, by kind."""
    for kind in Kind:
        found = [
            judged
            for judged in items
            if judged.measured.item.kind is kind and judged.verdict.status is status
        ]
        if found:
            shown = _worst_first(found) if len(found) > MOST_NAMED else found
            yield kind, in_short([_told(each, cap, len(found)) for each in shown]), found


def _worst_first(found: Sequence[JudgedItem]) -> list[JudgedItem]:
    """The farthest from its target first, on either side of it; as they are without a figure."""

    def rank(judged: JudgedItem) -> Decimal:
        return -abs((judged.measured.figure("progress") or Decimal(0)) - _WHOLE)

    return sorted(found, key=rank)


def _told(judged: JudgedItem, cap: Decimal | None, many: int) -> Message:
    """By its code; where only the worst are named, by its name before that."""
    if many <= MOST_NAMED:
        return item_named(judged, cap)
    item = judged.measured.item
    return message("«{name}», {item}", name=item.name, item=item_named(judged, cap))


def _named_elements(plan: Plan, heading: Heading, status: Status) -> Iterator[_Named]:
    """Elements below the heading any of whose items qualify, by level."""
    by_element = _by_element(heading)
    for level in plan.levels:
        found = {
            code: items
            for code, items in by_element.items()
            if heading.level_of[code] == level.code
            and any(i.verdict.status is status for i in items)
        }
        if found:
            cap = plan.printed_cap
            named = [element_named(code, items, status, cap) for code, items in found.items()]
            yield level, named, [judged for items in found.values() for judged in items]


def _by_element(heading: Heading) -> dict[str, list[JudgedItem]]:
    """The items that hang from elements below the heading."""
    below: dict[str, list[JudgedItem]] = {}
    for judged in heading.items:
        code = judged.measured.item.element
        if code != heading.code:
            below.setdefault(code, []).append(judged)
    return below


def _bare(heading: Heading) -> set[str]:
    """The elements below the heading that hold items and know nothing of any."""
    return {
        code
        for code, items in _by_element(heading).items()
        if all(judged.verdict.status.entry.is_absence for judged in items)
    }
