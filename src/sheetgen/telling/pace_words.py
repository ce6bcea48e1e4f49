"""What is told of the year so far and of what is left of it: never a verdict."""

from collections.abc import Sequence
from decimal import Decimal

from sheetgen.language.message import Message, filled, joined, message, message_n
from sheetgen.model.figure import HUNDRED, Gap, percent_of
from sheetgen.model.forecasting import Unforecast, why_not
from sheetgen.model.formulas.pace import MONTHS, LeftByMonths
from sheetgen.model.measure import Measure, MeasuredItem
from sheetgen.model.period import Period, december
from sheetgen.model.plan import Indicator
from sheetgen.records import Struct

_MOST_NAMED = 6


def year_gone(period: Period) -> Decimal:
    """The share of the year that is over by the end of a month, in percent."""
    return percent_of(Decimal(period.month), Decimal(MONTHS))


def judged_in(measured: MeasuredItem) -> Period | None:
    """The next month in which an item that is not due now is judged; None where it is due."""
    if measured.gap is not Gap.NOT_DUE:
        return None
    item, at = measured.item, measured.period
    if not isinstance(item, Indicator):
        return december(at.year)
    return Period(at.year, min(month for month in item.frequency.months if month > at.month))


def judged_when(measured: MeasuredItem, until: Period | None) -> Message | None:
    """In which month an item is judged, and why not now; None where it is due.

    ``until`` is the last month of its plan.
    """
    at, item = judged_in(measured), measured.item
    if at is None:
        return None
    if until is not None and at > until:
        return message("It is not judged any more: the plan ends in {until}.", until=until)
    if isinstance(item, Indicator):
        return message(
            "Judged in {month}: its frequency is {frequency}.",
            month=at.name,
            frequency=item.frequency.meaning,
        )
    return message("Judged in {month}: no month of it is programmed.", month=at.name)


def to_date_words(measured: MeasuredItem) -> Message | None:
    """What was reported against the year, of which so much is gone; None where nothing was."""
    item, gone = measured.item, year_gone(measured.period)
    done, goal = measured.measure("accumulated"), measured.measure("accumulated_target")
    if done is None or goal is None:
        done = measured.measure("actual")
        goal = measured.measure("target_year") or measured.measure("target")
    if not _is_known(done) or done is None:
        return None
    if not _is_known(goal) or goal is None:
        return filled(_ALONE, done=done.shown(item), gone=gone)
    physical = measured.figure("physical")
    if physical is None:
        month = _asked_by(measured)
        return filled(
            _OF_GOAL, done=done.shown(item), month=month, goal=goal.shown(item), gone=gone
        )
    return filled(
        _OF_WORK, done=done.shown(item), goal=goal.shown(item), physical=physical, gone=gone
    )


_ALONE = message("To date {done}, with {gone:percent} of the year gone.")
_OF_GOAL = message(
    "To date {done}, and by {month} {goal} is asked; {gone:percent} of the year is gone."
)
_OF_WORK = message(
    "To date {done} of {goal}, {physical:percent} of the year, of which {gone:percent} is gone."
)


def _asked_by(measured: MeasuredItem) -> Message:
    """The month up to which something is needed: December, or the last of a plan that ends."""
    needed, at = measured.measure("needed_per_month"), measured.period
    if needed is None or not isinstance(needed.formula, LeftByMonths):
        return december(at.year).name
    return Period(at.year, at.month + needed.formula.months).name


def needed_words(measured: MeasuredItem) -> Message | None:
    """What is needed a month until the year or the plan ends; None where it is not known."""
    needed = measured.measure("needed_per_month")
    if needed is None or not _is_known(needed):
        return None
    month = _asked_by(measured)
    if not needed.figure:
        return message("What is asked by {month} is reached.", month=month)
    said = needed.shown(measured.item)
    pace = measured.measure("pace_per_month")
    if pace is None or not _is_known(pace):
        return message("Until {month} {needed} a month are needed.", month=month, needed=said)
    return message(
        "Until {month} {needed} a month are needed; so far it was {pace}.",
        month=month,
        needed=said,
        pace=pace.shown(measured.item),
    )


def forecast_words(measured: MeasuredItem) -> Message | None:
    """Where the present pace leads, and within which range; None where nothing is forecast."""
    end, low, high = (
        measured.measure(name) for name in ("forecast_end", "forecast_low", "forecast_high")
    )
    share = measured.figure("forecast_share")
    if end is None or low is None or high is None or share is None:
        return None
    item = measured.item
    if low.figure == high.figure:
        return message(
            "{end} ({share:percent} of what is asked by {month}); those of earlier months did not "
            "miss.",
            month=_asked_by(measured),
            end=end.shown(item),
            share=share,
        )
    return message(
        "{end} ({share:percent} of what is asked by {month}), between {low} and {high}.",
        month=_asked_by(measured),
        end=end.shown(item),
        low=low.shown(item),
        high=high.shown(item),
        share=share,
    )


