"""Draws a table's row as the sheet's XML, cell by cell, and measures how tall it must be."""

from collections.abc import Callable, Hashable, Iterable, Sequence
from decimal import Decimal
from string import digits
from typing import Any, Generic, NamedTuple, Protocol, TypeAlias, TypeVar

from sheetgen.language.message import Message
from sheetgen.model.template import column_letter
from sheetgen.records import Struct
from sheetgen.writing.workbook.book_asked import Workbook
from sheetgen.writing.workbook.cell import (
    LONGEST_SHARED,
    Cell,
    Empty,
    Formula,
    Link,
    Number,
    Text,
    Web,
)
from sheetgen.writing.workbook.height import certain_room, height_of, room_of, wrapped
from sheetgen.writing.workbook.styles import Look, is_drawn_empty

R_contra = TypeVar("R_contra", contravariant=True)
R = TypeVar("R")

_LONGEST_TEXT = 32_767
_LONGEST_FORMULA = 8_192
_LONGEST_SHOWN = 40
_MOST_KEPT = 512
_LONGEST_KEPT = 256
"""What a column remembers of its words: enough for what repeats, little for what does not."""

Drawn: TypeAlias = tuple[str, int, int]
"""Words of a look as drawn: what follows the cell's place, their lines, 1 where they are shared."""


class DrawnColumn(Protocol[R_contra]):
    """What drawing asks of a table's column."""

    @property
    def width(self) -> float:
        """In characters."""

    @property
    def cell(self) -> Callable[[R_contra], Cell]:
        """The cell of a record."""

    @property
    def alike(self) -> Callable[[R_contra], Hashable] | None:
        """What decides of a record what its cell says; None where only the cell tells."""


class _Column(Struct, frozen=True):
    """A column of the table, and what was drawn in it before: words come again and again.

    By what records have in common where the column says it, else by the words and their look.
    """

    at: int
    letter: str
    width: float
    certain: float
    drawn: dict[Hashable, Drawn]

    def keep(self, key: Hashable, drawn: Drawn) -> Drawn:
        """Remember what was drawn, for the rows below."""
        if len(self.drawn) >= _MOST_KEPT:
            self.drawn.clear()  # what repeats is soon there again
        self.drawn[key] = drawn
        return drawn


class Way(NamedTuple):
    """A link to a sheet, drawn but for the cell that it leads to.

    ``lines`` are those its words take by the letters of that cell and how long its name is: all
    digits are equally wide.
    """

    link: Link
    target: str
    text: str
    begun: str
    ended: str
    lines: dict[tuple[str, int], int]


