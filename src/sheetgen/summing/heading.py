"""What a paragraph of the narrative is about: an element, and all that it answers for."""

from collections.abc import Mapping, Sequence

from sheetgen.language.message import joined
from sheetgen.model.plan import Level, Plan
from sheetgen.model.report import JudgedItem
from sheetgen.model.summary import Alert, ElementSummary, Paragraph, Sentence
from sheetgen.model.tree import Tree
from sheetgen.records import Struct


class Heading(Struct, frozen=True, kw_only=True):
    """What a paragraph is about: an element, the items it answers for, and the alerts on both."""

    summary: ElementSummary
    level: Level
    items: tuple[JudgedItem, ...]
    alerts: tuple[Alert, ...]
    others_below: bool
    """Whether paragraphs of their own tell alerts of the elements below it."""
    level_of: Mapping[str, str]
    """The level of every element of the plan."""

    @property
    def code(self) -> str:
        """The element's code."""
        return self.summary.element.code

    @property
    def ids(self) -> tuple[str, ...]:
        """The ids of its alerts."""
        return tuple(alert.id for alert in self.alerts)


def headings_of(
    plan: Plan,
    tree: Tree,
    elements: Sequence[ElementSummary],
    alerts: Sequence[Alert],
    codes: Sequence[str],
) -> tuple[Heading, ...]:
    """These elements as headings, each with what it answers for.

    That is all that lies below it, but its own alone where others of them speak for the rest.
    """
    summaries = {each.element.code: each for each in elements}
    levels = {level.code: level for level in plan.levels}
    level_of = {each.code: each.level for each in plan.elements}
    by_subject: dict[str, list[tuple[int, Alert]]] = {}
    for place, alert in enumerate(alerts):
        by_subject.setdefault(alert.subject, []).append((place, alert))
    headed = frozenset(codes)

    def heading(code: str) -> Heading:
        below = tree.elements_below(code)
        alone = any(other in headed for other in below if other != code)
        items, covered = (tree.own(code), (code,)) if alone else (tree.below(code), below)
        subjects = {*covered, *_codes(items)}
        others = {*below, *_codes(tree.below(code))} - subjects
        mine = sorted(
            (each for subject in subjects for each in by_subject.get(subject, ())),
            key=lambda each: each[0],
        )
        return Heading(
            summary=summaries[code],
            level=levels[summaries[code].element.level],
            items=items,
            alerts=tuple(alert for _, alert in mine),
            others_below=alone and not others.isdisjoint(by_subject),
            level_of=level_of,
        )

    return tuple(heading(code) for code in codes)


def _codes(items: tuple[JudgedItem, ...]) -> set[str]:
    return {judged.measured.item.code for judged in items}


def written(element: str, ids: tuple[str, ...], sentences: tuple[Sentence, ...]) -> Paragraph:
    """Sentences as a paragraph."""
    text = joined([sentence.text for sentence in sentences])
    return Paragraph(element=element, text=text, alerts=ids, sentences=sentences)
