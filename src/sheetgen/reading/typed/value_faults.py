"""Why a cell gives no figure: one fault of the table for each case (READ-2xx)."""

from collections.abc import Iterable
from datetime import date
from decimal import Decimal

from sheetgen.faults.fault_table import told
from sheetgen.language.message import Message, message
from sheetgen.records import Struct

_SHOWN = 60


class Fault(Struct, frozen=True, kw_only=True):
    """What was read and what was expected, and what to do; the caller adds where."""

    code: str
    message: Message
    remedy: Message


def not_a_number(typed: str) -> Fault:
    """For a text that is no number."""
    return _fault("READ-201", typed=_short(typed))


def with_text(typed: str) -> Fault:
    """For a figure with words beside it."""
    return _fault("READ-202", typed=_short(typed))


def bad_groups(typed: str, meant: tuple[str, ...] = ()) -> Fault:
    """For digits grouped otherwise than by thousands; ``meant`` is asked, never taken."""
    if not meant:
        return _fault("READ-203", typed=_short(typed))
    first, *others = meant
    if not others:
        return _fault("READ-203", "one meant", typed=_short(typed), first=first)
    return _fault("READ-203", "two meant", typed=_short(typed), first=first, second=others[0])


def two_readings(typed: str, readings: Iterable[str]) -> Fault:
    """For a figure that only the office can read; ``readings`` are what it may be."""
    return _fault("READ-204", typed=_short(typed), readings=tuple(readings))


def lone_dash(typed: str) -> Fault:
    """For a dash by itself."""
    return _fault("READ-205", typed=typed)


def zero_or_nothing(typed: str) -> Fault:
    """For a word that may be zero or no data."""
    return _fault("READ-205", "word", typed=_short(typed))


def doubtful_sign(typed: str) -> Fault:
    """For brackets, a minus behind, or a minus apart."""
    return _fault("READ-206", typed=_short(typed))


def unasked_percent(typed: str) -> Fault:
    """For a percentage where a quantity is asked."""
    return _fault("READ-207", typed=_short(typed))


def date_typed(typed: str) -> Fault:
    """For a date where a figure is asked."""
    return _fault("READ-208", typed=typed)


def truth_typed(typed: str) -> Fault:
    """For TRUE or FALSE where a figure is asked."""
    return _fault("READ-209", typed=message("TRUE") if typed == "TRUE" else message("FALSE"))


def error_shown(typed: str) -> Fault:
    """For a cell that shows an error."""
    return _fault("READ-210", typed=_short(typed))


def never_calculated(typed: str) -> Fault:
    """For a formula without a stored result."""
    return _fault("READ-211", typed=_short(typed))


def too_large(typed: str) -> Fault:
    """For a number that no report holds."""
    return _fault("READ-212", typed=_short(typed))


def wrong_money(typed: str) -> Fault:
    """For money that is not asked."""
    return _fault("READ-213", typed=_short(typed))


def unknown_format(typed: str) -> Fault:
    """For a number in a file that does not tell 0.59 from 59 %."""
    return _fault("READ-214", typed=typed)


def several_figures(typed: str) -> Fault:
    """For more than one figure in a cell."""
    return _fault("READ-215", typed=_short(typed))


def sum_typed(typed: str, total: str) -> Fault:
    """For a sum that was typed out."""
    return _fault("READ-215", "sum", typed=typed, meant=total)


def part_typed(typed: str, part: str, whole: str) -> Fault:
    """For «16/20» where a quantity is asked."""
    return _fault("READ-215", "part", typed=typed, meant=part, whole=whole)


def share_typed(typed: str, percent: str) -> Fault:
    """For «16/20» where a percentage is asked."""
    return _fault("READ-215", "share", typed=typed, meant=percent)


def share_or_percent(typed: str, percent: str, hundredfold: str) -> Fault:
    """For «0,86» where a percentage is asked."""
    return _fault("READ-204", "percent", typed=typed, first=percent, second=hundredfold)


def below_zero(typed: str) -> Fault:
    """For a count, a share or money below zero."""
    return _fault("READ-216", typed=_short(typed))


def long_text(signs: int) -> Fault:
    """For a text that a report may have to shorten; it is no fault of the office."""
    return _fault("READ-217", n=signs)


def bare_percent(figure: Decimal) -> Fault:
    """For a number where a percentage is asked and the cell's format says nothing of it."""
    return _fault("READ-218", figure=figure, larger=figure.scaleb(2))


def no_day(typed: str, meant: date | None = None) -> Fault:
    """For what is no day where one is asked; ``meant`` is asked, never taken."""
    if meant is None:
        return _fault("READ-219", typed=_short(typed))
    return _fault("READ-219", "meant", typed=_short(typed), meant=as_typed(meant))


def past_day(day: date, period: str) -> Fault:
    """For a day before the month of the form, where what is still to be done is asked."""
    return _fault("READ-220", day=as_typed(day), period=period)


def far_day(day: date, years: int) -> Fault:
    """For a day so far ahead that another year may be meant."""
    return _fault("READ-220", "far", day=as_typed(day), n=years)


def as_typed(day: date) -> str:
    """A day as offices type it."""
    return f"{day:%d/%m/%Y}"


def _fault(code: str, case: str = "", /, **figures: object) -> Fault:
    fault = told(code, case, **figures)
    return Fault(code=code, message=fault.message, remedy=fault.remedy)


def _short(typed: str) -> str:
    return typed if len(typed) <= _SHOWN else f"{typed[:_SHOWN]}…"
