"""The one door to xlsxwriter: what it refuses softly stops the run here.

Text is written as text whatever it begins with, figures as their nearest double, and nothing in a
file tells who or when: the date of creation is the report's own.
"""

import warnings
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date, datetime, time
from enum import Enum
from io import BytesIO
from itertools import chain, repeat
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from sheetgen.disk.faults import let_go
from sheetgen.errors import WriteError
from sheetgen.language.message import Message, message
from sheetgen.language.signs import visible
from sheetgen.language.speaker import Speaker
from sheetgen.model.summary import Alert
from sheetgen.model.template import column_letter
from sheetgen.model.theme import PLAIN, Theme
from sheetgen.writing.branding import branded
from sheetgen.writing.cell import Cell, Empty, Formula, Link, Number, Text, Web
from sheetgen.writing.drawing import RowDrawing, double
from sheetgen.writing.ledger import Ledger, Tab
from sheetgen.writing.long_texts import LONG_TEXTS, LongTexts
from sheetgen.writing.padding import padded
from sheetgen.writing.styles import FONT, LOOKS, Look
from sheetgen.writing.trace import Shows
from sheetgen.writing.wellformed import check_parts

_NUMBER = "num:"
_LONGEST_NAME = 31


class Paper(Enum):
    """Paper sizes by Excel's numbers; a wide matrix is made for A3."""

    A3 = 8
    A4 = 9


class Book:
    """A workbook being written; leaving the ``with`` block closes it."""

    def __init__(
        self,
        path: Path,
        *,
        made_on: date,
        say: Speaker,
        title: str = "",
        theme: Theme = PLAIN,
        small: bool = False,
        into: BytesIO | None = None,
        ledger: Ledger | None = None,
        is_kept: bool = True,
    ) -> None:
        """``small``: its parts are put together in memory, and not in files that come and go.

        ``into``: nothing is written to the disk; the path is only what faults are told of.
        What its cells show is entered in ``ledger``, which may be that of other books too. A book
        that is not kept writes no file: it is drawn for its ledger alone.
        """
        import xlsxwriter  # noqa: PLC0415 - 70 ms, not for --help

        from sheetgen.writing.streamed import StreamedSheet  # noqa: PLC0415 - imports xlsxwriter

        self._sheet_class = StreamedSheet
        self._path = path
        self._into = into
        self.say = say
        self.ledger = Ledger() if ledger is None else ledger
        self.is_kept = is_kept
        self.theme = theme
        self._made = xlsxwriter.Workbook(
            into or str(path),
            {
                "default_format_properties": {"font_name": FONT, "font_size": 9},
                "strings_to_formulas": False,
                "strings_to_urls": False,
                "strings_to_numbers": False,
                "in_memory": small or into is not None,
                # Its parts lie beside it until it is whole: the next run finds what a kill leaves.
                "tmpdir": str(path.parent),
            },
        )
        created = datetime.combine(made_on, time())
        self._made.set_properties({"created": created, "title": title})
        self._refusals = (UserWarning, xlsxwriter.exceptions.XlsxWriterException)
        self._formats: dict[Look, Any] = {}
        self._sheets: dict[str, Sheet] = {}
        self._styles: dict[Look, int] = {}
        self._long = LongTexts()
        self._strict = warnings.catch_warnings()

    def __enter__(self) -> Self:
        self._strict.__enter__()
        warnings.simplefilter("error")
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        try:
            if error is None and self.is_kept:
                self._long.write(self)
                self.must("close", self._made.close)
                check_parts(self._into or self._path, self._path.name)
        except OSError as fault:
            error = fault
            raise
        finally:
            if isinstance(error, OSError):  # of the file, whichever of its parts it was
                error.filename = str(self._path)
                let_go(error)
            for made in self._made.worksheets():
                made.discard()
            self._strict.__exit__(kind, error, trace)

    def must(self, what: str, call: Callable[..., Any], *args: object, **options: object) -> Any:  # noqa: ANN401 - xlsxwriter has no types
        """Make a call that may not be refused, softly or loudly."""
        try:
            answer = call(*args, **options)
        except self._refusals as refusal:
            if refusal.args and isinstance(refusal.args[0], OSError):  # the disk's, not Excel's
                raise refusal.args[0] from None
            raise self.refused(f"{what}{args[:2]}", str(refusal)) from refusal
        if isinstance(answer, int) and answer < 0:
            raise self.refused(f"{what}{args[:2]}", str(answer))
        return answer

    def refused(self, what: str, answer: str) -> WriteError:
        """The error for what the workbook does not take."""
        return WriteError(
            f"{self._path.name}: {what}",
            message("The workbook refused it: {answer}.", answer=answer),
            message("Close the file if it is open and try again; otherwise report it."),
        )

    def fitted(self, sheet: str, cell: str, text: str) -> str:
        """A text as a cell can hold it: no sign that a file cannot, and no more than it takes."""
        return self._long.fitted(sheet, cell, visible(text), self.say.say(LONG_TEXTS))

    def sheet(self, name: str) -> "Sheet":
        """The sheet of this name; a new one stands at the end of the workbook."""
        if name in self._sheets:
            return self._sheets[name]
        if len(name) > _LONGEST_NAME:
            raise self.refused(name, f"{len(name)} > {_LONGEST_NAME}")
        made = self.must(name, self._made.add_worksheet, name, self._sheet_class)
        tab = Tab(self._path.name, name)
        self.ledger.sheets.append(tab)
        return self._sheets.setdefault(name, Sheet(self, tab, made))

    def property(self, name: str, value: str) -> None:
        """A custom document property."""
        self.must(name, self._made.set_custom_property, name, value, "text")

    def chart(self, options: Mapping[str, str]) -> Any:  # noqa: ANN401 - xlsxwriter has no types
        """A native chart, to be placed by :meth:`Sheet.chart`."""
        return self.must("chart", self._made.add_chart, dict(options))

    def format(self, look: Look) -> Any:  # noqa: ANN401 - xlsxwriter has no types
        """The format of a look; equal looks share one."""
        found = self._formats.get(look)
        if found is None:
            found = self._formats[look] = self._made.add_format(
                branded(_properties(look), self.theme)
            )
        return found

    def style(self, look: Look) -> int:
        """The number that a cell of this look bears in its sheet's part."""
        found = self._styles.get(look)
        if found is None:
            index: int = self.format(look)._get_xf_index()  # noqa: SLF001 - xlsxwriter keeps no public way
            found = self._styles[look] = index
        return found

    def rule_format(self, properties: Mapping[str, Any]) -> Any:  # noqa: ANN401 - as above
        """A format for a conditional format."""
        return self._made.add_format(dict(properties))


