"""The cards at the head of the summary: four figures that say how the plan stands."""

from collections import Counter
from collections.abc import Sequence
from decimal import Decimal
from enum import Enum

from sheetgen.language.message import Message, message, message_n
from sheetgen.model.figure import Figure, Gap
from sheetgen.model.matter import matters_of
from sheetgen.model.money import Money
from sheetgen.model.plan import IndexChoices, Kind, PlanKind
from sheetgen.model.report import JudgedItem, Report
from sheetgen.model.severity import Severity
from sheetgen.model.status import WANTING, any_of, each_of
from sheetgen.model.summary import ElementSummary, Mean, MeanOf
from sheetgen.model.tone import Tone
from sheetgen.telling.pace_words import so_far, year_gone
from sheetgen.telling.words import GAPS
from sheetgen.writing.context import ALERTS, DELIVERIES, Context
from sheetgen.writing.sheets.deliveries import offices_heard
from sheetgen.writing.sheets.finding import band_word, tone_of_figure
from sheetgen.writing.wordings import too_few
from sheetgen.writing.workbook.cell import Link
from sheetgen.writing.workbook.figures import percent_cell
from sheetgen.writing.workbook.sheet import Sheet
from sheetgen.writing.workbook.trace import FigureOf, Owner, Trace, tally

CARDS = 3
"""The first row of the cards, counted from 0."""
_WIDE = 3
_CARD = ("card",)
_BIG = ("card", "big")


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


def write_cards(sheet: Sheet, context: Context, row: int) -> int:
    """Write the four cards; gives the row below them."""
    for at, card in enumerate(first_cards(context.report)):
        _first(sheet, context, row, at, card)
    _alerts(sheet, context, row, 2)
    _deliveries(sheet, context, row, 3)
    sheet.height(row + 1, 34)
    sheet.height(row + 2, 38)
    sheet.height(row + 3, 6)
    return row + 3


def _first(sheet: Sheet, context: Context, row: int, at: int, card: Card) -> None:
    report, root = context.report, _root(context.report)
    match card:
        case Card.ON_TRACK:
            _on_track(sheet, report, row, at)
        case Card.SO_FAR:
            _so_far(sheet, report, row, at)
        case Card.WANTING:
            _wanting(sheet, report, row, at)
        case Card.INDEX if report.index is not None:
            name, mean = message("Management index"), report.index.declared
            note, shows = index_note(context), Owner(report.plan.code).figure("index")
            _percent(sheet, row, at, name, mean.figure, note, shows)
            if isinstance(mean.figure, Decimal):
                _band(sheet, row, at, name, tone_of_figure(report, mean.figure))
        case Card.FINANCIAL if report.money is not None:
            name, money = message("Financial execution of the year"), report.money
            whose = Owner(report.plan.code if root is None else root.element.code)
            shows = whose.figure("financial")
            _percent(sheet, row, at, name, money.financial.figure, _money(money), shows)
        case Card.PROGRESS if root is not None:
            name, note = message("Physical progress to date"), _mean_note(report, root)
            if report.plan.kind is PlanKind.POLICY:
                name = message("Mean progress")
            shows = context.shown(root.element.code, "progress")
            _percent(sheet, row, at, name, root.progress.figure, note, shows)
            _band(sheet, row, at, name, root.band.tone if root.band else None)


def _money(money: Money) -> Message:
    """What the execution is a share of: money adds."""
    pim, accrued = money.budget.figure, money.spent.figure
    if isinstance(accrued, Decimal) and isinstance(pim, Decimal):
        return message("{accrued:soles} accrued of {pim:soles}", accrued=accrued, pim=pim)
    return message("Some of the money is not known")


def _mean_note(report: Report, root: ElementSummary) -> Message:
    """What the progress rests on: a product's own row, or a mean and what it leaves out."""
    code, mean = root.element.code, root.progress
    if isinstance(mean.figure, Gap):
        return GAPS[mean.figure]
    items = (each.measured.item for each in report.items)
    if any(item.kind is Kind.PRODUCT and item.element == code for item in items):
        return message("What is reported of the product itself")
    return _rests_on(report, mean)


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
        return message(
            "{n} of {all} items; {why}", n=mean.n, all=len(mean.parts), why=too_few(mean)
        )
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


