"""What changed since an earlier month, in words: a line, a paragraph, a cause."""

from collections.abc import Iterator, Mapping
from decimal import Decimal, InvalidOperation
from functools import partial

from sheetgen.language.message import Message, filled, first_few, joined, message, message_n
from sheetgen.model.comparison import (
    RATED_NO_MORE,
    RATED_NOW,
    Cause,
    CauseKind,
    Change,
    Comparison,
    Moved,
)
from sheetgen.model.figure import Gap
from sheetgen.model.period import month_of
from sheetgen.model.status import Status
from sheetgen.model.traits import Direction
from sheetgen.telling.condition_words import THRESHOLD_WORDS

COUNTED = {
    Change.WORSE.word: message_n("{n} worse", "{n} worse", 1),
    Change.BETTER.word: message_n("{n} better", "{n} better", 1),
    Change.SOLVED.word: message_n("{n} solved", "{n} solved", 1),
    Change.NEW.word: message_n("{n} new in the plan", "{n} new in the plan", 1),
    Change.GONE.word: message_n("{n} gone from the plan", "{n} gone from the plan", 1),
    RATED_NOW: message_n("{n} is rated now", "{n} are rated now", 1),
    RATED_NO_MORE: message_n("{n} is rated no more", "{n} are rated no more", 1),
}
"""How many changed so, in the order in which it is told; what stays the same is not counted."""
ORDER = ", ".join(kind.value for kind in CauseKind)
"""The order in which causes are swapped in, as programs name them."""


def in_a_line(found: Comparison) -> Message:
    """What moved, in one line: the index, and how many items are worse, better, solved."""
    counts = [filled(said, n=n) for word, said in COUNTED.items() if (n := len(found.all_of(word)))]
    items = joined(counts, ", ") if counts else message("no item changed")
    moved = _index_moved(found)
    if moved is None:
        return message("Since {month}: {items}.", month=month_of(found.since), items=items)
    return message(
        "Since {month} the index {moved}: {items}.",
        month=month_of(found.since),
        moved=moved,
        items=items,
    )


def _index_moved(found: Comparison) -> Message | None:
    was, stands = found.index_before, found.index_after
    if was is None or stands is None or isinstance(was, Gap) or isinstance(stands, Gap):
        return None
    if was == stands:
        return message("stays at {index:percent}", index=stands)
    if stands > was:
        return message(
            "rose from {was:percent} to {index:percent} (+{points:points})",
            was=was,
            index=stands,
            points=stands - was,
        )
    return message(
        "fell from {was:percent} to {index:percent} (−{points:points})",
        was=was,
        index=stands,
        points=was - stands,
    )


def causes_of_index(found: Comparison) -> Message | None:
    """What each kind of cause moved of the index, all of it accounted for."""
    if not found.by_cause:
        return None
    parts = [
        message(
            "{cause} {sign}{points:points}",
            cause=kind.word,
            sign="+" if share > 0 else "−",
            points=abs(share),
        )
        for kind, share in found.by_cause.items()
    ]
    return message("Of the index: {parts}", parts=joined(parts, "; "))


def cause_words(cause: Cause) -> Message:
    """A cause with what it was and is, and by how much it moved the progress."""
    months = [str(each) for each in cause.periods]
    parts: list[Message] = [
        filled(_OF_MONTHS[cause.kind], months=first_few(months, _MOST_NAMED))
        if months
        else cause.kind.word
    ]
    if cause.before or cause.after:
        say = _shown
        if _is_of_progress(cause):
            say = _progress
        elif cause.kind is CauseKind.THRESHOLD:
            say = _threshold
        elif cause.kind in _OF_FIGURES:
            say = partial(_figures, unit=cause.unit)
        parts.append(
            message("{before} → {after}", before=say(cause.before), after=say(cause.after))
        )
    if cause.share is not None:
        sign = "+" if cause.share > 0 else "−" if cause.share < 0 else ""
        parts.append(message("{sign}{points:points}", sign=sign, points=abs(cause.share)))
    return joined(parts, " · ")


_OF_MONTHS = {
    CauseKind.TARGET: message("Target of {months}"),
    CauseKind.SCHEDULE: message("What is programmed for {months}"),
}
"""What a plan says of months of which the progress says nothing yet."""
_MOST_NAMED = 3


