"""The figures of earlier years that the official matrix shows beside the period's."""

from collections.abc import Iterator, Mapping

from sheetgen.model.figure import Figure
from sheetgen.model.kinds import Kind
from sheetgen.model.place import Place
from sheetgen.model.report import Report

_DECEMBER = 12
YEARS = 2
"""How many years before the period's are shown, as the official matrix does."""

Known = Mapping[tuple[str, int], tuple[Figure, tuple[Place, ...]]]
KnownFigure = tuple[str, str, int, Figure, tuple[Place, ...]]


def known_years(report: Report) -> range:
    """The years shown before the period's own."""
    return range(report.period.year - YEARS, report.period.year)


def known_figures(report: Report) -> Iterator[KnownFigure]:
    """Every figure shown of those years: (code, target or actual, year, figure, places)."""
    years = known_years(report)
    for name, known in (("target", past_targets(report)), ("actual", past_actuals(report))):
        for (code, year), (figure, places) in known.items():
            if year in years:
                yield code, name, year, figure, places


def past_targets(report: Report) -> Known:
    """The targets due in each December of a year before."""
    mine, targets, year = _indicators(report), report.plan.targets, report.period.year
    decembers = {
        each for each in set(targets.periods) if each.month == _DECEMBER and each.year < year
    }
    return {
        (target.code, target.period.year): (target.figure, (target.place,))
        for target in targets.at(decembers)
        if target.code in mine
    }


def past_actuals(report: Report) -> Known:
    """The last value known of each year."""
    mine = _indicators(report)
    past = sorted(report.plan.actuals, key=lambda actual: actual.period)
    return {
        (actual.code, actual.period.year): (actual.actual, actual.places)
        for actual in past
        if actual.code in mine
    }


def _indicators(report: Report) -> frozenset[str]:
    items = (each.measured.item for each in report.items)
    return frozenset(item.code for item in items if item.kind is Kind.INDICATOR)
