"""What Babel knows of a locale that every run asks for: marks of numbers, names of months.

It stands in ``locales.json`` beside this, made by ``scripts/locales.py`` from Babel itself, because
Babel opens a whole locale, and looks for the machine's time zone, for two signs. Of a locale that
is not listed Babel is asked.
"""

import json
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import TypedDict

LISTED = Path(__file__).with_name("locales.json")


def marks_of(name: str) -> tuple[str, str]:
    """The decimal and the grouping mark of a locale; raises ValueError where there is none such."""
    found = _marks().get(name)
    return babel_marks(name) if found is None else found


def months_of(name: str) -> Mapping[str, int]:
    """The months' numbers by their names, whole and abbreviated, in a locale's language."""
    found = _listed()["months"].get(name)
    return babel_months(name) if found is None else found


def babel_marks(name: str) -> tuple[str, str]:
    """The same as Babel says; raises ValueError where it knows no such locale."""
    from babel.core import Locale, UnknownLocaleError  # noqa: PLC0415 - 30 ms, of a rare locale

    try:
        symbols = Locale.parse(name).number_symbols["latn"]
    except UnknownLocaleError as error:
        raise ValueError(name) from error
    return symbols["decimal"], symbols["group"]


def babel_months(name: str) -> dict[str, int]:
    """The same as Babel says."""
    from babel.core import Locale  # noqa: PLC0415 - as above

    months = Locale.parse(name).months["format"]
    widths = ("wide", "abbreviated")
    return {called: number for width in widths for number, called in months[width].items()}


class _Listed(TypedDict):
    marks: Mapping[str, str]
    months: Mapping[str, Mapping[str, int]]


@cache
def _marks() -> Mapping[str, tuple[str, str]]:
    listed = _listed()["marks"].items()
    return {name: (signs[0], signs[1:]) for signs, names in listed for name in names.split()}


@cache
def _listed() -> _Listed:
    found: _Listed = json.loads(LISTED.read_text(encoding="utf-8"))
    return found