class RowDrawing(Generic[R]):
    """Draws the rows of one table.

    ``is_announced`` while all looks that it uses are; ``leading`` are the columns in which a cell
    leads to another.
    """

    def __init__(self, book: Workbook, made: Any, columns: Sequence[DrawnColumn[R]]) -> None:  # noqa: ANN401 - xlsxwriter has no types
        self._book = book
        self._made = made
        kept = [
            _Column(index, column_letter(index), each.width, certain_room(each.width), {})
            for index, each in enumerate(columns)
        ]
        self._columns = tuple(
            (each, each.letter, each.drawn, column.cell, column.alike)
            for each, column in zip(kept, columns, strict=True)
        )
        self._styles: dict[Look, int] = {}
        self.is_announced = True
        self.leading: set[int] = set()
        self._said: dict[tuple[str, str, object], str] = {}
        self._draw: dict[type, Callable[[RowDrawing[R], str, Any, _Column], tuple[str, int]]] = {
            Number: RowDrawing._number,  # none is bound: what was drawn would stand in a ring
            Formula: RowDrawing._formula,
            Link: RowDrawing._link,
            Web: RowDrawing._web,
        }

    def row(self, row: int, record: R, level: int) -> None:
        """Draw one row. Nearly all cells are words or empty: they take the shortest way."""
        most, again, drawn, number = 1, 0, [], str(row + 1)
        for column, letter, known, of, alike in self._columns:
            key = None if alike is None else alike(record)
            if key is not None and (found := known.get(key)) is not None:
                rest, lines, shared = found
                again += shared
                if rest:
                    drawn.append(f'<c r="{letter}{number}"{rest}')
                if lines > most:  # noqa: PLR1730 - a call for each of a million cells
                    most = lines
                continue
            cell = of(record)
            if type(cell) is Text:
                text = cell.text if type(cell.text) is str else self.say(cell.text)
            elif type(cell) is Empty:
                text = ""
            else:
                xml, lines = self._draw[type(cell)](self, letter + number, cell, column)
                drawn.append(xml)
                most = max(most, lines)
                continue
            found = known.get((text, cell.look))
            if found is None:
                found = self._words(column, number, text, cell.look)
            else:
                again += found[2]
            rest, lines, _ = found if key is None else column.keep(key, found)
            if rest:
                drawn.append(f'<c r="{letter}{number}"{rest}')
            if lines > most:  # noqa: PLR1730 - a call for each of a million cells
                most = lines
        self.drawn(row, "".join(drawn), most, level, again)

    def leads(self, row: int, record: R, columns: Iterable[int]) -> None:
        """Let the cells of a row that is drawn already lead where they lead now."""
        attribute = self._made.attribute
        for at in columns:
            _, letter, _, of, _ = self._columns[at]
            cell = of(record)
            if type(cell) is Link:
                where = f"{letter}{row + 1}"
                self._made.link(where, attribute(cell.target), attribute(cell.text), cell.book)

    def words(self, at: int, number: str, text: str | Message, look: Look) -> Drawn:
        """A cell of words in a row, whole; 0 where they are shared only now."""
        column, letter, known, *_ = self._columns[at]
        said = text if type(text) is str else self.say(text)
        found = known.get((said, look))
        rest, lines, again = found or self._words(column, number, said, look)
        return f'<c r="{letter}{number}"{rest}' if rest else "", lines, again if found else 0

    def own_words(self, at: int, number: str, text: str, look: Look) -> Drawn:
        """The same of words that hardly stand twice."""
        if not LONGEST_SHARED < len(text) < _LONGEST_KEPT or not text.isprintable():
            return self.words(at, number, text, look)
        column, letter, *_ = self._columns[at]
        rest = self._made.own_words(self._style(look), text)
        return f'<c r="{letter}{number}"{rest}', self._lines(text, look, column), 0

    def cell(self, at: int, number: str, cell: Cell) -> Drawn:
        """A cell of a row, whole, as :meth:`words` gives those of words."""
        if type(cell) is Text:
            return self.words(at, number, cell.text, cell.look)
        column, letter, *_ = self._columns[at]
        return (*self._draw[type(cell)](self, letter + number, cell, column), 0)

    def number(self, at: int, number: str, figure: Decimal, look: Look) -> Drawn:
        """A cell of a figure, whole."""
        letter = self._columns[at][1]
        return f'<c r="{letter}{number}" s="{self._style(look)}">{self._value(figure)}</c>', 1, 0

    def way(self, link: Link) -> Way:
        """How cells lead to those of a sheet; the link names none of them yet."""
        attribute = self._made.attribute
        drawn = self._made.own_words(self._style(link.look), link.text)
        begun, end, rest = drawn.rpartition("</t>")
        return Way(link, attribute(link.target), attribute(link.text), begun, end + rest, {})

    def lead(self, at: int, number: str, way: Way, cell: str) -> Drawn:
        """A cell that leads there, whole."""
        column, letter, *_ = self._columns[at]
        kind = cell.rstrip(digits), len(cell)
        lines = way.lines.get(kind)
        if lines is None:
            lines = way.lines[kind] = self._lines(way.link.text + cell, way.link.look, column)
        where = letter + number
        self._made.link(where, way.target + cell, way.text + cell, way.link.book)
        return f'<c r="{where}"{way.begun}{cell}{way.ended}', lines, 0

    def drawn(self, row: int, cells: str, lines: int, level: int, again: int) -> None:
        """A row of cells that were drawn; ``again`` of them hold words that were shared before."""
        self._made.stream(row, cells, height_of(lines) if lines > 1 else None, level, again)

    def _words(self, column: _Column, number: str, text: str, look: Look) -> Drawn:
        """Words that a column says for the first time, kept for the next."""
        whole = text
        text = self._book.fitted(self._made.name, column.letter + number, whole)
        rest, shared = self._made.words(self._style(look), text) if text else (self._blank(look), 0)
        drawn = rest, self._lines(text, look, column), shared
        return column.keep((whole, look), drawn) if len(whole) <= _LONGEST_KEPT else drawn

    def _style(self, look: Look) -> int:
        style = self._styles.get(look)
        if style is None:
            style = self._styles[look] = self._book.style(look)
            self.is_announced &= look in self._book.announced
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
        key = text.text, text.context, text.own
        known = self._said.get(key)
        if known is None:
            known = self._said[key] = self._book.say.say(text)
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
        self.leading.add(column.at)
        attribute = self._made.attribute
        self._made.link(at, attribute(cell.target), attribute(cell.text), cell.book)
        words = self._made.own_words(self._style(cell.look), cell.text)
        return f'<c r="{at}"{words}', self._lines(cell.text, cell.look, column)

    def _web(self, at: str, cell: Web, column: _Column) -> tuple[str, int]:
        self._made.web(at, cell.address)
        words = self._made.own_words(self._style(cell.look), cell.text)
        return f'<c r="{at}"{words}', self._lines(cell.text, cell.look, column)

    def _blank(self, look: Look) -> str:
        """A cell without words; one that shows nothing at all is left out."""
        return f' s="{self._style(look)}"/>' if is_drawn_empty(look) else ""


RowsBy: TypeAlias = Callable[[RowDrawing[Any]], Callable[[int, Any, int], None]]
"""What draws the rows of a table: their place, record and level in the outline."""


def drawn_by_columns(drawing: RowDrawing[R]) -> Callable[[int, R, int], None]:
    """Every cell of a row by its column."""
    return drawing.row
