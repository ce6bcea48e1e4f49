"""Months as people write them, in every language: "diciembre de 2025", "dic25", "2025-12"."""

import re
import unicodedata
from collections.abc import Iterator
from datetime import date
from functools import cache
from typing import NamedTuple

from sheetgen.language.languages import all_languages, codes
from sheetgen.language.locales import months_of

_CENTURY = 2000
_ISO = re.compile(r"(?<!\d)(20\d\d)[-./ ]?(0[1-9]|1[0-2])(?![-./ ]?\d)")
_TURNED = re.compile(r"(?<!\d)(?<!\d[-./ ])(0?[1-9]|1[0-2])[-./ ](20\d\d)(?!\d)")


class Month(NamedTuple):
    """A month of the calendar; ``year`` is None where only the month was named."""

    year: int | None
    month: int

    def may_be(self, year: int, month: int) -> bool:
        """Whether this is that month, or the month of any year."""
        return self.month == month and self.year in {None, year}


def months_in(text: str) -> tuple[Month, ...]:
    """Every month that a text names, in the order of the ways to write it; none of its dates."""
    plain = _plain(text)
    numbers = [Month(int(year), int(month)) for year, month in _ISO.findall(plain)]
    numbers += [Month(int(year), int(month)) for month, year in _TURNED.findall(plain)]
    return tuple(dict.fromkeys((*numbers, *_named(plain))))


def named_day(text: str) -> date | None:
    """The day that a text says with the name of its month, and nothing else."""
    found = _named_day().fullmatch(_plain(text).strip())
    if found is None:
        return None
    named = found["name"] or found["first"]
    try:
        return date(int(found["year"]), _numbers()[named], int(found["day"] or found["second"]))
    except ValueError:
        return None


def only_month(text: str) -> Month | None:
    """The month of a text that says nothing else, but for a label ("Periodo: mayo de 2026")."""
    found = _whole().fullmatch(_plain(text).strip())
    return _month(found["name"], found["year"]) if found and found["year"] else None


def months_at(plain: str) -> Iterator[tuple[int, int, Month]]:
    """Every month that a plain text names, alone or in a date: where it begins and ends, which."""
    for each in _name().finditer(plain):
        if each["day"] or each["year"] or each["name"] not in _also_words():
            yield each.start(), each.end(), _month(each["name"], each["year"])


def _named(plain: str) -> list[Month]:
    found = (each for each in _name().finditer(plain) if not each["day"])
    return [
        _month(each["name"], each["year"])
        for each in found
        if each["year"] or each["name"] not in _also_words()
    ]


def _month(name: str, year: str | None) -> Month:
    number = int(year) if year else None
    if number is not None and number < _CENTURY:
        number += _CENTURY
    return Month(number, _numbers()[name])


def _plain(text: str) -> str:
    apart = unicodedata.normalize("NFKD", text.casefold().replace("_", " "))
    return "".join(sign for sign in apart if not unicodedata.combining(sign))


@cache
def _numbers() -> dict[str, int]:
    calendar = {
        _plain(name).rstrip("."): number
        for code in codes()
        for name, number in months_of(code).items()
    }
    return calendar | {name: month for each in all_languages() for name, month in each.months}


@cache
def _also_words() -> frozenset[str]:
    """Words that are more than months: without a year they name none."""
    return frozenset(word for each in all_languages() for word in each.also_words)


def _names() -> str:
    return "|".join(sorted(_numbers(), key=lambda each: (-len(each), each)))


@cache
def _name() -> re.Pattern[str]:
    return re.compile(
        r"(?P<day>(?<![a-z\d])\d{1,2}\s*(?:de\s+|-|\.)?\s*)?"
        rf"(?<![a-z])(?P<name>{_names()})(?![a-z])"
        r"(?:[-.,/ ]*(?:del?\s+)?(?P<year>20\d\d|[2-4]\d)(?!\d))?"
    )


@cache
def _whole() -> re.Pattern[str]:
    labels = "|".join(re.escape(label) for each in all_languages() for label in each.month_labels)
    return re.compile(
        rf"(?:(?:{labels})\b[\s:.-]*)*"
        rf"(?P<name>{_names()})(?![a-z])\.?[-.,/ ]*(?:del?\s+)?(?P<year>20\d\d|[2-4]\d)"
    )


@cache
def _named_day() -> re.Pattern[str]:
    names = _names()
    return re.compile(
        rf"(?:(?P<day>\d{{1,2}})[\s.-]*(?:de\s+|of\s+)?(?P<name>{names})"
        rf"|(?P<first>{names})\.?\s+(?P<second>\d{{1,2}}))"
        r"[-.,/\s]*(?:del?\s+)?(?P<year>20\d\d)"
    )


def month_called(text: str) -> int | None:
    """The month that a text names and nothing else ("Ene.", "marzo", "SET"); None for others."""
    return _numbers().get(_plain(text).strip().rstrip("."))
