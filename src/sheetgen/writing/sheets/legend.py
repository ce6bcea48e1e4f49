"""The legend of the colours: what each status means, with the thresholds in force in figures."""

from collections.abc import Sequence
from decimal import Decimal

from sheetgen.language.message import Message, filled, message
from sheetgen.model.report import Report
from sheetgen.model.status import TONES
from sheetgen.model.tone import Tone

_NONE = {
    "low": message("its low threshold"),
    "medium": message("its medium threshold"),
    "atypical": message("its atypical threshold"),
}
"""Where nothing was judged, no threshold is in force."""


def meanings(report: Report) -> tuple[tuple[Tone, Message], ...]:
    """Every colour family with what it means in this report."""
    bounds = {name: bound_words(report, name) for name in _NONE}
    low = _figures(report, "low")
    is_none = len(low) == 1 and low == _figures(report, "medium")
    return tuple(
        (tone, filled(tone.nothing if is_none and tone.nothing else tone.meaning, **bounds))
        for tone in TONES
    )


def bound_words(report: Report, name: str) -> Message:
    """A threshold as figures; items may be held to several."""
    figures = _figures(report, name)
    if not figures:
        return _NONE[name]
    if len(figures) == 1:
        return message("{figure:percentage}", figure=figures[0])
    *more, most = (message("{figure:percentage}", figure=each) for each in figures)
    return message("{more} or {most} (by item)", more=more, most=most)


def _figures(report: Report, name: str) -> Sequence[Decimal]:
    """The figures that a threshold has among the items, from the smallest."""
    return sorted(
        {bound.figure for judged in report.items for bound in judged.bounds if bound.name == name}
    )
