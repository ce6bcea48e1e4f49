"""How far rows are set in, which the reader of offices' files does not tell: by openpyxl."""

from functools import cached_property
from io import BytesIO
from typing import TYPE_CHECKING

from sheetgen.importing.matrix_cells import Grid

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

_MAIN = b"xl/workbook.xml"


class Indents:
    """The indentation of one sheet's rows; the file is opened only when it is asked for."""

    def __init__(self, data: bytes, grid: Grid) -> None:
        self._data = data
        self._grid = grid

    @cached_property
    def _sheet(self) -> "Worksheet | None":
        """The sheet as openpyxl sees it; None where the file is no .xlsx."""
        if _MAIN not in self._data:
            return None
        from openpyxl import load_workbook  # noqa: PLC0415 - 200 ms, only where it decides

        found = load_workbook(BytesIO(self._data))
        name = self._grid.sheet.name
        return found[name] if name in found.sheetnames else None

    def of(self, row: int) -> tuple[int, int]:
        """How far a row is set in: its first cell's indentation or blanks, then its outline."""
        column = self._grid.rows[row][0]
        blanks = max(
            (self._blanks(self._grid.cell((row, each)).value) for each in self._grid.rows[row]),
            default=0,
        )
        if self._sheet is None:
            return blanks, 0
        indent = max(
            int(self._sheet.cell(row, each).alignment.indent or 0)
            for each in (*self._grid.rows[row], column)
        )
        return indent or blanks, int(self._sheet.row_dimensions[row].outlineLevel or 0)

    @staticmethod
    def _blanks(value: object) -> int:
        return len(value) - len(value.lstrip()) if isinstance(value, str) else 0
