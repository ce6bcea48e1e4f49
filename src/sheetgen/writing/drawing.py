"""Draws a table's row as the sheet's XML, cell by cell, and measures how tall it must be."""

from collections.abc import Callable, Sequence
from decimal import Decimal
from typing import Any, Protocol

from sheetgen.errors import WriteError
from sheetgen.language.message import Message
from sheetgen.language.speaker import Speaker
from sheetgen.model.template import column_letter
from sheetgen.writing.cell import Cell, Empty, Formula, Link, Number, Text
from sheetgen.writing.height import certain_room, height_of, may_wrap, room_of, wrapped
from sheetgen.writing.styles import Look, is_drawn_empty

_LONGEST_TEXT = 32_767
_LONGEST_FORMULA = 8_192
_LONGEST_SHOWN = 40


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

    def refused(self, what: str, answer: str) -> WriteError:
        """The error for what the workbook does not take."""


class RowDrawing:
    """Draws the rows of one table."""

    def __init__(self, book: _Book, made: Any, widths: Sequence[float]) -> None:  # noqa: ANN401 - xlsxwriter has no types
        self._book = book
        self._made = made
        self._columns = tuple(
            (column_letter(index), width, certain_room(width)) for index, width in enumerate(widths)
        )
        self._styles: dict[Look, int] = {}
        self._said: dict[tuple[str, object], str] = {}
        self._draw: dict[type, Callable[[str, Any, float], tuple[str, int]]] = {
            Number: self._number,
            Formula: self._formula,
            Link: self._link,
            Empty: self._empty,
        }

    def row(self, row: int, cells: Sequence[Cell], level: int) -> None:
        """Draw one row. Words come first: nearly all cells are words, and need the shortest way."""
        most, drawn, number = 1, [], str(row + 1)
        for (letter, width, certain), cell in zip(self._columns, cells, strict=True):
            if type(cell) is Text:
                text = cell.text if type(cell.text) is str else self.say(cell.text)
                if not text:
                    drawn.append(self._blank(letter + number, cell.look))
                    continue
                if len(text) > certain or "\n" in text:
                    most = max(most, self._lines(text, cell.look, width))
                style = self._style(cell.look)
                drawn.append(self._made.text_cell(letter + number, style, text))
                continue
            xml, lines = self._draw[type(cell)](letter + number, cell, width)
            drawn.append(xml)
            most = max(most, lines)
        self._made.stream(row, drawn, height_of(most) if most > 1 else None, level)

    def _style(self, look: Look) -> int:
        style = self._styles.get(look)
        if style is None:
            style = self._styles[look] = self._book.style(look)
        return style

    def _lines(self, text: str, look: Look, width: float) -> int:
        """The lines a long text takes; the longest of all is refused."""
        if len(text) > _LONGEST_TEXT:
            raise self._book.refused(text[:_LONGEST_SHOWN], f"{len(text)} > {_LONGEST_TEXT}")
        return wrapped(text, room_of(look, width)) if may_wrap(text, width) else 1

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

    def _number(self, at: str, cell: Number, _: float) -> tuple[str, int]:
        return f'<c r="{at}" s="{self._style(cell.look)}">{self._value(cell.figure)}</c>', 1

    def _value(self, figure: Decimal | int) -> str:
        if isinstance(figure, int):
            return f"<v>{figure}</v>"
        if not figure.is_finite():
            raise self._book.refused(str(figure), "NaN")
        return f"<v>{float(figure)!r}</v>"

    def _formula(self, at: str, cell: Formula, width: float) -> tuple[str, int]:
        formula = cell.formula.removeprefix("=")
        if len(formula) > _LONGEST_FORMULA:
            raise self._book.refused(at, f"{len(formula)} > {_LONGEST_FORMULA}")
        style, marked_up = self._style(cell.look), self._made.marked_up
        written = f"<f>{marked_up(formula)}</f>"
        if not isinstance(cell.result, str):
            return f'<c r="{at}" s="{style}">{written}{self._value(cell.result)}</c>', 1
        lines = self._lines(cell.result, cell.look, width)
        said = f"<v>{marked_up(cell.result)}</v>"
        return f'<c r="{at}" s="{style}" t="str">{written}{said}</c>', lines

    def _link(self, at: str, cell: Link, width: float) -> tuple[str, int]:
        self._made.link(at, cell.target, cell.text)
        lines = self._lines(cell.text, cell.look, width)
        return self._made.text_cell(at, self._style(cell.look), cell.text), lines

    def _empty(self, at: str, cell: Empty, _: float) -> tuple[str, int]:
        return self._blank(at, cell.look), 1

    def _blank(self, at: str, look: Look) -> str:
        """A cell without words; one that shows nothing at all is left out."""
        return f'<c r="{at}" s="{self._style(look)}"/>' if is_drawn_empty(look) else ""
