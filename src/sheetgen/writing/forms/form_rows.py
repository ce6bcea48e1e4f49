"""A form's sheet: one row for each item asked, at the addresses the template fixes."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from sheetgen.language.languages import text_in
from sheetgen.language.message import Message, message
from sheetgen.model.figure import HUNDRED
from sheetgen.model.form import Column
from sheetgen.model.formula import Operand
from sheetgen.model.formulas.formula_text import number
from sheetgen.model.formulas.ratio import Ratio
from sheetgen.model.measure import Measure
from sheetgen.model.own_figures import unfilled
from sheetgen.model.period import month_of
from sheetgen.model.template import Template, TemplateRow, TemplateSheet, column_letter
from sheetgen.writing.forms.cells_filled import count_of_filled
from sheetgen.writing.forms.entry import entry, guide, in_percent, number_format
from sheetgen.writing.forms.explanations import (
    ACTUAL,
    PROGRESS,
    STATUS,
    colour_live,
    colour_wanted,
    count_of_wanted,
)
from sheetgen.writing.forms.live_status import LiveCells
from sheetgen.writing.workbook.book import Book
from sheetgen.writing.workbook.branding import titled
from sheetgen.writing.workbook.cell import Cell, Empty, Formula, Text
from sheetgen.writing.workbook.figure_cells import PERCENT
from sheetgen.writing.workbook.height import height_of, lines_of
from sheetgen.writing.workbook.sheet import Sheet
from sheetgen.writing.workbook.styles import WANTED

_FILLED = "#FFFFFF"
_MOST_FROZEN = 75.0
_LEAST_LINES = 3
"""Room to write in, also where the name is short."""
_SIDE = 0.25
"""Inches beside the printed form: as little as printers take, so that letters stay readable."""
_ALLOWED = {
    "format_cells": True,
    "format_columns": True,
    "format_rows": True,
    "autofilter": True,
    "sort": True,
}


def write_form(book: Book, template: Template, form: TemplateSheet, live: LiveCells) -> None:
    """Write the sheet; what an office fills is unlocked, the rest is locked without a password."""
    sheet = book.sheet(form.name)
    sheet.widths(form.form.widths)
    _write_top(sheet, template, form, live)
    _draw(sheet, form, form.heading_row - 1, [_heading(each, book) for each in form.form.columns])
    _write_rows(sheet, template, form, live)
    _guide(sheet, template, form, live)
    _set_up(sheet, form)


def _write_top(sheet: Sheet, template: Template, form: TemplateSheet, live: LiveCells) -> None:
    """Whose sheet it is and how much is filled, in as many rows as stand above the headings."""
    hint = message("Fill the yellow cells. Type ND where there is no data and say why.")
    if any(row.stale for row in form.rows):
        hint = message(
            "What stands here was written in the form of {month}: bring the orange figures up to "
            "date.",
            month=month_of(template.carried or template.period),
        )
    asked = any(row.required for row in form.rows)
    if not asked:
        hint = message(
            "Nothing on this sheet is due this month; a figure that you have already may be typed."
        )
    heading = message("Monitoring form: {sheet}", sheet=form.name)
    lines: tuple[tuple[Message | str, tuple[str, ...]], ...] = (
        (titled(heading, sheet.book.theme), ("title",)),
        (template.office_name, ("plain", "bold")),
        (month_of(template.period), ("plain",)),
        (hint, ("plain", "soft")),
    )
    for row, (line, look) in enumerate(lines[: form.heading_row - 2]):
        sheet.text(row, 0, line, *look)
    if form.heading_row > 1:
        row = min(len(lines), form.heading_row - 2)
        if asked:
            sheet.put(row, 0, count_of_filled(form, sheet.book.say))
        if row + 1 < form.heading_row - 1:
            sheet.put(row + 1, 0, count_of_wanted(form, live, sheet.book.say))
    sheet.height(0, 24)


def _write_rows(sheet: Sheet, template: Template, form: TemplateSheet, live: LiveCells) -> None:
    columns = form.form.columns
    group = None
    for row in form.rows:
        if row.group != group:
            group = row.group
            sheet.text(row.row - 2, 0, group, "group")
            for index in range(1, len(columns)):
                sheet.put(row.row - 2, index, Empty(("group",)))
        cells = [_cell(template, form, row, column, live) for column in columns]
        _draw(sheet, form, row.row - 1, cells)


def _cell(
    template: Template, form: TemplateSheet, row: TemplateRow, column: Column, live: LiveCells
) -> Cell:
    """A cell of a row: live, or as :func:`entry` makes it."""
    if column.ask is None and column.field == PROGRESS:
        return live.progress(row, f"{form.letter(form.form.column(ACTUAL))}{row.row}")
    if column.ask is None and column.field == STATUS:
        return live.status(template, row, f"{form.letter(form.form.column(PROGRESS))}{row.row}")
    if column.recipe is not None:
        return _computed(form, row, column)
    return entry(column, row)


def _heading(column: Column, book: Book) -> Cell:
    look = ("heading",) if column.ask is None else ("heading", "heading-input")
    return Text(text_in(column.headings, book.say.language), look)


def _draw(sheet: Sheet, form: TemplateSheet, row: int, cells: Sequence[Cell]) -> None:
    """Draw a row's cells, as tall as its words need."""
    lines = 1
    for index, (width, cell) in enumerate(zip(form.form.widths, cells, strict=True)):
        sheet.put(row, index, cell)
        lines = max(lines, lines_of(cell, width))
    sheet.height(row, height_of(max(lines, _LEAST_LINES)))


