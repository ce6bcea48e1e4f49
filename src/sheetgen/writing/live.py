"""Live formulas: a figure corrected in a cell changes its percentage and its status at once.

A formula is written only where it gives exactly what was judged; elsewhere the judged figure is
written as it stands. So no cell can contradict ``results.json`` as delivered.
"""

from decimal import Decimal

from sheetgen.language.speaker import Speaker
from sheetgen.model.figure import HUNDRED, Figure, Gap, percent_of
from sheetgen.model.plan import Activity, Aggregation, Direction, Item
from sheetgen.model.report import JudgedItem
from sheetgen.writing.cell import Cell, Formula, Text
from sheetgen.writing.figures import PERCENT, POINTS, figure_cell
from sheetgen.writing.styles import ATYPICAL, HIGH, LOW, MEDIUM, MISSING, Look, Tone, tone_of
from sheetgen.writing.words import SHORT_GAPS

_ZERO = Decimal(0)


def ratio_cell(
    judged: Figure, over: tuple[Figure, str], under: tuple[Figure, str], look: Look, say: Speaker
) -> Cell:
    """One figure as a percentage of another; each comes with the cell it stands in."""
    (numerator, top), (denominator, bottom) = over, under
    test = f"AND(ISNUMBER({top}),ISNUMBER({bottom}),N({bottom})<>0)"
    computed = _ratio(numerator, denominator)
    return _live(judged, computed, test, f"ROUND({top}/{bottom}*100,9)", look, say)


def cliff_cell(
    judged: Figure,
    actual: tuple[Figure, str],
    target: tuple[Figure, str],
    aggregation: Aggregation,
    look: Look,
    say: Speaker,
) -> Cell:
    """All or nothing: 100 on the right side of a permissible bound, else 0 (METHOD 2)."""
    (said, at), (bound, bound_at) = actual, target
    least = aggregation is Aggregation.MINIMUM_PERMISSIBLE
    computed: Decimal | None = None
    if isinstance(said, Decimal) and isinstance(bound, Decimal):
        computed = HUNDRED if (said >= bound if least else said <= bound) else _ZERO
    test = f"AND(ISNUMBER({at}),ISNUMBER({bound_at}))"
    ratio = f"IF({at}{'>=' if least else '<='}{bound_at},100,0)"
    return _live(judged, computed, test, ratio, look, say)


def progress_cell(
    item: Item,
    judged: Figure,
    actual: tuple[Figure, str],
    target: tuple[Figure, str],
    look: Look,
    say: Speaker,
) -> Cell:
    """Progress tipo I by direction and aggregation."""
    if isinstance(item, Activity):
        return ratio_cell(judged, actual, target, look, say)
    if item.direction is Direction.DESCENDING:
        return ratio_cell(judged, target, actual, look, say)
    if item.direction is Direction.UNDEFINED and item.aggregation.is_permissible:
        return cliff_cell(judged, actual, target, item.aggregation, look, say)
    return ratio_cell(judged, actual, target, look, say)


def difference_cell(
    judged: Figure, more: tuple[Figure, str], less: tuple[Figure, str], look: Look, say: Speaker
) -> Cell:
    """One percentage less another, in percentage points."""
    (first, at), (second, less_at) = more, less
    computed = None
    if isinstance(first, Decimal) and isinstance(second, Decimal):
        computed = first - second
    test = f"AND(ISNUMBER({at}),ISNUMBER({less_at}))"
    return _live(judged, computed, test, f"ROUND({at}-{less_at},9)", look, say, POINTS)


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
        return figure_cell(judged, "points" if shape == POINTS else "percent", look)
    if isinstance(judged, Gap):
        word = say.say(SHORT_GAPS[judged])
        return Formula(f"=IF({test},{formula},{_quoted(word)})", word, (*look, "absent", shape))
    nothing = _quoted(say.say(SHORT_GAPS[Gap.NO_DATA]))
    return Formula(f"=IF({test},{formula},{nothing})", judged, (*look, "right", shape))


def _ratio(numerator: Figure, denominator: Figure) -> Decimal | None:
    if isinstance(numerator, Gap) or isinstance(denominator, Gap) or denominator == 0:
        return None
    return percent_of(numerator, denominator)


def state_cell(judged: JudgedItem, progress: str, look: Look, say: Speaker) -> Cell:
    """The status in words, by the thresholds the item was judged by."""
    verdict = judged.verdict
    tone = tone_of(verdict.status, verdict.band)
    word = state_word(tone, say)
    bounds = {bound.name: bound.figure for bound in judged.bounds}
    figure = judged.measured.figure("progress")
    if not {"low", "medium", "atypical"} <= set(bounds):
        return Text(word, look)
    if figure is not None and tone is not _tone_by(figure, bounds):
        return Text(word, look)
    by_bounds = (
        f"IF({progress}<{bounds['low']:f},{_quoted(state_word(LOW, say))},"
        f"IF({progress}>{bounds['atypical']:f},{_quoted(state_word(ATYPICAL, say))},"
        f"IF({progress}<{bounds['medium']:f},{_quoted(state_word(MEDIUM, say))},"
        f"{_quoted(state_word(HIGH, say))})))"
    )
    otherwise = word if figure is None else state_word(MISSING, say)
    formula = f"=IF(ISNUMBER({progress}),{by_bounds},{_quoted(otherwise)})"
    return Formula(formula, word, look)


def state_word(tone: Tone, say: Speaker) -> str:
    """A status with its symbol: "▼ Bajo"."""
    return f"{tone.symbol} {say.say(tone.state)}"


def _tone_by(figure: Decimal, bounds: dict[str, Decimal]) -> Tone:
    if figure < bounds["low"]:
        return LOW
    if figure > bounds["atypical"]:
        return ATYPICAL
    return MEDIUM if figure < bounds["medium"] else HIGH


def _quoted(text: str) -> str:
    escaped = text.replace('"', '""')
    return f'"{escaped}"'
