"""The alerts of each objective or product in words ("ALERTAS IDENTIFICADAS").

Every element is named under every head that any of its items calls for (METHOD 6), and every
alert stands behind a sentence: the text can neither omit nor contradict the table.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from sheetgen.language.message import Message, joined, message, message_n
from sheetgen.model.figure import Gap
from sheetgen.model.finding import Band, Status
from sheetgen.model.plan import Kind, Plan
from sheetgen.model.report import JudgedItem
from sheetgen.model.summary import Alert, ElementSummary, Paragraph
from sheetgen.summing.tree import Tree

_PAIR = 2
_KINDS = {
    Kind.INDICATOR: message("Indicators"),
    Kind.ACTIVITY: message("Activities"),
    Kind.PRODUCT: message("Products"),
}
_HEADS: tuple[tuple[Status, Callable[[Message | str, list[Message]], Message]], ...] = (
    (
        Status.LOW,
        lambda who, named: message("{who} with low progress: {named}.", who=who, named=named),
    ),
    (
        Status.MISSING,
        lambda who, named: message("{who} without information: {named}.", who=who, named=named),
    ),
    (
        Status.ATYPICAL,
        lambda who, named: message(
            "{who} with atypical progress, which suggests planning errors: {named}.",
            who=who,
            named=named,
        ),
    ),
)


@dataclass(frozen=True, slots=True)
class _Heading:
    """What a paragraph is about: an element, and the items it answers for."""

    summary: ElementSummary
    level: str
    items: tuple[JudgedItem, ...]


def narrate(
    plan: Plan,
    items: tuple[JudgedItem, ...],
    elements: tuple[ElementSummary, ...],
    alerts: tuple[Alert, ...],
) -> tuple[Paragraph, ...]:
    """One paragraph for each objective of a policy or product of a programme."""
    tree = Tree.of(plan, items)
    return tuple(_paragraph(plan, heading, alerts) for heading in _headings(plan, tree, elements))


def _headings(plan: Plan, tree: Tree, elements: tuple[ElementSummary, ...]) -> Iterable[_Heading]:
    """The top elements; where there is only one, those below it, and it for its own items."""
    by_code = {summary.element.code: summary for summary in elements}
    levels = {level.code: level.name for level in plan.levels}
    roots = tree.roots
    whole = {code: tree.below(code) for code in roots}
    if len(roots) == 1:
        whole = {roots[0]: tree.own(roots[0])} if tree.own(roots[0]) else {}
        whole |= {code: tree.below(code) for code in tree.children(roots[0])}
    for code, items in whole.items():
        summary = by_code[code]
        yield _Heading(summary, levels[summary.element.level], items)


def _paragraph(plan: Plan, heading: _Heading, alerts: tuple[Alert, ...]) -> Paragraph:
    code = heading.summary.element.code
    below = {judged.measured.item.code for judged in heading.items}
    mine = [alert for alert in alerts if alert.subject in below or alert.subject == code]
    sentences = [_opening(heading)]
    for status, say in _HEADS:
        for who, named in _named(plan, heading, status):
            sentences.append(say(who, named))
    others = [alert for alert in mine if alert.status is None]
    sentences += [message("{subject}: {what}", subject=a.subject, what=a.message) for a in others]
    if not mine:
        sentences.append(message("No alerts."))
    return Paragraph(code, joined(sentences), tuple(alert.id for alert in mine))


def _opening(heading: _Heading) -> Message:
    figure = heading.summary.progress.figure
    who = {"level": heading.level, "code": heading.summary.element.code}
    if isinstance(figure, Gap):
        return message("{level} {code}: there is no progress to report.", **who)
    match heading.summary.band:
        case Band.LOW:
            return message("{level} {code}: low progress ({figure:percent}).", **who, figure=figure)
        case Band.MEDIUM:
            return message(
                "{level} {code}: intermediate progress ({figure:percent}).", **who, figure=figure
            )
        case Band.HIGH:
            return message(
                "{level} {code}: high progress ({figure:percent}).", **who, figure=figure
            )
    return message("{level} {code}: progress of {figure:percent}.", **who, figure=figure)


def _named(
    plan: Plan, heading: _Heading, status: Status
) -> Iterable[tuple[Message | str, list[Message]]]:
    """Who qualifies, by level or kind: elements below the heading, or its own items."""
    levels = {level.code: level.plural for level in plan.levels}
    elements = {element.code: element for element in plan.elements}
    groups: dict[str, tuple[Message | str, list[Message]]] = {}
    for kind, who in _KINDS.items():
        own = [
            judged
            for judged in heading.items
            if judged.measured.item.element == heading.summary.element.code
            and judged.measured.item.kind is kind
            and judged.verdict.status is status
        ]
        if own:
            groups[kind.value] = (who, [_item(judged) for judged in own])
    for code, items in _by_element(heading).items():
        qualify = [judged for judged in items if judged.verdict.status is status]
        if qualify:
            level = elements[code].level
            said = _element(code, qualify, len(items))
            groups.setdefault(level, (levels[level], []))[1].append(said)
    return groups.values()


def _by_element(heading: _Heading) -> dict[str, list[JudgedItem]]:
    """The items that hang from elements below the heading."""
    below: dict[str, list[JudgedItem]] = {}
    for judged in heading.items:
        code = judged.measured.item.element
        if code != heading.summary.element.code:
            below.setdefault(code, []).append(judged)
    return below


def _item(judged: JudgedItem) -> Message:
    code, progress = judged.measured.item.code, judged.measured.figure("progress")
    if progress is None:
        return message("{code}", code=code)
    return message("{code} ({figure:percent})", code=code, figure=progress)


def _element(code: str, qualify: list[JudgedItem], of: int) -> Message:
    """An element with the figures that qualify, or with how many of its items have none."""
    figures = [each.measured.figure("progress") for each in qualify]
    known = [each for each in figures if each is not None]
    if len(known) == len(figures):
        return message("{code} ({figures:percent})", code=code, figures=known)
    count = len(qualify)
    if count == of == _PAIR:
        return message("{code} (both indicators)", code=code)
    if count == of:
        return message_n(
            "{code} (its only indicator)", "{code} (its {n} indicators)", count, code=code
        )
    return message_n(
        "{code} ({n} of its {of} indicators)",
        "{code} ({n} of its {of} indicators)",
        count,
        code=code,
        of=of,
    )