def last_year_words(measured: MeasuredItem) -> Message | None:
    """Where it leads with last year's months; None where they are not known."""
    end = measured.measure("forecast_last_year")
    share = measured.figure("forecast_last_year_share")
    if end is None or share is None:
        return None
    return message(
        "{end} ({share:percent} of what is asked by {month}).",
        month=_asked_by(measured),
        end=end.shown(measured.item),
        share=share,
    )


def right_words(measured: MeasuredItem) -> Message | None:
    """How often such a forecast was right; None where there is none."""
    right, tried = measured.figure("forecast_right"), measured.figure("forecast_tried")
    if right is None or tried is None:
        return None
    return message_n(
        "{right} of {n} month: it was left out and forecast by the others.",
        "{right} of {n} months: each was left out and forecast by the others.",
        int(tried),
        right=right,
    )


def unforecast_words(measured: MeasuredItem, least: int) -> Message | None:
    """Why nothing is forecast; None where something is, and where the year is over."""
    match why_not(measured, least):
        case None | Unforecast.YEAR_OVER:
            return None
        case Unforecast.NOT_ADDITIVE:
            return message(
                "Nothing is forecast: its figures do not add up over the year ({aggregation}).",
                aggregation=measured.item.aggregation.meaning,
            )
        case Unforecast.LESS_IS_BETTER:
            return message("Nothing is forecast: less of it is better, so nothing is needed.")
        case Unforecast.NOT_KNOWN:
            return message(
                "Nothing is forecast: what was done so far is not known, or nothing is known to be "
                "asked by December."
            )
        case Unforecast.FEW_POINTS:
            return message(
                "Nothing is forecast yet: that takes {least} months with a figure and something "
                "programmed, and {known} are known.",
                least=least,
                known=measured.figure("forecast_points") or 0,
            )
        case Unforecast.NOTHING_LEFT:
            return message("Nothing is forecast: nothing more is programmed until December.")


class SoFar(Struct, frozen=True):
    """A month in which nothing is judged: which items have a figure, and which lag behind.

    ``behind`` is work whose share of the year's goal is less than the share of the year gone.
    """

    items: int
    known: tuple[str, ...]
    behind: tuple[str, ...]
    period: Period
    judged: Period


def so_far(items: Sequence[MeasuredItem]) -> SoFar | None:
    """What is known of items none of which is due; None where any is, or there are none."""
    if not items or any(each.gap is not Gap.NOT_DUE for each in items):
        return None
    months = [judged_in(each) for each in items]
    period = items[0].period
    gone = year_gone(period)
    return SoFar(
        items=len(items),
        known=tuple(each.item.code for each in items if each.figure("actual") is not None),
        behind=tuple(
            each.item.code
            for each in items
            if (done := each.figure("physical")) is not None and done < gone
        ),
        period=period,
        judged=min(each for each in months if each is not None),
    )


def year_words(items: Sequence[MeasuredItem]) -> Message | None:
    """How many items will not reach what is asked by December at the present pace; a forecast.

    By the upper end of each, and where last year's months do not lead there either; None where
    nothing is forecast.
    """
    best = [(each, each.figure("forecast_best")) for each in items]
    known = [(each, figure) for each, figure in best if figure is not None]
    if not known:
        return None
    short = [
        each.item.code
        for each, figure in known
        if max(figure, each.figure("forecast_last_year_share") or figure) < HUNDRED
    ]
    if not short:
        return message_n(
            "Forecast: at the present pace the only item with a forecast may make it.",
            "Forecast: at the present pace each of {n} items with a forecast may make it.",
            len(known),
        )
    named: Message | str = ", ".join(short[:_MOST_NAMED])
    if len(short) > _MOST_NAMED:
        more = len(short) - _MOST_NAMED
        named = message("{codes} and {more} more", codes=named, more=more)
    return message_n(
        "Forecast: at the present pace {n} of {all} items would not reach what is asked by "
        "{month}, not even at the upper end: {codes}.",
        "Forecast: at the present pace {n} of {all} items would not reach what is asked by "
        "{month}, not even at the upper end: {codes}.",
        len(short),
        all=len(known),
        month=_asked_by(known[0][0]),
        codes=named,
    )


def outlook(measured: MeasuredItem, until: Period | None) -> Message | None:
    """What is told of an item that is not judged in the month; None where it is due."""
    when = judged_when(measured, until)
    if when is None:
        return None
    told = _in_short(measured)
    return when if told is None else joined([when, told])


def _in_short(measured: MeasuredItem) -> Message | None:
    physical, needed = measured.figure("physical"), measured.measure("needed_per_month")
    if physical is None:
        return to_date_words(measured)
    if needed is None or not needed.figure:
        return message("So far {physical:percent} of the goal of the year.", physical=physical)
    return message(
        "So far {physical:percent} of the goal of the year; {needed} a month are needed.",
        physical=physical,
        needed=needed.shown(measured.item),
    )


def _is_known(measure: Measure | None) -> bool:
    return measure is not None and isinstance(measure.figure, Decimal)
