"""The manager's workbook: what a director reads, and can check to the last cell (DESIGN 5)."""

from pathlib import Path

from sheetgen.language.message import message
from sheetgen.language.speaker import Speaker
from sheetgen.model.report import Report
from sheetgen.writing.book import Book
from sheetgen.writing.context import HEADING, Context
from sheetgen.writing.outline import INDICATORS, WORK, Line, outline
from sheetgen.writing.sheets import alerts, traces
from sheetgen.writing.sheets.activities import work_columns, write_activities
from sheetgen.writing.sheets.deliveries import write_deliveries
from sheetgen.writing.sheets.indicators import indicator_columns, write_indicators
from sheetgen.writing.sheets.method import write_method
from sheetgen.writing.sheets.problems import write_problems
from sheetgen.writing.sheets.summary import write_summary
from sheetgen.writing.table import area_of
from sheetgen.writing.words import month_of


def write_workbook(report: Report, path: Path, say: Speaker, *, workspace_name: str) -> None:
    """Write the workbook of one plan and period; the same report gives the same bytes."""
    context = _context(report, say, workspace_name)
    title = say.say(
        message("{plan} · {period}", plan=report.plan.name, period=month_of(report.period))
    )
    with Book(path, made_on=report.as_of, say=say, title=title) as book:
        _write_sheets(book, context)


def _write_sheets(book: Book, context: Context) -> None:
    write_summary(book, context)
    alerts.write_alerts(book, context)
    if context.work:
        write_activities(book, context)
    if context.indicators:
        write_indicators(book, context)
    write_deliveries(book, context)
    write_problems(book, context)
    traces.write_traces(book, context)
    write_method(book, context)


def _context(report: Report, say: Speaker, workspace_name: str) -> Context:
    """Where everything will stand, known before the first cell is written."""
    work, indicators = outline(report, WORK), outline(report, INDICATORS)
    return Context(
        report=report,
        say=say,
        workspace_name=workspace_name,
        work=work,
        work_rows=_rows(work),
        work_area=area_of(work_columns(report), HEADING, len(work)),
        indicators=indicators,
        indicator_rows=_rows(indicators),
        indicator_area=area_of(indicator_columns(report), HEADING, len(indicators)),
        item_codes=frozenset(each.measured.item.code for each in report.items),
        alert_rows=alerts.first_rows(report),
        trace_rows=traces.first_rows(traces.traces(report)),
    )


def _rows(lines: tuple[Line, ...]) -> dict[str, int]:
    return {line.code: line.line for line in lines}
