"""The figures of a matrix as plan tables write them, by the rules that read offices' cells."""

import re
from decimal import Decimal

from sheetgen.importing.matrix_cells import At, Grid
from sheetgen.language.message import Message, message
from sheetgen.language.number_marks import Marks
from sheetgen.model.figure import Gap
from sheetgen.reading.opening.formats import shows_percent
from sheetgen.reading.typed.values import not_below_zero, read_figure
from sheetgen.records import Struct

_PRINTED = re.compile(r"\d+(\.\d+)?%")
_NO_DATA = "ND"


class Taken(Struct, frozen=True):
    """What a cell of figures says: the text a table gets ("" for none), its figure if it is one."""

    text: str
    figure: Decimal | None


class Figures(Struct, frozen=True):
    """Reads figures; ``other_habit`` where the file writes marks the other way round."""

    marks: Marks
    other_habit: bool

    def take(
        self, grid: Grid, at: At, *, percent: bool, whole: bool, signed: bool = False
    ) -> Taken | Message:
        """What a plan's table gets of a cell, or why it gets nothing.

        ``whole``: three digits after a mark may be thousands. ``signed``: it may be below zero.
        """
        cell = grid.cell(at)
        reading = read_figure(
            cell, in_percent=percent, marks=self.marks, doubted=self._doubted(whole=whole)
        )
        if not signed:
            reading = not_below_zero(reading)
        if reading.fault is not None:
            return reading.fault.message
        figure = reading.figure
        if isinstance(figure, Gap):
            return _absent(figure, reading.typed)
        if percent and 0 < abs(figure) <= 1 and not _shows_percent(grid, at):
            return message(
                "{found} stands where a percentage belongs, without a percent sign: is it "
                "{found} % or {larger} %?",
                found=f"{figure:f}",
                larger=f"{figure.scaleb(2).normalize():f}",
            )
        plain = f"{figure.normalize():f}"
        if percent:
            printed = reading.typed.replace(" ", "")
            plain = printed if _PRINTED.fullmatch(printed) else f"{plain}%"
        return Taken(plain, figure)

    def _doubted(self, *, whole: bool) -> str:
        if self.other_habit:
            return "".join(mark for mark in (self.marks.decimal, self.marks.group) if mark in ".,")
        return self.marks.decimal if whole else ""

    def loose(self, grid: Grid, at: At) -> Decimal | None:
        """The figure of a cell that is only compared, in percent points if it shows them."""
        for percent in (False, True):
            reading = read_figure(grid.cell(at), in_percent=percent, marks=self.marks)
            if isinstance(reading.figure, Decimal):
                return reading.figure
        return None

    def is_absent(self, grid: Grid, at: At) -> bool:
        """Whether a cell says that there is no figure."""
        reading = read_figure(grid.cell(at), in_percent=False, marks=self.marks)
        return isinstance(reading.figure, Gap) and reading.figure is not Gap.UNREADABLE


def _absent(gap: Gap, typed: str) -> Taken | Message:
    if gap is Gap.NO_DATA:
        return Taken(_NO_DATA, None)
    if gap in {Gap.NOT_PROGRAMMED, Gap.BLANK}:
        return Taken("", None)
    return message("«{found}»: a plan has no word for what does not apply.", found=typed)


def _shows_percent(grid: Grid, at: At) -> bool:
    cell = grid.cell(at)
    if isinstance(cell.value, Decimal):
        return shows_percent(cell.number_format, cell.value)
    text = grid.texts.get(at, "")
    return text.endswith("%")
