"""The figures that a report shows, each with its formula, its rule and every cell behind it."""

from collections.abc import Iterable, Iterator, Mapping
from itertools import chain
from typing import TypeAlias

from sheetgen.model.figure import Gap
from sheetgen.model.formulas.read import KNOWN_BEFORE, PLANNED
from sheetgen.model.measure import Measure
from sheetgen.model.report import JudgedItem, Report
from sheetgen.model.summary import ElementSummary, Index
from sheetgen.telling.mean_words import DECLARED, MEANS, MEANS_OF
from sheetgen.writing.earlier_years import known_figures
from sheetgen.writing.workbook.trace import Trace

OfItem: TypeAlias = tuple[JudgedItem, Measure]
"""A figure of an item, before its story is told: most are."""


def listed(report: Report) -> Iterator[OfItem | Trace]:
    """Every figure of the report, items first, in the plan's order; never all at once."""
    for _, figures in by_item(report):
        yield from figures
    yield from of_whole(report)


def by_item(report: Report) -> Iterator[tuple[str, Iterator[OfItem | Trace]]]:
    """The figures of each item, by its code, in the plan's order."""
    past = past_figures(report)
    for judged in report.items:
        code = judged.measured.item.code
        own = ((judged, measure) for measure in judged.measured.measures)
        yield code, chain(own, past.get(code, ()))


def traces(report: Report) -> Iterator[Trace]:
    """The story of each."""
    return map(as_trace, listed(report))


def as_trace(each: OfItem | Trace) -> Trace:
    """A figure with its story."""
    return each if isinstance(each, Trace) else story(*each)


def list_rows(report: Report, first: int) -> tuple[Mapping[str, int], int]:
    """The row of each subject's first figure in a list from row ``first`` on; how many there are.

    Links lead to the list before it is drawn, so nothing is told yet.
    """
    rows: dict[str, int] = {}
    row, past = first, past_figures(report)
    for judged in report.items:
        code = judged.measured.item.code
        if figures := len(judged.measured.measures) + len(past.get(code, ())):
            rows.setdefault(code, row)
        row += figures
    for each in of_whole(report):
        rows.setdefault(each.subject, row)
        row += 1
    return rows, row - first


def of_whole(report: Report) -> Iterator[Trace]:
    """The figures that are no item's: of elements, of the money of the whole, the index."""
    for summary in report.elements:
        yield from _of_element(summary)
    if sum(each.depth == 0 for each in report.elements) > 1 and report.money is not None:
        yield from _of_sums(report.plan.code, report.money.measures)
    if report.index is not None:
        yield _of_index(report, report.index)


def story(judged: JudgedItem, measure: Measure) -> Trace:
    """The story of an item's figure."""
    item, quantity, formula = judged.measured.item, measure.quantity, measure.formula
    return Trace(
        subject=item.code,
        measure=quantity.name,
        figure=measure.figure,
        unit=quantity.unit,
        formula=formula.said,
        typed=formula.typed,
        rule=judged.verdict.rule if quantity.name == "progress" else "",
        places=measure.places,
        item=item,
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
            formula=PLANNED if name == "target" else KNOWN_BEFORE,
            typed="",
            rule="",
            places=places,
            item=items[code],
        )
    return {code: tuple(traced.values()) for code, traced in found.items()}


def _of_element(summary: ElementSummary) -> Iterator[Trace]:
    """What is traced of an element; a plan without money has no sums of it."""
    mean = summary.progress
    yield Trace(
        subject=summary.element.code,
        measure="progress",
        figure=mean.figure,
        unit="percent",
        formula=MEANS_OF[mean.of],
        typed="",
        rule=summary.rule,
        places=mean.places,
    )
    physical = [summary.physical] if summary.physical and summary.element.rollup.is_shown else []
    for each in physical:
        if not isinstance(each.figure, Gap):
            yield _of_sum(summary.element.code, "actual", each)  # the column that shows it
    yield from _of_sums(summary.element.code, summary.measures)


def _of_sums(code: str, measures: Iterable[Measure]) -> Iterator[Trace]:
    """The sums of an element, or of a plan with several at its top."""
    for each in measures:
        if not isinstance(each.figure, Gap):
            yield _of_sum(code, each.name, each)


def _of_sum(code: str, name: str, measure: Measure) -> Trace:
    return Trace(
        subject=code,
        measure=name,
        figure=measure.figure,
        unit=measure.unit,
        formula=measure.formula.said,
        typed="",
        rule="",
        places=measure.places,
    )


def _of_index(report: Report, index: Index) -> Trace:
    return Trace(
        subject=report.plan.code,
        measure="index",
        figure=index.declared.figure,
        unit="percent",
        formula=MEANS[DECLARED],
        typed="",
        rule="",
        places=dict(index.places).get("declared", ()),
    )
