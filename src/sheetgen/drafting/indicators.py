"""What indicators reached: their value against their target, in points where they are percent."""

from decimal import Decimal

from sheetgen.drafting.amount_words import apart, bare
from sheetgen.drafting.report_view import Said, Subject, View, cited
from sheetgen.drafting.work_done import absent, told
from sheetgen.language.message import Message, filled, message
from sheetgen.model.draft import Cited, Told
from sheetgen.model.figure import Gap
from sheetgen.model.formulas.ratio import Difference
from sheetgen.model.kinds import Aggregation
from sheetgen.model.measure import Measure, MeasuredItem
from sheetgen.model.period import month_of
from sheetgen.model.plan import Actual, Indicator
from sheetgen.model.printed import printed
from sheetgen.model.quantities import QUANTITIES
from sheetgen.model.status import Band, Status
from sheetgen.model.traits import Direction

_APART = QUANTITIES["distance_from_target"]


def value(view: View, subject: Subject) -> Said:
    """The value of an indicator, and how far above or below its target that is."""
    found = _indicator(subject)
    if found is None:
        return None
    indicator, measured = found
    who = view.who(subject, named=True)
    actual, target = measured.measure("actual"), measured.measure("target")
    if actual is None or isinstance(actual.figure, Gap):
        return _unknown(view, who, subject, measured, actual)
    shown = bare(actual.figure, indicator)
    if target is None or isinstance(target.figure, Gap):
        text = message(
            "{who} shows a value of {actual} {when}; it has no target for the period.",
            who=who,
            actual=shown,
            when=view.when,
        )
        return told(text, measured, (actual,))
    stands = message(
        "{who} shows a value of {actual} {when}", who=who, actual=shown, when=view.when
    )
    if indicator.aggregation.is_permissible:
        text = _permissible(stands, indicator, actual.figure, target.figure)
        return told(text, measured, (actual, target))
    distance = Measure.of(_APART, Difference(actual, target))
    text = _against(stands, indicator, actual.figure, target.figure, distance)
    gap = Cited(indicator.code, _APART.word, apart(distance, indicator), distance.places)
    of = (cited(actual, indicator), cited(target, indicator))
    return Told(text, of if distance.figure == 0 else (*of, gap))


def _indicator(subject: Subject) -> tuple[Indicator, MeasuredItem] | None:
    if subject.item is None:
        return None
    measured = subject.item.measured
    return (measured.item, measured) if isinstance(measured.item, Indicator) else None


def _permissible(
    stands: Message, indicator: Indicator, actual: Decimal, target: Decimal
) -> Message:
    """All or nothing: the bound is kept, or it is not."""
    bound = bare(target, indicator)
    if indicator.aggregation is Aggregation.MINIMUM_PERMISSIBLE:
        if actual >= target:
            return message("{stands}: it keeps the permissible minimum ({bound}).",
                           stands=stands, bound=bound)  # fmt: skip
        return message("{stands}: it falls short of the permissible minimum ({bound}).",
                       stands=stands, bound=bound)  # fmt: skip
    if actual <= target:
        return message("{stands}: it keeps the permissible maximum ({bound}).",
                       stands=stands, bound=bound)  # fmt: skip
    return message("{stands}: it exceeds the permissible maximum ({bound}).",
                   stands=stands, bound=bound)  # fmt: skip


def _against(
    stands: Message, indicator: Indicator, actual: Decimal, target: Decimal, distance: Measure
) -> Message:
    """Higher or lower than the target, whichever is wanted; where lower is, that is said too."""
    said = {"stands": stands, "target": bare(target, indicator)}
    if actual == target:
        return message("{stands}, equal to its target ({target}).", **said)
    said["gap"] = apart(distance, indicator)
    descends = indicator.direction is Direction.DESCENDING
    if actual > target:
        if descends:
            return message(
                "{stands}, {gap} above its target ({target}), which is to be gone below: it does "
                "not meet it.",
                **said,
            )
        return message("{stands}, {gap} above its target ({target}).", **said)
    if descends:
        return message(
            "{stands}, {gap} below its target ({target}), which is to be gone below: it meets it.",
            **said,
        )
    return message("{stands}, {gap} below its target ({target}).", **said)


def _unknown(
    view: View, who: Message, subject: Subject, measured: MeasuredItem, actual: Measure | None
) -> Told:
    """No value, and why; what was known last, where anything was."""
    stands = absent(view, who, subject, actual)
    of = () if actual is None else (cited(actual, measured.item),)
    last = _last_known(view, measured)
    if last is None or not isinstance(last.actual, Decimal):
        return Told(message("{stands}.", stands=stands), of)
    shown = bare(last.actual, measured.item)
    text = message(
        "{stands}; the last value known is {last}, of {month}.",
        stands=stands,
        last=shown,
        month=month_of(last.period),
    )
    what = message("Last reported value")
    return Told(text, (*of, Cited(measured.item.code, what, shown, last.places)))


def _last_known(view: View, measured: MeasuredItem) -> Actual | None:
    """The latest value of the periods before."""
    return next(
        (
            each
            for each in reversed(view.report.history.get(measured.item.code, ()))
            if isinstance(each.actual, Decimal)
        ),
        None,
    )


def progress(view: View, subject: Subject) -> Said:
    """How an item's progress is judged, as the entry of its status says it.

    Low, intermediate and high by their band; any other status by its own sentence. That information
    lacks is told where the value would be.
    """
    if subject.item is None:
        return None
    verdict, measured = subject.item.verdict, subject.item.measured
    measure, figure = measured.measure("progress"), measured.figure("progress")
    entry, who = verdict.status.entry, view.who(subject)
    if measure is None or figure is None:
        if entry.head is None or entry.is_absence:
            return None
        return told(filled(entry.head, who=who, n=1), measured, ())
    shown = message("{figure:percent}", figure=printed(figure, view.report.plan.printed_cap))
    stands = entry.stands
    if stands is None and verdict.band is not None and _is_told_by(verdict.band, verdict.status):
        stands = verdict.band.stands
    if stands is not None:
        text = message("{sentence}.", sentence=filled(stands, who=who, figure=shown))
    elif entry.clause is not None:
        text = message("{sentence} ({figure}).", sentence=filled(entry.clause, who=who, n=1),
                       figure=shown)  # fmt: skip
    else:
        return None
    return told(text, measured, (measure,))


def _is_told_by(band: Band, status: Status) -> bool:
    """Whether the band says all that the status does: it has its colour, or the status no words."""
    return status.entry.clause is None or status.tone_for(band) == band.tone
