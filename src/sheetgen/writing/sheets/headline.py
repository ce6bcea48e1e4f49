"""The title of the first page: one sentence that says how the plan stands, and where to look."""

from collections import Counter
from collections.abc import Callable
from decimal import Decimal

from sheetgen.language.message import Message, filled, joined, message, message_n
from sheetgen.model.report import Report
from sheetgen.model.status import WANTING, Band
from sheetgen.model.tone import Tone
from sheetgen.telling.pace_words import SoFar, so_far, year_gone
from sheetgen.writing.sheets.legend import figures_of

_FEW = 2
"""An office with fewer items in the way is not where they gather."""


def finding(report: Report) -> Message:
    """How the plan stands: its figure and band, the items in the way, who has most of them."""
    parts = [*_figures(report), _items(report)]
    said = joined(parts, ": ") if len(parts) > 1 else parts[0]
    office = _gathers(report)
    return said if office is None else joined([said, office], "; ")


def title_of(report: Report, say: Callable[[Message], str]) -> str:
    """The same as a title."""
    said = say(finding(report))
    return f"{said[:1].upper()}{said[1:]}"


def _figures(report: Report) -> list[Message]:
    """The index with its band; of a programme the money and the work."""
    index = None if report.index is None else report.index.declared.figure
    if isinstance(index, Decimal):
        said = message("{figure:percent}", figure=index)
        tone = tone_of_figure(report, index)
        return [
            said if tone is None else message("{said}, {band}", said=said, band=band_word(tone))
        ]
    roots = [each for each in report.elements if each.depth == 0]
    if index is not None or len(roots) != 1:
        return []
    money, work = roots[0].money.financial.figure, roots[0].progress.figure
    if not isinstance(work, Decimal):
        return []
    if not isinstance(money, Decimal):
        return [message("{work:percent} of the work due to date", work=work)]
    # Two wholes: what is due to date, and the budget of the year.
    both = message(
        "{work:percent} of the work due to date, with {money:percent} of the year's money"
    )
    return [filled(both, work=work, money=money)]


def bounds_of(report: Report) -> tuple[Decimal, Decimal] | None:
    """Where the low and the medium band end, if all items share that; None where they do not."""
    low, medium = figures_of(report, "low"), figures_of(report, "medium")
    return (low[0], medium[0]) if len(low) == 1 and len(medium) == 1 else None


def tone_of_figure(report: Report, figure: Decimal) -> Tone | None:
    """The colour of a mean by the bounds that all items share; None where they have several."""
    bounds = bounds_of(report)
    if bounds is None:
        return None
    if figure < bounds[0]:
        return Band.LOW.tone
    return Band.MEDIUM.tone if figure < bounds[1] else Band.HIGH.tone


def band_word(tone: Tone) -> Message:
    """A band as a sentence says it: "bajo"."""
    return next(band.word for band in Band if band.tone is tone)


def _items(report: Report) -> Message:
    """How many items have each status that stands in the way of the plan."""
    whole = len(report.items)
    counts = Counter(each.verdict.status for each in report.items)
    wanting = [status for status in WANTING if counts[status]]
    pending = so_far([each.measured for each in report.items])
    if pending is not None:
        return _pending(pending)
    if whole and not any(status.entry.is_judged for status in counts):
        return message_n("the only item is not rated", "none of {n} items is rated", whole)
    if not wanting:
        return message_n(
            "{n} item, not low nor without data", "{n} items, none low or without data", whole
        )
    first, *others = wanting
    of_all = first.entry.of_all or message("{n} of {all} items {status}")
    if whole == 1:
        of_all = message("the only item {status}")
    said = filled(
        of_all,
        n=counts[first],
        all=whole,
        status=first.entry.adjective,
    )
    if not others:
        return said
    *between, last = [
        message("{n} {status}", n=counts[each], status=each.entry.adjective) for each in others
    ]
    return message("{first} and {last}", first=joined([said, *between], ", "), last=last)


def _pending(pending: SoFar) -> Message:
    """That nothing is judged yet, and what is known all the same."""
    known = message_n(
        "{n} of {all} items has a figure", "{n} of {all} items have a figure",
        len(pending.known), all=pending.items,
    )  # fmt: skip
    if pending.behind:
        behind = message_n(
            "{n} lies below the {gone:percent} of the year that is gone",
            "{n} lie below the {gone:percent} of the year that is gone",
            len(pending.behind),
            gone=year_gone(pending.period),
        )
        known = joined([known, behind], ", ")
    return message(
        "nothing is judged before {month}; {known}", month=pending.judged.name, known=known
    )


def _gathers(report: Report) -> Message | None:
    """The office with most of the items in the way."""
    found = Counter(
        office
        for each in report.items
        if each.verdict.status.entry.is_wanting
        for office in each.measured.item.offices[:1]
    )
    if report.portion is not None or not found:
        return None
    office, most = found.most_common(1)[0]
    return message("{office} has {n} of them", office=office, n=most) if most >= _FEW else None
