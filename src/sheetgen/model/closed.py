"""A month that was closed: what was known of a plan when it was sealed, and by what."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from sheetgen.model.period import Period


@dataclass(frozen=True, slots=True, kw_only=True)
class ClosedItem:
    """An item as sealed: its status, and its figures by name; a figure that is none is None."""

    code: str
    status: str
    figures: Mapping[str, str | None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Closed:
    """One edition of a closed month, as ``closed/<period>/<plan>.json`` holds it.

    ``inputs`` are the digests of all that it was made from, by path from the workspace; ``cells``
    what offices typed for figures, by place; ``corrections`` are (code, field, figure);
    ``population`` the counts of those served, as ``results.json`` has them, None where it has none.
    """

    plan: str
    period: Period
    edition: int
    as_of: date
    reason: str
    inputs: Mapping[str, str]
    items: tuple[ClosedItem, ...]
    index: str | None
    alerts: tuple[str, ...]
    cells: Mapping[str, str]
    corrections: frozenset[tuple[str, str, str]]
    file: str
    population: Mapping[str, Any] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Late:
    """Something that came for a month after it was closed: it changes nothing until reopened.

    ``place`` is a file, or a line of ``corrections.csv``.
    """

    period: Period
    edition: int
    place: str
