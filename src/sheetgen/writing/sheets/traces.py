"""The traces: every figure shown, how it was computed, and every cell it came from."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from itertools import chain

from sheetgen.language.message import Message, message
from sheetgen.model.figure import Figure, Gap
from sheetgen.model.place import Place
from sheetgen.model.plan import Activity, Item, Kind
from sheetgen.model.report import JudgedItem, Report
from sheetgen.model.summary import ElementSummary, Index
from sheetgen.model.waiver import line_of
from sheetgen.writing.book import Book, Paper
from sheetgen.writing.cell import Cell, Link, Number, Text, reference, words
from sheetgen.writing.conditions import FACTS
from sheetgen.writing.context import DIGITS, HEADING, INDEX_CELL, SUMMARY, TRACES, Context
from sheetgen.writing.figures import exact_shape, figure_cell
from sheetgen.writing.formula_words import MEAN, SUM, formula_in_words
from sheetgen.writing.known import known_figures
from sheetgen.writing.styles import PALE
from sheetgen.writing.table import Column, area_of, draw, set_out
from sheetgen.writing.words import UNIT_WORDS, measure_word

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
    "months": message("months"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Trace:
    """One figure and its story; ``measure`` names it as formulas do."""

    subject: str
    measure: str
    figure: Figure
    unit: str
    formula: str
    typed: str
    rule: str
    places: tuple[Place, ...]
    item: Item | None = None


@dataclass(frozen=True, slots=True)
class Row:
    """A trace, the context its link needs, and the digests of the files sent."""

    trace: Trace
    context: Context
    digests: Mapping[str, str]


def traces(report: Report) -> Iterator[Trace]:
    """Every figure of the report, items first, in the plan's order; never all at once."""
    past = past_figures(report)
    for judged in report.items:
        yield from _of_item(judged)
        yield from past.get(judged.measured.item.code, ())
    money = _money_places(report)
    for summary in report.elements:
        yield from _of_element(summary, money.get(summary.element.code, ()))
    if report.index is not None:
        yield _of_index(report, report.index)


def _money_places(report: Report) -> Mapping[str, tuple[Place, ...]]:
    """The cells of PIM and accrued of the activities below each element."""
    found: dict[str, dict[Place, None]] = {}
    for judged in report.items:
        if judged.measured.item.kind is Kind.ACTIVITY:
            money = (judged.measured.measure(name) for name in ("pim", "accrued"))
            places = dict.fromkeys(place for each in money if each for place in each.places)
            for code in line_of(report.plan, judged.measured.item.element):
                found.setdefault(code, {}).update(places)
    return {code: tuple(places) for code, places in found.items()}


def count_rows(report: Report) -> tuple[Mapping[str, int], int]:
    """The row of each subject's first trace, counted from 0, and how many there are."""
    rows: dict[str, int] = {}
    traced = 0
    for subject, n in _counted(report):
        if n:
            rows.setdefault(subject, HEADING + 1 + traced)
        traced += n
    return rows, traced


def _counted(report: Report) -> Iterator[tuple[str, int]]:
    """How many traces each subject has, in their order."""
    past = past_figures(report)
    for judged in report.items:
        code = judged.measured.item.code
        yield code, len(judged.measured.measures) + len(past.get(code, ()))
    for summary in report.elements:
        yield summary.element.code, sum(1 for _ in _rolled(summary))
    if report.index is not None:
        yield report.plan.code, 1


def write_traces(book: Book, context: Context) -> None:
    """Write the sheet."""
    sheet = book.sheet(context.name(TRACES))
    note = message("Figures are shown with all their digits, as they were judged.")
    context.head(sheet, TRACES, note)
    digests = {each.file: each.sha256[:DIGITS] for each in context.report.submissions}
    records = (Row(trace, context, digests) for trace in traces(context.report))
    area = area_of(COLUMNS, HEADING, context.traced)
    set_out(sheet, COLUMNS, area, frozen=2, paper=Paper.A3)
    draw(sheet, COLUMNS, records, area)
    sheet.colour(area.span(), "=MOD(ROW(),2)=0", bg_color=PALE)


def _of_item(judged: JudgedItem) -> Iterator[Trace]:
    for measure in judged.measured.measures:
        yield Trace(
            subject=judged.measured.item.code,
            measure=measure.name,
            figure=measure.figure,
            unit=measure.unit,
            formula=measure.formula,
            typed=measure.typed,
            rule=judged.verdict.rule if measure.name == "progress" else "",
            places=measure.places,
            item=judged.measured.item,
        )


def past_figures(report: Report) -> Mapping[str, tuple[Trace, ...]]:
    """The targets and values of earlier years that stand beside an indicator's own."""
    items = {each.measured.item.code: each.measured.item for each in report.items}
    found: dict[str, dict[str, Trace]] = {}
    for code, name, year, figure, places in known_figures(report):
        measure = f"{name}:{year}"
        found.setdefault(code, {})[measure] = Trace(
            subject=code,
            measure=measure,
            figure=figure,
            unit="item",
            formula="planned" if name == "target" else "known before",
            typed="",
            rule="",
            places=places,
            item=items[code],
        )
    return {code: tuple(traced.values()) for code, traced in found.items()}


