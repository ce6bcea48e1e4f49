"""What is met on one sheet becomes cells, merges and hidden rows."""

import re
from datetime import date
from functools import lru_cache

from sheetgen.language.message import message
from sheetgen.reading.cells import Cell, Held, Kind, Span
from sheetgen.reading.grid import MAX_COLUMN, MAX_ROW, column_number, outside, span
from sheetgen.reading.lookups import Lookups
from sheetgen.reading.markup import MAIN
from sheetgen.reading.refusal import RESAVE, Refused
from sheetgen.reading.sheet_scan import Unsure, attributes, plain, scan
from sheetgen.reading.strings import unescape
from sheetgen.reading.styles import Style

_TAGS = {
    f"{space}}}{name}": name
    for space in MAIN
    for name in ("c", "v", "f", "t", "row", "col", "mergeCell", "sheetProtection", "rPh")
}
_DIGITS = "0123456789"
_AROUND = re.compile(r'<(mergeCell|sheetProtection|col(?=\s[^>]*hidden="))(\s[^>]*)>')
_TRUE = frozenset(("1", "true"))
_KEPT_TO = 1 << 9


def written(inline: str) -> str:
    """A text in a cell, as it reads; the files of one template share most of them."""
    return _written(inline) if len(inline) <= _KEPT_TO else _read(inline)


@lru_cache(maxsize=4096)
def _written(inline: str) -> str:
    return _read(inline)


def _read(inline: str) -> str:
    return unescape(plain(inline) if "&" in inline else inline)


class Walk:
    """What has been met so far on one sheet."""

    def __init__(self, book: Lookups, called: str) -> None:
        self.cells: dict[tuple[int, int], Cell] = {}
        self.merges: list[Span] = []
        self.hidden_rows: set[int] = set()
        self.hidden_columns: set[int] = set()
        self.protected = False
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

    def take(self, body: str) -> None:
        """Read the cells the short way; Unsure where expat must walk them."""
        cells, book, called = self.cells, self._book, self._called
        for met in scan(body):
            if met[0] is not None:
                self._start_row(attributes(met[0]))
                continue
            _, letters, digits, index, kind, formula, value, inline = met
            if value is None and inline is None and formula is None:
                continue
            column = column_number(letters)
            key = self._row, column
            if digits != self._row_digits or column > MAX_COLUMN or key in cells:
                raise Unsure  # a fault, which the long way tells
            if formula is None and value and kind == "s":
                text = book.shared_text(called, value)
                style = book.style(called, index)
                cells[key] = Cell(*key, Kind.TEXT, text, style.number_format, "")
                continue
            if formula is None and inline and kind == "inlineStr":
                text = written(inline)
                style = book.style(called, index)
                cells[key] = Cell(*key, Kind.TEXT, text, style.number_format, "")
                continue
            self._column, self._type, self._style = column, kind or "n", index
            self._take_rare(formula, inline if value is None else value)

    def _take_rare(self, formula: str | None, text: str | None) -> None:
        if text is None and self._type == "str":
            raise Unsure  # an empty text and no result are told apart by expat only
        self._has_formula, self._has_value = formula is not None, text is not None
        text, formula = text or "", "" if formula is None else f"={formula}"
        self._keep(
            plain(text) if "&" in text else text, plain(formula) if "&" in formula else formula
        )

    def frame(self, head: str, tail: str) -> None:
        """What stands around the cells, where they were read the short way."""
        for tag, written in _AROUND.findall(head + tail):
            self._start_rare(tag, attributes(written))

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """For expat: a start tag."""
        tag = _TAGS.get(name)
        if tag == "c":
            self._start_cell(attributes)
        elif tag == "v":
            self._has_value = True
            self._target = self._value
        elif tag == "row":
            self._start_row(attributes)
        elif tag == "f":
            self._has_formula = True
            self._shares = attributes.get("si")
            self._target = self._formula
        elif tag == "t":
            self._has_value = True
            self._target = None if self._in_guide else self._value
        elif tag is not None:
            self._start_rare(tag, attributes)

    def text(self, data: str) -> None:
        """For expat: text inside an element."""
        if self._target is not None:
            self._target.append(data)

    def end(self, name: str) -> None:
        """For expat: an end tag."""
        tag = _TAGS.get(name)
        if tag == "c":
            if self._has_value or self._has_formula:
                self._end_cell()
        elif tag == "rPh":
            self._in_guide = False
        else:
            self._target = None

    def _start_row(self, attributes: dict[str, str]) -> None:
        digits = attributes.get("r")
        self._row = int(digits) if digits else self._row + 1
        self._row_digits = str(self._row)
        self._column = 0
        if not 0 < self._row <= MAX_ROW:
            raise outside(self._called, f"A{self._row}")
        if attributes.get("hidden") in _TRUE:
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

    def _stray(self, address: str) -> Refused:
        row = address.lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ")
        if row.isdecimal() and int(row) > MAX_ROW:
            return outside(self._called, address)
        return Refused(
            "READ-109",
            message(
                "The file is damaged: {sheet} holds the cell {cell} in row {n}.",
                sheet=self._called,
                cell=address,
                n=self._row,
            ),
            RESAVE,
        )

    def _start_rare(self, tag: str, attributes: dict[str, str]) -> None:
        if tag == "mergeCell":
            self.merges.append(span(attributes.get("ref", "")))
        elif tag == "col" and attributes.get("hidden") in _TRUE:
            first, last = int(attributes.get("min", "0")), int(attributes.get("max", "0"))
            self.hidden_columns.update(range(max(first, 1), min(last, MAX_COLUMN) + 1))
        elif tag == "sheetProtection":
            self.protected = attributes.get("sheet") in _TRUE
        elif tag == "rPh":
            self._in_guide = True

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
            raise Refused(
                "READ-105",
                message(
                    "The file is damaged: {sheet} holds the cell {cell} twice.",
                    sheet=self._called,
                    cell=cell.address,
                ),
                RESAVE,
            )
        self.cells[key] = cell

    def _held(self, text: str, style: Style) -> tuple[Kind, Held]:
        kind = self._type
        if not self._has_value or (not text and kind not in {"str", "inlineStr"}):
            return (Kind.UNCACHED, None) if self._has_formula else (Kind.EMPTY, None)
        match kind:
            case "s":
                return Kind.TEXT, self._book.shared_text(self._called, text)
            case "n":
                return self._book.number(text, style)
            case "str" | "inlineStr":
                return Kind.TEXT, unescape(text)
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
            return Kind.BOOLEAN, text in _TRUE
        case "e":
            return Kind.ERROR, text
        case "d":
            return _iso_date(text)
    raise ValueError(kind)


def _iso_date(text: str) -> tuple[Kind, Held]:
    try:
        return Kind.DATE, date.fromisoformat(text.strip()[:10])
    except ValueError:
        return Kind.ERROR, text