def _properties(look: Look) -> dict[str, Any]:
    laid: dict[str, Any] = {}
    for name in look:
        if name.startswith(_NUMBER):
            laid["num_format"] = name.removeprefix(_NUMBER)
        else:
            laid |= LOOKS[name]
    return padded(look, laid)


class Sheet:
    """A sheet being written; rows and columns are counted from 0."""

    def __init__(self, book: Book, tab: Tab, made: Any) -> None:  # noqa: ANN401 - as above
        self.book = book
        self.tab = tab
        self.name = tab.sheet
        self.made = made
        self._widths: dict[int, float] = {}

    def call(self, method: str, *args: object, **options: object) -> Any:  # noqa: ANN401 - as above
        """Any method of xlsxwriter's worksheet; its refusal is an error."""
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
                self.call("write_url", *at, f"internal:{cell.target}", look, cell.text)
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
        widths: Sequence[float],
        rows: Iterable[Sequence[Cell]],
        levels: Iterable[int] = (),
    ) -> None:
        """Draw a table's rows, each as tall as its words need; they cannot be changed after.

        What they show was entered with the table: a book that is not kept goes without them.
        """
        if not self.book.is_kept:
            return
        draw = RowDrawing(self.book, self.made, widths)
        deep = chain(levels, repeat(0))
        row = first - 1
        for row, (cells, level) in enumerate(zip(rows, deep, strict=False), first):
            draw.row(row, cells, level)
        if row >= first and self.made.reach(row, len(widths) - 1) < 0:
            raise self.book.refused(f"{self.name}!{row + 1}", "-1")

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
        self.text(row, first, text, *look, shows=shows)

    def widths(self, widths: tuple[float, ...], start: int = 0) -> None:
        """The columns' widths, in characters."""
        for index, width in enumerate(widths, start):
            self._widths[index] = width
            self.call("set_column", index, index, width)

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
        self, *, repeat: tuple[int, int] | None, tall: int = 0, paper: Paper = Paper.A4
    ) -> None:
        """Landscape, one page wide; the heading rows repeat and the pages are counted."""
        self.call("set_landscape")
        self.call("set_paper", paper.value)
        self.call("fit_to_pages", 1, tall)
        self.call("set_margins", 0.4, 0.4, 0.5, 0.6)
        self.call("hide_gridlines", 2)
        page = self.say(message("Page {page} of {pages}", page="&P", pages="&N"))
        self.call("set_footer", f"&L&8&A&R&8{page}")
        if repeat is not None:
            self.call("repeat_rows", *repeat)
