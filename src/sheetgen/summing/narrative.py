"""The alerts of each objective or product in words ("ALERTAS IDENTIFICADAS").

Every element is named under every head that any of its items calls for (METHOD 6), every alert
stands behind a sentence, and every sentence says which: the text can neither omit nor contradict
the table. Contradictions of one rule share a sentence.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from sheetgen.language.message import Message, joined, message, message_n, own_message
from sheetgen.model.figure import Gap
from sheetgen.model.finding import Band, Severity, Status
from sheetgen.model.plan import Plan
from sheetgen.model.report import JudgedItem
from sheetgen.model.rule import Rule, Texts
from sheetgen.model.summary import Alert, ElementSummary, Paragraph, Sentence
from sheetgen.summing.naming import KINDS, alert_named, element_named, item_named
from sheetgen.summing.tree import Tree

_HEADS = (Status.LOW, Status.MISSING, Status.ATYPICAL)
_Named = tuple[Message | str, list[Message], list[JudgedItem]]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Heading:
    """What a paragraph is about: an element, the items it answers for, and the alerts on both."""

    summary: ElementSummary
    level: str
    items: tuple[JudgedItem, ...]
    alerts: tuple[Alert, ...]
    others_below: bool
    """Whether paragraphs of its own speak for the elements below it."""

    @property
    def code(self) -> str:
        """The element's code."""
        return self.summary.element.code


def narrate(
    plan: Plan,
    items: tuple[JudgedItem, ...],
    elements: tuple[ElementSummary, ...],
    alerts: tuple[Alert, ...],
    rules: tuple[Rule, ...],
) -> tuple[Paragraph, ...]:
    """One paragraph for each objective of a policy or product of a programme.

    A last one is for the alerts that no element answers for: those on the plan or an office.
    """
    summaries = {rule.code: rule.summary for rule in rules}
    headings = tuple(_headings(plan, Tree.of(plan, items), elements, alerts))
    spoken = {alert.id for heading in headings for alert in heading.alerts}
    rest = tuple(alert for alert in alerts if alert.id not in spoken)
    return (
        *(_paragraph(plan, heading, summaries) for heading in headings),
        *((_of_plan(plan, rest, summaries),) if rest else ()),
    )


def _of_plan(plan: Plan, alerts: tuple[Alert, ...], summaries: dict[str, Texts]) -> Paragraph:
    ids = tuple(alert.id for alert in alerts)
    said = message("{plan} as a whole: {alerts}.", plan=plan.name, alerts=_count(alerts))
    return _written(plan.code, ids, (Sentence(said, ids), *_by_rule(alerts, summaries)))


def _headings(
    plan: Plan, tree: Tree, elements: tuple[ElementSummary, ...], alerts: tuple[Alert, ...]
) -> Iterator[_Heading]:
    """The top elements; where there is only one, those below it, and it for what is its own."""
    by_code = {summary.element.code: summary for summary in elements}
    levels = {level.code: level.name for level in plan.levels}
    for code, items, covered in _parts(tree, alerts):
        subjects = {*covered, *(judged.measured.item.code for judged in items)}
        summary = by_code[code]
        yield _Heading(
            summary=summary,
            level=levels[summary.element.level],
            items=items,
            alerts=tuple(alert for alert in alerts if alert.subject in subjects),
            others_below=len(covered) == 1 and bool(tree.children(code)),
        )


_Part = tuple[str, tuple[JudgedItem, ...], tuple[str, ...]]


def _parts(tree: Tree, alerts: tuple[Alert, ...]) -> Iterator[_Part]:
    """Each element that has a paragraph, with the items and the elements it answers for."""
    roots = tree.roots
    only = roots[0] if len(roots) == 1 and tree.children(roots[0]) else None
    if only is not None and _speaks(tree, only, alerts):
        yield only, tree.own(only), (only,)
    for code in roots if only is None else tree.children(only):
        yield code, tree.below(code), tree.elements_below(code)


def _speaks(tree: Tree, root: str, alerts: tuple[Alert, ...]) -> bool:
    """Whether the only top element has items or alerts that no element below it answers for."""
    return bool(tree.own(root)) or any(alert.subject == root for alert in alerts)


def _paragraph(plan: Plan, heading: _Heading, summaries: dict[str, Texts]) -> Paragraph:
    sentences = (
        _opening(heading),
        *(each for status in _HEADS for each in _of_status(plan, heading, status)),
        *_by_rule([each for each in heading.alerts if each.status not in _HEADS], summaries),
    )
    return _written(heading.code, tuple(alert.id for alert in heading.alerts), sentences)


def _written(element: str, ids: tuple[str, ...], sentences: tuple[Sentence, ...]) -> Paragraph:
    text = joined([sentence.text for sentence in sentences])
    return Paragraph(element=element, text=text, alerts=ids, sentences=sentences)


