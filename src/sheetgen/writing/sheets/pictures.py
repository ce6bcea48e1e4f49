"""The charts of the summary, and beside a policy's the index under other choices."""

from typing import Any

from sheetgen.language.message import Message, message
from sheetgen.writing.book import Sheet
from sheetgen.writing.cell import reference
from sheetgen.writing.charts import stacked_states, two_percentages
from sheetgen.writing.context import ACTIVITIES, Context
from sheetgen.writing.figures import percent_cell
from sheetgen.writing.sheets.cards import index_note
from sheetgen.writing.sheets.counts import FIRST, shown_groups
from sheetgen.writing.styles import TONES

_ROWS = 10
_ROW_PIXELS = 20
_HALF = 6
_HALF_PIXELS = 628
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
    """Place the charts; ``counts`` is the row where the table of counts begins."""
    shown = shown_groups(context)
    first = counts + 2
    if shown:
        title = message("Items by status")
        columns = [(tone, FIRST + n) for n, tone in enumerate(TONES)]
        chart = stacked_states(sheet, title, (first, first + len(shown) - 1), columns)
        _place(sheet, row, 0, chart)
    if context.report.index is not None:
        _sensitivity(sheet, context, row)
    elif context.work:
        _work_and_money(sheet, context, row)
    return row + _ROWS


def _place(sheet: Sheet, row: int, column: int, chart: Any) -> None:  # noqa: ANN401 - xlsxwriter has no types
    size = {"width": _HALF_PIXELS, "height": _ROWS * _ROW_PIXELS - 6}
    for at in range(row, row + _ROWS):
        sheet.height(at, _ROW_PIXELS * 0.75)
    chart.set_size(size)
    sheet.call("insert_chart", row, column, chart, {"x_offset": 2, "y_offset": 2})


def _work_and_money(sheet: Sheet, context: Context, row: int) -> None:
    """Physical against financial: every line while they can be read, else the products alone."""
    area = context.work_area
    lines = [line for line in context.work if line.item is not None]
    if len(lines) > _MOST_COLUMNS:
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
        (message("Physical (%)"), cells("physical")),
        (message("Financial (%)"), cells("financial")),
    )
    title = message("Work done and money accrued")
    _place(sheet, row, _HALF, two_percentages(sheet, title, cells("code"), series))


def _sensitivity(sheet: Sheet, context: Context, row: int) -> None:
    index = context.report.index
    if index is None:
        return
    sheet.across(row, _HALF, 11, message("The index, and what other choices would give"), "heading")
    known = dict(index.sensitivity)
    known["declared"] = index.declared.figure
    for at, (name, words) in enumerate(CHOICES.items(), row + 1):
        look = ("body", "level1") if name == "declared" else ("body",)
        sheet.across(at, _HALF, 10, words, *look)
        if name in known:
            sheet.put(at, 11, percent_cell(known[name], look))
    note = row + len(CHOICES) + 1
    sheet.call(
        "merge_range", note, _HALF, note + 2, 11, "", sheet.book.format(("plain", "soft", "wrap"))
    )
    sheet.text(note, _HALF, index_note(context), "plain", "soft", "wrap")
