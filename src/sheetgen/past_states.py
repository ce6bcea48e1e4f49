"""How a plan stood in the months before: as sealed, as kept, else judged anew."""

from collections.abc import Iterator, Mapping
from decimal import Decimal
from functools import cached_property
from itertools import islice
from typing import TYPE_CHECKING

from sheetgen.as_sealed import (
    as_sealed,
    sealed_index,
    sealed_items,
    sealed_progress,
    sealed_verdict,
)
from sheetgen.asking.owing import Look, unexplained
from sheetgen.judged import Before, Judged
from sheetgen.keeping.past_months import SPOILT, PastMonth, PastMonths, told_month
from sheetgen.keeping.plain_json import Json
from sheetgen.model.closed import Closed, alerts_called, items_called
from sheetgen.model.in_force import in_force, renamed_between
from sheetgen.model.past_state import ItemState, PastState
from sheetgen.model.period import Period
from sheetgen.model.report import JudgedItem
from sheetgen.month import Month
from sheetgen.noted import decided
from sheetgen.records import replace
from sheetgen.ruling.classify import rules_of
from sheetgen.ruling.decisions import judge_decisions
from sheetgen.ruling.thresholds import Scale, thresholds_of
from sheetgen.summed import raised
from sheetgen.summing.alerts import alerts_of
from sheetgen.summing.compare import Side
from sheetgen.summing.held import progress_of

if TYPE_CHECKING:
    from sheetgen.model.explanation import Stood

MOST = 12
"""Months that are shown, the reported one among them."""


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


