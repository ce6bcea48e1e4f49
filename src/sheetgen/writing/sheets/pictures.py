"""The charts of the summary, and beside a policy's the index under other choices."""

from typing import Any

from sheetgen.language.message import Message, message
from sheetgen.model.figure import Figure
from sheetgen.model.place import Place
from sheetgen.model.status import TONES
from sheetgen.writing.charts import stacked_states, two_percentages
from sheetgen.writing.context import ACTIVITIES, Context
from sheetgen.writing.mean_words import MEANS
from sheetgen.writing.sheets.cards import index_note
from sheetgen.writing.sheets.counts import FIRST, shown_groups
from sheetgen.writing.workbook.cell import Empty, reference
from sheetgen.writing.workbook.figures import percent_cell
from sheetgen.writing.workbook.sheet import Sheet
from sheetgen.writing.workbook.trace import CHOICE, Trace

_ROWS = 10
"""Of the block: a heading, and the chart below it."""
_MOST_BARS = 6
"""For each more the block is a row taller: every bar has room for its name."""
_ROW_PIXELS = 20
_HALF = 6
LAST = 11
_HALF_PIXELS = 614
"""Somewhat less than half of the grid: the halves do not touch."""
_MOST_COLUMNS = 24

CHOICES: dict[str, Message] = {
    "declared": message("As declared"),
    "missing-zero": message("Items without a figure counted as 0"),
    "cap-150": message("Each item capped at 150 %"),
    "uncapped": message("Without a cap"),
    "over-elements": message("Mean of the elements that hold items"),
    "level-by-level": message("Mean of elements, level by level"),
}


def write_pictures(sheet: Sheet, context: Context, row: int, counts: int) -> int:
    """Place the charts; ``counts`` is the row where the table of counts begins.

    Gives the row below them.
    """
    shown = shown_groups(context)
    first = counts + 2
    alone = context.report.index is None and not context.work
    below = row_below(context, row)
    if below == row:
        return row
    if shown:
        title = message("Items by status")
        columns = [(tone, FIRST + n) for n, tone in enumerate(TONES)]
        chart = stacked_states(sheet, (first, first + len(shown) - 1), columns)
        _place(sheet, (row, below), (0, LAST if alone else _HALF - 2), title, chart)
    if context.report.index is not None:
        _sensitivity(sheet, context, row)
    elif context.work:
        _work_and_money(sheet, context, (row, below))
    return below


def has_pictures(context: Context) -> bool:
    """Whether there is anything to draw."""
    with_more = context.report.index is not None or bool(context.work)
    return with_more or bool(shown_groups(context))


def row_below(context: Context, row: int) -> int:
    """The row below the block that begins at ``row``: what is drawn ends above it."""
    if not has_pictures(context):
        return row
    return row + _ROWS + max(0, len(shown_groups(context)) - _MOST_BARS)


def _place(
    sheet: Sheet,
    rows: tuple[int, int],
    span: tuple[int, int],
    title: Message,
    chart: Any,  # noqa: ANN401 - xlsxwriter has no types
) -> None:
    """A heading over its columns, and the chart below it; a chart alone takes both halves."""
    row, below = rows
    sheet.across(row, *span, title, "section")
    for at in range(row + 1, below):
        sheet.height(at, _ROW_PIXELS * 0.75)
    width = _HALF_PIXELS * (2 if span == (0, LAST) else 1)
    chart.set_size({"width": width, "height": (below - row - 1) * _ROW_PIXELS - 6})
    options = {"y_offset": 4, "description": sheet.say(title)}
    sheet.call("insert_chart", row + 1, span[0], chart, options)


def _work_and_money(sheet: Sheet, context: Context, rows: tuple[int, int]) -> None:
    """Physical against financial: every line while they can be read, else the products alone."""
    area = context.work_area
    lines = [line for line in context.work if line.item is not None]
    every = len(lines)
    if every > _MOST_COLUMNS:
        lines = [line for line in lines if line.element is not None] or lines[:_MOST_COLUMNS]

    def cells(key: str) -> str:
        letter, name = area.letter(key), context.name(ACTIVITIES)
        runs: list[list[int]] = []
        for line in lines:
            if runs and line.line == runs[-1][1] + 1:
                runs[-1][1] = line.line
            else:
                runs.append([line.line, line.line])
        fixed = [
            reference(name, f"${letter}${area.first + a + 1}:${letter}${area.first + b + 1}")
            for a, b in runs
        ]
        return f"={fixed[0]}" if len(fixed) == 1 else f"=({','.join(fixed)})"

    series = (
        (message("Physical, of the year (%)"), cells("physical")),
        (message("Financial, of the year (%)"), cells("financial")),
    )
    title = message("Work done and money accrued")
    if len(lines) < every:
        title = message(
            "Work done and money accrued: {n} of {all} rows are drawn", n=len(lines), all=every
        )
    _place(sheet, rows, (_HALF, LAST), title, two_percentages(sheet, cells("code"), series))


def _sensitivity(sheet: Sheet, context: Context, row: int) -> None:
    index = context.report.index
    if index is None:
        return
    title = message("The index, and what other choices would give")
    sheet.across(row, _HALF, LAST, title, "section")
    known = dict(index.sensitivity)
    known["declared"] = index.declared.figure
    places = dict(index.places)
    for at, name in enumerate(CHOICES, row + 1):
        look = ("body", "level1") if name == "declared" else ("body",)
        sheet.across(at, _HALF, LAST - 1, CHOICES[name], *look)
        shown = (*look, "right")
        figure = known.get(name)
        if figure is None:
            sheet.put(at, LAST, Empty(shown))
            continue
        shows = _choice(context, name, figure, places.get(name, ()))
        sheet.put(at, LAST, percent_cell(figure, shown), shows)
    note, told = row + len(CHOICES) + 1, ("plain", "indent1", "soft", "wrap")
    sheet.call("merge_range", note, _HALF, note + 2, LAST, "", sheet.book.format(told))
    sheet.text(note, _HALF, index_note(context), *told)


def _choice(context: Context, name: str, figure: Figure, places: tuple[Place, ...]) -> Trace:
    """The index by a choice of METHOD 6; the declared one stands here as one of them, too."""
    return Trace(
        subject=context.report.plan.code,
        measure=f"{CHOICE}{name}",
        figure=figure,
        unit="percent",
        formula=MEANS[name],
        typed="",
        rule="",
        places=places,
        said=message("Index: {choice}", choice=CHOICES[name]),
    )
