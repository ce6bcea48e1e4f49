"""The legend of the colours: what each status means, with the thresholds in force in figures."""

from collections.abc import Sequence
from decimal import Decimal

from sheetgen.language.message import Message, message
from sheetgen.model.report import Report
from sheetgen.writing.styles import ATYPICAL, HIGH, LOW, MEDIUM, MISSING, NOT_RATED, Tone

_NONE = {
    "low": message("its low threshold"),
    "medium": message("its medium threshold"),
    "atypical": message("its atypical threshold"),
}
"""Where nothing was judged, no threshold is in force."""


def meanings(report: Report) -> tuple[tuple[Tone, Message], ...]:
    """Every colour family with what it means in this report."""
    low, medium, atypical = (bound_words(report, name) for name in _NONE)
    between = message("Progress from {low} to below {medium}", low=low, medium=medium)
    if len(_figures(report, "low")) == 1 and _figures(report, "low") == _figures(report, "medium"):
        between = message("None: what is not below {low} is high", low=low)
    return (
        (LOW, message("Progress below {low}", low=low)),
        (MEDIUM, between),
        (
            HIGH,
            message(
                "Progress from {medium} to {atypical}, both included",
                medium=medium,
                atypical=atypical,
            ),
        ),
        (
            ATYPICAL,
            message(
                "Progress above {atypical}: it suggests a planning error (this report's criterion)",
                atypical=atypical,
            ),
        ),
        (MISSING, message("There is no figure, for a reason that is the office's")),
        (NOT_RATED, message("There is nothing to judge; the note says why")),
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
