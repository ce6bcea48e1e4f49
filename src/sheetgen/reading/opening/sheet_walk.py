"""What is met on one sheet becomes cells, merges and hidden rows."""

from datetime import date
from decimal import Decimal

from sheetgen.ooxml.markup import MAIN
from sheetgen.ooxml.refusal import Refused
from sheetgen.reading.opening.cells import Cell, Held, Kind, column_letters
from sheetgen.reading.opening.entities import Unsure, plain, unescape
from sheetgen.reading.opening.frame import TRUE, Around, Frame, frame_of
from sheetgen.reading.opening.grid import MAX_COLUMN, MAX_ROW, column_number, outside
from sheetgen.reading.opening.lookups import Lookups
from sheetgen.reading.opening.number_formats import Style
from sheetgen.reading.opening.rich_text import PLAIN
from sheetgen.reading.opening.row_scan import Rare, Shared, scan

_RUNS = frozenset(("is", "r"))
_LOOKS = frozenset(("strike", "vertAlign"))
_TEXTS = frozenset(("t", "rPh")) | _RUNS | _LOOKS
_TAGS = {
    f"{space}}}{name}": name
    for space in MAIN
    for name in ("c", "v", "f", "t", "row", "col", "mergeCell", "sheetProtection", "rPh")
} | {f"{space}}}{name}": name for space in MAIN for name in ("is", "r", *_LOOKS)}
_DIGITS = "0123456789"
_cell = tuple.__new__
"""A cell made without the wrapper that a named tuple puts around it: a file makes thousands."""


