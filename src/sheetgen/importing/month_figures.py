"""Whether the figures of months are those of each month or those to date, told by what adds up."""

from collections.abc import Sequence
from decimal import Decimal
from itertools import pairwise
from typing import TYPE_CHECKING

from sheetgen.importing.draft_tables import ItemDraft
from sheetgen.importing.heading_roles import OF_MONTHS
from sheetgen.importing.nouns import Column, Role

if TYPE_CHECKING:
    from sheetgen.importing.put_amounts import Amounts


def how_months_run(
    amounts: "Amounts", items: list[ItemDraft], months: Sequence[Column], role: Role
) -> str | None:
    """Say "monthly" where each row adds up to its whole, "accumulated" where the last month is it.

    None where no row tells, or where rows tell different things.
    """
    wholes = _wholes(amounts, role)
    told = {
        how
        for item in items
        for whole in wholes
        if (how := _of_row(amounts, item, months, whole)) is not None
    }
    return told.pop() if len(told) == 1 else None


def against_whole(
    amounts: "Amounts", item: ItemDraft, months: Sequence[Column], role: Role, how: str
) -> Decimal | None:
    """The whole that a row's months do not come to; None where they do, or nothing says it."""
    grid = amounts.table.grid
    figures = [value for each in months
               if (value := amounts.values.get((item.row, each.number))) is not None]  # fmt: skip
    if not figures:
        return None
    come = sum(figures, Decimal(0)) if how == "monthly" else figures[-1]
    for whole in _wholes(amounts, role):
        at = (item.row, whole.number)
        wanted = amounts.values.get(at) or (
            amounts.figures.loose(grid, at) if at in grid.texts else None
        )
        if wanted is not None and wanted != come:
            return wanted
    return None


def _wholes(amounts: "Amounts", role: Role) -> list[Column]:
    """The columns that hold the whole of these months: their total, and the goal of a schedule.

    A total that does not say of what is theirs where the table has no other months.
    """
    table = amounts.table
    running = [each for each in OF_MONTHS if any(column.month for column in table.of(Role(each)))]
    names = {role.value, ""} if running == [role.value] else {role.value}
    totals = [each for each in table.of(Role.TOTAL) if each.of in names]
    goals = table.of(Role.GOAL) if role is Role.PROGRAMMED else ()
    return [*totals, *goals]


def _of_row(
    amounts: "Amounts", item: ItemDraft, months: Sequence[Column], whole: Column
) -> str | None:
    grid = amounts.table.grid
    values = [amounts.values.get((item.row, each.number)) for each in months]
    at = (item.row, whole.number)
    wanted = amounts.values.get(at)
    if wanted is None and at in grid.texts:
        wanted = amounts.figures.loose(grid, at)
    figures = [each for each in values if each is not None]
    if not wanted or len([each for each in figures if each]) < 2:  # noqa: PLR2004 - one alone is both
        return None
    rising = all(one <= two for one, two in pairwise(figures))
    monthly = sum(figures, Decimal(0)) == wanted
    to_date = rising and figures[-1] == wanted
    if monthly == to_date:
        return None
    return "monthly" if monthly else "accumulated"
