"""The month before as it was closed: what was changed since rewrites nothing it is compared by."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from decimal import Decimal

from sheetgen.language.message import message
from sheetgen.model.closed import Closed, ClosedItem
from sheetgen.model.figure import Figure, Gap
from sheetgen.model.formulas.read import Found
from sheetgen.model.measure import Measure, MeasuredItem
from sheetgen.model.quantities import QUANTITIES
from sheetgen.model.report import JudgedItem
from sheetgen.model.status import Band, Status

_PROGRESS = "progress"
_STATUSES = {each.value: each for each in Status}
_BANDS = {each.value: each for each in Band}
_GAPS = {each.value: each for each in Gap}


def as_sealed(
    judged: Iterable[JudgedItem], closed: Closed, codes: Mapping[str, str]
) -> tuple[JudgedItem, ...]:
    """Judged items with the progress and status that were sealed, where they would be others now.

    ``codes`` says what an item is called now whose code was another then.
    """
    sealed = {codes.get(each.code, each.code): each for each in closed.items}
    return tuple(
        _as_sealed(each, sealed[each.measured.item.code], closed)
        if each.measured.item.code in sealed
        else each
        for each in judged
    )


def _as_sealed(now: JudgedItem, sealed: ClosedItem, closed: Closed) -> JudgedItem:
    figure, status = sealed_progress(sealed), _STATUSES[sealed.status]
    measure = now.measured.measure(_PROGRESS)
    if measure is None or (measure.figure == figure and now.verdict.status is status):
        return now
    band = sealed.figures["band"]
    how = message("as sealed when {period} was closed", period=closed.period)
    was = Measure.of(QUANTITIES[_PROGRESS], Found(figure, measure.places, how))
    return replace(
        now,
        measured=_with(now.measured, was),
        verdict=replace(
            now.verdict,
            status=status,
            band=None if band is None else _BANDS[band],
            rule=sealed.figures["rule"] or now.verdict.rule,
        ),
    )


def sealed_progress(sealed: ClosedItem) -> Figure:
    """The progress that an item was sealed with, or why there was none."""
    figure, gap = sealed.figures[_PROGRESS], sealed.figures["gap"]
    if figure is not None:
        return Decimal(figure)
    return Gap.NOT_COMPUTED if gap is None else _GAPS[gap]


def _with(measured: MeasuredItem, measure: Measure) -> MeasuredItem:
    measures = (measure if each.name == measure.name else each for each in measured.measures)
    return replace(measured, measures=tuple(measures))
