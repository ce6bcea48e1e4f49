"""Live cells of the manager's workbook: a corrected figure changes percentage and status at once.

A formula is written only where it gives exactly what was judged; elsewhere the judged figure is
written as it stands. So no cell can contradict ``results.json`` as delivered.
"""

from decimal import Decimal
from functools import cache

from sheetgen.language.speaker import Speaker
from sheetgen.model.declared import declared_facts
from sheetgen.model.figure import Figure, Gap, first_gap, percent_of
from sheetgen.model.plan import Indicator, Item
from sheetgen.model.report import JudgedItem
from sheetgen.model.status import TONES
from sheetgen.model.tone import Tone
from sheetgen.model.yardstick import Way, held, way_at, way_of
from sheetgen.writing.cell import Cell, Formula, Number, Text
from sheetgen.writing.figures import PERCENT, POINTS, figure_cell
from sheetgen.writing.formulas.ratio import Shape, open_progress, percent_formula, shape_of
from sheetgen.writing.formulas.status import StatusFormulas
from sheetgen.writing.formulas.text import any_of, chosen, quoted
from sheetgen.writing.styles import Look, tone_of
from sheetgen.writing.words import SHORT_GAPS

_ZERO = Decimal(0)
_Known = tuple[Figure, str]
_ACTUAL, _BASE, _BASELINE = "\N{SECTION SIGN}", "\N{PILCROW SIGN}", "\N{CURRENCY SIGN}"
"""Where a formula that many rows share names the cells of its own."""


def ratio_cell(judged: Figure, over: _Known, under: _Known, look: Look, say: Speaker) -> Cell:
    """One figure as a percentage of another; each comes with the cell it stands in."""
    (numerator, top), (denominator, bottom) = over, under
    test = f"AND(ISNUMBER({top}),ISNUMBER({bottom}),N({bottom})<>0)"
    computed = _ratio(numerator, denominator)
    return _live(judged, computed, test, percent_formula(top, bottom), look, say)


def progress_cell(
    item: Item,
    judged: Figure,
    actual: _Known,
    base: _Known,
    look: Look,
    say: Speaker,
    baseline: str = "",
) -> Cell:
    """Progress tipo I by direction and aggregation, or the reason why there is none (METHOD 2).

    ``baseline`` is the cell of an indicator's: it counts where something is below zero.
    """
    if judged != _computed(item, actual[0], base[0]):
        return figure_cell(judged, "percent", look)
    shape = shape_of(item, base[0])
    formula = f"={_progress(shape, actual[1], base, say).replace(_BASELINE, baseline)}"
    if isinstance(judged, Gap):
        return Formula(formula, say.say(SHORT_GAPS[judged]), (*look, "absent", PERCENT))
    return Formula(formula, judged, (*look, "right", PERCENT))


def _progress(shape: Shape, actual: str, base: _Known, say: Speaker) -> str:
    gap, at = base
    no_base = gap if isinstance(gap, Gap) else Gap.NO_TARGET
    return _shared_progress(shape, no_base, say).replace(_ACTUAL, actual).replace(_BASE, at)


@cache
def _shared_progress(shape: Shape, no_base: Gap, say: Speaker) -> str:
    """The formula, its reasons in METHOD's order; a cell without a figure holds a gap's word."""
    actual, at = _ACTUAL, _BASE

    def word(found: Gap) -> str:
        return quoted(say.say(SHORT_GAPS[found]))

    spoken = (gap for gap in Gap if gap.entry.is_kept)
    silent = chosen(
        (
            (f"LEN({actual})=0", word(Gap.BLANK)),
            (any_of(f"{actual}={word(each)}" for each in spoken), actual),
        ),
        word(Gap.UNREADABLE),
    )
    reached = open_progress(shape, actual, at, _BASELINE)
    branches = [
        (f"{actual}={word(Gap.NOT_APPLICABLE)}", word(Gap.NOT_APPLICABLE)),
        (f"NOT(ISNUMBER({at}))", word(no_base)),
        (f"{actual}={word(Gap.NOT_PROGRAMMED)}", word(Gap.NOT_PROGRAMMED)),
        *([(f"{at}=0", word(Gap.ZERO_TARGET))] if shape.way is Way.RATIO else []),
        (f"ISNUMBER({actual})", reached),
    ]
    return chosen(branches, silent)


def _computed(item: Item, actual: Figure, base: Figure) -> Figure:
    """What the formula gives of the figures that stand in its cells."""
    zero_base = [Gap.ZERO_TARGET] if way_of(item) is Way.RATIO and base == _ZERO else []
    gap = first_gap(actual, base, *zero_base)
    if gap is not None or isinstance(actual, Gap) or isinstance(base, Gap):
        return gap or Gap.NOT_COMPUTED
    baseline = item.baseline if isinstance(item, Indicator) else Gap.NO_DATA
    return held(way_at(item, actual, base), actual, base, baseline)


def difference_cell(
    judged: Figure,
    more: _Known,
    less: _Known,
    look: Look,
    say: Speaker,
    shape: str = POINTS,
) -> Cell:
    """One figure less another: of two percentages, in percentage points."""
    (first, at), (second, less_at) = more, less
    computed = None
    if isinstance(first, Decimal) and isinstance(second, Decimal):
        computed = first - second
    test = f"AND(ISNUMBER({at}),ISNUMBER({less_at}))"
    return _live(judged, computed, test, f"ROUND({at}-{less_at},9)", look, say, shape)


def _live(
    judged: Figure,
    computed: Decimal | None,
    test: str,
    formula: str,
    look: Look,
    say: Speaker,
    shape: str = PERCENT,
) -> Cell:
    same = computed is None if isinstance(judged, Gap) else computed == judged
    if not same:
        return _still(judged, look, shape)
    if isinstance(judged, Gap):
        word = say.say(SHORT_GAPS[judged])
        return Formula(f"=IF({test},{formula},{quoted(word)})", word, (*look, "absent", shape))
    nothing = quoted(say.say(SHORT_GAPS[Gap.NO_DATA]))
    return Formula(f"=IF({test},{formula},{nothing})", judged, (*look, "right", shape))


def _still(judged: Figure, look: Look, shape: str) -> Cell:
    """A figure that its row's cells do not give: no formula moves it."""
    if isinstance(judged, Gap):
        return figure_cell(judged, "percent", look)
    return Number(judged, (*look, "right", shape))


def _ratio(numerator: Figure, denominator: Figure) -> Decimal | None:
    if isinstance(numerator, Gap) or isinstance(denominator, Gap) or denominator == 0:
        return None
    return percent_of(numerator, denominator)


def state_cell(
    judged: JudgedItem, progress: str, look: Look, statuses: StatusFormulas, say: Speaker
) -> Cell:
    """The status in words, by the rules and thresholds the item was judged by."""
    tone = tone_of(judged.verdict.status, judged.verdict.band)
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
    return f"{tone.symbol} {say.say(tone.state)}"
