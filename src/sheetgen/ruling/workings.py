"""Writes a formula with its numbers in it: 44 / 53 × 100 = 83.018867925 %."""

import re
from collections.abc import Iterator
from decimal import Decimal

from sheetgen.language.message import OF_CODE, Message
from sheetgen.model.expectation import Expectation
from sheetgen.model.explanation import Working
from sheetgen.model.figure import Figure, Gap
from sheetgen.model.measure import Measure, MeasuredItem
from sheetgen.model.period import Period
from sheetgen.model.plan import Actual, Target

_COMPUTED = ("progress", "executed", "physical", "financial", "lag", "progress_2")
_NAME = re.compile(r"[a-z][a-z_0-9]*")
_SIGNS = (("*", "×"), ("-", "−"))
_BY_MONTH = "mean of actual / programmed * 100 by month"
_ACCUMULATED = "sum of actuals / sum of targets * 100"
_CLIFF = re.compile(r"100 if actual (>=|<=) target else 0")
_HELD = {(">=", True): "≥", (">=", False): "<", ("<=", True): "≤", ("<=", False): ">"}


def workings(
    measured: MeasuredItem,
    expectation: Expectation,
    targets: tuple[Target, ...],
    past: tuple[Actual, ...],
) -> tuple[Working, ...]:
    """The item's computed figures with their formulas, the one that is judged first.

    ``targets`` and ``past`` are the item's own, for the formulas that read other periods.
    """
    at = expectation.period
    earlier = {each.period: each.actual for each in past}
    if (actual := measured.measure("actual")) is not None:
        earlier[at] = actual.figure
    found = (measured.measure(name) for name in _COMPUTED)
    return tuple(
        Working(
            name=each.name,
            figure=each.figure,
            unit=each.unit,
            formula=each.formula,
            numbers=_numbers(each, measured, expectation, targets, earlier, at),
            places=each.places,
        )
        for each in found
        if each is not None and each.figure is not Gap.NOT_COMPUTED
    )


def _numbers(
    measure: Measure,
    measured: MeasuredItem,
    expectation: Expectation,
    targets: tuple[Target, ...],
    actuals: dict[Period, Figure],
    at: Period,
) -> Message | None:
    """The formula with its numbers; None where a number is not known."""
    if isinstance(measure.figure, Gap):
        return None
    if cliff := _CLIFF.fullmatch(measure.formula):
        return _cliff(measure, measured, cliff[1])
    if measure.formula == _BY_MONTH:
        months: list[tuple[Figure | None, Decimal]] = [
            (said, each.figure)
            for each in expectation.months
            if each.figure and isinstance(said := actuals.get(each.period), Decimal)
        ]
        body = " + ".join(_Numbers.paired(months))
        return _Numbers(measured).filled(f"({body}) / {len(months)} × 100", measure)
    if measure.formula == _ACCUMULATED:
        due = [t for t in targets if t.period <= at and isinstance(t.figure, Decimal)]
        over = " + ".join(_plain(actuals.get(t.period)) for t in due)
        under = " + ".join(_plain(t.figure) for t in due)
        return _Numbers(measured).filled(f"({over}) / ({under}) × 100", measure)
    return _Numbers(measured).filled(measure.formula, measure)


def _cliff(measure: Measure, measured: MeasuredItem, sign: str) -> Message:
    held = measure.figure != 0
    return _Numbers(measured).filled(f"actual {_HELD[sign, held]} target", measure, joint="→")


def _plain(figure: object) -> str:
    return f"{figure.normalize():f}" if isinstance(figure, Decimal) else "?"


class _Numbers:
    """The measures of an item, to be written in a formula."""

    def __init__(self, measured: MeasuredItem) -> None:
        self._by_name = {each.name: each for each in measured.measures}
        self._in_percent = measured.item.in_percent

    @staticmethod
    def paired(months: list[tuple[Figure | None, Decimal]]) -> Iterator[str]:
        return (f"{_plain(actual)} / {_plain(programmed)}" for actual, programmed in months)

    def filled(self, formula: str, measure: Measure, joint: str = "=") -> Message:
        """The formula as a sentence that every language writes the same way."""
        text = formula
        for written, sign in _SIGNS:
            text = text.replace(f" {written} ", f" {sign} ")
        names = [name for name in _NAME.findall(text) if name in self._by_name]
        text = _NAME.sub(self._slot, text)
        unit = "points" if measure.unit == "points" else ""
        shown = f"{{{measure.name}}} p. p." if unit else self._written(measure)
        figures = {name: self._by_name[name].figure for name in (*names, measure.name)}
        whole = f"{text} {joint} {shown}"
        return Message(whole, figures=tuple(figures.items()), own=((OF_CODE, whole),))

    def _slot(self, found: re.Match[str]) -> str:
        measure = self._by_name.get(found[0])
        return found[0] if measure is None else self._written(measure)

    def _written(self, measure: Measure) -> str:
        """Percentages with their sign; money without, for its S/ would look like a division."""
        in_percent = measure.unit == "percent" or (measure.unit == "item" and self._in_percent)
        return f"{{{measure.name}:percentage}}" if in_percent else f"{{{measure.name}}}"
