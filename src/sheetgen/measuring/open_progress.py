"""The progress of an item whose office has not typed anything yet: the build's, one figure open."""

from sheetgen.measuring.execution import measure_progress
from sheetgen.measuring.figure_oddities import baseline_of
from sheetgen.measuring.history import History
from sheetgen.measuring.progress import against_target
from sheetgen.model.expectation import Expectation
from sheetgen.model.figure import Figure, Gap
from sheetgen.model.formulas.read import Reported
from sheetgen.model.measure import Measure
from sheetgen.model.plan import Indicator
from sheetgen.model.quantities import QUANTITIES


def open_progress(expectation: Expectation, history: History, said: Figure = Gap.BLANK) -> Measure:
    """By what a figure typed in this period will be measured (METHOD 2 and 4)."""
    item = expectation.item
    actual = Measure.of(QUANTITIES["actual"], Reported(said, ()))
    if isinstance(item, Indicator):
        return against_target(item, expectation, actual, baseline_of(item))
    return measure_progress(item, expectation, actual, history)
