"""Rows that name a group and hold its money: no code or none of an item, no unit and no office."""

from collections.abc import Sequence
from decimal import Decimal

from sheetgen.importing.code_shapes import is_code, is_under
from sheetgen.importing.matrix_cells import At
from sheetgen.importing.nouns import FIGURES, Role, Table
from sheetgen.language.matrix_words import heading_words, plain
from sheetgen.records import Struct

_OF_ITEMS = frozenset(
    (
        Role.UNIT, Role.OFFICES, Role.TYPE, Role.DIRECTION, Role.AGGREGATION, Role.FREQUENCY,
        Role.ELEMENT_CODE, Role.ELEMENT_NAME, Role.LEVEL,
    )
)  # fmt: skip
_MONEY = frozenset((Role.PIM, Role.ACCRUED, Role.PERCENT, Role.TOTAL))


class MoneyGroup(Struct, frozen=True):
    """Such a row: the cell of its words, its code if it has one, its name."""

    at: At
    code: str
    name: str
    label: str
    """The word that its name begins with, where that is one of groups: "Producto"."""


def money_group(table: Table, row: int) -> MoneyGroup | None:
    """The group that a row names with its money; None where it may be an item.

    One that no code and a word of groups names, "Producto 1", may have a unit, and no office.
    """
    grid = table.grid
    held = {each.number: each.wanted or each.role for each in table.columns}
    if not {Role.UNIT, Role.OFFICES} & set(held.values()) or table.of(Role.ELEMENT_NAME):
        return None
    roles = [held.get(column) for column in grid.rows[row]]
    naming = [each.number for each in table.columns if each.role in {Role.CODE, Role.NAME}
              and (row, each.number) in grid.texts]  # fmt: skip
    words = [(row, column) for column in naming if not is_code(grid.texts[row, column])]
    if not words:
        return None
    label = label_of(grid.texts[words[0]])
    if len(roles) == len(naming) and (len(words) < len(naming) or not label):
        return None  # a code and a name alone, as groups have them
    with_unit = bool(label) and len(words) == len(naming) and Role.OFFICES in held.values()
    of_items = set(roles) & _OF_ITEMS - ({Role.UNIT} if with_unit else set())
    if of_items or not (with_unit or set(roles) & FIGURES <= _MONEY):
        return None
    code = next((grid.texts[row, each] for each in naming if is_code(grid.texts[row, each])), "")
    return MoneyGroup(words[0], code, grid.texts[words[-1]], label)


def label_of(name: str) -> str:
    """The word of a group that a name begins with, "" for none: «Producto 1: ...»."""
    first = name.split(maxsplit=1)[0].strip(".:") if name.split() else ""
    words = heading_words()
    known = plain(first) in words["element"] | words["level-product"]
    return first.capitalize() if known else ""


def are_sure(table: Table, groups: dict[int, MoneyGroup], items: Sequence[int]) -> bool:
    """Whether each of these rows surely is a group: by its word, its code, or because it adds up.

    ``items`` are the rows of items.
    """
    return all(_is_sure(table, row, groups, items) for row in groups)


def _is_sure(
    table: Table, row: int, groups: dict[int, MoneyGroup], items: Sequence[int]
) -> bool:  # fmt: skip
    group, below = groups[row], _below(row, groups, items)
    code = table.one(Role.CODE)
    first = table.grid.texts.get((below[0], code.number), "") if below and code else ""
    return bool(group.label) or is_under(first, group.code) or _adds_up(table, row, below)


def _below(row: int, groups: dict[int, MoneyGroup], items: Sequence[int]) -> list[int]:
    """The rows of items under a group, until the next one."""
    until = min((each for each in groups if each > row), default=max(items, default=0) + 1)
    return [each for each in items if row < each < until]


def _adds_up(table: Table, row: int, below: Sequence[int]) -> bool:
    """Whether the money of a group is that of the rows under it, in each column that has it."""
    money = [each.number for each in table.columns if each.role in {Role.PIM, Role.ACCRUED}]
    held = [(column, value) for column in money if (value := _number(table, (row, column)))]
    return bool(held) and all(
        value == sum((_number(table, (each, column)) for each in below), Decimal(0))
        for column, value in held
    )


def _number(table: Table, at: At) -> Decimal:
    value = table.grid.cell(at).value
    return value if isinstance(value, Decimal) else Decimal(0)
