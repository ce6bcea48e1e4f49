"""A file an office sent, and what became of it."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime
from enum import Enum
from itertools import repeat
from sys import intern
from typing import Any, NamedTuple, Self, TypeAlias, overload

from sheetgen.model.form import Column
from sheetgen.model.observation import Observation
from sheetgen.model.place import Place
from sheetgen.model.problem import Problem, Weight
from sheetgen.records import Struct

CellKey: TypeAlias = tuple[str, str, str]
"""An asked cell, whatever file it stands in: plan, code and field."""


class State(Enum):
    """What became of a delivery."""

    ACCEPTED = "accepted"
    OBSERVED = "observed"
    REJECTED = "rejected"
    MISSING = "missing"
    SUPERSEDED = "superseded"

    def with_left(self, problems: Iterable[Problem]) -> "State":
        """Where a file stands with the problems that are left of it: accepted without a fault."""
        wrong = any(each.weight is Weight.ERROR for each in problems)
        return State.ACCEPTED if self is State.OBSERVED and not wrong else self


class Account(Struct, frozen=True, kw_only=True):
    """How many input cells were expected (comments apart) and what became of each (DESIGN 1)."""

    expected: int = 0
    read: int = 0
    blank: int = 0
    unreadable: int = 0
    waived: int = 0
    not_submitted: int = 0

    def __add__(self, other: "Account") -> "Account":
        return Account(
            expected=self.expected + other.expected,
            read=self.read + other.read,
            blank=self.blank + other.blank,
            unreadable=self.unreadable + other.unreadable,
            waived=self.waived + other.waived,
            not_submitted=self.not_submitted + other.not_submitted,
        )

    @property
    def closes(self) -> bool:
        """Whether every expected cell is accounted for once."""
        found = self.read + self.blank + self.unreadable + self.waived + self.not_submitted
        return self.expected == found


class Untold(NamedTuple):
    """An empty cell of a text that the form asks for in some statuses (``column.wanted_when``)."""

    plan: str
    code: str
    column: Column
    place: Place


_NUMBERS = Untold._fields.index("column")


class Untolds(Sequence[Untold]):
    """Those of a file, kept by column: there are several a row, and each is made when it is asked.

    ``parts`` are the plans, the codes, the numbers of their ``columns`` and the files, sheets and
    cells of their places; what is the same of all is told once.
    """

    __slots__ = ("_columns", "_length", "_parts")

    def __init__(
        self, length: int, columns: Sequence[Column], parts: Sequence[Sequence[Any]]
    ) -> None:
        self._length, self._columns, self._parts = length, columns, parts

    @classmethod
    def of(cls, made: Iterable[Untold]) -> Self:
        """Those that were made."""
        rows = tuple(made)
        columns = {id(each.column): each.column for each in rows}  # of one form: few, and dear
        numbers = {known: at for at, known in enumerate(columns)}
        parts: tuple[Sequence[Any], ...] = (
            [each.plan for each in rows],
            [each.code for each in rows],
            [numbers[id(each.column)] for each in rows],
            [each.place.file for each in rows],
            [each.place.sheet for each in rows],
            [intern(each.place.cell) for each in rows],
        )
        return cls(len(rows), tuple(columns.values()), [_once_if_same(each) for each in parts])

    @property
    def columns(self) -> Sequence[Column]:
        """The columns of the form that are left empty somewhere, as they come."""
        return [self._columns[at] for at in dict.fromkeys(self._parts[_NUMBERS])]

    def numbered(self, number: Mapping[Column, int]) -> Sequence[Sequence[Any]]:
        """The parts, with these numbers for the columns."""
        numbers = {at: number[self._columns[at]] for at in set(self._parts[_NUMBERS])}
        parts = [*self._parts]
        parts[_NUMBERS] = [numbers[at] for at in parts[_NUMBERS]]
        return parts

    @overload
    def __getitem__(self, at: int) -> Untold: ...
    @overload
    def __getitem__(self, at: slice) -> tuple[Untold, ...]: ...
    def __getitem__(self, at: int | slice) -> Untold | tuple[Untold, ...]:
        return tuple(self)[at]

    def __iter__(self) -> Iterator[Untold]:
        plans, codes, numbers, *where = (
            each if len(each) == self._length else repeat(each[0], self._length)
            for each in self._parts
        )
        columns = map(self._columns.__getitem__, numbers)
        return map(Untold._make, zip(plans, codes, columns, map(Place, *where), strict=True))

    def __len__(self) -> int:
        return self._length

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Sequence) and tuple(self) == tuple(other)

    def __hash__(self) -> int:
        return hash(tuple(self))

    def __repr__(self) -> str:
        return repr(tuple(self))


def _once_if_same(part: Sequence[Any]) -> Sequence[Any]:
    return part[:1] if len(part) > 1 and len(set(part)) == 1 else part


class Unplanned(Struct, frozen=True, kw_only=True):
    """A filled row that no plan asks of anybody: kept as it was sent, and counted in no figure.

    ``plan`` is what its row says, ``said`` holds each filled input column with what was typed.
    """

    plan: str
    code: str
    name: str
    said: tuple[tuple[Column, str], ...]
    place: Place


class Replaced(Struct, frozen=True, kw_only=True):
    """A figure that a later file of the same office stands over.

    ``was`` stood before; ``received`` is the day on which the first file came that said what
    stands now, None where nobody noted it, and ``by`` that file.
    """

    was: Observation
    by: str
    received: date | None


class Submission(Struct, frozen=True, kw_only=True):
    """One office's delivery, or its absence (``state`` missing: no file, no digest).

    ``observations`` hold one entry for each cell that the template asks, for every plan in it.
    """

    office: str
    office_name: str
    file: str
    sha256: str
    state: State
    observations: tuple[Observation, ...]
    problems: tuple[Problem, ...]
    account: Account
    received: date | None = None
    """The day it came, where received.csv says it."""
    days_late: int | None = None
    """Days after the deadline; None where nobody noted when it came."""
    modified: datetime | None = None
    """When the program that saved it last says that it did; None where the file does not tell."""
    untold: Sequence[Untold] = ()
    """Whether they were wanted is known once the items are judged."""
    elsewhere: frozenset[CellKey] = frozenset()
    """The asked cells that another file of the office supplies, and that are counted there."""
    unplanned: tuple[Unplanned, ...] = ()
    replaced: tuple[Replaced, ...] = ()
    """What files of the office before it said of the figures that this one supplies."""

    @property
    def is_owed(self) -> bool:
        """Whether it did not come and should have: that is an error, and no mere notice."""
        return (
            self.state is State.MISSING
            and bool(self.observations)
            and any(problem.weight is Weight.ERROR for problem in self.problems)
        )
