"""The alerts of each objective or product in words ("ALERTAS IDENTIFICADAS").

Every element is named under every head that any of its items calls for (METHOD 6), every alert
stands behind a sentence, and every sentence says which: the text can neither omit nor contradict
the table. Contradictions of one rule share a sentence.
"""

from collections.abc import Collection, Iterable, Iterator
from decimal import Decimal

from sheetgen.language.message import Message, message
from sheetgen.model.figure import Figure
from sheetgen.model.money import Money
from sheetgen.model.plan import Plan
from sheetgen.model.report import JudgedItem
from sheetgen.model.rule import Rule
from sheetgen.model.status import TOLD
from sheetgen.model.summary import Alert, ElementSummary, MeanOf, Paragraph, Sentence
from sheetgen.model.tree import Tree
from sheetgen.summing.by_rule import RuleSentences
from sheetgen.summing.heading import Heading, headings_of, written
from sheetgen.summing.plan_sentence import as_a_whole
from sheetgen.summing.sentences import Standing, executed, mean_of, stands
from sheetgen.summing.status_sentences import of_status
from sheetgen.telling.subject_words import subject


def narrate(
    plan: Plan,
    items: tuple[JudgedItem, ...],
    elements: tuple[ElementSummary, ...],
    alerts: tuple[Alert, ...],
    rules: tuple[Rule, ...],
    noted: Collection[str] = (),
) -> tuple[Paragraph, ...]:
    """One paragraph for each objective of a policy or product of a programme.

    Where there are several, one on the plan as a whole opens; it tells too the alerts that no
    element answers for, those on the plan or an office, and counts those ``noted`` apart.
    """
    by_rule, tree = RuleSentences.of(plan, rules), Tree.of(plan, items)
    codes = _headed(tree, alerts)
    headings = headings_of(plan, tree, elements, alerts, codes)
    spoken = {alert.id for heading in headings for alert in heading.alerts}
    rest = tuple(alert for alert in alerts if alert.id not in spoken)
    whole = len(headings) > 1 or bool(rest)
    opening = Sentence(as_a_whole(items, alerts, noted=noted), tuple(each.id for each in alerts))
    return (
        *((_of_plan(plan, elements, opening, by_rule.sentences(rest)),) if whole else ()),
        *(_paragraph(plan, tree, heading, by_rule) for heading in headings),
    )


def narrate_element(
    plan: Plan,
    items: tuple[JudgedItem, ...],
    elements: tuple[ElementSummary, ...],
    alerts: tuple[Alert, ...],
    rules: tuple[Rule, ...],
) -> tuple[Paragraph, ...]:
    """The paragraph of the only top element and all that lies below it, as the plan's own."""
    by_rule, tree = RuleSentences.of(plan, rules), Tree.of(plan, items)
    return tuple(
        _paragraph(plan, tree, heading, by_rule)
        for code in tree.roots
        for heading in headings_of(plan, tree, elements, alerts, (code,))
    )


def _headed(tree: Tree, alerts: tuple[Alert, ...]) -> tuple[str, ...]:
    """The top elements; where there is only one, those below it, and it for what is its own."""
    roots = tree.roots
    only = roots[0] if len(roots) == 1 and tree.children(roots[0]) else None
    if only is None:
        return roots
    speaks = bool(tree.own(only)) or any(alert.subject == only for alert in alerts)
    return (*((only,) if speaks else ()), *tree.children(only))


def _of_plan(
    plan: Plan,
    elements: tuple[ElementSummary, ...],
    opening: Sentence,
    rest: Iterable[Sentence],
) -> Paragraph:
    return written(plan.code, opening.alerts, (opening, *_money(plan, elements), *rest))


def _money(plan: Plan, elements: tuple[ElementSummary, ...]) -> Iterator[Sentence]:
    """What a plan accrued of its money: the figures of all that stands at its top."""
    tops = [each for each in elements if each.depth == 0]
    money = Money.total(each.money for each in tops)
    if plan.kind.tells_money and money is not None:
        level = {level.code: level for level in plan.levels}
        who = message("The plan {code}", code=plan.code)
        if len(tops) == 1:
            code = message("{code}", code=tops[0].element.code)
            who = subject(level[tops[0].element.level], (code,))
        match tuple(each.figure for each in money.measures):
            case Decimal() as pim, Decimal() as accrued, Decimal() as financial:
                yield Sentence(executed(who, accrued, pim, financial), ())
            case _:
                pass


def _paragraph(plan: Plan, tree: Tree, heading: Heading, by_rule: RuleSentences) -> Paragraph:
    heads = tuple(each for status in TOLD for each in of_status(plan, heading, status, by_rule))
    told = {alert for sentence in heads for alert in sentence.alerts}
    sentences = (
        Sentence(_opening(plan, tree, heading), heading.ids),
        *heads,
        *by_rule.sentences(
            each for each in heading.alerts if each.status not in TOLD and each.id not in told
        ),
    )
    return written(heading.code, heading.ids, sentences)


def _opening(plan: Plan, tree: Tree, heading: Heading) -> Message:
    """How the element stands and how many alerts the sentences below will say."""
    summary = heading.summary
    return stands(
        subject(heading.level, (message("{code}", code=heading.code),)),
        Standing(
            summary.progress.figure,
            summary.band,
            _basis(tree, summary),
            *(_financial(tree, summary) if plan.kind.tells_money else (None, None)),
            plan.printed_cap,
        ),
        heading.alerts,
        others_below=heading.others_below,
    )


def _financial(tree: Tree, summary: ElementSummary) -> tuple[Decimal | None, Decimal | None]:
    """The share of its money that an element spent; what its product's row tells, if another."""
    code, added = summary.element.code, _known(summary.money.financial.figure)
    own = (each.measured for each in tree.own(code) if each.measured.item.code == code)
    typed = next((_known(each.figure("financial")) for each in own), None)
    return added, None if typed == added else typed


def _known(figure: Figure | None) -> Decimal | None:
    return figure if isinstance(figure, Decimal) else None


def _basis(tree: Tree, summary: ElementSummary) -> Message | None:
    """What a mean rests on, where it leaves something out."""
    code, mean = summary.element.code, summary.progress
    if mean.of is MeanOf.PRODUCT:
        return None
    if mean.of is MeanOf.ITEMS:
        kinds = {each.measured.item.kind for each in tree.below(code)}
        return mean_of(kinds, mean.n, mean.n + mean.left_out) if mean.left_out else None
    own_counts = any(each.code == code for each in mean.counted)
    of = [each for each in mean.parts if each.code != code or own_counts]
    return mean_of((), mean.n, len(of)) if mean.n < len(of) else None
