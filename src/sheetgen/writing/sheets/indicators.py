"""The indicators: the official matrix, with status, roll-ups and notes."""

from collections.abc import Callable, Iterator, Sequence
from functools import partial

from sheetgen.language.message import Message, message
from sheetgen.model.figure import Gap
from sheetgen.model.kinds import Kind
from sheetgen.model.measure import MeasuredItem
from sheetgen.model.plan import Indicator, Item
from sheetgen.model.report import JudgedItem, Report
from sheetgen.telling.words import AGGREGATION_WORDS, DIRECTION_WORDS
from sheetgen.writing import item_columns, item_rows, wordings
from sheetgen.writing.context import INDICATORS, Context
from sheetgen.writing.earlier_years import Known, known_years, past_actuals, past_targets
from sheetgen.writing.item_rows import Row
from sheetgen.writing.live_cells import live_cell
from sheetgen.writing.sheets.item_sheet import write_items
from sheetgen.writing.sheets.trends import TREND, draw_trends
from sheetgen.writing.workbook.book import Book
from sheetgen.writing.workbook.cell import Cell, Empty, Formula, Number, Text
from sheetgen.writing.workbook.figure_cells import (
    POINTS_SAID,
    WHOLE,
    exact_shape,
    figure_cell,
    measure_cell,
)
from sheetgen.writing.workbook.sheet import Sheet
from sheetgen.writing.workbook.table import Area, Column


def write_indicators(book: Book, context: Context) -> None:
    """Write the sheet."""
    note = message("Codes lead to their traces. Status and percentages follow a corrected figure.")
    area = context.indicator_area
    columns = context.indicator_columns
    sheet = write_items(book, context, INDICATORS, note, columns, context.indicators, area)
    _trends(sheet, context, area)


def _trends(sheet: Sheet, context: Context, area: Area) -> None:
    """The values of the years known, where each is a figure."""
    keys = [key for key in area.keys if key.startswith("actual:")]
    if "trend" not in area.letters:
        return
    known = [
        line.line
        for line in context.indicators
        if line.item is not None and _is_whole(line.item, keys, context.actuals)
    ]
    draw_trends(sheet, area, keys, known)


def _is_whole(judged: JudgedItem, keys: list[str], past: Known) -> bool:
    """Whether every year shown has a figure: a gap would be drawn as a zero."""
    code = judged.measured.item.code
    earlier = [past.get((code, int(key.partition(":")[2]))) for key in keys[:-1]]
    known = [found is not None and not isinstance(found[0], Gap) for found in earlier]
    return all(known) and judged.measured.figure("actual") is not None


def indicator_columns(report: Report) -> tuple[Column[Row], ...]:
    """What decides first, on the width of a laptop; then the official matrix' other columns."""
    year = report.period.year
    mine = [each.measured for each in report.items if each.measured.item.kind is Kind.INDICATOR]
    progress = Column(
        "progress",
        message("Progress type I (%)"),
        item_columns.progress_width(report),
        item_rows.progress,
    )
    return (
        *item_columns.opening(
            report, mine, _levels(report), tuple(_values(report, mine, year)), progress
        ),
        Column("note", message("Note"), 34, wordings.note, near="progress"),
        *item_columns.so_far(report),
        Column("alerts", message("Alerts"), 10, item_rows.alerts),
        *_matrix(report, mine, year),
        *item_columns.own_columns(mine),
        *item_columns.closing(report, mine),
    )


def _values(report: Report, mine: Sequence[MeasuredItem], year: int) -> Iterator[Column[Row]]:
    due = str(report.period if "target_year" in item_columns.figures_of(mine) else year)
    yield Column("target", message("Target {year}", year=due), 10, item_rows.measured("target"))
    yield Column(
        "actual", message("Value {year}", year=str(year)), 10, item_rows.measured("actual")
    )
    if _years_with(past_actuals(report), report):
        yield TREND


