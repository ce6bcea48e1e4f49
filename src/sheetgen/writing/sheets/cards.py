"""The cards at the head of the summary: four figures that say how the plan stands."""

from collections import Counter
from collections.abc import Callable, Sequence
from decimal import Decimal
from enum import Enum

from sheetgen.language.message import Message, filled, joined, message, message_n
from sheetgen.model.figure import Gap
from sheetgen.model.kinds import Kind
from sheetgen.model.matter import counted_of
from sheetgen.model.money import Money
from sheetgen.model.period import month_of
from sheetgen.model.plan import IndexChoices
from sheetgen.model.report import JudgedItem, Report
from sheetgen.model.severity import Severity
from sheetgen.model.status import WANTING, Status, any_of, each_of
from sheetgen.model.summary import ElementSummary, Mean, MeanOf
from sheetgen.telling.pace_words import so_far, year_gone
from sheetgen.telling.words import GAPS
from sheetgen.writing.context import ALERTS, DELIVERIES, Context
from sheetgen.writing.sheets.card import Face
from sheetgen.writing.sheets.deliveries import is_for_nobody, offices_heard
from sheetgen.writing.sheets.headline import bounds_of, tone_of_figure
from sheetgen.writing.sheets.movements import moved, since_words
from sheetgen.writing.wordings import too_few
from sheetgen.writing.workbook.trace import Owner, tally


class Card(Enum):
    """What the first two cards may show; the other two are always alerts and deliveries."""

    INDEX = "index"
    PROGRESS = "progress"
    FINANCIAL = "financial"
    ON_TRACK = "on-track"
    WANTING = "wanting"
    SO_FAR = "so-far"


def first_cards(report: Report) -> tuple[Card, Card]:
    """The two cards that fit the plan and the part of it that is shown.

    What an office reports has no progress of its own: a mean of it would pass for the element's.
    Where nothing is judged yet, what is known so far stands in the place of what is judged.
    """
    if so_far([each.measured for each in report.items]) is not None:
        return Card.FINANCIAL if report.money is not None else Card.ON_TRACK, Card.SO_FAR
    money = report.money
    has_money = money is not None
    if report.index is not None:
        is_known = money is not None and isinstance(money.financial.figure, Decimal)
        return Card.INDEX, Card.FINANCIAL if is_known else Card.ON_TRACK
    root = _root(report)
    if report.office is not None or (root is None and not has_money):
        return Card.ON_TRACK, Card.WANTING
    if not has_money:
        return Card.PROGRESS, Card.ON_TRACK
    return Card.FINANCIAL, Card.ON_TRACK if root is None else Card.PROGRESS


def faces(context: Context) -> tuple[Face, ...]:
    """The four cards."""
    first = (_first(context, card) for card in first_cards(context.report))
    return (*first, _alerts(context), _deliveries(context))


def _first(context: Context, card: Card) -> Face:
    report, root = context.report, _root(context.report)
    match card:
        case Card.INDEX if report.index is not None:
            mean = report.index.declared
            return Face(
                name=message("Management index"),
                big=mean.figure,
                shows=Owner(report.plan.code).figure("index"),
                note=_counted(report, mean),
                moved=_moved(report, ""),
                tone=tone_of_figure(report, mean.figure)
                if isinstance(mean.figure, Decimal)
                else None,
                bounds=bounds_of(report),
            )
        case Card.FINANCIAL if report.money is not None:
            whose = Owner(report.plan.code if root is None else root.element.code)
            return Face(
                name=message("Financial execution of the year"),
                big=report.money.financial.figure,
                shows=whose.figure("financial"),
                note=_money(report.money),
            )
        case Card.PROGRESS if root is not None:
            return Face(
                name=report.plan.kind.progress,
                big=root.progress.figure,
                shows=context.shown(root.element.code, "progress"),
                note=_mean_note(report, root),
                moved=_moved(report, root.element.code),
                tone=root.band.tone if root.band else None,
                bounds=bounds_of(report) if root.band else None,
            )
        case Card.SO_FAR:
            return _so_far(report)
        case Card.WANTING:
            return _items(report, card, items_wanting(), lambda status: status.entry.is_wanting)
        case Card.INDEX | Card.PROGRESS | Card.FINANCIAL | Card.ON_TRACK:
            pass
    name = message("Items of medium or high progress")
    return _items(report, Card.ON_TRACK, name, lambda status: status.entry.is_well)


def _moved(report: Report, code: str) -> Message | None:
    """How a mean stands against the month before; None where there is none."""
    points = moved(report, code)
    return None if points is None else since_words(report, points)


def _money(money: Money) -> Message:
    """What the execution is a share of: money adds."""
    pim, accrued = money.budget.figure, money.spent.figure
    if isinstance(accrued, Decimal) and isinstance(pim, Decimal):
        return message("{accrued:soles} of {pim:soles}", accrued=accrued, pim=pim)
    return message("Some of the money is not known")


def _mean_note(report: Report, root: ElementSummary) -> Message:
    """What the progress rests on: a product's own row, or a mean and what it leaves out."""
    code, mean = root.element.code, root.progress
    if isinstance(mean.figure, Gap):
        return GAPS[mean.figure]
    items = (each.measured.item for each in report.items)
    if any(item.kind is Kind.PRODUCT and item.element == code for item in items):
        return message("What is reported of the product itself")
    return _counted(report, mean)


