"""What each row under the headings is: an item, a group, a total, a note, headings again."""

import re
from enum import Enum
from functools import cached_property
from itertools import pairwise

from sheetgen.importing.code_shapes import is_code, split_code
from sheetgen.importing.matrix_cells import At
from sheetgen.importing.money_groups import are_sure, money_group
from sheetgen.importing.nouns import FIGURES, Role, Table
from sheetgen.importing.pairs import Pair, Pairs, pairs_of
from sheetgen.language.matrix_words import heading_words, plain
from sheetgen.language.message import Message
from sheetgen.records import Struct, replace

_AFTER_CODE = frozenset(
    (Role.UNIT, Role.OFFICES, Role.TYPE, Role.DIRECTION, Role.AGGREGATION, Role.FREQUENCY)
)


_NUMBERED = re.compile(r"(\d+)(?:[.)\-:]|\s)\s*([^\W\d].*)", re.DOTALL)


class RowKind(Enum):
    """What a row is."""

    ITEM = "item"
    SECOND = "second"
    GROUP = "group"
    TOTAL = "total"
    NOTE = "note"
    HEADING = "heading"
    UNSURE = "unsure"
    LEFT_OUT = "left-out"
    UNKNOWN = "unknown"


class ReadRow(Struct, frozen=True):
    """A row with what it is; where it has a code, the cell it stands in and its text.

    ``pair`` are the rows of an item that has two, of which this is the first. ``why`` says why a
    row is nothing, where that is known.
    """

    row: int
    kind: RowKind
    at: At | None = None
    code: str = ""
    name: str = ""
    pair: Pair | None = None
    why: Message | None = None


