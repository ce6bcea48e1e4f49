"""An official annex: a plain workbook of one sheet, column for column as its layout says."""

from collections.abc import Callable, Iterator, Mapping
from decimal import Decimal
from functools import partial
from itertools import groupby
from pathlib import Path

from sheetgen.language.message import Message, message, message_n, term
from sheetgen.language.speaker import Speaker
from sheetgen.model.figure import Figure, Gap
from sheetgen.model.layout import Layout, LayoutColumn
from sheetgen.model.plan import Indicator, Item
from sheetgen.model.report import JudgedItem, Report
from sheetgen.model.role import BUDGET, SPENT
from sheetgen.records import Struct, replace
from sheetgen.telling.words import AGGREGATION_WORDS, BAND_WORDS, DIRECTION_WORDS, day_of
from sheetgen.writing.context import HEADING, Context
from sheetgen.writing.earlier_years import Known, past_actuals, past_targets
from sheetgen.writing.live_cells import state_word
from sheetgen.writing.outline import INDICATORS, WORK, Line, outline
from sheetgen.writing.report_book import context_of
from sheetgen.writing.workbook.book import Book
from sheetgen.writing.workbook.cell import Cell, Empty, Number, Text
from sheetgen.writing.workbook.figure_cells import figure_cell, percent_cell
from sheetgen.writing.workbook.height import height_of, lines_of
from sheetgen.writing.workbook.sheet import Paper, Sheet
from sheetgen.writing.workbook.styles import Look
from sheetgen.writing.workbook.table import Column, area_of, draw, set_out

_DEEPEST = 2
_CAPPED_WIDTH = 15.0
_MOST_ON_A4 = 190.0
"""The width, in characters, that a page of A4 shows in letters one can read."""
_PERCENTAGES = frozenset({"progress", "progress_2", "physical", "financial"})
_MONEY = frozenset({BUDGET, SPENT, "financial"})


def write_annex(report: Report, layout: Layout, path: Path, say: Speaker) -> None:
    """Write the annex of a report. Its figures stand as they were judged; nothing is live."""
    drawn = drawn_annex(report, layout, say)
    report, context, columns, lines = drawn.report, drawn.context, drawn.columns, drawn.lines
    with Book(path, made_on=report.as_of, say=say, title=layout.sheet) as book:
        sheet = book.sheet(layout.sheet)
        context.head(sheet, message("{title}", title=_title(layout, report)), "")
        area = area_of(columns, HEADING, len(lines))
        wide = sum(column.width for column in columns) > _MOST_ON_A4
        set_out(sheet, columns, area, frozen=1, paper=Paper.A3 if wide else Paper.A4)
        sheet.call("center_horizontally")
        draw(sheet, columns, lines, area)
        _write_groups(sheet, layout)
        last = area.last
        if layout.total:
            last += 1
            for index, cell in enumerate(drawn.total):
                sheet.put(last, index, cell)
        _write_notes(sheet, drawn, layout, last + 2)


def _title(layout: Layout, report: Report) -> str:
    return (layout.title or layout.sheet).replace("{year}", str(report.period.year))


def _write_groups(sheet: Sheet, layout: Layout) -> None:
    """The headings above the headings, each across its columns; those without one go on upwards."""
    if not any(column.group for column in layout.columns):
        return
    at, lines = 0, 1
    for group, columns in groupby(layout.columns, key=lambda column: column.group):
        last = at + len(tuple(columns)) - 1
        if group:
            sheet.across(HEADING - 1, at, last, group, "heading")
            width = sum(sheet.width(column) for column in range(at, last + 1))
            lines = max(lines, lines_of(Text(group, ("heading",)), width))
        else:
            for column in range(at, last + 1):
                sheet.put(HEADING - 1, column, Empty(("heading",)))
        at = last + 1
    sheet.height(HEADING - 1, height_of(lines))
    sheet.call("repeat_rows", HEADING - 1, HEADING)