def _on_track(sheet: Sheet, report: Report, row: int, card: int) -> None:
    found = [each for each in report.items if each.verdict.status.entry.is_well]
    name = message("Items of medium or high progress")
    shows = tally(report.plan.code, Card.ON_TRACK.value, name, _codes(found))
    big = message("{n} of {all}", n=len(found), all=len(report.items))
    states = Counter(each.verdict.status for each in report.items)
    told = each_of(tuple((status, states[status]) for status in WANTING))
    _words(sheet, row, card, name, big, told, shows)


def _wanting(sheet: Sheet, report: Report, row: int, card: int) -> None:
    """What stands in the way: of a part of a plan, or a plan without elements, there is no mean."""
    found = [each for each in report.items if each.verdict.status in WANTING]
    states = Counter(each.verdict.status for each in found)
    shows = tally(report.plan.code, Card.WANTING.value, items_wanting(), _codes(found))
    big = message("{n} of {all}", n=len(found), all=len(report.items))
    told = each_of(tuple((status, states[status]) for status in WANTING))
    _words(sheet, row, card, items_wanting(), big, told, shows)


def _so_far(sheet: Sheet, report: Report, row: int, card: int) -> None:
    """How many items have a figure in a month in which none is judged."""
    pending = so_far([each.measured for each in report.items])
    if pending is None:
        return
    name = message("Items with a figure to date")
    shows = tally(report.plan.code, Card.SO_FAR.value, name, pending.known)
    big = message("{n} of {all}", n=len(pending.known), all=pending.items)
    note = message(
        "{gone:percent} of the year is gone; {n} items lie below it. Judged in {month}",
        gone=year_gone(pending.period),
        n=len(pending.behind),
        month=pending.judged.name,
    )
    _words(sheet, row, card, name, big, note, shows)


def _codes(items: Sequence[JudgedItem]) -> tuple[str, ...]:
    return tuple(each.measured.item.code for each in items)


def _alerts(sheet: Sheet, context: Context, row: int, card: int) -> None:
    alerts, plan, name = context.report.alerts, context.report.plan.code, message("Alerts")
    matters = matters_of(alerts)
    grave = [each.alert.id for each in matters if each.level is Severity.HIGH]
    shows = tally(plan, "alerts", name, [alert.id for alert in alerts])
    _words(sheet, row, card, name, message("{n}", n=len(alerts)), None, shows)
    note = message_n("{n} urgent", "{n} urgent", n=len(grave))
    of_grave = tally(plan, "alerts:high", message("Urgent matters"), grave)
    _door(sheet, context, row, card, note, context.to(ALERTS), of_grave)


def _deliveries(sheet: Sheet, context: Context, row: int, card: int) -> None:
    heard, offices = offices_heard(context.report)
    number = message("{n} of {all}", n=len(heard), all=len(offices))
    name = message("Offices that sent their file")
    shows = tally(context.report.plan.code, "offices", name, heard)
    _words(sheet, row, card, name, number, None, shows)
    note = message("See who sent what")
    _door(sheet, context, row, card, note, context.to(DELIVERIES))


def _door(
    sheet: Sheet,
    context: Context,
    row: int,
    card: int,
    note: Message,
    target: str,
    shows: Trace | None = None,
) -> None:
    first = card * _WIDE
    look = ("card", "link")
    sheet.across(row + 2, first, first + _WIDE - 1, "", *look)
    sheet.put(row + 2, first, Link(target, context.say.say(note), look), shows)


def _percent(
    sheet: Sheet, row: int, card: int, name: Message, figure: Figure, note: Message, shows: FigureOf
) -> None:
    first = card * _WIDE
    _words(sheet, row, card, name, "", note)
    sheet.put(row + 1, first, percent_cell(figure, _BIG), shows)


def _band(sheet: Sheet, row: int, card: int, name: Message, tone: Tone | None) -> None:
    """The word of the band in the card's name, and its colour on the figure."""
    if tone is None:
        return
    first = card * _WIDE
    said = message("{name}: {band}", name=name, band=band_word(tone))
    sheet.text(row, first, said, *_CARD, "bold")
    here = (row + 1, first, row + 1, first + _WIDE - 1)
    sheet.colour(here, "=TRUE", bg_color=tone.fill, font_color=tone.ink)


def _words(
    sheet: Sheet,
    row: int,
    card: int,
    name: Message,
    big: Message | str,
    note: Message | None,
    shows: Trace | None = None,
) -> None:
    first = card * _WIDE
    last = first + _WIDE - 1
    sheet.across(row, first, last, name, *_CARD, "bold")
    sheet.across(row + 1, first, last, big, *_BIG, shows=shows)
    if note is not None:
        sheet.across(row + 2, first, last, note, *_CARD, "soft")
