"""What a paragraph of the narrative is about: an element, and all that it answers for."""

from collections.abc import Sequence
from dataclasses import dataclass

from sheetgen.language.message import joined
from sheetgen.model.plan import Level, Plan
from sheetgen.model.report import JudgedItem
from sheetgen.model.summary import Alert, ElementSummary, Paragraph, Sentence
from sheetgen.summing.tree import Tree


@dataclass(frozen=True, slots=True, kw_only=True)
class Heading:
    """What a paragraph is about: an element, the items it answers for, and the alerts on both."""

    summary: ElementSummary
    level: Level
    items: tuple[JudgedItem, ...]
    alerts: tuple[Alert, ...]
    others_below: bool
    """Whether paragraphs of their own tell alerts of the elements below it."""

    @property
    def code(self) -> str:
        """The element's code."""
        return self.summary.element.code

    @property
    def ids(self) -> tuple[str, ...]:
        """The ids of its alerts."""
        return tuple(alert.id for alert in self.alerts)


def heading_of(
    plan: Plan,
    tree: Tree,
    elements: Sequence[ElementSummary],
    alerts: Sequence[Alert],
    headed: tuple[str, Sequence[str]],
) -> Heading:
    """An element as a heading: ``headed`` is its code, and those of all headings.

    It answers for all that lies below it, but for its own alone where others speak for the rest.
    """
    code, codes = headed
    summary = next(each for each in elements if each.element.code == code)
    below = tree.elements_below(code)
    alone = any(other in below for other in codes if other != code)
    items, covered = (tree.own(code), (code,)) if alone else (tree.below(code), below)
    subjects = {*covered, *_codes(items)}
    others = {*below, *_codes(tree.below(code))} - subjects
    return Heading(
        summary=summary,
        level=next(level for level in plan.levels if level.code == summary.element.level),
        items=items,
        alerts=tuple(alert for alert in alerts if alert.subject in subjects),
        others_below=alone and any(alert.subject in others for alert in alerts),
    )


def _codes(items: tuple[JudgedItem, ...]) -> set[str]:
    return {judged.measured.item.code for judged in items}


def written(element: str, ids: tuple[str, ...], sentences: tuple[Sentence, ...]) -> Paragraph:
    """Sentences as a paragraph."""
    text = joined([sentence.text for sentence in sentences])
    return Paragraph(element=element, text=text, alerts=ids, sentences=sentences)
