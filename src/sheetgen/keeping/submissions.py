"""The submissions of a period as JSON and back: their many cells in columns, the rest as values."""

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from functools import lru_cache
from sys import intern
from typing import TypeVar

from sheetgen.keeping.plain_json import Json, retold, told
from sheetgen.model.figure import Gap
from sheetgen.model.form import Column
from sheetgen.model.observation import Observation, Said
from sheetgen.model.place import Place
from sheetgen.model.submission import Submission, Untold, Untolds
from sheetgen.records import names_of

T = TypeVar("T")

_FIGURE, _GAP, _TEXT = "#", "!", "="
_GAPS = {gap.value: gap for gap in Gap}
_UNTOLD = ("plan", "code", "column", "file", "sheet", "cell")
_APART = ("observations", "untold")
_WHOLE = tuple(name for name in names_of(Submission) if name not in _APART)
_KEY = (_WHOLE.index("file"), _WHOLE.index("sha256"))


def told_submissions(submissions: Sequence[Submission]) -> Json:
    """All of them; NotKeptError where one holds what cannot be kept."""
    data = telling(submissions)
    return {**data, "submissions": [*data["submissions"]]}


def telling(submissions: Sequence[Submission], beside: Sequence[Submission] = ()) -> Json:
    """The same, each told as it is asked for: all of them at once weigh what their text does.

    ``beside`` are others that are told already: one that holds the cells of one of them names its
    number in their place.
    """
    columns = list(
        dict.fromkeys(each for one in submissions for each in _texts(one.untold).columns)
    )
    number = {column: at for at, column in enumerate(columns)}
    same = {id(part): at for at, each in enumerate(beside) for part in _parts(each)}
    return {
        "columns": [told(each) for each in columns],
        "submissions": (
            {
                "whole": [told(getattr(each, name)) for name in _WHOLE],
                "cells": same[id(each.observations)]
                if id(each.observations) in same
                else _cells(each.observations),
                "untold": same[id(each.untold)]
                if id(each.untold) in same
                else _untold(each.untold, number),
            }
            for each in submissions
        ),
    }


def _parts(submission: Submission) -> Iterator[object]:
    """What another submission may hold the very same of."""
    return (part for part in (submission.observations, submission.untold) if part)


def retold_submissions(data: Json, beside: Json = None) -> tuple[Submission, ...]:
    """The same; ValueError, TypeError or LookupError where the data is no such thing."""
    columns = _columns(data)
    others = () if beside is None else beside["submissions"]
    of_others = () if beside is None else _columns(beside)
    return tuple(_retold(each, columns, others, of_others) for each in data["submissions"])


class Told:
    """Submissions that are kept, each by its file and digest, retold when it is asked for."""

    def __init__(self, data: Json) -> None:
        """As :func:`told_submissions` told them."""
        self._columns = _columns(data)
        self._known = {
            tuple(each["whole"][at] for at in _KEY): each for each in data["submissions"]
        }

    def get(self, file: str, sha256: str) -> Submission | None:
        """The one of a file, None where another content was read of it."""
        found = self._known.get((file, sha256))
        return None if found is None else _retold(found, self._columns, ())


def _columns(data: Json) -> list[Column]:
    return [retold(each) for each in data["columns"]]


def _retold(
    told: Json,
    columns: Sequence[Column],
    others: Sequence[Json],
    of_others: Sequence[Column] = (),
) -> Submission:
    cells, untold = told["cells"], told["untold"]
    if isinstance(untold, int):
        untold, columns = others[untold]["untold"], of_others
    return Submission(
        **dict(zip(_WHOLE, map(retold, told["whole"]), strict=True)),
        observations=_observations(others[cells]["cells"] if isinstance(cells, int) else cells),
        untold=_retold_texts(untold, columns),
    )


def _untold(untold: Sequence[Untold], number: Mapping[Column, int]) -> Json:
    """One list for each field, as of cells."""
    held = _texts(untold)
    return {"n": len(held), **dict(zip(_UNTOLD, held.numbered(number), strict=True))}


def _texts(untold: Sequence[Untold]) -> Untolds:
    return untold if isinstance(untold, Untolds) else Untolds.of(untold)


def _retold_texts(told: Json, columns: Sequence[Column]) -> Untolds:
    """The same; ValueError, TypeError or LookupError where it is no such thing."""
    parts = {name: _once(told[name], told["n"]) for name in _UNTOLD}
    if told["n"] and not 0 <= max(parts["column"]) < len(columns):
        raise LookupError(columns)
    for name in ("code", "sheet", "cell"):  # several of a row, and the same in each file
        parts[name] = [*map(intern, parts[name])]
    return Untolds(told["n"], columns, [*parts.values()])


def _once(values: list[T], n: int) -> list[T]:
    """The values of so many rows, or the one of all."""
    if len(values) not in {1, n}:
        raise ValueError(n)
    return values


def _place(place: Place) -> tuple[str, str, str]:
    return place.file, place.sheet, place.cell


def _cells(observations: tuple[Observation, ...]) -> Json:
    """One list for each field; a list of one value where all are alike."""
    return {
        "n": len(observations),
        "plan": _column([each.plan for each in observations]),
        "code": _column([each.code for each in observations]),
        "field": _column([each.field for each in observations]),
        "office": _column([each.office for each in observations]),
        "said": _column([_said(each.said) for each in observations]),
        "typed": _column([each.typed for each in observations]),
        "file": _column([each.place.file for each in observations]),
        "sheet": _column([each.place.sheet for each in observations]),
        "cell": _column([each.place.cell for each in observations]),
        "corrections": [
            [at, told(each.correction)]
            for at, each in enumerate(observations)
            if each.correction is not None
        ],
    }


def _column(values: list[T]) -> list[T]:
    return values[:1] if len(values) > 1 and len(set(values)) == 1 else values


def _spread(values: list[T], n: int) -> list[T]:
    """The values of so many rows again."""
    return values * n if len(_once(values, n)) == 1 else values


def _observations(cells: Json) -> tuple[Observation, ...]:
    n = cells["n"]

    def column(name: str) -> list[str]:
        return _spread(cells[name], n)

    places = map(Place, column("file"), map(intern, column("sheet")), map(intern, column("cell")))
    corrections = {at: retold(each) for at, each in cells["corrections"]}
    rows = zip(
        column("plan"),
        map(intern, column("code")),
        map(intern, column("field")),
        column("office"),
        map(_resaid, column("said")),
        map(intern, column("typed")),
        places,
        strict=True,
    )
    return tuple(
        Observation(
            plan=plan,
            code=code,
            field=field,
            office=office,
            said=said,
            typed=typed,
            place=place,
            correction=corrections.get(at) if corrections else None,
        )
        for at, (plan, code, field, office, said, typed, place) in enumerate(rows)
    )


def _said(said: Said) -> str:
    if isinstance(said, Decimal):
        return f"{_FIGURE}{said}"
    return f"{_GAP}{said.value}" if isinstance(said, Gap) else f"{_TEXT}{said}"


@lru_cache(maxsize=1 << 12)  # many say the same
def _resaid(text: str) -> Said:
    kind, said = text[0], text[1:]
    if kind == _FIGURE:
        return Decimal(said)
    if kind == _GAP:
        return _GAPS[said]
    if kind != _TEXT:
        raise ValueError(text)
    return said
