"""What one office reports, in words: of its items and alerts, never of how an element stands.

An element's progress, and what it lacks, rest on what other offices report as well; so nothing is
said of one, but of the items that the office reports in it.
"""

from collections.abc import Collection, Iterator, Sequence

from sheetgen.language.message import message
from sheetgen.model.plan import Plan
from sheetgen.model.report import JudgedItem
from sheetgen.model.rule import Rule
from sheetgen.model.status import TOLD
from sheetgen.model.summary import Alert, ElementSummary, Paragraph, Sentence
from sheetgen.model.tree import Tree
from sheetgen.summing.by_rule import RuleSentences
from sheetgen.summing.heading import Heading, headings_of, written
from sheetgen.summing.plan_sentence import as_a_whole
from sheetgen.summing.sentences import reported
from sheetgen.summing.status_sentences import of_items
from sheetgen.telling.subject_words import place


def narrate_office(
    plan: Plan,
    items: tuple[JudgedItem, ...],
    elements: tuple[ElementSummary, ...],
    alerts: tuple[Alert, ...],
    rules: tuple[Rule, ...],
    headed: Sequence[str],
    noted: Collection[str] = (),
) -> tuple[Paragraph, ...]:
    """One paragraph on all that the only office of ``plan`` reports, and one for each element.

    ``headed`` are the elements that the narrative of the whole plan has paragraphs of; alerts that
    were ``noted`` are counted apart.
    """
    office = plan.offices[0].code
    by_rule, tree = RuleSentences.of(plan, rules), Tree.of(plan, items)
    known = {element.code for element in plan.elements}
    codes = [code for code in headed if code in known]
    found = headings_of(plan, tree, elements, alerts, codes)
    headings = tuple(heading for heading in found if heading.items or heading.alerts)
    spoken = {alert.id for heading in headings for alert in heading.alerts}
    rest = tuple(alert for alert in alerts if alert.id not in spoken)
    ids = tuple(alert.id for alert in alerts)
    opening = Sentence(as_a_whole(items, alerts, office, noted), ids)
    return (
        written(plan.code, ids, (opening, *by_rule.sentences(rest))),
        *(_paragraph(plan, office, heading, by_rule) for heading in headings),
    )


def _paragraph(plan: Plan, office: str, heading: Heading, by_rule: RuleSentences) -> Paragraph:
    told = tuple(_sentences(plan, office, heading, by_rule))
    return written(heading.code, heading.ids, told)


def _sentences(
    plan: Plan, office: str, heading: Heading, by_rule: RuleSentences
) -> Iterator[Sentence]:
    where = place(heading.level, (message("{code}", code=heading.code),))
    yield Sentence(reported(office, where, heading.alerts), heading.ids)
    for status in TOLD:
        yield from of_items(heading, status, plan.printed_cap)
    yield from by_rule.sentences(each for each in heading.alerts if each.status not in TOLD)
