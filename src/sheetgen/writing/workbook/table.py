"""A sheet's table: declared as a tuple of columns over a record, then drawn."""

from collections.abc import Callable, Container, Hashable, Iterable, Mapping, Sequence
from math import inf
from typing import Generic, TypeVar

from sheetgen.language.message import Message
from sheetgen.model.template import column_letter
from sheetgen.records import Struct, replace
from sheetgen.writing.workbook.cell import Cell, Empty, Text
from sheetgen.writing.workbook.copies import Runs
from sheetgen.writing.workbook.drawing import RowsBy, drawn_by_columns
from sheetgen.writing.workbook.height import height_of, lines_of, width_for
from sheetgen.writing.workbook.ledger import Months, Rows
from sheetgen.writing.workbook.runs import draw_runs
from sheetgen.writing.workbook.sheet import Paper, Sheet
from sheetgen.writing.workbook.trace import Owner, Owners, Trace

R = TypeVar("R")
_HEADED = ("heading", "indent1")


class Column(Struct, Generic[R], frozen=True):
    """One column: the key that traces and formulas name it by, its heading, width and cells.

    A column named as a measure shows its row's; another may speak of the one it is ``near``, or
    show what only the table has, which ``traces`` tells: it stands in the list of all figures, but
    for what an item came to in a ``month``, by its place among those of the report: that is listed
    in its own. Of a row without such a figure it tells None. Cells of words that are the same
    wherever ``alike`` gives the same are made once.
    """

    key: str
    heading: Message
    width: float
    cell: Callable[[R], Cell]
    near: str = ""
    traces: Callable[[R], Trace | None] | None = None
    alike: Callable[[R], Hashable] | None = None
    month: int | None = None


class Owned(Struct, Generic[R], frozen=True):
    """Whose the figures in a table's rows are; ``are_own`` of rows that are those items' own."""

    owner: Callable[[R], Owner]
    are_own: bool


class Area(Struct, frozen=True):
    """Where a table stands: its heading row and its rows, counted from 0."""

    letters: Mapping[str, str]
    """Of each column by its key: formulas and links ask for them in every row."""
    heading: int
    rows: int

    @property
    def keys(self) -> tuple[str, ...]:
        """The columns' keys, in their order."""
        return tuple(self.letters)

    @property
    def first(self) -> int:
        """The first row below the headings."""
        return self.heading + 1

    @property
    def last(self) -> int:
        """The last row; the heading itself where there is none."""
        return self.heading + self.rows

    def column(self, key: str) -> int:
        """The place of a column."""
        return self.keys.index(key)

    def letter(self, key: str) -> str:
        """The letter of a column."""
        return self.letters[key]

    def cell(self, key: str, line: int) -> str:
        """A cell of the table, its lines counted from 0: ``K12``."""
        return f"{self.letters[key]}{self.heading + line + 2}"

    def range(self, key: str) -> str:
        """All cells of a column, fixed: ``$K$6:$K$60``."""
        letter = self.letter(key)
        return f"${letter}${self.first + 1}:${letter}${max(self.last, self.first) + 1}"

    def span(self, *keys: str) -> tuple[int, int, int, int]:
        """The area of some columns that stand side by side, for conditional formats."""
        columns = [self.column(key) for key in keys or self.keys]
        return self.first, min(columns), max(self.last, self.first), max(columns)


def widened(columns: Sequence[Column[R]], **least: float) -> tuple[Column[R], ...]:
    """The columns, those named at least as wide as this."""
    return tuple(
        replace(column, width=max(column.width, least.get(column.key, 0))) for column in columns
    )


def given_room(
    sheet: Sheet, columns: Sequence[Column[R]], empty: Container[str], to: str, most: float = inf
) -> tuple[Column[R], ...]:
    """The columns, those that hold nothing as narrow as their headings; ``to`` gets their room.

    It gets no wider than ``most`` characters.
    """
    least = {
        each.key: min(each.width, width_for(sheet.say(each.heading).split(), _HEADED))
        if each.key in empty
        else each.width
        for each in columns
    }
    spare = sum(each.width - least[each.key] for each in columns)
    wide = {to: min(most, least[to] + spare)}
    return tuple(replace(each, width=wide.get(each.key, least[each.key])) for each in columns)


def is_empty(cell: Cell) -> bool:
    """Whether a cell shows nothing."""
    return isinstance(cell, Empty) or (isinstance(cell, Text) and cell.text == "")


