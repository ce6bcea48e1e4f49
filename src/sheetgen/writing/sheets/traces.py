"""The traces: every figure shown, how it was computed, and every cell it came from."""

from collections.abc import Iterator, Mapping
from functools import partial
from itertools import islice
from typing import Any

from sheetgen.language.message import Message, message
from sheetgen.writing.context import DIGITS, HEADING, MOST_TRACES, Context, traces_sheet
from sheetgen.writing.sheets.figure_rows import in_short
from sheetgen.writing.sheets.trace_columns import COLUMNS, Row
from sheetgen.writing.stories import digests
from sheetgen.writing.traced import OfItem, listed, traces
from sheetgen.writing.workbook.book import Book
from sheetgen.writing.workbook.ledger import Ledger
from sheetgen.writing.workbook.sheet import Paper
from sheetgen.writing.workbook.styles import PALE
from sheetgen.writing.workbook.table import area_of, draw, set_out
from sheetgen.writing.workbook.trace import Trace


def write_traces(book: Book, context: Context) -> None:
    """Write the sheet, the last of all: it lists what the ledger holds by then.

    What Excel's rows have no room for stands on a sheet more.
    """
    report, ledger = context.report, book.ledger
    whole = context.traced + len(ledger.own)
    short = {file: digest[:DIGITS] for file, digest in digests(report).items()}
    records: Iterator[Any] = _records(context, ledger, short)
    parts = range(-(-whole // MOST_TRACES) or 1)
    sheets = [book.sheet(context.name(traces_sheet(part))) for part in parts]
    tabs = tuple(sheet.tab for sheet in sheets)
    figures = partial(traces, report)
    ledger.enter_list(tabs, MOST_TRACES, HEADING + 1, len(COLUMNS), figures)
    for part, sheet in enumerate(sheets):
        context.head(sheet, traces_sheet(part), _note(part, len(sheets)))
        rows = min(MOST_TRACES, whole - part * MOST_TRACES)
        area = area_of(COLUMNS, HEADING, rows)
        set_out(sheet, COLUMNS, area, frozen=2, paper=Paper.A3)
        by = in_short(context, ledger, short)
        draw(sheet, COLUMNS, islice(records, rows), area, by=by)
        sheet.colour(area.span(), "=MOD(ROW(),2)=0", bg_color=PALE)


def _records(
    context: Context, ledger: Ledger, digests: Mapping[str, str]
) -> Iterator[Row | OfItem]:
    for each in listed(context.report):
        if isinstance(each, Trace):
            yield Row(each, ledger.first_cell(each.key), context, digests)
        else:
            yield each
    for trace, at in ledger.own:
        yield Row(trace, at, context, digests)


def _note(part: int, parts: int) -> Message:
    note = message("Figures are shown with all their digits, as they were judged.")
    if parts == 1:
        return note
    return message(
        "{note} Sheet {number} of {n}: Excel has no room for all of them on one.",
        note=note,
        number=part + 1,
        n=parts,
    )
