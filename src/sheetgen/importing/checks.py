"""What follows from other cells, and so confirms how they were read: totals and percentages."""

from collections import Counter
from collections.abc import Iterable, Iterator
from decimal import Decimal

from sheetgen.importing.draft_tables import ItemDraft
from sheetgen.importing.matrix_cells import At
from sheetgen.importing.matrix_rows import ReadRow, RowKind
from sheetgen.importing.nouns import FIGURES, OF_MONEY, Column, Entry, Fate, Role
from sheetgen.importing.put_amounts import Amounts
from sheetgen.language.message import Message, message

_PAIRS = (
    (Role.ACTUAL, Role.TARGET),
    (Role.ACTUAL, Role.GOAL),
    (Role.ACCRUED, Role.PIM),
)
_HUNDRED = Decimal(100)
_NEAR = Decimal("0.0500001")
_LEAST = 2
_ENDS = frozenset((RowKind.GROUP, RowKind.TOTAL))

Pair = tuple[Column, Column]


class Checks:
    """Enters the cells of one table that follow from others."""

    def __init__(
        self, amounts: Amounts, rows: list[ReadRow], items: list[ItemDraft], *,
        of_money: bool = False,
    ) -> None:  # fmt: skip
        self._amounts = amounts
        self._table = amounts.table
        self._grid = amounts.table.grid
        self._rows = rows
        self._items = items
        self._by_row = {each.row: each for each in items}
        self._of_money = of_money
        self._pair: dict[int, Pair | None] = {}

    def run(self) -> None:
        """Percentages of items, totals of rows, rows of totals."""
        for column in self._table.of(Role.PERCENT):
            self._pair[column.number] = self._best(column)
            for item in self._items:
                self._percent(item.row, column)
        for column in self._table.of(Role.TOTAL):
            for item in self._items:
                self._total(item, column)
        for row in self._rows:
            if row.kind is RowKind.TOTAL:
                self._total_row(row.row)
            elif row.kind is RowKind.GROUP:
                self._total_row(row.row, group=True)

    def _pairs(self, column: Column) -> Iterator[Pair]:
        """The quotients that a column of percentages may hold."""
        for one, other in _PAIRS:
            for above in self._table.of(one):
                for below in self._table.of(other):
                    same = above.year == below.year or None in {above.year, below.year}
                    years = {each.year for each in (above, below) if each.year}
                    if same and (column.year is None or not years or column.year in years):
                        yield above, below

    def _best(self, column: Column) -> Pair | None:
        """The one quotient that most rows hold; None where none does, or two do."""
        held: Counter[Pair] = Counter()
        filled = 0
        for item in self._items:
            printed = self._printed((item.row, column.number))
            if printed is None:
                continue
            filled += 1
            held.update(p for p in self._pairs(column) if self._holds(item.row, p, printed))
        ranked = held.most_common(2)
        if not ranked or 2 * ranked[0][1] < filled:
            return None
        tied = len(ranked) == _LEAST and ranked[0][1] == ranked[1][1]
        return None if tied else ranked[0][0]

    def _at(self, row: int, column: Column) -> At:
        item = self._by_row.get(row)
        return item.at(column) if item else (row, column.number)

    def _printed(self, at: At) -> Decimal | None:
        return self._amounts.figures.loose(self._grid, at) if at in self._grid.texts else None

    def _figure(self, at: At) -> Decimal | None:
        held = self._amounts.values.get(at)
        return held if held is not None else self._printed(at)

    def _quotient(self, row: int, pair: Pair) -> Decimal | None:
        above, below = (self._figure(self._at(row, each)) for each in pair)
        return above / below * _HUNDRED if above is not None and below else None

    def _holds(self, row: int, pair: Pair, printed: Decimal) -> bool:
        found = self._quotient(row, pair)
        if found is None:
            return False
        capped = printed == _HUNDRED and found >= _HUNDRED
        return capped or abs(found - printed) <= _NEAR or abs(found - printed * 100) <= _NEAR

    def _percent(self, row: int, column: Column) -> None:
        at, pair = (row, column.number), self._pair[column.number]
        if at not in self._grid.texts:
            return
        printed = self._printed(at)
        if pair is None:
            self._amounts.ledger.not_placed(
                self._grid, at, message("it is the quotient of no two columns of the table.")
            )
        elif printed is None:
            if (
                self._amounts.figures.is_absent(self._grid, at)
                and self._quotient(row, pair) is None
            ):
                self._enter(at, Fate.CHECKED, "", pair)
            else:
                self._amounts.ledger.not_placed(self._grid, at, message("no percentage is read."))
        elif self._holds(row, pair, printed):
            self._enter(at, Fate.CHECKED, "", pair)
        else:
            found = self._quotient(row, pair)
            self._amounts.ledger.not_placed(
                self._grid,
                at,
                message(
                    "it prints {printed}, and «{above}» over «{below}» is {found}.",
                    printed=printed,
                    above=pair[0].heading,
                    below=pair[1].heading,
                    found=f"{found:.1f}" if found is not None else "–",
                ),
            )

    def _enter(self, at: At, fate: Fate, to: str, pair: Pair | None = None) -> None:
        why = None
        if pair is not None:
            why = message("«{above}» over «{below}»", above=pair[0].heading, below=pair[1].heading)
        self._amounts.ledger.entries[self._grid.sheet.name, at] = Entry(fate, to, why)

    def _total(self, item: ItemDraft, column: Column) -> None:
        """A total at the side: the sum of the months of its group."""
        at = (item.row, column.number)
        printed = self._printed(at)
        if at not in self._grid.texts:
            return
        sums = list(self._sums_beside(item.row, column))
        if printed is not None and printed in sums:
            if self._is_goal(item, column):
                item.figures["goal"] = f"{printed.normalize():f}"
                self._enter(at, Fate.PLACED, f"activities.csv!{item.code}!goal")
            else:
                self._enter(at, Fate.TOTAL, "")
            return
        self._amounts.ledger.not_placed(
            self._grid,
            at,
            message("a total that no figures of its row add up to: they give {sums}.",
                    sums=_told(sums))
            if sums
            else message("a total beside which no figure of its row could be read."),
        )  # fmt: skip

    def _is_goal(self, item: ItemDraft, column: Column) -> bool:
        """Whether what is programmed comes to the goal of the year, which no column holds."""
        of_programmed = [each for each in self._table.of(Role.PROGRAMMED) if each.month]
        running = any(e.month for role in (Role.ACTUAL, Role.ACCRUED) for e in self._table.of(role))
        return (
            item.kind != "indicator"
            and not self._of_money
            and not self._table.of(Role.GOAL)
            and bool(of_programmed)
            and (column.of == Role.PROGRAMMED.value or (not column.of and not running))
        )

    def _sums_beside(self, row: int, column: Column) -> Iterator[Decimal]:
        if column.of == OF_MONEY:
            yield from self._sum_of_group(row, column)
        for role in (Role.PROGRAMMED, Role.ACTUAL, Role.ACCRUED):
            if column.of not in {"", role.value}:
                continue
            mine = [each for each in self._table.of(role) if each.month]
            values = [
                value for each in mine
                if (value := self._amounts.values.get((row, each.number))) is not None
            ]  # fmt: skip
            if values:
                yield sum(values, Decimal(0))
                yield values[-1]

    def _sum_of_group(self, row: int, column: Column) -> Iterator[Decimal]:
        """What the other columns under the same heading come to, whatever they are read as."""
        group = column.heading.rpartition(" / ")[0]
        values = [
            value for each in self._table.columns
            if each is not column and group and each.heading.rpartition(" / ")[0] == group
            and (value := self._printed((row, each.number))) is not None
        ]  # fmt: skip
        if values:
            yield sum(values, Decimal(0))

    def _total_row(self, row: int, *, group: bool = False) -> None:
        """A row of totals: each figure is the sum of rows over it; of a group, of those below."""
        held = False
        for column in self._table.columns:
            at = (row, column.number)
            if at not in self._grid.texts or self._figure(at) is None:
                continue
            if group and column.role not in FIGURES:
                continue
            if column.role is Role.PERCENT:
                pair, printed = self._pair.get(column.number), self._printed(at)
                if pair and printed is not None and self._holds(row, pair, printed):
                    self._enter(at, Fate.TOTAL, "", pair)
                    continue
            sums = self._sums_under(row, column) if group else self._sums_over(row, column)
            if self._figure(at) in sums:
                self._enter(at, Fate.TOTAL, "")
                held = True
                continue
            self._amounts.ledger.not_placed(
                self._grid,
                at,
                _not_their_sum(sums, group=group),
            )
        for column_number in self._grid.rows[row]:
            at = (row, column_number)
            if (self._grid.sheet.name, at) not in self._amounts.ledger.entries:
                if held and self._figure(at) is None:
                    self._enter(at, Fate.TOTAL, "")
                else:
                    self._amounts.ledger.not_placed(
                        self._grid, at, message("a row of totals of which none could be checked.")
                    )

    def _sums_over(self, row: int, column: Column) -> list[Decimal]:
        """The sums a total may be: of all rows over it, of products, of its own block."""
        above = [each for each in self._items if each.row < row]
        last = max(
            (e.row for e in self._rows if e.kind is RowKind.TOTAL and e.row < row), default=0
        )
        products = [each for each in above if each.kind == "product"]
        inner = [each for each in above if each.kind != "product"]
        begun = max((each.row for each in products), default=0)
        groups = (above, products, inner, [e for e in above if e.row > last],
                  [e for e in inner if e.row > begun])  # fmt: skip
        return [
            sum(values, Decimal(0))
            for group in groups
            if (values := [v for e in group if (v := self._of_item(e, column)) is not None])
        ]

    def _sums_under(self, row: int, column: Column) -> list[Decimal]:
        """The sums that a group's figure may be: of the rows below it until a group or total."""
        ends = [e.row for e in self._rows if e.row > row and e.kind in _ENDS]
        sums = []
        for end in (*ends, self._table.end + 1):
            below = [each for each in self._items if row < each.row < end]
            values = [v for e in below if (v := self._of_item(e, column)) is not None]
            sums += [sum(values, Decimal(0))] if values else []
        return sums

    def _of_item(self, item: ItemDraft, column: Column) -> Decimal | None:
        """An item's figure in a column: of its row, or of its row of money where it is money."""
        cells = [item.at(column)]
        if column.role in {Role.PIM, Role.ACCRUED}:
            cells += [(row, column.number) for row in item.rows]
        return next((self._figure(at) for at in cells if at in self._grid.texts), None)


def _not_their_sum(sums: list[Decimal], *, group: bool) -> Message:
    if group:
        return message("the figure of a group that the rows below it do not add up to: they give "
                       "{sums}.", sums=_told(sums)) if sums else message(
                           "the figure of a group below which no row could be placed.")  # fmt: skip
    if not sums:
        return message("a total over which no row could be placed.")
    return message("a total that the rows over it do not add up to: they give {sums}.",
                   sums=_told(sums))  # fmt: skip


def _told(sums: Iterable[Decimal]) -> list[str]:
    return sorted({f"{each.normalize():f}" for each in sums})
