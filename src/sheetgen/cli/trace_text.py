"""What ``sheetgen trace`` prints: a figure's story, or the figures that rest on a cell."""

from collections.abc import Iterator

from sheetgen.language.message import message
from sheetgen.language.speaker import Speaker
from sheetgen.model.figure import Gap
from sheetgen.model.place import Place
from sheetgen.model.report import JudgedItem, Report
from sheetgen.telling.exact_text import exact
from sheetgen.writing.sheets.traces import trace_said
from sheetgen.writing.stories import Cells, figure_text, rule_of
from sheetgen.writing.workbook.ledger import Shown


def figure_lines(place: Place, shown: Shown, report: Report, say: Speaker) -> Iterator[str]:
    """The figure, its formula, what judged it, and every cell it was read from."""
    trace = shown.trace
    yield f"{place}"
    yield f"  {trace.subject} · {say.say(trace_said(trace))} = {figure_text(shown.trace, say)}"
    formula = say.say(trace.formula)
    yield "  " + say.say(message("Formula: {formula}", formula=formula))
    judged = _judged(shown, report)
    if judged is not None and trace.rule:
        yield "  " + say.say(rule_of(judged, report))
    if trace.of:
        yield "  " + say.say(message("Counted:"))
        yield from (f"    {each}" for each in trace.of)
    if trace.places:
        yield "  " + say.say(message("Read from:"))
        yield from sources(trace.places, report, say)


def sources(places: tuple[Place, ...], report: Report, say: Speaker) -> Iterator[str]:
    """Cells with their text as typed and the digest of their file."""
    cells = Cells(report)
    for source in places:
        yield f"    {source}{_typed(source, cells, say)}"
        digest = cells.sha256(source)
        if digest is not None:
            yield f"      SHA-256 {digest}"


def figure_record(shown: Shown, report: Report, say: Speaker) -> dict[str, object]:
    """The same for programs."""
    trace = shown.trace
    cells = Cells(report)
    return {
        "plan": report.plan.code,
        "period": str(report.period),
        "subject": trace.subject,
        "measure": trace.measure,
        "figure": exact(trace.figure),
        "gap": trace.figure.value if isinstance(trace.figure, Gap) else None,
        "formula": say.say(trace.formula),
        "rule": trace.rule or None,
        "cells": [f"{at.sheet}!{at.cell}" for at in shown.cells],
        "shown": [at._asdict() for at in shown.cells],
        "counted": list(trace.of),
        "places": [
            {"place": str(each), "typed": cells.typed(each), "sha256": cells.sha256(each)}
            for each in trace.places
        ],
    }


def feeds_lines(
    place: Place, report: Report, fed: tuple[Shown, ...], say: Speaker
) -> Iterator[str]:
    """The figures of one plan that rest on a cell, each with the cells that show it."""
    yield f"{place}{_typed(place, Cells(report), say)}"
    yield "  " + say.say(
        message("feeds, in {plan} {period}:", plan=report.plan.code, period=report.period)
    )
    for shown in fed:
        cells = ", ".join(f"{at.sheet}!{at.cell}" for at in shown.cells or shown.near[:1])
        name = say.say(trace_said(shown.trace))
        yield f"    {cells}  {shown.trace.subject} · {name} = {figure_text(shown.trace, say)}"


def feeds_record(report: Report, fed: tuple[Shown, ...]) -> dict[str, object]:
    """The same for programs."""
    return {
        "plan": report.plan.code,
        "period": str(report.period),
        "feeds": [
            {
                "subject": shown.trace.subject,
                "measure": shown.trace.measure,
                "figure": exact(shown.trace.figure),
                "cells": [f"{at.sheet}!{at.cell}" for at in shown.cells],
            }
            for shown in fed
        ],
    }


def _judged(shown: Shown, report: Report) -> JudgedItem | None:
    item = shown.trace.item
    return next((each for each in report.items if each.measured.item is item), None)


def _typed(place: Place, cells: Cells, say: Speaker) -> str:
    said = cells.as_typed(place, say)
    return f"  {said}" if said else ""
