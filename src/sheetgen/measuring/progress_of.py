"""An indicator's progress of figures that stand in no cell of the period that is measured."""

from sheetgen.measuring.figure_oddities import baseline_of
from sheetgen.model.figure import Figure
from sheetgen.model.formula import Formula
from sheetgen.model.formulas.against_target import AgainstTarget
from sheetgen.model.formulas.read import KnownBefore, Planned
from sheetgen.model.measure import Measure
from sheetgen.model.place import Place
from sheetgen.model.plan import Indicator
from sheetgen.model.quantities import QUANTITIES


def progress(
    indicator: Indicator,
    actual: Figure,
    target: Figure,
    at: tuple[Place, ...] = (),
    aim_at: tuple[Place, ...] = (),
) -> Formula:
    """Tipo I of an actual and a target, read from ``at`` and ``aim_at`` (METHOD 2)."""
    return AgainstTarget(
        indicator,
        Measure.of(QUANTITIES["actual"], KnownBefore(actual, at)),
        Measure.of(QUANTITIES["target"], Planned(target, aim_at)),
        baseline_of(indicator),
    )