def _guide(sheet: Sheet, template: Template, form: TemplateSheet, live: LiveCells) -> None:
    """Hints, checks and colours by column, over all rows; a filled cell turns white."""
    if not form.rows:
        return
    first, last = form.rows[0].row - 1, form.rows[-1].row - 1
    for index, column in enumerate(form.form.columns):
        area = (first, index, last, index)
        cell = f"{form.letter(column)}{first + 1}"
        if column.ask is None:
            colour_live(sheet, column, area, cell, live)
            continue
        since = date(template.period.year, template.period.month, 1)
        guide(sheet, form, column, live.lists.choices_area(form.form, column), since)
        if column.wanted_when or column.goes_with:
            colour_wanted(sheet, form, column, area, live)
        for row in (each for each in form.rows if column.field in each.stale):
            _colour_stale(sheet, row, column, index)
        # A group's title row holds nothing in these columns, so only filled inputs turn white.
        sheet.colour(area, f"=LEN({cell})>0", bg_color=_FILLED)


def _colour_stale(sheet: Sheet, row: TemplateRow, column: Column, index: int) -> None:
    """Colour a figure that came from another month's form, until another is typed."""
    held = dict(row.shown)[column.field]
    if isinstance(held, Decimal):
        at, cell = row.row - 1, f"{column_letter(index)}{row.row}"
        stands = number(held / HUNDRED if in_percent(column, row) else held)
        sheet.colour((at, index, at, index), f"={cell}={stands}", **WANTED)


def _set_up(sheet: Sheet, form: TemplateSheet) -> None:
    columns = form.form.columns
    last_row = form.rows[-1].row - 1 if form.rows else form.heading_row - 1
    heading = form.heading_row - 1
    sheet.call("freeze_panes", form.heading_row, _frozen(form))
    sheet.call("autofilter", heading, 0, last_row, len(columns) - 1)
    sheet.call("protect", "", _ALLOWED)
    sheet.page(repeat=(heading, heading))
    sheet.call("set_margins", _SIDE, _SIDE, 0.5, 0.6)
    sheet.call("print_area", 0, 0, last_row, len(columns) - 1)


def _frozen(form: TemplateSheet) -> int:
    """The columns that stay while scrolling: up to the name, unless they would fill the screen."""
    width = 0.0
    for index, column in enumerate(form.form.columns):
        width += column.width
        if column.field == "name":
            return index + 1 if width <= _MOST_FROZEN else 1
    return 1


def _computed(form: TemplateSheet, row: TemplateRow, column: Column) -> Cell:
    """The build's own formula over the cells of the row; empty until all of them hold a figure."""
    look = ("body", "right")
    if column.recipe is None:
        return Empty(look)
    formula, pairs = unfilled(form.form, column.recipe)
    stands = {measure.name: of for measure, of in pairs}

    def write(measure: Measure) -> Operand:
        of = stands[measure.name]
        cell = f"{form.letter(of)}{row.row}"
        return Operand(f"{cell}*100" if in_percent(of, row) else cell)

    tests = [f"ISNUMBER({form.letter(of)}{row.row})" for of in stands.values()]
    if isinstance(formula, Ratio):
        tests.append(f"N({form.letter(pairs[-1][1])}{row.row})<>0")
    shape = PERCENT if column.unit == "percent" else number_format(column, row, None)
    return Formula(f'=IF(AND({",".join(tests)}),{formula.cell(write)},"")', "", (*look, shape))
