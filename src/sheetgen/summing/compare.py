"""Two judged months held against each other: what changed of items and of the index, and why."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from enum import Enum

from sheetgen.model.comparison import Cause, CauseKind, Change, Comparison, Moved, Sealed, State
from sheetgen.model.figure import OWED, Figure, Gap
from sheetgen.model.period import Period
from sheetgen.model.plan import Item, Plan
from sheetgen.model.report import JudgedItem
from sheetgen.model.revision import Change as Revised
from sheetgen.model.rule import Rule
from sheetgen.model.tree import Tree
from sheetgen.records import Struct, field, replace
from sheetgen.summing.held import Held, progress_of
from sheetgen.summing.means import plan_mean
from sheetgen.summing.swapping import Swap
from sheetgen.summing.why import causes_between, steps_between

_PROGRESS = "progress"
_ORDER = tuple(CauseKind)


class Side(Struct, frozen=True):
    """A month as judged: its items, its alerts, and the items of which a waiver takes one out.

    ``revised`` are the revisions in force then, ``rules`` the rules; ``sealed`` are the items as
    they were sealed and ``index`` is the one sealed, where the month is closed. ``since`` says from
    which month alerts stand, as far as it is known.
    """

    period: Period
    items: tuple[JudgedItem, ...]
    revised: tuple[Revised, ...]
    rules: tuple[Rule, ...]
    alerts: tuple[str, ...] = ()
    since: Mapping[str, Period | None] = field(default_factory=dict)
    waived: frozenset[str] = frozenset()
    sealed: Mapping[str, Sealed] | None = None
    index: Decimal | None = None

    @property
    def held(self) -> dict[str, Held]:
        """Its items by code; of a closed month those that were sealed."""
        revised: dict[str, list[Revised]] = {}
        for change in self.revised:
            revised.setdefault(change.revision.code, []).append(change)
        rules = {each.code: each for each in self.rules}
        held: dict[str, Held] = {}
        for each in self.items:
            code = each.measured.item.code
            is_waived = code in self.waived
            if self.sealed is not None and code not in self.sealed:
                continue  # it came into the plan's tables since
            sealed = None if self.sealed is None else self.sealed[code]
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
    gone = tuple(_gone_since(before, after))
    since = CauseKind.PLAN if gone else CauseKind.LATE
    sealed = before.index, after.index
    first, last, by_cause = _of_index(plan, was, stands, steps, sealed, since)
    turns = _turns(plan, (before, was), (after, stands))
    return Comparison(
        plan=plan.code,
        since=before.period,
        period=after.period,
        items=(*moved, *gone),
        index_before=first,
        index_after=last,
        by_cause=by_cause,
        new_alerts=turns[_Turn.NEW],
        continuing=turns[_Turn.CONTINUING],
        solved_alerts=turns[_Turn.SOLVED],
        waiting=turns[_Turn.WAITING],
    )


class _Turn(Enum):
    """What became of an alert from one month to the other."""

    NEW = "new"
    CONTINUING = "continuing"
    SOLVED = "solved"
    WAITING = "waiting"


_UNKNOWN = OWED | {Gap.NOT_DUE}

_Standing = tuple[Side, Mapping[str, Held]]
"""A month with its items as they are held."""


def _turns(plan: Plan, was: _Standing, stands: _Standing) -> Mapping[_Turn, tuple[str, ...]]:
    """Those of now, then those of before that are not raised now.

    Of what is not judged in a month nobody knows whether it is solved: it waits for the month in
    which it is judged, and goes on there where it stood before. So does what had a figure then and
    has none now: silence solves nothing.
    """
    before, after = was[0], stands[0]
    then, now = frozenset(before.alerts), frozenset(after.alerts)
    judged_then, judged_now = _judged(plan, *was), _judged(plan, *stands)
    known_then, known_now = _judged(plan, *was, _UNKNOWN), _judged(plan, *stands, _UNKNOWN)
    turns: dict[_Turn, list[str]] = {each: [] for each in _Turn}
    for alert in after.alerts:
        since = after.since.get(alert)
        stood = since is not None and since <= before.period and not judged_then(alert)
        turns[_Turn.CONTINUING if alert in then or stood else _Turn.NEW].append(alert)
    for alert in before.alerts:
        if alert not in now:
            is_lost = known_then(alert) and not known_now(alert)
            waits = is_lost or not judged_now(alert)
            turns[_Turn.WAITING if waits else _Turn.SOLVED].append(alert)
    return {turn: tuple(alerts) for turn, alerts in turns.items()}


def _judged(
    plan: Plan,
    side: Side,
    held: Mapping[str, Held],
    but: frozenset[Gap] = frozenset((Gap.NOT_DUE,)),
) -> Callable[[str], bool]:
    """Whether anything of an alert's subject is judged in a month: what fell due."""
    due = {code: each.state.progress not in but for code, each in held.items()}
    tree = Tree.of(plan, side.items)
    elements = {each.code for each in plan.elements}

    def is_judged(alert: str) -> bool:
        subject = alert.partition(":")[2]
        if subject in due:
            return due[subject]
        if subject in elements:
            own = [each.measured.item for each in tree.below(subject)]
        else:
            every = [each.measured.item for each in side.items]
            own = [each for each in every if subject in each.offices] or every
        return any(due.get(each.code, True) for each in own)

    return is_judged


