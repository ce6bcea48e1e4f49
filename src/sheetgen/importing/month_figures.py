"""Whether the figures of months are those of each month or those to date, told by what adds up."""

from collections.abc import Sequence
from decimal import Decimal
from itertools import pairwise
from typing import TYPE_CHECKING

from sheetgen.importing.draft_tables import ItemDraft
from sheetgen.importing.heading_roles import OF_MONTHS
from sheetgen.importing.matrix_cells import address
from sheetgen.importing.nouns import OF_MONEY, Column, Role
from sheetgen.language.message import Message, message

if TYPE_CHECKING:
    from sheetgen.importing.put_amounts import Amounts


def how_months_run(
    amounts: "Amounts", items: list[ItemDraft], months: Sequence[Column], role: Role
) -> set[str]:
    """Say "monthly" where a row adds up to its whole, "accumulated" where its last month is it.

    Empty where no row tells, both where rows tell different things.
    """
    wholes = _wholes(amounts, role)
    return {
        how
        for item in items
        for whole in wholes
        if (how := _of_row(amounts, item, months, whole)) is not None
    }


def why_not(
    amounts: "Amounts", item: ItemDraft, months: Sequence[Column], role: Role, how: str
) -> Message | None:
    """Why a row's months are not taken, as a whole: they do not come to their goal, or fall.

    None where they are, or where no cell says what they should come to.
    """
    grid = amounts.table.grid
    cells = [(item.row, each.number) for each in months]
    held = [(at, amounts.values[at]) for at in cells if at in amounts.values]
    figures = [value for _, value in held]
    if not figures:
        return None
    come = sum(figures, Decimal(0)) if how == "monthly" else figures[-1]
    for whole in _wholes(amounts, role):
        at = item.at(whole)
        wanted = amounts.values.get(at) or (
            amounts.figures.loose(grid, at) if at in grid.texts else None
        )
        if wanted is not None and wanted != come:
            return message("the months of the row do not come to {whole}.", whole=wanted)
    falls = next((after for one, after in pairwise(held) if after[1] < one[1]), None)
    if role is Role.PROGRAMMED and how == "accumulated" and falls:
        return message("what is programmed to date falls in {cell}, and it cannot: where less is "
                       "better, it is an indicator.", cell=address(falls[0]))  # fmt: skip
    return None


def _wholes(amounts: "Amounts", role: Role) -> list[Column]:
    """The columns that hold the whole of these months: their total, and the goal of a schedule.

    A total that does not say of what is theirs where the table has no other months.
    """
    table = amounts.table
    running = [each for each in OF_MONTHS if any(column.month for column in table.of(Role(each)))]
    names = {role.value, ""} if running == [role.value] else {role.value}
    names |= {OF_MONEY} if role is Role.ACCRUED else set()
    totals = [each for each in table.of(Role.TOTAL) if each.of in names]
    goals = table.of(Role.GOAL) if role is Role.PROGRAMMED else ()
    return [*totals, *goals]


def _of_row(
    amounts: "Amounts", item: ItemDraft, months: Sequence[Column], whole: Column
) -> str | None:
    grid = amounts.table.grid
    values = [amounts.values.get((item.row, each.number)) for each in months]
    at = item.at(whole)
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
