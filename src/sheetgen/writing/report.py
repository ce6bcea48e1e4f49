"""The manager's workbook: what a director reads, and can check to the last cell (DESIGN 5)."""

from pathlib import Path

from sheetgen.language.message import message
from sheetgen.language.speaker import Speaker
from sheetgen.model.report import Report
from sheetgen.writing.book import Book
from sheetgen.writing.context import Context, context_of
from sheetgen.writing.sheets.activities import write_activities
from sheetgen.writing.sheets.alerts import write_alerts
from sheetgen.writing.sheets.deliveries import write_deliveries
from sheetgen.writing.sheets.indicators import write_indicators
from sheetgen.writing.sheets.method import write_method
from sheetgen.writing.sheets.problems import write_problems
from sheetgen.writing.sheets.summary import write_summary
from sheetgen.writing.sheets.traces import write_traces
from sheetgen.writing.words import month_of


def write_workbook(report: Report, path: Path, say: Speaker, *, workspace_name: str) -> None:
    """Write the workbook of one plan and period; the same report gives the same bytes."""
    context = context_of(report, say, workspace_name)
    title = say.say(
        message("{plan} · {period}", plan=report.plan.name, period=month_of(report.period))
    )
    with Book(path, made_on=report.as_of, say=say, title=title) as book:
        _write_sheets(book, context)


def _write_sheets(book: Book, context: Context) -> None:
    write_summary(book, context)
    write_alerts(book, context)
    if context.work:
        write_activities(book, context)
    if context.indicators:
        write_indicators(book, context)
    write_deliveries(book, context)
    write_problems(book, context)
    write_traces(book, context)
    write_method(book, context)
