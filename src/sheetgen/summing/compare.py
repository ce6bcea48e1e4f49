"""Two judged months held against each other: what changed of items and of the index, and why."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from sheetgen.model.comparison import Cause, CauseKind, Change, Comparison, Moved, State
from sheetgen.model.figure import Figure, Gap
from sheetgen.model.kinds import PlanKind
from sheetgen.model.measure import Measure
from sheetgen.model.period import Period
from sheetgen.model.plan import Plan
from sheetgen.model.report import JudgedItem
from sheetgen.model.status import Status
from sheetgen.model.tree import Tree
from sheetgen.summing.means import plan_mean
from sheetgen.summing.swapping import Swap, swapped

_PROGRESS = "progress"
_ORDER = tuple(CauseKind)
_MOST_NAMED = 3


@dataclass(frozen=True, slots=True)
class Side:
    """A month as judged: its items, its alerts, and the items of which a waiver takes one out.

    ``sealed`` holds the progress with which items were sealed, where the month is closed.
    """

    period: Period
    items: tuple[JudgedItem, ...]
    alerts: tuple[str, ...] = ()
    waived: frozenset[str] = frozenset()
    sealed: Mapping[str, State] = ()  # type: ignore[assignment]  # nothing is sealed


def compare(plan: Plan, before: Side, after: Side) -> Comparison:
    """What changed from one month to the other; items in the order of the plan, those gone last."""
    was = {each.measured.item.code: each for each in before.items}
    stands = {each.measured.item.code: each for each in after.items}
    steps = {
        code: _steps(was[code], stands[code], dict(before.sealed).get(code))
        for code in stands
        if code in was
    }
    moved = [
        _moved(code, was.get(code), stands.get(code), steps.get(code, ()), before, after)
        for code in dict.fromkeys((*stands, *was))
    ]
    first, last, by_cause = _of_index(plan, was, stands, steps, before)
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


def _progress(judged: JudgedItem) -> Figure:
    found = judged.measured.measure(_PROGRESS)
    return Gap.NOT_COMPUTED if found is None else found.figure


def _steps(was: JudgedItem, stands: JudgedItem, sealed: State | None) -> tuple[Swap, ...]:
    """The progress of the first month turned into that of the second, kind by kind."""
    one, other = (each.measured.measure(_PROGRESS) for each in (was, stands))
    if one is None or other is None:
        return ()
    late: tuple[Swap, ...] = ()
    if sealed is not None and sealed.progress != one.figure:
        late = (Swap(CauseKind.LATE, one.figure, (), (one,)),)
    return (*late, *swapped(one, other))


def _moved(
    code: str,
    was: JudgedItem | None,
    stands: JudgedItem | None,
    steps: Sequence[Swap],
    before: Side,
    after: Side,
) -> Moved:
    item = (stands or was).measured.item  # type: ignore[union-attr]  # it is in one of the two
    first = None if was is None else _state(was, dict(before.sealed).get(code))
    last = None if stands is None else _state(stands, None)
    causes: list[Cause] = []
    if was is None or stands is None or first is None or last is None:
        places = (item.place,)
        causes.append(Cause(kind=CauseKind.PLAN, share=None, before="", after="", places=places))
    else:
        causes += _of_progress(first.progress, steps)
        causes += _of_status(was, stands)
        if (code in before.waived) is not (code in after.waived):
            told = ["waived" if code in side.waived else "—" for side in (before, after)]
            causes.append(Cause(kind=CauseKind.WAIVER, share=None, before=told[0], after=told[1]))
    return Moved(
        code=code,
        name=item.name,
        office=item.offices[0] if item.offices else "",
        change=change_between(first, last),
        before=first,
        after=last,
        causes=tuple(causes),
    )


def _state(judged: JudgedItem, sealed: State | None) -> State:
    return sealed or State(judged.verdict.status, _progress(judged))


def _of_progress(first: Figure, steps: Iterable[Swap]) -> Iterator[Cause]:
    figure = first
    for step in steps:
        share = (
            step.figure - figure
            if isinstance(step.figure, Decimal) and isinstance(figure, Decimal)
            else None
        )
        yield Cause(
            kind=step.kind,
            share=share,
            before=_texts(step.before),
            after=_texts(step.after),
            places=step.places,
        )
        figure = step.figure


def _texts(measures: Sequence[Measure]) -> str:
    shown = [_text(each.figure) for each in measures[:_MOST_NAMED]]
    return "; ".join(shown) + (" …" if len(measures) > _MOST_NAMED else "")


def _text(figure: Figure) -> str:
    return figure.value if isinstance(figure, Gap) else f"{figure.normalize():f}"


def _of_status(was: JudgedItem, stands: JudgedItem) -> Iterator[Cause]:
    """What a status is judged by, where it is another: thresholds and the rule's wording."""
    if was.verdict.status is stands.verdict.status and was.verdict.band is stands.verdict.band:
        return
    bounds = {each.name: each.figure for each in was.bounds}
    for bound in stands.bounds:
        then = bounds.get(bound.name)
        if then is not None and then != bound.figure:
            yield Cause(
                kind=CauseKind.THRESHOLD,
                share=None,
                before=f"{bound.name} {_text(then)}",
                after=f"{bound.name} {_text(bound.figure)}",
            )
    if was.verdict.rule != stands.verdict.rule and _progress(was) == _progress(stands):
        yield Cause(
            kind=CauseKind.RULE, share=None, before=was.verdict.rule, after=stands.verdict.rule
        )


