"""The sheets of a report and of what it rests on, each one entry: its name, its writer, its case.

A further sheet is its module in ``sheets/`` and an entry here. Names that other sheets lead to
stand in :mod:`sheetgen.writing.context`.
"""

from collections.abc import Callable

from sheetgen.language.message import Message
from sheetgen.records import Struct
from sheetgen.writing.context import (
    ACTIVITIES,
    ALERTS,
    CHANGES,
    COMMITMENTS,
    DATA,
    DELIVERIES,
    FILES,
    HISTORY,
    INDICATORS,
    METHOD,
    NARRATIVE,
    POPULATION,
    PROBLEMS,
    SUMMARY,
    TRACES,
    Context,
)
from sheetgen.writing.sheets.activities import write_activities
from sheetgen.writing.sheets.alerts import write_alerts
from sheetgen.writing.sheets.changes import has_changes, write_changes
from sheetgen.writing.sheets.commitments import write_commitments
from sheetgen.writing.sheets.data import write_data
from sheetgen.writing.sheets.deliveries import write_deliveries
from sheetgen.writing.sheets.files import write_files
from sheetgen.writing.sheets.history import has_history, write_history
from sheetgen.writing.sheets.indicators import write_indicators
from sheetgen.writing.sheets.narrative import write_sentences
from sheetgen.writing.sheets.population_sheet import write_population
from sheetgen.writing.sheets.problems import write_problems
from sheetgen.writing.sheets.summary import write_summary
from sheetgen.writing.sheets.summary_foot import write_closing
from sheetgen.writing.workbook.book import Book


class SheetEntry(Struct, frozen=True):
    """A sheet of a workbook, written where ``is_there``. ``write`` is None where others do it."""

    name: Message
    write: Callable[[Book, Context], None] | None
    is_there: Callable[[Context], bool] = lambda _: True


def _asks_in_report(context: Context) -> bool:
    """Whether what is to be fixed stands in the report itself: in an office's own it does."""
    return context.report.office is not None


def _served(book: Book, context: Context) -> None:
    if context.report.served is not None:
        write_population(book, context, context.report.served)


ITEM_SHEETS = (
    SheetEntry(ACTIVITIES, write_activities, lambda of: bool(of.work)),
    SheetEntry(INDICATORS, write_indicators, lambda of: bool(of.indicators)),
)
"""What a large report has in workbooks of their own."""

REPORT_SHEETS = (
    SheetEntry(SUMMARY, write_summary),
    SheetEntry(ALERTS, write_alerts),
    SheetEntry(COMMITMENTS, write_commitments),
    SheetEntry(CHANGES, write_changes, lambda of: has_changes(of.report)),
    *ITEM_SHEETS,
    SheetEntry(HISTORY, write_history, lambda of: has_history(of.report)),
    SheetEntry(DELIVERIES, lambda book, of: write_deliveries(book, of, write_closing)),
    SheetEntry(POPULATION, _served, lambda of: of.report.served is not None),
    SheetEntry(PROBLEMS, write_problems, _asks_in_report),
    SheetEntry(DATA, write_data),
)
"""What a reader decides by, in the order of its tabs, in which the sheets are written."""

SUPPORT_SHEETS = (
    SheetEntry(PROBLEMS, write_problems, lambda of: not _asks_in_report(of)),
    SheetEntry(NARRATIVE, write_sentences),
    SheetEntry(TRACES, None),
    SheetEntry(METHOD, None),
    SheetEntry(FILES, write_files),
)
"""What a report rests on. The methodology is written first, for alerts lead to its rows; the traces
last, for they list what every other cell shows."""
