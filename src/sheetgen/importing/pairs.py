"""Items of two rows: of what is done and of its money, or of what is programmed and executed."""

from collections.abc import Callable, Iterator, Sequence

from sheetgen.importing.matrix_cells import At
from sheetgen.importing.nouns import FIGURES, Column, Role, Table
from sheetgen.language.matrix_words import heading_words, plain
from sheetgen.language.message import Message, message
from sheetgen.records import Struct

PHYSICAL, MONEY, PLANNED, EXECUTED = "physical", "money", "planned", "executed"
_KINDS = ((PHYSICAL, MONEY), (PLANNED, EXECUTED))
"""Of each kind of pair, the row that has the goal and the one beside it."""
_ORDERS = {
    "physical-first": (PHYSICAL, MONEY),
    "financial-first": (MONEY, PHYSICAL),
    "programmed-first": (PLANNED, EXECUTED),
}
"""What a mapping may say of a table without a column for it."""
_APART = "apart"
"""Each row is read by itself."""
_TWO = 2


class Pair(Struct, frozen=True):
    """The rows of one item, the first of which has its texts; ``main`` has its goal.

    ``money`` and ``executed`` are None where there is no such row.
    """

    rows: tuple[int, ...]
    main: int
    money: int | None
    executed: int | None


class Pairs(Struct, frozen=True, kw_only=True):
    """The pairs of a table by each of their rows, and why other rows make none.

    ``is_asked``: items have two rows, and nothing says which is which.
    """

    by_row: dict[int, Pair]
    refused: dict[int, Message]
    is_asked: bool = False


def part_of(text: str) -> str:
    """What a cell says of its row: physical, money, planned, executed; "" for none of them."""
    said, words = plain(text), heading_words()
    for part in (PHYSICAL, MONEY):
        if said in words[part] or said in words[f"row-{part}"]:
            return part
    return PLANNED if said in words["programmed"] else EXECUTED if said in words["actual"] else ""


def is_of_parts(texts: Sequence[str]) -> bool:
    """Whether the texts of a column say of each row which one of a pair it is."""
    return {part_of(each) for each in texts} in [set(each) for each in _KINDS]


def is_of_stages(texts: Sequence[str]) -> bool:
    """Whether they say which rows are programmed and which executed."""
    return {part_of(each) for each in texts} == set(_KINDS[1])


def pairs_of(table: Table, rows: Sequence[int], order: str, skips: Callable[[int], bool]) -> Pairs:
    """The pairs among these rows; ``order`` is what the mapping says, ``skips`` tells totals."""
    column = table.one(Role.PART)
    if order == _APART or (column is None and not table.of(Role.NAME)):
        return Pairs(by_row={}, refused={})
    used = [row for row in rows if not skips(row)]
    if column is not None:
        parted = [row for row in used if table.grid.seen((row, column.number))]
        blocks = list(_blocks(table, parted))
        return _pairs(blocks, lambda block: _by_column(table, column, block))
    twos = [block for block in _blocks(table, used) if _are_two(table, block)]
    by_unit = [each for each in twos if _by_unit(table, each) is not None]
    named = [row for row in used if _has_own_name(table, row)]
    if by_unit:
        return _pairs(by_unit, lambda block: _by_unit(table, block))
    if len(twos) < _TWO or _TWO * len(twos) < len(named):
        return Pairs(by_row={}, refused={})
    if order:
        return _pairs(twos, lambda _: _ORDERS[order])
    why = message("which of its two rows is which is asked.")
    return Pairs(by_row={}, refused={row: why for each in twos for row in each}, is_asked=True)


def _pairs(
    blocks: Sequence[tuple[int, ...]],
    parts: Callable[[tuple[int, ...]], tuple[str, ...] | None],
) -> Pairs:
    by_row: dict[int, Pair] = {}
    refused: dict[int, Message] = {}
    for rows in blocks:
        said = parts(rows) or ()
        main = next((one for one, _ in _KINDS if one in said), "")
        beside = [other for one, other in _KINDS if one == main and other in said]
        if not main or sorted(said) != sorted([main, *beside]):
            why = message("its rows are not one of each kind.")
            refused |= dict.fromkeys(rows, why)
            continue
        row = {part: rows[said.index(part)] for part in said}
        pair = Pair(rows, row[main], row.get(MONEY), row.get(EXECUTED))
        by_row |= dict.fromkeys(rows, pair)
    return Pairs(by_row=by_row, refused=refused)


def _by_column(table: Table, column: Column, rows: tuple[int, ...]) -> tuple[str, ...]:
    return tuple(part_of(table.grid.seen((row, column.number))) for row in rows)


def _by_unit(table: Table, rows: tuple[int, ...]) -> tuple[str, ...] | None:
    """By their units, where one of the two is money and the other one is not; else None."""
    column = table.one(Role.UNIT)
    said = [table.grid.texts.get((row, column.number), "") if column else "" for row in rows]
    money = [plain(each) in heading_words()["unit-soles"] or part_of(each) == MONEY
             for each in said]  # fmt: skip
    if not all(said) or money.count(True) != 1:
        return None
    return tuple(MONEY if each else PHYSICAL for each in money)


def _blocks(table: Table, rows: Sequence[int]) -> Iterator[tuple[int, ...]]:
    """The rows of each item: those that follow the one with its name and have no other one."""
    block: list[int] = []
    for row in rows:
        if not block or row != block[-1] + 1 or _begins(table, row, block[0]):
            if block:
                yield tuple(block)
            block = []
        block.append(row)
    if block:
        yield tuple(block)


def _begins(table: Table, row: int, head: int) -> bool:
    """Whether a row names an item that is not the one of the row at the head."""
    return any(
        (own := table.grid.texts.get(at)) is not None and own != table.grid.seen((head, at[1]))
        for at in _naming(table, row)
    )


def _naming(table: Table, row: int) -> Iterator[At]:
    for role in (Role.CODE, Role.NAME):
        for column in table.of(role):
            yield row, column.number


def _has_own_name(table: Table, row: int) -> bool:
    return any(at in table.grid.texts for at in _naming(table, row))


def _are_two(table: Table, rows: tuple[int, ...]) -> bool:
    """Whether a block is an item over two rows, each of which has figures of its own."""
    return len(rows) == _TWO and _has_own_name(table, rows[0]) and all(
        any((row, each.number) in table.grid.texts for each in table.columns
            if each.role in FIGURES or each.month)
        for row in rows
    )  # fmt: skip
