"""A sheet as a matrix is looked at: the text of each cell, and who owns a merged one."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from sheetgen.reading.opening.cells import Cell, Kind, Sheet, Span, column_letters
from sheetgen.reading.typed.values import read_text

At = tuple[int, int]
"""A cell's row and column, from 1."""
_MOST_MERGED = 20_000
"""Cells of one merged block that are looked at; a larger one is a frame, not a heading."""


@dataclass(frozen=True)
class Grid:
    """One sheet; ``file`` is its file as places name it."""

    file: str
    sheet: Sheet

    @cached_property
    def texts(self) -> dict[At, str]:
        """What each cell that is not empty says; a cell of blanks says nothing and is none."""
        said = ((at, read_text(cell)) for at, cell in self.sheet.cells.items())
        return {at: text for at, text in said if text}

    @cached_property
    def spans(self) -> dict[At, Span]:
        """The merged block of every cell that is in one."""
        return {
            (row, column): span
            for span in self.sheet.merges
            if (span.last_row - span.first_row + 1) * (span.last_column - span.first_column + 1)
            <= _MOST_MERGED
            for row in range(span.first_row, span.last_row + 1)
            for column in range(span.first_column, span.last_column + 1)
        }

    @cached_property
    def rows(self) -> dict[int, list[int]]:
        """The columns that are filled in each row, both in order."""
        found: dict[int, list[int]] = {}
        for row, column in sorted(self.texts):
            found.setdefault(row, []).append(column)
        return found

    def owner(self, at: At) -> At:
        """The cell whose content is seen here: the first of a merged block, or the cell itself."""
        span = self.spans.get(at)
        return (span.first_row, span.first_column) if span else at

    def seen(self, at: At) -> str:
        """What is seen in a cell, merged ones included."""
        return self.texts.get(self.owner(at), "")

    def cell(self, at: At) -> Cell:
        """The cell itself."""
        return self.sheet.cell(*at)

    def is_number(self, at: At) -> bool:
        """Whether a cell holds a number."""
        return self.cell(at).kind is Kind.NUMBER

    def across(self, at: At) -> Span | None:
        """The block of a cell that is merged over several columns."""
        span = self.spans.get(at)
        return span if span and span.last_column > span.first_column else None

    def place(self, at: At) -> str:
        """The cell as it is told: ``Matriz!C5``."""
        return f"{self.sheet.name}!{address(at)}"

    def filled(self) -> Iterator[At]:
        """Every cell that is not empty, row by row."""
        return iter(sorted(self.texts))


def address(at: At) -> str:
    """``C5``."""
    return f"{column_letters(at[1])}{at[0]}"
