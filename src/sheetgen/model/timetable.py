"""What a table says of items in periods: targets, or what is programmed in each month.

It is kept by column, for a plan has a million such rows: a row is made when somebody asks for it.
"""

from array import array
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from itertools import pairwise
from typing import Any, ClassVar, Generic, Protocol, Self, TypeVar

from sheetgen.model.figure import Figure
from sheetgen.model.period import Period
from sheetgen.model.place import Place
from sheetgen.records import replace


class Dated(Protocol):
    """A row: whose it is, of which period, what it says, and in which cell."""

    __dataclass_fields__: ClassVar[dict[str, Any]]

    @property
    def code(self) -> str:
        """Whose."""

    @property
    def period(self) -> Period:
        """Of which period."""

    @property
    def figure(self) -> Figure:
        """What it says."""

    @property
    def place(self) -> Place:
        """In which cell."""


T = TypeVar("T", bound=Dated)


class Timetable(Generic[T]):
    """The rows of a table in its order, at most one of each item and period.

    A row that is no line of the table, for it was revised or follows from another, is kept whole.
    Only who reads the table may add to it.
    """

    __slots__ = ("_column", "_locate", "_make", "_scattered", "_starts", "codes", "figures",
                 "lines", "own", "periods")  # fmt: skip

    def __init__(
        self,
        make: Callable[[str, Period, Any, Place], T] | None = None,
        column: str = "",
        locate: Callable[[int, str], Place] | None = None,
    ) -> None:
        """``make`` makes a row of a line; its figure stands in that column of the table."""
        self.codes: list[str] = []
        self.periods: list[Period] = []
        self.figures: list[Figure] = []
        self.lines = array("q")
        """The line of each; of a row that is kept whole, its number among those, below zero."""
        self.own: list[T] = []
        self._make, self._column, self._locate = make, column, locate
        self._starts: dict[str, int] | None = None
        self._scattered: dict[str, list[int]] = {}

    @classmethod
    def of(cls, rows: Iterable[T]) -> Self:
        """One of rows that exist already."""
        return cls().with_rows(rows)

    def add(
        self,
        code: str,
        period: Period,
        figure: Figure,
        line: int,
        locate: Callable[[int, str], Place],
    ) -> None:
        """Add a line of the table, which ``locate`` gives the cells of."""
        self.codes.append(code)
        self.periods.append(period)
        self.figures.append(figure)
        self.lines.append(line)
        self._locate = locate

    def with_rows(self, rows: Iterable[T]) -> Self:
        """The same with these rows: each in the place of that of its item and period, or last."""
        rows = tuple(rows)
        if not rows:
            return self
        made = self._picked(range(len(self)))
        new: dict[tuple[str, Period], int] = {}
        for each in rows:
            made.own.append(each)
            at = self._position(each.code, each.period)
            if at is None:
                at = new.setdefault((each.code, each.period), len(made.codes))
            if at == len(made.codes):
                made.codes.append(each.code)
                made.periods.append(each.period)
                made.figures.append(each.figure)
                made.lines.append(-len(made.own))
            else:
                made.figures[at] = each.figure
                made.lines[at] = -len(made.own)
        return made

    def only(self, codes: Collection[str]) -> Self:
        """The rows of some items."""
        return self._picked([at for at, code in enumerate(self.codes) if code in codes])

    def renamed(self, codes: Mapping[str, str]) -> Self:
        """The same rows, of items that are called otherwise."""
        made = self._picked(range(len(self)))
        made.codes = [codes.get(code, code) for code in self.codes]
        made.own = [replace(each, code=codes.get(each.code, each.code)) for each in self.own]
        return made

    def _picked(self, positions: Sequence[int]) -> Self:
        made = type(self)(self._make, self._column, self._locate)
        made.codes = [self.codes[at] for at in positions]
        made.periods = [self.periods[at] for at in positions]
        made.figures = [self.figures[at] for at in positions]
        made.lines = array("q", (self.lines[at] for at in positions))
        made.own = [*self.own]
        return made

    def __len__(self) -> int:
        return len(self.codes)

    def __getitem__(self, at: int) -> T:
        line = self.lines[at]
        if line < 0:
            return self.own[-line - 1]
        if self._make is None or self._locate is None:
            raise TypeError(self)
        place = self._locate(line, self._column)
        return self._make(self.codes[at], self.periods[at], self.figures[at], place)

    def __iter__(self) -> Iterator[T]:
        return map(self.__getitem__, range(len(self)))

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Timetable) and list(self) == list(other)

    __hash__ = None  # type: ignore[assignment]  # as a list: it is added to while it is read

    def at(self, periods: Collection[Period]) -> Iterator[T]:
        """The rows of these periods."""
        if not periods:
            return iter(())
        return (self[at] for at, each in enumerate(self.periods) if each in periods)

    def of_item(self, code: str) -> "Rows[T]":
        """The rows of an item."""
        return Rows(self, self._positions(code))

    def _position(self, code: str, period: Period) -> int | None:
        return next((at for at in self._positions(code) if self.periods[at] == period), None)

    def _positions(self, code: str) -> Sequence[int]:
        if self._starts is None:
            self._starts = self._first_rows()
        if self._scattered:
            return self._scattered.get(code, ())
        first = self._starts.get(code)
        return () if first is None else range(first, self._end(first))

    def _end(self, first: int) -> int:
        """Behind the last row of the item that row ``first`` begins."""
        codes, code, at = self.codes, self.codes[first], first + 1
        while at < len(codes) and codes[at] == code:
            at += 1
        return at

    def _first_rows(self) -> dict[str, int]:
        """The first row of each item; where not all rows of each follow it, they are listed."""
        starts: dict[str, int] = {}
        last = None
        for at, code in enumerate(self.codes):
            if code != last and starts.setdefault(code, at) != at:
                self._scattered = {}
                for place, each in enumerate(self.codes):
                    self._scattered.setdefault(each, []).append(place)
                return {}
            last = code
        return starts


class Rows(Generic[T]):
    """Some rows of a table, each made when it is asked for."""

    __slots__ = ("_at", "_table")

    def __init__(self, table: Timetable[T], at: Sequence[int] = ()) -> None:
        self._table, self._at = table, at

    def __len__(self) -> int:
        return len(self._at)

    def __iter__(self) -> Iterator[T]:
        return map(self._table.__getitem__, self._at)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Rows) and list(self) == list(other)

    def __hash__(self) -> int:
        return hash(tuple(self))

    @property
    def dated(self) -> Iterator[tuple[Period, Figure]]:
        """What they say, by period: no row is made."""
        table = self._table
        return ((table.periods[at], table.figures[at]) for at in self._at)

    def of_year(self, year: int) -> "Rows[T]":
        """Those of a year, by their months."""
        periods = self._table.periods
        of_year = [at for at in self._at if periods[at].year == year]
        if any(periods[a] > periods[b] for a, b in pairwise(of_year)):
            of_year.sort(key=periods.__getitem__)
        whole = of_year == [*self._at]
        return self if whole else Rows(self._table, of_year)

    def since(self, year: int) -> "Rows[T]":
        """Those of a year and of later ones."""
        periods = self._table.periods
        return Rows(self._table, [at for at in self._at if periods[at].year >= year])

    def of_period(self, period: Period) -> T | None:
        """That of a period, where there is one."""
        periods = self._table.periods
        return next((self._table[at] for at in self._at if periods[at] == period), None)

    def until(self, period: Period) -> tuple[T, ...]:
        """Those up to a period."""
        periods = self._table.periods
        return tuple(self._table[at] for at in self._at if periods[at] <= period)
