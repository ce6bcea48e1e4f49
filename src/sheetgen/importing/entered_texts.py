"""Enters the texts of an item's rows into the account: where each of them went."""

from sheetgen.importing.draft_tables import ItemDraft
from sheetgen.importing.matrix_cells import At
from sheetgen.importing.matrix_rows import ReadRow
from sheetgen.importing.nouns import FIGURES, Column, Fate, Ledger, Role, Table
from sheetgen.language.message import message

_NAMED = {Role.CODE: "code", Role.NAME: "name", Role.UNIT: "unit", Role.LEVEL: "kind",
          Role.OFFICES: "offices", Role.AGGREGATION: "aggregation"}  # fmt: skip
_NOWHERE = FIGURES | {Role.ORDINAL, Role.LEFT_OUT, Role.ASKED, Role.PART}


def enter_texts(table: Table, ledger: Ledger, row: ReadRow, item: ItemDraft) -> None:
    """Every text of the rows of an item that was placed."""
    for number in row.pair.rows if row.pair else (row.row,):
        for column in table.columns:
            at = table.grid.owner((number, column.number))
            if at in table.grid.texts and at[0] > table.last:
                _enter(table, ledger, at, column, item)


def _enter(table: Table, ledger: Ledger, at: At, column: Column, item: ItemDraft) -> None:
    grid = table.grid
    kind = "indicators" if item.kind == "indicator" else "activities"
    if column.role is Role.PART or _is_of_money(table, at, column, item):
        ledger.put(grid, at, Fate.HEADING)
    elif _is_other(table, at, column, item):
        ledger.not_placed(grid, at, message("the rows of {code} say two things, and the first is "
                                            "taken.", code=item.code))  # fmt: skip
    elif column.role is Role.LEVEL and item.kind == "indicator":
        ledger.add(grid, at, f"elements.csv!{item.element}!level")
    elif to := _column_of(column, kind):
        ledger.add(grid, at, f"{kind}.csv!{item.code}!{to}")
    elif column.role is Role.ORDINAL and grid.texts[at].rstrip(".)").isdecimal():
        ledger.put(grid, at, Fate.CHECKED)
    elif column.role is Role.LEFT_OUT:
        ledger.put(grid, at, Fate.LEFT_OUT)


def _is_of_money(table: Table, at: At, column: Column, item: ItemDraft) -> bool:
    """Whether a unit is that of the row of money: «Soles»."""
    return column.role is Role.UNIT and at[0] == item.money and item.unit != table.grid.texts[at]


def _is_other(table: Table, at: At, column: Column, item: ItemDraft) -> bool:
    """Whether a later row of an item has a text of its own that the first one has not."""
    if not item.rows or column.role in _NOWHERE or column.role is Role.UNIT:
        return False
    head = table.grid.seen((item.rows[0], column.number))
    return bool(head) and head != table.grid.texts[at]


def _column_of(column: Column, table: str) -> str:
    """The column of the plan's table in which a text of a row stands; "" for none."""
    if column.role in _NAMED:
        return _NAMED[column.role]
    elements = {Role.ELEMENT_CODE, Role.ELEMENT_NAME}
    if table == "activities" or column.role in _NOWHERE or column.role in elements:
        return ""
    return column.role.value.replace("-", "_") if column.role is not Role.BASELINE_YEAR else ""
