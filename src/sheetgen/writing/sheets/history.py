"""How every item stood month by month, coloured by its status; the index above, drawn below."""

from collections.abc import Sequence
from decimal import Decimal

from sheetgen.language.message import Message, joined, message, message_n
from sheetgen.model.figure import Gap
from sheetgen.model.past_state import ItemState, PastState
from sheetgen.model.report import Report
from sheetgen.model.status import TONES
from sheetgen.writing.context import HEADING, HISTORY, Context
from sheetgen.writing.sheet_charts import line_of_months
from sheetgen.writing.sheets.headline import bounds_of
from sheetgen.writing.sheets.history_rows import (
    ALONE,
    Row,
    code_of,
    in_a_row,
    movement,
    points_traced,
    rows_of,
    streak_traced,
    traced,
)
from sheetgen.writing.sheets.legend import in_a_line
from sheetgen.writing.workbook.book import Book
from sheetgen.writing.workbook.cell import Cell, Empty, Number, Text
from sheetgen.writing.workbook.figure_cells import percent_cell
from sheetgen.writing.workbook.height import height_of, lines_of
from sheetgen.writing.workbook.sheet import Sheet
from sheetgen.writing.workbook.table import Column, area_of, draw, set_out
from sheetgen.writing.workbook.trace import Trace

_LOOK = ("body", "wrap")
_CELL = ("body", "centre")
_POINTS = ("body", "right", "num:+#,##0.0")
_CHART_ROWS = 12


def has_history(report: Report) -> bool:
    """Whether an earlier month is known."""
    return len(report.states) >= ALONE


def write_history(book: Book, context: Context) -> None:
    """Write the sheet: one row an item, one column a month, the earliest on the left."""
    report = context.report
    sheet = book.sheet(context.name(HISTORY))
    note = message(
        "Each month as it was judged then, a closed one as it was sealed. The symbol is the status."
    )
    if any(state.is_recalled for state in report.states):
        recalled = message(
            "Months with * are from before the files: by actuals.csv and the rules of now."
        )
        note = joined([note, recalled])
    context.head(sheet, HISTORY, joined([note, in_a_line(report, unrated=True)]))
    columns = _columns(report.states)
    records = rows_of(context)
    area = area_of(columns, HEADING, len(records))
    set_out(sheet, columns, area, frozen=2)
    sheet.fit_note(len(columns) - 1)
    draw(sheet, columns, records, area, item=code_of)
    months = [area.column(_key(state)) for state in report.states]
    _colour(
        sheet, (area.first, months[0], area.last, months[-1]), area.cell(_key(report.states[0]), 0)
    )
    row = area.last + 2
    if any(state.index is not None for state in report.states):
        row = _index(sheet, context, row, months)
    sheet.call("print_area", 0, 0, row, len(columns) - 1)


def _index(sheet: Sheet, context: Context, row: int, months: Sequence[int]) -> int:
    """The index of each month in cells, and as a line; gives the row below."""
    sheet.text(row, 0, message("Index"), "body", "bold")
    name = Text(context.report.plan.name, _LOOK)
    sheet.put(row, 1, name)
    sheet.height(row, height_of(lines_of(name, sheet.width(1))))
    for state, column in zip(context.report.states, months, strict=True):
        if state.index is None or isinstance(state.index, Gap):
            sheet.put(row, column, Empty(_CELL))
        else:
            trace = traced("index", state, state.index)
            sheet.put(row, column, percent_cell(state.index, _CELL), trace)
    bounds, figures = bounds_of(context.report), row
    if bounds is not None:
        row += 1
        _aim(sheet, context, row, bounds[1], months)
    if len(_known(context.report)) < ALONE:
        return row + 1  # one month is no line
    span = (months[0], months[-1])
    chart = line_of_months(sheet, (HEADING, figures), span, None if row == figures else row)
    width = sum(int(sheet.width(column) * 7 + 5) for column in range(months[-1] + 1))
    sheet.call(
        "insert_chart",
        row + 1,
        0,
        chart,
        {"object_position": 1, "description": sheet.say(_said(context.report))},
    )
    chart.set_size({"width": min(width, 900), "height": (_CHART_ROWS - 1) * 20})
    return row + 1 + _CHART_ROWS