def _write_notes(sheet: Sheet, drawn: "DrawnAnnex", layout: Layout, row: int) -> None:
    """Source and notes below the table, as wide as it; gives nothing to sort among its rows."""
    width = sum(column.width for column in drawn.columns)
    for at, said in enumerate(annex_notes(drawn.report, layout), row):
        note = Text(sheet.say(said), ("plain", "wrap", "soft"))
        sheet.across(at, 0, len(drawn.columns) - 1, note.text, *note.look)
        sheet.height(at, height_of(lines_of(note, width)))


def annex_notes(report: Report, layout: Layout) -> Iterator[Message]:
    """The source, the notes, how figures are rounded, and what differs from the published."""
    came = message("what offices reported, as of {day}", day=day_of(report.as_of))
    source = message("{source}", source=layout.source) if layout.source else came
    yield message("Source: {source}.", source=source)
    for note in layout.notes:
        yield message("Note: {note}", note=note.replace("{year}", str(report.period.year)))
    yield message_n(
        "Note: percentages are printed with {n} decimal, as the official source does; each cell "
        "holds the whole figure.",
        "Note: percentages are printed with {n} decimals, as the official source does; each cell "
        "holds the whole figure.",
        layout.decimals,
    )
    yield from _difference(report)


def _difference(report: Report) -> Iterator[Message]:
    """By how much the index is another than the published one, and what the plan says of it."""
    index = None if report.index is None else report.index.declared.figure
    published = dict(report.plan.published).get(report.period)
    why = report.plan.note
    if published is not None and isinstance(index, Decimal) and published != index:
        yield message(
            "Note: the published index is {published:percent}; that of these rows is "
            "{index:percent}, {points:points} {sign}.",
            published=published,
            index=index,
            points=abs(published - index),
            sign=term("than published", "less")
            if index < published
            else term("than published", "more"),
        )
    if why:
        yield message("Note: {note}", note=why)


class DrawnAnnex(Struct, frozen=True):
    """An annex before it is put anywhere: its columns, its lines, and the cells of its last row."""

    report: Report
    context: Context
    columns: tuple[Column[Line], ...]
    lines: tuple[Line, ...]
    total: tuple[Cell, ...]


def drawn_annex(report: Report, layout: Layout, say: Speaker) -> DrawnAnnex:
    """The annex of a report by its layout, for a sheet or for a table of a document."""
    if layout.printed_cap is not None:
        report = replace(report, plan=replace(report.plan, printed_cap=layout.printed_cap))
    context = context_of(report, say, "")
    known = {"target": past_targets(report), "actual": past_actuals(report)}
    columns = tuple(
        Column(
            f"{column.field}-{column.years_back}",
            _dated(column.heading, column, report),
            _width(column, report),
            partial(_cell, column=column, context=context, known=known, decimals=layout.decimals),
        )
        for column in layout.columns
    )
    lines = listed_by(report, layout)
    total = tuple(_total(layout, report)) if layout.total else ()
    return DrawnAnnex(report, context, columns, lines, total)


def listed_by(report: Report, layout: Layout) -> tuple[Line, ...]:
    """What an annex lists of a report."""
    return outline(report, INDICATORS if layout.of == "indicators" else WORK)


def _width(column: LayoutColumn, report: Report) -> float:
    """As the layout says, but for a progress that is capped, whose words must fit."""
    if column.field != "progress" or report.plan.printed_cap is None:
        return column.width
    return max(column.width, _CAPPED_WIDTH)


def _dated(heading: str, column: LayoutColumn, report: Report) -> Message:
    year = str(report.period.year - column.years_back)
    return message("{heading}", heading=heading.replace("{year}", year))


