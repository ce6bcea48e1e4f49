"""What ``sheetgen trace`` prints: a figure's story, or the figures that rest on a cell."""

from collections.abc import Iterator

from sheetgen.keeping.answers import Answer, Answers
from sheetgen.language.message import message
from sheetgen.language.speaker import Speaker
from sheetgen.model.figure import Gap
from sheetgen.model.place import Place
from sheetgen.telling.exact_text import exact
from sheetgen.writing.sheets.trace_columns import trace_said, whose
from sheetgen.writing.stories import Cells, figure_text
from sheetgen.writing.workbook.trace import Trace


def figure_lines(place: Place, answer: Answer, found: Answers, say: Speaker) -> Iterator[str]:
    """The figure, its formula, what judged it, and every cell it was read from."""
    trace = answer.trace
    yield f"{place}"
    yield f"  {_named(trace, say)}"
    formula = say.say(trace.formula)
    yield "  " + say.say(message("Formula: {formula}", formula=formula))
    if answer.ruled:
        yield f"  {answer.ruled}"
    if trace.of:
        yield "  " + say.say(message("Counted:"))
        yield from (f"    {each}" for each in trace.of)
    if trace.places:
        yield "  " + say.say(message("Read from:"))
        yield from sources(trace.places, found, say)


def _named(trace: Trace, say: Speaker) -> str:
    figure = figure_text(trace.figure, trace.unit, say)
    return f"{say.written(whose(trace), '')} · {say.say(trace_said(trace))} = {figure}"


def sources(places: tuple[Place, ...], found: Answers, say: Speaker) -> Iterator[str]:
    """Cells with their text as typed and the digest of their file."""
    cells = found.cells(places)
    for source in places:
        yield f"    {source}{_typed(source, cells, say)}"
        digest = cells.sha256(source)
        if digest is not None:
            yield f"      SHA-256 {digest}"


def figure_record(answer: Answer, found: Answers, say: Speaker) -> dict[str, object]:
    """The same for programs."""
    trace, shown = answer.trace, answer.shown
    cells = found.cells(trace.places)
    return {
        "plan": found.plan,
        "period": found.period,
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
    place: Place, found: Answers, fed: tuple[Answer, ...], say: Speaker
) -> Iterator[str]:
    """The figures of one plan that rest on a cell, each with the cells that show it."""
    yield f"{place}{_typed(place, found.cells((place,)), say)}"
    yield "  " + say.say(
        message("feeds, in {plan} {period}:", plan=found.plan, period=found.period)
    )
    for each in fed:
        shown = each.shown
        cells = ", ".join(f"{at.sheet}!{at.cell}" for at in shown.cells or shown.near[:1])
        yield f"    {cells}  {_named(each.trace, say)}"


def feeds_record(found: Answers, fed: tuple[Answer, ...]) -> dict[str, object]:
    """The same for programs."""
    return {
        "plan": found.plan,
        "period": found.period,
        "feeds": [
            {
                "subject": each.trace.subject,
                "measure": each.trace.measure,
                "figure": exact(each.trace.figure),
                "cells": [f"{at.sheet}!{at.cell}" for at in each.shown.cells],
            }
            for each in fed
        ],
    }


def _typed(place: Place, cells: Cells, say: Speaker) -> str:
    said = cells.as_typed(place, say)
    return f"  {said}" if said else ""
