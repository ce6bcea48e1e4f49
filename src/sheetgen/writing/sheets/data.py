"""The items as data: one row an item and period, figures as numbers, for pivots and charts."""

from collections.abc import Iterator, Mapping, Sequence
from functools import partial

from sheetgen.language.message import message
from sheetgen.model.figure import Gap
from sheetgen.model.plan import Item
from sheetgen.model.quantities import QUANTITIES
from sheetgen.model.report import JudgedItem, Report
from sheetgen.model.role import HEADLINE
from sheetgen.records import Struct
from sheetgen.telling.words import BAND_WORDS, GAPS, KIND_WORDS, unit_word
from sheetgen.writing.context import DATA, HEADING, Context
from sheetgen.writing.row_keys import runs_of
from sheetgen.writing.same import is_large
from sheetgen.writing.workbook.book import Book
from sheetgen.writing.workbook.cell import Cell, Empty, Number, Text, words
from sheetgen.writing.workbook.sheet import Sheet
from sheetgen.writing.workbook.table import (
    Column,
    Owned,
    area_of,
    draw,
    given_room,
    is_empty,
    set_out,
)
from sheetgen.writing.workbook.trace import Owner

_LOOK = ("plain",)
_WORDS = ("plain", "wrap")
_NUMBER = ("plain", "right", "num:General")
_WIDEST_NAME = 80
_PAGES = 2
"""Side by side on paper: on one its columns could not be read."""


class Row(Struct, frozen=True):
    """An item as judged, the period, and the objective or product of each item."""

    judged: JudgedItem
    period: str
    groups: Mapping[str, str]

    @property
    def item(self) -> Item:
        """The plan's item."""
        return self.judged.measured.item


def write_data(book: Book, context: Context) -> None:
    """Write the sheet: a table of Excel's own, with nothing merged and no row but items."""
    report = context.report
    sheet = book.sheet(context.name(DATA))
    note = message(
        "One row an item and period, for pivot tables. A cell without a figure is empty: why it "
        "is stands in a column of its own."
    )
    context.head(sheet, DATA, note)
    groups = {line.code: line.group for _, lines, _ in context.tables() for line in lines}
    records = [Row(each, str(report.period), groups) for each in report.items]
    area = area_of(COLUMNS, HEADING, len(records))
    columns = _fitted(sheet, report, records)
    set_out(sheet, columns, area, frozen=2, wide=_PAGES)
    sheet.call("print_area", area.heading, 0, area.last, len(COLUMNS) - 1)
    sheet.head_pages(DATA, context.subtitle())
    runs = runs_of(report, book.copies, records, _keys(book, records))
    draw(sheet, columns, records, area, named=DATA, owned=_OWNED, runs=runs)


def _fitted(sheet: Sheet, report: Report, records: Sequence[Row]) -> Sequence[Column[Row]]:
    """The columns: what nobody has gives its room to the names, so that rows stay low on paper.

    Of a large report they stand as they are: its rows are copied, and nobody prints them.
    """
    if is_large(report) or not records:
        return COLUMNS
    empty = {each.key for each in COLUMNS if all(is_empty(each.cell(row)) for row in records)}
    return given_room(sheet, COLUMNS, empty, "name", _WIDEST_NAME)


def _keys(book: Book, records: Sequence[Row]) -> Iterator[str]:
    """What each row follows from: the item, and where it stands."""
    imprints = book.copies.imprints
    for each in records:
        code = each.item.code
        found = imprints.get(code)
        yield f"{found} {each.groups.get(code)}" if found else ""


def _figure(row: Row, *, name: str) -> Cell:
    figure = row.judged.measured.figure(name)
    return Empty(_LOOK) if figure is None else Number(figure, _NUMBER)


def _status(row: Row) -> Cell:
    verdict = row.judged.verdict
    return words(verdict.status.tone_for(verdict.band).word, _LOOK)


def _band(row: Row) -> Cell:
    band = row.judged.verdict.band
    return words("" if band is None else BAND_WORDS[band], _LOOK)


def _why(row: Row) -> Cell:
    """Why there is no progress; words of our own, so that they can be counted."""
    gap: Gap | None = row.judged.measured.gap
    return words("" if gap is None else GAPS[gap], _WORDS)


def _said(row: Row, *, field: str) -> Cell:
    """What the office wrote."""
    return Text(next((t for f, t in row.judged.measured.notes if f == field), ""), _WORDS)


def _measure(name: str) -> Column[Row]:
    return Column(name, QUANTITIES[name].word, 13, partial(_figure, name=name))


COLUMNS: tuple[Column[Row], ...] = (
    Column("period", message("Period"), 9, lambda row: words(row.period, _LOOK)),
    Column("code", message("Code"), 17, lambda row: Text(row.item.code, _LOOK)),
    Column("kind", message("Kind"), 11, lambda row: words(KIND_WORDS[row.item.kind], _LOOK)),
    Column("name", message("Name"), 46, lambda row: Text(row.item.name, _WORDS)),
    Column("element", message("Element"), 14, lambda row: words(row.item.element, _LOOK)),
    Column(
        "group",
        message("Group"),
        11,
        lambda row: words(row.groups.get(row.item.code, ""), _LOOK),
    ),
    Column(
        "office",
        message("Office"),
        14,
        lambda row: words(row.item.offices[0] if row.item.offices else "", _LOOK),
    ),
    Column("unit", message("Unit"), 20, lambda row: words(unit_word(row.item), _WORDS)),
    *map(_measure, HEADLINE),
    Column("status", message("Status"), 13, _status, near="progress"),
    Column("band", message("Band"), 9, _band, near="progress"),
    Column("gap", message("Why there is no figure"), 36, _why, near="progress"),
    Column("reason", message("Reason given by the office"), 30, partial(_said, field="reason")),
    Column("corrective", message("Corrective measure"), 30, partial(_said, field="corrective")),
)
_OWNED: Owned[Row] = Owned(lambda row: Owner(row.item.code, is_item=True), are_own=False)
