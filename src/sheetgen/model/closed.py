"""A month that was closed: what was known of a plan when it was sealed, and by what."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import Any

from sheetgen.language.message import message
from sheetgen.model.coded import Worded
from sheetgen.model.comparison import State
from sheetgen.model.figure import Figure
from sheetgen.model.period import Period
from sheetgen.records import Struct, field


class Kept(Worded):
    """What a closed month keeps by now, and did not when an older sheetgen sealed it."""

    OFFICES = ("offices", message("who reported each item"))
    RENAMED = ("renamed", message("which code each item had then"))
    PROGRAMMED = ("programmed", message("what was programmed by then"))


class ClosedItem(Struct, frozen=True, kw_only=True):
    """An item as sealed: its status, and its figures by name; a figure that is none is None."""

    code: str
    status: str
    figures: Mapping[str, str | None]


class Closed(Struct, frozen=True, kw_only=True):
    """One edition of a closed month, as ``closed/<period>/<plan>.json`` holds it.

    ``inputs`` are the digests of all that it was made from, by path from the workspace; ``cells``
    what offices typed for figures, by place; ``corrections`` are (code, field, figure);
    ``population`` the counts of those served, as ``results.json`` has them, None where it has none;
    ``offices`` who reported each item, by its code then: none in what was sealed before they were
    kept. ``lacking`` is what was not kept yet when it was sealed.
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
    offices: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    lacking: tuple[Kept, ...] = ()


def items_called(closed: Closed, called: Mapping[str, str]) -> Mapping[str, ClosedItem]:
    """The items of a closed month by what they are called now, where it is another."""
    gone = codes_taken(called)
    kept = (each for each in closed.items if each.code not in gone)
    return {called.get(each.code, each.code): each for each in kept}


def alerts_called(alerts: Iterable[str], called: Mapping[str, str]) -> Iterator[str]:
    """The ids of alerts by what their subjects are called now."""
    gone = codes_taken(called)
    for alert in alerts:
        rule, _, subject = alert.partition(":")
        if subject not in gone:
            yield f"{rule}:{called.get(subject, subject)}"


def codes_taken(called: Mapping[str, str]) -> frozenset[str]:
    """The codes that other items took: who bore one then is none of the plan any more."""
    return frozenset(called.values()) - called.keys()


class Otherwise(Struct, frozen=True):
    """What a closed month comes to now that is not what was sealed; nothing where all is.

    ``items`` are (code, how it was sealed, how it stands), None where it is in one of the two
    alone; ``index`` is what it was and is, None where it is the same; ``raised`` and ``gone`` are
    the ids of the alerts that are told now alone, and of those that were sealed alone.
    """

    items: tuple[tuple[str, State | None, State | None], ...] = ()
    index: tuple[Figure | None, Figure | None] | None = None
    raised: tuple[str, ...] = ()
    gone: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        """Whether anything is another."""
        return bool(self.items or self.index or self.raised or self.gone)


AS_SEALED = Otherwise()


class LateFigure(Struct, frozen=True, kw_only=True):
    """A figure of an item as it was sealed and as what came later has it; None for nothing.

    ``field`` is what was asked, ``unit`` "percent", "soles", or "" for a plain number.
    """

    code: str
    name: str
    field: str
    unit: str
    before: Figure | None
    after: Figure


class Late(Struct, frozen=True, kw_only=True):
    """Something that came for a month after it was closed: it changes nothing until reopened.

    ``place`` is a file, or a line of ``corrections.csv``; ``figures`` are those that it says
    otherwise than what was sealed.
    """

    period: Period
    edition: int
    place: str
    figures: tuple[LateFigure, ...] = ()
