"""What was spent: of activities, products, elements and the plan."""

from collections.abc import Iterator
from decimal import Decimal

from sheetgen.drafting.amount_words import money
from sheetgen.drafting.report_view import Said, Subject, View, cited
from sheetgen.drafting.work_done import figure_of, work_of
from sheetgen.language.message import Message, joined, message, message_n
from sheetgen.model.draft import Cited, Told, Unsaid
from sheetgen.model.figure import Gap
from sheetgen.model.kinds import Kind
from sheetgen.model.measure import Measure
from sheetgen.model.report import JudgedItem
from sheetgen.model.role import BUDGET, SPENT

_MONEY = (SPENT, BUDGET, "financial")


def execution(view: View, subject: Subject) -> Said:
    """How much of its money was accrued: of an activity, a product, an element or the plan."""
    who = view.who(subject)
    work = work_of(subject)
    if work is not None:
        measures = tuple(work.measure(name) for name in _MONEY)
        known = tuple(each for each in measures if each is not None)
    elif subject.item is not None:
        return None
    else:
        whole = view.report.money if subject.element is None else subject.element.money
        known = () if whole is None else (whole.spent, whole.budget, whole.financial)
    if len(known) != 3 or any(each.figure is Gap.NOT_APPLICABLE for each in known):  # noqa: PLR2004 - as named above
        return None
    gap = next((each.figure for each in known[:2] if isinstance(each.figure, Gap)), None)
    if gap is not None:
        return _lacking(view, subject, gap)
    told = _accrued(who, subject, known)
    if work is None or subject.element is None or not isinstance(told, Told):
        return told
    added = subject.element.money.measures
    return told if _same(known, added) else _with_sum(told, subject, added)


def _same(known: tuple[Measure, ...], added: tuple[Measure, ...]) -> bool:
    """Whether a product's money is what its activities add to, or that is not known."""
    sums = {each.name: each.figure for each in added}
    return any(isinstance(each, Gap) for each in sums.values()) or all(
        sums[each.name] == each.figure for each in known
    )


def _with_sum(told: Told, subject: Subject, added: tuple[Measure, ...]) -> Told:
    """What a product's office told, and what its activities add to: each as what it is."""
    by_name = {each.name: each for each in added}
    spent, budget, financial = (by_name[name] for name in _MONEY)
    text = message(
        "Its activities accrued {accrued} in all, {financial:percent} of a PIM of {pim}.",
        accrued=money(figure_of(spent)),
        financial=financial.figure,
        pim=money(figure_of(budget)),
    )
    cites = tuple(cited_money(subject.code, spent, budget, financial))
    return Told(joined([told.text, text]), (*told.cited, *cites))


def _lacking(view: View, subject: Subject, gap: Gap) -> Said:
    """That what was spent is not known, where an office owes it; of whose, where others told."""
    if subject.item is not None:
        items = [subject.item]
    else:
        items = [each for each in view.below(subject) if each.measured.item.kind is Kind.ACTIVITY]
    lacking = [each for each in items if _owes_money(each)]
    if not lacking:
        return Unsaid(subject.code, message("the budget execution"), gap.entry.words)
    codes = [each.measured.item.code for each in lacking]
    said = {"who": view.who(subject), "when": view.when}
    if len(lacking) == len(items):
        text = message("{who} has no information on its budget execution {when}.", **said)
    else:
        text = message_n(
            "{who} has no total of its budget execution {when}: that of {codes} lacks.",
            "{who} has no total of its budget execution {when}: those of {codes} lack.",
            len(lacking),
            codes=codes,
            **said,
        )
    spent = [(each.measured.measure(SPENT), each.measured.item) for each in lacking]
    return Told(text, tuple(cited(each, item) for each, item in spent if each is not None))


def _owes_money(judged: JudgedItem) -> bool:
    """Whether an office owes what was spent on an activity."""
    spent = judged.measured.measure(SPENT)
    owed = judged.verdict.status.entry.is_absence
    return owed and spent is not None and isinstance(spent.figure, Gap)


def _accrued(who: Message, subject: Subject, known: tuple[Measure, ...]) -> Said:
    spent, budget, financial = known
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