def _opening(heading: _Heading) -> Sentence:
    """How the element stands and how many alerts the sentences below will say."""
    ids = tuple(alert.id for alert in heading.alerts)
    stand, alerts = _stand(heading), _count(heading.alerts)
    if heading.others_below:
        said = message("{stand}; {alerts}, apart from those below.", stand=stand, alerts=alerts)
        return Sentence(said, ids)
    return Sentence(message("{stand}; {alerts}.", stand=stand, alerts=alerts), ids)


def _stand(heading: _Heading) -> Message:
    figure = heading.summary.progress.figure
    who = {"level": heading.level, "code": heading.code}
    if isinstance(figure, Gap):
        return message("{level} {code}: there is no progress to report", **who)
    match heading.summary.band:
        case Band.LOW:
            return message("{level} {code}: low progress ({figure:percent})", **who, figure=figure)
        case Band.MEDIUM:
            return message(
                "{level} {code}: intermediate progress ({figure:percent})", **who, figure=figure
            )
        case Band.HIGH:
            return message("{level} {code}: high progress ({figure:percent})", **who, figure=figure)
    return message("{level} {code}: progress of {figure:percent}", **who, figure=figure)


def _count(alerts: Sequence[Alert]) -> Message:
    grave = sum(alert.severity is Severity.HIGH for alert in alerts)
    if not alerts:
        return message("no alerts")
    if not grave:
        return message_n("{n} alert", "{n} alerts", len(alerts))
    if grave == len(alerts):
        return message_n(
            "{n} alert, of high severity", "{n} alerts, all of high severity", len(alerts)
        )
    return message_n(
        "{n} alert, {grave} of high severity",
        "{n} alerts, {grave} of high severity",
        len(alerts),
        grave=grave,
    )


def _of_status(plan: Plan, heading: _Heading, status: Status) -> Iterator[Sentence]:
    """Who qualifies for a head, and the alerts that rest on it."""
    for who, named, items in _named(plan, heading, status):
        codes = {judged.measured.item.code for judged in items}
        ids = [a.id for a in heading.alerts if a.status is status and a.subject in codes]
        yield Sentence(_said(status, who, named), tuple(ids))


def _said(status: Status, who: Message | str, named: list[Message]) -> Message:
    if status is Status.LOW:
        return message("{who} with low progress: {named}.", who=who, named=named)
    if status is Status.MISSING:
        return message("{who} without information: {named}.", who=who, named=named)
    return message(
        "{who} with atypical progress, which suggests planning errors: {named}.",
        who=who,
        named=named,
    )


def _named(plan: Plan, heading: _Heading, status: Status) -> Iterator[_Named]:
    """Who qualifies, by level or kind: elements below the heading, or its own items."""
    own = [judged for judged in heading.items if judged.measured.item.element == heading.code]
    for kind, (one, several) in KINDS.items():
        found = [
            judged
            for judged in own
            if judged.measured.item.kind is kind and judged.verdict.status is status
        ]
        if found:
            who = one if len(found) == 1 else several
            yield who, [item_named(judged) for judged in found], found
    yield from _named_elements(plan, heading, status)


def _named_elements(plan: Plan, heading: _Heading, status: Status) -> Iterator[_Named]:
    level_of = {element.code: element.level for element in plan.elements}
    by_element = _by_element(heading)
    for level in plan.levels:
        found = {
            code: items
            for code, items in by_element.items()
            if level_of[code] == level.code and any(i.verdict.status is status for i in items)
        }
        if found:
            who = level.name if len(found) == 1 else level.plural
            named = [element_named(code, items, status) for code, items in found.items()]
            yield who, named, [judged for items in found.values() for judged in items]


def _by_element(heading: _Heading) -> dict[str, list[JudgedItem]]:
    """The items that hang from elements below the heading."""
    below: dict[str, list[JudgedItem]] = {}
    for judged in heading.items:
        code = judged.measured.item.element
        if code != heading.code:
            below.setdefault(code, []).append(judged)
    return below


def _by_rule(said_by_none: Iterable[Alert], summaries: dict[str, Texts]) -> Iterator[Sentence]:
    """The alerts that no head says, one sentence for each rule, in the order of the alerts."""
    by_rule: dict[str, list[Alert]] = {}
    for alert in said_by_none:
        by_rule.setdefault(alert.rule, []).append(alert)
    for rule, alerts in by_rule.items():
        what = own_message(tuple((lang, text.rstrip(". ")) for lang, text in summaries[rule]))
        named = [alert_named(alert) for alert in alerts]
        said = message("{what}: {named}.", what=what, named=named)
        yield Sentence(said, tuple(alert.id for alert in alerts))
