"""What a workbook says when it is read back: its cells, by heading and code."""

import warnings
from pathlib import Path
from typing import Any

from openpyxl import load_workbook
from openpyxl.workbook.workbook import Workbook


def opened(path: Path, *, values: bool = False) -> Workbook:
    """A workbook read back; openpyxl warns of what it does not know."""
    with warnings.catch_warnings():
        warnings.filterwarnings("ignore", message=".*xtension is not supported")
        return load_workbook(path, data_only=values)


def rows_by_code(sheet: Any, heading: str = "Código") -> tuple[dict[str, int], dict[str, int]]:  # noqa: ANN401 - openpyxl's sheets have several types
    """The columns by heading and the rows by code."""
    for row in sheet.iter_rows():
        names = {str(cell.value): cell.column for cell in row if cell.value is not None}
        if heading in names:
            codes = {
                str(sheet.cell(at, names[heading]).value): at
                for at in range(row[0].row + 1, sheet.max_row + 1)
                if sheet.cell(at, names[heading]).value is not None
            }
            return names, codes
    raise LookupError(heading)