def _counted(report: Report, mean: Mean) -> Message:
    """How many items a mean rests on; Metodología tells how it is made."""
    if mean.lacking is not None:
        return _rests_on(report, mean)
    return message(
        "{n} counted, {left_out} {missing}",
        n=mean.n,
        left_out=mean.left_out,
        missing=missing_words(report.plan.choices),
    )


def items_wanting() -> Message:
    """What stands in the way of the plan: "Items low or without data"."""
    return message("Items {states}", states=any_of(WANTING))


def _root(report: Report) -> ElementSummary | None:
    roots = [each for each in report.elements if each.depth == 0]
    return roots[0] if len(roots) == 1 else None


def index_note(context: Context) -> Message:
    """What the index rests on, in one line."""
    index = context.report.index
    none = Mean(Gap.NOT_APPLICABLE, MeanOf.ITEMS, ())
    return _rests_on(context.report, index.declared if index else none)


def _rests_on(report: Report, mean: Mean) -> Message:
    choices = report.plan.choices
    if mean.lacking is not None:
        whole = message_n("{n} item", "{n} items", len(mean.parts))
        return message("{n} of {whole}; {why}", n=mean.n, whole=whole, why=too_few(mean))
    return message(
        "Mean of {over}, {capped}; {n} counted, {left_out} without a figure {missing}",
        over=message("elements") if choices.over_elements else message("items"),
        capped=cap_words(choices),
        n=mean.n,
        left_out=mean.left_out,
        missing=missing_words(choices),
    )


def cap_words(choices: IndexChoices) -> Message:
    """How far one item may lift the mean."""
    if choices.cap is None:
        return message("without a cap")
    return message("each capped at {cap:percentage}", cap=choices.cap)


def missing_words(choices: IndexChoices) -> Message:
    """What becomes of items without a figure."""
    return message("counted as 0") if choices.missing_as_zero else message("left out")


def _items(report: Report, card: Card, name: Message, counts: Callable[[Status], bool]) -> Face:
    """How many items stand so, and how many did in the month before.

    A month in which none is judged has no such number, and nothing is held against it.
    """
    found = _codes([each for each in report.items if counts(each.verdict.status)])
    states = Counter(each.verdict.status for each in report.items)
    compared = report.comparison
    was = None
    before = [] if compared is None else [e.before for e in compared.items if e.before is not None]
    if compared is not None and any(state.status.entry.is_judged for state in before):
        was = message(
            "{n} of {all} in {month}",
            n=sum(counts(state.status) for state in before),
            all=len(before),
            month=month_of(compared.since),
        )
    shows = tally(report.plan.code, card.value, name, found)
    if so_far([each.measured for each in report.items]) is not None:
        return Face(name=name, big=Gap.NOT_DUE, shows=shows, moved=was)
    return Face(
        name=name,
        big=message("{n} of {all}", n=len(found), all=len(report.items)),
        shows=shows,
        note=each_of(tuple((status, states[status]) for status in WANTING)),
        moved=was,
    )


def _so_far(report: Report) -> Face:
    """How many items have a figure in a month in which none is judged."""
    pending = so_far([each.measured for each in report.items])
    name = message("Items with a figure to date")
    known = () if pending is None else pending.known
    return Face(
        name=name,
        big=message("{n} of {all}", n=len(known), all=len(report.items)),
        shows=tally(report.plan.code, Card.SO_FAR.value, name, known),
        note=None
        if pending is None
        else message_n(
            "{gone:percent} of the year is gone; {n} item lies below it. Judged in {month}",
            "{gone:percent} of the year is gone; {n} items lie below it. Judged in {month}",
            len(pending.behind),
            gone=year_gone(pending.period),
            month=pending.judged.name,
        ),
    )


def _codes(items: Sequence[JudgedItem]) -> tuple[str, ...]:
    return tuple(each.measured.item.code for each in items)


def _alerts(context: Context) -> Face:
    """How many alerts count; those that were taken note of are counted apart."""
    report, apart = context.report, context.report.following.noted
    alerts = [alert.id for alert in report.alerts if alert.id not in apart]
    matters = counted_of(report.alerts, apart)
    grave = [e.alert.id for e in matters if e.level.is_urgent]
    name, compared = message("Alerts"), report.comparison
    notes: list[Message] = []
    if matters:
        urgent = filled(Severity.HIGH.counted, n=len(grave))
        of = message_n("{n} matter", "{n} matters", n=len(matters))
        notes.append(message("{urgent} of {matters}", matters=of, urgent=urgent))
    if noted := len(report.alerts) - len(alerts):
        notes.append(message_n("{n} more is acknowledged", "{n} more are acknowledged", noted))
    return Face(
        name=name,
        big=message("{n}", n=len(alerts)),
        shows=tally(report.plan.code, "alerts", name, alerts),
        note=joined(notes, "; ") if notes else None,
        target=context.to(ALERTS),
        of_note=tally(report.plan.code, "alerts:high", message("Urgent matters"), grave),
        moved=None
        if compared is None
        else message(
            "new: {new}; solved: {solved}",
            new=len(compared.new_alerts),
            solved=len(compared.solved_alerts),
        ),
    )


def _deliveries(context: Context) -> Face:
    heard, offices = offices_heard(context.report)
    name = message("Offices that sent their file")
    is_told = not is_for_nobody(context.report)
    note = message("See who sent what") if is_told else message("None had to report")
    return Face(
        name=name,
        big=message("{n} of {all}", n=len(heard), all=len(offices)),
        shows=tally(context.report.plan.code, "offices", name, heard),
        note=note,
        target=context.to(DELIVERIES),
    )
