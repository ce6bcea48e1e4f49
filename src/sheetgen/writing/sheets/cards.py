"""The cards at the head of the summary: four figures that say how the plan stands."""

from collections import Counter
from collections.abc import Iterator
from decimal import Decimal

from sheetgen.language.message import Message, message, message_n
from sheetgen.model.figure import Figure
from sheetgen.model.finding import Severity, Status
from sheetgen.model.plan import IndexChoices
from sheetgen.model.report import Report
from sheetgen.model.summary import ElementSummary
from sheetgen.writing.book import Sheet
from sheetgen.writing.cell import Link
from sheetgen.writing.context import ALERTS, DELIVERIES, Context
from sheetgen.writing.figures import percent_cell
from sheetgen.writing.sheets.deliveries import offices_heard

CARDS = 3
"""The first row of the cards, counted from 0."""
_WIDE = 3
_CARD = ("card",)
_BIG = ("card", "big")


def write_cards(sheet: Sheet, context: Context, row: int) -> int:
    """Write the four cards; gives the row below them."""
    report = context.report
    if report.index is not None:
        mean = report.index.declared
        _percent(sheet, row, 0, message("Management index"), mean.figure, index_note(context))
        _on_track(sheet, report, row, 1)
    else:
        _programme(sheet, report, row)
    _alerts(sheet, context, row, 2)
    _deliveries(sheet, context, row, 3)
    sheet.height(row + 1, 34)
    sheet.height(row + 2, 26)
    sheet.height(row + 3, 6)
    return row + 3


def _programme(sheet: Sheet, report: Report, row: int) -> None:
    """Money and work, each by its own rule: the money adds, the work is a mean of progress."""
    root = _root(report)
    if root is None:
        _on_track(sheet, report, row, 0)
        _wanting(sheet, report, row, 1)
        return
    money = message("{accrued:soles} accrued of {pim:soles}", accrued=root.accrued, pim=root.pim)
    if not (isinstance(root.accrued, Decimal) and isinstance(root.pim, Decimal)):
        money = message("The plan has no money")
    _percent(sheet, row, 0, message("Financial execution"), root.financial, money)
    mean = root.progress
    basis = message_n("Mean of {n} item, each capped", "Mean of {n} items, each capped", n=mean.n)
    _percent(sheet, row, 1, message("Physical progress"), mean.figure, basis)


def programme_cells(report: Report) -> tuple[tuple[str, str, str], ...]:
    """The cells of the cards that show a programme's own figures: (element, measure, cell)."""
    root = _root(report)
    if report.index is not None or root is None:
        return ()
    code = root.element.code
    return (code, "financial", "A5"), (code, "progress", "D5")


def counted_cards(report: Report) -> Iterator[tuple[str, Message, int, int]]:
    """The counts on the cards: (key, what is counted, row, column)."""
    on_track, wanting = message("Items on track"), message("Items low or without data")
    if report.index is not None:
        yield "on-track", on_track, CARDS + 1, _WIDE
    elif _root(report) is None:
        yield "on-track", on_track, CARDS + 1, 0
        yield "wanting", wanting, CARDS + 1, _WIDE
    yield "alerts", message("Alerts"), CARDS + 1, 2 * _WIDE
    yield "alerts:high", message("Alerts of high severity"), CARDS + 2, 2 * _WIDE
    yield "offices", message("Offices that sent their file"), CARDS + 1, 3 * _WIDE


def _root(report: Report) -> ElementSummary | None:
    roots = [each for each in report.elements if each.depth == 0]
    return roots[0] if len(roots) == 1 else None


def index_note(context: Context) -> Message:
    """What the index rests on, in one line."""
    index = context.report.index
    mean = index.declared if index else None
    return message(
        "Mean of {over}, {capped}; {n} counted, {left_out} without a figure {missing}",
        over=message("elements") if context.report.plan.choices.over_elements else message("items"),
        capped=cap_words(context.report.plan.choices),
        n=mean.n if mean else 0,
        left_out=mean.left_out if mean else 0,
        missing=missing_words(context.report.plan.choices),
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
    n = sum(each.verdict.status is Status.ON_TRACK for each in report.items)
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
    low, missing = found[Status.LOW], found[Status.MISSING]
    _words(
        sheet,
        row,
        card,
        message("Items low or without data"),
        message("{n} of {all}", n=low + missing, all=len(report.items)),
        message("{low} low, {missing} without data", low=low, missing=missing),
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
