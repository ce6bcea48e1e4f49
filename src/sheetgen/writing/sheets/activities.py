"""The activities and products: the official annex of physical goals and money."""

from collections.abc import Callable, Iterator

from sheetgen.language.message import message
from sheetgen.model.figure import Figure, Gap
from sheetgen.model.measure import Measure
from sheetgen.model.report import Report
from sheetgen.model.role import BUDGET, SPENT
from sheetgen.writing import item_columns, item_rows, wordings
from sheetgen.writing.context import ACTIVITIES, Context
from sheetgen.writing.item_rows import Row
from sheetgen.writing.live_cells import live_cell
from sheetgen.writing.outline import WORK
from sheetgen.writing.sheets.item_sheet import write_items
from sheetgen.writing.sheets.trends import (
    TREND,
    month_columns,
    month_trends,
    months_with_figures,
)
from sheetgen.writing.workbook.book import Book
from sheetgen.writing.workbook.cell import Cell, Empty
from sheetgen.writing.workbook.exact_percentages import exact_percents, percent_width
from sheetgen.writing.workbook.figure_cells import POINTS, figure_cell, measure_cell
from sheetgen.writing.workbook.styles import BAR
from sheetgen.writing.workbook.table import Column


def write_activities(book: Book, context: Context) -> None:
    """Write the sheet."""
    note = message(
        "Physical quantities are not added: units differ and firms repeat. Money adds exactly."
    )
    area = context.work_area
    sheet = write_items(book, context, ACTIVITIES, note, context.work_columns, context.work, area)
    for key in ("physical", "financial"):
        if key not in area.letters:
            continue
        exact_percents(sheet, area.span(key), area.cell(key, 0))
        sheet.bars(area.span(key), 100, BAR)
    if "trend" in area.letters:
        month_trends(sheet, area, context.report, context.work)


def work_columns(report: Report) -> tuple[Column[Row], ...]:
    """What decides first, on the width of a laptop; then the annex' other columns."""
    work = [each.measured for each in report.items if each.measured.item.kind in WORK]
    known = item_columns.figures_of(work)
    has_money = BUDGET in known
    past = months_with_figures(report, work)
    values = (
        Column("target", message("Yearly physical goal"), 10, item_rows.measured("target")),
        *(_added_up() if "executed" in known else (_to_date(),)),
        *(_of_money(report) if has_money else ()),
        *((TREND,) if past else ()),
    )
    heading_of_progress = message("Progress judged, to date (%)")
    progress = Column(
        "progress", heading_of_progress, item_columns.progress_width(report), item_rows.progress
    )
    heading = message("Product / Activity")
    return (
        *item_columns.opening(report, work, heading, values, progress),
        Column("note", message("Note"), 34, wordings.note, near="progress"),
        *item_columns.so_far(report),
        Column("alerts", message("Alerts"), 10, item_rows.alerts),
        Column(
            "unit", message("Unit of measure"), 12, item_rows.words(lambda i: i.unit_name, "small")
        ),
        *(
            (item_columns.planned(message("Goal first planned")),)
            if "target_planned" in known
            else ()
        ),
        *(_programmed() if "programmed" in known else ()),
        Column("physical", message("Physical progress of the year (%)"), 13, _physical),
        *(_soles() if has_money else ()),
        *item_columns.own_columns(work),
        *item_columns.closing(report, work),
        *month_columns(report, past),
    )


def _of_money(report: Report) -> tuple[Column[Row], ...]:
    return (
        Column(
            "financial",
            message("Financial progress of the year (%)"),
            percent_width(_financials(report), 10),
            _financial,
        ),
        Column("lag", message("Lag (p.p.)"), 9, _lag),
    )


def _financials(report: Report) -> Iterator[Figure | None]:
    """The financial progress of every row."""
    for item in report.items:
        found = item.measured.measure("financial")
        yield None if found is None else found.figure
    yield from (each.money.financial.figure for each in report.elements)


def _soles() -> tuple[Column[Row], ...]:
    return (
        Column(BUDGET, message("PIM (soles)"), 15, _money(BUDGET)),
        Column(SPENT, message("Accrued (soles)"), 15, _money(SPENT)),
    )


def _programmed() -> tuple[Column[Row], ...]:
    heading = message("Programmed to date")
    return (Column("programmed", heading, 13, item_rows.measured("programmed")),)


def _to_date() -> Column[Row]:
    return Column("actual", message("Executed to date"), 10, _executed)


def _added_up() -> tuple[Column[Row], ...]:
    """Where some work is asked for the month alone: what was reported, and what its months make."""
    return (
        Column("actual", message("Execution reported"), 10, _executed),
        Column("executed", message("Sum of the months"), 10, item_rows.measured("executed")),
    )


def _executed(row: Row) -> Cell:
    """What was executed; of an element what its activities make, where declared."""
    element = row.line.element
    if row.item is not None or element is None or element.physical is None:
        return item_rows.measured("actual")(row)
    if not element.element.rollup.is_shown:
        return Empty(row.look)
    return figure_cell(element.physical.figure, "item", row.look)


def _physical(row: Row) -> Cell:
    if row.item is None:
        return Empty(row.look)
    return item_rows.live_measure(row, "physical")


def _money(name: str) -> Callable[[Row], Cell]:
    def cell(row: Row) -> Cell:
        if row.item is not None:
            return measure_cell(row.measure(name), row.look, row.item)
        rolled = _rolled(row, name)
        return figure_cell(Gap.NOT_COMPUTED if rolled is None else rolled.figure, "soles", row.look)

    return cell


def _rolled(row: Row, name: str) -> Measure | None:
    element = row.line.element
    return None if element is None else element.money.measure(name)


def _financial(row: Row) -> Cell:
    rolled = _rolled(row, "financial") if row.item is None else None
    if rolled is None:
        return item_rows.live_measure(row, "financial")
    return live_cell(rolled, row.at, row.look, row.context.say)


def _lag(row: Row) -> Cell:
    if row.item is None:
        return Empty(row.look)
    return item_rows.live_measure(row, "lag", POINTS)
