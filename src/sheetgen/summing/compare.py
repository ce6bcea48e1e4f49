"""Two judged months held against each other: what changed of items and of the index, and why."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal

from sheetgen.model.comparison import Cause, CauseKind, Change, Comparison, Moved, Sealed, State
from sheetgen.model.figure import Figure, Gap
from sheetgen.model.period import Period
from sheetgen.model.plan import Plan
from sheetgen.model.report import JudgedItem
from sheetgen.model.revision import Change as Revised
from sheetgen.model.rule import Rule
from sheetgen.model.tree import Tree
from sheetgen.summing.means import plan_mean
from sheetgen.summing.swapping import Swap
from sheetgen.summing.why import Held, causes_between, progress_of, steps_between

_PROGRESS = "progress"
_ORDER = tuple(CauseKind)


@dataclass(frozen=True, slots=True)
class Side:
    """A month as judged: its items, its alerts, and the items of which a waiver takes one out.

    ``revised`` are the revisions in force then, ``rules`` the rules; ``sealed`` are the items as
    they were sealed, where the month is closed.
    """

    period: Period
    items: tuple[JudgedItem, ...]
    revised: tuple[Revised, ...]
    rules: tuple[Rule, ...]
    alerts: tuple[str, ...] = ()
    waived: frozenset[str] = frozenset()
    sealed: Mapping[str, Sealed] = field(default_factory=dict)

    @property
    def held(self) -> dict[str, Held]:
        """Its items by code."""
        revised: dict[str, list[Revised]] = {}
        for change in self.revised:
            revised.setdefault(change.revision.code, []).append(change)
        rules = {each.code: each for each in self.rules}
        held: dict[str, Held] = {}
        for each in self.items:
            code = each.measured.item.code
            is_waived = code in self.waived
            sealed = self.sealed.get(code)
            held[code] = Held(each, sealed, revised.get(code, ()), rules, is_waived)
        return held


def compare(plan: Plan, before: Side, after: Side) -> Comparison:
    """What changed from one month to the other; items in the order of the plan, those gone last."""
    was, stands = before.held, after.held
    steps = {code: steps_between(was[code], stands[code]) for code in stands if code in was}
    moved = [
        _moved(code, was.get(code), stands.get(code), steps.get(code, ()))
        for code in dict.fromkeys((*stands, *was))
    ]
    first, last, by_cause = _of_index(plan, was, stands, steps)
    raised_then, raised_now = frozenset(before.alerts), frozenset(after.alerts)
    return Comparison(
        plan=plan.code,
        since=before.period,
        period=after.period,
        items=tuple(moved),
        index_before=first,
        index_after=last,
        by_cause=by_cause,
        new_alerts=tuple(each for each in after.alerts if each not in raised_then),
        continuing=tuple(each for each in after.alerts if each in raised_then),
        solved_alerts=tuple(each for each in before.alerts if each not in raised_now),
    )


def _moved(code: str, was: Held | None, stands: Held | None, steps: Sequence[Swap]) -> Moved:
    item = (stands or was).item  # type: ignore[union-attr]  # it is in one of the two
    first = None if was is None else was.state
    last = None if stands is None else stands.state
    causes: tuple[Cause, ...] = (
        Cause(kind=CauseKind.PLAN, share=None, before="", after="", places=(item.place,)),
    )
    if was is not None and stands is not None:
        causes = causes_between(was, stands, steps)
    return Moved(
        code=code,
        name=item.name,
        office=item.offices[0] if item.offices else "",
        change=change_between(first, last),
        before=first,
        after=last,
        causes=causes,
    )


def change_between(first: State | None, last: State | None) -> Change:
    """How an item stands now against then: by its status, and by its progress in the same one."""
    if first is None or last is None:
        return Change.NEW if first is None else Change.GONE
    was, stands = first.status.entry, last.status.entry
    if was.standing == stands.standing or not (was.is_judged and stands.is_judged):
        return _of_figures(first.progress, last.progress)
    if stands.standing < was.standing:
        return Change.WORSE
    return Change.SOLVED if stands.is_well else Change.BETTER


def _of_figures(first: Figure, last: Figure) -> Change:
    if isinstance(first, Gap) or isinstance(last, Gap) or first == last:
        return Change.SAME
    return Change.BETTER if last > first else Change.WORSE


def _of_index(
    plan: Plan,
    was: Mapping[str, Held],
    stands: Mapping[str, Held],
    steps: Mapping[str, Sequence[Swap]],
) -> tuple[Figure | None, Figure | None, dict[CauseKind, Decimal]]:
    """The index of both months, and what each kind of cause moved of it, all items at a time.

    First the items of the plan are made those of now, each as it stood then; then each kind is
    swapped in for all. What cannot be counted before or after has no shares.
    """
    if not plan.kind.has_index:
        return None, None, {}
    then = {code: _standing(each.judged, each.state.progress) for code, each in was.items()}
    items = {code: _standing(each.judged, each.state.progress) for code, each in stands.items()}
    first, last = _mean(plan, then.values()), _mean(plan, items.values())
    if isinstance(first, Gap) or isinstance(last, Gap):
        return first, last, {}
    figures = {code: progress_of(then.get(code, each)) for code, each in items.items()}
    by_cause: dict[CauseKind, Decimal] = {}
    figure: Figure = first
    for kind in _ORDER:
        for code, swaps in steps.items():
            for swap in swaps:
                if swap.kind is kind:
                    figures[code] = swap.figure
        standing = [_standing(items[code], figures[code]) for code in items]
        reached = _mean(plan, standing)
        if isinstance(reached, Decimal) and isinstance(figure, Decimal) and reached != figure:
            by_cause[kind] = reached - figure
            figure = reached
    if isinstance(figure, Decimal) and figure != last:  # what no kind explains is the plan's
        by_cause[CauseKind.PLAN] = by_cause.get(CauseKind.PLAN, Decimal(0)) + last - figure
    return first, last, {kind: share for kind, share in by_cause.items() if share}


def _standing(judged: JudgedItem, figure: Figure) -> JudgedItem:
    """An item with another progress."""
    if progress_of(judged) == figure:
        return judged
    measures = tuple(
        replace(each, figure=figure) if each.name == _PROGRESS else each
        for each in judged.measured.measures
    )
    return replace(judged, measured=replace(judged.measured, measures=measures))


def _mean(plan: Plan, items: Iterable[JudgedItem]) -> Figure:
    return plan_mean(Tree.of(plan, tuple(items)), plan.choices).figure
