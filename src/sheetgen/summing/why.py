"""Why an item stands otherwise than in an earlier month: each cause, with what it moved.

What its progress follows from comes with its share (summing/swapping.py). What the progress does
not rest on (a budget, a baseline, a goal beside a schedule, who reports) moved it by nothing, and
is told all the same: nobody changes it in silence.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from decimal import Decimal

from sheetgen.model.comparison import Cause, CauseKind, State
from sheetgen.model.figure import Figure
from sheetgen.model.measure import Measure
from sheetgen.model.period import Period
from sheetgen.model.place import Place
from sheetgen.model.plan import Activity
from sheetgen.model.revision import Change as Revised
from sheetgen.model.revision import Field, Said
from sheetgen.model.role import BUDGET
from sheetgen.model.rule import Rule
from sheetgen.records import replace
from sheetgen.summing.held import PROGRESS, Held
from sheetgen.summing.swapping import Swap, swapped

_MOST_NAMED = 3
_ORDER = tuple(CauseKind)
_REVISED: Mapping[Field, CauseKind] = {
    Field.GOAL: CauseKind.TARGET,
    Field.TARGET: CauseKind.TARGET,
    Field.PROGRAMMED: CauseKind.SCHEDULE,
    Field.BASELINE: CauseKind.BASELINE,
    Field.PIM: CauseKind.PIM,
    Field.DIRECTION: CauseKind.PLAN,
    Field.OFFICES: CauseKind.PLAN,
}


def steps_between(was: Held, stands: Held) -> tuple[Swap, ...]:
    """The progress of the first month turned into that of the second, kind by kind."""
    one, other = (each.judged.measured.measure(PROGRESS) for each in (was, stands))
    if one is None or other is None:
        return ()
    since_closed = was.state.progress != one.figure
    late = (Swap(CauseKind.LATE, one.figure, (), (one,)),) if since_closed else ()
    return (*late, *swapped(one, other))


def causes_between(was: Held, stands: Held, steps: Iterable[Swap]) -> tuple[Cause, ...]:
    """Every cause, in the order in which causes are taken in."""
    moved = _revised_last(was, stands, _of_progress(was, steps))
    beside = _beside(was, stands, moved)
    moving = _since_closed(was, stands, [_in_words(each, beside) for each in moved])
    is_moved = CauseKind.PLAN in {each.kind for each in moving}
    found = [
        *moving,
        *(each for kind, each in beside.items() if not (is_moved and kind is CauseKind.PLAN)),
        *_of_status(was, stands),
    ]
    if was.is_waived is not stands.is_waived:
        before, after = ("waived" if each.is_waived else "—" for each in (was, stands))
        found.append(_cause(CauseKind.WAIVER, before, after))
    return tuple(sorted(found, key=lambda each: _ORDER.index(each.kind)))


def _in_words(cause: Cause, beside: Mapping[CauseKind, Cause]) -> Cause:
    """That an item is measured in another way, by what the plan changed of it."""
    told = beside.get(cause.kind) if cause.kind is CauseKind.PLAN else None
    if told is None:
        return cause
    return replace(cause, before=told.before, after=told.after, places=told.places)


def _since_closed(was: Held, stands: Held, causes: Sequence[Cause]) -> list[Cause]:
    """The causes, with what was changed after the second month was closed taken back.

    Its share and that of what was changed after the first was closed are one: what the other causes
    leave of the movement.
    """
    sealed, now = stands.state.progress, stands.anew.progress
    if sealed == now:
        return list(causes)
    late = [each for each in causes if each.kind is CauseKind.LATE]
    others = [each for each in causes if each not in late]
    moved = _less(sealed, was.state.progress)
    back = Cause(
        kind=CauseKind.LATE,
        share=None if moved is None else moved - sum(each.share or 0 for each in others),
        before=late[0].before if late else text_of(now),
        after=text_of(sealed),
        places=tuple(dict.fromkeys((*was.changed, *stands.changed))),
    )
    return [back, *others]


def _of_progress(was: Held, steps: Iterable[Swap]) -> Iterator[Cause]:
    """Each step with what it moved since the last figure there was.

    What leaves none on the way (a target of 0) has no share: that of what gives one again is of
    both, so that all add up.
    """
    first = figure = was.state.progress
    for step in steps:
        is_late = step.kind is CauseKind.LATE  # of what was sealed no formula is known
        yield Cause(
            kind=step.kind,
            share=_less(step.figure, figure),
            before=text_of(first) if is_late else _texts(step.before),
            after=_texts(step.after),
            places=was.changed if is_late and was.changed else step.places,
        )
        if isinstance(step.figure, Decimal):
            figure = step.figure


def _revised_last(was: Held, stands: Held, causes: Iterable[Cause]) -> list[Cause]:
    """The causes, each with the lines revised since at the end of its cells: there they are read.

    The sum of a schedule rests on every month, and of many cells the last are named.
    """
    known, since = ({e.revision.place for e in each.revised} for each in (was, stands))
    revised = since - known
    if not revised:
        return list(causes)
    return [
        replace(each, places=tuple(sorted(each.places, key=revised.__contains__)))
        for each in causes
    ]


def _less(figure: Figure, before: Figure) -> Decimal | None:
    """By how much a figure is another; None where one of the two is none."""
    if isinstance(figure, Decimal) and isinstance(before, Decimal):
        return figure - before
    return None


def _texts(measures: Sequence[Measure]) -> str:
    return _listed([text_of(each.figure) for each in measures])


def _listed(texts: Sequence[str]) -> str:
    return "; ".join(texts[:_MOST_NAMED]) + (" …" if len(texts) > _MOST_NAMED else "")


def text_of(said: Said | Figure | None) -> str:
    """A figure, a reason why there is none, or what else a plan says, as programs read it."""
    if said is None:
        return ""
    if isinstance(said, Decimal):
        return f"{said.normalize():f}"
    return ", ".join(said) if isinstance(said, tuple) else said.value


def _beside(was: Held, stands: Held, moved: Sequence[Cause]) -> Mapping[CauseKind, Cause]:
    """What was changed of an item though its progress does not rest on it: it moved nothing."""
    kinds = {each.kind for each in moved} - {CauseKind.PLAN}
    cited = {at for each in moved if each.kind in kinds for at in each.places}
    figures = was.state.progress, stands.state.progress
    share = Decimal(0) if all(isinstance(each, Decimal) for each in figures) else None
    found: dict[CauseKind, Cause] = {}
    figures_of = (each for each in _of_figures(was, stands) if each.kind not in kinds)
    for each in (*figures_of, *_of_revisions(was, stands, cited)):
        told = found.setdefault(each.kind, replace(each, share=share))
        places = tuple(dict.fromkeys((*each.places, *told.places)))
        found[each.kind] = replace(told, places=places)
    return found


def _of_figures(was: Held, stands: Held) -> Iterator[Cause]:
    """The goal and the budget of work, the baseline of an indicator."""
    names = _OF_WORK if isinstance(stands.item, Activity) else _OF_INDICATORS
    for name, kind in names.items():
        before, after = was.figure(name), stands.figure(name)
        if isinstance(before, Decimal) and isinstance(after, Decimal) and before != after:
            yield _cause(kind, text_of(before), text_of(after), stands.places(name))


_OF_WORK = {"target": CauseKind.TARGET, BUDGET: CauseKind.PIM}
_OF_INDICATORS = {"baseline": CauseKind.BASELINE}


def _of_revisions(was: Held, stands: Held, cited: Collection[Place]) -> Iterator[Cause]:
    """What came into force since: also for a month that is still to come.

    Of what was revised again and again the first and the last; what came back to it is none, nor
    is what the progress rests on, which is ``cited`` by what moved it.
    """
    known = {each.revision for each in was.revised}
    chains: dict[tuple[Field, Period | None], list[Revised]] = {}
    for each in stands.revised:
        if each.revision not in known:
            chains.setdefault((each.revision.field, each.revision.period), []).append(each)
    new: dict[CauseKind, list[Revised]] = {}
    for (field, _), chain in chains.items():
        if chain[0].before != chain[-1].revision.value and chain[-1].revision.place not in cited:
            last = replace(chain[-1], before=chain[0].before)
            new.setdefault(_REVISED[field], []).append(last)
    for kind, found in new.items():
        revised = sorted(found, key=lambda each: str(each.revision.period or ""))
        before = _listed([text_of(each.before) for each in revised])
        after = _listed([text_of(each.revision.value) for each in revised])
        places = tuple(each.revision.place for each in revised)
        periods = tuple(at for each in revised if (at := each.revision.period) is not None)
        yield replace(_cause(kind, before, after, places), periods=periods)


def _of_status(was: Held, stands: Held) -> Iterator[Cause]:
    """What a status is judged by, where it is another: thresholds, and the rules themselves."""
    first, last = was.state, stands.state
    if (first.status, first.band) == (last.status, last.band):
        return
    bounds = {each.name: each.figure for each in was.judged.bounds}
    others = [
        (each.name, bounds[each.name], each.figure)
        for each in stands.judged.bounds
        if each.name in bounds and bounds[each.name] != each.figure
    ]
    for name, then, now in others:
        yield _cause(CauseKind.THRESHOLD, f"{name} {text_of(then)}", f"{name} {text_of(now)}")
    if _are_other_rules(was, stands):
        yield _cause(CauseKind.RULE, *_rules(was, stands))
    elif was.is_judged_otherwise or stands.is_judged_otherwise:
        # from what was sealed to what is known now, and back, as what moved the progress
        for each, told, until in (
            (was, was.state, was.anew),
            (stands, stands.anew, stands.state),
        ):
            if told.progress == until.progress and _given(told) != _given(until):
                yield _cause(CauseKind.LATE, _given(told), _given(until), each.changed)
    elif first.rule != last.rule and first.progress == last.progress and not others:
        yield _cause(CauseKind.RULE, first.rule, last.rule)


def _are_other_rules(was: Held, stands: Held) -> bool:
    """Whether a rule that decided then or now judges otherwise in the other month."""
    if any(each.is_judged_otherwise and each.sealed_by_others for each in (was, stands)):
        return True
    decided = {was.anew.rule, stands.anew.rule}
    return any(_judges(was.rules.get(each)) != _judges(stands.rules.get(each)) for each in decided)


def _judges(rule: Rule | None) -> object:
    """What of a rule decides: its words do not."""
    return None if rule is None else (rule.test, rule.status, rule.band, rule.priority)


def _rules(was: Held, stands: Held) -> tuple[str, str]:
    """The rules that decided; where they have one code, with what each version gave."""
    first, last = was.state, stands.state
    if first.rule != last.rule:
        return first.rule, last.rule
    return f"{first.rule}; {_given(first)}", f"{last.rule}; {_given(last)}"


def _given(state: State) -> str:
    """What a rule gave, by the band where readers see it by that."""
    seen = [band.value for band, _ in state.status.entry.of_band if band is state.band]
    return str(seen[0] if seen else state.status.value)


def _cause(kind: CauseKind, before: str, after: str, places: tuple[Place, ...] = ()) -> Cause:
    """A cause that has no share of its own."""
    return Cause(kind=kind, share=None, before=before, after=after, places=places)
