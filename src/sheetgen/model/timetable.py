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
K = TypeVar("K")


class _Numbered(dict[K, int]):
    """Values by the number that each is given when it is first asked for; ``named`` by number."""

    __slots__ = ("named",)

    def __init__(self) -> None:
        super().__init__()
        self.named: list[K] = []

    def __missing__(self, value: K) -> int:
        number = self[value] = len(self.named)
        self.named.append(value)
        return number

    def copied(self) -> Self:
        """The same, to which others may be added."""
        made = type(self)()
        made.update(self)
        made.named = [*self.named]
        return made


class Timetable(Generic[T]):
    """The rows of a table in its order, at most one of each item and period.

    A row that is no line of the table, for it was revised or follows from another, is kept whole.
    Only who reads the table may add to it.
    """

    __slots__ = ("_column", "_first", "_locate", "_make", "_scattered", "code_numbers", "figures",
                 "lines", "month_numbers", "of_code", "of_month", "own")  # fmt: skip

    def __init__(
        self,
        make: Callable[[str, Period, Any, Place], T] | None = None,
        column: str = "",
        locate: Callable[[int, str], Place] | None = None,
    ) -> None:
        """``make`` makes a row of a line; its figure stands in that column of the table."""
        self.code_numbers: _Numbered[str] = _Numbered()
        self.month_numbers: _Numbered[Period] = _Numbered()
        self.of_code = array("i")
        """Whose each row is, and of which period: by number, for there are few of either."""
        self.of_month = array("i")
        self.figures: list[Figure] = []
        self.lines = array("i")
        """The line of each; of a row that is kept whole, its number among those, below zero."""
        self.own: list[T] = []
        self._make, self._column, self._locate = make, column, locate
        self._first: array[int] | None = None
        """The first row of each item, by its number."""
        self._scattered: dict[int, list[int]] = {}

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
        self.append(code, period, figure, line)
        self._locate = locate

    def append(self, code: str, period: Period, figure: Figure, line: int) -> None:
        """Add a row; ``line`` as in ``lines``."""
        self.of_code.append(self.code_numbers[code])
        self.of_month.append(self.month_numbers[period])
        self.figures.append(figure)
        self.lines.append(line)

    @property
    def codes(self) -> frozenset[str]:
        """Whose rows there are."""
        return frozenset(map(self.code_numbers.named.__getitem__, {*self.of_code}))

    @property
    def periods(self) -> frozenset[Period]:
        """Of which periods there are rows."""
        return frozenset(map(self.month_numbers.named.__getitem__, {*self.of_month}))

    def period(self, at: int) -> Period:
        """Of which period a row is."""
        return self.month_numbers.named[self.of_month[at]]

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
                at = new.setdefault((each.code, each.period), len(made))
            if at == len(made):
                made.append(each.code, each.period, each.figure, -len(made.own))
            else:
                made.figures[at] = each.figure
                made.lines[at] = -len(made.own)
        return made

    def only(self, codes: Collection[str]) -> Self:
        """The rows of some items."""
        wanted = {self.code_numbers[code] for code in codes if code in self.code_numbers}
        return self._picked([at for at, code in enumerate(self.of_code) if code in wanted])

    def renamed(self, codes: Mapping[str, str]) -> Self:
        """The same rows, of items that are called otherwise."""
        made = self._picked(range(len(self)))
        number = [made.code_numbers[codes.get(code, code)] for code in self.code_numbers.named]
        made.of_code = array("i", map(number.__getitem__, self.of_code))
        made.own = [replace(each, code=codes.get(each.code, each.code)) for each in self.own]
        return made

    def _picked(self, positions: Sequence[int]) -> Self:
        """Some of the rows; what is numbered may be in none of them."""
        made = type(self)(self._make, self._column, self._locate)
        made.code_numbers, made.month_numbers = (
            self.code_numbers.copied(),
            self.month_numbers.copied(),
        )
        made.of_code = array("i", map(self.of_code.__getitem__, positions))
        made.of_month = array("i", map(self.of_month.__getitem__, positions))
        made.figures = [self.figures[at] for at in positions]
        made.lines = array("i", map(self.lines.__getitem__, positions))
        made.own = [*self.own]
        return made

    def __len__(self) -> int:
        return len(self.lines)

    def __getitem__(self, at: int) -> T:
        line = self.lines[at]
        if line < 0:
            return self.own[-line - 1]
        if self._make is None or self._locate is None:
            raise TypeError(self)
        place = self._locate(line, self._column)
        code = self.code_numbers.named[self.of_code[at]]
        return self._make(code, self.period(at), self.figures[at], place)

    def __iter__(self) -> Iterator[T]:
        return map(self.__getitem__, range(len(self)))

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Timetable) and list(self) == list(other)

    __hash__ = None  # type: ignore[assignment]  # as a list: it is added to while it is read

    def at(self, periods: Collection[Period]) -> Iterator[T]:
        """The rows of these periods."""
        if not periods:
            return iter(())
        wanted = {self.month_numbers[each] for each in periods if each in self.month_numbers}
        return (self[at] for at, each in enumerate(self.of_month) if each in wanted)

    def of_item(self, code: str) -> "Rows[T]":
        """The rows of an item."""
        return Rows(self, self._positions(code))

    def _position(self, code: str, period: Period) -> int | None:
        return next((at for at in self._positions(code) if self.period(at) == period), None)

    def _positions(self, code: str) -> Sequence[int]:
        number = self.code_numbers.get(code)
        if number is None:
            return ()
        if self._first is None:
            self._first = self._first_rows()
        if self._scattered:
            return self._scattered.get(number, ())
        first = self._first[number]
        return () if first < 0 else range(first, self._end(first))

    def _end(self, first: int) -> int:
        """Behind the last row of the item that row ``first`` begins."""
        codes, code, at = self.of_code, self.of_code[first], first + 1
        while at < len(codes) and codes[at] == code:
            at += 1
        return at

    def _first_rows(self) -> "array[int]":
        """The first row of each item, -1 of none; where not all rows follow it, they are listed."""
        starts = array("i", [-1]) * len(self.code_numbers)
        last = None
        for at, code in enumerate(self.of_code):
            if code != last:
                if starts[code] >= 0:
                    for place, each in enumerate(self.of_code):
                        self._scattered.setdefault(each, []).append(place)
                    break
                starts[code] = at
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
        return ((table.period(at), table.figures[at]) for at in self._at)

    def of_year(self, year: int) -> "Rows[T]":
        """Those of a year, by their months."""
        period = self._table.period
        of_year = [at for at in self._at if period(at).year == year]
        if any(period(a) > period(b) for a, b in pairwise(of_year)):
            of_year.sort(key=period)
        whole = of_year == [*self._at]
        return self if whole else Rows(self._table, of_year)

    def since(self, year: int) -> "Rows[T]":
        """Those of a year and of later ones."""
        period = self._table.period
        return Rows(self._table, [at for at in self._at if period(at).year >= year])

    def of_period(self, period: Period) -> T | None:
        """That of a period, where there is one."""
        of = self._table.period
        return next((self._table[at] for at in self._at if of(at) == period), None)

    def until(self, period: Period) -> tuple[T, ...]:
        """Those up to a period."""
        of = self._table.period
        return tuple(self._table[at] for at in self._at if of(at) <= period)
