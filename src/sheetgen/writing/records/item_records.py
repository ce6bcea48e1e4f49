"""Items, elements and the index for programs: figures are strings of exact decimals, or None."""

from sheetgen.language.speaker import Speaker
from sheetgen.model.figure import Gap
from sheetgen.model.forecasting import why_not
from sheetgen.model.formulas.read import Leaf
from sheetgen.model.measure import CORRECTION, Measure, MeasuredItem
from sheetgen.model.plan import Activity, Indicator, Item
from sheetgen.model.quantities_pace import AHEAD
from sheetgen.model.quantity import OWN
from sheetgen.model.report import JudgedItem, Report
from sheetgen.model.role import BUDGET, SPENT
from sheetgen.model.summary import ElementSummary, Index
from sheetgen.telling.exact_text import exact
from sheetgen.telling.pace_words import judged_in
from sheetgen.telling.revised import revision_records
from sheetgen.writing.records.found import finding_record, places

_DERIVED = ("progress_2", "physical", BUDGET, SPENT, "financial", "lag")


def item_record(judged: JudgedItem, report: Report, say: Speaker) -> dict[str, object]:
    """An item with its figures, verdict, findings and places."""
    measured, verdict = judged.measured, judged.verdict
    item, gap = measured.item, measured.gap
    why = why_not(measured, report.forecasting.points)
    return {
        "code": item.code,
        "kind": item.kind.value,
        "name": item.name,
        "element": item.element,
        "offices": list(item.offices),
        "unit": item.unit_name,
        "target": _measured(judged, "target"),
        "actual": _measured(judged, "actual"),
        "progress": _measured(judged, "progress"),
        "gap": None if gap is None else gap.value,
        "status": verdict.status.value,
        "band": None if verdict.band is None else verdict.band.value,
        **{name: _measured(judged, name) for name in _DERIVED},
        "baseline": _baseline(item),
        "target_year": _measured(judged, "target_year"),
        "due_next": None if (at := judged_in(measured)) is None else str(at),
        "forecast": _forecast(judged),
        "unforecast": why and why.value,
        "own_unit": (item.own_unit or None) if isinstance(item, Indicator) else None,
        "measures": {
            each.name: exact(each.figure) for each in measured.measures if not each.quantity.is_own
        },
        **_own(measured),
        "notes": [
            {"field": field, "text": text} for field, text in measured.notes if field != CORRECTION
        ],
        "revisions": list(revision_records(report, item.code)),
        "corrections": [_correction(each) for each in measured.measures if each.correction],
        "rule": verdict.rule,
        "findings": [finding_record(each, say) for each in verdict.findings if not each.beta],
        "places": places(measured.places),
        "planned": _planned(measured, report),
    }


def _planned(measured: MeasuredItem, report: Report) -> dict[str, dict[str, str]]:
    """By figure, what was typed in each cell of the plan's tables behind it, by its place."""
    found = {}
    for each in measured.measures:
        if isinstance(each.formula, Leaf):
            cells = ((place, report.tables(place)) for place in each.places)
            typed = {str(place): cell.typed for place, cell in cells if cell is not None}
            if typed:
                found[each.name] = typed
    return found


def _forecast(judged: JudgedItem) -> dict[str, str | None] | None:
    """What is needed a month and where the pace leads; None where nothing is told of it."""
    if judged.measured.measure("needed_per_month") is None:
        return None
    return {name.removeprefix("forecast_"): _measured(judged, name) for name in AHEAD}


def _own(measured: MeasuredItem) -> dict[str, object]:
    """The figures that forms ask for on their own account, where they do."""
    found = {
        each.name.removeprefix(OWN): exact(each.figure)
        for each in measured.measures
        if each.quantity.is_own
    }
    return {"figures": found} if found else {}


def _correction(measure: Measure) -> dict[str, object]:
    """What was sent and what is judged in its place."""
    correction = measure.correction
    return {
        "field": measure.name.removeprefix(OWN),
        "typed": measure.typed,
        "figure": exact(measure.figure),
        "reason": correction.reason if correction else "",
        "approver": correction.approver if correction else "",
    }


def _measured(judged: JudgedItem, name: str) -> str | None:
    return exact(judged.measured.figure(name))


def _baseline(item: Item) -> str | None:
    return None if isinstance(item, Activity) else exact(item.baseline)


def element_record(summary: ElementSummary) -> dict[str, object]:
    """An element with its roll-up."""
    element, progress, figures = summary.element, summary.progress, summary.figures
    return {
        "code": element.code,
        "level": element.level,
        "name": element.name,
        "progress": exact(progress.figure),
        "band": None if summary.band is None else summary.band.value,
        "counts": {status.value: n for status, n in summary.counts},
        "n": progress.n,
        "left_out": progress.left_out,
        "capped": progress.capped,
        BUDGET: exact(summary.money.budget.figure),
        SPENT: exact(summary.money.spent.figure),
        "physical_sum": exact(summary.physical.figure if summary.physical else Gap.NOT_COMPUTED),
        "overlap": exact(figures.get("overlap")),
        "rule": summary.rule,
        "coverage": exact(progress.coverage),
        "measures": {name: exact(figure) for name, figure in figures.items()},
    }


def index_record(index: Index) -> dict[str, object]:
    """The index, declared and by other choices."""
    declared = index.declared
    return {
        "value": exact(declared.figure),
        "n": declared.n,
        "left_out": declared.left_out,
        "capped": declared.capped,
        "sensitivity": {
            "declared": exact(declared.figure),
            **{name: exact(figure) for name, figure in index.sensitivity},
        },
    }
