"""A sheet being written: what its cells show is entered in the book's ledger as it is drawn."""

from collections.abc import Iterable, Sequence
from enum import Enum
from itertools import chain, repeat
from typing import Any, TypeVar

from sheetgen.language.message import Message, message
from sheetgen.model.summary import Alert
from sheetgen.model.template import column_letter
from sheetgen.writing.workbook.book_asked import Workbook
from sheetgen.writing.workbook.cell import (
    MOST_LINKS,
    Cell,
    Empty,
    Formula,
    Link,
    Number,
    Text,
    Web,
    double,
)
from sheetgen.writing.workbook.drawing import (
    DrawnColumn,
    RowDrawing,
    RowsBy,
    drawn_by_columns,
)
from sheetgen.writing.workbook.height import height_of, lines_of
from sheetgen.writing.workbook.ledger import Tab
from sheetgen.writing.workbook.styles import Look
from sheetgen.writing.workbook.trace import Shows

R = TypeVar("R")


class Paper(Enum):
    """Paper sizes by Excel's numbers; a wide matrix is made for A3."""

    A3 = 8
    A4 = 9


_FOOTER = 0.2
"""Inches from the paper's edge."""
_MARGINS = (0.4, 0.4, 0.5, 0.6)
"""Inches: left, right, top, bottom."""
_BELOW_HEADER = 0.85
_MOST_IN_HEADER = 180
"""Signs of the second line: Excel takes 255, with the first and with what says how they look."""
_FOLDING = {"collapsed": True}
"""The column that bears the sign by which the next are unfolded."""


