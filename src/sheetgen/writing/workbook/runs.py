"""Draws a table's rows run by run: those that are as they were before are copied."""

from collections.abc import Iterable, Sequence
from typing import TypeVar

from sheetgen.writing.workbook.copies import Run
from sheetgen.writing.workbook.drawing import DrawnColumn, RowDrawing, RowsBy
from sheetgen.writing.workbook.sheet import Sheet

R = TypeVar("R")


def draw_runs(
    sheet: Sheet, first: int, columns: Sequence[DrawnColumn[R]], runs: Iterable[Run[R]], by: RowsBy
) -> None:
    """Draw the rows of a table from row ``first`` on, as :meth:`Sheet.stream` does.

    Of words only those announced are shared: what is drawn of a run follows from the run alone. One
    that holds what was not announced, or a text that no cell can hold, is kept for nobody.

    Raises WriteError past the last row of a sheet.
    """
    book, made = sheet.book, sheet.made
    if not book.is_kept:
        return
    drawing: RowDrawing[R] = RowDrawing(book, made, columns)
    draw, copies = by(drawing), book.copies
    made.vocabulary = book.vocabulary
    row = first
    for run in runs:
        key = run.key and made.run_key(row, run.rows, run.key)
        kept = copies.get(key) if key else None
        if kept is not None:
            made.copy_run(row, run.rows, key, kept, copies.bytes_at)
            row += run.rows
            continue
        made.start_run(key)
        shortened = book.shortened
        for record in run.records():
            draw(row, record, 0)
            row += 1
        is_sure = drawing.is_announced and book.shortened == shortened
        made.end_run(is_kept=bool(key) and is_sure)
    sheet.reached(first, row - 1, len(columns))