def _gone_since(before: Side, after: Side) -> Iterator[Moved]:
    """The items that were sealed and are in no table of the plan any more, without their names."""
    known = {each.measured.item.code for side in (before, after) for each in side.items}
    for code, sealed in (before.sealed or {}).items():
        if code not in known:
            yield Moved(
                code=code,
                name="",
                office="",
                change=Change.GONE,
                before=sealed.state,
                after=None,
                causes=(Cause(kind=CauseKind.PLAN, share=None, before="", after=""),),
            )


def _moved(code: str, was: Held | None, stands: Held | None, steps: Sequence[Swap]) -> Moved:
    item = (stands or was).item  # type: ignore[union-attr]  # it is in one of the two
    first = None if was is None else was.state
    last = None if stands is None else stands.state
    causes: tuple[Cause, ...] = (
        Cause(kind=CauseKind.PLAN, share=None, before="", after="", places=(item.place,)),
    )
    if was is not None and stands is not None:
        found = causes_between(was, stands, steps)
        causes = tuple(replace(each, unit=_unit(item, each.kind)) for each in found)
    return Moved(
        code=code,
        name=item.name,
        office=item.offices[0] if item.offices else "",
        change=change_between(first, last),
        before=first,
        after=last,
        causes=causes,
    )


def _unit(item: Item, kind: CauseKind) -> str:
    """The unit of what was swapped."""
    if kind is CauseKind.PIM:
        return "soles"
    return "percent" if item.in_percent else ""


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
    sealed: tuple[Decimal | None, Decimal | None],
    since: CauseKind,
) -> tuple[Figure | None, Figure | None, dict[CauseKind, Decimal]]:
    """The index of both months, and what each kind of cause moved of it, all items at a time.

    First the items of the plan are made those of now, each as it stood then; then each kind is
    swapped in for all. What was changed ``since`` the months were closed is taken in first and back
    last. What cannot be counted before or after has no shares.
    """
    if not plan.kind.has_index:
        return None, None, {}
    then = {code: _standing(each.judged, each.state.progress) for code, each in was.items()}
    items = {code: _standing(each.judged, each.state.progress) for code, each in stands.items()}
    means = _mean(plan, then.values()), _mean(plan, items.values())
    first, last = (mean if one is None else one for one, mean in zip(sealed, means, strict=True))
    if isinstance(first, Gap) or isinstance(last, Gap):
        return first, last, {}
    figures = {code: progress_of(then.get(code, each)) for code, each in items.items()}
    by_cause: dict[CauseKind, Decimal] = {}
    figure = first

    def take_in(kind: CauseKind, reached: Figure) -> None:
        nonlocal figure
        if isinstance(reached, Decimal):
            by_cause[kind] = by_cause.get(kind, Decimal(0)) + reached - figure
            figure = reached

    take_in(since, means[0])
    take_in(CauseKind.PLAN, _mean_of(plan, items, figures))
    for kind in _ORDER:
        for code, swaps in steps.items():
            for swap in swaps:
                if swap.kind is kind:
                    figures[code] = swap.figure
        take_in(kind, _mean_of(plan, items, figures))
    take_in(CauseKind.PLAN if sealed[1] is None else CauseKind.LATE, last)
    return first, last, {kind: by_cause[kind] for kind in _ORDER if by_cause.get(kind)}


def _mean_of(plan: Plan, items: Mapping[str, JudgedItem], figures: Mapping[str, Figure]) -> Figure:
    """The mean of the plan, were these the progress of its items."""
    return _mean(plan, [_standing(each, figures[code]) for code, each in items.items()])


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
