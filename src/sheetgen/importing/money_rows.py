"""The rows of money of items that have two: what was accrued, the budget, and what has no place."""

from decimal import Decimal

from sheetgen.importing.draft_tables import ItemDraft
from sheetgen.importing.mapping import MappedTable
from sheetgen.importing.month_figures import how_months_run, why_not
from sheetgen.importing.nouns import Column, Fate, Question, Role, Table
from sheetgen.importing.pairs import MONEY, part_of
from sheetgen.importing.put_amounts import Amounts
from sheetgen.language.message import message
from sheetgen.records import Struct, field, replace

_ANSWERS = ("financial: pim", "financial: left-out")
_NO_PLACE = message("a plan has no place for money that is programmed.")
_ASKED = message("whether it is the modified budget is asked.")


class MoneyRows(Struct, kw_only=True):
    """The rows of money of one table; ``amounts`` reads what is under its headings as money."""

    amounts: Amounts
    items: list[ItemDraft]
    said: str
    left_out: int = 0
    """How many cells hold what is programmed of money."""
    _own: list[Question] = field(default_factory=list)

    @property
    def questions(self) -> list[Question]:
        """What is asked of them; how months run is asked once, of what was executed."""
        return [*self._own, *self.amounts.questions]

    @property
    def asked(self) -> list[str]:
        """The keys of the mapping that answer it."""
        return [*self.amounts.asked, *(["financial"] if self._own else [])]

    def run(self) -> None:
        """What was accrued and the budget into the plan, each other figure with its reason."""
        table, amounts = self.amounts.table, self.amounts
        amounts.read(self.items)
        amounts.place_months(self.items, Role.ACCRUED)
        for item in self.items:
            for column in (*table.of(Role.PIM), *table.of(Role.ACCRUED)):
                amounts.place(item, column)
        months = [each for each in table.of(Role.PROGRAMMED) if each.month]
        told = how_months_run(amounts, self.items, months, Role.PROGRAMMED) if months else set()
        how = told.pop() if len(told) == 1 else None
        for item in self.items:
            self.left_out += self._programmed(item, months, how)
            for column in table.of(Role.GOAL):
                self._of_year(item, column, months)

    def _programmed(self, item: ItemDraft, months: list[Column], how: str | None) -> int:
        """What is programmed of money: no table of a plan holds it; gives how many cells it is."""
        left_out = 0
        amounts, grid = self.amounts, self.amounts.table.grid
        refused = why_not(amounts, item, months, Role.PROGRAMMED, how) if how else None
        for column in months:
            at = item.at(column)
            if refused is not None:
                amounts.ledger.not_placed(grid, at, refused)
            elif at in amounts.values:
                amounts.ledger.put(grid, at, Fate.LEFT_OUT, why=_NO_PLACE)
                left_out += 1
        return left_out

    def _of_year(self, item: ItemDraft, column: Column, months: list[Column]) -> None:
        """The money of the year: the budget where no column has that, else what the months sum."""
        amounts, grid, at = self.amounts, self.amounts.table.grid, item.at(column)
        value = amounts.values.get(at)
        if value is None or (grid.sheet.name, at) in amounts.ledger.entries:
            return
        lacks = not any(Role.PIM in {each.role, each.wanted} for each in amounts.table.columns)
        if lacks and not self.said:
            self._ask(column)
            amounts.ledger.not_placed(grid, at, _ASKED)
        elif lacks and self.said == "pim":
            item.figures[Role.PIM.value] = f"{value.normalize():f}"
            amounts.ledger.add(grid, at, f"activities.csv!{item.code}!pim")
        elif lacks or not months:
            amounts.ledger.put(grid, at, Fate.LEFT_OUT, why=_NO_PLACE)
        else:
            held = [amounts.values.get(item.at(each), Decimal(0)) for each in months]
            adds = value in {sum(held, Decimal(0)), held[-1]}
            fate = Fate.TOTAL if adds else Fate.LEFT_OUT
            amounts.ledger.put(grid, at, fate, why=None if adds else _NO_PLACE)

    def _ask(self, column: Column) -> None:
        if self._own:
            return
        where = self.amounts.table.grid.place((self.amounts.table.last, column.number))
        asked = message("no column holds the modified budget (PIM): is the money of the year, "
                        "«{heading}», to stand for it?", heading=column.heading)  # fmt: skip
        self._own.append(Question(where, asked, _ANSWERS))


def money_of(amounts: Amounts, placed: list[ItemDraft], own: MappedTable | None) -> MoneyRows:
    """The rows of money of the items that have one, read by the same headings."""
    items = [replace(each, row=each.money) for each in placed if each.money is not None]
    table = amounts.table
    money = replace(table, columns=tuple(_as_money(each) for each in table.columns))
    read = Amounts(
        table=money, draft=amounts.draft, ledger=amounts.ledger, figures=amounts.figures,
        mapped=amounts.mapped, year=amounts.year, source=amounts.source,
    )  # fmt: skip
    return MoneyRows(amounts=read, items=items, said=own.financial if own else "")


def _as_money(column: Column) -> Column:
    """What a column holds in a row of money: what was executed is what was accrued."""
    of = Role.ACCRUED.value if column.of == Role.ACTUAL.value else column.of
    role = Role.ACCRUED if column.role is Role.ACTUAL else column.role
    role = Role.GOAL if role is Role.TARGET else role
    return replace(column, role=role, of=of)


def is_of_money(table: Table, row: int) -> bool:
    """Whether a row of totals says that it is one of money."""
    column = table.one(Role.PART)
    return column is not None and part_of(table.grid.seen((row, column.number))) == MONEY
