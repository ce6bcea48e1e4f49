"""Which cell an edited closed month tells otherwise than the file of an office that it rests on.

It may say another figure, or nothing of it any more. What a file held is read of it as it lies
there, or of what is kept of it where it is gone.
"""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, NamedTuple

from sheetgen.model.figure import Gap
from sheetgen.model.submission import Submission
from sheetgen.reading.opening.cells import Sheet, column_letters
from sheetgen.reading.submissions import open_file
from sheetgen.reading.typed.values import read_text

Record = Mapping[str, Any]
OnceRead = Callable[[str, str], Submission | None]
"""What was read of a file, by its name and digest, as far as it is kept."""


class EditedCell(NamedTuple):
    """A cell by its place: what was sealed of it, and what stands for it now, "" for nothing."""

    place: str
    sealed: str
    now: str


class Unknown(NamedTuple):
    """A file that a closed month rests on and that is gone: nobody can tell what it held."""

    file: str


def edited_cell(
    root: Path,
    record: Record,
    most: int,
    once_read: OnceRead,
    is_sealed: Callable[[Record], bool],
) -> EditedCell | Unknown | None:
    """The first cell of a closed month that is not as its files held it when it was sealed.

    ``most`` is how many bytes a file may have. ``is_sealed`` says whether a record bears its seal:
    a cell of which nothing is said any more is the one that the seal holds with it, or all of
    those that it holds with them.
    """
    cells, inputs = record.get("cells"), record.get("inputs")
    if not isinstance(cells, dict) or not isinstance(inputs, dict):
        return None
    now = {str(place): str(typed) for place, typed in cells.items()}
    held, unknown = dict[str, str](), None
    for file, sha256 in inputs.items():
        mine = {place for place in now if place.startswith(f"{file}!")}
        found = _held(root, file, str(sha256), most, mine, once_read, str(record.get("plan")))
        if found is None:
            unknown = unknown or (Unknown(file) if mine and not (root / file).is_file() else None)
            continue
        held |= found
        for place in sorted(mine):
            if found.get(place, "") != now[place]:
                return EditedCell(place, found.get(place, ""), now[place])
    lacking = {place: typed for place, typed in held.items() if place not in now}
    for some in (*({place: typed} for place, typed in lacking.items()), lacking):
        if some and is_sealed({**record, "cells": {**cells, **some}}):
            return EditedCell(*next(iter(some.items())), "")
    return unknown


def _held(
    root: Path, file: str, sha256: str, most: int, mine: set[str], once_read: OnceRead, plan: str
) -> dict[str, str] | None:
    """What a file held when it was sealed, by place; None where nobody knows.

    Of one that lies there as it was, all of the columns that figures were sealed of.
    """
    kept = once_read(file, sha256)
    if kept is not None:
        return {
            str(each.place): each.typed
            for each in kept.observations
            if each.plan == plan and each.typed and (each.is_figure or isinstance(each.said, Gap))
        }
    if not mine or not (root / file).is_file():
        return None
    found = open_file(root / file, file, most)
    if found.book is None or found.sha256 != sha256:
        return None
    columns = {place.rstrip("0123456789") for place in mine}
    return {
        place: typed
        for sheet in found.book.sheets
        for at, typed in _texts(sheet).items()
        if typed and (place := f"{file}!{sheet.name}!{at}").rstrip("0123456789") in columns
    }


def _texts(sheet: Sheet) -> dict[str, str]:
    return {
        f"{column_letters(column)}{row}": read_text(cell)
        for (row, column), cell in sheet.cells.items()
    }
