"""Figures as offices type them in text (METHOD 9): every well-formed reading, then a choice.

A text is read by trying each mark as the decimal mark and the rest as marks between thousands. No
well-formed reading is a fault; one is the figure; of two the locale's own marks decide, and what
they do not decide is a question to the office. So "1.672,5" needs no locale, "1,672" does, and
"1'672" is asked.
"""

import re
import unicodedata
from collections.abc import Iterable
from decimal import Decimal
from typing import NamedTuple

from sheetgen.language.number_marks import Marks, proposed
from sheetgen.reading.typed import value_faults as fault
from sheetgen.reading.typed.value_faults import Fault

_BREAKS = "\t\n\r"
_UNKNOWN = "\ufffd"
_NEVER = 0xFFFE
"""The last two signs of each plane are none, and XML may not hold them."""
_FULL_WIDTH = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}
_MARKS = {ord("’"): "'", ord("‘"): "'", ord("´"): "'", ord("`"): "'"}
_DASHES = re.compile(r"[-−‐‑‒–—―_\s]+")
_MINUS = {ord(sign): "-" for sign in "−‐‑‒–"}
_SOLES = re.compile(r"(?:S/\.?|PEN\b)\s*", re.IGNORECASE)
_OTHER_MONEY = re.compile(r"(?:US\$|USD|EUR|[$€£¥])\s*(?=[-+0-9])|(?<=[0-9])\s*(?:USD|EUR|[$€£¥])$")
_FRAME = re.compile(r"(?P<sign>[-+]?)(?P<body>[0-9.,'](?:[0-9.,' ]*[0-9.,'])?)(?P<percent>\s*%)?")
_SCIENTIFIC = re.compile(r"([-+]?[0-9]+(?:[.,][0-9]+)?)[eE]([-+]?[0-9]{1,4})")
_BRACKETED = re.compile(r"\([^()]*\)|.*[0-9]\s?-|[-+]\s+[0-9].*")
_NUMBER = re.compile(r"[0-9](?:[0-9.,']|(?<=[0-9]) (?=[0-9]{3}))*")
_ONE_GROUP = re.compile(r"[1-9][0-9]{0,2}([.,])[0-9]{3}")
_LAST_DECIMALS = re.compile(r"[.,']([0-9]{1,2})$")
_LARGEST_POWER = 30
_MOST_DIGITS = 15
"""What Excel itself keeps; a longer number is an account or a telephone."""
_THOUSANDS = 3
_COMMON = 0x3000
_LONGEST = 100
"""No figure is longer; a whole paragraph is not searched for one."""


class Numeral(NamedTuple):
    """A figure as typed, before anybody asks whether a percentage was wanted."""

    figure: Decimal
    percent: bool
    money: bool


class _Reading(NamedTuple):
    """One way to read a text: which mark is the decimal one, and whether the locale says so."""

    figure: Decimal
    decimal: str
    by_locale: bool


def clean(text: str) -> str:
    """A text without what nobody sees: odd spaces, zero-width signs, full-width digits.

    Signs that command a terminal, or that no file may hold, become "\ufffd", which is no digit.
    """
    usual = text.isascii() and text.isprintable()
    return (text if usual else text.translate(_SEEN)).strip()


class _Seen(dict[int, str]):
    """What people see of each sign, worked out once for those of most alphabets."""

    def __missing__(self, code: int) -> str:
        sign = chr(_FULL_WIDTH.get(code, code))
        category = unicodedata.category(sign)
        seen = {"Zs": " ", "Cf": ""}.get(category, sign)
        if category == "Cc" and sign not in _BREAKS:
            seen = "\n" if sign.isspace() else _UNKNOWN
        elif category == "Cs" or (category == "Cn" and code & _NEVER == _NEVER):
            seen = _UNKNOWN
        if code < _COMMON:
            self[code] = seen
        return seen


_SEEN = _Seen()


def is_dash(text: str) -> bool:
    """Whether a cleaned text is nothing but dashes."""
    return bool(text) and _DASHES.fullmatch(text) is not None


def read_numeral(text: str, marks: Marks, doubted: str = "") -> Numeral | Fault:
    """The figure in a cleaned text, or why there is none.

    ``doubted`` are the marks that may stand between thousands here where exactly three digits
    follow, whatever the locale says: such a figure is a question.
    """
    if len(text) > _LONGEST:
        return fault.with_text(text)
    plain = text.translate(_MARKS).translate(_MINUS).removeprefix("'")
    if not any("0" <= sign <= "9" for sign in plain):
        return fault.not_a_number(text)
    if _OTHER_MONEY.search(plain):
        return fault.wrong_money(text)
    bare = _without_soles(plain)
    frame = _FRAME.fullmatch(bare)
    scientific = _SCIENTIFIC.fullmatch(bare)
    if scientific:
        figure = _scientific(text, scientific[1], scientific[2], marks)
    elif frame:
        figure = _signed(frame["sign"], _body(frame["body"], text, marks, doubted))
    else:
        return _not_framed(bare, text)
    if isinstance(figure, Fault):
        return figure
    percent = frame is not None and frame["percent"] is not None
    return Numeral(figure, percent=percent, money=bare != plain)


def _signed(sign: str, figure: Decimal | Fault) -> Decimal | Fault:
    return -figure if sign == "-" and isinstance(figure, Decimal) and figure else figure


def _without_soles(text: str) -> str:
    """The text without the mark of soles, which may stand before or after the sign."""
    sign = text[:1] if text[:1] in {"-", "+"} else ""
    found = _SOLES.match(text, len(sign))
    return sign + text[found.end() :] if found else text


