"""The manager's workbook: what a director reads, and can check to the last cell (DESIGN 5)."""

from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path, PurePath
from typing import TypeVar

from sheetgen.language.message import message
from sheetgen.language.speaker import Speaker
from sheetgen.model.figure import Figure
from sheetgen.model.period import month_of
from sheetgen.model.report import Report
from sheetgen.model.theme import PLAIN, Theme
from sheetgen.records import Struct, replace
from sheetgen.telling.part_heading import heading_plan
from sheetgen.writing.alert_table import alert_table
from sheetgen.writing.apart import Apart, apart
from sheetgen.writing.context import HEADING, SUPPORT, Context
from sheetgen.writing.earlier_years import past_actuals
from sheetgen.writing.formulas.status import StatusFormulas
from sheetgen.writing.live_cells import state_words
from sheetgen.writing.outline import INDICATORS, WORK, Line, outline
from sheetgen.writing.same import NOTHING_SAME, Same
from sheetgen.writing.sheet_table import (
    ITEM_SHEETS,
    REPORT_SHEETS,
    SUPPORT_SHEETS,
    SheetEntry,
)
from sheetgen.writing.sheets.activities import work_columns
from sheetgen.writing.sheets.indicators import indicator_columns
from sheetgen.writing.sheets.legend import meanings
from sheetgen.writing.sheets.method import write_method
from sheetgen.writing.sheets.traces import announce_traces, write_traces
from sheetgen.writing.traced import list_rows
from sheetgen.writing.workbook.book import Book
from sheetgen.writing.workbook.ledger import Ledger
from sheetgen.writing.workbook.table import area_of

AnyPath = TypeVar("AnyPath", bound=PurePath)


def write_workbook(
    report: Report,
    path: Path,
    say: Speaker,
    *,
    workspace_name: str,
    theme: Theme = PLAIN,
) -> Ledger:
    """Write a report and, beside it, what it rests on (:func:`support_of`); what cells show.

    Beside a large report stand its workbooks of items, too (:mod:`sheetgen.writing.apart`).

    The same report gives the same bytes, whether one process writes both files or two write one
    each.
    """
    return write_both(context_for(report, path, say, workspace_name), path, theme, NOTHING_SAME)


def write_both(
    laid_out: Context, path: Path, theme: Theme = PLAIN, same: Same = NOTHING_SAME
) -> Ledger:
    """Write both files of :func:`write_workbook`, laid out already."""
    to = _Written(path, laid_out.report, laid_out.say, theme, Ledger(), same)
    with to.support() as support:
        context = _write_method(support, laid_out)
        to.write(context)
        _write_support(support, context)
    return to.ledger


def write_book(
    laid_out: Context, path: Path, theme: Theme = PLAIN, same: Same = NOTHING_SAME
) -> None:
    """Write the report alone, as :func:`write_workbook` does; nobody asks what its cells show."""
    to = _Written(path, laid_out.report, laid_out.say, theme, Ledger(is_asked=False), same)
    with to.support(is_kept=False) as support:
        to.write(_write_method(support, laid_out))


def write_support(
    laid_out: Context, path: Path, theme: Theme = PLAIN, same: Same = NOTHING_SAME
) -> Ledger:
    """Write what the report at ``path`` rests on, alone: the report is drawn for its ledger."""
    to = _Written(path, laid_out.report, laid_out.say, theme, Ledger(), same)
    with to.support() as support:
        context = _write_method(support, laid_out)
        to.write(context, is_kept=False)
        _write_support(support, context)
    return to.ledger


def context_for(report: Report, path: Path, say: Speaker, workspace_name: str) -> Context:
    """Where everything of the report at ``path`` will stand: once for all who write it."""
    return context_of(report, say, workspace_name, (path.name, support_of(path, say).name))


class _Written(Struct, frozen=True):
    """A report being written: its two books share a title, a look and a ledger."""

    path: Path
    report: Report
    say: Speaker
    theme: Theme
    ledger: Ledger
    same: Same = NOTHING_SAME

    def write(self, context: Context, *, is_kept: bool = True) -> None:
        """The report; of a large one, then each of its workbooks of items."""
        with self._made(self.path, is_kept=is_kept) as book:
            _write_report(book, context)
        for each in context.apart:
            with self._made(self.path.with_name(each.book), is_kept=is_kept) as book:
                _write(book, each, _those_of(ITEM_SHEETS, each))

    @contextmanager
    def support(self, *, is_kept: bool = True) -> Iterator[Book]:
        """What it rests on."""
        with self._made(support_of(self.path, self.say), is_kept=is_kept) as book:
            yield book

    @contextmanager
    def _made(self, path: Path, *, is_kept: bool) -> Iterator[Book]:
        with self._book(path, is_kept=is_kept) as book:
            yield book
        self.same.drawn(path.name, book.copies)

    def _book(self, path: Path, *, is_kept: bool) -> Book:
        plan, period = heading_plan(self.report), month_of(self.report.period)
        title = self.say.say(message("{plan} · {period}", plan=plan, period=period))
        return Book(
            path,
            made_on=self.report.as_of,
            say=self.say,
            title=title,
            theme=self.theme,
            small=not is_kept,
            ledger=self.ledger,
            is_kept=is_kept,
            copies=self.same.copies(path.name) if is_kept else None,
        )


