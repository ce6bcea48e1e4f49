"""The month before as it was closed: what was changed since rewrites nothing it is compared by."""

from collections.abc import Iterable, Mapping
from decimal import Decimal

from sheetgen.disk.ours import digest_of
from sheetgen.language.message import message
from sheetgen.model.closed import AS_SEALED, Closed, ClosedItem, Otherwise, items_called
from sheetgen.model.comparison import Sealed, State
from sheetgen.model.figure import Figure, Gap
from sheetgen.model.formulas.read import Found
from sheetgen.model.measure import Measure, MeasuredItem
from sheetgen.model.place import Place
from sheetgen.model.plan import Plan
from sheetgen.model.quantities import QUANTITIES
from sheetgen.model.report import JudgedItem
from sheetgen.model.role import BUDGET
from sheetgen.model.status import Band, Status
from sheetgen.model.summary import Alert, Index
from sheetgen.model.workspace import Workspace
from sheetgen.planning.settings import SETTINGS
from sheetgen.planning.waivers import WAIVERS
from sheetgen.records import replace
from sheetgen.sources.shipped import RULES, home, own_folder, shown, under
from sheetgen.sources.written import written
from sheetgen.summing.held import state_of

_PROGRESS = "progress"
_STATUSES = {each.value: each for each in Status}
_BANDS = {each.value: each for each in Band}
_GAPS = {each.value: each for each in Gap}


def as_sealed(
    judged: Iterable[JudgedItem], closed: Closed, codes: Mapping[str, str]
) -> tuple[JudgedItem, ...]:
    """Judged items with the progress and status that were sealed, where they would be others now.

    Those that came into the plan since were none of that month. ``codes`` says what an item is
    called now whose code was another then.
    """
    sealed = items_called(closed, codes)
    return tuple(
        _as_sealed(each, sealed[each.measured.item.code], closed)
        for each in judged
        if each.measured.item.code in sealed
    )


def _as_sealed(now: JudgedItem, sealed: ClosedItem, closed: Closed) -> JudgedItem:
    figure, (status, band) = sealed_progress(sealed), sealed_verdict(sealed)
    measure = now.measured.measure(_PROGRESS)
    if measure is None or (measure.figure == figure and now.verdict.status is status):
        return now
    how = message("as sealed when {period} was closed", period=closed.period)
    was = Measure.of(QUANTITIES[_PROGRESS], Found(figure, measure.places, how))
    return replace(
        now,
        measured=_with(now.measured, was),
        verdict=replace(
            now.verdict,
            status=status,
            band=band,
            rule=sealed.figures["rule"] or now.verdict.rule,
        ),
    )


def sealed_verdict(sealed: ClosedItem) -> tuple[Status, Band | None]:
    """The status and the band that an item was sealed with."""
    band = sealed.figures["band"]
    return _STATUSES[sealed.status], None if band is None else _BANDS[band]


def sealed_otherwise(
    judged: Iterable[JudgedItem],
    index: Index | None,
    alerts: Iterable[Alert],
    closed: Closed | None,
) -> Otherwise:
    """What a month comes to now that is not what it was closed with; nothing where it is open."""
    if closed is None:
        return AS_SEALED
    sealed = {each.code: _sealed_state(each) for each in closed.items}
    now = {each.measured.item.code: state_of(each) for each in judged}
    figure = None if index is None else index.declared.figure
    figures = sealed_index(closed), figure if isinstance(figure, Decimal) else None
    told = tuple(each.id for each in alerts)
    return Otherwise(
        items=tuple(
            (code, sealed.get(code), now.get(code))
            for code in dict.fromkeys((*sealed, *now))
            if not _is_same(sealed.get(code), now.get(code))
        ),
        index=None if figures[0] == figures[1] else figures,
        raised=tuple(each for each in told if each not in closed.alerts),
        gone=tuple(each for each in closed.alerts if each not in told),
    )


def _is_same(sealed: State | None, now: State | None) -> bool:
    """Whether an item is told alike: by another rule is no difference to who reads it."""
    return (sealed and replace(sealed, rule="")) == (now and replace(now, rule=""))


def sealed_index(closed: Closed) -> Decimal | None:
    """The index that was sealed; None where there was none."""
    return None if closed.index is None else Decimal(closed.index)


def sealed_items(
    workspace: Workspace, plan: Plan, closed: Closed, called: Mapping[str, str]
) -> Mapping[str, Sealed]:
    """How items were sealed, as comparisons take them; ``called`` says what they are called now."""
    are_other_rules = _rules_changed(workspace, closed)
    changed = _tables_changed(workspace, plan, closed)
    return {
        code: _sealed_item(each, changed, are_other_rules=are_other_rules)
        for code, each in items_called(closed, called).items()
    }


def _sealed_item(
    sealed: ClosedItem, changed: tuple[Place, ...], *, are_other_rules: bool
) -> Sealed:
    """An item as it was sealed, as comparisons take it."""
    figures = {
        name: Decimal(figure)
        for name in ("target", BUDGET, "baseline")
        if (figure := sealed.figures[name]) is not None
    }
    return Sealed(_sealed_state(sealed), figures, are_other_rules, changed)


def _sealed_state(sealed: ClosedItem) -> State:
    status, band = sealed_verdict(sealed)
    return State(status, sealed_progress(sealed), band, sealed.figures["rule"] or "")


def _rules_changed(workspace: Workspace, closed: Closed) -> bool:
    """Whether the files of rules are no more those that a month was sealed with."""
    root, own = workspace.root, own_folder(workspace, RULES)
    lying = (*written(own, ".yaml"), *under(workspace, RULES))
    files = {shown(each, root): each for each in lying}
    folders = {shown(each, root) for each in (own, home() / RULES)}
    then = {
        name: digest
        for name, digest in closed.inputs.items()
        if name.endswith(".yaml") and name.startswith(tuple(f"{each}/" for each in folders))
    }
    return then != {name: digest_of(path) for name, path in files.items()}


def _tables_changed(workspace: Workspace, plan: Plan, closed: Closed) -> tuple[Place, ...]:
    """The files of the plan and the settings that a month was sealed with otherwise, or without."""
    root = workspace.root
    folder, settings = f"{plan.folder}/", (f"{WAIVERS.name}.csv", SETTINGS)
    said = (path for each in settings if (path := root / each).is_file())
    now = {shown(each, root): digest_of(each) for each in (*written(root / plan.folder), *said)}
    then = {
        name: digest
        for name, digest in closed.inputs.items()
        if name.startswith(folder) or name in settings
    }
    names = sorted({name for name, _ in now.items() ^ then.items()})
    return tuple(Place(name, "", "") for name in names)


def sealed_progress(sealed: ClosedItem) -> Figure:
    """The progress that an item was sealed with, or why there was none."""
    figure, gap = sealed.figures[_PROGRESS], sealed.figures["gap"]
    if figure is not None:
        return Decimal(figure)
    return Gap.NOT_COMPUTED if gap is None else _GAPS[gap]


def _with(measured: MeasuredItem, measure: Measure) -> MeasuredItem:
    measures = (measure if each.name == measure.name else each for each in measured.measures)
    return replace(measured, measures=tuple(measures))
