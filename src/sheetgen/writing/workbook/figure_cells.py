"""Figures as cells: their number formats, and the words that stand where there is none."""

from decimal import Decimal

from sheetgen.language.speaker import telling_places
from sheetgen.model.figure import Figure, Gap
from sheetgen.model.measure import Measure
from sheetgen.model.plan import Activity, Item
from sheetgen.telling.words import SHORT_GAPS
from sheetgen.writing.workbook.cell import Cell, Empty, Formula, Number, Text
from sheetgen.writing.workbook.styles import Look

PERCENT = 'num:#,##0.0" %"'
POINTS = "num:#,##0.0"
CHANGE = "num:+#,##0.0"
"""A movement bears its sign."""
POINTS_SAID = 'num:#,##0.0" p. p."'
"""Where a column holds quantities of other units too."""
SOLES = "num:#,##0"
CENTS = "num:#,##0.00"
WHOLE = "num:#,##0"
_MOST_PLACES = 9
EXACT_SHAPES = (WHOLE, *(f"num:#,##0.{'0' * places}" for places in range(1, _MOST_PLACES + 1)))
"""All that :func:`exact_shape` gives."""
_SHAPE = "num:"
"""What the number format in a look begins with."""


def shape(figure: Decimal, unit: str, item: Item | None = None) -> str:
    """The number format of a figure: all digits of a quantity, one decimal of a percentage."""
    match unit:
        case "percent":
            return PERCENT
        case "points":
            return POINTS
        case "soles":
            return SOLES if figure == figure.to_integral_value() else CENTS
        case _:
            pass
    in_percent = item is not None and not isinstance(item, Activity) and item.in_percent
    return f'{exact_shape(figure)}" %"' if in_percent else exact_shape(figure)


def under_cap(cell: Cell, cap: Decimal | None, said: str) -> Cell:
    """The cell of a percentage, shown as ``said`` above the cap; what it holds stays what it is."""
    if cap is None or not isinstance(cell, (Number, Formula)):
        return cell
    look = tuple(
        f'{_SHAPE}[>{cap}]"{said}";{each.removeprefix(_SHAPE)}' if each.startswith(_SHAPE) else each
        for each in cell.look
    )
    return cell._replace(look=look)


def exact_shape(figure: Decimal) -> str:
    """The number format that shows all digits of a figure and no idle zeros."""
    if figure == figure.to_integral_value():
        return WHOLE
    exponent = figure.normalize().as_tuple().exponent
    places = min(-exponent, _MOST_PLACES) if isinstance(exponent, int) and exponent < 0 else 0
    return f"num:#,##0.{'0' * places}" if places else WHOLE


def figure_cell(figure: Figure | None, unit: str, look: Look, item: Item | None = None) -> Cell:
    """A figure, the reason why there is none, or an empty cell where none is meant to be."""
    match figure:
        case None:
            return Empty(look)
        case Gap():
            return Text(SHORT_GAPS[figure], (*look, "absent"))
        case _:
            return Number(figure, (*look, "right", shape(figure, unit, item)))


def measure_cell(measure: Measure | None, look: Look, item: Item) -> Cell:
    """A measure as a cell."""
    if measure is None:
        return Empty(look)
    return figure_cell(measure.figure, measure.unit, look, item)


def percent_cell(figure: Figure, look: Look) -> Cell:
    """A percentage that no formula moves: 0 and 100 only where exact (METHOD 2)."""
    if isinstance(figure, Gap):
        return Text(SHORT_GAPS[figure], (*look, "absent"))
    return Number(figure, (*look, f'num:#,##0.{"0" * telling_places(figure)}" %"'))