class Walk:
    """What has been met so far on one sheet."""

    def __init__(self, book: Lookups, called: str) -> None:
        self.cells: dict[tuple[int, int], Cell] = {}
        self.hidden_rows: set[int] = set()
        self._around = Around()
        self._frame: Frame | None = None
        self._book = book
        self._called = called
        self._row = 0
        self._row_digits = ""
        self._column = 0
        self._type = ""
        self._style: str | None = None
        self._value: list[str] = []
        self._formula: list[str] = []
        self._has_value = False
        self._shares: str | None = None
        self._has_formula = False
        self._shared: dict[str, str] = {}
        self._target: list[str] | None = None
        self._in_guide = False
        self._look, self._in_run = PLAIN, False

    def take(self, around: str, body: str) -> None:
        """Read a sheet the short way; Unsure where expat must walk it."""
        cells, lookups, called, a_text = self.cells, self._book, self._called, Kind.TEXT
        self._frame = frame_of(around, called)
        styles: dict[str, Style] = {}
        for row in scan(body):
            if row.hidden:
                self.hidden_rows.add(row.number)
            for key, index, written in row.cells:
                if isinstance(written, Rare):
                    self._row, self._column = key
                    self._style = index
                    self._take_rare(written)
                    continue
                style = styles.get(index)
                if style is None:
                    style = styles[index] = lookups.style(called, index)
                if isinstance(written, Decimal):
                    cells[key] = Cell(*key, *lookups.dated(written, style), style.number_format, "")
                    continue
                text = lookups.shared_text(called, written) if type(written) is Shared else written
                cells[key] = _cell(Cell, (*key, a_text, text, style.number_format, ""))

    def _take_rare(self, found: Rare) -> None:
        self._type, formula, value = found
        if value is None and self._type == "str":
            raise Unsure  # an empty text and no result are told apart by expat only
        if formula is None and value is None:
            return
        self._has_formula, self._has_value = formula is not None, value is not None
        self._keep(plain(value or ""), "" if formula is None else f"={plain(formula)}")

    def told(self) -> Frame:
        """What stands around the cells, whichever way they were read."""
        return self._frame or self._around.frame()

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """For expat: a start tag.

        Raises Refused where a cell has two values.
        """
        if self._target is not None:
            raise self._two_values()  # a value inside a value
        tag = _TAGS.get(name)
        if tag == "c":
            self._start_cell(attributes)
        elif tag == "v":
            self._only_value()
            self._target = self._value
        elif tag == "row":
            self._start_row(attributes)
        elif tag == "f":
            self._has_formula = True
            self._shares = attributes.get("si")
            self._target = self._formula
        elif tag in _TEXTS:
            self._start_text(tag, attributes)
        elif tag is not None:
            self._around.met(tag, attributes)

    def _start_text(self, tag: str, attributes: dict[str, str]) -> None:
        """A text in the cell itself: in one piece, or in runs that each have their looks."""
        if tag == "t":
            if self._in_run or self._in_guide:
                self._has_value = True
            else:
                self._only_value()
            self._target = None if self._in_guide else self._value
        elif tag == "rPh":
            self._in_guide = True
        elif tag in _RUNS:
            self._look, self._in_run = PLAIN, tag == "r"
        else:
            self._look = self._look.met(tag, attributes.get("val", ""))

    def text(self, data: str) -> None:
        """For expat: text inside an element."""
        if self._target is not None:
            self._target.append(self._look.of(data))

    def end(self, name: str) -> None:
        """For expat: an end tag."""
        tag = _TAGS.get(name)
        if tag == "c":
            if self._has_value or self._has_formula:
                self._end_cell()
        elif tag == "rPh":
            self._in_guide = False
        elif tag in _RUNS:
            self._look, self._in_run = PLAIN, False
        else:
            self._target = None

    def _start_row(self, attributes: dict[str, str]) -> None:
        digits = attributes.get("r")
        self._row = int(digits) if digits else self._row + 1
        self._row_digits = str(self._row)
        self._column = 0
        if not 0 < self._row <= MAX_ROW:
            raise outside(self._called, f"A{self._row}")
        if attributes.get("hidden") in TRUE:
            self.hidden_rows.add(self._row)

    def _start_cell(self, attributes: dict[str, str]) -> None:
        address = attributes.get("r")
        if address:
            letters = address.rstrip(_DIGITS)
            self._column = column_number(letters)
            if address[len(letters) :] != self._row_digits:
                raise self._stray(address)
        else:
            self._column += 1
        if self._column > MAX_COLUMN:
            raise outside(self._called, address or self._row_digits)
        self._type = attributes.get("t", "n")
        self._style = attributes.get("s")
        self._has_value = self._has_formula = False
        self._shares = None
        if self._value:
            self._value = []
        if self._formula:
            self._formula = []

    def _only_value(self) -> None:
        """Note that the cell holds a value, unless it holds one already."""
        if self._has_value:
            raise self._two_values()
        self._has_value = True

    def _two_values(self) -> Refused:
        return Refused(
            "READ-109",
            "two values",
            sheet=self._called,
            cell=f"{column_letters(self._column)}{self._row}",
        )

    def _stray(self, address: str) -> Refused:
        row = address.lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ")
        if row.isdecimal() and int(row) > MAX_ROW:
            return outside(self._called, address)
        return Refused("READ-109", "row", sheet=self._called, cell=address, n=self._row)

    def _end_cell(self) -> None:
        text = "".join(self._value)
        self._keep(text, self._formula_text() if self._has_formula else "")

    def _keep(self, text: str, formula: str) -> None:
        style = self._book.style(self._called, self._style)
        kind, value = self._held(text, style)
        if kind is Kind.EMPTY:
            return
        key = self._row, self._column
        cell = Cell(*key, kind, value, style.number_format, formula)
        if key in self.cells:
            raise Refused("READ-105", "cell", sheet=self._called, cell=cell.address)
        self.cells[key] = cell

    def _held(self, text: str, style: Style) -> tuple[Kind, Held]:
        kind = self._type
        if not self._has_value or (not text and kind not in {"str", "inlineStr"}):
            return (Kind.UNCACHED, None) if self._has_formula else (Kind.EMPTY, None)
        match kind:
            case "s":
                return Kind.TEXT, self._book.shared_text(self._called, int(text))
            case "n":
                return self._book.number(text, style)
            case "str" | "inlineStr":
                return Kind.TEXT, unescape(text)
            case _:
                return _rare(kind, text)

    def _formula_text(self) -> str:
        written = "=" + "".join(self._formula)
        if self._shares is None:
            return written
        if self._formula:
            self._shared[self._shares] = written
        return self._shared.get(self._shares, written)


def _rare(kind: str, text: str) -> tuple[Kind, Held]:
    match kind:
        case "b":
            return Kind.BOOLEAN, text in TRUE
        case "e":
            return Kind.ERROR, text
        case "d":
            return _iso_date(text)
        case _:
            pass
    raise ValueError(kind)


def _iso_date(text: str) -> tuple[Kind, Held]:
    try:
        return Kind.DATE, date.fromisoformat(text.strip()[:10])
    except ValueError:
        return Kind.ERROR, text
