"""The cards at the head of the summary: four figures that say how the plan stands."""

from collections import Counter
from collections.abc import Iterator
from decimal import Decimal
from enum import Enum

from sheetgen.language.message import Message, message, message_n
from sheetgen.model.figure import Figure, Gap
from sheetgen.model.plan import IndexChoices, Kind, PlanKind
from sheetgen.model.report import Report
from sheetgen.model.severity import Severity
from sheetgen.model.status import WANTING, any_of, each_of
from sheetgen.model.summary import ElementSummary, Mean
from sheetgen.writing.book import Sheet
from sheetgen.writing.cell import Link
from sheetgen.writing.context import ALERTS, DELIVERIES, Context
from sheetgen.writing.figures import percent_cell
from sheetgen.writing.sheets.deliveries import offices_heard
from sheetgen.writing.words import GAPS

CARDS = 3
"""The first row of the cards, counted from 0."""
_WIDE = 3
_CELLS = ("A5", "D5")
"""Where the first two cards show their figures."""
_CARD = ("card",)
_BIG = ("card", "big")


class Card(Enum):
    """What the first two cards may show; the other two are always alerts and deliveries."""

    INDEX = "index"
    PROGRESS = "progress"
    FINANCIAL = "financial"
    ON_TRACK = "on-track"
    WANTING = "wanting"


def first_cards(report: Report) -> tuple[Card, Card]:
    """The two cards that fit the plan and the part of it that is shown.

    What an office reports has no progress of its own: a mean of it would pass for the element's.
    """
    if report.index is not None:
        return Card.INDEX, Card.ON_TRACK
    root = _root(report)
    if root is None or report.office is not None:
        return Card.ON_TRACK, Card.WANTING
    if root.pim is Gap.NOT_APPLICABLE:
        return Card.PROGRESS, Card.ON_TRACK
    return Card.FINANCIAL, Card.PROGRESS


def write_cards(sheet: Sheet, context: Context, row: int) -> int:
    """Write the four cards; gives the row below them."""
    for at, card in enumerate(first_cards(context.report)):
        _first(sheet, context, row, at, card)
    _alerts(sheet, context, row, 2)
    _deliveries(sheet, context, row, 3)
    sheet.height(row + 1, 34)
    sheet.height(row + 2, 26)
    sheet.height(row + 3, 6)
    return row + 3


def _first(sheet: Sheet, context: Context, row: int, at: int, card: Card) -> None:
    report, root = context.report, _root(context.report)
    match card:
        case Card.ON_TRACK:
            _on_track(sheet, report, row, at)
        case Card.WANTING:
            _wanting(sheet, report, row, at)
        case Card.INDEX if report.index is not None:
            name, mean = message("Management index"), report.index.declared
            _percent(sheet, row, at, name, mean.figure, index_note(context))
        case Card.FINANCIAL if root is not None:
            name = message("Financial execution")
            _percent(sheet, row, at, name, root.financial, _money(root))
        case Card.PROGRESS if root is not None:
            name, note = message("Physical progress"), _mean_note(report, root)
            if report.plan.kind is PlanKind.POLICY:
                name = message("Mean progress")
            _percent(sheet, row, at, name, root.progress.figure, note)


def _money(root: ElementSummary) -> Message:
    """What the execution is a share of: money adds."""
    if isinstance(root.accrued, Decimal) and isinstance(root.pim, Decimal):
        return message("{accrued:soles} accrued of {pim:soles}", accrued=root.accrued, pim=root.pim)
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


def programme_cells(report: Report) -> tuple[tuple[str, str, str], ...]:
    """The cells of the cards that show an element's own figures: (element, measure, cell)."""
    root = _root(report)
    if root is None:
        return ()
    measures = {Card.FINANCIAL: "financial", Card.PROGRESS: "progress"}
    return tuple(
        (root.element.code, measures[card], cell)
        for card, cell in zip(first_cards(report), _CELLS, strict=True)
        if card in measures
    )


