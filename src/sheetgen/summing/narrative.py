"""The alerts of each objective or product in words ("ALERTAS IDENTIFICADAS").

Every element is named under every head that any of its items calls for (METHOD 6), every alert
stands behind a sentence, and every sentence says which: the text can neither omit nor contradict
the table. Contradictions of one rule share a sentence.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from sheetgen.language.message import Message, joined, message
from sheetgen.model.finding import Status
from sheetgen.model.plan import Kind, Level, Plan
from sheetgen.model.report import JudgedItem
from sheetgen.model.rule import Rule
from sheetgen.model.summary import Alert, ElementSummary, Paragraph, Sentence
from sheetgen.summing.by_rule import RuleSentences
from sheetgen.summing.naming import element_named, item_named
from sheetgen.summing.sentences import head, stands
from sheetgen.summing.subjects import subject
from sheetgen.summing.tree import Tree
from sheetgen.summing.whole import as_a_whole

_HEADS = (Status.LOW, Status.MISSING, Status.ATYPICAL)
_Named = tuple[Level | Kind, list[Message], list[JudgedItem]]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Heading:
    """What a paragraph is about: an element, the items it answers for, and the alerts on both."""

    summary: ElementSummary
    level: Level
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

    Where there are several, one on the plan as a whole opens; it tells too the alerts that no
    element answers for, those on the plan or an office.
    """
    by_rule = RuleSentences.of(plan, rules)
    headings = tuple(_headings(plan, Tree.of(plan, items), elements, alerts))
    spoken = {alert.id for heading in headings for alert in heading.alerts}
    rest = tuple(alert for alert in alerts if alert.id not in spoken)
    whole = len(headings) > 1 or bool(rest)
    return (
        *((_of_plan(plan, items, alerts, tuple(by_rule.sentences(rest))),) if whole else ()),
        *(_paragraph(plan, heading, by_rule) for heading in headings),
    )


def _of_plan(
    plan: Plan,
    items: tuple[JudgedItem, ...],
    alerts: tuple[Alert, ...],
    rest: tuple[Sentence, ...],
) -> Paragraph:
    ids = tuple(alert.id for alert in alerts)
    return _written(plan.code, ids, (Sentence(as_a_whole(items, alerts), ids), *rest))


def _headings(
    plan: Plan, tree: Tree, elements: tuple[ElementSummary, ...], alerts: tuple[Alert, ...]
) -> Iterator[_Heading]:
    """The top elements; where there is only one, those below it, and it for what is its own."""
    by_code = {summary.element.code: summary for summary in elements}
    levels = {level.code: level for level in plan.levels}
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


def _paragraph(plan: Plan, heading: _Heading, by_rule: RuleSentences) -> Paragraph:
    sentences = (
        _opening(heading),
        *(each for status in _HEADS for each in _of_status(plan, heading, status)),
        *by_rule.sentences(each for each in heading.alerts if each.status not in _HEADS),
    )
    return _written(heading.code, tuple(alert.id for alert in heading.alerts), sentences)


def _written(element: str, ids: tuple[str, ...], sentences: tuple[Sentence, ...]) -> Paragraph:
    text = joined([sentence.text for sentence in sentences])
    return Paragraph(element=element, text=text, alerts=ids, sentences=sentences)


def _opening(heading: _Heading) -> Sentence:
    """How the element stands and how many alerts the sentences below will say."""
    summary = heading.summary
    said = stands(
        subject(heading.level, (message("{code}", code=heading.code),)),
        summary.progress.figure,
        summary.band,
        heading.alerts,
        others_below=heading.others_below,
    )
    return Sentence(said, tuple(alert.id for alert in heading.alerts))


def _of_status(plan: Plan, heading: _Heading, status: Status) -> Iterator[Sentence]:
    """Who qualifies for a head, and the alerts that rest on it."""
    for noun, named, items in _named(plan, heading, status):
        codes = {judged.measured.item.code for judged in items}
        ids = [a.id for a in heading.alerts if a.status is status and a.subject in codes]
        yield Sentence(head(status, noun, named), tuple(ids))


def _named(plan: Plan, heading: _Heading, status: Status) -> Iterator[_Named]:
    """Who qualifies, by level or kind: elements below the heading, or its own items."""
    own = [judged for judged in heading.items if judged.measured.item.element == heading.code]
    for kind in Kind:
        found = [
            judged
            for judged in own
            if judged.measured.item.kind is kind and judged.verdict.status is status
        ]
        if found:
            yield kind, [item_named(judged) for judged in found], found
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
            named = [element_named(code, items, status) for code, items in found.items()]
            yield level, named, [judged for items in found.values() for judged in items]


def _by_element(heading: _Heading) -> dict[str, list[JudgedItem]]:
    """The items that hang from elements below the heading."""
    below: dict[str, list[JudgedItem]] = {}
    for judged in heading.items:
        code = judged.measured.item.element
        if code != heading.code:
            below.setdefault(code, []).append(judged)
    return below
