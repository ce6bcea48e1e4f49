"""Draws a table's rows run by run: those that are as they were before are copied."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, repeat
from typing import TypeVar

from sheetgen.writing.workbook.copies import Copies, Run, Runs, digest_of_lines
from sheetgen.writing.workbook.drawing import DrawnColumn, RowDrawing, RowsBy
from sheetgen.writing.workbook.sheet import Sheet

R = TypeVar("R")

AT_ONCE = 40
"""So many rows or items are a run: enough that it deflates well, and few change with one file."""


def draw_runs(
    sheet: Sheet, first: int, columns: Sequence[DrawnColumn[R]], runs: Runs[R], by: RowsBy
) -> None:
    """Draw the rows of a table from row ``first`` on, as :meth:`Sheet.stream` does.

    Of words only those announced are shared: what is drawn of a run follows from the run alone. One
    that holds a look whose number nobody can tell, or a text that no cell can hold, is kept for
    nobody.

    Raises WriteError past the last row of a sheet.
    """
    book, made, aside = sheet.book, sheet.made, runs.aside
    if not book.is_kept:
        return
    drawing: RowDrawing[R] = RowDrawing(book, made, columns)
    draw, copies = by(drawing), book.copies
    made.vocabulary = book.vocabulary
    row = first
    for run in runs.each:
        key = run.key and made.run_key(row, run.rows, run.key, leads_move=runs.leads_move)
        kept = copies.get(key) if key else None
        if kept is not None and book.takes(kept):
            made.copy_run(row, run.rows, key, kept, copies.bytes_at)
            if kept.lead:
                for at, record in enumerate(run.records(), row):
                    drawing.leads(at, record, kept.lead)
            if aside is not None:
                aside.taken()
                aside.given(kept.told)
            row += run.rows
            continue
        made.start_run(key, first=book.next_number() if runs.leads_move else 0)
        drawing.leading.clear()
        shortened = book.shortened
        for record, level in zip(run.records(), chain(run.levels, repeat(0)), strict=False):
            draw(row, record, level)
            row += 1
        is_sure = book.shortened == shortened and (runs.leads_move or drawing.is_announced)
        told = None
        if aside is not None:
            told = aside.taken()
            aside.given(told)
        lead = drawing.leading if runs.leads_move else ()
        made.end_run(is_kept=bool(key) and is_sure, lead=lead, told=told)
    sheet.reached(first, row - 1, len(columns))


def in_runs(
    records: Sequence[R], copies: Copies, rest: str, keys: Iterable[str], levels: Sequence[int] = ()
) -> Iterator[Run[R]]:
    """Records as runs of some: ``keys`` tell what each follows from, ``rest`` what all do.

    A record of which nobody can tell has an empty key, and is drawn with all of its run.
    """
    of_all = digest_of_lines((copies.rest, rest)) if copies.rest else ""
    told = list(keys) if of_all else []
    for at in range(0, len(records), AT_ONCE):
        some, known = records[at : at + AT_ONCE], told[at : at + AT_ONCE]
        key = digest_of_lines((of_all, *known)) if of_all and all(known) else ""
        yield Run(len(some), key, some.__iter__, levels[at : at + AT_ONCE])
