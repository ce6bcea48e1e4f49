"""What became of a target that was revised: what was planned first, and how much less is asked.

Each measure exists only where the plan has such a revision (``revisions.csv``).
"""

from collections.abc import Iterator, Sequence
from decimal import Decimal

from sheetgen.language.message import message
from sheetgen.measuring.against_past import odd
from sheetgen.model.expectation import Expectation
from sheetgen.model.figure import Value
from sheetgen.model.formulas.ratio import Difference
from sheetgen.model.formulas.read import Planned
from sheetgen.model.in_force import before_revisions, late_revisions, names_at
from sheetgen.model.kinds import Aggregation
from sheetgen.model.measure import Measure
from sheetgen.model.period import Period
from sheetgen.model.place import Place
from sheetgen.model.plan import Indicator, Item, Plan
from sheetgen.model.quantities import QUANTITIES
from sheetgen.model.revision import Change, Field
from sheetgen.model.traits import Direction

_MONTHS = 12


def revised_measures(plan: Plan, expectation: Expectation) -> Iterator[Measure]:
    """The measures of an item by the revisions in force in its period."""
    whole = plan.original or plan
    if not whole.revisions:
        return
    yield from _of_target(plan, expectation)
    yield from _of_late(plan, expectation)


def _of_target(plan: Plan, expectation: Expectation) -> Iterator[Measure]:
    """The target as first planned, and how much less is asked by the one in force."""
    item, aim = expectation.item, expectation.target
    field = Field.TARGET if isinstance(item, Indicator) else Field.GOAL
    of = (field, expectation.period if field.by_month else None)
    changes = [
        each
        for each in plan.changes
        if each.revision.code == item.code and (each.revision.field, each.revision.period) == of
    ]
    if not changes:
        return
    places = (_planned_at(plan, item, of[1]),)
    yield from _of_last_change(changes, aim, places)
    first = changes[0]
    if not isinstance(first.before, Decimal):
        return
    planned = Measure.of(QUANTITIES["target_planned"], Planned(first.before, places))
    yield planned
    if isinstance(aim.figure, Decimal):
        now = Measure.of(QUANTITIES["target"], Planned(aim.figure, aim.places))
        less = Difference(planned, now) if _rises(item) else Difference(now, planned)
        yield Measure.of(QUANTITIES["target_eased"], less)


def _of_last_change(
    changes: Sequence[Change], aim: Value, planned: tuple[Place, ...]
) -> Iterator[Measure]:
    """The target before it was last changed, and by how much the one in force differs from it."""
    said = changes[-1].before
    if not isinstance(said, Decimal):
        return
    places = (changes[-2].revision.place,) if changes[1:] else planned
    before = Measure.of(QUANTITIES["target_before"], Planned(said, places))
    yield before
    if isinstance(aim.figure, Decimal):
        now = Measure.of(QUANTITIES["target"], Planned(aim.figure, aim.places))
        yield Measure.of(QUANTITIES["target_change"], Difference(now, before))


def _planned_at(plan: Plan, item: Item, period: Period | None) -> Place:
    """Where the tables say what was planned first."""
    whole = plan.original or plan
    called = {then.code: now for now, then in zip(whole.items, plan.items, strict=True)}
    first = called[item.code]
    if not isinstance(first, Indicator):
        return first.goal_place
    targets = whole.targets.of_item(first.code)
    return next((each.place for each in targets if each.period == period), first.place)


def _of_late(plan: Plan, expectation: Expectation) -> Iterator[Measure]:
    """For how many months what was revised had been due when its revision came into force.

    Only what asks for less, and of the year of the period alone.
    """
    item, at = expectation.item, expectation.period
    found = [
        (months_between(change.revision.period, change.revision.from_), change.revision.place)
        for change in _lowered(plan, item, at)
        if change.revision.period is not None and change.revision.from_.year == at.year
    ]
    if found:
        months, place = max(found, key=lambda each: each[0])
        how = message("months after it was due")
        yield odd("months_revised_late", Decimal(months), how, (place,))


def _lowered(plan: Plan, item: Item, at: Period) -> Iterator[Change]:
    """What was lowered after the month it was for: a target, or what was programmed."""
    for each in plan.changes:
        late = each.revision.period is not None and each.revision.from_ > each.revision.period
        of_item = each.revision.code == item.code and each.revision.field is Field.PROGRAMMED
        if late and of_item and _isless_asked(item, each):
            yield each
    whole = plan.original or plan
    called = names_at(whole, at)
    for revision in late_revisions(plan, at):
        if called.get(revision.code, revision.code) == item.code:
            before = before_revisions(whole, revision.code, revision.field, revision.period)
            change = Change(revision, before)
            if _isless_asked(item, change):
                yield change


def _isless_asked(item: Item, change: Change) -> bool:
    now, before = change.revision.value, change.before
    if not isinstance(now, Decimal) or not isinstance(before, Decimal):
        return False
    return less_asked(item, before, now) > 0


def less_asked(item: Item, before: Decimal, now: Decimal) -> Decimal:
    """How much less is asked than before, in the item's unit; below zero where more is."""
    return before - now if _rises(item) else now - before


def _rises(item: Item) -> bool:
    """Whether more is better: of an indicator by its direction, else by its bound."""
    if not isinstance(item, Indicator):
        return True
    if item.direction is Direction.UNDEFINED:
        return item.aggregation is not Aggregation.MAXIMUM_PERMISSIBLE
    return item.direction is Direction.ASCENDING


def months_between(earlier: Period | None, later: Period) -> int:
    """How many months lie from one to the other."""
    if earlier is None:
        return 0
    return (later.year - earlier.year) * _MONTHS + later.month - earlier.month
