"""The columns that both item sheets have: how they begin and end, and which stay away."""

from collections.abc import Iterable, Iterator, Sequence
from functools import partial

from sheetgen.language.message import Message, message
from sheetgen.model.figure import Gap
from sheetgen.model.formulas.read import Leaf
from sheetgen.model.measure import MeasuredItem
from sheetgen.model.report import Report
from sheetgen.writing.item_rows import (
    Row,
    change,
    code,
    group,
    level,
    measured,
    name,
    offices,
    state,
    where_measured,
    words,
)
from sheetgen.writing.live_cells import live_cell
from sheetgen.writing.wordings import (
    CORRECTIVE,
    REASON,
    SHOWN_APART,
    cause,
    corrective,
    months,
    office_width,
    said,
)
from sheetgen.writing.workbook.cell import Cell, Empty, Number
from sheetgen.writing.workbook.exact_percentages import percent_width
from sheetgen.writing.workbook.figure_cells import measure_cell, shape
from sheetgen.writing.workbook.table import Column


def planned(heading: Message) -> Column[Row]:
    """The column of targets as first planned, beside those in force; empty where they are one."""
    return Column("target_planned", heading, 12, where_measured("target_planned"))


def own_columns(measured: Iterable[MeasuredItem]) -> tuple[Column[Row], ...]:
    """The figures that the forms of these items ask for on their own account, or compute."""
    found = (each.quantity for item in measured for each in item.measures if each.quantity.is_own)
    return tuple(
        Column(each.name, each.word, 12, partial(_own, name=each.name))
        for each in dict.fromkeys(found)
    )


def _own(row: Row, *, name: str) -> Cell:
    found = row.measure(name)
    if row.item is None or found is None:
        return Empty(row.look)
    if isinstance(found.figure, Gap) or isinstance(found.formula, Leaf):
        return measure_cell(found, row.look, row.item)
    shown = shape(found.figure, found.unit, row.item)
    return live_cell(found, row.at, row.look, row.context.say, shown)


def opening(
    report: Report,
    items: Sequence[MeasuredItem],
    name_heading: Message,
    values: Sequence[Column[Row]],
    progress: Column[Row],
) -> Iterator[Column[Row]]:
    """What both sheets begin with, narrow enough for the screen of a laptop.

    The status ends before 700 pixels, ``values`` (the target, the actual and what belongs to them)
    before 1,100; then what the office says. A column without anything in it is left out.
    """
    longest = max((len(each.item.code) for each in items), default=0)
    yield Column("code", message("Code"), min(max(longest + 2, 8), 17), code, near="progress")
    yield Column("name", name_heading, 36, name, near="progress")
    yield Column("offices", message("Responsible"), max(14, office_width(report)), words(offices))
    yield Column("status", message("Status"), 13, state, near="progress")
    yield progress
    if "progress_change" in figures_of(items):
        yield Column("progress_change", message("Change (p. p.)"), 10, change)
    yield from values
    owing = bool(report.owing)
    if owing or has_note(items, REASON):
        yield Column("reason", message("Cause given"), 21, cause)
    if has_note(items, CORRECTIVE):
        yield Column("corrective", message("Measure"), 26, corrective)


def so_far(report: Report) -> Iterator[Column[Row]]:
    """The symbol of each month's status in one cell, where more months than one are known."""
    if len(report.states) > 1:
        width = max(9, len(report.states) * _SYMBOL + 2)
        yield Column("months", message("Statuses so far"), width, months, near="progress")


_SYMBOL = 1.6
"""Characters that a symbol of a status is wide."""


def closing(report: Report, items: Sequence[MeasuredItem]) -> Iterator[Column[Row]]:
    """What both sheets end with, folded away but for the note."""
    known = figures_of(items)
    if "progress_before" in known:
        yield Column(
            "progress_before", message("Progress before (%)"), 12, measured("progress_before")
        )
    others = {field for each in items for field, _ in each.notes} - SHOWN_APART
    if has_note(items, *others):
        yield Column("said", message("What the office says besides"), 24, said)
    if len(report.plan.levels) > 0:
        yield Column("level", message("Level"), 20, level)
    yield Column("group", message("Group"), 9, group)
    yield from _columns_ahead(known)


def _columns_ahead(known: frozenset[str]) -> Iterator[Column[Row]]:
    """The pace and where it leads, apart from all that is judged: soft, and never coloured."""
    for key, heading in _AHEAD:
        if key in known:
            yield Column(key, heading, 12, partial(_ahead, name=key))


_AHEAD = (
    ("accumulated", message("Accumulated since the plan began")),
    ("accumulated_target", message("Accumulated target by December")),
    ("pace_per_month", message("Pace: done a month so far")),
    ("needed_per_month", message("Pace: needed a month until December")),
    ("programmed_year", message("Programmed for the year")),
    ("forecast_end", message("Forecast of December, at the present pace")),
    ("forecast_error", message("Forecast: mean error of earlier ones")),
    ("forecast_low", message("Forecast: at the least")),
    ("forecast_high", message("Forecast: at the most")),
    ("forecast_share", message("Forecast, of what is asked by then (%)")),
    ("forecast_last_year", message("Forecast, with last year's months")),
    ("forecast_right", message("Forecast: months forecast right")),
    ("forecast_tried", message("Forecast: months tried")),
)


def _ahead(row: Row, *, name: str) -> Cell:
    found, look = row.measure(name), (*row.look, "soft")
    if row.item is None or found is None:
        return Empty(look)
    cell = measure_cell(found, look, row.item)
    if not isinstance(cell, Number) or not found.formula.operands:
        return cell
    if not all(each.name in row.area.letters for each in found.formula.operands.values()):
        return cell
    shown = next(each for each in cell.look if each.startswith("num:"))
    return live_cell(found, row.at, look, row.context.say, shown)


def has_note(items: Iterable[MeasuredItem], *fields: str) -> bool:
    """Whether an office wrote in any of these fields beside any of the items."""
    return any(text and field in fields for each in items for field, text in each.notes)


def figures_of(items: Iterable[MeasuredItem]) -> frozenset[str]:
    """The measures that any of the items has, be it a reason: columns of others stay away."""
    kinds = {id(each.numbers): each.numbers for each in items}  # items of a kind share them
    return frozenset(name for numbers in kinds.values() for name in numbers)


def progress_width(report: Report) -> float:
    """How wide a column of progress is: the words of a cap need more than a figure."""
    found = (each.measured.measure("progress") for each in report.items)
    figures = [None if each is None else each.figure for each in found]
    figures += [each.progress.figure for each in report.elements]
    return percent_width(figures, 12 if report.plan.printed_cap is None else 15)
