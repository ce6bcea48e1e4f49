"""The traces: every figure shown, how it was computed, and every cell it came from."""

from collections.abc import Mapping
from functools import cache, partial
from itertools import chain, islice
from operator import attrgetter
from typing import NamedTuple

from sheetgen.language.message import Message, message
from sheetgen.model.figure import Gap
from sheetgen.model.place import Place
from sheetgen.telling.words import measure_word, unit_word
from sheetgen.writing.context import DIGITS, HEADING, MOST_TRACES, Context, traces_sheet
from sheetgen.writing.traced import traces
from sheetgen.writing.workbook.book import Book
from sheetgen.writing.workbook.cell import Cell, Link, Number, Text, reference
from sheetgen.writing.workbook.figure_cells import exact_shape, figure_cell
from sheetgen.writing.workbook.ledger import At
from sheetgen.writing.workbook.sheet import Paper
from sheetgen.writing.workbook.styles import PALE, Look
from sheetgen.writing.workbook.table import Column, area_of, draw, set_out
from sheetgen.writing.workbook.trace import CHOICE, Trace

_LOOK = ("plain", "indent1", "wrap", "middle")
"""Without lines: there are so many rows that boxes would be all one sees; bands guide the eye."""
_SMALL = (*_LOOK, "small")
_STRONG = (*_LOOK, "bold")
_LINKED = (*_LOOK, "link", "small")
_NOTHING = Text("", _LOOK)
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


def write_traces(book: Book, context: Context) -> None:
    """Write the sheet, the last of all: it lists what the ledger holds by then.

    What Excel's rows have no room for stands on a sheet more.
    """
    report, ledger = context.report, book.ledger
    whole = context.traced + len(ledger.own)
    digests = {each.file: each.sha256[:DIGITS] for each in report.submissions}
    found = chain(((trace, ledger.first_cell(trace.key)) for trace in traces(report)), ledger.own)
    records = (Row(trace, at, context, digests) for trace, at in found)
    parts = range(-(-whole // MOST_TRACES) or 1)
    sheets = [book.sheet(context.name(traces_sheet(part))) for part in parts]
    tabs = tuple(sheet.tab for sheet in sheets)
    figures = partial(traces, report)
    ledger.enter_list(tabs, MOST_TRACES, HEADING + 1, len(COLUMNS), figures)
    for part, sheet in enumerate(sheets):
        context.head(sheet, traces_sheet(part), _note(part, len(sheets)))
        rows = min(MOST_TRACES, whole - part * MOST_TRACES)
        area = area_of(COLUMNS, HEADING, rows)
        set_out(sheet, COLUMNS, area, frozen=2, paper=Paper.A3)
        draw(sheet, COLUMNS, islice(records, rows), area)
        sheet.colour(area.span(), "=MOD(ROW(),2)=0", bg_color=PALE)


def _note(part: int, parts: int) -> Message:
    note = message("Figures are shown with all their digits, as they were judged.")
    if parts == 1:
        return note
    return message(
        "{note} Sheet {number} of {n}: Excel has no room for all of them on one.",
        note=note,
        number=part + 1,
        n=parts,
    )


def _shown_at(row: Row) -> Cell:
    """A link to the cell that shows the figure; some figures stand nowhere but here."""
    if row.at is None:
        return _NOTHING
    book, sheet, cell = row.at
    beside = "" if book == row.context.support else book
    is_main = book in {row.context.book, row.context.support}
    said = f"{sheet}!{cell}" if is_main else f"{book}!{sheet}!{cell}"
    return Link(reference(sheet, cell), said, _LINKED, beside)


def _value(row: Row) -> Cell:
    trace = row.trace
    if isinstance(trace.figure, Gap):
        return figure_cell(trace.figure, trace.unit, _LOOK)
    return Number(trace.figure, _number_look(exact_shape(trace.figure)))


@cache
def _number_look(shape: str) -> Look:
    return (*_LOOK, "right", shape)


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


def _name(row: Row) -> str | Message:
    return row.trace.said or row.trace.measure


def _version(row: Row) -> str:
    """The period since which the rule is written as it is."""
    return row.context.rule_since.get(row.trace.rule, "")


def _digest(row: Row) -> str:
    """That of the first file that an office sent, as the deliveries show it, or of the table."""
    digests = row.digests
    for place in row.trace.places:
        if place.file in digests:
            return digests[place.file]
    tables = row.context.report.tables
    cells = (tables(place) for place in row.trace.places[:1])
    return next((cell.sha256[:DIGITS] for cell in cells if cell is not None), "")


def _typed(row: Row) -> str:
    """What an office typed, or what stands in the one cell of the plan that says the figure."""
    trace = row.trace
    if trace.typed or len(trace.places) != 1:
        return trace.typed
    cell = row.context.report.tables(trace.places[0])
    return "" if cell is None else cell.typed


COLUMNS: tuple[Column[Row], ...] = (
    Column(
        "subject",
        message("Item"),
        17,
        lambda row: Text(row.trace.subject, _STRONG),
        alike=attrgetter("trace.subject"),
    ),
    Column(
        "measure",
        message("Measure"),
        26,
        lambda row: Text(trace_said(row.trace), _LOOK),
        alike=_name,
    ),
    Column("value", message("Figure"), 18, _value),
    Column("unit", message("Unit"), 20, lambda row: Text(_unit(row), _SMALL), alike=_unit),
    Column(
        "formula",
        message("Formula"),
        42,
        lambda row: Text(row.trace.formula, _SMALL),
        alike=attrgetter("trace.formula"),
    ),
    Column(
        "typed",
        message("As typed"),
        13,
        lambda row: Text(_typed(row), _LOOK),
        alike=_typed,
    ),
    Column("shown", message("Shown at"), 18, _shown_at),
    Column(
        "rule",
        message("Rule"),
        12,
        lambda row: Text(row.trace.rule, _SMALL),
        alike=attrgetter("trace.rule"),
    ),
    Column(
        "since",
        message("Rule since"),
        10,
        lambda row: Text(_version(row), _SMALL),
        alike=attrgetter("trace.rule"),
    ),
    Column(
        "digest",
        message("Digest (SHA-256)"),
        16,
        lambda row: Text(_digest(row), _SMALL),
        alike=_digest,
    ),
    Column("places", message("Read from"), 92, lambda row: Text(_sources(row), _SMALL)),
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


def places_text(places: tuple[Place, ...]) -> str:
    """Every place, file by file, unless an element gathers more than a cell can show."""
    if len(places) == 1:
        return str(places[0])
    files: dict[str, list[str]] = {}
    for place in places[:_MOST_PLACES]:
        files.setdefault(place.file, []).append(str(place))
    shown = "; ".join([said for of_file in files.values() for said in of_file])
    left = len(places) - _MOST_PLACES
    return shown if left <= 0 else f"{shown}; … (+{left})"