def area_of(columns: Sequence[Column[R]], heading: int, rows: int) -> Area:
    """Where a table with these columns will stand."""
    letters = {column.key: column_letter(index) for index, column in enumerate(columns)}
    return Area(letters, heading, rows)


def draw(
    sheet: Sheet,
    columns: Sequence[Column[R]],
    records: Iterable[R],
    area: Area,
    levels: Iterable[int] = (),
    named: Message | None = None,
    owned: Owned[R] | None = None,
    item: Callable[[R], str] = lambda _: "",
    by: RowsBy = drawn_by_columns,
    runs: Runs[R] | None = None,
) -> None:
    """Draw headings and rows, with a filter on the headings; ``levels`` are of the outline.

    A table that is ``named`` keeps its headings in Excel's view though they are not frozen; the
    figures of one that is ``owned`` are entered in the ledger, and those of earlier months of each
    ``item``, by its code. ``by`` draws a row; ``runs`` are the records again where they are drawn
    run by run.
    """
    _draw_headings(sheet, columns, area)
    is_told = owned is not None or any(column.traces is not None for column in columns)
    if is_told and sheet.book.ledger.is_asked:
        records = tuple(records)
        _enter(sheet, columns, records, area, owned, item)
    if runs is None:
        sheet.stream(area.first, columns, records, levels, by)
    else:
        draw_runs(sheet, area.first, columns, runs, by)
    if named is None or not area.rows:
        sheet.call("autofilter", area.heading, 0, area.last, len(columns) - 1)
    else:
        sheet.table(area.heading, area.last, named, [column.heading for column in columns])


def _enter(
    sheet: Sheet,
    columns: Sequence[Column[R]],
    records: Sequence[R],
    area: Area,
    owned: Owned[R] | None,
    item: Callable[[R], str],
) -> None:
    ledger = sheet.book.ledger
    telling = [
        (at, column.traces)
        for at, column in enumerate(columns)
        if column.traces and column.month is None
    ]
    months = {
        at: (column.month, column.traces)
        for at, column in enumerate(columns)
        if column.traces and column.month is not None
    }
    if months:
        ledger.enter_months(
            Months(
                tab=sheet.tab,
                first=area.first,
                columns={at: month for at, (month, _) in months.items()},
                codes=tuple(map(item, records)),
                told=lambda row: (
                    found
                    for _, traces in months.values()
                    if (found := traces(records[row])) is not None
                ),
            )
        )
    for row, record in enumerate(records, area.first) if telling else ():
        for at, traces in telling:
            if (found := traces(record)) is not None:
                ledger.enter(sheet.tab.at(row, at), found)
    if owned is None:
        return
    ledger.enter_rows(
        Rows(
            tab=sheet.tab,
            first=area.first,
            shows=_letters_by([column.key for column in columns]),
            near=_letters_by([column.near for column in columns]),
            owners=Owners.of(map(owned.owner, records)),
            are_own=owned.are_own,
        )
    )


def _letters_by(names: Sequence[str]) -> Mapping[str, tuple[str, ...]]:
    """The letters of the columns of each name."""
    found: dict[str, tuple[str, ...]] = {}
    for index, name in enumerate(names):
        found[name] = (*found.get(name, ()), column_letter(index))
    return found


def _draw_headings(sheet: Sheet, columns: Sequence[Column[R]], area: Area) -> None:
    lines = 1
    for index, column in enumerate(columns):
        heading = Text(sheet.say(column.heading), ("heading",))
        lines = max(lines, lines_of(heading, column.width))
        sheet.put(area.heading, index, heading)
    if lines > 1:
        sheet.height(area.heading, height_of(lines))


def set_out(
    sheet: Sheet,
    columns: Sequence[Column[R]],
    area: Area,
    frozen: int | None,
    paper: Paper = Paper.A4,
    wide: int = 1,
) -> None:
    """Widths, frozen headings and the page of a sheet that is one table; None freezes nothing.

    What is several pages ``wide`` has its frozen columns on each of them.
    """
    sheet.widths(tuple(column.width for column in columns))
    if frozen is not None:
        sheet.call("freeze_panes", area.first, frozen)
    sheet.page(repeat=(area.heading, area.heading), wide=wide, paper=paper)
    if wide > 1 and frozen:
        sheet.call("repeat_columns", 0, frozen - 1)
