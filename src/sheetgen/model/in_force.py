"""A plan as it was in force at a month: the one place where a plan meets a period.

The tables hold what was planned first; ``revisions.csv`` what was changed, and from when. So what
is judged in March is judged by what was in force in March, whatever was changed in July.
"""

import hashlib
from collections.abc import Iterable, Mapping
from decimal import Decimal

from sheetgen.model.figure import Figure
from sheetgen.model.intermediate import all_targets
from sheetgen.model.period import Period
from sheetgen.model.plan import Element, Indicator, Item, Plan, Programmed, Target
from sheetgen.model.revised_plan import revised_plan, with_offices
from sheetgen.model.revision import Change, Field, Renamed, Revision, Said
from sheetgen.model.timetable import Rows
from sheetgen.model.traits import Intermediate
from sheetgen.records import replace

_DIGITS = 12


def in_force(plan: Plan, at: Period, *, named: Period | None = None) -> Plan:
    """The plan as in force at a month, with the codes its items bore then.

    ``named`` is the month whose codes are used instead, so that what was judged earlier can stand
    beside what is judged now. ``changes`` of the plan given are the revisions in force. A plan
    that nothing was changed in is given back as it is; so is, from its beginning, one that was
    made by this function.

    A target is for one month, and that month is past once it is over: what was revised from a
    later month on is not in force for it. What is programmed for a month adds up in later ones, so
    there it is.
    """
    whole = plan.original or plan
    key = at, named or at
    if key not in whole.versions:
        whole.versions[key] = _in_force(whole, *key)
    return whole.versions[key]


def _in_force(whole: Plan, at: Period, named: Period) -> Plan:
    sealed = whole.sealed_offices.get(at, {})
    changes = tuple(each for each in _changes(whole, at) if not _is_dated_back(each, sealed))
    codes = names_at(whole, named)
    if not (changes or codes or sealed) and whole.intermediate is Intermediate.GIVEN:
        return whole
    revised = with_offices(revised_plan(whole, changes), sealed)
    revised = replace(revised, targets=all_targets(revised))
    return replace(
        _renamed(revised, codes) if codes else revised,
        original=whole,
        called=codes,
        changes=tuple(_change_named(each, codes) for each in changes),
        digest=_digest(whole, changes),
    )


def names_at(plan: Plan, at: Period) -> Mapping[str, str]:
    """What the items whose code was another at a month were called then, by their code of today."""
    if not plan.renamed:
        return {}
    later = (each for each in plan.renamed if each.from_ > at)
    known = _before({each.code: each.code for each in plan.items}, later)
    return {today: code for today, code in known.items() if today != code}


def renamed_since(plan: Plan, known: Iterable[Renamed], at: Period) -> Mapping[str, str]:
    """What each code of a month, by the renamings known earlier, is by those of now, if another.

    So it is where a renaming was dated back over the month since, or was taken out.
    """
    whole = plan.original or plan
    today = {each.code: each.code for each in whole.items}
    now = _before(today, (each for each in whole.renamed if each.from_ > at))
    was = _before(now, (each for each in whole.renamed if each.from_ <= at))
    for group in renamings(known):
        since = {each.old: each.new for each in group}
        was = {item: since.get(code, code) for item, code in was.items()}
    return {code: now[item] for item, code in was.items() if code != now[item]}


def _before(codes: Mapping[str, str], renamed: Iterable[Renamed]) -> Mapping[str, str]:
    for group in reversed(renamings(renamed)):
        back = {each.new: each.old for each in group}
        codes = {today: back.get(code, code) for today, code in codes.items()}
    return codes


def renamed_between(plan: Plan, at: Period, named: Period) -> Mapping[str, str]:
    """What each code of one month is called at another, where they differ."""
    whole = plan.original or plan
    then, now = names_at(whole, at), names_at(whole, named)
    pairs = ((then.get(code, code), now.get(code, code)) for code in {*then, *now})
    return {was: called for was, called in pairs if was != called}


def code_at(plan: Plan, code: str, at: Period) -> str:
    """What an item that is asked for by a code of any month is called at one; else the code."""
    whole = plan.original or plan
    then = names_at(whole, at)
    called = {each.code: then.get(each.code, each.code) for each in whole.items}
    if code in called.values():
        return code
    following = {each.old: each.new for group in renamings(whole.renamed) for each in group}
    seen: set[str] = set()
    while code in following and code not in called and code not in seen:
        seen.add(code)
        code = following[code]
    return called.get(code, code)


