"""Tells where an office typed over what the form brings from the plan: the plan's figure counts."""

from collections.abc import Iterable, Iterator
from decimal import Decimal

from sheetgen.faults.file_fault import FileFault
from sheetgen.language.message import Message, message, own_message
from sheetgen.language.number_marks import Marks
from sheetgen.model.figure import HUNDRED, Figure
from sheetgen.model.form import TARGET_YEAR
from sheetgen.model.template import TemplateRow
from sheetgen.reading.matching.repeats import Hit
from sheetgen.reading.opening.cells import Cell, Kind
from sheetgen.reading.typed.values import read_figure

_OF_THE_PLAN = ("target", TARGET_YEAR, "programmed")
_SAME = Decimal("1e-9")
"""Of the figure: programs keep a double's digits, and no more."""


def overwritten(rows: Iterable[tuple[TemplateRow, Hit]], marks: Marks) -> Iterator[FileFault]:
    """A notice for each target or programmed quantity that is not the plan's any more."""
    for row, hit in rows:
        for field, shown in row.shown:
            if field not in _OF_THE_PLAN or isinstance(shown, str):
                continue
            cell = hit.table.cell(hit.row, field)
            if _is_as_brought(cell, shown):
                continue
            reading = read_figure(cell, in_percent=row.item.in_percent, marks=marks)
            if isinstance(reading.figure, Decimal) and not _is_same(reading.figure, shown):
                column = next(each for each in hit.table.form.columns if each.field == field)
                yield FileFault.of(
                    "READ-356",
                    hit.table.place(hit.row, hit.table.column(field)),
                    code=row.item.code,
                    heading=own_message(column.headings),
                    typed=reading.typed,
                    expected=_words(shown, in_percent=row.item.in_percent),
                )


def _is_as_brought(cell: Cell | None, shown: Figure) -> bool:
    """Whether a cell holds the plan's number to the digit, as nearly all do."""
    return cell is None or (cell.kind is Kind.NUMBER and cell.value == shown)


def _is_same(read: Decimal, shown: Figure) -> bool:
    """Whether it is the plan's; a percentage may have lost its format on the way."""
    if not isinstance(shown, Decimal):
        return False
    near = max(abs(shown) * _SAME, _SAME)
    return abs(read - shown) <= near or abs(read * HUNDRED - shown) <= near


def _words(shown: Figure, *, in_percent: bool) -> Message:
    if not isinstance(shown, Decimal):
        return message("none")
    if in_percent:
        return message("{figure:percentage}", figure=shown)
    return message("{figure}", figure=shown)
