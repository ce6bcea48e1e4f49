"""One pass over an .ods file's content: what expat meets becomes sheets and cells."""

import re
from datetime import date
from types import MappingProxyType

from sheetgen.ooxml.refusal import Refused
from sheetgen.reading.opening.attached import is_note
from sheetgen.reading.opening.cells import Cell, Held, Kind, Sheet, Span, column_letters
from sheetgen.reading.opening.doubles import read_double
from sheetgen.reading.opening.grid import MAX_COLUMN, MAX_ROW, outside
from sheetgen.reading.opening.rich_text import PLAIN, Look, open_document_look

_SPACE = "urn:oasis:names:tc:opendocument:xmlns:{}:1.0}}"
OFFICE, TABLE, META, _TEXT, _STYLE = (
    _SPACE.format(name) for name in ("office", "table", "meta", "text", "style")
)
_LINKED = "http://www.w3.org/1999/xlink}href"
_WITHIN_FILE = "#"
_CALC = "urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0}"
MAX_CELLS = 150_000
"""Cells may be repeated by a count, so that a small file holds millions of them."""
_ERROR = re.compile(r"Err:[0-9]+|#(?:N/[AD]|[¡¿]?[A-ZÁÉÍÓÚÑ0/]+[!?])")
_NUMBERS = frozenset(("float", "percentage", "currency"))


