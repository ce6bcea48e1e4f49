"""The indicators: the official matrix, with status, roll-ups and notes."""

from collections.abc import Callable
from functools import partial

from sheetgen.language.message import Message, message
from sheetgen.model.figure import Figure
from sheetgen.model.period import december
from sheetgen.model.plan import Indicator, Item, Kind
from sheetgen.model.report import Report
from sheetgen.writing import rows
from sheetgen.writing.book import Book
from sheetgen.writing.cell import Cell, Empty, Text
from sheetgen.writing.context import INDICATORS, Context
from sheetgen.writing.figures import figure_cell
from sheetgen.writing.live import progress_cell
from sheetgen.writing.rows import Row
from sheetgen.writing.sheets.items import write_items
from sheetgen.writing.table import Column
from sheetgen.writing.words import AGGREGATION_WORDS, DIRECTION_WORDS

_YEARS = 2
"""How many years before the period's are shown beside it, as the official matrix does."""

Known = dict[tuple[str, int], Figure]


def write_indicators(book: Book, context: Context) -> None:
    """Write the sheet."""
    note = message("Codes lead to their traces. Status and percentages follow a corrected figure.")
    columns = indicator_columns(context.report)
    write_items(
        book, context, INDICATORS, note, columns, context.indicators, context.indicator_area
    )


def indicator_columns(report: Report) -> tuple[Column[Row], ...]:
    """The official matrix' columns in its order, then what this report adds."""
    year = report.period.year
    targets = _targets(report)
    actuals = _actuals(report)
    years = [y for y in range(year - _YEARS, year) if _has(targets, y) or _has(actuals, y)]
    return (
        Column("code", message("Code"), 15, rows.code),
        Column("name", _levels(report), 46, rows.name),
        Column("offices", message("Responsible"), 15, rows.words(rows.offices)),
        Column("type", message("Type"), 12, rows.words(lambda item: item.type, "small")),
        Column("direction", message("Expected direction"), 11, _of(_direction)),
        Column("aggregation", message("Type of aggregation"), 12, _of(_aggregation)),
        Column("baseline_year", message("Baseline year"), 7, _of(_baseline_year, "centre")),
        Column("baseline", message("Baseline"), 8, rows.measured("baseline")),
        *(_year("target", message("Target {year}", year=str(y)), y, targets) for y in years),
        Column("target", message("Target {year}", year=str(year)), 9, rows.measured("target")),
        *(_year("actual", message("Value {year}", year=str(y)), y, actuals) for y in years),
        Column("actual", message("Value {year}", year=str(year)), 9, rows.measured("actual")),
        Column("progress", message("Progress type I (%)"), 12, _progress),
        Column("status", message("Status"), 18, rows.state),
        Column("band", message("Band"), 8, rows.band),
        Column("progress_2", message("Progress type II (%)"), 11, rows.measured("progress_2")),
        Column("note", message("Note"), 34, rows.note),
        Column("said", message("What the office says"), 30, rows.said),
        Column("alerts", message("Alerts"), 9, rows.alerts),
        Column("level", message("Level"), 12, rows.level),
        Column("group", message("Group"), 9, rows.group),
    )


def _levels(report: Report) -> Message:
    names = [*(level.name for level in report.plan.levels)]
    return message("{levels} / Indicator", levels=" / ".join(names))


def _of(said: Callable[[Indicator], str | Message], *look: str) -> Callable[[Row], Cell]:
    def of_item(item: Item) -> str | Message:
        return said(item) if isinstance(item, Indicator) else ""

    return rows.words(of_item, "small", *look)


def _direction(indicator: Indicator) -> Message:
    return DIRECTION_WORDS[indicator.direction]


def _aggregation(indicator: Indicator) -> Message:
    return AGGREGATION_WORDS[indicator.aggregation]


def _baseline_year(indicator: Indicator) -> str:
    return "" if indicator.baseline_year is None else str(indicator.baseline_year)


def _progress(row: Row) -> Cell:
    if row.item is None:
        return rows.element_progress(row)
    return progress_cell(
        row.item,
        row.figure("progress"),
        row.known("actual"),
        row.known("target"),
        row.look,
        row.context.say,
    )


def _year(key: str, heading: Message, year: int, known: Known) -> Column[Row]:
    return Column(f"{key}:{year}", heading, 9, partial(_known, year=year, known=known))


def _known(row: Row, *, year: int, known: Known) -> Cell:
    if row.item is None:
        return Empty(row.look)
    figure = known.get((row.item.code, year))
    if figure is None:
        return Text("", row.look)
    return figure_cell(figure, "item", row.look, row.item)


def _targets(report: Report) -> Known:
    return {
        (target.code, target.period.year): target.figure
        for target in report.plan.targets
        if target.period == december(target.period.year)
    }


def _actuals(report: Report) -> Known:
    """The last value known of each year before the period's."""
    mine = {each.measured.item.code for each in report.items if _is_indicator(each.measured.item)}
    past = sorted(report.plan.actuals, key=lambda actual: actual.period)
    return {
        (actual.code, actual.period.year): actual.actual for actual in past if actual.code in mine
    }


def _is_indicator(item: Item) -> bool:
    return item.kind is Kind.INDICATOR


def _has(known: Known, year: int) -> bool:
    return any(each == year for _, each in known)
