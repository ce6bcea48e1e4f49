"""The columns of the list of figures: what it says of each, and where that is read from."""

from collections.abc import Mapping, Sequence
from decimal import Decimal
from functools import cache, lru_cache
from itertools import chain
from typing import NamedTuple

from sheetgen.language.message import Message, message
from sheetgen.model.figure import Figure, Gap
from sheetgen.model.place import Place
from sheetgen.model.table_cell import TableCells
from sheetgen.telling.served_words import subject_word
from sheetgen.telling.words import measure_word, unit_word
from sheetgen.writing.context import DIGITS, Context
from sheetgen.writing.workbook.cell import Cell, Link, Number, Text, reference
from sheetgen.writing.workbook.figure_cells import EXACT_SHAPES, exact_shape, figure_cell
from sheetgen.writing.workbook.ledger import At
from sheetgen.writing.workbook.styles import Look
from sheetgen.writing.workbook.table import Column
from sheetgen.writing.workbook.trace import CHOICE, Trace

LOOK = ("plain", "indent1", "wrap", "middle")
"""Without lines: there are so many rows that boxes would be all one sees; bands guide the eye."""
SMALL = (*LOOK, "small")
STRONG = (*LOOK, "bold")
LINKED = (*LOOK, "link", "small")
_NOTHING = Text("", LOOK)
_MOST_PLACES = 40
_UNITS = {
    "percent": message("percent"),
    "points": message("percentage points"),
    "soles": message("soles"),
    "count": message("count"),
    "times": message("times"),
    "number": message("number"),
    "months": message("months"),
    "periods": message("periods"),
}


class Row(NamedTuple):
    """A trace, where it is shown, the context, and the digests of the files sent."""

    trace: Trace
    at: At | None
    context: Context
    digests: Mapping[str, str]


def _shown_at(row: Row) -> Cell:
    """Some figures stand nowhere but here."""
    return _NOTHING if row.at is None else shown_at(row.at, row.context)


def shown_at(at: At, context: Context) -> Link:
    """A link to the cell that shows the figure."""
    book, sheet, cell = at
    beside = "" if book == context.support else book
    is_main = book in {context.book, context.support}
    said = f"{sheet}!{cell}" if is_main else f"{book}!{sheet}!{cell}"
    return Link(reference(sheet, cell), said, LINKED, beside)


def value(figure: Figure) -> Cell:
    """The figure with all its digits, or why there is none."""
    if isinstance(figure, Gap):
        return figure_cell(figure, "", LOOK)
    return Number(figure, look_of(figure))


def look_of(figure: Decimal) -> Look:
    """How it shows all its digits."""
    return _number_look(exact_shape(figure))


@cache
def _number_look(shape: str) -> Look:
    return (*LOOK, "right", shape)


ABSENT = (*LOOK, "absent")
NUMBERS = tuple(map(_number_look, EXACT_SHAPES))
"""Every look of a figure."""


def _unit(row: Row) -> str | Message:
    item = row.trace.item
    if row.trace.unit != "item" or item is None:
        return _UNITS.get(row.trace.unit, row.trace.unit)
    return unit_word(item)


def measure_said(name: str) -> Message:
    """A measure's name for readers, with its year where it is of an earlier one."""
    of, _, year = name.partition(":")
    word = measure_word(of)
    return message("{measure} {year}", measure=word, year=year) if year else word


def trace_said(trace: Trace) -> Message:
    """What a figure is called."""
    return measure_said(trace.measure) if trace.said is None else trace.said


def _version(row: Row) -> str:
    """The period since which the rule is written as it is."""
    return row.context.rule_since.get(row.trace.rule, "")


def digest(places: Sequence[Place], digests: Mapping[str, str], tables: TableCells) -> str:
    """That of the first file that an office sent, as the deliveries show it, or of the table."""
    for place in places:
        if place.file in digests:
            return digests[place.file]
    cells = (tables(place) for place in places[:1])
    return next((cell.sha256[:DIGITS] for cell in cells if cell is not None), "")


def as_typed(typed: str, places: Sequence[Place], tables: TableCells) -> str:
    """What an office typed, or what stands in the one cell of the plan that says the figure."""
    if typed or len(places) != 1:
        return typed
    cell = tables(places[0])
    return "" if cell is None else cell.typed


def _typed(row: Row) -> str:
    return as_typed(row.trace.typed, row.trace.places, row.context.report.tables)


def _digest(row: Row) -> str:
    return digest(row.trace.places, row.digests, row.context.report.tables)


def whose(trace: Trace) -> str | Message:
    """Whose the figure is: an item's by its code, else as it is called."""
    return trace.subject if trace.item else subject_word(trace.subject)


COLUMNS: tuple[Column[Row], ...] = (
    Column("subject", message("Item"), 17, lambda row: Text(whose(row.trace), STRONG)),
    Column("measure", message("Measure"), 26, lambda row: Text(trace_said(row.trace), LOOK)),
    Column("value", message("Figure"), 18, lambda row: value(row.trace.figure)),
    Column("unit", message("Unit"), 20, lambda row: Text(_unit(row), SMALL)),
    Column("formula", message("Formula"), 42, lambda row: Text(row.trace.formula, SMALL)),
    Column("typed", message("As typed"), 13, lambda row: Text(_typed(row), LOOK)),
    Column("shown", message("Shown at"), 18, _shown_at),
    Column("rule", message("Rule"), 12, lambda row: Text(row.trace.rule, SMALL)),
    Column("since", message("Rule since"), 10, lambda row: Text(_version(row), SMALL)),
    Column("digest", message("Digest (SHA-256)"), 16, lambda row: Text(_digest(row), SMALL)),
    Column("places", message("Read from"), 92, lambda row: Text(_sources(row), SMALL)),
)


def _sources(row: Row) -> str | Message:
    """The cells behind a figure, or what a count counts."""
    trace, index = row.trace, row.context.report.index
    declared = () if index is None else dict(index.places).get("declared", ())
    if trace.measure.startswith(CHOICE) and trace.places == declared:
        return message("the same cells as the index, above")
    if not trace.of:
        return places_text(trace.places)
    left = len(trace.of) - _MOST_PLACES
    shown = "; ".join(trace.of[:_MOST_PLACES])
    return shown if left <= 0 else f"{shown}; … (+{left})"


@lru_cache(maxsize=64)
def places_text(places: tuple[Place, ...]) -> str:
    """Every place, file by file, unless an element gathers more than a cell can show.

    Many figures of an item rest on the same cells, one after the other.
    """
    if len(places) == 1:
        return str(places[0])
    files: dict[str, list[str]] = {}
    for place in places[:_MOST_PLACES]:
        file, sheet, cell = place  # written as a place is: a call for each of a million cells
        said = f"{file}!{sheet}!{cell}" if sheet and cell else str(place)
        files.setdefault(file, []).append(said)
    shown = "; ".join(chain.from_iterable(files.values()))
    left = len(places) - _MOST_PLACES
    return shown if left <= 0 else f"{shown}; … (+{left})"