def _aim(sheet: Sheet, context: Context, row: int, bound: Decimal, months: Sequence[int]) -> None:
    """What the index is to come to: where the high band begins, by the bounds in force now."""
    sheet.text(row, 0, message("High from"), "body", "soft")
    sheet.text(row, 1, message("the threshold in force"), *_LOOK, "soft")
    for state, column in zip(context.report.states, months, strict=True):
        sheet.put(
            row, column, percent_cell(bound, (*_CELL, "soft")), _aimed(context.report, state, bound)
        )


def _aimed(report: Report, state: PastState, bound: Decimal) -> Trace:
    return Trace(
        subject=report.plan.code,
        measure=f"aim:{state.period}",
        figure=bound,
        unit="percent",
        formula=message("the threshold in force"),
        typed="",
        rule="",
        places=(),
        said=message("High from"),
    )


def _known(report: Report) -> list[PastState]:
    """The months whose index is known."""
    return [each for each in report.states if isinstance(each.index, Decimal)]


def _said(report: Report) -> Message:
    """What the line shows, for who cannot see it."""
    known = _known(report)
    if known[0].index == known[-1].index:
        said = message(
            "Index of {index:percent} in {months}",
            index=known[0].index,
            months=[str(each.period) for each in (known[0], known[-1])],
        )
        return _with_bound(said, report)
    said = message(
        "Index from {first:percent} in {since} to {last:percent} in {until}",
        first=known[0].index,
        since=str(known[0].period),
        last=known[-1].index,
        until=str(known[-1].period),
    )
    return _with_bound(said, report)


def _with_bound(said: Message, report: Report) -> Message:
    bounds = bounds_of(report)
    if bounds is None:
        return said
    return message("{said}; high from {bound:percentage}", said=said, bound=bounds[1])


def _colour(sheet: Sheet, area: tuple[int, int, int, int], first: str) -> None:
    """By the symbol that stands in the cell."""
    for tone in TONES:
        if tone.fill:
            look = {"bg_color": tone.fill, "font_color": tone.ink}
            sheet.colour(area, f'=LEFT({first},1)="{tone.symbol}"', **look)


def _key(state: PastState) -> str:
    return f"month:{state.period}"


def _columns(states: Sequence[PastState]) -> tuple[Column[Row], ...]:
    return (
        Column("code", message("Code"), 17, _code),
        Column("name", message("Name"), 46, _name),
        *(_month(at, state) for at, state in enumerate(states)),
        Column("points", message("Change (p. p.)"), 13, _points, traces=points_traced),
        Column("streak", message("Streak"), 30, _streak, traces=streak_traced),
    )


def _month(at: int, state: PastState) -> Column[Row]:
    def cell(row: Row) -> Cell:
        found = row.states[at]
        return Text("—", _CELL) if found is None else Text(_shown(found, row.context), _CELL)

    def trace(row: Row) -> Trace:
        found = row.states[at]
        progress = Gap.NOT_COMPUTED if found is None else found.progress
        return traced(code_of(row), state, progress, row.places[at])

    mark = "*" if state.is_recalled else ""
    return Column(
        _key(state),
        message("{period}", period=f"{state.period}{mark}"),
        11,
        cell,
        traces=trace,
        alike=lambda row: id(row.states[at]),  # the report holds them
        month=at,
    )


def _shown(state: ItemState, context: Context) -> str:
    tone = state.status.tone_for(state.band)
    if isinstance(state.progress, Gap):
        return f"{tone.symbol}"
    return f"{tone.symbol} {context.say.say(message('{p:percent}', p=state.progress))}"


def _code(row: Row) -> Cell:
    code = code_of(row)
    return row.context.lead(code, code, ("body", "link")) or Text(code, _LOOK)


def _name(row: Row) -> Cell:
    return Text("" if row.judged is None else row.judged.measured.item.name, _LOOK)


def _points(row: Row) -> Cell:
    moved = movement(row)
    return Empty(_LOOK) if moved is None else Number(moved[1], _POINTS)


def _streak(row: Row) -> Cell:
    """How many of the latest due months in a row had the status of the last."""
    if not row.due:
        return Empty(_LOOK)
    _, last = row.due[-1]
    word, n = last.status.tone_for(last.band).word, in_a_row(row)
    said = message_n("{word}: {n} period", "{word}: {n} periods in a row", n, word=word)
    return Text(said, _LOOK)