class Rows:
    """The rows of one table, read once from above to below."""

    def __init__(
        self, table: Table, *, order: str = "", paired: bool = False, uncoded: str = ""
    ) -> None:
        self._table = table
        self._grid = table.grid
        self._heads = [
            {column: text for column in self._grid.rows.get(row, [])
             if (text := self._grid.texts.get((row, column)))}
            for row in range(table.first, table.last + 1)
        ]  # fmt: skip
        self._code = table.one(Role.CODE)
        self._name = table.one(Role.NAME)
        self._uncoded = uncoded
        self.numbers = [row for row in self._grid.rows if table.last < row <= table.end]
        none = Pairs(by_row={}, refused={})
        self.pairs = pairs_of(table, self.numbers, order, self._is_no_item) if paired else none

    @cached_property
    def all(self) -> list[ReadRow]:
        """Every row that is not empty."""
        first = [self._read(row) for row in self.numbers]
        first = self._with_money_groups(first)
        last_item = max((each.row for each in first if each.kind is RowKind.ITEM), default=0)
        grouped = self._bare_groups_hold(first)
        return [self._settled(each, last_item, grouped=grouped) for each in first]

    def _with_money_groups(self, rows: list[ReadRow]) -> list[ReadRow]:
        """The same, with what the rows are that name a group and hold its money."""
        items = [each.row for each in rows if each.kind is RowKind.ITEM]
        groups = {each.row: group for each in rows if each.kind is RowKind.UNSURE
                  and each.row < max(items, default=0)
                  and (group := money_group(self._table, each.row))}  # fmt: skip
        of_items = [each.row for each in rows if each.kind in {RowKind.ITEM, RowKind.SECOND}]
        sure = are_sure(self._table, groups, of_items)
        kind = RowKind.GROUP if sure else RowKind.UNSURE
        kind = {"groups": RowKind.GROUP, "left-out": RowKind.LEFT_OUT}.get(self._uncoded, kind)
        return [
            each if each.kind is not RowKind.UNSURE
            else replace(each, kind=kind if each.row in groups else RowKind.UNKNOWN)
            for each in rows
        ]  # fmt: skip

    def _texts(self, row: int) -> dict[int, str]:
        return {column: self._grid.texts[row, column] for column in self._grid.rows[row]}

    def _is_heading(self, texts: dict[int, str]) -> bool:
        return any(head and texts == head for head in self._heads)

    def _is_no_item(self, row: int) -> bool:
        """Whether a row is one of headings or of totals, of which no item has a part."""
        texts = self._texts(row)
        return self._is_heading(texts) or self._is_total(self._coded(row)[0], texts)

    def _of_no_item(self, row: int, code: str) -> ReadRow | None:
        """A row that begins no item: of headings, of totals, the second one of an item."""
        texts, pair = self._texts(row), self.pairs.by_row.get(row)
        if row in self.pairs.refused:
            return ReadRow(row, RowKind.UNKNOWN, why=self.pairs.refused[row])
        if self._is_heading(texts) or (pair is not None and row != pair.rows[0]):
            return ReadRow(row, RowKind.SECOND if pair else RowKind.HEADING)
        return ReadRow(row, RowKind.TOTAL) if self._is_total(code, texts) else None

    def _read(self, row: int) -> ReadRow:
        code, name = self._coded(row)
        known = self._of_no_item(row, code)
        if known is not None:
            return known
        group = money_group(self._table, row)
        if group is not None and not is_note(group.name):
            return ReadRow(row, RowKind.UNSURE, group.at, group.code, group.name)
        bare = self._is_bare_of_traits(row)
        if code and bare and is_note(code) and not is_code(code):  # «Fuente:», «Aplicativo»
            return ReadRow(row, RowKind.NOTE)
        if not code:
            return self._without_code(row, self._grid.rows[row])
        at = (row, self._code.number if self._code else self._name.number if self._name else 0)
        return ReadRow(
            row, RowKind.GROUP if bare else RowKind.ITEM, at, code, name, self.pairs.by_row.get(row)
        )

    def _is_bare_of_traits(self, row: int) -> bool:
        """Whether a row holds nothing that only items have: no figure, no unit, no office."""
        return not any(self._is_filled(row, each.number) for each in self._table.columns
                       if each.role in FIGURES or each.role in _AFTER_CODE)  # fmt: skip

    def _is_filled(self, row: int, column: int) -> bool:
        return bool(self._grid.texts.get((row, column)))

    def _coded(self, row: int) -> tuple[str, str]:
        """The code of a row as it stands, and its name."""
        name = self._grid.texts.get((row, self._name.number), "") if self._name else ""
        if self._code is not None:
            code = self._grid.texts.get((row, self._code.number), "")
            alone = len(self._grid.rows[row]) == 1
            if code and alone and not is_code(code) and split_code(code) is None:
                return "", name
            if code and not is_code(code) and (split := split_code(code)) is not None:
                return (split[0], split[1]) if not name else (code, name)
            return code, name
        split = split_code(name) or self._leading(name)
        return split or ("", name)

    def _leading(self, name: str) -> tuple[str, str] | None:
        """«1. Empresas ...», where other names begin with 1.1, and so on."""
        found = _NUMBERED.match(name)
        return (found[1], found[2]) if found and found[1] in self._leads else None

    @cached_property
    def _leads(self) -> frozenset[str]:
        """The first numbers of the codes that names begin with."""
        names = (
            self._grid.texts.get((row, self._name.number), "") if self._name else ""
            for row in self.numbers
        )
        codes = (split[0] for name in names if (split := split_code(name)) is not None)
        return frozenset(code.partition(".")[0] for code in codes)

    def _is_total(self, code: str, texts: dict[int, str]) -> bool:
        if code and is_code(code):
            return False
        first = plain(next((t for t in texts.values() if t), ""))
        words = heading_words()["row-total"]
        return first in words or any(first.startswith(f"{word} ") for word in words)

    def _without_code(self, row: int, filled: list[int]) -> ReadRow:
        texts = [self._grid.texts[row, column] for column in filled]
        if len(filled) == 1:
            split = split_code(texts[0])
            at = (row, filled[0])
            if split is not None:
                return ReadRow(row, RowKind.GROUP, at, *split)
            kind = RowKind.NOTE if is_note(texts[0]) else RowKind.UNKNOWN
            return ReadRow(row, kind, at, "", texts[0])
        if (
            self._name
            and (row, self._name.number) in self._grid.texts
            and (self._table.of(Role.ELEMENT_NAME) or self._is_item_without_code(row))
        ):
            at = (row, self._name.number)
            return ReadRow(row, RowKind.ITEM, at, "", self._grid.texts[at],
                           self.pairs.by_row.get(row))  # fmt: skip
        is_words = is_note(texts[0]) and self._is_bare_of_traits(row)  # «Elaboración de informes»
        return ReadRow(row, RowKind.NOTE if is_words else RowKind.UNKNOWN)

    def _is_item_without_code(self, row: int) -> bool:
        """Whether no row of the table has a code, and this one all else that an item has."""
        needed = [each.number for each in self._table.columns
                  if each.role in {Role.UNIT, Role.OFFICES}]  # fmt: skip
        return (
            self._code is None
            and not self._leads
            and bool(needed)
            and all(self._grid.seen((row, column)) for column in needed)
        )

    def _bare_groups_hold(self, rows: list[ReadRow]) -> bool:
        """Whether the merged rows without a code are groups: the table begins with one of many."""
        bare = [each for each in rows if self._is_bare(each)]
        begins = bool(rows) and bool(bare) and rows[0] is bare[0]
        following = {
            each.row
            for each, after in pairwise(rows)
            if self._is_bare(each) and after.kind is RowKind.ITEM
        }
        return begins and len(bare) > 1 and len(following) == len(bare)

    def _is_bare(self, each: ReadRow) -> bool:
        if each.kind is not RowKind.UNKNOWN or each.at is None:
            return False
        span = self._grid.across(each.at)
        wide = len(self._table.columns)
        return span is not None and 2 * (span.last_column - span.first_column + 1) > wide

    def _settled(self, each: ReadRow, last_item: int, *, grouped: bool) -> ReadRow:
        if grouped and self._is_bare(each):
            return ReadRow(each.row, RowKind.GROUP, each.at, "", each.name)
        after = each.kind in {RowKind.UNKNOWN, RowKind.GROUP} and each.row > last_item > 0
        if after and each.at is not None and len(self._grid.rows[each.row]) == 1:
            return ReadRow(each.row, RowKind.NOTE, each.at, "", each.name)
        return each


def is_note(text: str) -> bool:
    """Whether a text begins as notes below a table do."""
    first = plain(text)
    return text.startswith("*") or any(
        first == word or first.startswith(f"{word} ") for word in heading_words()["row-note"]
    )
