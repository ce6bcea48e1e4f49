"""What was spent: of activities, products, elements and the plan."""

from collections.abc import Iterator
from decimal import Decimal

from sheetgen.drafting.amount_words import money
from sheetgen.drafting.view import Said, Subject, View
from sheetgen.drafting.work import figure_of, work_of
from sheetgen.language.message import Message, message
from sheetgen.model.draft import Cited, Told, Unsaid
from sheetgen.model.figure import Gap
from sheetgen.model.measure import Measure
from sheetgen.model.role import BUDGET, SPENT


def execution(view: View, subject: Subject) -> Said:
    """How much of its money was accrued: of an activity, a product, an element or the plan."""
    who = view.who(subject)
    work = work_of(subject)
    if work is not None:
        measures = tuple(work.measure(name) for name in (SPENT, BUDGET, "financial"))
        known = tuple(each for each in measures if each is not None)
    elif subject.item is not None:
        return None
    else:
        whole = view.report.money if subject.element is None else subject.element.money
        known = () if whole is None else (whole.spent, whole.budget, whole.financial)
    if len(known) != 3 or any(each.figure is Gap.NOT_APPLICABLE for each in known):  # noqa: PLR2004 - as named above
        return None
    return _accrued(who, subject, known)


def _accrued(who: Message, subject: Subject, known: tuple[Measure, ...]) -> Said:
    spent, budget, financial = known
    gap = next((each.figure for each in known[:2] if isinstance(each.figure, Gap)), None)
    if gap is not None:
        return Unsaid(subject.code, message("the budget execution"), gap.entry.words)
    accrued, pim = figure_of(spent), figure_of(budget)
    if not isinstance(financial.figure, Decimal):
        text = message(
            "{who} accrued {accrued}; its modified budget (PIM) is 0.",
            who=who,
            accrued=money(accrued),
        )
        return Told(text, tuple(cited_money(subject.code, spent, budget)))
    said = {"who": who, SPENT: money(accrued), "financial": financial.figure}
    if accrued == 0:
        text = message("{who} accrued nothing of its modified budget (PIM).", who=who)
    elif accrued > pim:
        text = message(
            "{who} accrued {accrued}, {financial:percent} of its modified budget (PIM): more than "
            "it has.",
            **said,
        )
    elif subject.element is None and not subject.is_plan:
        text = message("{who} accrued {accrued}, {financial:percent} of its PIM.", **said)
    else:
        text = message(
            "{who} accrued {accrued}, {financial:percent} of its modified budget (PIM).", **said
        )
    return Told(text, tuple(cited_money(subject.code, *known)))


def cited_money(code: str, *measures: Measure) -> Iterator[Cited]:
    """Money with its sign, to the sol: what a sentence said in millions."""
    for each in measures:
        if isinstance(each.figure, Gap):
            continue
        pattern = "{figure:percentage}" if each.unit == "percent" else "{figure:soles}"
        shown = message(pattern, figure=each.figure)
        yield Cited(code, each.quantity.word, shown, each.places)
