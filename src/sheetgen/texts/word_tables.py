"""Where a paragraph stands in the tables of a Word document, whatever cells were merged."""

from typing import Any

from docx.oxml.ns import qn

from sheetgen.model.text import Cell

_TABLE, _ROW, _CELL = qn("w:tbl"), qn("w:tr"), qn("w:tc")


class Tables:
    """The tables of a document in order, those within others among them."""

    def __init__(self, body: Any) -> None:  # noqa: ANN401 - python-docx gives it no public type
        self._numbers = {each: n for n, each in enumerate(body.iter(_TABLE), 1)}
        self._rows: dict[Any, dict[Any, int]] = {}

    def cell_of(self, paragraph: Any) -> Cell | None:  # noqa: ANN401 - as above
        """The cell that a paragraph is of, None where it is of none."""
        cell = _above(paragraph, _CELL)
        row = None if cell is None else _above(cell, _ROW)
        table = None if row is None else _above(row, _TABLE)
        if row is None or table not in self._numbers:
            return None
        column = 1 + _skipped(row)
        for each in row.iter(_CELL):
            if each is cell:
                break
            if _above(each, _ROW) is row:
                column += _span(each)
        return Cell(self._numbers[table], self._row(table, row), column, _span(cell))

    def _row(self, table: Any, row: Any) -> int:  # noqa: ANN401 - as above
        if table not in self._rows:
            own = (each for each in table.iter(_ROW) if _above(each, _TABLE) is table)
            self._rows[table] = {each: n for n, each in enumerate(own, 1)}
        return self._rows[table][row]


def _above(part: Any, tag: str) -> Any:  # noqa: ANN401 - as above
    return next((each for each in part.iterancestors() if each.tag == tag), None)


def _span(cell: Any) -> int:  # noqa: ANN401 - as above
    return _count(cell.find(f"{qn('w:tcPr')}/{qn('w:gridSpan')}"), 1)


def _skipped(row: Any) -> int:  # noqa: ANN401 - as above
    return _count(row.find(f"{qn('w:trPr')}/{qn('w:gridBefore')}"), 0)


def _count(mark: Any, otherwise: int) -> int:  # noqa: ANN401 - as above
    told = None if mark is None else mark.get(qn("w:val"))
    return int(told) if told is not None and told.isdigit() else otherwise
