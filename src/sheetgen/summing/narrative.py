"""The alerts of each objective or product in words ("ALERTAS IDENTIFICADAS").

Every element is named under every head that any of its items calls for (METHOD 6), and every
alert stands behind a sentence: the text can neither omit nor contradict the table.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from sheetgen.language.message import Message, joined, message
from sheetgen.model.figure import Gap
from sheetgen.model.finding import Band, Status
from sheetgen.model.plan import Kind, Plan
from sheetgen.model.report import JudgedItem
from sheetgen.model.summary import Alert, ElementSummary, Paragraph
from sheetgen.summing.tree import Tree

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
            "{who} with atypically high progress, which suggests planning errors: {named}.",
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
    groups: dict[str, tuple[Message | str, dict[str, list[Message]]]] = {}
    for judged in heading.items:
        item = judged.measured.item
        if judged.verdict.status is not status:
            continue
        if item.element == heading.summary.element.code:
            group = groups.setdefault(item.kind.value, (_KINDS[item.kind], {}))
            name = item.code
        else:
            level = elements[item.element].level
            group = groups.setdefault(level, (levels[level], {}))
            name = item.element
        group[1].setdefault(name, []).append(_figure(judged))
    for who, named in groups.values():
        yield who, [_with_figures(name, figures) for name, figures in named.items()]


def _figure(judged: JudgedItem) -> Message:
    progress = judged.measured.figure("progress")
    if progress is None:
        return message("no data")
    return message("{figure:percent}", figure=progress)


def _with_figures(name: str, figures: list[Message]) -> Message:
    return message("{name} ({figures})", name=name, figures=figures)