def is_told(moved: Moved) -> bool:
    """Whether an item has a row of its own: it moved, or what it is judged by was changed.

    What an office reported and what is due by now move every month.
    """
    return moved.word not in {Change.SAME.word, RATED_NO_MORE} or any(
        each.periods or each.kind not in {CauseKind.VALUE, CauseKind.SCHEDULE}
        for each in moved.causes
    )


def _shown(text: str) -> Message | str:
    """What was swapped: figures as they are, codes in words."""
    parts = text.split("; ")
    if not any(part in _CODES for part in parts):
        return text or "—"
    return joined([_CODES.get(part) or _code(part) for part in parts], "; ")


_OF_FIGURES = frozenset(
    {
        CauseKind.TARGET,
        CauseKind.SCHEDULE,
        CauseKind.BASELINE,
        CauseKind.PIM,
        CauseKind.VALUE,
        CauseKind.CORRECTION,
        CauseKind.MISSING,
    }
)


def _figures(text: str, unit: str) -> Message | str:
    """Figures in their unit, as everywhere; why there is none in words."""
    whole = text.removesuffix(_MORE)
    parts = [_figure(part, unit) for part in whole.split("; ")]
    said = joined(parts, "; ")
    return message("{figures} …", figures=said) if whole != text else said


_MORE = " …"


def _figure(text: str, unit: str = "") -> Message:
    try:
        figure = Decimal(text)
    except InvalidOperation:
        return _CODES.get(text) or _code(text or "—")
    if unit == "percent":
        return message("{figure:percentage}", figure=figure)
    if unit == "soles":
        return message("{figure:soles}", figure=figure)
    return message("{figure}", figure=figure)


def _is_of_progress(cause: Cause) -> bool:
    """Whether what was swapped is the progress itself: after closing, or that it is judged."""
    if cause.kind is CauseKind.SCHEDULE:
        return Gap.NOT_DUE.value in {cause.before, cause.after}
    return cause.kind is CauseKind.LATE


def _progress(text: str) -> Message | str:
    try:
        return message("{figure:percent}", figure=Decimal(text))
    except InvalidOperation:
        return _shown(text)


def _threshold(text: str) -> Message | str:
    """A threshold by what readers call it, with its figure."""
    name, _, figure = text.partition(" ")
    word = THRESHOLD_WORDS.get(name)
    if word is None:
        return text
    return message("{word} {figure}", word=word, figure=_figure(figure))


_CODES: Mapping[str, Message] = {
    **{each.value: each.tone_for(None).word for each in Status},
    **{band.value: tone.word for each in Status for band, tone in each.entry.of_band},
    **{each.value: each.word for each in Direction},
    **{each.value: each.entry.short for each in Gap},
    "waived": message("waived"),
}
"""What causes hold for programs, in words."""


def alerts_line(found: Comparison) -> Iterator[Message]:
    """How many alerts are new, go on and are gone."""
    if found.new_alerts or found.continuing or found.solved_alerts:
        yield message(
            "Alerts: {new} new, {continuing} going on, {solved} solved.",
            new=len(found.new_alerts),
            continuing=len(found.continuing),
            solved=len(found.solved_alerts),
        )
    if found.waiting:
        yield message_n(
            "{n} alert waits: what it is about is not judged in {month}, or has no figure.",
            "{n} alerts wait: what they are about is not judged in {month}, or has no figure.",
            len(found.waiting),
            month=month_of(found.period),
        )


def paragraph(found: Comparison) -> Message:
    """What moved since then, as the narrative tells it."""
    named = [
        message_n(
            "{what} ({n}): {codes}",
            "{what} ({n}): {codes}",
            n,
            what=word,
            codes=joined([_code(each) for each in codes[:_MOST]], ", ")
            if n <= _MOST
            else message(
                "{codes} and {more} more",
                codes=joined([_code(c) for c in codes[:_MOST]], ", "),
                more=n - _MOST,
            ),
        )
        for word in COUNTED
        if (codes := [each.code for each in found.all_of(word)]) and (n := len(codes))
    ]
    parts = [
        in_a_line(found),
        *([each] if (each := causes_of_index(found)) else []),
        *([message("{parts}.", parts=joined(named, ". "))] if named else []),
    ]
    return joined(parts, " ")


_MOST = 5


def _code(code: str) -> Message:
    return message("{code}", code=code)
