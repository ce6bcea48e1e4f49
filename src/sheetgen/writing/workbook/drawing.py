"""Draws a table's row as the sheet's XML, cell by cell, and measures how tall it must be."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, Protocol, TypeAlias

from sheetgen.errors import WriteError
from sheetgen.language.message import Message
from sheetgen.language.speaker import Speaker
from sheetgen.model.template import column_letter
from sheetgen.writing.workbook.cell import Cell, Empty, Formula, Link, Number, Text, Web
from sheetgen.writing.workbook.height import certain_room, height_of, room_of, wrapped
from sheetgen.writing.workbook.styles import Look, is_drawn_empty

_LONGEST_TEXT = 32_767
_LONGEST_FORMULA = 8_192
_LONGEST_SHOWN = 40
_MOST_KEPT = 512
_LONGEST_KEPT = 256
"""What a column remembers of its words: enough for what repeats, little for what does not."""

_Drawn: TypeAlias = tuple[str, int, int]
"""Words of a look as drawn: what follows the cell's place, their lines, 1 where they are shared."""


class _Double(float):
    """A float that xlsxwriter writes with all its digits, where its own %.16G may lose the last."""

    def __format__(self, format_spec: str) -> str:
        return repr(float(self))


def double(figure: Decimal | int) -> float | int:
    """What a cell holds of a figure: its nearest double."""
    return figure if isinstance(figure, int) else _Double(figure)


class _Book(Protocol):
    """What drawing asks of the workbook."""

    say: Speaker

    def style(self, look: Look) -> int:
        """The number of a look."""

    def fitted(self, sheet: str, cell: str, text: str) -> str:
        """A text as a cell can hold it."""

    def refused(self, what: str, answer: str) -> WriteError:
        """The error for what the workbook does not take."""


@dataclass(frozen=True, slots=True)
class _Column:
    """A column of the table, and what was drawn in it before: words come again and again."""

    letter: str
    width: float
    certain: float
    drawn: dict[tuple[str, Look], _Drawn]


class RowDrawing:
    """Draws the rows of one table."""

    def __init__(self, book: _Book, made: Any, widths: Sequence[float]) -> None:  # noqa: ANN401 - xlsxwriter has no types
        self._book = book
        self._made = made
        columns = [
            _Column(column_letter(index), width, certain_room(width), {})
            for index, width in enumerate(widths)
        ]
        self._columns = tuple((column, column.letter, column.drawn) for column in columns)
        self._styles: dict[Look, int] = {}
        self._said: dict[tuple[str, object], str] = {}
        self._draw: dict[type, Callable[[str, Any, _Column], tuple[str, int]]] = {
            Number: self._number,
            Formula: self._formula,
            Link: self._link,
            Web: self._web,
        }

    def row(self, row: int, cells: Sequence[Cell], level: int) -> None:
        """Draw one row. Nearly all cells are words or empty: they take the shortest way."""
        most, again, drawn, number = 1, 0, [], str(row + 1)
        for (column, letter, known), cell in zip(self._columns, cells, strict=True):
            if type(cell) is Text:
                text = cell.text if type(cell.text) is str else self.say(cell.text)
            elif type(cell) is Empty:
                text = ""
            else:
                xml, lines = self._draw[type(cell)](letter + number, cell, column)
                drawn.append(xml)
                most = max(most, lines)
                continue
            found = known.get((text, cell.look))
            if found is None:
                rest, lines, _ = self._words(column, number, text, cell.look)
            else:
                rest, lines, shared = found
                again += shared
            if rest:
                drawn.append(f'<c r="{letter}{number}"{rest}')
            if lines > most:  # noqa: PLR1730 - a call for each of a million cells
                most = lines
        self._made.stream(row, drawn, height_of(most) if most > 1 else None, level, again)

    def _words(self, column: _Column, number: str, text: str, look: Look) -> _Drawn:
        """Words that a column says for the first time, kept for the next."""
        whole = text
        text = self._book.fitted(self._made.name, column.letter + number, whole)
        rest, shared = self._made.words(self._style(look), text) if text else (self._blank(look), 0)
        drawn = rest, self._lines(text, look, column), shared
        if len(whole) <= _LONGEST_KEPT:
            if len(column.drawn) >= _MOST_KEPT:
                column.drawn.clear()  # what repeats is soon there again
            column.drawn[whole, look] = drawn
        return drawn

    def _style(self, look: Look) -> int:
        style = self._styles.get(look)
        if style is None:
            style = self._styles[look] = self._book.style(look)
        return style

    def _lines(self, text: str, look: Look, column: _Column) -> int:
        """The lines that words take; the longest of all are refused."""
        if len(text) <= column.certain and "\n" not in text:
            return 1
        if len(text) > _LONGEST_TEXT:
            raise self._book.refused(text[:_LONGEST_SHOWN], f"{len(text)} > {_LONGEST_TEXT}")
        return wrapped(text, room_of(look, column.width))

    def say(self, text: str | Message) -> str:
        """Words in the workbook's language; those without figures are said once."""
        if isinstance(text, str):
            return text
        if text.figures or text.many is not None:
            return self._book.say.say(text)
        known = self._said.get((text.text, text.own))
        if known is None:
            known = self._said[text.text, text.own] = self._book.say.say(text)
        return known

    def _number(self, at: str, cell: Number, _: _Column) -> tuple[str, int]:
        return f'<c r="{at}" s="{self._style(cell.look)}">{self._value(cell.figure)}</c>', 1

    def _value(self, figure: Decimal | int) -> str:
        if isinstance(figure, int):
            return f"<v>{figure}</v>"
        if not figure.is_finite():
            raise self._book.refused(str(figure), "NaN")
        return f"<v>{float(figure)!r}</v>"

    def _formula(self, at: str, cell: Formula, column: _Column) -> tuple[str, int]:
        formula = cell.formula.removeprefix("=")
        if len(formula) > _LONGEST_FORMULA:
            raise self._book.refused(at, f"{len(formula)} > {_LONGEST_FORMULA}")
        style, marked_up = self._style(cell.look), self._made.marked_up
        written = f"<f>{marked_up(formula)}</f>"
        if not isinstance(cell.result, str):
            return f'<c r="{at}" s="{style}">{written}{self._value(cell.result)}</c>', 1
        lines = self._lines(cell.result, cell.look, column)
        said = f"<v>{marked_up(cell.result)}</v>"
        return f'<c r="{at}" s="{style}" t="str">{written}{said}</c>', lines

    def _link(self, at: str, cell: Link, column: _Column) -> tuple[str, int]:
        """Words that lead elsewhere stand in their cell: hardly two links say the same."""
        self._made.link(at, cell.target, cell.text, cell.book)
        words = self._made.own_words(self._style(cell.look), cell.text)
        return f'<c r="{at}"{words}', self._lines(cell.text, cell.look, column)

    def _web(self, at: str, cell: Web, column: _Column) -> tuple[str, int]:
        self._made.web(at, cell.address)
        words = self._made.own_words(self._style(cell.look), cell.text)
        return f'<c r="{at}"{words}', self._lines(cell.text, cell.look, column)

    def _blank(self, look: Look) -> str:
        """A cell without words; one that shows nothing at all is left out."""
        return f' s="{self._style(look)}"/>' if is_drawn_empty(look) else ""