def counted_cards(report: Report) -> Iterator[tuple[str, Message, int, int]]:
    """The counts on the cards: (key, what is counted, row, column)."""
    counted = {
        Card.ON_TRACK: message("Items on track"),
        Card.WANTING: items_wanting(),
    }
    for at, card in enumerate(first_cards(report)):
        if card in counted:
            yield card.value, counted[card], CARDS + 1, at * _WIDE
    yield "alerts", message("Alerts"), CARDS + 1, 2 * _WIDE
    yield "alerts:high", message("Alerts of high severity"), CARDS + 2, 2 * _WIDE
    yield "offices", message("Offices that sent their file"), CARDS + 1, 3 * _WIDE


def items_wanting() -> Message:
    """What stands in the way of the plan: "Items low or without data"."""
    return message("Items {states}", states=any_of(WANTING))


def _root(report: Report) -> ElementSummary | None:
    roots = [each for each in report.elements if each.depth == 0]
    return roots[0] if len(roots) == 1 else None


def index_note(context: Context) -> Message:
    """What the index rests on, in one line."""
    index = context.report.index
    return _rests_on(context.report, index.declared if index else Mean(Gap.NOT_APPLICABLE, 0, 0, 0))


def _rests_on(report: Report, mean: Mean) -> Message:
    choices = report.plan.choices
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
    n = sum(each.verdict.status.entry.is_well for each in report.items)
    _words(
        sheet,
        row,
        card,
        message("Items on track"),
        message("{n} of {all}", n=n, all=len(report.items)),
        message("Medium or high progress"),
    )


def _wanting(sheet: Sheet, report: Report, row: int, card: int) -> None:
    """What stands in the way: of a part of a plan, or a plan without elements, there is no mean."""
    found = Counter(each.verdict.status for each in report.items)
    counted = tuple((status, found[status]) for status in WANTING)
    _words(
        sheet,
        row,
        card,
        items_wanting(),
        message("{n} of {all}", n=sum(n for _, n in counted), all=len(report.items)),
        each_of(counted),
    )


def _alerts(sheet: Sheet, context: Context, row: int, card: int) -> None:
    alerts = context.report.alerts
    grave = sum(alert.severity is Severity.HIGH for alert in alerts)
    note = message_n("{n} of high severity", "{n} of high severity", n=grave)
    _words(sheet, row, card, message("Alerts"), message("{n}", n=len(alerts)), None)
    _door(sheet, context, row, card, note, context.to(ALERTS))


def _deliveries(sheet: Sheet, context: Context, row: int, card: int) -> None:
    heard, offices = offices_heard(context.report)
    number = message("{n} of {all}", n=len(heard), all=len(offices))
    _words(sheet, row, card, message("Offices that sent their file"), number, None)
    note = message("See who sent what")
    _door(sheet, context, row, card, note, context.to(DELIVERIES))


def _door(sheet: Sheet, context: Context, row: int, card: int, note: Message, target: str) -> None:
    first = card * _WIDE
    look = ("card", "link")
    sheet.across(row + 2, first, first + _WIDE - 1, "", *look)
    sheet.put(row + 2, first, Link(target, context.say.say(note), look))


def _percent(
    sheet: Sheet, row: int, card: int, name: Message, figure: Figure, note: Message
) -> None:
    first = card * _WIDE
    _words(sheet, row, card, name, "", note)
    sheet.put(row + 1, first, percent_cell(figure, _BIG))


def _words(
    sheet: Sheet,
    row: int,
    card: int,
    name: Message,
    big: Message | str,
    note: Message | None,
) -> None:
    first = card * _WIDE
    last = first + _WIDE - 1
    sheet.across(row, first, last, name, *_CARD, "bold")
    sheet.across(row + 1, first, last, big, *_BIG)
    if note is not None:
        sheet.across(row + 2, first, last, note, *_CARD, "soft")