def renamings(renamed: Iterable[Renamed]) -> tuple[tuple[Renamed, ...], ...]:
    """The lines of each month together, the earliest first: codes of one month may swap."""
    months: dict[Period, list[Renamed]] = {}
    for each in renamed:
        months.setdefault(each.from_, []).append(each)
    return tuple(tuple(months[month]) for month in sorted(months))


def before_revisions(plan: Plan, code: str, field: Field, period: Period | None) -> Said | None:
    """What the tables themselves say of a field, before any revision; None where nothing."""
    if field is Field.TARGET:
        return _said(plan.targets.of_item(code), period)
    if field is Field.PROGRAMMED:
        return _said(plan.schedule.of_item(code), period)
    item = next((each for each in plan.items if each.code == code), None)
    return None if item is None else _of_item(item, field)


def _said(rows: Rows[Target] | Rows[Programmed], period: Period | None) -> Figure | None:
    return next((figure for each, figure in rows.dated if each == period), None)


def _of_item(item: Item, field: Field) -> Said | None:
    if field is Field.OFFICES:
        return item.offices
    if isinstance(item, Indicator):
        return {Field.BASELINE: item.baseline, Field.DIRECTION: item.direction}.get(field)
    return {Field.GOAL: item.goal, Field.PIM: item.pim}.get(field)


def _changes(plan: Plan, at: Period) -> Iterable[Change]:
    """Each revision in force at a month, in the order in which they came into force."""
    known: dict[tuple[str, Field, Period | None], Said] = {}
    for each in sorted(plan.revisions, key=lambda each: each.from_):
        if each.from_ > at or _is_too_late(each):
            continue
        key = each.code, each.field, each.period
        before = known.get(key, before_revisions(plan, *key))
        known[key] = each.value
        yield Change(each, before)


def _is_too_late(revision: Revision) -> bool:
    """Whether it is of a target whose month was over before it came into force."""
    return (
        revision.field is Field.TARGET
        and revision.period is not None
        and revision.from_ > revision.period
    )


def late_revisions(plan: Plan, at: Period) -> tuple[Revision, ...]:
    """The revisions known by a month of targets that were due before them: they change nothing."""
    whole = plan.original or plan
    return tuple(each for each in whole.revisions if each.from_ <= at and _is_too_late(each))


def _is_dated_back(change: Change, sealed: Mapping[str, tuple[str, ...]]) -> bool:
    """Whether it gives an item other offices than a closed month was sealed with."""
    revision = change.revision
    return revision.field is Field.OFFICES and revision.value != sealed.get(
        revision.code, revision.value
    )


def _renamed(plan: Plan, codes: Mapping[str, str]) -> Plan:
    """The same plan with other codes; a product gives its code to its element."""
    products = {each.code for each in plan.activities} & {each.code for each in plan.elements}
    nodes = {code: called for code, called in codes.items() if code in products}

    def of(code: str) -> str:
        return codes.get(code, code)

    def node(code: str) -> str:
        return nodes.get(code, code)

    return replace(
        plan,
        elements=tuple(_element(each, codes, nodes) for each in plan.elements),
        indicators=tuple(
            replace(each, code=of(each.code), element=node(each.element))
            for each in plan.indicators
        ),
        activities=tuple(
            replace(each, code=of(each.code), element=node(each.element))
            for each in plan.activities
        ),
        targets=plan.targets.renamed(codes),
        schedule=plan.schedule.renamed(codes),
        actuals=tuple(replace(each, code=of(each.code)) for each in plan.actuals),
    )


def _element(element: Element, codes: Mapping[str, str], nodes: Mapping[str, str]) -> Element:
    parent, same_as = element.parent, element.same_as
    return replace(
        element,
        code=nodes.get(element.code, element.code),
        parent=None if parent is None else nodes.get(parent, parent),
        same_as=None if same_as is None else codes.get(same_as, same_as),
    )


def _change_named(change: Change, codes: Mapping[str, str]) -> Change:
    revision = change.revision
    called = codes.get(revision.code, revision.code)
    return Change(replace(revision, code=called), change.before)


def _digest(plan: Plan, changes: Iterable[Change]) -> str:
    """Of the tables and of what is in force: a revision makes no form of an earlier month stale."""
    said = [repr(_told(each.revision)) for each in changes]
    if not said:
        return plan.digest
    return hashlib.sha256("\n".join((plan.digest, *said)).encode()).hexdigest()[:_DIGITS]


def _told(revision: Revision) -> tuple[str, ...]:
    value = revision.value
    shown = value if isinstance(value, tuple | Decimal) else value.value
    return (revision.code, revision.field.value, str(revision.period), str(shown))