def _cell(
    line: Line,
    *,
    column: LayoutColumn,
    context: Context,
    known: Mapping[str, Known],
    decimals: int,
) -> Cell:
    if line.item is None:
        return _of_element(line, column.field, context)
    look: Look = ("body", "wrap", *((f"level{_DEEPEST}",) if line.element else ()))
    if column.years_back:
        item = line.item.measured.item
        year = context.report.period.year - column.years_back
        found = known[column.field].get((item.code, year))
        return Empty(look) if found is None else figure_cell(found[0], "item", look, item)
    words = _words(line.item, column.field, context)
    if words is not None:
        return Text(words, look)
    cell = _figure(line.item, column.field, look, decimals)
    return context.printed(cell) if column.field == "progress" else cell


def _words(judged: JudgedItem, field: str, context: Context) -> str | Message | None:
    """What a column of words says of an item; None where the column shows a figure."""
    if field in _WORDS:
        return _WORDS[field](judged.measured.item)
    verdict = judged.verdict
    if field == "status":
        return state_word(verdict.status.tone_for(verdict.band), context.say)
    if field == "band":
        return "" if verdict.band is None else BAND_WORDS[verdict.band]
    return None


def _percent(figure: Figure, look: Look, decimals: int) -> Cell:
    """A percentage rounded as the official source rounds it: 99.98 is printed 100.0."""
    if isinstance(figure, Gap):
        return percent_cell(figure, look)
    places = f".{'0' * decimals}" if decimals else ""
    return Number(figure, (*look, f'num:#,##0{places}" %"'))


def _figure(judged: JudgedItem, field: str, look: Look, decimals: int) -> Cell:
    measure = judged.measured.measure(field)
    if measure is None:
        return Empty(look)
    if field in _PERCENTAGES:
        return _percent(measure.figure, (*look, "right"), decimals)
    return figure_cell(measure.figure, measure.unit, look, judged.measured.item)


def _of_element(line: Line, field: str, context: Context) -> Cell:
    """An element's row: its code and name, as the official annexes print it."""
    look: Look = ("body", "wrap", f"level{min(line.depth, _DEEPEST)}")
    if line.element is None or field not in {"code", "name"}:
        return Empty(look)
    return Text(line.code if field == "code" else context.element_name(line.element), look)


def _total(layout: Layout, report: Report) -> Iterator[Cell]:
    """The last row: the index under the progress, or the money under its columns."""
    look: Look = ("body", "level0")
    roots = [each for each in report.elements if each.depth == 0]
    money = roots[0] if len(roots) == 1 else None
    for index, column in enumerate(layout.columns):
        figure: Figure | None = None
        if column.field == "progress" and report.index is not None:
            figure = report.index.declared.figure
        elif column.field in _MONEY and money is not None:
            rolled = money.money.measure(column.field)
            figure = None if rolled is None else rolled.figure
        if index == 0:
            yield Text(layout.total, look)
        elif figure is None or isinstance(figure, Gap):
            yield Empty(look)
        elif column.field in _PERCENTAGES:
            yield _percent(figure, (*look, "right"), layout.decimals)
        else:
            yield figure_cell(figure, "soles", look)


def _declared(item: Item, name: str) -> str | Message:
    """What the plan declares of an indicator; an activity has none of it."""
    if not isinstance(item, Indicator):
        return ""
    match name:
        case "direction":
            return DIRECTION_WORDS[item.direction]
        case "aggregation":
            return AGGREGATION_WORDS[item.aggregation]
        case _:
            return "" if item.baseline_year is None else str(item.baseline_year)


_WORDS: Mapping[str, Callable[[Item], str | Message]] = {
    "code": lambda item: item.code,
    "name": lambda item: item.name,
    "offices": lambda item: " - ".join(item.offices),
    "unit": lambda item: (isinstance(item, Indicator) and item.own_unit) or item.unit_name,
    "type": lambda item: item.type,
    "direction": partial(_declared, name="direction"),
    "aggregation": partial(_declared, name="aggregation"),
    "baseline_year": partial(_declared, name="baseline_year"),
}
