"""From a cell to a figure, a gap, or a fault that says what the office must do (METHOD 9).

What is believed: a number cell is its number at 15 significant digits, as spreadsheets show and
compare it (``typed`` keeps every digit of the file), a hundred times larger where its format shows
a percentage and a percentage is asked. 59 and 0.59 in cells without a percent format are 59 %
and 0.59 %: percent and share are never told apart by the size of the number, and the alerts on
scale ask about the second.
"""

from datetime import date
from decimal import Decimal
from functools import lru_cache

from sheetgen.language.number_marks import Marks
from sheetgen.model.figure import Figure, Gap, as_spreadsheets_see
from sheetgen.reading.opening.cells import UNKNOWN_FORMAT, Cell, Kind
from sheetgen.reading.opening.formats import shows_percent
from sheetgen.reading.typed import value_faults as fault
from sheetgen.reading.typed.gap_words import gap_of
from sheetgen.reading.typed.numerals import Numeral, clean, is_dash, read_numeral
from sheetgen.reading.typed.proposals import in_doubt_of_a_share, may_be_nothing, with_proposal
from sheetgen.reading.typed.value_faults import Fault
from sheetgen.records import Struct

_TOO_LARGE = Decimal(10) ** 15
_PERCENT = " %"
_FAULTS = {
    Kind.DATE: fault.date_typed,
    Kind.BOOLEAN: fault.truth_typed,
    Kind.ERROR: fault.error_shown,
    Kind.UNCACHED: fault.never_calculated,
}


class Reading(Struct, frozen=True, kw_only=True):
    """What a cell says: a figure or a gap, what was typed, and what is wrong with it if anything.

    ``typed`` is what the cell holds in a form that no locale changes: the plain digits of a
    number, with " %" where its format shows a percentage; a text as it stands; an ISO date.
    """

    figure: Figure
    typed: str
    fault: Fault | None


def read_figure(cell: Cell | None, *, in_percent: bool, marks: Marks, doubted: str = "") -> Reading:
    """What a cell says where a figure is asked; ``in_percent``: in percent points.

    ``doubted`` are the marks that may stand between thousands in this cell (``habits``).
    """
    typed = read_text(cell)
    if cell is None or cell.kind is Kind.EMPTY:
        return _gap(Gap.BLANK, typed)
    if cell.kind is Kind.NUMBER:
        return _number(cell, typed, in_percent=in_percent)
    if cell.kind is Kind.TEXT:
        return _text(typed, in_percent=in_percent, marks=marks, doubted=doubted)
    return _unread(typed, _FAULTS[cell.kind](typed))


def not_below_zero(reading: Reading) -> Reading:
    """The same, where nothing can be below zero: such a figure is not believed."""
    if isinstance(reading.figure, Decimal) and reading.figure < 0:
        return _unread(reading.typed, fault.below_zero(reading.typed))
    return reading


def read_text(cell: Cell | None) -> str:
    """What a cell says where a text is asked, without odd spaces and invisible signs."""
    if cell is None:
        return ""
    value = cell.value
    if isinstance(value, str):  # first, because most cells that are asked hold texts
        return clean(value.replace("\r\n", "\n").replace("\r", "\n") if "\r" in value else value)
    match value:
        case bool():
            return "TRUE" if value else "FALSE"
        case Decimal():
            return _typed_number(value, cell.number_format)
        case date():
            return value.isoformat()
        case None:
            return cell.formula


def _typed_number(value: Decimal, number_format: str) -> str:
    if shows_percent(number_format, value):
        return f"{_plain(value.scaleb(2))}{_PERCENT}"
    return _plain(value)


def _plain(value: Decimal) -> str:
    return _written(value) if value else f"{value.normalize():f}"  # there is a -0, too


@lru_cache(maxsize=1 << 12)
def _written(value: Decimal) -> str:
    """One text for a number: offices type the same ones again and again."""
    return f"{value.normalize():f}"


_figure = lru_cache(maxsize=1 << 12)(Decimal)
"""One figure for a text."""


def _number(cell: Cell, typed: str, *, in_percent: bool) -> Reading:
    value = cell.value
    if not isinstance(value, Decimal):
        return _unread(typed, fault.not_a_number(typed))
    seen = as_spreadsheets_see(value)
    if abs(seen) >= _TOO_LARGE:
        return _unread(typed, fault.too_large(typed))
    if in_percent and cell.number_format == UNKNOWN_FORMAT:
        return _unread(typed, fault.unknown_format(typed))
    if not shows_percent(cell.number_format, value):
        return Reading(figure=_figure(_plain(seen)), typed=typed, fault=None)
    if not in_percent:
        return _unread(typed, fault.unasked_percent(typed))
    return Reading(figure=_figure(_plain(seen.scaleb(2))), typed=typed, fault=None)


def _text(typed: str, *, in_percent: bool, marks: Marks, doubted: str) -> Reading:
    if not typed:
        return _gap(Gap.BLANK, typed)
    if is_dash(typed):
        return _unread(typed, fault.lone_dash(typed))
    gap = gap_of(typed)
    if gap is not None:
        return _gap(gap, typed)
    numeral = _asked(typed, marks, doubted, in_percent=in_percent)
    if isinstance(numeral, Fault):
        return _unread(typed, numeral)
    return Reading(figure=numeral.figure, typed=typed, fault=None)


def _asked(typed: str, marks: Marks, doubted: str, *, in_percent: bool) -> Numeral | Fault:
    """The numeral where it is of the kind that is asked; else why not, and what it may mean."""
    if may_be_nothing(typed):
        return fault.zero_or_nothing(typed)
    numeral = read_numeral(typed, marks, doubted)
    if isinstance(numeral, Fault):
        return with_proposal(typed, marks, numeral, in_percent=in_percent)
    if not in_percent:
        return fault.unasked_percent(typed) if numeral.percent else numeral
    if numeral.money:
        return fault.wrong_money(typed)
    return in_doubt_of_a_share(typed, numeral, marks) or numeral


def _gap(gap: Gap, typed: str) -> Reading:
    return Reading(figure=gap, typed=typed, fault=None)


def _unread(typed: str, found: Fault) -> Reading:
    return Reading(figure=Gap.UNREADABLE, typed=typed, fault=found)
