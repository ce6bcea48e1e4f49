"""The manager's workbook: what a director reads, and can check to the last cell (DESIGN 5)."""

from dataclasses import replace
from pathlib import Path

from sheetgen.language.message import Message, message
from sheetgen.language.speaker import Speaker
from sheetgen.model.figure import Figure
from sheetgen.model.period import month_of
from sheetgen.model.report import Report
from sheetgen.model.theme import PLAIN, Theme
from sheetgen.writing.alert_table import alert_table
from sheetgen.writing.context import (
    ALERTS,
    DELIVERIES,
    HEADING,
    METHOD,
    POPULATION,
    PROBLEMS,
    SUMMARY,
    TRACES,
    Context,
)
from sheetgen.writing.formulas.status import StatusFormulas
from sheetgen.writing.live import state_words
from sheetgen.writing.outline import INDICATORS, WORK, Line, outline
from sheetgen.writing.part_heading import heading_plan
from sheetgen.writing.sheets import alerts, traces
from sheetgen.writing.sheets.activities import work_columns, write_activities
from sheetgen.writing.sheets.deliveries import write_deliveries
from sheetgen.writing.sheets.indicators import indicator_columns, write_indicators
from sheetgen.writing.sheets.method import write_method
from sheetgen.writing.sheets.population import write_population
from sheetgen.writing.sheets.problems import write_problems
from sheetgen.writing.sheets.summary import write_summary
from sheetgen.writing.traced import list_rows
from sheetgen.writing.workbook.book import Book
from sheetgen.writing.workbook.ledger import Ledger
from sheetgen.writing.workbook.table import area_of


def write_workbook(
    report: Report, path: Path, say: Speaker, *, workspace_name: str, theme: Theme = PLAIN
) -> None:
    """Write the workbook of one plan and period; the same report gives the same bytes."""
    title = say.say(
        message("{plan} · {period}", plan=heading_plan(report), period=month_of(report.period))
    )
    with Book(path, made_on=report.as_of, say=say, title=title, theme=theme) as book:
        _write_sheets(book, context_of(report, say, workspace_name))


def drawn(report: Report, say: Speaker) -> Ledger:
    """What each cell of a report's workbook shows: its sheets are drawn, and no file is written."""
    path = Path(f"{report.plan.code}-{report.period}.xlsx")
    with Book(path, made_on=report.as_of, say=say, small=True, is_kept=False) as book:
        _write_sheets(book, context_of(report, say, ""))
    return book.ledger


def _write_sheets(book: Book, context: Context) -> None:
    """The methodology is filled first, at the end of the book: alerts lead to its rows."""
    for name in _names(context):
        book.sheet(context.name(name))
    context = replace(context, rule_rows=write_method(book, context))
    write_summary(book, context)
    alerts.write_alerts(book, context)
    if context.work:
        write_activities(book, context)
    if context.indicators:
        write_indicators(book, context)
    write_deliveries(book, context)
    if context.report.served is not None:
        write_population(book, context, context.report.served)
    write_problems(book, context)
    traces.write_traces(book, context)


def _names(context: Context) -> tuple[Message, ...]:
    """The sheets in their order."""
    tables = (sheet for sheet, _, _ in context.tables())
    served = () if context.report.served is None else (POPULATION,)
    return (SUMMARY, ALERTS, *tables, DELIVERIES, *served, PROBLEMS, TRACES, METHOD)


def context_of(report: Report, say: Speaker, workspace_name: str) -> Context:
    """Where everything will stand, known before the first cell is written."""
    work, indicators = (outline(report, kinds, alerts_first=True) for kinds in (WORK, INDICATORS))
    trace_rows, traced = list_rows(report, HEADING + 1)
    placed = alert_table(report, say)
    return Context(
        report=report,
        say=say,
        statuses=StatusFormulas(report.rules, say, state_words(say)),
        workspace_name=workspace_name,
        work=work,
        work_rows=_rows(work),
        work_area=area_of(work_columns(report), HEADING, len(work)),
        indicators=indicators,
        indicator_rows=_rows(indicators),
        indicator_area=area_of(indicator_columns(report), HEADING, len(indicators)),
        item_codes=frozenset(each.measured.item.code for each in report.items),
        progresses=_progresses(report),
        alert_table=placed,
        alert_rows=placed.first_rows(),
        trace_rows=trace_rows,
        traced=traced,
        rule_since={rule.code: str(rule.since) for rule in report.rules},
        rule_rows={},
    )


def _rows(lines: tuple[Line, ...]) -> dict[str, int]:
    return {line.code: line.line for line in lines}


def _progresses(report: Report) -> dict[str, Figure]:
    """The progress of every item and element; an element shares the code of its product."""
    found: dict[str, Figure] = {e.element.code: e.progress.figure for e in report.elements}
    for judged in report.items:
        measure = judged.measured.measure("progress")
        if measure is not None:
            found[judged.measured.item.code] = measure.figure
    return found
