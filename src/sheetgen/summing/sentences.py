"""The sentences of the narrative: what is said of who, with the verb that agrees."""

from collections.abc import Collection, Sequence
from decimal import Decimal

from sheetgen.language.message import Message, filled, joined, message, message_n
from sheetgen.model.figure import Figure, Gap
from sheetgen.model.kinds import Kind
from sheetgen.model.plan import Level
from sheetgen.model.printed import printed
from sheetgen.model.status import Band, Status
from sheetgen.model.summary import Alert
from sheetgen.records import Struct
from sheetgen.telling.subject_words import subject

_PAIR = 2


class Standing(Struct, frozen=True):
    """How an element stands: its progress and what it is a mean of, its band, its money's share.

    ``basis`` is None where nothing was left out of the progress, ``financial`` where no money is
    known; ``typed`` is what a product's own row tells of it, where that is another.
    """

    figure: Figure
    band: Band | None
    basis: Message | None = None
    financial: Decimal | None = None
    typed: Decimal | None = None
    cap: Decimal | None = None
    """No progress is printed above it."""


def stands(
    who: Message, standing: Standing, alerts: Sequence[Alert], *, others_below: bool
) -> Message:
    """How an element stands, and how many alerts are told of it.

    ``others_below`` where paragraphs of their own tell more.
    """
    if isinstance(standing.figure, Gap):
        return _with_money(_unknown(who, alerts, others_below=others_below), standing)
    stand = _stand(who, standing.figure, standing)
    if not alerts:
        if others_below:
            return message("{stand}, with no alerts but those told below.", stand=stand)
        return message("{stand}, with no alerts.", stand=stand)
    if others_below:
        return message(
            "{stand}, with {alerts}, besides those told below.",
            stand=stand,
            alerts=count_words(alerts),
        )
    return message("{stand}, with {alerts}.", stand=stand, alerts=count_words(alerts))


def _unknown(who: Message, alerts: Sequence[Alert], *, others_below: bool) -> Message:
    if not alerts:
        if others_below:
            return message(
                "{who} has no progress to report, and no alerts but those told below.", who=who
            )
        return message("{who} has no progress to report, and no alerts.", who=who)
    if others_below:
        return message(
            "{who} has no progress to report and has {alerts}, besides those told below.",
            who=who,
            alerts=count_words(alerts),
        )
    return message(
        "{who} has no progress to report and has {alerts}.", who=who, alerts=count_words(alerts)
    )


def _with_money(said: Message, standing: Standing) -> Message:
    """Money may be known where progress is not."""
    share = _share_of_money(standing)
    if share is None:
        return said
    return joined([said, message("Its financial execution of the year is {share}.", share=share)])


def _share_of_money(standing: Standing) -> Message | None:
    """What an element's activities add to, and what its product's row tells beside it."""
    added, typed = standing.financial, standing.typed
    if added is None:
        return None
    if typed is None:
        return message("{figure:percent}", figure=added)
    return message(
        "{financial:percent} by the sum of its activities ({typed:percent} by its own row)",
        financial=added,
        typed=typed,
    )


def _stand(who: Message, figure: Decimal, standing: Standing) -> Message:
    shown = _shown(printed(figure, standing.cap), standing.basis)
    share = _share_of_money(standing)
    if share is None:
        return _of_band(who, shown, standing.band)
    shown = message("{figure} to date", figure=shown)
    return message(
        "{stand} and financial execution of the year of {share}",
        stand=_of_band(who, shown, standing.band),
        share=share,
    )


def _shown(figure: Decimal | Message, basis: Message | None) -> Message:
    if basis is None:
        return message("{figure:percent}", figure=figure)
    return message("{figure:percent}, {basis}", figure=figure, basis=basis)


def _of_band(who: Message, figure: Message, band: Band | None) -> Message:
    if band is not None:
        return filled(band.stands, who=who, figure=figure)
    return message("{who} shows progress of {figure}", who=who, figure=figure)


def mean_of(kinds: Collection[Kind], n: int, of: int) -> Message:
    """How few of its items a mean rests on; of its elements where there are no kinds."""
    if not kinds:
        return message("a mean of {n} of {of} elements", n=n, of=of)
    if kinds == {Kind.INDICATOR}:
        return message("a mean of {n} of {of} indicators", n=n, of=of)
    if kinds == {Kind.ACTIVITY}:
        return message("a mean of {n} of {of} activities", n=n, of=of)
    return message("a mean of {n} of {of} items", n=n, of=of)


def reported(office: str, where: Message, alerts: Sequence[Alert]) -> Message:
    """What an office reports of an element: never how the element stands."""
    if not alerts:
        return message(
            "Of what {office} reports {place}, there are no alerts.", office=office, place=where
        )
    return message_n(
        "Of what {office} reports {place}, there is {alerts}.",
        "Of what {office} reports {place}, there are {alerts}.",
        len(alerts),
        office=office,
        place=where,
        alerts=count_words(alerts),
    )


def executed(who: Message, accrued: Decimal, pim: Decimal, financial: Decimal) -> Message:
    """How much of its money an element accrued."""
    return message(
        "{who} accrued {accrued:soles} of {pim:soles} ({financial:percent} of its money of the "
        "year).",
        who=who,
        accrued=accrued,
        pim=pim,
        financial=financial,
    )


def count_words(alerts: Sequence[Alert]) -> Message:
    """How many alerts, and how many of them are grave."""
    total = len(alerts)
    grave = sum(alert.level.is_urgent for alert in alerts)
    if not grave:
        return message_n("one alert", "{n} alerts", total)
    if grave < total:
        return message_n(
            "{total} alerts, one of them urgent",
            "{total} alerts, {n} of them urgent",
            grave,
            total=total,
        )
    if grave == _PAIR:
        return message("two alerts, both urgent")
    return message_n("one urgent alert", "{n} alerts, all urgent", total)


def head(status: Status, noun: Level | Kind, named: Sequence[Message]) -> Message:
    """Who has a status: some or all of an element's items, or items themselves."""
    entry, who = status.entry, subject(noun, named)
    said = entry.head_of_level if isinstance(noun, Level) and entry.head_of_level else entry.head
    return who if said is None else filled(said, n=len(named), who=who)


def of_rule(what: Message, places: Sequence[Message]) -> Message:
    """What a rule says, and where it does: in whom, or from whom."""
    return message("{what} {places}.", what=what, places=places)
