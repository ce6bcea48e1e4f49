"""Which due periods of a plan have no target, so that what is reported for them is never rated."""

from collections.abc import Iterator, Sequence

from sheetgen.language.message import Message, message, message_n
from sheetgen.model.figure import Gap
from sheetgen.model.intermediate import all_targets
from sheetgen.model.oddity import PlanOddity
from sheetgen.model.period import Period, december
from sheetgen.model.plan import Indicator, Item, Plan
from sheetgen.model.traits import Intermediate
from sheetgen.records import replace

_MOST_NAMED = 5


def without_targets(plan: Plan) -> Iterator[PlanOddity]:
    """Indicators without any target, those that lack years, and those that lack parts of years."""
    whole = replace(plan, targets=all_targets(plan))
    never = [each for each in plan.indicators if not _judged(whole, each)]
    if never:
        yield of_many(
            plan,
            never,
            message_n(
                "{n} indicator has no target, so that it is never judged: {codes}{more}.",
                "{n} indicators have no target, so that they are never judged: {codes}{more}.",
                len(never),
                **named_items(never),
            ),
            message("Add their targets to targets.csv."),
        )
    years: dict[tuple[int, ...], list[Indicator]] = {}
    parts: dict[tuple[Period, ...], list[Indicator]] = {}
    for item in plan.indicators:
        if item in never:
            continue
        mine = dict(whole.targets.of_item(item.code).dated)
        none = {period for period, figure in mine.items() if isinstance(figure, Gap)}
        told = set(mine)
        due = [
            each
            for each in _due(plan, item)
            if each not in told and december(each.year) not in none
        ]
        empty = {each.year for each in due} - {each.year for each in told}
        if empty:
            years.setdefault(tuple(sorted(empty)), []).append(item)
        if some := tuple(each for each in due if each.year not in empty):
            parts.setdefault(some, []).append(item)
    for lacking, items in years.items():
        yield of_many(
            plan,
            items,
            message_n(
                "{n} indicator is due in {years} and has no target for it: {codes}{more}.",
                "{n} indicators are due in {years} and have no target for it: {codes}{more}.",
                len(items),
                years=[str(year) for year in lacking],
                **named_items(items),
            ),
            message("Add them to targets.csv, or write ND where there is none."),
        )
    yield from (_of_parts(plan, lacking, items) for lacking, items in parts.items())


def never_due(plan: Plan) -> Iterator[PlanOddity]:
    """Targets for months of the plan in which their indicator never falls due."""
    for item in plan.indicators:
        months = item.frequency.months
        dated = plan.targets.of_item(item.code).dated
        for period in [at for at, _ in dated if at.month not in months and plan.covers(at)]:
            row = plan.targets.of_item(item.code).of_period(period)
            yield PlanOddity(
                code=item.code,
                place=item.place if row is None else row.place,
                message=message(
                    "{code}: it does not fall due in {period} ({frequency}): that target is never "
                    "read.",
                    code=item.code,
                    period=period,
                    frequency=item.frequency.meaning,
                ),
                remedy=message("Correct the period, or the frequency of the indicator."),
            )


def _of_parts(plan: Plan, lacking: Sequence[Period], items: Sequence[Indicator]) -> PlanOddity:
    remedy = message(
        "Add them to targets.csv with their period, or say in plan.toml how they follow from the "
        'target of the year: targets = "linear" or "same".'
    )
    if plan.intermediate is not Intermediate.GIVEN:
        remedy = message(
            "Add them to targets.csv with their period, or a baseline with its year, from which "
            "they follow."
        )
    return of_many(
        plan,
        items,
        message_n(
            "{n} indicator is due in {periods}{later} without a target, and is not rated then: "
            "{codes}{more}.",
            "{n} indicators are due in {periods}{later} without a target, and are not rated then: "
            "{codes}{more}.",
            len(items),
            periods=[str(each) for each in lacking[:_MOST_NAMED]],
            later=" …" if len(lacking) > _MOST_NAMED else "",
            **named_items(items),
        ),
        remedy,
    )


def _judged(plan: Plan, item: Indicator) -> bool:
    mine = plan.targets.of_item(item.code).dated
    return any(not isinstance(figure, Gap) for _, figure in mine)


def _due(plan: Plan, item: Indicator) -> Iterator[Period]:
    for year in _years(plan):
        for at in (Period(year, month) for month in item.frequency.months):
            if plan.covers(at):
                yield at


def of_many(plan: Plan, items: Sequence[Item], said: Message, remedy: Message) -> PlanOddity:
    """One line for all the items of which the same is odd, at the first of them."""
    return PlanOddity(
        code=items[0].code if len(items) == 1 else plan.code,
        place=items[0].place,
        message=said,
        remedy=remedy,
    )


def named_items(items: Sequence[Item]) -> dict[str, object]:
    """The first of their codes, and whether there are more, as slots of a sentence."""
    more = len(items) > _MOST_NAMED
    return {"codes": [each.code for each in items[:_MOST_NAMED]], "more": " …" if more else ""}


def _years(plan: Plan) -> range:
    """The years of a plan, from its dates or, where it has none, from its targets."""
    told = {each.year for each in plan.targets.periods}
    first = plan.from_.year if plan.from_ else min(told, default=0)
    last = plan.until.year if plan.until else max(told, default=-1)
    return range(first, last + 1)