def _not_framed(text: str, typed: str) -> Fault:
    if _BRACKETED.fullmatch(text) and len(_NUMBER.findall(text)) == 1 and not _letters(text):
        return fault.doubtful_sign(typed)
    several = len(_NUMBER.findall(text)) > 1
    return fault.several_figures(typed) if several else fault.with_text(typed)


def _letters(text: str) -> bool:
    return any(sign.isalpha() for sign in text)


def _scientific(typed: str, mantissa: str, power: str, marks: Marks) -> Decimal | Fault:
    foreign = next((mark for mark in ".," if mark in mantissa and mark != marks.decimal), "")
    if foreign:
        readings = (mantissa.replace(foreign, mark) + "E" + power for mark in ("", marks.decimal))
        return fault.two_readings(typed, readings)
    if abs(int(power)) > _LARGEST_POWER or len(mantissa) > _MOST_DIGITS:
        return fault.too_large(typed)
    figure = Decimal(mantissa.replace(marks.decimal, ".")).scaleb(int(power))
    return Decimal(f"{figure:f}")


def _body(body: str, typed: str, marks: Marks, doubted: str) -> Decimal | Fault:
    readings = [
        reading
        for decimal in ("", ".", ",", "'")
        if (reading := _reading(body, decimal, marks)) is not None
    ]
    if not readings:
        return fault.bad_groups(typed, _meant(body, marks))
    if any(abs(each.figure) >= Decimal(10) ** _MOST_DIGITS for each in readings):
        return fault.too_large(typed)
    if _may_be_thousands(body, doubted):
        return fault.two_readings(typed, _either_way(body))
    chosen = [each for each in readings if each.by_locale] or readings
    if len(chosen) > 1 or _is_doubtful(chosen[0], body, marks):
        also = (each.figure for each in readings)
        return fault.two_readings(typed, _written(also, body))
    return chosen[0].figure


def _meant(body: str, marks: Marks) -> tuple[str, ...]:
    """What digits that are not grouped may have been meant to be, as the locale writes it.

    Where its parser proposes nothing: all of them, and with the last one or two as decimals.
    """
    if found := proposed(body, marks):
        return found
    digits = "".join(sign for sign in body if sign.isdigit())
    ends = _LAST_DECIMALS.search(body)
    whole = f"{int(digits):,}".replace(",", marks.group)
    if ends is None:
        return (whole,)
    cut = len(ends[1])
    apart = f"{int(digits[:-cut] or '0'):,}".replace(",", marks.group)
    return (whole, f"{apart}{marks.decimal}{ends[1]}")


def _may_be_thousands(body: str, doubted: str) -> bool:
    """One mark of the doubted ones, one to three digits before it and exactly three after."""
    found = _ONE_GROUP.fullmatch(body)
    return found is not None and found[1] in doubted


def _either_way(body: str) -> tuple[str, str]:
    """«1.050» as a fraction and as thousands."""
    plain = body.replace(",", ".")
    return f"{Decimal(plain).normalize():f}", plain.replace(".", "")


def _written(figures: Iterable[Decimal], body: str) -> tuple[str, ...]:
    """The readings to choose from; a mark in a strange place may also be no mark at all."""
    bare = "".join(sign for sign in body if sign.isdigit())
    return tuple(dict.fromkeys((*(f"{figure:f}" for figure in figures), bare)))


def _is_doubtful(reading: _Reading, body: str, marks: Marks) -> bool:
    """Whether the one well-formed reading is still not to be believed.

    The locale's own thousands mark before exactly three digits ("1234,567") is more likely a mark
    forgotten than another habit, unless the other mark or a leading 0 shows the habit. An
    apostrophe as the decimal mark is old handwriting.
    """
    if reading.decimal == "'":
        return True
    whole, _, fraction = body.rpartition(reading.decimal or " ")
    return (
        reading.decimal == _group(marks)
        and len(fraction) == _THOUSANDS
        and marks.decimal not in whole
        and whole.strip("0") != ""
    )


def _group(marks: Marks) -> str:
    return clean(marks.group).translate(_MARKS) or " "


def _reading(body: str, decimal: str, marks: Marks) -> _Reading | None:
    """The text read with this decimal mark ("" for none); None where that is not well formed."""
    whole, fraction = body, ""
    if decimal:
        whole, found, fraction = body.partition(decimal)
        ours = decimal == marks.decimal
        if not found or not (fraction or ours) or not (whole or ours):
            return None
        if fraction and not fraction.isdigit():
            return None
    groups = "".join(dict.fromkeys(sign for sign in whole if not sign.isdigit()))
    if not _is_grouped(whole, groups):
        return None
    digits = "".join(sign for sign in whole if sign.isdigit())
    figure = Decimal(f"{digits or '0'}.{fraction or '0'}") if fraction else Decimal(digits or "0")
    group = _group(marks)
    # A Peruvian writes 1'234,567: an apostrophe at the millions, before the locale's own mark.
    by_locale = decimal in {"", marks.decimal} and groups in {"", " ", group, f"'{group}"}
    return _Reading(figure, decimal, by_locale)


def _is_grouped(whole: str, groups: str) -> bool:
    if not groups:
        return True
    if len(groups) > 1 and (groups[0] != "'" or len(groups) > 2 or whole.count("'") > 1):  # noqa: PLR2004 - an apostrophe and one other
        return False
    first, *rest = re.split(r"[.,' ]", whole)
    leads = 0 < len(first) <= _THOUSANDS and not first.startswith("0")
    return leads and all(len(each) == _THOUSANDS for each in rest)
