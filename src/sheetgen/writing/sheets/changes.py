"""What changed since the stored month before, item by item, and why; what came after closing."""

from collections.abc import Iterator
from decimal import Decimal

from sheetgen.language.message import Message, joined, message
from sheetgen.model.comparison import (
    RATED_NO_MORE,
    RATED_NOW,
    CauseKind,
    Change,
    Comparison,
    Moved,
    State,
)
from sheetgen.model.figure import Gap, first_gap
from sheetgen.model.report import Report
from sheetgen.records import Struct
from sheetgen.telling.comparison_words import (
    alerts_line,
    cause_words,
    causes_of_index,
    in_a_line,
)
from sheetgen.telling.words import GAPS
from sheetgen.writing.context import CHANGES, Context
from sheetgen.writing.sheets.came_after_closing import write_late
from sheetgen.writing.sheets.legend import write_key
from sheetgen.writing.workbook.book import Book
from sheetgen.writing.workbook.cell import Cell, Empty, Number, Text
from sheetgen.writing.workbook.figure_cells import percent_cell
from sheetgen.writing.workbook.height import height_of, lines_of
from sheetgen.writing.workbook.sheet import Sheet
from sheetgen.writing.workbook.table import Column, Owned, area_of, draw, set_out
from sheetgen.writing.workbook.trace import Owner, Trace

_LOOK = ("body", "wrap")
_POINTS = ("body", "right", "num:+#,##0.0")
_ORDER = (
    Change.WORSE.word,
    Change.GONE.word,
    Change.NEW.word,
    Change.BETTER.word,
    Change.SOLVED.word,
    RATED_NOW,
    RATED_NO_MORE,
    Change.SAME.word,
)
_HEAD = 7
"""The row of the headings, below the lines that sum up."""


class Row(Struct, frozen=True):
    """An item in both months, and the context its links need."""

    moved: Moved
    context: Context


def has_changes(report: Report) -> bool:
    """Whether there is anything to tell: an earlier month, or what is after closing."""
    return report.comparison is not None or bool(report.after_closing or report.otherwise)


def write_changes(book: Book, context: Context) -> None:
    """Write the sheet: those that are worse first, those that stayed the same last."""
    report = context.report
    sheet = book.sheet(context.name(CHANGES))
    found = report.comparison
    if found is None:
        context.head(sheet, CHANGES, message("No month before this one is stored."))
        sheet.widths((17.0,) * 8)
        write_late(sheet, 3, report)
        sheet.page(repeat=None)
        return
    context.head(sheet, CHANGES, in_a_line(found))
    last = len(COLUMNS) - 1
    for row, each in enumerate(_told(found), 3):
        said = Text(sheet.say(each), ("plain", "soft", "wrap"))
        sheet.across(row, 0, last, said.text, *said.look)
        sheet.height(row, height_of(lines_of(said, sum(column.width for column in COLUMNS))))
    records = [Row(each, context) for each in _ordered(found)]
    area = area_of(COLUMNS, _HEAD, len(records))
    set_out(sheet, COLUMNS, area, frozen=2)
    sheet.fit_note(last)
    draw(sheet, COLUMNS, records, area, owned=_OWNED)
    _colour(sheet, area.span("change"), area.cell("change", 0), context)
    key = [(change.word, meaning, fill, ink) for change, meaning, fill, ink in _COLOURS]
    below = write_key(sheet, area.last + 2, last, key)
    below = max(below, write_late(sheet, below + 2, report))
    sheet.call("print_area", 0, 0, below, last)


def _told(found: Comparison) -> Iterator[Message]:
    """What the index moved by, the alerts, and in which order causes are taken in."""
    causes = causes_of_index(found)
    if causes is not None:
        yield causes
    yield from alerts_line(found)
    order = joined([kind.word for kind in CauseKind], ", ")
    yield message(
        "Causes are taken in one at a time, in this order: {order}. Their points add up to the "
        "movement.",
        order=order,
    )


def _ordered(found: Comparison) -> list[Moved]:
    """The worse first and of these what moved most; the order of the plan where nothing did."""
    return sorted(found.items, key=lambda each: (_ORDER.index(each.word), -abs(_by(each))))


def _by(moved: Moved) -> Decimal:
    return moved.points or Decimal(0)


def _colour(sheet: Sheet, area: tuple[int, int, int, int], first: str, context: Context) -> None:
    """Worse and better by what the cells say; nothing rests on the colour alone."""
    for change, _, fill, ink in _COLOURS:
        said = context.say.say(change.word)
        sheet.colour(area, f'=${first}="{said}"', bg_color=fill, font_color=ink)


_COLOURS = (
    (
        Change.WORSE,
        message("Its status is graver than in the period before, or the same with less progress"),
        "#F9D3CF",
        "#8A1C12",
    ),
    (
        Change.BETTER,
        message("Its status is better than in the period before, or the same with more progress"),
        "#DDEFE3",
        "#1B5E36",
    ),
    (
        Change.SOLVED,
        message("It came to medium or high progress, from a status that was neither"),
        "#DDEFE3",
        "#1B5E36",
    ),
)


def _code(row: Row) -> Cell:
    code = row.moved.code
    return row.context.lead(code, code, ("body", "link")) or Text(code, _LOOK)


def _status(state: State | None) -> Cell:
    if state is None:
        return Text("—", _LOOK)
    return Text(state.tone.word, _LOOK)


def _progress(state: State | None) -> Cell:
    if state is None:
        return Empty(_LOOK)
    if isinstance(state.progress, Gap):
        return Text(GAPS[state.progress], (*_LOOK, "small"))
    return percent_cell(state.progress, ("body",))


def _points(row: Row) -> Cell:
    points = row.moved.points
    return Empty(_LOOK) if points is None else Number(points, _POINTS)


_HOW = message("progress − progress in the period before")
_SAID = message("Change since the period before")


def _traced(row: Row) -> Trace:
    """By how much an item moved, or why one of the two has no progress, and what moved it."""
    places = (place for cause in row.moved.causes for place in cause.places)
    points = row.moved.points
    lacking = first_gap(*(each.progress for each in (row.moved.before, row.moved.after) if each))
    return Trace(
        subject=row.moved.code,
        measure="change",
        figure=(lacking or Gap.NOT_COMPUTED) if points is None else points,
        unit="points",
        formula=_HOW,
        typed="",
        rule="",
        places=tuple(dict.fromkeys(places)),
        said=_SAID,
    )


def _causes(row: Row) -> Cell:
    return Text(joined([cause_words(each) for each in row.moved.causes], "\n"), _LOOK)


COLUMNS: tuple[Column[Row], ...] = (
    Column("code", message("Code"), 17, _code),
    Column("name", message("Name"), 30, lambda row: Text(row.moved.name, _LOOK)),
    Column("office", message("Office"), 12, lambda row: Text(row.moved.office, _LOOK)),
    Column("change", message("Change"), 11, lambda row: Text(row.moved.word, _LOOK)),
    Column("was", message("Status before"), 11, lambda row: _status(row.moved.before)),
    Column("is", message("Status now"), 11, lambda row: _status(row.moved.after)),
    Column("before", message("Progress before"), 11, lambda row: _progress(row.moved.before)),
    Column("after", message("Progress now"), 11, lambda row: _progress(row.moved.after)),
    Column("points", message("Points"), 9, _points, traces=_traced),
    Column("causes", message("Cause: before → now · points"), 52, _causes),
)
_OWNED: Owned[Row] = Owned(lambda row: Owner(row.moved.code, is_item=True), are_own=False)
