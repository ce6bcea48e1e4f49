"""What stands in which cell, entered as sheets are drawn, and asked by the traces and ``trace``.

One ledger may be kept for several workbooks: a cell is known by its book, too. A table is entered
as a whole, by the owners of its rows and the keys of its columns, so that long sheets stay cheap.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import chain
from typing import NamedTuple

from sheetgen.model.place import Place
from sheetgen.model.summary import Alert
from sheetgen.model.template import column_letter
from sheetgen.records import Struct
from sheetgen.writing.workbook.owner_rows import OwnerRows
from sheetgen.writing.workbook.trace import FigureOf, Owner, Shows, Trace


class At(NamedTuple):
    """A cell of a workbook."""

    book: str
    sheet: str
    cell: str


class Tab(NamedTuple):
    """A sheet of a workbook."""

    book: str
    sheet: str

    def at(self, row: int, column: int) -> At:
        """A cell of it, row and column counted from 0."""
        return self.named(f"{column_letter(column)}{row + 1}")

    def named(self, cell: str) -> At:
        """A cell of it by its name."""
        return At(self.book, self.sheet, cell)


class Rows(Struct, frozen=True, kw_only=True):
    """The rows of a table, each about its owner, from row ``first`` on, counted from 0.

    ``shows`` gives by measure the letters of the columns that show their owner's, ``near`` of
    those that speak of it. ``are_own`` of a table whose rows are the items and elements themselves.
    """

    tab: Tab
    first: int
    shows: Mapping[str, tuple[str, ...]]
    near: Mapping[str, tuple[str, ...]]
    owners: Sequence[Owner]
    are_own: bool

    def cells(self, line: int, letters: Iterable[str]) -> Iterator[At]:
        """Cells of a row of the table, counted from 0."""
        row = self.first + line + 1
        return (At(self.tab.book, self.tab.sheet, f"{letter}{row}") for letter in letters)


class Shown(Struct, frozen=True):
    """A figure, the cells that show it, its own first, and those that speak of it.

    ``listed`` is its row in the list of all figures.
    """

    trace: Trace
    cells: tuple[At, ...]
    beside: tuple[At, ...]
    listed: Callable[[], Iterator[At]]

    @property
    def near(self) -> tuple[At, ...]:
        """The cells that speak of it: beside its own, and where it is listed."""
        return (*self.beside, *self.listed())

    def is_told_at(self, sheet: str, cell: str, book: str | None = None) -> bool:
        """Whether a cell shows the figure or speaks of it; of the only such sheet, or of a book."""
        told = chain(self.cells, self.beside, self.listed())
        return any(at.cell == cell and at.sheet == sheet and book in {None, at.book} for at in told)


class Months(Struct, frozen=True, kw_only=True):
    """The cells of a table that show what its items came to in each month, from row ``first`` on.

    ``columns`` gives of each such column the place of its month among those of the report,
    ``codes`` the item of each row ("" of one that is no item's); ``told`` gives the figures of a
    row, column by column. They stand in the lists of their own months, not in this one.
    """

    tab: Tab
    first: int
    columns: Mapping[int, int]
    codes: tuple[str, ...]
    told: Callable[[int], Iterable[Trace]]


class Ledger:
    """Which figure each cell shows or speaks of, and which alerts each row.

    Of one that nobody ``is_asked`` about tables enter nothing.
    """

    def __init__(self, *, is_asked: bool = True) -> None:
        self.is_asked = is_asked
        self.sheets: list[Tab] = []
        self.single: dict[FigureOf, list[At]] = {}
        self.tables: list[Rows] = []
        self.alert_rows: list[tuple[Tab, int, Sequence[tuple[Alert, ...]]]] = []
        self.listed: Callable[[], Iterator[Trace]] = lambda: iter(())
        self.where_listed: tuple[tuple[Tab, ...], int, int, int] = ((Tab("", ""),), 1, 0, 0)
        self.months: list[Months] = []
        self._own: list[tuple[Trace, At]] = []
        self._rows = OwnerRows()
        self._indexed = 0

    def enter(self, at: At, shows: Shows) -> None:
        """A cell that shows a figure."""
        if isinstance(shows, Trace):
            self._own.append((shows, at))
        else:
            self.single.setdefault(shows, []).append(at)

    def enter_months(self, months: Months) -> None:
        """Cells of a table that the list leaves out."""
        self.months.append(months)

    def enter_rows(self, rows: Rows) -> None:
        """The cells of a table."""
        self.tables.append(rows)

    def enter_alerts(self, tab: Tab, first: int, alerts: Sequence[tuple[Alert, ...]]) -> None:
        """The rows of a sheet that speak of alerts, from row ``first`` on."""
        self.alert_rows.append((tab, first, alerts))

    def enter_list(
        self,
        tabs: Sequence[Tab],
        most: int,
        first: int,
        columns: int,
        figures: Callable[[], Iterator[Trace]],
    ) -> None:
        """Where all figures are listed, row by row: the report's, then those of :attr:`own`.

        Each sheet holds ``most`` of them, from row ``first`` on.
        """
        self.where_listed, self.listed = (tuple(tabs), most, first, columns), figures

    @property
    def own(self) -> Sequence[tuple[Trace, At]]:
        """The figures that only a workbook has, with their cells, in the order drawn."""
        return self._own

    def cells(self, figure: FigureOf) -> tuple[At, ...]:
        """The cells that show a figure of the report: its own rows first."""
        return tuple(self._cells(figure))

    def first_cell(self, figure: FigureOf) -> At | None:
        """The first of the cells that show a figure."""
        return self.where(figure.owner)(figure.measure)

    def where(self, owner: Owner) -> Callable[[str], At | None]:
        """The first of the cells that show each measure of an owner: asked for all of a report."""
        about = [
            (rows.are_own, rows.shows, rows.tab, str(rows.first + line + 1))
            for rows, line in self._rows_of(owner)
        ]

        def shown(measure: str, *, are_own: bool) -> At | None:
            for own, shows, tab, row in about:
                if own is are_own and measure in shows:
                    return At(tab.book, tab.sheet, shows[measure][0] + row)
            return None

        def cell(measure: str) -> At | None:
            found = shown(measure, are_own=True)
            if found is not None:
                return found
            single = self.single.get(FigureOf(owner, measure))
            return single[0] if single else shown(measure, are_own=False)

        return cell

    def beside(self, figure: FigureOf) -> tuple[At, ...]:
        """The cells of its owner's rows that speak of a figure."""
        return tuple(
            at
            for rows, line in self._rows_of(figure.owner)
            for at in rows.cells(line, rows.near.get(figure.measure, ()))
        )

    def figures(self) -> tuple[Shown, ...]:
        """Every figure with its cells, in the order of the list; what it leaves out comes last."""
        listed = ((each, None) for each in self.listed())
        every = enumerate(chain(listed, self._own))
        past = (
            self.shown(each, each.key, None, months.tab.at(months.first + row, column))
            for months in self.months
            for row, code in enumerate(months.codes)
            if code
            for column, each in zip(months.columns, months.told(row), strict=True)
        )
        return (*(self.shown(each, each.key, number, at) for number, (each, at) in every), *past)

    def shown(self, trace: Trace, key: FigureOf, position: int | None, at: At | None) -> Shown:
        """A figure with its cells, by its position in the list, None where that leaves it out.

        ``at`` is the cell of one that only the workbook has.
        """
        tabs, most, first, columns = self.where_listed

        def listed() -> Iterator[At]:
            if position is not None:
                part, row = divmod(position, most)
                yield from (tabs[part].at(first + row, column) for column in range(columns))

        if at is not None:
            return Shown(trace, (at,), (), listed)
        return Shown(trace, self.cells(key), self.beside(key), listed)

    def owners_in(self, sheet: str, row: int) -> Iterator[Owner]:
        """Those whose figures a row of the sheets of that name shows or speaks of, from 0."""
        for rows in self.tables:
            if rows.tab.sheet == sheet and 0 <= row - rows.first < len(rows.owners):
                yield rows.owners[row - rows.first]
        for figure, cells in self.single.items():
            if any(at.sheet == sheet and row_of(at.cell) == row for at in cells):
                yield figure.owner

    def alerts(self, sheet: str, cell: str) -> tuple[Alert, ...]:
        """The alerts that a cell's row shows or speaks of."""
        row = row_of(cell)
        for tab, first, alerts in self.alert_rows:
            if tab.sheet == sheet and first <= row < first + len(alerts):
                return alerts[row - first]
        return ()

    def _cells(self, figure: FigureOf) -> Iterator[At]:
        yield from self._in_tables(figure, are_own=True)
        yield from self.single.get(figure, ())
        yield from self._in_tables(figure, are_own=False)

    def _in_tables(self, figure: FigureOf, *, are_own: bool) -> Iterator[At]:
        for rows, line in self._rows_of(figure.owner):
            if rows.are_own is are_own:
                yield from rows.cells(line, rows.shows.get(figure.measure, ()))

    def _rows_of(self, owner: Owner) -> Sequence[tuple[Rows, int]]:
        """The rows about an owner."""
        return [(self.tables[table], line) for table, line in self.numbered_rows(owner)]

    def numbered_rows(self, owner: Owner) -> Sequence[tuple[int, int]]:
        """The same by the tables' numbers; those entered since the last question are read first."""
        for table in range(self._indexed, len(self.tables)):
            self._rows.add(table, self.tables[table].owners)
        self._indexed = len(self.tables)
        return self._rows.of(owner)


def row_of(cell: str) -> int:
    """The row of a cell, counted from 0."""
    return int("".join(filter(str.isdigit, cell)) or 0) - 1


def figure_at(
    figures: Sequence[Shown], sheet: str, cell: str, book: str | None = None
) -> Shown | None:
    """The figure that a cell shows or speaks of, or None; ``book`` where several have the sheet."""
    wanted = cell.replace("$", "").upper()
    return next((each for each in figures if each.is_told_at(sheet, wanted, book)), None)


def fed_by(figures: Sequence[Shown], place: Place) -> tuple[Shown, ...]:
    """The figures that rest on a place of the input or of the plan."""
    return tuple(each for each in figures if place in each.trace.places)
