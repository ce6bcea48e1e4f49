"""What differs between two editions of a closed month: figures, the index, alerts, cells."""

import json
from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from sheetgen.model.plan import Plan
from sheetgen.planning.closed_files import ITEM_KEYS, by_codes_of_now
from sheetgen.records import Struct
from sheetgen.writing.records.served import population_counts

Record = dict[str, Any]
RAISED = "raised"
"""What an alert is in an edition that has it."""


class Changed(NamedTuple):
    """A figure of an item, or the index or an alert by its id, that is another than before."""

    code: str
    field: str
    before: str | None
    after: str | None


class Cell(NamedTuple):
    """What an office typed in a cell of which another edition knows otherwise; None for nothing."""

    place: str
    before: str | None
    after: str | None


class Since(Struct, frozen=True):
    """All that differs from the edition before."""

    changes: tuple[Changed, ...] = ()
    cells: tuple[Cell, ...] = ()


def since_edition(before: bytes | None, record: Record, plan: Plan) -> Since | None:
    """What differs from the edition before; None where that cannot be read."""
    if before is None:
        return Since()
    try:
        was = by_codes_of_now(json.loads(before), plan)
        return Since(tuple(_changes(was, record)), tuple(_cells(was["cells"], record["cells"])))
    except (ValueError, AttributeError, TypeError, KeyError):
        return None


def since_records(since: Since | None) -> Record:
    """The same for programs; None where nobody can say."""
    if since is None:
        return {"changes": None, "cells_changed": None}
    return {
        "changes": [each._asdict() for each in since.changes],
        "cells_changed": [each._asdict() for each in since.cells],
    }


def _changes(was: Record, now: Record) -> Iterator[Changed]:
    earlier, items = ({each["code"]: each for each in one["items"]} for one in (was, now))
    for code in dict.fromkeys((*earlier, *items)):
        first, last = earlier.get(code, {}), items.get(code, {})
        for key in ITEM_KEYS[1:]:
            is_known = key in first or not first  # editions of before hold fewer figures
            if is_known and first.get(key) != last.get(key):
                yield Changed(code, key, first.get(key), last.get(key))
    index, figure = (one["index"] and one["index"]["value"] for one in (was, now))
    if index != figure:
        yield Changed(now["plan"], "index", index, figure)
    for alert in dict.fromkeys((*was["alerts"], *now["alerts"])):
        told, stands = (RAISED if alert in one["alerts"] else None for one in (was, now))
        if told != stands:
            yield Changed(alert, "alert", told, stands)
    counted, counts = (population_counts(e.get("population"), now["plan"]) for e in (was, now))
    for of in dict.fromkeys((*counted, *counts)):
        if counted.get(of) != counts.get(of):
            yield Changed(*of, counted.get(of), counts.get(of))


def _cells(was: Mapping[str, str], now: Mapping[str, str]) -> Iterator[Cell]:
    for place in dict.fromkeys((*was, *now)):
        if was.get(place) != now.get(place):
            yield Cell(place, was.get(place), now.get(place))