def _rolled(summary: ElementSummary) -> Iterator[tuple[str, Figure, str, str]]:
    """What is traced of an element; a plan without money has no sums of it."""
    yield "progress", summary.progress.figure, "percent", MEAN
    for name, figure, unit, formula in (
        ("pim", summary.pim, "soles", SUM),
        ("accrued", summary.accrued, "soles", SUM),
        ("financial", summary.financial, "percent", "accrued / pim * 100"),
    ):
        if not isinstance(figure, Gap):
            yield name, figure, unit, formula


def _of_element(summary: ElementSummary, money: tuple[Place, ...]) -> Iterator[Trace]:
    for name, figure, unit, formula in _rolled(summary):
        yield Trace(
            subject=summary.element.code,
            measure=name,
            figure=figure,
            unit=unit,
            formula=formula,
            typed="",
            rule=summary.rule if name == "progress" else "",
            places=summary.places if name == "progress" else money,
        )


def _of_index(report: Report, index: Index) -> Trace:
    progress = (each.measured.measure("progress") for each in report.items)
    return Trace(
        subject=report.plan.code,
        measure="index",
        figure=index.declared.figure,
        unit="percent",
        formula=MEAN,
        typed="",
        rule="",
        places=tuple(dict.fromkeys(place for each in progress if each for place in each.places)),
    )


def _shown_at(row: Row) -> Cell:
    """A link to the cell that shows the figure; some figures stand nowhere but here."""
    trace, context = row.trace, row.context
    if trace.measure == "index":
        return _link(context.name(SUMMARY), INDEX_CELL)
    if trace.item is None and context.is_item(trace.subject):
        return _NOTHING  # the row shows what the product's office reported
    found = context.address(trace.subject, trace.measure)
    return _NOTHING if found is None else _link(*found)


def _link(sheet: str, cell: str) -> Cell:
    return Link(reference(sheet, cell), f"{sheet}!{cell}", _LINKED)


def _value(row: Row) -> Cell:
    trace = row.trace
    if isinstance(trace.figure, Gap):
        return figure_cell(trace.figure, trace.unit, _LOOK)
    return Number(trace.figure, (*_LOOK, "right", exact_shape(trace.figure)))


def _unit(row: Row) -> str | Message:
    item = row.trace.item
    if row.trace.unit != "item" or item is None:
        return _UNITS.get(row.trace.unit, row.trace.unit)
    return item.unit_name if isinstance(item, Activity) else UNIT_WORDS[item.unit]


def measure_said(name: str) -> Message:
    """A measure's name for readers, with its year where it is of an earlier one."""
    of, _, year = name.partition(":")
    word = FACTS.get(of) or measure_word(of)
    return message("{measure} {year}", measure=word, year=year) if year else word


@cache
def _measure(name: str) -> Cell:
    return Text(measure_said(name), _LOOK)


def _formula(row: Row) -> str:
    return formula_in_words(row.trace.formula, row.context.say)


def _version(row: Row) -> str:
    """The period since which the rule is written as it is."""
    return row.context.rule_since.get(row.trace.rule, "")


def _digest(row: Row) -> str:
    """The digest of the first file that an office sent, as the deliveries show it."""
    for place in row.trace.places:
        if place.file in row.digests:
            return row.digests[place.file]
    return ""


COLUMNS: tuple[Column[Row], ...] = (
    Column("subject", message("Item"), 17, lambda row: words(row.trace.subject, _STRONG)),
    Column(
        "measure",
        message("Measure"),
        26,
        lambda row: _measure(row.trace.measure),
    ),
    Column("value", message("Figure"), 18, _value),
    Column("unit", message("Unit"), 20, lambda row: Text(_unit(row), _SMALL)),
    Column("formula", message("Formula"), 42, lambda row: words(_formula(row), _SMALL)),
    Column("typed", message("As typed"), 13, lambda row: Text(row.trace.typed, _LOOK)),
    Column("shown", message("Shown at"), 18, _shown_at),
    Column("rule", message("Rule"), 12, lambda row: words(row.trace.rule, _SMALL)),
    Column("since", message("Rule since"), 10, lambda row: words(_version(row), _SMALL)),
    Column("digest", message("Digest (SHA-256)"), 16, lambda r: words(_digest(r), _SMALL)),
    Column(
        "places",
        message("Read from"),
        92,
        lambda row: Text(places_text(row.trace.places), _SMALL),
    ),
)


def places_text(places: tuple[Place, ...]) -> str:
    """Every place, file by file, unless an element gathers more than a cell can show."""
    files: dict[str, list[str]] = {}
    for place in places[:_MOST_PLACES]:
        files.setdefault(place.file, []).append(str(place))
    shown = "; ".join(chain.from_iterable(files.values()))
    left = len(places) - _MOST_PLACES
    return shown if left <= 0 else f"{shown}; … (+{left})"
