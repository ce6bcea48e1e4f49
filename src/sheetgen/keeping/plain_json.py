"""Values as plain JSON and back, to the last digit; what is not known by name is never guessed.

Text, whole numbers, booleans and nothing stand for themselves; a list begins with the name of what
it is: ``["d", "12.50"]`` a Decimal, ``["Place", file, sheet, cell]`` a record of that name.
"""

import json
from collections.abc import Callable, Iterator, Mapping
from datetime import date, datetime
from decimal import Decimal
from enum import Enum
from functools import cache
from typing import Any, TypeAlias

from sheetgen.language.message import Message
from sheetgen.model.correction import Correction
from sheetgen.model.figure import Gap
from sheetgen.model.form import Ask, Column
from sheetgen.model.observation import Observation
from sheetgen.model.period import Period
from sheetgen.model.place import Place
from sheetgen.model.problem import Problem, Weight
from sheetgen.model.status import Status
from sheetgen.model.submission import Account, Replaced, State, Untold
from sheetgen.records import names_of

Json: TypeAlias = Any
"""What the json module takes and gives."""

_RECORDS: Mapping[str, type] = {
    each.__name__: each
    for each in (
        Account,
        Column,
        Correction,
        Message,
        Observation,
        Period,
        Place,
        Problem,
        Replaced,
        Untold,
    )
}
_WORDS: Mapping[str, type[Enum]] = {
    each.__name__: each for each in (Ask, Gap, State, Status, Weight)
}


class NotKeptError(Exception):
    """A value of a kind that is not kept; whoever keeps it does without."""


def in_parts(value: Json) -> Iterator[bytes]:
    """The text of it: what each of its keys holds by itself, and an iterator as a list, one by one.

    So it is of a record in a record that holds an iterator, and of no other.
    """
    if not isinstance(value, dict) or not value:
        yield _text(value)
        return
    before = "{"
    for key, part in value.items():
        yield f"{before}{json.dumps(key)}:".encode()
        before = ","
        if isinstance(part, Iterator):
            yield from _listed(part)
        elif isinstance(part, dict) and any(isinstance(e, Iterator) for e in part.values()):
            yield from in_parts(part)
        else:
            yield _text(part)
    yield b"}"


def _listed(values: Iterator[Json]) -> Iterator[bytes]:
    before = b"["
    for each in values:
        yield before + _text(each)
        before = b","
    yield b"[]" if before == b"[" else b"]"


def _text(value: Json) -> bytes:
    return json.dumps(value, ensure_ascii=True, separators=(",", ":")).encode()


def told(value: object) -> Json:
    """A value as JSON; raises NotKeptError where its kind is not among those known."""
    if value is None or type(value) in {str, int, bool}:
        return value
    write = _WRITERS.get(type(value))
    if write is not None:
        return write(value)
    kind = type(value).__name__
    if isinstance(value, Enum) and _WORDS.get(kind) is type(value):
        return [kind, value.value]
    if _RECORDS.get(kind) is type(value):
        return [kind, *(told(getattr(value, name)) for name in _names(kind))]
    raise NotKeptError(kind)


def retold(data: Json) -> Any:  # noqa: ANN401 - whatever was told
    """The value again; ValueError, TypeError or KeyError where the data is not what was told."""
    if not isinstance(data, list):
        return data
    kind, *parts = data
    read = _READERS.get(kind)
    if read is not None:
        return read(parts)
    if kind in _WORDS:
        return _WORDS[kind](*parts)
    return _RECORDS[kind](**dict(zip(_names(kind), map(retold, parts), strict=True)))


@cache
def _names(kind: str) -> tuple[str, ...]:
    made = _RECORDS[kind]
    named: tuple[str, ...] = getattr(made, "_fields", ())  # of a named tuple
    return named or names_of(made)


_WRITERS: Mapping[type, Callable[[Any], Json]] = {
    Decimal: lambda value: ["d", str(value)],
    float: lambda value: ["f", value],
    tuple: lambda value: ["t", *map(told, value)],
    list: lambda value: ["l", *map(told, value)],
    frozenset: lambda value: ["s", *map(told, sorted(value))],
    datetime: lambda value: ["time", value.isoformat()],
    date: lambda value: ["day", value.isoformat()],
}
_READERS: Mapping[str, Callable[[list[Json]], Any]] = {
    "d": lambda parts: Decimal(*parts),
    "f": lambda parts: float(*parts),
    "t": lambda parts: tuple(map(retold, parts)),
    "l": lambda parts: list(map(retold, parts)),
    "s": lambda parts: frozenset(map(retold, parts)),
    "time": lambda parts: datetime.fromisoformat(*parts),
    "day": lambda parts: date.fromisoformat(*parts),
}
