"""What is odd in the revisions and renamings of a plan: each is read as it stands, and said."""

from collections.abc import Iterator

from sheetgen.language.message import message
from sheetgen.model.in_force import in_force, late_revisions, renamings
from sheetgen.model.oddity import PlanOddity
from sheetgen.model.period import Period
from sheetgen.model.plan import Plan


def change_oddities(plan: Plan, period: Period | None = None) -> Iterator[PlanOddity]:
    """Those of what comes into force in one month, or in any."""
    whole = plan.original or plan
    months = {each.from_ for each in whole.revisions} | {each.from_ for each in whole.renamed}
    for month in sorted(months if period is None else months & {period}):
        yield from _without_effect(whole, month)
        yield from _too_late(whole, month)
        yield from _swapped(whole, month)


def _without_effect(plan: Plan, month: Period) -> Iterator[PlanOddity]:
    for change in in_force(plan, month).changes:
        revision = change.revision
        if revision.from_ == month and change.before == revision.value:
            yield PlanOddity(
                code=revision.code,
                place=revision.place,
                message=message(
                    "{code}: the revision of {field} from {month} on changes nothing: the plan "
                    "held that already.",
                    code=revision.code,
                    field=revision.field.word,
                    month=month,
                ),
                remedy=message(
                    "Put what was planned first back into its table: the revision alone says what "
                    "it became."
                ),
            )


def _too_late(plan: Plan, month: Period) -> Iterator[PlanOddity]:
    for revision in late_revisions(plan, month):
        if revision.from_ == month:
            yield PlanOddity(
                code=revision.code,
                place=revision.place,
                message=message(
                    "{code}: the target of {due} is revised from {month} on, when it had been due: "
                    "{due} is judged by the target in force then.",
                    code=revision.code,
                    due=revision.period,
                    month=month,
                ),
                remedy=message("Correct the month under from, or remove the line."),
            )


def _swapped(plan: Plan, month: Period) -> Iterator[PlanOddity]:
    for group in renamings(plan.renamed):
        taken = {each.new: each for each in group if each.from_ == month}
        for each in group:
            if each.old in taken and each.from_ == month:
                yield PlanOddity(
                    code=each.new,
                    place=each.place,
                    message=message(
                        "{old} became {new} in {month}, and another item took the code {old}: what "
                        "{old} reported before is of {new} since.",
                        old=each.old,
                        new=each.new,
                        month=month,
                    ),
                    remedy=message(
                        "If the codes did not change hands, remove these lines; if they did, "
                        "nothing has to be done."
                    ),
                )