def _matrix(report: Report, mine: Sequence[MeasuredItem], year: int) -> Iterator[Column[Row]]:
    """What the matrix says of an indicator besides; a column without anything is left out."""
    items = [each.item for each in mine if isinstance(each.item, Indicator)]
    targets, actuals = past_targets(report), past_actuals(report)
    if any(item.type for item in items):
        yield Column("type", message("Type"), 12, item_rows.words(lambda item: item.type, "small"))
    yield Column("direction", message("Expected direction"), 11, _of(_direction))
    yield Column("aggregation", message("Type of aggregation"), 13, _of(_aggregation))
    if any(item.baseline_year is not None for item in items):
        heading = message("Baseline year")
        yield Column("baseline_year", heading, 9, _of(_baseline_year, "centre"))
    yield Column("baseline", message("Baseline"), 11, item_rows.measured("baseline"))
    for y in _years_with(targets, report):
        yield _year("target", message("Target {year}", year=str(y)), y, targets)
    known = item_columns.figures_of(mine)
    if "target_year" in known:
        yield _of_year(year)
    if "target_planned" in known:
        yield item_columns.planned(message("Target first planned"))
    years = _years_with(actuals, report)
    for y in years:
        yield _year("actual", message("Value {year}", year=str(y)), y, actuals)
    if years:
        heading = message("{year}, as above", year=str(year))
        yield Column(f"actual:{year}", heading, 9.5, _repeated, near="actual")
    if "progress_2" in known:
        heading = message("Progress type II (%)")
        yield Column("progress_2", heading, 14, item_rows.measured("progress_2"))
    if "distance_from_target" in known:
        heading = message("Distance from the target")
        yield Column("distance_from_target", heading, 12, _distance)


def _years_with(known: Known, report: Report) -> list[int]:
    """The years shown of which anything is known."""
    return [year for year in known_years(report) if _has(known, year)]


def _repeated(row: Row) -> Cell:
    """The value again, beside those of earlier years: the trend is drawn of cells in a row."""
    found = row.measure("actual")
    if row.item is None or found is None:
        return Empty(row.look)
    shown = measure_cell(found, row.look, row.item)
    there = f"={row.at('actual')}"
    match shown:
        case Number():
            return Formula(there, shown.figure, shown.look)
        case Text(text=Message() as text):
            return Formula(there, row.context.say.say(text), shown.look)
        case _:
            return shown


def _of_year(year: int) -> Column[Row]:
    """The year's target, beside that of a part of the year."""
    heading = message("Target of the year {year}", year=str(year))
    return Column("target_year", heading, 9.5, item_rows.where_measured("target_year"))


def _levels(report: Report) -> Message:
    names = [*(level.name for level in report.plan.levels)]
    return message("{levels} / Indicator", levels=" / ".join(names))


def _of(said: Callable[[Indicator], str | Message], *look: str) -> Callable[[Row], Cell]:
    def of_item(item: Item) -> str | Message:
        return said(item) if isinstance(item, Indicator) else ""

    return item_rows.words(of_item, "small", *look)


def _direction(indicator: Indicator) -> Message:
    return DIRECTION_WORDS[indicator.direction]


def _aggregation(indicator: Indicator) -> Message:
    return AGGREGATION_WORDS[indicator.aggregation]


def _baseline_year(indicator: Indicator) -> str:
    return "" if indicator.baseline_year is None else str(indicator.baseline_year)


def _distance(row: Row) -> Cell:
    """What is short of the target or beyond it: of percentages in points, else in its unit."""
    found = row.measure("distance_from_target")
    if found is None or not isinstance(row.item, Indicator):
        return Empty(row.look)
    shown = POINTS_SAID
    if not row.item.in_percent:
        shown = WHOLE if isinstance(found.figure, Gap) else exact_shape(found.figure)
    return live_cell(found, row.at, row.look, row.context.say, shown)


def _year(key: str, heading: Message, year: int, known: Known) -> Column[Row]:
    return Column(f"{key}:{year}", heading, 9.5, partial(_known, year=year, known=known))


def _known(row: Row, *, year: int, known: Known) -> Cell:
    if row.item is None:
        return Empty(row.look)
    found = known.get((row.item.code, year))
    if found is None:
        return Empty(row.look)
    return figure_cell(found[0], "item", row.look, row.item)


def _has(known: Known, year: int) -> bool:
    return any(each == year for _, each in known)
