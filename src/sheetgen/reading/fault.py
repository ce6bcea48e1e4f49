"""Why a cell gives no figure: one code and one sentence for each case.

The codes are permanent. What is wrong with a whole file is in :mod:`refusal` (READ-1xx).

=========  ==========================================================================
code       the cell holds
=========  ==========================================================================
READ-201   text that is no number
READ-202   a figure with other text beside it ("59 empresas")
READ-203   a figure whose marks do not group by thousands ("10,211,59")
READ-204   a figure that may be read in two ways ("1'672")
READ-205   a lone dash
READ-206   a figure that may be negative ("(59)", "59-", "- 59")
READ-207   a percentage where a quantity is asked
READ-208   a date
READ-209   TRUE or FALSE
READ-210   an error ("#DIV/0!")
READ-211   a formula that was never calculated
READ-212   a number too large to be meant
READ-213   money where a percentage is asked, or money that is not soles
READ-214   a number in a file that does not tell 0.59 from 59 %
READ-215   several figures ("10-20", "15/20")
READ-216   a figure below zero where there is no such thing
READ-217   a text so long that a report may show its beginning only
=========  ==========================================================================
"""

from collections.abc import Iterable
from dataclasses import dataclass

from sheetgen.language.message import Message, message

_SHOWN = 60
_TYPE_FIGURE = message("Type the figure alone, or ND if there is none.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """What was read and what was expected, and what to do; the caller adds where."""

    code: str
    message: Message
    remedy: Message


def not_a_number(typed: str) -> Fault:
    """For a text that is no number."""
    return _fault("READ-201", message("«{typed}» is not a number.", typed=_short(typed)))


def with_text(typed: str) -> Fault:
    """For a figure with words beside it."""
    return _fault(
        "READ-202",
        message("«{typed}» holds a figure with other text beside it.", typed=_short(typed)),
        message("Type the figure alone; put the text in the comment column."),
    )


def bad_groups(typed: str, meant: tuple[str, ...] = ()) -> Fault:
    """For digits grouped otherwise than by thousands; ``meant`` is asked, never taken."""
    return _fault(
        "READ-203",
        message("«{typed}» does not group its digits by thousands.", typed=_short(typed)),
        _did_you_mean(meant),
    )


def _did_you_mean(meant: tuple[str, ...]) -> Message:
    check = message("Check the digits and type the figure without marks between thousands.")
    if not meant:
        return check
    first, *others = meant
    if not others:
        return message("Did you mean {figure}? {check}", figure=first, check=check)
    return message(
        "Did you mean {first} or {second}? {check}", first=first, second=others[0], check=check
    )


def two_readings(typed: str, readings: Iterable[str]) -> Fault:
    """For a figure that only the office can read; ``readings`` are what it may be."""
    return _fault(
        "READ-204",
        message(
            "«{typed}» may be read in more than one way: {readings}.",
            typed=_short(typed),
            readings=tuple(readings),
        ),
        message("Which one is it? Type the figure without marks between thousands."),
    )


def lone_dash(typed: str) -> Fault:
    """For a dash by itself."""
    return _fault(
        "READ-205",
        message("«{typed}» may mean zero, no data, or that it does not apply.", typed=typed),
        message("Which one is it? Type 0, ND or «no aplica»."),
    )


def doubtful_sign(typed: str) -> Fault:
    """For brackets, a minus behind, or a minus apart."""
    return _fault(
        "READ-206",
        message("«{typed}» may be a negative figure or not.", typed=_short(typed)),
        message("Which one is it? Type the figure alone, with - right before it if negative."),
    )


def unasked_percent(typed: str) -> Fault:
    """For a percentage where a quantity is asked."""
    return _fault(
        "READ-207",
        message("«{typed}» is a percentage, and a quantity is asked here.", typed=_short(typed)),
        message("Type the quantity, and give the cell a number format without %."),
    )


def date_typed(typed: str) -> Fault:
    """For a date where a figure is asked."""
    return _fault(
        "READ-208",
        message("The cell holds the date {typed}, and a figure is asked.", typed=typed),
        message(
            "Excel may have turned a figure into a date: give the cell a number format and type "
            "the figure again."
        ),
    )


def truth_typed(typed: str) -> Fault:
    """For TRUE or FALSE where a figure is asked."""
    return _fault(
        "READ-209",
        message(
            "The cell holds {typed}, and a figure is asked.",
            typed=message("TRUE") if typed == "TRUE" else message("FALSE"),
        ),
    )


def error_shown(typed: str) -> Fault:
    """For a cell that shows an error."""
    return _fault(
        "READ-210",
        message("The cell shows the error {typed}.", typed=_short(typed)),
        message("Correct the formula, or type the figure in its place."),
    )


def never_calculated(typed: str) -> Fault:
    """For a formula without a stored result."""
    return _fault(
        "READ-211",
        message("The formula {typed} was never calculated.", typed=_short(typed)),
        message("Open the file in Excel or LibreOffice and save it, or type the figure."),
    )


def too_large(typed: str) -> Fault:
    """For a number that no report holds."""
    return _fault("READ-212", message("«{typed}» is too large to be meant.", typed=_short(typed)))


def wrong_money(typed: str) -> Fault:
    """For money that is not asked."""
    return _fault(
        "READ-213",
        message("«{typed}» is money of a kind that is not asked here.", typed=_short(typed)),
    )


def unknown_format(typed: str) -> Fault:
    """For a number in a file that does not tell 0.59 from 59 %."""
    return _fault(
        "READ-214",
        message(
            "The cell holds {typed}, and this kind of file does not tell whether that is a "
            "percentage or a share of one.",
            typed=typed,
        ),
        message("Save the file as .xlsx and send that."),
    )


def several_figures(typed: str) -> Fault:
    """For more than one figure in a cell."""
    return _fault("READ-215", message("«{typed}» holds more than one figure.", typed=_short(typed)))


def below_zero(typed: str) -> Fault:
    """For a count, a share or money below zero."""
    return _fault(
        "READ-216",
        message("The cell holds {typed}, expected 0 or more.", typed=_short(typed)),
        message("Check the sign and type the figure again, or ND if there is none."),
    )


def long_text(signs: int) -> Fault:
    """For a text that a report may have to shorten; it is no fault of the office."""
    return _fault(
        "READ-217",
        message(
            "The cell holds a text of {n} signs. It is kept whole; where a cell of a report cannot "
            "hold it, its beginning stands there and the whole of it in the report's last sheet.",
            n=signs,
        ),
        message("Nothing need be done; what must be read at once is better said in a few lines."),
    )


def _fault(code: str, said: Message, remedy: Message = _TYPE_FIGURE) -> Fault:
    return Fault(code=code, message=said, remedy=remedy)


def _short(typed: str) -> str:
    return typed if len(typed) <= _SHOWN else f"{typed[:_SHOWN]}…"
