"""The one door to xlsxwriter: what it refuses softly stops the run here.

Text is written as text whatever it begins with, figures as their nearest double, and nothing in a
file tells who or when: the date of creation is the report's own.
"""

import warnings
from collections.abc import Callable, Iterable, Mapping
from datetime import date, datetime, time
from io import BytesIO
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from sheetgen.disk.faults import let_go
from sheetgen.errors import WriteError
from sheetgen.language.message import message
from sheetgen.language.signs import visible
from sheetgen.language.speaker import Speaker
from sheetgen.model.theme import PLAIN, Theme
from sheetgen.writing.workbook.branding import branded
from sheetgen.writing.workbook.cell import LONGEST_SHARED
from sheetgen.writing.workbook.copies import Copies, Kept
from sheetgen.writing.workbook.ledger import Ledger, Tab
from sheetgen.writing.workbook.long_texts import CERTAIN, LONG_TEXTS, LongTexts
from sheetgen.writing.workbook.padding import padded
from sheetgen.writing.workbook.sheet import Sheet
from sheetgen.writing.workbook.styles import FONT, LOOKS, Look

_NUMBER = "num:"
_LONGEST_NAME = 31


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
        copies: Copies | None = None,
    ) -> None:
        """``small``: its parts are put together in memory, and not in files that come and go.

        ``into``: nothing is written to the disk; the path is only what faults are told of.
        What its cells show is entered in ``ledger``, which may be that of other books too. A book
        that is not kept writes no file: it is drawn for its ledger alone. ``copies`` are runs of
        rows that need not be drawn.
        """
        import xlsxwriter  # noqa: PLC0415 - 70 ms, not for --help

        from sheetgen.writing.workbook.package import PackedBook  # noqa: PLC0415 - imports xlsxwriter
        from sheetgen.writing.workbook.sheet_in_runs import SheetInRuns  # noqa: PLC0415 - as it does

        self._sheet_class = SheetInRuns
        self._path = path
        self._into = into
        self.say = say
        self.ledger = Ledger() if ledger is None else ledger
        self.is_kept = is_kept
        self.theme = theme
        self.copies = Copies() if copies is None else copies
        self.announced: set[Look] = set()
        self.vocabulary: dict[str, int] = {}
        self._made = PackedBook(
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
        self._numbered = self.copies.looks_now
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
                self._made.pack(self._path.name)
                for made in self._made.worksheets():
                    self.copies.now |= made.runs
        except OSError as fault:
            error = fault
            raise
        finally:
            if isinstance(error, OSError):  # of the file, whichever of its parts it was
                error.filename = str(self._path)
                let_go(error)
            self.copies.close()
            for made in self._made.worksheets():
                made.discard()
            self._sheets.clear()
            self._made.let_go()
            self._strict.__exit__(kind, error, trace)

    def must(self, what: str, call: Callable[..., Any], *args: object, **options: object) -> Any:  # noqa: ANN401 - xlsxwriter has no types
        """Make a call that may not be refused, softly or loudly.

        Raises WriteError where it is refused.
        """
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

    @property
    def shortened(self) -> int:
        """How many texts no cell could hold."""
        return len(self._long.found)

    def fitted(self, sheet: str, cell: str, text: str) -> str:
        """A text as a cell can hold it: no sign that a file cannot, and no more than it takes."""
        if len(text) < CERTAIN and text.isprintable():
            return text
        return self._long.fitted(sheet, cell, visible(text), self.say.say(LONG_TEXTS))

    def sheet(self, name: str) -> Sheet:
        """The sheet of this name; a new one stands at the end of the workbook.

        Raises WriteError where Excel takes no such name.
        """
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
            self._numbered.setdefault(index, look)
        return found

    def next_number(self) -> int:
        """The number that the next new look of streamed rows gets."""
        return 1 + len(self._numbered)

    def takes(self, kept: Kept) -> bool:
        """Whether a run can be copied: its looks get the numbers of then, if need be now."""
        if not self.copies.numbers_stand(kept):
            return False
        for number in sorted(kept.looks):
            self.style(self.copies.looks[number])
        return True

    def announce(self, words: Iterable[str], looks: Iterable[Look]) -> None:
        """Number words and looks before any sheet does: runs that hold others are not copied.

        The numbers that sheets give follow from all that was drawn before.
        """
        if not self.is_kept:
            return
        for look in looks:
            self.style(look)
            self.announced.add(look)
        table = self._made.str_table
        for said in words:
            if said and said not in self.vocabulary and len(said) <= LONGEST_SHARED:
                self.vocabulary[said] = table._get_shared_string_index(said)  # noqa: SLF001 - as above
                table.count -= 1  # it counts cells

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
