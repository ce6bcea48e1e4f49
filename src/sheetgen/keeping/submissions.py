"""The submissions of a period as JSON and back: their many cells in columns, the rest as values."""

from collections.abc import Sequence
from dataclasses import fields
from decimal import Decimal
from sys import intern

from sheetgen.keeping.plain_json import Json, retold, told
from sheetgen.model.figure import Gap
from sheetgen.model.form import Column
from sheetgen.model.observation import Observation, Said
from sheetgen.model.place import Place
from sheetgen.model.submission import Submission, Untold

_FIGURE, _GAP, _TEXT = "#", "!", "="
_GAPS = {gap.value: gap for gap in Gap}
_APART = ("observations", "untold")
_WHOLE = tuple(each.name for each in fields(Submission) if each.name not in _APART)
_KEY = (_WHOLE.index("file"), _WHOLE.index("sha256"))


def told_submissions(submissions: Sequence[Submission], beside: Sequence[Submission] = ()) -> Json:
    """All of them; NotKeptError where one holds what cannot be kept.

    ``beside`` are others that are told already: one that holds the cells of one of them names its
    number in their place.
    """
    columns = list(dict.fromkeys(each.column for one in submissions for each in one.untold))
    number = {column: at for at, column in enumerate(columns)}
    same = {id(each.observations): at for at, each in enumerate(beside)}
    return {
        "columns": [told(each) for each in columns],
        "submissions": [
            {
                "whole": [told(getattr(each, name)) for name in _WHOLE],
                "cells": same[id(each.observations)]
                if id(each.observations) in same
                else _cells(each.observations),
                "untold": [
                    [one.plan, one.code, number[one.column], *_place(one.place)]
                    for one in each.untold
                ],
            }
            for each in submissions
        ],
    }


def retold_submissions(data: Json, beside: Json = None) -> tuple[Submission, ...]:
    """The same; ValueError, TypeError or LookupError where the data is no such thing."""
    columns = _columns(data)
    others = [] if beside is None else [each["cells"] for each in beside["submissions"]]
    return tuple(_retold(each, columns, others) for each in data["submissions"])


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


def _retold(told: Json, columns: Sequence[Column], others: Sequence[Json]) -> Submission:
    cells = told["cells"]
    return Submission(
        **dict(zip(_WHOLE, map(retold, told["whole"]), strict=True)),
        observations=_observations(others[cells] if isinstance(cells, int) else cells),
        untold=tuple(
            Untold(plan=plan, code=code, column=columns[at], place=Place(*place))
            for plan, code, at, *place in told["untold"]
        ),
    )


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


def _column(values: list[str]) -> list[str]:
    return values[:1] if len(values) > 1 and len(set(values)) == 1 else values


def _observations(cells: Json) -> tuple[Observation, ...]:
    n = cells["n"]

    def column(name: str) -> list[str]:
        values: list[str] = cells[name]
        return values * n if len(values) == 1 else values

    places = map(Place, column("file"), column("sheet"), map(intern, column("cell")))
    corrections = {at: retold(each) for at, each in cells["corrections"]}
    rows = zip(
        column("plan"),
        map(intern, column("code")),
        map(intern, column("field")),
        column("office"),
        column("said"),
        column("typed"),
        places,
        strict=True,
    )
    found = tuple(
        Observation(
            plan=plan,
            code=code,
            field=field,
            office=office,
            said=_resaid(said),
            typed=typed,
            place=place,
            correction=corrections.get(at) if corrections else None,
        )
        for at, (plan, code, field, office, said, typed, place) in enumerate(rows)
    )
    if len(found) != n:
        raise ValueError(n)
    return found


def _said(said: Said) -> str:
    if isinstance(said, Decimal):
        return f"{_FIGURE}{said}"
    return f"{_GAP}{said.value}" if isinstance(said, Gap) else f"{_TEXT}{said}"


def _resaid(text: str) -> Said:
    kind, said = text[0], text[1:]
    if kind == _FIGURE:
        return Decimal(said)
    if kind == _GAP:
        return _GAPS[said]
    if kind != _TEXT:
        raise ValueError(text)
    return said
