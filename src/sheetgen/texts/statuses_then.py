"""Statuses that a text gives of another month, where it is known how the plan stood in it."""

from decimal import Decimal

from sheetgen.language.message import Message, message
from sheetgen.model.past_state import ItemState
from sheetgen.model.period import Period, month_of
from sheetgen.model.status import Status
from sheetgen.model.text import Said
from sheetgen.texts.answer import Answer
from sheetgen.texts.held_back import ends_here, span_of
from sheetgen.texts.phrase import BANDS, STATUSES, Mark
from sheetgen.texts.reading import Read
from sheetgen.texts.table_figures import Known


def status_then(
    read: Read, mark: Mark, code: str, known: Known, *, is_denied: bool, is_all: bool
) -> Answer | None:
    """What is known of the month that a status is told of; None where it is not another month.

    An element has a status where any of its items had it, all of them where ``is_all``; its band
    of then is not kept.
    """
    span = span_of(read, mark)
    if span is None or not span.last or ends_here(span, known):
        return None
    if span.first not in {1, span.last}:
        return None  # how it stood within a quarter is not kept
    period = Period(span.year or known.year, span.last)
    state = next((each for each in known.report.states if each.period == period), None)
    codes = [each.measured.item.code for each in known.below(code)]
    if state is None or not codes or not set(codes) <= set(state.items):
        return None
    if mark.means in BANDS and known.item(code) is None:
        return None
    found = {each: state.items[each] for each in codes}
    so = [_is(mark.means, each) for each in found.values()]
    held = not any(so) if is_denied else (all(so) if is_all else any(so))
    expected = message(
        "in {month} the table had {items}",
        month=month_of(period),
        items=tuple(as_it_was(each, state) for each, state in found.items()),
    )
    past = (known.past(each, period) for each in codes)
    places = tuple(place for each in past if each is not None for place in each.places)
    return Answer(Said.CONFIRMED if held else Said.CONTRADICTED, expected, places=places)


def _is(means: str, state: ItemState) -> bool:
    return state.status is STATUSES[means] if means in STATUSES else state.band is BANDS[means]


def as_it_was(code: str, state: ItemState) -> Message:
    """An item with its status and progress, as in "1.1 con avance alto (100.3 %)"."""
    is_plain = state.status is not Status.ON_TRACK or state.band is None
    word = (
        state.status.entry.counted
        if is_plain or state.band is None
        else message("with {band} progress", band=state.band.word)
    )
    if not isinstance(state.progress, Decimal):
        return message("{code} {status}", code=code, status=word)
    return message("{code} {status} ({figure:percent})", code=code, status=word,
                   figure=state.progress)  # fmt: skip
