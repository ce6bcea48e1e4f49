"""The figures that a report shows, each with its formula, its rule and every cell behind it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from sheetgen.language.message import Message
from sheetgen.model.figure import Figure, Gap
from sheetgen.model.place import Place
from sheetgen.model.plan import Item, Kind
from sheetgen.model.report import JudgedItem, Report
from sheetgen.model.summary import ElementSummary, Index
from sheetgen.writing.context import HEADING
from sheetgen.writing.formula_words import MEAN, MEAN_OF_ELEMENTS, MEANS, PRODUCT, SUM
from sheetgen.writing.known import known_figures


@dataclass(frozen=True, slots=True, kw_only=True)
class Trace:
    """One figure and its story; ``measure`` names it as formulas do.

    A figure that only a workbook has, as a count, is ``said`` in words instead, and stands in
    ``cell``, a sheet and a cell of it; ``of`` is what it counts.
    """

    subject: str
    measure: str
    figure: Figure
    unit: str
    formula: str
    typed: str
    rule: str
    places: tuple[Place, ...]
    item: Item | None = None
    said: Message | None = None
    cell: tuple[str, str] | None = None
    of: tuple[str, ...] = ()


def traces(report: Report) -> Iterator[Trace]:
    """Every figure of the report, items first, in the plan's order; never all at once."""
    past = past_figures(report)
    for judged in report.items:
        yield from _of_item(judged)
        yield from past.get(judged.measured.item.code, ())
    means = means_of_elements(report)
    for summary in report.elements:
        yield from _of_element(summary, means.get(summary.element.code, MEAN))
    if report.index is not None:
        yield _of_index(report, report.index)


def means_of_elements(report: Report) -> Mapping[str, str]:
    """What the progress of an element is where it is no mean of items: of elements, a product's."""
    items = [each.measured.item for each in report.items]
    found: dict[str, str] = {}
    if report.plan.choices.over_elements:
        above = {each.code: each.parent for each in report.plan.elements}
        for item in items:
            at = above.get(item.element)
            while at is not None and at not in found:
                found[at], at = MEAN_OF_ELEMENTS, above.get(at)
    products = (item.element for item in items if item.kind is Kind.PRODUCT)
    return found | dict.fromkeys(products, PRODUCT)


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


_Rolled = tuple[str, Figure, str, str, tuple[Place, ...]]


def _rolled(summary: ElementSummary, mean: str = MEAN) -> Iterator[_Rolled]:
    """What is traced of an element; a plan without money has no sums of it."""
    yield "progress", summary.progress.figure, "percent", mean, summary.progress_places
    pim, accrued = summary.pim_places, summary.accrued_places
    both = tuple(dict.fromkeys((*accrued, *pim)))
    for name, figure, unit, formula, places in (
        ("pim", summary.pim, "soles", SUM, pim),
        ("accrued", summary.accrued, "soles", SUM, accrued),
        ("financial", summary.financial, "percent", "accrued / pim * 100", both),
    ):
        if not isinstance(figure, Gap):
            yield name, figure, unit, formula, places


def _of_element(summary: ElementSummary, mean: str) -> Iterator[Trace]:
    for name, figure, unit, formula, places in _rolled(summary, mean):
        yield Trace(
            subject=summary.element.code,
            measure=name,
            figure=figure,
            unit=unit,
            formula=formula,
            typed="",
            rule=summary.rule if name == "progress" else "",
            places=places,
        )


def _of_index(report: Report, index: Index) -> Trace:
    return Trace(
        subject=report.plan.code,
        measure="index",
        figure=index.declared.figure,
        unit="percent",
        formula=MEANS["declared"],
        typed="",
        rule="",
        places=dict(index.places).get("declared", ()),
    )