def support_of(path: AnyPath, say: Speaker) -> AnyPath:
    """The file beside a report that holds what it rests on."""
    return path.with_name(f"{path.stem}-{say.say(SUPPORT)}{path.suffix}")


def drawn(report: Report, say: Speaker) -> Ledger:
    """What each cell of a report's two files shows: they are drawn, and nothing is written."""
    path = Path(f"{report.plan.code}-{report.period}.xlsx")
    to = _Written(path, report, say, PLAIN, Ledger())
    with to.support(is_kept=False) as support:
        context = _write_method(support, context_for(report, path, say, ""))
        to.write(context, is_kept=False)
        _write_support(support, context)
    return to.ledger


def _write_method(support: Book, context: Context) -> Context:
    """The methodology is filled first, at the end of its book: alerts lead to its rows."""
    announce_traces(support, context)
    for each in _those_of(SUPPORT_SHEETS, context):
        support.sheet(context.name(each.name))
    return replace(context, rule_rows=write_method(support, context))


def _write_report(book: Book, context: Context) -> None:
    """What a reader decides by; in an office's own, also what it must fix."""
    found = [
        each
        for each in _those_of(REPORT_SHEETS, context)
        if not (context.apart and each in ITEM_SHEETS)
    ]
    for each in found:
        book.sheet(context.name(each.name))
    _write(book, context, found)


def _write_support(book: Book, context: Context) -> None:
    """What the report rests on; the traces last, for they list what every other cell shows."""
    _write(book, context, _those_of(SUPPORT_SHEETS, context))
    write_traces(book, context)


def _those_of(sheets: Sequence[SheetEntry], context: Context) -> list[SheetEntry]:
    return [each for each in sheets if each.is_there(context)]


def _write(book: Book, context: Context, sheets: Sequence[SheetEntry]) -> None:
    for each in sheets:
        if each.write is not None:
            each.write(book, context)


def context_of(
    report: Report, say: Speaker, workspace_name: str, files: tuple[str, str] = ("", "")
) -> Context:
    """Where everything will stand, known before the first cell is written.

    ``files`` are the names of the report and of what it rests on, which links between them need.
    """
    work, indicators = (outline(report, kinds, alerts_first=True) for kinds in (WORK, INDICATORS))
    beside = apart(report, files[0], work, indicators)
    trace_rows, traced = list_rows(report, 0)
    placed = alert_table(report, say)
    of_work, of_indicators = work_columns(report), indicator_columns(report)
    whole = Context(
        report=report,
        say=say,
        statuses=StatusFormulas(report.rules, say, state_words(say)),
        workspace_name=workspace_name,
        book=files[0],
        support=files[1],
        colours=meanings(report),
        alerts=Counter(alert.subject for alert in report.alerts),
        owed=frozenset(each.code for each in report.owing),
        actuals=past_actuals(report),
        work_columns=of_work,
        indicator_columns=of_indicators,
        work=work,
        work_rows={} if beside else _rows(work),
        work_area=area_of(of_work, HEADING, len(work)),
        indicators=indicators,
        indicator_rows={} if beside else _rows(indicators),
        indicator_area=area_of(of_indicators, HEADING, len(indicators)),
        item_codes=frozenset(each.measured.item.code for each in report.items),
        progresses=_progresses(report),
        alert_table=placed,
        alert_rows=placed.first_rows(),
        trace_rows=trace_rows,
        traced=traced,
        rule_since={rule.code: str(rule.since) for rule in report.rules},
        rule_rows={},
    )
    of_items = tuple(_of_items(whole, each) for each in beside)
    homes = {
        code: each
        for each in reversed(of_items)
        for code in (*each.indicator_rows, *each.work_rows)
    }
    return replace(whole, apart=of_items, homes=homes)


def _of_items(whole: Context, own: Apart) -> Context:
    """Where everything stands in a workbook of items."""
    return replace(
        whole,
        book=own.book,
        main=whole.book,
        heading=message(
            "{plan}: {element}",
            plan=heading_plan(whole.report),
            element=whole.element_name(own.element),
        ),
        work=own.work,
        work_rows=_rows(own.work),
        work_area=replace(whole.work_area, rows=len(own.work)),
        indicators=own.indicators,
        indicator_rows=_rows(own.indicators),
        indicator_area=replace(whole.indicator_area, rows=len(own.indicators)),
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
