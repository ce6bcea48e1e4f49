"""Draws a table's rows run by run: those that are as they were before are copied."""

from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import chain, islice, repeat
from typing import Any, TypeVar

from sheetgen.writing.workbook.copies import Copies, Part, Run, Runs, digest_of_lines
from sheetgen.writing.workbook.drawing import DrawnColumn, RowDrawing, RowsBy
from sheetgen.writing.workbook.sheet import Sheet
from sheetgen.writing.workbook.standing_rows import StandingRows

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
        place = made.place_key(row, run.rows) if run.parts else ""
        stood = StandingRows.at(place, row, copies, made.books)
        parts = _draw(draw, run, made, row, stood, runs.again)
        row += run.rows
        is_sure = book.shortened == shortened and (runs.leads_move or drawing.is_announced)
        told = None
        if aside is not None:
            told = aside.taken()
            aside.given(told)
        lead = drawing.leading if runs.leads_move else ()
        made.end_run(is_kept=bool(key) and is_sure, lead=lead, told=told, at=place, parts=parts)
    sheet.reached(first, row - 1, len(columns))


def _draw(
    draw: Callable[[int, R, int], None],
    run: Run[R],
    made: Any,  # noqa: ANN401 - xlsxwriter has no types
    row: int,
    stood: StandingRows | None,
    again: Callable[[str], str],
) -> str:
    """Draw a run from a row on, but for the parts that stood there; gives what is kept of parts."""
    rows = zip(run.records(), chain(run.levels, repeat(0)), strict=False)
    kept: list[str] = []
    for part in run.parts or (Part("", "", run.rows),):
        some, sought = islice(rows, part.rows), made.links_sought
        if stood is not None and stood.put(made, row, part, again):
            deque(some, 0)
        else:
            for number, (record, level) in enumerate(some, row):
                draw(number, record, level)
        row += part.rows
        kept.append(f"{part.key}:{made.links_sought - sought}")
    return " ".join(kept) if run.parts else ""


def in_runs(
    records: Sequence[R], copies: Copies, rest: str, keys: Iterable[str], levels: Sequence[int] = ()
) -> Iterator[Run[R]]:
    """Records as runs of some: ``keys`` tell what each follows from, ``rest`` what all do.

    A record of which nobody can tell has an empty key, and is drawn with all of its run.
    """
    of_all = digest_of_lines((copies.rest, rest)) if copies.rest else ""
    told = iter(keys) if of_all else iter(())
    for at in range(0, len(records), AT_ONCE):
        some, known = records[at : at + AT_ONCE], [*islice(told, AT_ONCE)]
        key = digest_of_lines((of_all, *known)) if of_all and all(known) else ""
        yield Run(len(some), key, some.__iter__, levels[at : at + AT_ONCE])
