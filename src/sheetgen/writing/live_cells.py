"""Live cells of the manager's workbook: a corrected figure changes percentage and status at once.

A formula is written only where it gives exactly what was judged, from cells of the same row;
elsewhere the judged figure is written as it stands. So no cell can contradict ``results.json``.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cache
from typing import TypeAlias

from sheetgen.language.speaker import Speaker
from sheetgen.model.declared import declared_facts
from sheetgen.model.figure import Figure, Gap
from sheetgen.model.formula import Formula as OfFigure
from sheetgen.model.formula import Operand
from sheetgen.model.formulas.against_target import AgainstTarget
from sheetgen.model.formulas.formula_text import any_of, chosen, quoted
from sheetgen.model.formulas.pace import AHEAD, Scaled
from sheetgen.model.formulas.ratio import Difference, Ratio
from sheetgen.model.formulas.sums import Total
from sheetgen.model.measure import Measure
from sheetgen.model.report import JudgedItem
from sheetgen.model.status import TONES
from sheetgen.model.tone import Tone
from sheetgen.telling.words import SHORT_GAPS
from sheetgen.writing.formulas.status import StatusFormulas
from sheetgen.writing.workbook.cell import Cell, Formula, Number, Text
from sheetgen.writing.workbook.figure_cells import PERCENT, figure_cell
from sheetgen.writing.workbook.styles import Look

At: TypeAlias = Callable[[str], str]
"""The cell of a row that shows the measure of this name."""

_ACTUAL, _BASE, _BASELINE = "\N{SECTION SIGN}", "\N{PILCROW SIGN}", "\N{CURRENCY SIGN}"
"""Where a formula that many rows share names the cells of its own."""


_OF_ITS_ROW = (Ratio, Difference, Total, *AHEAD)
"""Formulas that cells of one row can give."""


def live_cell(measure: Measure, at: At, look: Look, say: Speaker, shape: str = PERCENT) -> Cell:
    """A ratio, difference or sum of figures that stand in the same row; others as they stand."""
    formula, judged = measure.formula, measure.figure
    if judged != formula.figure or not isinstance(formula, _OF_ITS_ROW):
        return _still(judged, look, shape)
    cells = [at(each.name) for each in formula.operands.values()]
    tests = [f"ISNUMBER({each})" for each in cells]
    if isinstance(formula, Ratio | Scaled):
        tests.append(f"N({cells[-1]})<>0")
    written = formula.cell(lambda each: Operand(at(each.name)))
    gap = judged if isinstance(judged, Gap) else Gap.NO_DATA
    word = say.say(SHORT_GAPS[gap])
    text = f"=IF(AND({','.join(tests)}),{written},{quoted(word)})"
    if isinstance(judged, Gap):
        return Formula(text, word, (*look, "absent", shape))
    return Formula(text, judged, (*look, "right", shape))


def _still(judged: Figure, look: Look, shape: str) -> Cell:
    """A figure that its row's cells do not give: no formula moves it."""
    if isinstance(judged, Gap):
        return figure_cell(judged, "percent", look)
    return Number(judged, (*look, "right", shape))


def progress_cell(measure: Measure, at: At, look: Look, say: Speaker) -> Cell:
    """The progress that is judged, or the reason why there is none (METHOD 2)."""
    formula = measure.formula
    if isinstance(formula, Ratio) and formula.top.name != "actual":
        return live_cell(measure, at, look, say)
    shared = _shape(formula)
    if shared is None or measure.figure != formula.figure:
        return figure_cell(measure.figure, "percent", look)
    base = shared.base
    gap = base.figure if isinstance(base.figure, Gap) else Gap.NO_TARGET
    text = _progress(shared, gap, say).replace(_ACTUAL, at("actual")).replace(_BASE, at(base.name))
    if shared.baseline:
        text = text.replace(_BASELINE, at(shared.baseline))
    if isinstance(measure.figure, Gap):
        return Formula(text, say.say(SHORT_GAPS[measure.figure]), (*look, "absent", PERCENT))
    return Formula(text, measure.figure, (*look, "right", PERCENT))


@dataclass(frozen=True, slots=True)
class _Shape:
    """What rows with one text share; ``formula`` stands for all of theirs."""

    key: tuple[object, ...]
    divides: bool
    formula: OfFigure = field(compare=False)
    base: Measure = field(compare=False)
    baseline: str = field(default="", compare=False)


def _shape(formula: OfFigure) -> _Shape | None:
    match formula:
        case Ratio():
            return _Shape((), divides=True, formula=formula, base=formula.bottom)
        case AgainstTarget():
            return _Shape(
                formula.shape,
                divides=formula.divides_by_target,
                formula=formula,
                base=formula.target,
                baseline=formula.baseline.name,
            )
        case _:
            return None


@cache
def _progress(shape: _Shape, no_base: Gap, say: Speaker) -> str:
    """The formula, its reasons in METHOD's order; a cell without a figure holds a gap's word."""
    actual, at = _ACTUAL, _BASE

    def word(found: Gap) -> str:
        return quoted(say.say(SHORT_GAPS[found]))

    def written(measure: Measure) -> Operand:
        if measure.name == "actual":
            return Operand(actual)
        return Operand(_BASELINE if measure.name == shape.baseline else at)

    spoken = (gap for gap in Gap if gap.entry.is_kept)
    silent = chosen(
        (
            (f"LEN({actual})=0", word(Gap.BLANK)),
            (any_of(f"{actual}={word(each)}" for each in spoken), actual),
        ),
        word(Gap.UNREADABLE),
    )
    branches = [
        (f"{actual}={word(Gap.NOT_APPLICABLE)}", word(Gap.NOT_APPLICABLE)),
        (f"NOT(ISNUMBER({at}))", word(no_base)),
        (f"{actual}={word(Gap.NOT_PROGRAMMED)}", word(Gap.NOT_PROGRAMMED)),
        *([(f"{at}=0", word(Gap.ZERO_TARGET))] if shape.divides else []),
        (f"ISNUMBER({actual})", shape.formula.cell(written)),
    ]
    return f"={chosen(branches, silent)}"


def state_cell(
    judged: JudgedItem, progress: str, look: Look, statuses: StatusFormulas, say: Speaker
) -> Cell:
    """The status in words, by the rules and thresholds the item was judged by."""
    tone = judged.verdict.status.tone_for(judged.verdict.band)
    word = state_word(tone, say)
    measured = judged.measured
    found = measured.measure("progress")
    facts = declared_facts(measured.item, measured.period, due=measured.due)
    if found is None or statuses.decided(facts, judged.bounds, found.figure) is not tone:
        return Text(word, look)
    return Formula(f"={statuses.formula(facts, judged.bounds, progress)}", word, look)


def state_words(say: Speaker) -> dict[Tone, str]:
    """What a status cell says for each tone."""
    return {tone: state_word(tone, say) for tone in TONES}


def state_word(tone: Tone, say: Speaker) -> str:
    """A status with its symbol: "▼ Bajo"."""
    return f"{tone.symbol} {say.say(tone.word)}"