def change_between(first: State | None, last: State | None) -> Change:
    """How an item stands now against then: by its status, and by its progress in the same one."""
    if first is None or last is None:
        return Change.NEW if first is None else Change.GONE
    was, stands = first.status.entry, last.status.entry
    if was.standing == stands.standing or Status.NOT_RATED in {first.status, last.status}:
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
    was: Mapping[str, JudgedItem],
    stands: Mapping[str, JudgedItem],
    steps: Mapping[str, Sequence[Swap]],
    before: Side,
) -> tuple[Figure | None, Figure | None, dict[CauseKind, Decimal]]:
    """The index of both months, and what each kind of cause moved of it, all items at a time.

    First the items of the plan are made those of now, each as it stood then; then each kind is
    swapped in for all. What cannot be counted before or after has no shares.
    """
    if plan.kind is PlanKind.PROGRAMME:
        return None, None, {}
    sealed = dict(before.sealed)
    then = {
        code: _standing(each, sealed[code].progress) if code in sealed else each
        for code, each in was.items()
    }
    first, last = _mean(plan, then.values()), _mean(plan, stands.values())
    if isinstance(first, Gap) or isinstance(last, Gap):
        return first, last, {}
    now = {code: then.get(code, each) for code, each in stands.items()}
    figures = {code: _progress(each) for code, each in now.items()}
    by_cause: dict[CauseKind, Decimal] = {}
    figure: Figure = first
    for kind in _ORDER:
        for code, swaps in steps.items():
            for swap in swaps:
                if swap.kind is kind:
                    figures[code] = swap.figure
        standing = [_standing(stands[code], figures[code]) for code in stands]
        reached = _mean(plan, standing)
        if isinstance(reached, Decimal) and isinstance(figure, Decimal) and reached != figure:
            by_cause[kind] = reached - figure
            figure = reached
    if isinstance(figure, Decimal) and figure != last:  # what no kind explains is the plan's
        by_cause[CauseKind.PLAN] = by_cause.get(CauseKind.PLAN, Decimal(0)) + last - figure
    return first, last, {kind: share for kind, share in by_cause.items() if share}


def _standing(judged: JudgedItem, figure: Figure) -> JudgedItem:
    """An item with another progress."""
    measures = tuple(
        replace(each, figure=figure) if each.name == _PROGRESS else each
        for each in judged.measured.measures
    )
    return replace(judged, measured=replace(judged.measured, measures=measures))


def _mean(plan: Plan, items: Iterable[JudgedItem]) -> Figure:
    return plan_mean(Tree.of(plan, tuple(items)), plan.choices).figure
