"""The rows of what was executed of items that have one beside the row of what is programmed."""

from sheetgen.importing.draft_tables import ItemDraft
from sheetgen.importing.nouns import Column, Role
from sheetgen.importing.put_amounts import Amounts
from sheetgen.records import replace

_PLACED = (Role.ACTUAL, Role.ACCRUED)


def executed_of(amounts: Amounts, placed: list[ItemDraft]) -> tuple[Amounts, list[ItemDraft]]:
    """Put what was executed into the plan, read by the headings of what is programmed."""
    items = [replace(each, row=each.executed) for each in placed if each.executed is not None]
    columns = tuple(_as_executed(each) for each in amounts.table.columns)
    read = Amounts(
        table=replace(amounts.table, columns=columns), draft=amounts.draft, ledger=amounts.ledger,
        figures=amounts.figures, mapped=amounts.mapped, year=amounts.year, source=amounts.source,
    )  # fmt: skip
    read.read(items)
    for role in _PLACED:
        read.place_months(items, role)
    for item in items:
        for column in columns:
            if column.role in _PLACED:
                read.place(item, column)
    return read, items


def _as_executed(column: Column) -> Column:
    """What a column holds in a row of what was executed: its goal is the total of the year."""
    if column.role is Role.PROGRAMMED:
        return replace(column, role=Role.ACTUAL)
    if column.role in {Role.GOAL, Role.TOTAL}:
        return replace(column, role=Role.TOTAL, of=Role.ACTUAL.value)
    return column
