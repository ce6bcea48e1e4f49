"""How a plan stood in the months before: as sealed, as kept, else judged anew."""

from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal
from itertools import islice

from sheetgen.judged import Judged
from sheetgen.keeping.states import keep_state, kept_state
from sheetgen.model.closed import Closed
from sheetgen.model.explanation import Stood
from sheetgen.model.figure import Figure, Gap
from sheetgen.model.in_force import renamed_between
from sheetgen.model.past_state import ItemState, PastState
from sheetgen.model.period import Period
from sheetgen.model.status import Band, Status
from sheetgen.month import Month
from sheetgen.moved import month_before, raised_in, sealed_alerts

MOST = 12
"""Months that are shown, the reported one among them."""
_STATUSES = {each.value: each for each in Status}
_BANDS = {each.value: each for each in Band}
_GAPS = {each.value: each for each in Gap}


def past_states(month: Month) -> tuple[PastState, ...]:
    """The latest months known up to this one, the earliest first."""
    return (*_recalled(month), *month.stood, _of(month.period, month.judged))


def _recalled(month: Month) -> tuple[PastState, ...]:
    """Months before any file was kept, as ``actuals.csv`` knows them and by the rules of now.

    Of work those of this year: the goal of another is not known. A month in which nothing could be
    measured is none.
    """
    known: dict[Period, set[str]] = {}
    first = min(month.earlier, default=month.period)
    work = {each.code for each in month.plan.activities}
    for each in month.plan.actuals:
        at = each.period
        is_of_year = each.code not in work or at.year == month.period.year
        if at < first and is_of_year and month.plan.covers(at):
            known.setdefault(at, set()).add(each.code)
    room = MOST - 1 - len(month.stood)
    states = (
        _of(at, month.looking_back(at, known[at]).judged) for at in sorted(known, reverse=True)
    )
    told = (each for each in states if any(map(_is_figure, each.items.values())))
    latest = list(islice(told, max(room, 0)))
    return tuple(replace(each, index=None, is_recalled=True) for each in reversed(latest))


def _is_figure(state: ItemState) -> bool:
    return isinstance(state.progress, Decimal)


def item_before(month: Month, code: str) -> tuple[Stood, ...]:
    """How one item stood in all that is known of the months before, the earliest first."""
    alone = month.only({code})
    states = {each.period: each for each in states_before(alone)}
    known = {each.period: each for each in month.history.past(code)}
    due = {
        each
        for expectation in month.expectations
        if expectation.item.code == code
        for each in expectation.due_before
    }
    return tuple(
        Stood(
            period=at,
            actual=known.get(at),
            state=states[at].items.get(code) if at in states else None,
            is_due=at in due,
            is_sealed=at in states and states[at].is_sealed,
        )
        for at in sorted(known.keys() | states.keys())
    )


def states_before(month: Month) -> tuple[PastState, ...]:
    """The latest stored months before this one, the earliest first."""
    stored = sorted(month.earlier)
    return tuple(_state(month, at, stored) for at in stored[-(MOST - 1) :])


def _state(month: Month, at: Period, stored: list[Period]) -> PastState:
    setup, plan = month.setup, month.plan
    called = renamed_between(plan, at, month.period)
    closed = setup.closed.get((at, plan.code))
    if closed is not None:
        return _sealed(closed, called, sealed_alerts(closed, plan, month.period))
    earlier = [each for each in stored if each < at]
    words = repr((plan.code, sorted(called.items())))
    readings = setup.readings
    if readings is not None:
        kept = kept_state(readings, plan.code, at, words, earlier)
        if kept is not None:
            return kept
    then = month_before(month, at)
    found = replace(_of(at, then.judged), raised=raised_in(setup, then, month.period))
    if readings is not None and month.codes is None:
        keep_state(readings, plan.code, found, words, earlier)
    return found


def _of(period: Period, judged: Judged) -> PastState:
    items: dict[str, ItemState] = {}
    for each in judged.items:
        found = each.measured.measure("progress")
        progress: Figure = Gap.NOT_COMPUTED if found is None else found.figure
        verdict = each.verdict
        items[each.measured.item.code] = ItemState(verdict.status, verdict.band, progress)
    index = None if judged.index is None else judged.index.declared.figure
    return PastState(period=period, items=items, index=index)


def _sealed(closed: Closed, called: Mapping[str, str], raised: frozenset[str]) -> PastState:
    return PastState(
        period=closed.period,
        items={
            called.get(each.code, each.code): ItemState(
                _STATUSES[each.status],
                _BANDS.get(each.figures["band"] or ""),
                _figure(each.figures["progress"], each.figures["gap"]),
            )
            for each in closed.items
        },
        index=None if closed.index is None else Decimal(closed.index),
        is_sealed=True,
        raised=raised,
    )


def _figure(figure: str | None, gap: str | None) -> Figure:
    if figure is not None:
        return Decimal(figure)
    return Gap.NOT_COMPUTED if gap is None else _GAPS[gap]