def item_before(alone: Month, code: str) -> "tuple[Stood, ...]":
    """How one item stood in all that is known of the months before, the earliest first."""
    from sheetgen.model.explanation import Stood  # noqa: PLC0415 - only explain asks

    states = {each.period: each for each in alone.stood}
    known = {each.period: each for each in alone.history.past(code)}
    due = {
        each
        for expectation in alone.expectations
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


class PastStates:
    """What the stored months before one came to: as sealed, as kept, else judged anew.

    Each is judged by its own rules, its items called as they are in the month that asks.
    """

    def __init__(self, month: Month) -> None:
        """As they are asked for by ``month``; of its items alone, where it is of some."""
        self._month, self._plan = month, month.plan
        self._stored = sorted(month.earlier)
        self._made = month.setup.past_months if month.codes is None else {}
        readings = month.setup.readings
        self._names = {
            at: repr((month.plan.code, sorted(self._called(at).items()))) for at in self._stored
        }
        self._of: dict[Period, tuple[JudgedItem, ...]] = {}
        self._kept = (
            None if readings is None else PastMonths(readings, month.plan.code, self._names)
        )

    @cached_property
    def states(self) -> tuple[PastState, ...]:
        """How the plan stood in the latest of them, the earliest first."""
        return tuple(self._state(at) for at in self._stored[-(MOST - 1) :])

    @cached_property
    def since(self) -> Period:
        """The month that it is held against: the last stored.

        Where something is judged in it, the latest in which anything was: of a plan of quarters the
        quarter before, whatever lies between.
        """
        latest = self._stored[: -MOST - 1 : -1]
        if not any(each.is_judged for each in self._month.measured):
            return latest[0]
        return next((at for at in latest if self._state(at).is_judged), latest[0])

    def at_since(self) -> Before:
        """The items of the month that it is held against; of a closed one as they were sealed."""
        at = self.since
        closed, items = self._closed(at), self._items(at)
        return at, items if closed is None else as_sealed(items, closed, self._called(at))

    def looks(self) -> Iterator[Look]:
        """What was owed in each of them, the latest first; nothing of what was sealed as well."""
        for at in reversed(self._stored):
            then = self._at(at)
            unexplained = then.unexplained
            if self._closed(at) is not None:
                items = self._state(at).items
                wanting = {code for code, each in items.items() if not each.status.entry.is_well}
                unexplained = frozenset(each for each in unexplained if each[1] in wanting)
            yield Look(at, then.due, unexplained)

    def side(self, at: Period) -> Side:
        """One of them as comparisons take it."""
        closed, workspace = self._closed(at), self._month.setup.workspace
        called = self._called(at)
        return Side(
            period=at,
            items=self._items(at),
            revised=in_force(self._plan, at, named=self._month.codes_of).changes,
            rules=rules_of(self._month.setup.rules, at),
            alerts=tuple(sorted(self._state(at).raised)),
            waived=self._at(at).waived,
            sealed=None if closed is None else sealed_items(workspace, self._plan, closed, called),
            index=None if closed is None else sealed_index(closed),
        )

    def _state(self, at: Period) -> PastState:
        closed = self._closed(at)
        if closed is not None:
            return _sealed(closed, self._called(at))
        state = self._at(at).state
        return replace(state, raised=state.raised.union(self._overdue(at)))

    def _overdue(self, at: Period) -> Iterator[str]:
        """The ids of the alerts of decisions that were overdue when a month ended."""
        decisions = decided(self._month.setup, self._plan, self._month.period)
        if decisions:
            rules = rules_of(self._month.setup.rules, at)
            thresholds = self._month.setup.workspace.thresholds
            scale = Scale.of(self._plan, thresholds, at, thresholds_of(rules))
            bounds = scale.general_bounds()
            for each in judge_decisions(decisions, at.last_day, rules, at, bounds):
                if each.severity and not each.beta:
                    yield f"{each.rule}:{each.subject}"

    def _items(self, at: Period) -> tuple[JudgedItem, ...]:
        """Its items, made once: rules hold the month against them, and comparisons."""
        if at not in self._of:
            self._of[at] = self._items_made(at)
        return self._of[at]

    def _items_made(self, at: Period) -> tuple[JudgedItem, ...]:
        plan = in_force(self._plan, at, named=self._month.codes_of)
        try:
            items = self._at(at).items(plan)
        except SPOILT:
            if self._kept is None:
                raise
            self._kept.spoilt(at)
            self._made[self._plan.code, at, self._names[at]] = anew = self._anew(at)
            items = anew.items(plan)
        codes = self._month.codes
        return items if codes is None else tuple(e for e in items if e.measured.item.code in codes)

    def _at(self, at: Period) -> PastMonth:
        name = self._plan.code, at, self._names[at]
        if name not in self._made:
            kept = None if self._kept is None else self._kept.get(at)
            self._made[name] = self._anew(at) if kept is None else kept
        return self._made[name]

    def _anew(self, at: Period) -> PastMonth:
        """A month judged again; what it came to is kept where it is of all items."""
        told = self._told(self._then(at), self._closed(at))
        if self._kept is not None and self._month.codes is None:
            self._kept.put(at, told)
        return PastMonth(at, told)

    def _told(self, then: Month, closed: Closed | None) -> Json:
        """All that is kept of a month; a closed one has the alerts that it was sealed with."""
        judged, plan = then.judged, then.plan
        counted, _ = raised(judged, then.waivers)
        subjects = {each.subject for each in alerts_of(judged.items) if each.id not in counted}
        due = {each.item.code for each in then.expectations if each.due}
        return told_month(
            judged.items,
            None if judged.index is None else judged.index.declared.figure,
            raised=() if closed is not None else (*counted, *_others(judged)),
            waived=subjects,
            unexplained=unexplained(then.asked, plan.code, due),
            placed=() if closed is None else _changed(judged, closed, self._called(then.period)),
        )

    def _then(self, at: Period) -> Month:
        then = self._month.previous
        while then is not None and then.period > at:
            then = then.previous
        if then is None or then.period != at:
            raise LookupError(at)
        return then

    def _called(self, at: Period) -> Mapping[str, str]:
        """What items are called now whose code was another at a month."""
        return renamed_between(self._plan, at, self._month.period)

    def _closed(self, at: Period) -> Closed | None:
        return self._month.setup.closed.get((at, self._plan.code))


def _others(judged: Judged) -> Iterator[str]:
    """The ids of the alerts on elements, offices and the plan."""
    for each in judged.findings:
        if each.severity and not each.beta:
            yield f"{each.rule}:{each.subject}"


def _of(period: Period, judged: Judged) -> PastState:
    items: dict[str, ItemState] = {}
    for each in judged.items:
        verdict = each.verdict
        state = ItemState(verdict.status, verdict.band, progress_of(each))
        items[each.measured.item.code] = state
    index = None if judged.index is None else judged.index.declared.figure
    return PastState(period=period, items=items, index=index)


def _sealed(closed: Closed, called: Mapping[str, str]) -> PastState:
    return PastState(
        period=closed.period,
        items={
            code: ItemState(*sealed_verdict(each), sealed_progress(each))
            for code, each in items_called(closed, called).items()
        },
        index=sealed_index(closed),
        is_sealed=True,
        raised=frozenset(alerts_called(closed.alerts, called)),
    )


def _changed(judged: Judged, closed: Closed, called: Mapping[str, str]) -> frozenset[str]:
    """The items whose progress would be another now than the one they were sealed with."""
    sealed = items_called(closed, called)
    return frozenset(
        code
        for code, state in _of(closed.period, judged).items.items()
        if code in sealed and sealed_progress(sealed[code]) != state.progress
    )