class Walk:
    """What has been met so far: finished sheets, and the sheet, row and cell at hand."""

    def __init__(self) -> None:
        self.sheets: list[Sheet] = []
        self.names: dict[str, str] = {}
        self._hidden_styles: set[str] = set()
        self._looks: dict[str, Look] = {}
        self._within: list[Look] = []
        self._style = ""
        self._table: dict[str, str] | None = None
        self._is_source = False
        self._cell: dict[str, str] | None = None
        self._is_covered = False
        self._aside = 0
        self._note: list[str] | None = None
        self._note_depth = 0
        self._address = ""
        self._paragraphs: list[list[str]] = []
        self._cells: dict[tuple[int, int], Cell] = {}
        self._count = 0
        self._reset()

    def _reset(self) -> None:
        self._cells = {}
        self._links: dict[tuple[int, int], str] = {}
        self._notes: dict[tuple[int, int], str] = {}
        self._merges: list[Span] = []
        self._hidden_rows: set[int] = set()
        self._hidden_columns: set[int] = set()
        self._row = 0
        self._rows = 1
        self._is_hidden = False
        self._column = 0
        self._head = 0

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """Expat's: an element begins."""
        if self._cell is not None:
            self._start_inside(name, attributes)
        elif name in {f"{TABLE}table-cell", f"{TABLE}covered-table-cell"}:
            self._cell = attributes
            self._is_covered = name != f"{TABLE}table-cell"
            self._paragraphs = []
            self._note, self._address = None, ""
        elif name == f"{TABLE}table-row":
            self._start_row(attributes)
        elif name == f"{TABLE}table":
            self._table, self._is_source = attributes, False
            self._reset()
        elif name == f"{TABLE}table-source":
            self._is_source = True
        elif name == f"{TABLE}table-column":
            self._start_column(attributes)
        elif name == f"{TABLE}named-range":
            self.names[attributes.get(f"{TABLE}name", "")] = attributes.get(
                f"{TABLE}cell-range-address", ""
            )
        elif name.startswith(_STYLE):
            self._start_style(name, attributes)

    def _start_style(self, name: str, attributes: dict[str, str]) -> None:
        if name == f"{_STYLE}style":
            self._style = attributes.get(f"{_STYLE}name", "")
        elif name == f"{_STYLE}table-properties" and attributes.get(f"{TABLE}display") == "false":
            self._hidden_styles.add(self._style)
        elif name == f"{_STYLE}text-properties":
            self._looks[self._style] = open_document_look(
                attributes.get(f"{_STYLE}text-position", ""),
                attributes.get(f"{_STYLE}text-line-through-style", ""),
            )

    def _start_inside(self, name: str, attributes: dict[str, str]) -> None:
        """Inside a cell: paragraphs are its text; notes, drawings and tables in it are not."""
        if self._aside or not name.startswith(_TEXT):
            self._aside += 1
            self._start_aside(name)
            return
        if name == f"{_TEXT}a":
            self._address = self._address or attributes.get(_LINKED, "")
        around = self._within[-1] if self._within else PLAIN
        style = attributes.get(f"{_TEXT}style-name", "") if name == f"{_TEXT}span" else ""
        self._within.append(self._looks.get(style, around))
        if name == f"{_TEXT}p":
            self._paragraphs.append([])
        elif name == f"{_TEXT}s":
            self.text(" " * min(int(attributes.get(f"{_TEXT}c", "1")), 1000))
        elif name == f"{_TEXT}tab":
            self.text("\t")
        elif name == f"{_TEXT}line-break":
            self.text("\n")

    def _start_aside(self, name: str) -> None:
        """A note on the cell: its paragraphs are kept, who wrote it and when are not."""
        if name == f"{OFFICE}annotation" and self._aside == 1:
            self._note = []
        elif name == f"{_TEXT}p" and self._note is not None and not self._note_depth:
            self._note_depth = self._aside
            self._note.append("")

    def text(self, data: str) -> None:
        """Expat's: text inside the elements begun."""
        if self._note and self._note_depth:
            self._note[-1] += data
        if self._cell is not None and not self._aside and self._paragraphs:
            look = self._within[-1] if self._within else PLAIN
            self._paragraphs[-1].append(look.of(data))

    def end(self, name: str) -> None:
        """Expat's: an element ends."""
        if self._aside:
            self._aside -= 1
            if self._aside < self._note_depth:
                self._note_depth = 0
        elif self._cell is not None:
            if name.startswith(TABLE):
                self._end_cell(self._cell)
                self._cell = None
            elif self._within:
                self._within.pop()
        elif name == f"{TABLE}table-row":
            self._row += self._rows
        elif name == f"{TABLE}table" and self._table is not None:
            self._end_table(self._table)
            self._table = None

    def _start_row(self, attributes: dict[str, str]) -> None:
        self._rows = _count(attributes, "number-rows-repeated")
        self._column = 0
        self._is_hidden = attributes.get(f"{TABLE}visibility") in {"collapse", "filter"}

    def _start_column(self, attributes: dict[str, str]) -> None:
        first, self._head = self._head, self._head + _count(attributes, "number-columns-repeated")
        if attributes.get(f"{TABLE}visibility") in {"collapse", "filter"}:
            self._hidden_columns.update(range(first + 1, min(self._head, MAX_COLUMN) + 1))

    def _end_cell(self, attributes: dict[str, str]) -> None:
        width = _count(attributes, "number-columns-repeated")
        first, self._column = self._column + 1, self._column + width
        self._attach((self._row + 1, first))
        kind, value = self._held(attributes)
        if kind is Kind.EMPTY or self._is_covered:  # Excel keeps nothing under a merge
            return
        self._count += self._rows * width
        self._check()
        last = self._row + self._rows, self._column
        if last[0] > MAX_ROW or last[1] > MAX_COLUMN:
            raise outside(self._called, f"{column_letters(last[1])}{last[0]}")
        if self._is_hidden:  # offices hide the million rows below: those with cells are told
            self._hidden_rows.update(range(self._row + 1, last[0] + 1))
        percent = attributes.get(f"{OFFICE}value-type") == "percentage"
        formula = attributes.get(f"{TABLE}formula", "").partition("=")
        for row in range(self._row + 1, last[0] + 1):
            for column in range(first, last[1] + 1):
                number_format = self._format(kind, percent=percent)
                cell = Cell(row, column, kind, value, number_format, "".join(formula[1:]))
                self._cells[row, column] = cell
        self._merge(attributes, first)

    def _attach(self, at: tuple[int, int]) -> None:
        """What hangs on the cell beside its value: a note, and an address outside the file."""
        note = "\n".join(self._note or ()).strip()
        if is_note(note, len(self._notes)):
            self._notes[at] = note
        if self._address and not self._address.startswith(_WITHIN_FILE):
            self._links[at] = self._address

    def _format(self, kind: Kind, *, percent: bool) -> str:
        """A format that shows what the cell shows: its own is not looked up.

        What tells a word or nothing shown in place of a number is the text beside it.
        """
        shown = self._shown()
        if kind is Kind.NUMBER and self._paragraphs and not any(map(str.isdigit, shown)):
            return f'"{shown.replace(chr(34), "")}"' + ("%" if percent else "")
        return "0%" if percent else "General"

    def _shown(self) -> str:
        return "\n".join("".join(each) for each in self._paragraphs)

    def _merge(self, attributes: dict[str, str], column: int) -> None:
        width = _count(attributes, "number-columns-spanned")
        height = _count(attributes, "number-rows-spanned")
        if width > 1 or height > 1:
            row = self._row + 1
            self._merges.append(Span(row, column, row + height - 1, column + width - 1))

    def _held(self, attributes: dict[str, str]) -> tuple[Kind, Held]:
        shown = self._shown()
        kind = attributes.get(f"{OFFICE}value-type", "")
        has_formula = f"{TABLE}formula" in attributes
        # OpenOffice stores a 0 with an error, and only the text tells it.
        is_error = attributes.get(f"{_CALC}value-type") == "error"
        if is_error or (has_formula and _ERROR.fullmatch(shown)):
            return Kind.ERROR, shown
        if kind in _NUMBERS:
            value = read_double(attributes.get(f"{OFFICE}value", ""))
            return (Kind.ERROR, shown) if value is None else (Kind.NUMBER, value)
        if kind == "date":
            return Kind.DATE, date.fromisoformat(attributes.get(f"{OFFICE}date-value", "")[:10])
        if kind == "boolean":
            return Kind.BOOLEAN, attributes.get(f"{OFFICE}boolean-value") == "true"
        if kind:
            return Kind.TEXT, attributes.get(f"{OFFICE}string-value") or shown
        return (Kind.UNCACHED, None) if has_formula else (Kind.EMPTY, None)

    def _end_table(self, attributes: dict[str, str]) -> None:
        if self._is_source:
            return  # what LibreOffice remembers of another file's sheet
        self.sheets.append(
            Sheet(
                name=self._called,
                visible=attributes.get(f"{TABLE}style-name", "") not in self._hidden_styles,
                cells=MappingProxyType(self._cells),
                merges=tuple(self._merges),
                hidden_rows=frozenset(self._hidden_rows),
                hidden_columns=frozenset(self._hidden_columns),
                protected=attributes.get(f"{TABLE}protected") == "true",
                links=MappingProxyType(self._links),
                notes=MappingProxyType(self._notes),
            )
        )

    @property
    def _called(self) -> str:
        return "" if self._table is None else self._table.get(f"{TABLE}name", "")

    def _check(self) -> None:
        if self._count > MAX_CELLS:
            raise Refused("READ-128", "opendocument cells", part=self._called)


def _count(attributes: dict[str, str], name: str) -> int:
    return max(1, int(attributes.get(f"{TABLE}{name}", "1")))