class Sheet:
    """A sheet being written; rows and columns are counted from 0."""

    def __init__(self, book: Workbook, tab: Tab, made: Any) -> None:  # noqa: ANN401 - as above
        self.book = book
        self.tab = tab
        self.name = tab.sheet
        self.made = made
        self._widths: dict[int, float] = {}
        self._note: tuple[int, int, Message | str, Look] | None = None

    def call(self, method: str, *args: object, **options: object) -> Any:  # noqa: ANN401 - as above
        """Any method of xlsxwriter's worksheet; its refusal is an error.

        A book that is not kept goes without: it is drawn for its ledger.
        """
        if not self.book.is_kept:
            return None
        return self.book.must(f"{self.name}!{method}", getattr(self.made, method), *args, **options)

    def say(self, text: str | Message) -> str:
        """Words in the workbook's language."""
        return self.book.say.say(text) if isinstance(text, Message) else text

    def put(self, row: int, column: int, cell: Cell, shows: Shows | None = None) -> None:
        """Draw one cell, and enter in the ledger the figure that it shows."""
        if shows is not None:
            self.book.ledger.enter(self.tab.at(row, column), shows)
        look = self.book.format(cell.look)
        at = (row, column)
        match cell:
            case Text():
                where = f"{column_letter(column)}{row + 1}"
                said = self.book.fitted(self.name, where, self.say(cell.text))
                self.call("write_string", *at, said, look)
            case Number():
                self.call("write_number", *at, double(cell.figure), look)
            case Formula():
                result = cell.result if isinstance(cell.result, str) else double(cell.result)
                self.call("write_formula", *at, cell.formula, look, result)
            case Link():
                self.call("write_url", *at, cell.address, look, cell.text)
            case Web():
                self.call("write_url", *at, cell.address, look, cell.text)
            case Empty():
                self.call("write_blank", *at, None, look)

    def tell_alerts(self, first: int, alerts: Sequence[tuple[Alert, ...]]) -> None:
        """Enter in the ledger the alerts that rows speak of, from row ``first`` on."""
        self.book.ledger.enter_alerts(self.tab, first, alerts)

    def stream(
        self,
        first: int,
        columns: Sequence[DrawnColumn[R]],
        records: Iterable[R],
        levels: Iterable[int] = (),
        by: RowsBy = drawn_by_columns,
    ) -> None:
        """Draw a table's rows, a record each, as tall as their words need; they stay as they are.

        What they show was entered with the table: a book that is not kept goes without them.

        Raises WriteError past the last row of a sheet.
        """
        if not self.book.is_kept:
            return
        draw = by(RowDrawing(self.book, self.made, columns))
        deep = chain(levels, repeat(0))
        row = first - 1
        for row, (record, level) in enumerate(zip(records, deep, strict=False), first):
            draw(row, record, level)
        self.reached(first, row, len(columns))

    def reached(self, first: int, row: int, columns: int) -> None:
        """Rows were drawn as far as ``row``; raises WriteError past the last row of a sheet."""
        if row >= first and self.made.reach(row, columns - 1) < 0:
            raise self.book.refused(f"{self.name}!{row + 1}", "-1")
        if self.made.left_out and self._note is not None:
            at, column, note, look = self._note
            self.text(at, column, _past_links(note), *look)

    def fold_rows(self) -> None:
        """Fold away the streamed rows of deeper levels, each behind the row above it."""
        self.call("outline_settings", True, False, False, False)  # noqa: FBT003 - positional in xlsxwriter
        self.made.folds = True

    def note(self, row: int, column: int, note: str | Message, *look: str) -> None:
        """What is said of the sheet at its top; links that Excel has no room for are said there."""
        self._note = row, column, note, look
        self.text(row, column, note, *look)

    def text(
        self, row: int, column: int, text: str | Message, *look: str, shows: Shows | None = None
    ) -> None:
        """Words at a place."""
        self.put(row, column, Text(text, look), shows)

    def across(
        self,
        row: int,
        first: int,
        last: int,
        text: str | Message,
        *look: str,
        shows: Shows | None = None,
    ) -> None:
        """Words over several columns. Never where people filter."""
        if first != last:
            self.call("merge_range", row, first, row, last, "", self.book.format(look))
        if text or first == last:
            self.text(row, first, text, *look, shows=shows)

    def widths(self, widths: tuple[float, ...], start: int = 0) -> None:
        """The columns' widths, in characters."""
        for index, width in enumerate(widths, start):
            self._widths[index] = width
            self.call("set_column", index, index, width)

    def widen(self, column: int, least: float) -> None:
        """Make a column that is not folded away as wide as this, where it is narrower."""
        if self._widths[column] < least:
            self.widths((least,), column)

    def fit_note(self, last: int) -> None:
        """Let the note at the top take as many lines as it needs from column A to ``last``.

        Beyond that column it would be cut on paper.
        """
        if self._note is None:
            return
        row, column, note, look = self._note
        said = Text(self.say(note), (*look, "wrap"))
        lines = lines_of(said, sum(self._widths[each] for each in range(column, last + 1)))
        if lines > 1:
            self._note = row, column, note, said.look
            self.across(row, column, last, said.text, *said.look)
            self.height(row, height_of(lines))

    def fold(self, first: int, last: int) -> None:
        """Fold some columns away behind the one before them; their widths stand."""
        for index in range(first, last + 1):
            folded = {"level": 1, "hidden": True}
            self.call("set_column", index, index, self._widths[index], None, folded)
        self.call("set_column", first - 1, first - 1, self._widths[first - 1], None, _FOLDING)

    def width(self, column: int) -> float:
        """How wide a column was made, in characters."""
        return self._widths[column]

    def height(self, row: int, points: float) -> None:
        """A row's height."""
        self.call("set_row", row, points)

    def table(self, first: int, last: int, name: Message, headings: Sequence[Message]) -> None:
        """Make a table of its own, from column A, of what was drawn: filter and nothing else."""
        look = self.book.format(("heading",))
        columns = [{"header": self.say(each), "header_format": look} for each in headings]
        options = {"name": self.say(name), "style": None, "columns": columns}
        self.call("add_table", first, 0, last, len(headings) - 1, options)

    def colour(self, area: tuple[int, int, int, int], criteria: str, **look: object) -> None:
        """A conditional format over an area, by a formula on its first cell."""
        options = {"type": "formula", "criteria": criteria, "format": self.book.rule_format(look)}
        self.call("conditional_format", *area, options)

    def bars(self, area: tuple[int, int, int, int], most: int, colour: str) -> None:
        """Data bars from 0 to ``most``."""
        options = {
            "type": "data_bar",
            "data_bar_2010": True,
            "bar_solid": True,
            "bar_color": colour,
            "bar_border_color": colour,
            "min_type": "num",
            "max_type": "num",
            "min_value": 0,
            "max_value": most,
        }
        self.call("conditional_format", *area, options)

    def page(
        self,
        *,
        repeat: tuple[int, int] | None,
        wide: int = 1,
        tall: int = 0,
        paper: Paper = Paper.A4,
        margins: tuple[float, float, float, float] = _MARGINS,
    ) -> None:
        """Landscape, so many pages wide; the heading rows repeat and the pages are counted.

        ``margins`` in inches: left, right, top, bottom.
        """
        self.call("set_landscape")
        self.call("set_paper", paper.value)
        self.call("fit_to_pages", wide, tall)
        self.call("set_margins", *margins)
        self.call("hide_gridlines", 2)
        page = self.say(message("Page {page} of {pages}", page="&P", pages="&N"))
        self.call("set_footer", f"&L&9&A&R&9{page}", {"margin": _FOOTER})
        if repeat is not None:
            self.call("repeat_rows", *repeat)

    def head_pages(self, title: Message, whose: Message) -> None:
        """Say on each page what it is: of a sheet some pages wide the title is on the first alone.

        Of what Excel has no room for in a header the middle is left out: the day stands at its end.
        """
        first, second = self.say(title).replace("&", "&&"), self.say(whose)
        kept = _MOST_IN_HEADER
        while len(second.replace("&", "&&")) > _MOST_IN_HEADER:
            kept -= 1
            second = f"{second[: kept // 2]}…{second[-kept // 2 :]}"
        second = second.replace("&", "&&")
        self.call("set_header", f'&L&"Arial,Bold"&12{first}\n&"Arial,Regular"&9 {second}')
        left, right, _, bottom = _MARGINS
        self.call("set_margins", left, right, _BELOW_HEADER, bottom)


def _past_links(note: str | Message) -> Message:
    """The note of a sheet whose last links lead nowhere."""
    return message(
        "{note} Excel takes no more than {most} links on a sheet: the others are words, which name "
        "the cell and lead nowhere.",
        note=note,
        most=MOST_LINKS,
    )
