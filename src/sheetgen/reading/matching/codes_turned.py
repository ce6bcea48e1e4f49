"""Codes that a program turned into numbers or dates: 1.10 into 1.1, 1.2 into 1 February.

Then the code says nothing any more, and the name of the row decides whose it is.
"""

import re
from collections.abc import Iterator
from decimal import Decimal, InvalidOperation

from sheetgen.faults.file_fault import FileFault
from sheetgen.model.template import TemplateRow
from sheetgen.reading.matching import match_faults
from sheetgen.reading.matching.form_table import CODE, NAME, PLAN, Table, normal
from sheetgen.reading.matching.repeats import Hit
from sheetgen.reading.opening.cells import Cell, Kind

_LIKE_A_DATE = re.compile(r"\d{1,4}[.\-/]\d{1,4}(?:[.\-/]\d{1,4})?")
_NOBODY = ("", "")


class Turned:
    """The rows of some tables whose code is a number or a date, and the items they are of."""

    def __init__(self, tables: tuple[Table, ...], asked: tuple[TemplateRow, ...]) -> None:
        self._asked = asked
        self._plans = {normal(row.plan) for row in asked}
        self._whose: dict[tuple[str, int], tuple[str, str]] = {}
        self._hits: dict[tuple[str, str], list[Hit]] = {}
        for table in tables:
            for cell in _turned(table):
                self._claim(Hit(table, cell.row), cell)

    def allows(self, row: TemplateRow, hit: Hit) -> bool:
        """Whether a row that carries an item's code may be that item's."""
        mine = row.plan, row.item.code
        return self._whose.get((hit.table.sheet.name, hit.row), mine) == mine

    def rows_of(self, row: TemplateRow) -> tuple[Hit, ...]:
        """The rows of an item that carry another code."""
        return tuple(self._hits.get((row.plan, row.item.code), ()))

    def fault(self, row: TemplateRow, hit: Hit) -> FileFault:
        """What is told of such a row."""
        place = hit.table.place(hit.row, hit.table.column(CODE))
        return match_faults.code_turned(place, row.item.code, hit.table.text(hit.row, CODE))

    def _claim(self, hit: Hit, cell: Cell) -> None:
        plan, name = (normal(hit.table.text(hit.row, field)) for field in (PLAN, NAME))
        able = [
            row
            for row in self._asked
            if plan == normal(row.plan) or plan not in self._plans
            if _may_be(row.item.code, cell)
        ]
        named = [row for row in able if normal(row.item.name) == name]
        at = hit.table.sheet.name, hit.row
        if len(named) == 1:
            row = named[0]
            self._whose[at] = row.plan, row.item.code
            if normal(hit.table.text(hit.row, CODE)) != normal(row.item.code):
                self._hits.setdefault(self._whose[at], []).append(hit)
        elif len(able) > 1:
            self._whose[at] = _NOBODY  # 1.1 or 1.10: the row is told as one that nobody asked for


def _turned(table: Table) -> Iterator[Cell]:
    column = table.column(CODE)
    for (row, at), cell in table.sheet.cells.items():
        if at == column and row > table.heading_row and cell.kind in {Kind.NUMBER, Kind.DATE}:
            yield cell


def _may_be(code: str, cell: Cell) -> bool:
    if cell.kind is Kind.DATE:
        return _LIKE_A_DATE.fullmatch(code) is not None
    try:
        return Decimal(code) == cell.value
    except InvalidOperation:
        return False
