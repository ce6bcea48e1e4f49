"""The submissions of a period as JSON and back: their many cells in columns, the rest as values."""

from dataclasses import fields
from decimal import Decimal

from sheetgen.keeping.values import Json, retold, told
from sheetgen.model.figure import Gap
from sheetgen.model.form import Column
from sheetgen.model.observation import Observation, Said
from sheetgen.model.place import Place
from sheetgen.model.submission import Submission, Untold

_FIGURE, _GAP, _TEXT = "#", "!", "="
_GAPS = {gap.value: gap for gap in Gap}
_APART = ("observations", "untold")
_WHOLE = tuple(each.name for each in fields(Submission) if each.name not in _APART)


def told_submissions(submissions: tuple[Submission, ...]) -> Json:
    """All of them; NotKeptError where one holds what cannot be kept."""
    columns = list(dict.fromkeys(each.column for one in submissions for each in one.untold))
    number = {column: at for at, column in enumerate(columns)}
    return {
        "columns": [told(each) for each in columns],
        "submissions": [
            {
                "whole": [told(getattr(each, name)) for name in _WHOLE],
                "cells": _cells(each.observations),
                "untold": [
                    [one.plan, one.code, number[one.column], *_place(one.place)]
                    for one in each.untold
                ],
            }
            for each in submissions
        ],
    }


def retold_submissions(data: Json) -> tuple[Submission, ...]:
    """The same; ValueError, TypeError or LookupError where the data is no such thing."""
    columns: list[Column] = [retold(each) for each in data["columns"]]
    return tuple(
        Submission(
            **dict(zip(_WHOLE, map(retold, each["whole"]), strict=True)),
            observations=_observations(each["cells"]),
            untold=tuple(
                Untold(plan=plan, code=code, column=columns[at], place=Place(*place))
                for plan, code, at, *place in each["untold"]
            ),
        )
        for each in data["submissions"]
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

    places = map(Place, column("file"), column("sheet"), column("cell"))
    corrections = {at: retold(each) for at, each in cells["corrections"]}
    rows = zip(
        column("plan"),
        column("code"),
        column("field"),
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
