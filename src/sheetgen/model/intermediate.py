"""What an indicator should reach in the periods before the one in which its year's target is due.

A plan gives those targets itself, or says how they follow from the year's (``targets`` in
plan.toml). A target that was given always stands. One that follows has the 15 digits that
spreadsheets show: whoever has just 75 % of a twelfth of 16 is measured at 75 (METHOD 2: nothing
else is rounded before judging).
"""

from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from itertools import pairwise

from sheetgen.language.message import Message, message
from sheetgen.model.figure import as_spreadsheets_see
from sheetgen.model.kinds import Aggregation
from sheetgen.model.period import Period, december
from sheetgen.model.plan import Indicator, Plan, Target
from sheetgen.model.printed import in_unit
from sheetgen.model.timetable import Timetable
from sheetgen.model.traits import Intermediate

_Given = Mapping[Period, Target]


def all_targets(plan: Plan) -> Timetable[Target]:
    """The targets of a plan, those that follow from a year's among them."""
    if plan.intermediate is Intermediate.GIVEN:
        return plan.targets
    return plan.targets.with_rows(_that_follow(plan))


def _that_follow(plan: Plan) -> Iterator[Target]:
    for item in plan.indicators:
        mine = {each.period: each for each in plan.targets.of_item(item.code)}
        for aim in mine.values():
            if aim.period == december(aim.period.year) and isinstance(aim.figure, Decimal):
                for each in _of_year(item, aim, mine, plan.intermediate):
                    if plan.covers(each.period):
                        yield each


def _of_year(item: Indicator, aim: Target, given: _Given, how: Intermediate) -> Iterable[Target]:
    due = [Period(aim.period.year, month) for month in item.frequency.months]
    lacking = [each for each in due if each not in given]
    if not lacking:
        return ()
    if how is Intermediate.SAME or item.aggregation.is_permissible:
        return _same(aim, lacking)
    if item.aggregation is Aggregation.ACCUMULATED:
        # With a period given, the plan has divided the year itself.
        return _divided(aim, due) if len(lacking) == len(due) - 1 else ()
    return _in_line(item, aim, given, lacking)


def _same(aim: Target, lacking: Iterable[Period]) -> Iterator[Target]:
    said = message("the target of {year}, which holds in each period", year=str(aim.period.year))
    return (_following(aim, each, aim.figure, said) for each in lacking)


def _divided(aim: Target, due: list[Period]) -> Iterator[Target]:
    """Equal parts of what is to be reached in the year, of an indicator whose values add up.

    The last part takes what the division leaves, so that they come to the year's target exactly.
    """
    whole = aim.figure
    if not isinstance(whole, Decimal):
        return
    part = as_spreadsheets_see(whole / len(due))
    said = message(
        "the target of {year} ({target}) in {n} equal parts, because its values add up",
        year=str(aim.period.year),
        target=whole,
        n=len(due),
    )
    for each in due:
        last = each == aim.period
        figure = whole - part * (len(due) - 1) if last else part
        yield _following(aim, each, figure, said)


def _in_line(
    item: Indicator, aim: Target, given: _Given, lacking: Iterable[Period]
) -> Iterator[Target]:
    """On the straight lines between what is known: the baseline and the targets that are given."""
    points = {at: each.figure for at, each in given.items() if isinstance(each.figure, Decimal)}
    start = december(item.baseline_year or aim.period.year - 1)
    if isinstance(item.baseline, Decimal) and all(start < at for at in points):
        points[start] = item.baseline
    known = sorted(points.items())
    for at in lacking:
        for (first, low), (last, high) in pairwise(known):
            if first < at < last:
                said = message(
                    "in a straight line from {low} in {first} to {high} in {last}",
                    low=in_unit(item, low),
                    first=first,
                    high=in_unit(item, high),
                    last=last,
                )
                passed, whole = at.months_since(first), last.months_since(first)
                figure = as_spreadsheets_see(low + (high - low) * passed / whole)
                yield _following(aim, at, figure, said)


def _following(aim: Target, at: Period, figure: object, said: Message) -> Target:
    if not isinstance(figure, Decimal):
        raise TypeError(figure)
    return Target(aim.code, at, figure, aim.place, follows=said, of_year=aim)
